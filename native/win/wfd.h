// SPDX-License-Identifier: Apache-2.0
// Wi-Fi Direct, as wlanapi.h of the Windows SDK declares it (Windows 8 and later). mingw-w64's wlanapi.h has none of
// the functions; newer ones have the version.
#pragma once

#include <windows.h>

#include <windot11.h>

extern "C" {

#ifndef WFD_API_VERSION
inline constexpr DWORD WFD_API_VERSION = 1;
#endif

DWORD WINAPI WFDOpenHandle(DWORD dwClientVersion, PDWORD pdwNegotiatedVersion, PHANDLE phClientHandle);
DWORD WINAPI WFDCloseHandle(HANDLE hClientHandle);
using WFD_OPEN_SESSION_COMPLETE_CALLBACK = VOID(WINAPI*)(HANDLE hSessionHandle, PVOID pvContext,
                                                         GUID guidSessionInterface, DWORD dwError, DWORD dwReasonCode);
DWORD WINAPI WFDStartOpenSession(HANDLE hClientHandle, PDOT11_MAC_ADDRESS pDeviceAddress, PVOID pvContext,
                                 WFD_OPEN_SESSION_COMPLETE_CALLBACK pfnCallback, PHANDLE phSessionHandle);
DWORD WINAPI WFDCancelOpenSession(HANDLE hSessionHandle);
DWORD WINAPI WFDOpenLegacySession(HANDLE hClientHandle, PDOT11_MAC_ADDRESS pLegacyMacAddress, HANDLE* phSessionHandle,
                                  GUID* pGuidSessionInterface);
DWORD WINAPI WFDCloseSession(HANDLE hSessionHandle);
DWORD WINAPI WFDUpdateDeviceVisibility(PDOT11_MAC_ADDRESS pDeviceAddress);

}  // extern "C"
