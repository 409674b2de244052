/*
 * Two functions of iphlpapi.dll that whatever needs SecureRandom calls on a Windows JVM, for Wine alone. Built into an
 * iphlpapi.dll beside java.exe whose every other export is forwarded to iphlpapi_wine.dll, a copy of Wine's own.
 */
#include <winsock2.h>
#include <ws2ipdef.h>
#include <iphlpapi.h>
#include <netioapi.h>

/*
 * Wine 8 lacks it, and the network code of Java 18 and later wants it: without it the JVM dies with 0xC06D007F. An empty table
 * rather than ERROR_NOT_FOUND, which a caller might not expect. Wine's FreeMibTable is HeapFree.
 */
DWORD WINAPI OursGetAnycastIpAddressTable(ADDRESS_FAMILY family, PMIB_ANYCASTIPADDRESS_TABLE *table) {
    (void)family;
    if (!table) return ERROR_INVALID_PARAMETER;
    *table = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof **table);
    return *table ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}

/*
 * Wine 10 answers ERROR_INVALID_DATA when prefixes are wanted, as Java 17 wants them (seen on a machine without routes), and
 * the JVM has no SecureRandom for the rest of its life. Without prefixes the answer is complete but for these.
 */
ULONG WINAPI OursGetAdaptersAddresses(ULONG family, ULONG flags, PVOID reserved, PIP_ADAPTER_ADDRESSES list, PULONG size) {
    typedef ULONG(WINAPI * Function)(ULONG, ULONG, PVOID, PIP_ADAPTER_ADDRESSES, PULONG);
    Function wines = (Function)(void *)GetProcAddress(LoadLibraryW(L"iphlpapi_wine.dll"), "GetAdaptersAddresses");
    ULONG room = size ? *size : 0, result;
    if (!wines) return ERROR_NOT_SUPPORTED;
    result = wines(family, flags, reserved, list, size);
    if (result != ERROR_INVALID_DATA) return result;
    *size = room;
    return wines(family, flags & ~GAA_FLAG_INCLUDE_PREFIX, reserved, list, size);
}
