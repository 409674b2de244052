// SPDX-License-Identifier: Apache-2.0
// Each opcode has its one row in each of two functions.
#include "simulator/wlan/opcodes.h"

#include <cstddef>
#include <cstring>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/link.h"

namespace winnet4j::sim::wlan {
namespace {

/** What mingw's enums lack. */
constexpr int kProtectionCapable = 16, kSecondaryInterfaces = 17, kSecondarySynchronized = 18, kRealtimeQuality = 19,
              kQosInfo = 20;
constexpr int kVht = 8, kHe = 10, kEht = 11;
constexpr ULONG kStation = 0x4, kMonitor = 0x80000000;

std::string bytes(BOOL value) { return bytesOf(value); }

std::string radio(const Interface& interface) {
    const auto state = [](bool on) { return on ? dot11_radio_state_on : dot11_radio_state_off; };
    WLAN_RADIO_STATE made{};
    made.dwNumberOfPhys = static_cast<DWORD>(interface.phys.size());
    for (DWORD i = 0; i < made.dwNumberOfPhys; ++i) {
        made.PhyRadioState[i] = {i, state(interface.phys[i].software), state(interface.phys[i].hardware)};
    }
    return bytesOf(made);
}

/** What such a link does at most, in kbit/s. */
ULONG rateOf(DOT11_PHY_TYPE phy) noexcept {
    switch (static_cast<int>(phy)) {
        case dot11_phy_type_dsss:
            return 2'000;
        case dot11_phy_type_hrdsss:
            return 11'000;
        case dot11_phy_type_ofdm:
        case dot11_phy_type_erp:
            return 54'000;
        case kVht:
            return 866'700;
        case kHe:
            return 1'201'000;
        case kEht:
            return 2'882'400;
        default:
            return 144'400;
    }
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
    link.dot11PhyType = connection.phy;
    link.uDot11PhyIndex = static_cast<ULONG>(interface.phyIndex(connection.phy));
    link.ulRxRate = link.ulTxRate = rateOf(connection.phy);
    const Bss* its = station(interface);
    link.wlanSignalQuality = its != nullptr ? its->quality() : 100;
    const Security& security = connection.security != nullptr ? *connection.security : kOpen;
    made.wlanSecurityAttributes = {security.encrypts, security.oneX, security.auth, security.cipher};
    return bytesOf(made);
}

/** WLAN_REALTIME_CONNECTION_QUALITY, of one link; nothing in it needs consent to location. */
std::string quality(const Interface& interface, const Bss& link) {
    struct {
        ULONG phy, quality, rxRate, txRate;
        BOOL multiLink;
        ULONG links;
        UCHAR linkId;
        ULONG mhz, width;
        LONG rssi;
        WLAN_RATE_SET rates;
    } made{};
    static_assert(sizeof made == 296);
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): where there is a link, there is a connection
    made.phy = static_cast<ULONG>(interface.connection->phy);
    made.quality = link.quality();
    made.rxRate = made.txRate = rateOf(static_cast<DOT11_PHY_TYPE>(made.phy));
    made.links = 1;
    made.mhz = link.kHz / 1000;
    made.width = 20;
    made.rssi = link.rssi;
    made.rates.uRateSetLength = 4;
    made.rates.usRateSet[0] = 0x8000 | 12;
    made.rates.usRateSet[1] = 108;
    return bytesOf(made);
}

/** The adapter mirrors streams and maps DSCP; an access point of Wi-Fi 6 or later mirrors, too. */
std::string qos(const Interface& interface) {
    QosInfo made{};
    made.interfaceCapabilities = {TRUE, TRUE, FALSE, FALSE};
    if (interface.connection) {
        const BOOL mirrors = static_cast<int>(interface.connection->phy) >= kHe;
        made.bConnected = TRUE;
        made.peerCapabilities = {mirrors, FALSE, FALSE, FALSE};
        made.bMSCSConfigured = mirrors;
    }
    return bytesOf(made);
}

std::string pairs(std::initializer_list<std::pair<DOT11_AUTH_ALGORITHM, DOT11_CIPHER_ALGORITHM>> all) {
    std::string made = bytesOf(static_cast<DWORD>(all.size()));
    for (const auto& [auth, cipher] : all) {
        made += bytesOf(auth) + bytesOf(cipher);
    }
    return made;
}

std::string statistics(const Interface& interface) {
    WLAN_STATISTICS made{};
    made.dwNumberOfPhys = static_cast<DWORD>(interface.phys.size());
    std::string all = bytesOf(made);
    all.resize(offsetof(WLAN_STATISTICS, PhyCounters) + interface.phys.size() * sizeof(WLAN_PHY_FRAME_STATISTICS));
    return all;
}

/** Scans are on and streaming is off, unless a client wants it otherwise; or as the last of them has wanted it. */
BOOL effective(const GUID& guid, int opcode) {
    const BOOL usual = opcode == wlan_intf_opcode_background_scan_enabled;
    BOOL now = usual;
    std::uint64_t last = 0;
    sim::world().handles.forEachOpen([&](Object& object) {
        const auto* one = dynamic_cast<Client*>(&object);
        if (one == nullptr || one->closing) {
            return;
        }
        for (const Wish& wish : one->wishes) {
            const bool counts = state().wishesMerge ? (wish.on != FALSE) != (usual != FALSE) : wish.number > last;
            if (wish.guid == guid && wish.opcode == opcode && counts) {
                now = wish.on;
                last = wish.number;
            }
        }
    });
    return now;
}

void wish(Call& c, Client& client, const Interface& interface, int opcode, BOOL on) {
    const BOOL before = effective(interface.guid, opcode);
    std::erase_if(client.wishes, [&](const Wish& one) { return one.guid == interface.guid && one.opcode == opcode; });
    client.wishes.push_back({interface.guid, opcode, on != FALSE ? TRUE : FALSE, ++state().wishes});
    const BOOL now = effective(interface.guid, opcode);
    if (opcode == wlan_intf_opcode_background_scan_enabled && before != now) {
        notify(c.lock, acm(interface.guid, now ? 3 : 4));
    }
}

}  // namespace

