// SPDX-License-Identifier: Apache-2.0
// WlanConnect and WlanDisconnect. Promises: the calls return at once; what comes of them is the link's.
#include <cstring>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/link.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kHidden = 0x1, kJoinOnly = 0x2, kIgnorePrivacy = 0x4, kEapol = 0x8, kAllFlags = 0x7F;
constexpr DWORD kUserProfile = 0x2, kConsoleUserProfile = 0x4;

/** The header of DOT11_BSSID_LIST's page; its size is that of the declared structure, however many entries follow. */
bool sound(const DOT11_BSSID_LIST* stations) {
    constexpr UCHAR kDefaultObject = 0x80;  // NDIS_OBJECT_TYPE_DEFAULT
    return stations == nullptr || (stations->Header.Type == kDefaultObject && stations->Header.Revision == 1 &&
                                   stations->Header.Size == sizeof *stations);
}

/** The rules of WlanConnect's page for its parameters. */
bool sound(Call& c, int mode, LPCWSTR profile, const DOT11_SSID* ssid, int type, DWORD flags) {
    const bool discovery =
        mode == wlan_connection_mode_discovery_secure || mode == wlan_connection_mode_discovery_unsecure;
    const bool named = mode == wlan_connection_mode_profile;
    return c.allowed((flags & ~kAllFlags) == 0, "unknown flags") &&
           c.allowed(mode >= 0 && mode < wlan_connection_mode_auto, "the mode is auto or none") &&
           c.allowed(!discovery || ssid != nullptr, "discovery without an SSID") &&
           c.allowed(!discovery || type != dot11_BSS_type_any, "discovery of any BSS type") &&
           c.allowed(discovery || profile != nullptr, "no profile") &&
           c.allowed(!named || (profile[0] != L'\0' && wcslen(profile) < WLAN_MAX_NAME_LENGTH), "the profile's name") &&
           c.allowed(ssid == nullptr || ssid->uSSIDLength <= sizeof ssid->ucSSID, "the SSID is too long") &&
           c.allowed((flags & kJoinOnly) == 0 || type != dot11_BSS_type_infrastructure, "ADHOC_JOIN_ONLY") &&
           c.allowed((flags & kHidden) == 0 || type != dot11_BSS_type_independent, "HIDDEN_NETWORK") &&
           c.allowed((flags & kEapol) == 0 || mode == wlan_connection_mode_temporary_profile, "EAPOL_PASSTHROUGH") &&
           c.allowed((flags & kKeep) == 0 || discovery, "PERSIST_DISCOVERY_PROFILE") &&
           c.allowed((flags & (kKeepAutomatic | kKeepOverwrites)) == 0 || (flags & kKeep) != 0,
                     "flags of PERSIST_DISCOVERY_PROFILE without it") &&
           c.allowed((flags & kIgnorePrivacy) == 0 ||
                         (mode == wlan_connection_mode_temporary_profile && type != dot11_BSS_type_independent),
                     "IGNORE_PRIVACY_BIT");
}

/** What is there of the list, or as much of it as it says. */
std::vector<Mac> stationsOf(const DOT11_BSSID_LIST* list) {
    std::vector<Mac> stations(list != nullptr ? list->uNumOfEntries : 0);
    if (!stations.empty()) {
        std::memcpy(stations.data(), list->BSSIDs, stations.size() * sizeof(Mac));
    }
    return stations;
}

/** What the profile says of the network. */
void adopt(Connection& target, const Profile& profile) {
    target.ssid = profile.ssid;
    target.type = profile.type;
    target.security = profile.security;
    target.secure = profile.security->encrypts;
    target.key = profile.key;
    target.flags = (profile.flags & kUserProfile) != 0 ? kConsoleUserProfile : 0;
}

