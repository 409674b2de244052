// SPDX-License-Identifier: Apache-2.0
// Connecting and disconnecting. Promises: the calls return at once; an attempt begins with connection_start, may have
// connection_attempt_fail, and ends with exactly one connection_complete, whose reason is 0 only when it succeeded; a
// connection ends with disconnecting, then disconnected.
#include <cstring>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/notify.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kHidden = 0x1, kJoinOnly = 0x2, kIgnorePrivacy = 0x4, kEapol = 0x8, kAllFlags = 0x7F;

enum Acm : DWORD { kStart = 9, kComplete = 10, kAttemptFail = 11, kDisconnecting = 20, kDisconnected = 21 };
enum MsmCode : DWORD { kAssociating = 1, kAssociated = 2, kAuthenticating = 3, kLinked = 4, kLeaving = 9, kLeft = 10 };

/** What an attempt is to come to, from the rules. */
struct Plan {
    std::uint64_t attempt = 0;
    std::optional<DWORD> reason;
    int times = 1;
    bool early = false;
};

/** Of an interface that is connected. */
void endConnection(Lock& lock, Interface& interface, bool early) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    const Connection ended = *interface.connection;
    const GUID guid = interface.guid;
    interface.connection.reset();
    interface.state = wlan_interface_state_disconnected;
    notify(lock, acm(guid, kDisconnecting, connectionData(ended, 0)), early);
    notify(lock, msm(guid, kLeaving, msmData(ended, 0)), early);
    notify(lock, msm(guid, kLeft, msmData(ended, 0)), early);
    notify(lock, acm(guid, kDisconnected, connectionData(ended, 0)), early);
}

/** Of an interface that is being connected. */
void endAttempt(Lock& lock, Interface& interface, DWORD reason, bool early) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    const Connection ended = *interface.attempt;
    const GUID guid = interface.guid;
    interface.attempt.reset();
    ++interface.attemptNumber;
    interface.state = interface.connection ? wlan_interface_state_connected : wlan_interface_state_disconnected;
    notify(lock, acm(guid, kComplete, connectionData(ended, reason)), early);
}

/** The strongest access point of that network, or null. */
const Bss* inTheAir(const Interface& interface, const Connection& wanted) {
    const Bss* best = nullptr;
    const Mac any{};
    for (const Bss& bss : interface.air) {
        if (bss.ssid == wanted.ssid && (wanted.bssid == any || bss.bssid == wanted.bssid) &&
            (best == nullptr || bss.rssi > best->rssi)) {
            best = &bss;
        }
    }
    return best;
}

void finish(Lock& lock, const GUID& guid, const Plan& plan) {
    Interface* interface = interfaceOf(guid);
    if (interface == nullptr || !interface->attempt || interface->attemptNumber != plan.attempt) {
        return;
    }
    Connection made = *interface->attempt;
    const Bss* bss = inTheAir(*interface, made);
    const bool there = bss != nullptr && interface->radio;
    const DWORD refusal = plan.reason.value_or(there ? bss->refuses : 0);
    if (plan.times == 0) {
        interface->attempt.reset();  // its end is lost
        interface->state = wlan_interface_state_disconnected;
        return;
    }
    if (!there || refusal != 0) {
        interface->attempt.reset();
        interface->state = wlan_interface_state_disconnected;
        if (there || plan.reason) {
            notify(lock, msm(guid, kLeft, msmData(made, refusal)), plan.early);
            notify(lock, acm(guid, kAttemptFail, connectionData(made, refusal)), plan.early);
        }
        for (int i = 0; i < plan.times; ++i) {
            notify(lock, acm(guid, kComplete, connectionData(made, choices::kNetworkNotAvailable)), plan.early);
        }
        return;
    }
    made.bssid = bss->bssid;
    made.secure = bss->secure();
    interface->attempt.reset();
    interface->connection = made;
    interface->state = wlan_interface_state_connected;
    notify(lock, msm(guid, kAssociated, msmData(made, 0)), plan.early);
    if (made.secure) {
        notify(lock, msm(guid, kAuthenticating, msmData(made, 0)), plan.early);
    }
    notify(lock, msm(guid, kLinked, msmData(made, 0)), plan.early);
    for (int i = 0; i < plan.times; ++i) {
        notify(lock, acm(guid, kComplete, connectionData(made, 0)), plan.early);
    }
}