std::optional<std::string> valueOf(Call& c, const Interface& interface, int opcode, DWORD& code) {
    const Bss* link = station(interface);
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
            return link != nullptr ? std::optional(bytesOf(channelOf(link->kHz))) : std::nullopt;
        case wlan_intf_opcode_supported_infrastructure_auth_cipher_pairs:
            return pairs({{DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_NONE},
                          {DOT11_AUTH_ALGO_RSNA, DOT11_CIPHER_ALGO_CCMP},
                          {DOT11_AUTH_ALGO_RSNA_PSK, DOT11_CIPHER_ALGO_CCMP},
                          {kWpa3Sae, DOT11_CIPHER_ALGO_CCMP},
                          {kOwe, DOT11_CIPHER_ALGO_CCMP}});
        case wlan_intf_opcode_supported_adhoc_auth_cipher_pairs:
            return pairs({{DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_NONE}});
        case wlan_intf_opcode_supported_country_or_region_string_list:
            return bytesOf(DWORD{1}) + "DE ";
        case wlan_intf_opcode_current_operation_mode:
            return bytesOf(interface.operationMode);
        case wlan_intf_opcode_supported_safe_mode:
        case wlan_intf_opcode_certified_safe_mode:
        case kSecondarySynchronized:
            return bytes(FALSE);
        case wlan_intf_opcode_hosted_network_capable:
            return bytes(state().hosted.supported);
        case kProtectionCapable:
            return bytes(TRUE);
        case kSecondaryInterfaces:
            return std::string(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo), '\0');
        case kRealtimeQuality:
            return link != nullptr ? std::optional(quality(interface, *link)) : std::nullopt;
        case kQosInfo:
            return qos(interface);
        case wlan_intf_opcode_statistics:
            return statistics(interface);
        case wlan_intf_opcode_rssi:
            return link != nullptr ? std::optional(bytesOf(link->rssi)) : std::nullopt;
        default:
            code = choices::kUnsupported;
            return std::nullopt;
    }
}

namespace {

/** Reads a T of exactly that size, or leaves to with false. */
template <typename T> bool read(Call& c, DWORD size, const void* data, T& to) {
    if (!c.allowed(size == sizeof to, "the size is not that of the opcode's type")) {
        return false;
    }
    std::memcpy(&to, data, sizeof to);
    return true;
}

}  // namespace

DWORD setValue(Call& c, Client& client, Interface& interface, int opcode, DWORD size, const void* data) {
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
            if (!read(c, size, data, state) || !c.allowed(state.dwPhyIndex < interface.phys.size(), "no such PHY")) {
                return c.code();
            }
            // The hardware's half of it is ignored.
            interface.phys[state.dwPhyIndex].software = state.dot11SoftwareRadioState == dot11_radio_state_on;
            radioChanged(c.lock, interface, state.dwPhyIndex);
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

ULONG channelOf(ULONG kHz) noexcept {
    const ULONG mhz = kHz / 1'000;
    if (mhz == 2'484) {
        return 14;
    }
    if (mhz == 5'935) {
        return 2;  // of the 6 GHz band, below its channel 1
    }
    const struct {
        ULONG first, last, zero, width;
    } bands[] = {{2'412, 2'472, 2'407, 5},
                 {5'955, 7'115, 5'950, 5},
                 {4'910, 4'980, 4'000, 5},
                 {5'035, 5'885, 5'000, 5},
                 {58'320, 69'120, 56'160, 2'160}};
    for (const auto& band : bands) {
        if (mhz >= band.first && mhz <= band.last) {
            return (mhz - band.zero) / band.width;
        }
    }
    return 0;
}

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

}  // namespace winnet4j::sim::wlan
