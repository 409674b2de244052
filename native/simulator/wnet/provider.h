// SPDX-License-Identifier: Apache-2.0
// What the network provider DLL asks of the simulator, when there is one: the exported function Sim_NetworkProvider
// gives the table. Both sides are built together, so the size is the version.
#pragma once

#include "win/api.h"

namespace winnet4j::sim {

struct ProviderTable {
    DWORD size;
    DWORD (*add)(int provider, const NETRESOURCEW* resource, const wchar_t* password, const wchar_t* user, DWORD flags);
    DWORD (*cancel)(int provider, const wchar_t* name, BOOL force);
    /** The share that a device is connected to, or false. */
    BOOL (*connected)(int provider, const wchar_t* device, wchar_t* remote, DWORD room);
    DWORD (*openEnum)(int provider, DWORD scope, DWORD type, DWORD usage, const NETRESOURCEW* resource, HANDLE* handle);
    DWORD (*enumResource)(HANDLE handle, DWORD* count, void* buffer, DWORD* size);
    DWORD (*closeEnum)(HANDLE handle);
    DWORD (*resourceInformation)(int provider, const NETRESOURCEW* resource, void* buffer, DWORD* size,
                                 wchar_t** system);
};

}  // namespace winnet4j::sim
