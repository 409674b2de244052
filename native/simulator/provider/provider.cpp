// SPDX-License-Identifier: Apache-2.0
// A network provider for the real mpr.dll of Windows or Wine: it has nothing until the simulator is in the process,
// then it is a way to the simulator's network. mpr loads it while the process starts, under the loader lock: so it
// starts nothing, links nothing but kernel32, and looks the simulator up at each call. WINNET4J_PROVIDER is its number,
// from 0.
#include "drive.h"
#include "simulator/wnet/provider.h"

extern "C" {
#include <npapi.h>
}

namespace {

using winnet4j::provider::Drive;
using winnet4j::sim::ProviderTable;

constexpr int kNumber = WINNET4J_PROVIDER;
constexpr DWORD kType = (0x0025 + WINNET4J_PROVIDER) << 16;

const ProviderTable* simulator() noexcept {
    const HMODULE module = GetModuleHandleW(L"winnet4j-simulator.dll");
    if (module == nullptr) {
        return nullptr;
    }
    const auto give = reinterpret_cast<const ProviderTable* (*)()>(
        reinterpret_cast<void*>(GetProcAddress(module, "Sim_NetworkProvider")));
    const ProviderTable* table = give == nullptr ? nullptr : give();
    return table != nullptr && table->size == sizeof(ProviderTable) ? table : nullptr;
}

/**
 * mpr asks for each of these once while it loads us, to know which functions to look up; then again before each call.
 * Asked again without a simulator we can nothing, so that mpr answers as if we were not there.
 */
DWORD able(DWORD bits, LONG& asked) noexcept {
    return InterlockedExchange(&asked, 1) == 0 || simulator() != nullptr ? bits : 0;
}

}  // namespace

extern "C" {

DWORD APIENTRY NPGetCaps(DWORD index) {
    static LONG connectionAsked, enumerationAsked;
    switch (index) {
        case WNNC_SPEC_VERSION:
            return WNNC_SPEC_VERSION51;
        case WNNC_NET_TYPE:
            return kType;
        case WNNC_DRIVER_VERSION:
            return 0x00010000;
        case WNNC_START:
            return 1;
        case WNNC_CONNECTION:
            return able(WNNC_CON_ADDCONNECTION | WNNC_CON_CANCELCONNECTION | WNNC_CON_ADDCONNECTION3, connectionAsked);
        case WNNC_DIALOG:
            return WNNC_DLG_GETRESOURCEINFORMATION;
        case WNNC_ENUMERATION:
            return able(WNNC_ENUM_GLOBAL | WNNC_ENUM_LOCAL | WNNC_ENUM_CONTEXT, enumerationAsked);
        default:
            return 0;
    }
}

DWORD APIENTRY NPAddConnection3(HWND, LPNETRESOURCEW resource, LPWSTR password, LPWSTR user, DWORD flags) {
    const ProviderTable* table = simulator();
    if (table == nullptr) {
        return WN_BAD_NETNAME;
    }
    const Drive drive(resource->lpLocalName);
    if (drive.takenByOther()) {
        return WN_ALREADY_CONNECTED;
    }
    const DWORD code = table->add(kNumber, resource, password, user, flags);
    if (code == WN_SUCCESS) {
        drive.make(resource->lpRemoteName);
    }
    return code;
}

DWORD APIENTRY NPAddConnection(LPNETRESOURCEW resource, LPWSTR password, LPWSTR user) {
    return NPAddConnection3(nullptr, resource, password, user, 0);
}

DWORD APIENTRY NPCancelConnection(LPWSTR name, BOOL force) {
    const ProviderTable* table = simulator();
    if (table == nullptr) {
        return WN_NOT_CONNECTED;
    }
    const Drive drive(name);
    wchar_t remote[MAX_PATH];
    const bool ours = table->connected(kNumber, name, remote, MAX_PATH) != FALSE;
    if (ours && force == FALSE && drive.filesOpen()) {
        return WN_OPEN_FILES;
    }
    const DWORD code = table->cancel(kNumber, name, force);
    if (code == WN_SUCCESS && ours) {
        drive.remove();
    }
    return code;
}

DWORD APIENTRY NPOpenEnum(DWORD scope, DWORD type, DWORD usage, LPNETRESOURCEW resource, LPHANDLE handle) {
    const ProviderTable* table = simulator();
    return table == nullptr ? WN_NO_NETWORK : table->openEnum(kNumber, scope, type, usage, resource, handle);
}

DWORD APIENTRY NPEnumResource(HANDLE handle, LPDWORD count, LPVOID buffer, LPDWORD size) {
    const ProviderTable* table = simulator();
    return table == nullptr ? WN_NO_NETWORK : table->enumResource(handle, count, buffer, size);
}

DWORD APIENTRY NPCloseEnum(HANDLE handle) {
    const ProviderTable* table = simulator();
    return table == nullptr ? WN_BAD_HANDLE : table->closeEnum(handle);
}

DWORD APIENTRY NPGetResourceInformation(LPNETRESOURCEW resource, LPVOID buffer, LPDWORD size, LPWSTR* system) {
    const ProviderTable* table = simulator();
    return table == nullptr ? WN_BAD_NETNAME : table->resourceInformation(kNumber, resource, buffer, size, system);
}

}  // extern "C"
