// SPDX-License-Identifier: Apache-2.0
#include "win/modules.h"

#include <cstddef>
#include <cstring>

namespace winnet4j::win {
namespace {

constexpr const char* kDlls[] = {"wlanapi.dll", "mpr.dll", "peerdist.dll"};
constexpr std::size_t kLongestName = 16;

bool isOurs(const char* dll) noexcept {
    for (const char* known : kDlls) {
        if (_stricmp(known, dll) == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace

HMODULE loadSystemModule(const char* dll) noexcept {
    if (!isOurs(dll)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return nullptr;
    }
    // The full path matters: by its bare name LoadLibrary would take any DLL of that name which is loaded already,
    // wherever it came from. The flag holds for the DLLs that this one needs.
    wchar_t path[MAX_PATH + 1 + kLongestName];
    UINT end = GetSystemDirectoryW(path, MAX_PATH);
    if (end == 0 || end >= MAX_PATH) {
        return nullptr;
    }
    path[end++] = L'\\';
    for (const char* c = dll; *c != '\0'; ++c) {
        path[end++] = static_cast<wchar_t>(*c);
    }
    path[end] = L'\0';
    return LoadLibraryExW(path, nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
}

DWORD findProcedure(const char* dll, const char* function) noexcept {
    if (!isOurs(dll)) {
        return ERROR_INVALID_PARAMETER;
    }
    const HMODULE module = loadSystemModule(dll);
    if (module == nullptr) {
        return ERROR_MOD_NOT_FOUND;
    }
    const bool found = GetProcAddress(module, function) != nullptr;
    FreeLibrary(module);
    return found ? ERROR_SUCCESS : ERROR_PROC_NOT_FOUND;
}

}  // namespace winnet4j::win
