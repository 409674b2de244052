// SPDX-License-Identifier: Apache-2.0
// Linked like any program that uses wlanapi, peerdist and mpr; only that it lies beside the faces. Ends with 0 when
// they answered.
#include <cstdio>

#include "win/api.h"

int main() {
    DWORD version = 0;
    HANDLE client = nullptr;
    const DWORD opened = WlanOpenHandle(2, nullptr, &version, &client);
    const DWORD closed = WlanCloseHandle(client, nullptr);
    const DWORD again = WlanCloseHandle(client, nullptr);
    std::printf("open %lu version %lu close %lu again %lu simulator %s\n", opened, version, closed, again,
                GetModuleHandleW(L"winnet4j-simulator.dll") != nullptr ? "yes" : "no");
    HANDLE session = nullptr;
    const DWORD started = PeerDistStartup(2, &session, nullptr);
    const DWORD shut = PeerDistShutdown(session);
    const DWORD cancelled = WNetCancelConnectionA("F:", FALSE);
    std::printf("startup %lu shutdown %lu cancel %lu\n", started, shut, cancelled);
    return started == 0 && shut == 0 && cancelled == ERROR_NOT_CONNECTED && opened == 0 && version == 2 &&
                   closed == 0 && again == ERROR_INVALID_HANDLE &&
                   GetModuleHandleW(L"winnet4j-simulator.dll") != nullptr
               ? 0
               : 1;
}
