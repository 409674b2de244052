// SPDX-License-Identifier: Apache-2.0
// A DLL as an attacker would plant it: it leaves a file beside itself, named like itself plus ".loaded", when it is
// loaded.
#include <windows.h>

extern "C" __declspec(dllexport) DWORD WINAPI PeerDistStartup(DWORD, void*, void*) { return 0xBAD; }

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, void*) {
    if (reason == DLL_PROCESS_ATTACH) {
        wchar_t mark[MAX_PATH + 8];
        const DWORD length = GetModuleFileNameW(self, mark, MAX_PATH);
        lstrcpyW(mark + length, L".loaded");
        const HANDLE file = CreateFileW(mark, GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
        if (file != INVALID_HANDLE_VALUE) {
            CloseHandle(file);
        }
    }
    return TRUE;
}
