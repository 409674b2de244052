// SPDX-License-Identifier: Apache-2.0
// What of network connections the winnetwk.h of mingw-w64 lacks, as the Windows SDK declares it.
#pragma once

#include <windows.h>

#include <winnetwk.h>

extern "C" {

DWORD WINAPI WNetAddConnection4A(HWND hwndOwner, LPNETRESOURCEA lpNetResource, PVOID pAuthBuffer, DWORD cbAuthBuffer,
                                 DWORD dwFlags, PBYTE lpUseOptions, DWORD cbUseOptions);
DWORD WINAPI WNetAddConnection4W(HWND hwndOwner, LPNETRESOURCEW lpNetResource, PVOID pAuthBuffer, DWORD cbAuthBuffer,
                                 DWORD dwFlags, PBYTE lpUseOptions, DWORD cbUseOptions);
DWORD WINAPI WNetUseConnection4A(HWND hwndOwner, LPNETRESOURCEA lpNetResource, PVOID pAuthBuffer, DWORD cbAuthBuffer,
                                 DWORD dwFlags, PBYTE lpUseOptions, DWORD cbUseOptions, LPSTR lpAccessName,
                                 LPDWORD lpBufferSize, LPDWORD lpResult);
DWORD WINAPI WNetUseConnection4W(HWND hwndOwner, LPNETRESOURCEW lpNetResource, PVOID pAuthBuffer, DWORD cbAuthBuffer,
                                 DWORD dwFlags, PBYTE lpUseOptions, DWORD cbUseOptions, LPWSTR lpAccessName,
                                 LPDWORD lpBufferSize, LPDWORD lpResult);

}  // extern "C"
