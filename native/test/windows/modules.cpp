// SPDX-License-Identifier: Apache-2.0
// DLLs: there is this program or library, which has the simulator's functions, and as much of ntdll.dll as is asked
// for. System32 is empty.
#include <dlfcn.h>

#include <cstring>
#include <string>

#include "state.h"

namespace winnet4j::test {
namespace {

/** Has no file, and no module lies at its address. */
HMODULE ntdll() {
    static char place;
    return reinterpret_cast<HMODULE>(&place);
}

ULONG NTAPI statusToDosError(LONG status) {
    switch (static_cast<ULONG>(status)) {
        case 0:
            return ERROR_SUCCESS;
        case 0x103:
            return ERROR_IO_PENDING;
        case 0x80000005:
            return ERROR_MORE_DATA;
        case 0xC0000005:
            return ERROR_NOACCESS;
        case 0xC0000008:
            return ERROR_INVALID_HANDLE;
        case 0xC000000D:
            return ERROR_INVALID_PARAMETER;
        case 0xC0000011:
            return ERROR_HANDLE_EOF;
        case 0xC0000017:
            return ERROR_NOT_ENOUGH_MEMORY;
        case 0xC0000022:
            return ERROR_ACCESS_DENIED;
        case 0xC00000B5:
            return ERROR_SEM_TIMEOUT;
        case 0xC00000BB:
            return ERROR_NOT_SUPPORTED;
        case 0xC0000120:
            return ERROR_OPERATION_ABORTED;
        default:
            break;
    }
    const ULONG high = static_cast<ULONG>(status) >> 16;
    return high == 0x8007 || high == 0xC001 || high == 0xC007 ? static_cast<ULONG>(status) & 0xFFFF
                                                              : ERROR_MR_MID_NOT_FOUND;
}

/** The one module there is, if that address is in it: where it begins. */
HMODULE moduleAt(const void* address, const char** file = nullptr) {
    Dl_info found{};
    Dl_info own{};
    if (dladdr(address, &found) == 0 || dladdr(reinterpret_cast<const void*>(&statusToDosError), &own) == 0 ||
        found.dli_fbase != own.dli_fbase) {
        return nullptr;
    }
    if (file != nullptr) {
        *file = own.dli_fname;
    }
    return reinterpret_cast<HMODULE>(own.dli_fbase);
}

}  // namespace
}  // namespace winnet4j::test

using namespace winnet4j::test;

extern "C" {

/** Stays where it is, whoever has references. */
BOOL WINAPI GetModuleHandleExW(DWORD flags, LPCWSTR address, HMODULE* module) {
    *module = (flags & GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS) != 0 ? moduleAt(address) : nullptr;
    return *module != nullptr ? TRUE : fail(ERROR_MOD_NOT_FOUND);
}

HMODULE WINAPI GetModuleHandleW(LPCWSTR name) {
    return name != nullptr && _wcsicmp(name, L"ntdll.dll") == 0 ? ntdll() : nullptr;
}

FARPROC WINAPI GetProcAddress(HMODULE module, LPCSTR name) {
    void* found = nullptr;
    const char* file = nullptr;
    if (module == ntdll()) {
        found = std::strcmp(name, "NtSetIoCompletion") == 0       ? reinterpret_cast<void*>(&setIoCompletion)
                : std::strcmp(name, "RtlNtStatusToDosError") == 0 ? reinterpret_cast<void*>(&statusToDosError)
                                                                  : nullptr;
    } else if (module != nullptr && moduleAt(module, &file) == module) {
        if (void* self = dlopen(file, RTLD_LAZY | RTLD_NOLOAD)) {
            found = dlsym(self, (std::string("Sim_") + name).c_str());
            dlclose(self);
        }
    }
    if (found == nullptr) {
        fail(ERROR_PROC_NOT_FOUND);
    }
    return reinterpret_cast<FARPROC>(found);
}

HMODULE WINAPI LoadLibraryExW(LPCWSTR, HANDLE, DWORD) {
    fail(ERROR_MOD_NOT_FOUND);
    return nullptr;
}
BOOL WINAPI FreeLibrary(HMODULE) { return TRUE; }

UINT WINAPI GetSystemDirectoryW(LPWSTR to, UINT room) {
    const std::wstring path = L"C:\\Windows\\system32";
    if (path.size() < room) {
        path.copy(to, path.size());
        to[path.size()] = L'\0';
    }
    return static_cast<UINT>(path.size() + (path.size() < room ? 0 : 1));
}

}  // extern "C"
