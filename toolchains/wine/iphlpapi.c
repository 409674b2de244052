/*
 * The one function that Wine 8's iphlpapi.dll lacks and the network code of Java 18 and later wants: without
 * it whatever needs SecureRandom dies with 0xC06D007F. Built into an iphlpapi.dll beside java.exe whose every
 * other export is forwarded to iphlpapi_wine.dll, a copy of Wine's own. Only for tests under Wine.
 */
#include <winsock2.h>
#include <ws2ipdef.h>
#include <iphlpapi.h>
#include <netioapi.h>

/* An empty table rather than ERROR_NOT_FOUND: nobody has to expect it. Wine's FreeMibTable is HeapFree. */
DWORD WINAPI WineLacksGetAnycastIpAddressTable(ADDRESS_FAMILY family, PMIB_ANYCASTIPADDRESS_TABLE *table) {
    (void)family;
    if (!table) return ERROR_INVALID_PARAMETER;
    *table = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof **table);
    return *table ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}
