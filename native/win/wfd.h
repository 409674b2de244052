// SPDX-License-Identifier: Apache-2.0
// Wi-Fi Direct, as wlanapi.h of the Windows SDK declares it (Windows 8 and later). mingw-w64's wlanapi.h has none of it.
#pragma once

#include <windows.h>

extern "C" {

inline constexpr DWORD WFD_API_VERSION = 1;

DWORD WINAPI WFDOpenHandle(DWORD dwClientVersion, PDWORD pdwNegotiatedVersion, PHANDLE phClientHandle);
DWORD WINAPI WFDCloseHandle(HANDLE hClientHandle);
DWORD WINAPI WFDCancelOpenSession(HANDLE hSessionHandle);
DWORD WINAPI WFDCloseSession(HANDLE hSessionHandle);

}  // extern "C"
