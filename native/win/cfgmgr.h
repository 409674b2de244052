// SPDX-License-Identifier: Apache-2.0
// The few functions of cfgmgr32.h that lead to device nodes and their properties. Its own header lacks one of them in
// mingw-w64, so it is included by declarations_cfgmgr.cpp alone, which compares. A CONFIGRET is a number of 32 bits.
#pragma once

#include "win/api.h"

namespace winnet4j::win {

/** DEVPROPKEY, as a header of Windows has it beside this one. */
struct PropertyKey {
    GUID fmtid;
    ULONG pid;
};

}  // namespace winnet4j::win

extern "C" {
DWORD WINAPI CM_Get_Device_Interface_List_SizeW(ULONG* pulLen, GUID* InterfaceClassGuid, WCHAR* pDeviceID,
                                                ULONG ulFlags);
DWORD WINAPI CM_Get_Device_Interface_ListW(GUID* InterfaceClassGuid, WCHAR* pDeviceID, WCHAR* Buffer, ULONG BufferLen,
                                           ULONG ulFlags);
DWORD WINAPI CM_Get_Device_Interface_PropertyW(const WCHAR* pszDeviceInterface,
                                               const winnet4j::win::PropertyKey* PropertyKey, ULONG* PropertyType,
                                               BYTE* PropertyBuffer, ULONG* PropertyBufferSize, ULONG ulFlags);
DWORD WINAPI CM_Locate_DevNodeW(DWORD* pdnDevInst, WCHAR* pDeviceID, ULONG ulFlags);
DWORD WINAPI CM_Get_DevNode_PropertyW(DWORD dnDevInst, const winnet4j::win::PropertyKey* PropertyKey,
                                      ULONG* PropertyType, BYTE* PropertyBuffer, ULONG* PropertyBufferSize,
                                      ULONG ulFlags);
}
