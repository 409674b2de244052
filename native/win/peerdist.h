// SPDX-License-Identifier: Apache-2.0
// BranchCache, as peerdist.h of the Windows SDK declares it (Windows 7 and later). mingw-w64 has no such header. The
// numbers of the errors are those of the SDK's winerror.h, which mingw-w64 lacks too.
#pragma once

#include <windows.h>

extern "C" {

using PEERDIST_INSTANCE_HANDLE = HANDLE;
using PEERDIST_CONTENT_HANDLE = HANDLE;

enum PEERDIST_STATUS { PEERDIST_STATUS_DISABLED = 0, PEERDIST_STATUS_UNAVAILABLE = 1, PEERDIST_STATUS_AVAILABLE = 2 };

DWORD WINAPI PeerDistStartup(DWORD dwVersionRequested, PEERDIST_INSTANCE_HANDLE* phPeerDist,
                             PDWORD pdwSupportedVersion);
DWORD WINAPI PeerDistShutdown(PEERDIST_INSTANCE_HANDLE hPeerDist);
DWORD WINAPI PeerDistGetStatus(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_STATUS* pPeerDistStatus);
DWORD WINAPI PeerDistClientCancelAsyncOperation(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                PEERDIST_CONTENT_HANDLE hContentHandle, LPOVERLAPPED pOverlapped);

}  // extern "C"
