// SPDX-License-Identifier: Apache-2.0
#include "win/modules.h"

#include <atomic>
#include <cstddef>
#include <cstring>

namespace winnet4j::win {
namespace {

constexpr std::size_t kLongestName = 16;

/** One of those that we use. */
struct Dll {
    const char* name;
    /** What that name means: nothing yet, System32's, or the module that was bound. */
    std::atomic<HMODULE> choice;
    /** What keptModule answers: nothing yet, that it is missing, or the module. */
    std::atomic<HMODULE> kept;
};

Dll dlls[] = {{"wlanapi.dll", nullptr, nullptr},
              {"mpr.dll", nullptr, nullptr},
              {"peerdist.dll", nullptr, nullptr},
              {"iphlpapi.dll", nullptr, nullptr},
              {"cfgmgr32.dll", nullptr, nullptr}};

// No module lies at this address.
HMODULE systems() noexcept { return static_cast<HMODULE>(INVALID_HANDLE_VALUE); }
HMODULE missing() noexcept { return systems(); }

Dll* find(const char* name) noexcept {
    for (Dll& known : dlls) {
        if (_stricmp(known.name, name) == 0) {
            return &known;
        }
    }
    return nullptr;
}

HMODULE loadFromSystem(const char* name) noexcept {
    // The full path matters: by its bare name LoadLibrary would take any DLL of that name which is loaded already,
    // wherever it came from. The flag holds for the DLLs that this one needs.
    wchar_t path[MAX_PATH + 1 + kLongestName];
    UINT end = GetSystemDirectoryW(path, MAX_PATH);
    if (end == 0 || end >= MAX_PATH) {
        return nullptr;
    }
    path[end++] = L'\\';
    for (const char* c = name; *c != '\0'; ++c) {
        path[end++] = static_cast<wchar_t>(*c);
    }
    path[end] = L'\0';
    return LoadLibraryExW(path, nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
}

/** The module at that address, with one reference more unless the flags say else; null when there is none. */
HMODULE again(HMODULE module, DWORD flags) noexcept {
    HMODULE found = nullptr;
    const auto* address = reinterpret_cast<const wchar_t*>(module);
    if (GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | flags, address, &found) == FALSE) {
        return nullptr;
    }
    return found;
}

}  // namespace

HMODULE loadModule(const char* dll) noexcept {
    Dll* known = find(dll);
    if (known == nullptr) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return nullptr;
    }
    // The first use or binding decides; then it never changes.
    HMODULE chosen = nullptr;
    if (known->choice.compare_exchange_strong(chosen, systems()) || chosen == systems()) {
        return loadFromSystem(known->name);
    }
    return again(chosen, 0);
}

HMODULE keptModule(const char* dll) noexcept {
    Dll* known = find(dll);
    if (known == nullptr) {
        return nullptr;
    }
    HMODULE kept = known->kept;
    if (kept == nullptr) {
        const HMODULE mine = loadModule(dll);
        const HMODULE wanted = mine != nullptr ? mine : missing();
        if (known->kept.compare_exchange_strong(kept, wanted)) {
            kept = wanted;
        } else if (mine != nullptr) {
            FreeLibrary(mine);  // another thread was faster, and its reference is the one that stays
        }
    }
    return kept == missing() ? nullptr : kept;
}

DWORD bindModule(const char* dll, HMODULE module) noexcept {
    Dll* known = find(dll);
    if (known == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    HMODULE chosen = known->choice;
    if (chosen == nullptr) {
        // Functions of it will be called as long as the process lives, whatever becomes of its loader.
        if (module == nullptr || again(module, GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT) != module) {
            return ERROR_INVALID_HANDLE;
        }
        again(module, GET_MODULE_HANDLE_EX_FLAG_PIN);
        if (known->choice.compare_exchange_strong(chosen, module)) {
            return ERROR_SUCCESS;
        }
    }
    return chosen == systems() ? ERROR_BUSY : ERROR_ALREADY_ASSIGNED;
}

DWORD findProcedure(const char* dll, const char* function) noexcept {
    if (find(dll) == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    const HMODULE module = loadModule(dll);
    if (module == nullptr) {
        return ERROR_MOD_NOT_FOUND;
    }
    const bool found = GetProcAddress(module, function) != nullptr;
    FreeLibrary(module);
    return found ? ERROR_SUCCESS : ERROR_PROC_NOT_FOUND;
}

}  // namespace winnet4j::win
