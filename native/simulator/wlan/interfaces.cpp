// SPDX-License-Identifier: Apache-2.0
// Interfaces: their list, what they can do, and what can be asked of them and set. Each opcode has its one row.
#include <cstddef>
#include <cstring>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/notify.h"

namespace winnet4j::sim::wlan {
namespace {

/** What mingw's enum lacks. */
constexpr int kProtectionCapable = 16, kSecondaryInterfaces = 17, kSecondarySynchronized = 18;
constexpr ULONG kStation = 0x4, kMonitor = 0x80000000;

std::string bytes(BOOL value) { return bytesOf(value); }

WLAN_INTERFACE_INFO info(const Interface& interface) {
    WLAN_INTERFACE_INFO made{};
    made.InterfaceGuid = interface.guid;
    copyText(made.strInterfaceDescription, std::size(made.strInterfaceDescription), interface.description);
    made.isState = interface.state;
    return made;
}

std::string radio(const Interface& interface) {
    WLAN_RADIO_STATE made{};
    made.dwNumberOfPhys = 1;
    made.PhyRadioState[0] = {0, interface.radio ? dot11_radio_state_on : dot11_radio_state_off, dot11_radio_state_on};
    return bytesOf(made);
}

/** Of an interface that is connected. */
std::string current(const Interface& interface) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    const Connection& connection = *interface.connection;
    WLAN_CONNECTION_ATTRIBUTES made{};
    made.isState = interface.state;
    made.wlanConnectionMode = connection.mode;
    copyText(made.strProfileName, std::size(made.strProfileName), connection.profile);
    WLAN_ASSOCIATION_ATTRIBUTES& link = made.wlanAssociationAttributes;
    link.dot11Ssid = ssidOf(connection.ssid);
    link.dot11BssType = connection.type;
    std::memcpy(link.dot11Bssid, connection.bssid.data(), connection.bssid.size());
    link.dot11PhyType = dot11_phy_type_ht;
    link.ulRxRate = link.ulTxRate = 144'400;
    for (const Bss& bss : interface.air) {
        link.wlanSignalQuality = bss.bssid == connection.bssid ? bss.quality() : link.wlanSignalQuality;
    }
    made.wlanSecurityAttributes = {connection.secure, FALSE,
                                   connection.secure ? DOT11_AUTH_ALGO_RSNA_PSK : DOT11_AUTH_ALGO_80211_OPEN,
                                   connection.secure ? DOT11_CIPHER_ALGO_CCMP : DOT11_CIPHER_ALGO_NONE};
    return bytesOf(made);
}

std::string pairs(std::initializer_list<std::pair<DOT11_AUTH_ALGORITHM, DOT11_CIPHER_ALGORITHM>> all) {
    std::string made = bytesOf(static_cast<DWORD>(all.size()));
    for (const auto& [auth, cipher] : all) {
        made += bytesOf(auth) + bytesOf(cipher);
    }
    return made;
}

std::string statistics() {
    WLAN_STATISTICS made{};
    made.dwNumberOfPhys = 1;
    return bytesOf(made);
}

/** Scans are on unless a client wants them off, streaming is off unless a client wants it on. */
BOOL effective(const GUID& guid, int opcode) {
    const BOOL usual = opcode == wlan_intf_opcode_background_scan_enabled;
    BOOL now = usual;
    sim::world().handles.forEachOpen([&](Object& object) {
        if (const auto* one = dynamic_cast<Client*>(&object); one != nullptr && !one->closing) {
            for (const Wish& wish : one->wishes) {
                if (wish.guid == guid && wish.opcode == opcode && (wish.on != FALSE) != (usual != FALSE)) {
                    now = !usual;
                }
            }
        }
    });
    return now;
}

void wish(Call& c, Client& client, const Interface& interface, int opcode, BOOL on) {
    const BOOL before = effective(interface.guid, opcode);
    std::erase_if(client.wishes, [&](const Wish& one) { return one.guid == interface.guid && one.opcode == opcode; });
    client.wishes.push_back({interface.guid, opcode, on});
    const BOOL now = effective(interface.guid, opcode);
    if (opcode == wlan_intf_opcode_background_scan_enabled && before != now) {
        notify(c.lock, acm(interface.guid, now ? 3 : 4));
    }
}

/** The value of an opcode; without one, code says why. */
std::optional<std::string> query(Call& c, const Interface& interface, int opcode, DWORD& code) {
    const Bss* link = nullptr;
    for (const Bss& bss : interface.air) {
        link = interface.connection && bss.bssid == interface.connection->bssid ? &bss : link;
    }
    code = choices::kNotConnected;
    switch (opcode) {
        case wlan_intf_opcode_autoconf_enabled:
            return bytes(interface.autoconf);
        case wlan_intf_opcode_background_scan_enabled:
        case wlan_intf_opcode_media_streaming_mode:
            return bytes(effective(interface.guid, opcode));
        case wlan_intf_opcode_radio_state:
            return radio(interface);
        case wlan_intf_opcode_bss_type:
            return bytesOf(interface.bssType);
        case wlan_intf_opcode_interface_state:
            return bytesOf(interface.state);
        case wlan_intf_opcode_current_connection:
            if (!consented(c)) {
                code = c.code();
                return std::nullopt;
            }
            return interface.connection ? std::optional(current(interface)) : std::nullopt;
        case wlan_intf_opcode_channel_number:
            return link != nullptr ? std::optional(bytesOf(static_cast<ULONG>((link->kHz - 2'407'000) / 5'000)))
                                   : std::nullopt;
        case wlan_intf_opcode_supported_infrastructure_auth_cipher_pairs:
            return pairs({{DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_NONE},
                          {DOT11_AUTH_ALGO_RSNA, DOT11_CIPHER_ALGO_CCMP},
                          {DOT11_AUTH_ALGO_RSNA_PSK, DOT11_CIPHER_ALGO_CCMP}});
        case wlan_intf_opcode_supported_adhoc_auth_cipher_pairs:
            return pairs({{DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_NONE}});
        case wlan_intf_opcode_supported_country_or_region_string_list:
            return bytesOf(DWORD{1}) + "DE ";
        case wlan_intf_opcode_current_operation_mode:
            return bytesOf(interface.operationMode);
        case wlan_intf_opcode_supported_safe_mode:
        case wlan_intf_opcode_certified_safe_mode:
        case wlan_intf_opcode_hosted_network_capable:
        case kSecondarySynchronized:
            return bytes(FALSE);
        case kProtectionCapable:
            return bytes(TRUE);
        case kSecondaryInterfaces:
            return std::string(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo), '\0');
        case wlan_intf_opcode_statistics:
            return statistics();
        case wlan_intf_opcode_rssi:
            return link != nullptr ? std::optional(bytesOf(link->rssi)) : std::nullopt;
        default:
            code = choices::kUnsupported;
            return std::nullopt;
    }
}

/** Reads a T of exactly that size, or leaves to with false. */
template <typename T> bool read(Call& c, DWORD size, const void* data, T& to) {
    if (!c.allowed(size == sizeof to, "the size is not that of the opcode's type")) {
        return false;
    }
    std::memcpy(&to, data, sizeof to);
    return true;
}

DWORD set(Call& c, Client& client, Interface& interface, int opcode, DWORD size, const void* data) {
    BOOL on = FALSE;
    switch (opcode) {
        case wlan_intf_opcode_autoconf_enabled:
            if (!read(c, size, data, on)) {
                return c.code();
            }
            interface.autoconf = on;
            notify(c.lock, acm(interface.guid, on ? 1 : 2));
            return ERROR_SUCCESS;
        case wlan_intf_opcode_background_scan_enabled:
        case wlan_intf_opcode_media_streaming_mode:
            if (!read(c, size, data, on)) {
                return c.code();
            }
            wish(c, client, interface, opcode, on);
            return ERROR_SUCCESS;
        case wlan_intf_opcode_bss_type: {
            DOT11_BSS_TYPE type{};
            if (!read(c, size, data, type) || !c.allowed(type >= 1 && type <= 3, "no BSS type")) {
                return c.code();
            }
            interface.bssType = type;
            notify(c.lock, acm(interface.guid, 5, bytesOf(type)));
            return ERROR_SUCCESS;
        }
        case wlan_intf_opcode_radio_state: {
            WLAN_PHY_RADIO_STATE state{};
            if (!read(c, size, data, state) || !c.allowed(state.dwPhyIndex == 0, "no such PHY")) {
                return c.code();
            }
            // The hardware's half of it is ignored.
            interface.radio = state.dot11SoftwareRadioState == dot11_radio_state_on;
            state.dot11HardwareRadioState = dot11_radio_state_on;
            notify(c.lock, msm(interface.guid, 7, bytesOf(state)));
            return ERROR_SUCCESS;
        }
        case wlan_intf_opcode_current_operation_mode: {
            ULONG mode = 0;
            if (!read(c, size, data, mode) || !c.allowed(mode == kStation || mode == kMonitor, "no operation mode")) {
                return c.code();
            }
            interface.operationMode = mode;
            notify(c.lock, msm(interface.guid, 14, bytesOf(mode)));
            return ERROR_SUCCESS;
        }
        default:
            return choices::kUnsupported;
    }
}

}  // namespace

void forgetWishes(Lock& lock, Client& client) {
    const std::vector<Wish> gone = std::move(client.wishes);
    client.wishes.clear();
    for (const Wish& one : gone) {
        if (one.opcode == wlan_intf_opcode_background_scan_enabled && !one.on && interfaceOf(one.guid) != nullptr &&
            effective(one.guid, one.opcode)) {
            notify(lock, acm(one.guid, 3));
        }
    }
}

extern "C" {

DWORD WINAPI Sim_WlanEnumInterfaces(HANDLE handle, PVOID reserved, PWLAN_INTERFACE_INFO_LIST* list) {
    return call(kWlanEnumInterfaces, {sim::handle(handle), reserved, list}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved) || !c.given(list, "ppInterfaceList")) {
            return c.code();
        }
        if (client(c, handle) == nullptr) {
            return c.code();
        }
        const auto count = static_cast<DWORD>(state().interfaces.size());
        auto* made = c.allocate<unsigned char>(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo) +
                                               count * sizeof(WLAN_INTERFACE_INFO));
        std::memcpy(made, &count, sizeof count);
        unsigned char* at = made + offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo);
        for (const Interface& interface : state().interfaces) {
            const WLAN_INTERFACE_INFO one = info(interface);
            std::memcpy(at, &one, sizeof one);
            at += sizeof one;
        }
        *list = reinterpret_cast<PWLAN_INTERFACE_INFO_LIST>(made);
        c.out(std::to_string(count));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanGetInterfaceCapability(HANDLE handle, const GUID* guid, PVOID reserved,
                                            PWLAN_INTERFACE_CAPABILITY* capability) {
    return call(kWlanGetInterfaceCapability, {sim::handle(handle), guid, reserved, capability}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
            !c.given(capability, "ppCapability")) {
            return c.code();
        }
        if (client(c, handle) == nullptr || interfaceOf(c, guid) == nullptr) {
            return c.code();
        }
        auto* made = c.allocate<WLAN_INTERFACE_CAPABILITY>(sizeof(WLAN_INTERFACE_CAPABILITY));
        made->interfaceType = wlan_interface_type_native_802_11;
        made->bDot11DSupported = TRUE;
        made->dwMaxDesiredSsidListSize = made->dwMaxDesiredBssidListSize = 1;
        made->dwNumberOfSupportedPhys = 2;
        made->dot11PhyTypes[0] = dot11_phy_type_erp;
        made->dot11PhyTypes[1] = dot11_phy_type_ht;
        *capability = made;
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanQueryInterface(HANDLE handle, const GUID* guid, int opcode, PVOID reserved, PDWORD size,
                                    PVOID* data, PWLAN_OPCODE_VALUE_TYPE type) {
    return call(kWlanQueryInterface, {sim::handle(handle), guid, opcode, reserved, size, data, type},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
                        !c.given(size, "pdwDataSize") || !c.given(data, "ppData")) {
                        return c.code();
                    }
                    const Interface* interface = client(c, handle) != nullptr ? interfaceOf(c, guid) : nullptr;
                    if (interface == nullptr) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    const std::optional<std::string> value = query(c, *interface, opcode, code);
                    if (!value) {
                        return code;
                    }
                    void* made = c.allocate(value->size());
                    std::memcpy(made, value->data(), value->size());
                    *data = made;
                    *size = static_cast<DWORD>(value->size());
                    if (type != nullptr) {
                        *type = wlan_opcode_value_type_query_only;
                    }
                    c.out(std::to_string(*size));
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanSetInterface(HANDLE handle, const GUID* guid, int opcode, DWORD size, const void* data,
                                  PVOID reserved) {
    return call(kWlanSetInterface, {sim::handle(handle), guid, opcode, size, data, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(data, "pData") || !c.reserved(reserved)) {
            return c.code();
        }
        Client* it = client(c, handle);
        Interface* interface = it != nullptr ? interfaceOf(c, guid) : nullptr;
        return interface == nullptr ? c.code() : set(c, *it, *interface, opcode, size, data);
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
