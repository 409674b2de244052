// SPDX-License-Identifier: Apache-2.0
// Settings of the service as a whole.
#include <cstring>

#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {
namespace {

std::optional<std::string> query(int opcode) {
    const State& now = state();
    switch (opcode) {
        case wlan_autoconf_opcode_show_denied_networks:
            return bytesOf(now.showDenied);
        case wlan_autoconf_opcode_power_setting:
            return bytesOf(wlan_power_setting_no_saving);
        case wlan_autoconf_opcode_only_use_gp_profiles_for_allowed_networks:
            return bytesOf(BOOL{FALSE});
        case wlan_autoconf_opcode_allow_explicit_creds:
            return bytesOf(now.explicitCredentials);
        case wlan_autoconf_opcode_block_period:
            return bytesOf(now.blockPeriod);
        case wlan_autoconf_opcode_allow_virtual_station_extensibility:
            return bytesOf(now.virtualStations);
        default:
            return std::nullopt;
    }
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanQueryAutoConfigParameter(HANDLE handle, int opcode, PVOID reserved, PDWORD size, PVOID* data,
                                              PWLAN_OPCODE_VALUE_TYPE type) {
    return call(kWlanQueryAutoConfigParameter, {sim::handle(handle), opcode, reserved, size, data, type},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.reserved(reserved) || !c.given(size, "pdwDataSize") ||
                        !c.given(data, "ppData")) {
                        return c.code();
                    }
                    if (client(c, handle) == nullptr) {
                        return c.code();
                    }
                    const std::optional<std::string> value = query(opcode);
                    if (!c.allowed(value.has_value(), "no opcode")) {
                        return c.code();
                    }
                    void* made = c.allocate(value->size());
                    std::memcpy(made, value->data(), value->size());
                    *data = made;
                    *size = static_cast<DWORD>(value->size());
                    if (type != nullptr) {
                        *type = wlan_opcode_value_type_set_by_user;
                    }
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanSetAutoConfigParameter(HANDLE handle, int opcode, DWORD size, const void* data, PVOID reserved) {
    return call(kWlanSetAutoConfigParameter, {sim::handle(handle), opcode, size, data, reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(data, "pData") || !c.reserved(reserved)) {
                        return c.code();
                    }
                    if (client(c, handle) == nullptr) {
                        return c.code();
                    }
                    void* where = opcode == wlan_autoconf_opcode_show_denied_networks   ? &state().showDenied
                                  : opcode == wlan_autoconf_opcode_allow_explicit_creds ? &state().explicitCredentials
                                  : opcode == wlan_autoconf_opcode_allow_virtual_station_extensibility
                                      ? static_cast<void*>(&state().virtualStations)
                                  : opcode == wlan_autoconf_opcode_block_period ? &state().blockPeriod
                                                                                : nullptr;
                    if (!c.allowed(where != nullptr, "no opcode that can be set") ||
                        !c.allowed(size == sizeof(DWORD), "the size is not that of the opcode's type")) {
                        return c.code();
                    }
                    std::memcpy(where, data, sizeof(DWORD));
                    return ERROR_SUCCESS;
                });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
