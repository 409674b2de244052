// SPDX-License-Identifier: Apache-2.0
// The two hooks of delay-loading. They turn "this Windows has no such DLL or function", which without them ends the
// process, into the codes 126 and 127, and keep the search for a DLL inside System32 (but for modules.h's bound ones).
#include "win/modules.h"

#include <delayimp.h>

#include <cstring>

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

/** A module that has none of the functions and whose reference count doesn't matter: the process needs it anyway. */
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
    const bool noModule = info->hmodCur == emptyModule();
    if (info->dlp.fImportByName && std::strcmp(info->dlp.szProcName, kBooleanFunction) == 0) {
        return noModule ? moduleMissingBoolean : procedureMissingBoolean;
    }
    return noModule ? moduleMissing : procedureMissing;
}

}  // namespace
}  // namespace winnet4j::win

// MSVC's helper wants them constant; mingw's declares them as variables.
#if defined(_MSC_VER)
extern "C" const PfnDliHook __pfnDliNotifyHook2 = winnet4j::win::beforeLoad;
extern "C" const PfnDliHook __pfnDliFailureHook2 = winnet4j::win::onFailure;
#else
PfnDliHook __pfnDliNotifyHook2 = winnet4j::win::beforeLoad;
PfnDliHook __pfnDliFailureHook2 = winnet4j::win::onFailure;
#endif
