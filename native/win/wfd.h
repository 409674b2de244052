// SPDX-License-Identifier: Apache-2.0
// Wi-Fi Direct, as wlanapi.h of the Windows SDK declares it (Windows 8 and later). mingw-w64's wlanapi.h has none of
// the functions; newer ones have the version.
#pragma once

#include <windows.h>

extern "C" {

#ifndef WFD_API_VERSION
inline constexpr DWORD WFD_API_VERSION = 1;
#endif

DWORD WINAPI WFDOpenHandle(DWORD dwClientVersion, PDWORD pdwNegotiatedVersion, PHANDLE phClientHandle);
DWORD WINAPI WFDCloseHandle(HANDLE hClientHandle);
DWORD WINAPI WFDCancelOpenSession(HANDLE hSessionHandle);
DWORD WINAPI WFDCloseSession(HANDLE hSessionHandle);

}  // extern "C"
