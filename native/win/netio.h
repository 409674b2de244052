// SPDX-License-Identifier: Apache-2.0
// The few functions of netioapi.h that lead from one name of a network interface to another. Its own header brings all
// of Winsock, so it is included by declarations_netio.cpp alone, which compares. A NET_LUID is 64 bits.
#pragma once

#include "win/api.h"

extern "C" {
DWORD WINAPI ConvertInterfaceGuidToLuid(const GUID* InterfaceGuid, ULONG64* InterfaceLuid);
DWORD WINAPI ConvertInterfaceIndexToLuid(ULONG InterfaceIndex, ULONG64* InterfaceLuid);
DWORD WINAPI ConvertInterfaceLuidToGuid(const ULONG64* InterfaceLuid, GUID* InterfaceGuid);
DWORD WINAPI ConvertInterfaceLuidToIndex(const ULONG64* InterfaceLuid, ULONG* InterfaceIndex);
}