void start(Lock& lock, const GUID& guid, const Plan& plan, Micros latency) {
    Interface* interface = interfaceOf(guid);
    if (interface == nullptr || !interface->attempt || interface->attemptNumber != plan.attempt) {
        return;
    }
    const Connection wanted = *interface->attempt;
    interface->state = wlan_interface_state_associating;
    if (interface->connection) {
        endConnection(lock, *interface, plan.early);
        interface = interfaceOf(guid);
        if (interface == nullptr) {
            return;
        }
        interface->state = wlan_interface_state_associating;
    }
    notify(lock, acm(guid, kStart, connectionData(wanted, 0)), plan.early);
    notify(lock, msm(guid, kAssociating, msmData(wanted, 0)), plan.early);
    if (plan.early) {
        finish(lock, guid, plan);
    } else {
        sim::world().scheduler.after(lock, latency, "connect", [=](Lock& held) { finish(held, guid, plan); });
    }
}

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
           c.allowed((flags & kIgnorePrivacy) == 0 ||
                         (mode == wlan_connection_mode_temporary_profile && type != dot11_BSS_type_independent),
                     "IGNORE_PRIVACY_BIT");
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
        if (target.mode == wlan_connection_mode_profile) {
            const Profile* profile = profileNamed(*interface, wanted->strProfile);
            target.profile = wanted->strProfile;
            target.ssid = profile != nullptr ? profile->ssid : std::string();
            target.secure = profile != nullptr && profile->secure;
        } else if (target.mode == wlan_connection_mode_temporary_profile) {
            DWORD reason = 0;
            const std::optional<Profile> profile = parseProfile(wanted->strProfile, reason);
            if (!c.allowed(profile.has_value(), "the temporary profile is no profile")) {
                return c.code();
            }
            target.profile = profile->name;
            target.xml = profile->xml;
            target.ssid = profile->ssid;
            target.secure = profile->secure;
        }
        if (wanted->pDot11Ssid != nullptr) {
            target.ssid = ssidText(*wanted->pDot11Ssid);
        }
        if (target.mode == wlan_connection_mode_discovery_secure ||
            target.mode == wlan_connection_mode_discovery_unsecure) {
            target.secure = target.mode == wlan_connection_mode_discovery_secure;
            target.profile = wide(target.ssid);
            target.xml = L"<WLANProfile><name>" + target.profile + L"</name></WLANProfile>";
        }
        const Outcome& rules = c.outcome();
        if (interface->attempt) {
            endAttempt(c.lock, *interface, choices::kAttemptEnded, false);
        }
        interface->attempt = target;
        const Plan plan{++interface->attemptNumber, rules.code ? rules.code : rules.reason, rules.times,
                        c.completesEarly()};
        const Micros latency = c.delay(choices::kConnect);
        c.complete(choices::kConnectStart, "connect start",
                   [which = *guid, plan, latency](Lock& lock) { start(lock, which, plan, latency); });
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
        const bool early = c.completesEarly();
        const int times = c.outcome().times;
        c.complete(choices::kDisconnect, "disconnect", [which = *guid, early, times](Lock& lock) {
            Interface* found = times != 0 ? interfaceOf(which) : nullptr;
            if (found != nullptr && found->attempt) {
                endAttempt(lock, *found, choices::kAttemptEnded, early);
            } else if (found != nullptr && found->connection) {
                endConnection(lock, *found, early);
            }
        });
        return ERROR_SUCCESS;
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
