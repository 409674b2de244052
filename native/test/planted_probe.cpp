// SPDX-License-Identifier: Apache-2.0
// A program that uses the three DLLs, either by our delay-loading ("ours") or, to show that the bait works, by Windows'
// default search ("default").
#include <cstring>

#include "win/modules.h"

int main(int count, char** arguments) {
    if (count > 1 && std::strcmp(arguments[1], "default") == 0) {
        return LoadLibraryW(L"peerdist.dll") != nullptr ? 0 : 1;
    }
    WlanCloseHandle(nullptr, nullptr);
    WNetCancelConnectionA("Q:", FALSE);
    const DWORD code = PeerDistStartup(2, nullptr, nullptr);
    return code == 0xBAD ? 1 : 0;
}