template <typename Parameters>
DWORD connect(const Function& function, HANDLE handle, const GUID* guid, const Parameters* wanted, PVOID reserved) {
    return call(function, {sim::handle(handle), guid, wanted, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(wanted, "pConnectionParameters") ||
            !c.reserved(reserved) ||
            !sound(c, wanted->wlanConnectionMode, wanted->strProfile, wanted->pDot11Ssid, wanted->dot11BssType,
                   wanted->dwFlags) ||
            !c.allowed(sound(wanted->pDesiredBssidList), "the header of the list of BSSIDs")) {
            return c.code();
        }
        Interface* interface = client(c, handle) != nullptr ? interfaceOf(c, guid) : nullptr;
        if (interface == nullptr) {
            return c.code();
        }
        Connection target;
        target.mode = wanted->wlanConnectionMode;
        target.type = wanted->dot11BssType;
        target.joinOnly = (wanted->dwFlags & kJoinOnly) != 0;
        target.stations = stationsOf(wanted->pDesiredBssidList);
        target.keeps = wanted->dwFlags & (kKeep | kKeepAutomatic | kKeepOverwrites);
        if constexpr (requires { wanted->pDot11Hessid; }) {
            if (wanted->pDot11Hessid != nullptr) {
                std::memcpy(target.hessid.emplace().data(), wanted->pDot11Hessid, sizeof(Mac));
            }
        }
        if (target.mode == wlan_connection_mode_profile) {
            target.profile = wanted->strProfile;
            const Profile* profile = profileNamed(*interface, wanted->strProfile);
            target.known = profile != nullptr;
            if (profile != nullptr) {
                adopt(target, *profile);
            }
        } else if (target.mode == wlan_connection_mode_temporary_profile) {
            DWORD reason = 0;
            const std::optional<Profile> profile = parseProfile(wanted->strProfile, reason);
            if (!c.allowed(profile.has_value(), "the temporary profile is no profile")) {
                return c.code();
            }
            target.profile = profile->name;
            target.xml = profile->xml;
            adopt(target, *profile);
        }
        if (wanted->pDot11Ssid != nullptr) {
            target.ssid = ssidText(*wanted->pDot11Ssid);
        }
        if (target.mode == wlan_connection_mode_discovery_secure ||
            target.mode == wlan_connection_mode_discovery_unsecure) {
            target.secure = target.mode == wlan_connection_mode_discovery_secure;
            target.profile = wide(target.ssid);
        }
        const Outcome& rules = c.outcome();
        interface->heldOff = false;
        Plan plan;
        plan.attempt = beginAttempt(c.lock, *interface, std::move(target));
        plan.code = rules.code;
        plan.reason = rules.reason;
        plan.times = rules.times;
        plan.early = c.completesEarly();
        const Micros latency = c.delay(choices::kConnect);
        c.complete(choices::kConnectStart, "connect start",
                   [which = *guid, plan, latency](Lock& lock) { startAttempt(lock, which, plan, latency); });
        return ERROR_SUCCESS;
    });
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanConnect(HANDLE handle, const GUID* guid, const WLAN_CONNECTION_PARAMETERS* wanted,
                             PVOID reserved) {
    return connect(kWlanConnect, handle, guid, wanted, reserved);
}

DWORD WINAPI Sim_WlanConnect2(HANDLE handle, const GUID* guid, const ConnectionParametersV2* wanted, PVOID reserved) {
    return connect(kWlanConnect2, handle, guid, wanted, reserved);
}

DWORD WINAPI Sim_WlanDisconnect(HANDLE handle, const GUID* guid, PVOID reserved) {
    return call(kWlanDisconnect, {sim::handle(handle), guid, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved)) {
            return c.code();
        }
        Interface* interface = client(c, handle) != nullptr ? interfaceOf(c, guid) : nullptr;
        if (interface == nullptr) {
            return c.code();
        }
        interface->heldOff = true;
        // What there is now ends, when its time has come: not what begins meanwhile.
        const std::uint64_t attempt = interface->attempt ? interface->attempt->number : 0;
        const std::uint64_t link = interface->connection ? interface->connection->number : 0;
        const bool early = c.completesEarly();
        const int times = c.outcome().times;
        c.complete(choices::kDisconnect, "disconnect", [which = *guid, attempt, link, early, times](Lock& lock) {
            const auto is = [&](const std::optional<Connection>& one) {
                return one && (one->number == attempt || one->number == link);
            };
            Interface* found = times != 0 ? interfaceOf(which) : nullptr;
            if (found != nullptr && is(found->attempt)) {
                endAttempt(lock, *found, choices::kAttemptEnded, early);
                found = interfaceOf(which);
            }
            if (found != nullptr && is(found->connection)) {
                endConnection(lock, *found, Leaving::kAsked, 0, early);
            }
        });
        return ERROR_SUCCESS;
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
