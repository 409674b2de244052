// SPDX-License-Identifier: Apache-2.0
// Where the first call of an imported function goes. Turns "this Windows has no such DLL or function" into the codes
// 126 and 127, and keeps the search for a DLL inside System32 (but for modules.h's bound ones). How the call came here
// is the business of imports_*.inc, or of MSVC's delay-load helper.
#include "win/modules.h"

#include <atomic>
#include <cstring>

#if defined(_MSC_VER)
#include <delayimp.h>
#endif

namespace winnet4j::win {
namespace {

// Stand in for every missing function. Those return a DWORD code, or nothing, and on x64 and arm64 the caller clears
// the stack, so one signature serves whatever the arguments are.
INT_PTR WINAPI moduleMissing() { return ERROR_MOD_NOT_FOUND; }
INT_PTR WINAPI procedureMissing() { return ERROR_PROC_NOT_FOUND; }

// The same for the one function that answers with a BOOL and the last error.
constexpr const char* kBooleanFunction = "PeerDistGetOverlappedResult";
INT_PTR WINAPI moduleMissingBoolean() {
    SetLastError(ERROR_MOD_NOT_FOUND);
    return FALSE;
}
INT_PTR WINAPI procedureMissingBoolean() {
    SetLastError(ERROR_PROC_NOT_FOUND);
    return FALSE;
}

FARPROC standIn(bool module, const char* function) noexcept {
    if (std::strcmp(function, kBooleanFunction) == 0) {
        return module ? procedureMissingBoolean : moduleMissingBoolean;
    }
    return module ? procedureMissing : moduleMissing;
}

}  // namespace
}  // namespace winnet4j::win

#if defined(_MSC_VER)

namespace winnet4j::win {
namespace {

/** A module that has none of the functions and that the process needs anyway: its reference count doesn't matter. */
HMODULE emptyModule() noexcept { return GetModuleHandleW(L"kernel32.dll"); }

FARPROC WINAPI beforeLoad(unsigned event, PDelayLoadInfo info) {
    if (event != dliNotePreLoadLibrary) {
        return nullptr;
    }
    HMODULE module = loadModule(info->szDll);
    if (module == nullptr) {
        // Null would make the helper search by the default order, which ends in the current directory and in PATH.
        module = emptyModule();
    }
    return reinterpret_cast<FARPROC>(module);
}

FARPROC WINAPI onFailure(unsigned event, PDelayLoadInfo info) {
    if (event != dliFailGetProc) {
        return nullptr;
    }
    return standIn(info->hmodCur != emptyModule(), info->dlp.fImportByName ? info->dlp.szProcName : "");
}

}  // namespace
}  // namespace winnet4j::win

extern "C" const PfnDliHook __pfnDliNotifyHook2 = winnet4j::win::beforeLoad;
extern "C" const PfnDliHook __pfnDliFailureHook2 = winnet4j::win::onFailure;

#else

/**
 * Called by imports_*.inc, by many threads at once for the same slot if need be: all find the same. Later calls jump
 * where the slot says, without us. The thread's last error stays as it was, as a call of Windows finds it otherwise.
 */
extern "C" FARPROC winnet4j_first_call(void** slot, const char* dll, const char* function) noexcept {
    const DWORD lastError = GetLastError();
    const HMODULE module = winnet4j::win::keptModule(dll);
    FARPROC found = module != nullptr ? GetProcAddress(module, function) : nullptr;
    if (found == nullptr) {
        found = winnet4j::win::standIn(module != nullptr, function);
    }
    std::atomic_ref<void*>(*slot).store(reinterpret_cast<void*>(found), std::memory_order_release);
    SetLastError(lastError);
    return found;
}

#endif
