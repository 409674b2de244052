// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/link.h"

#include <algorithm>
#include <cstring>

#include "simulator/wlan/filters.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

bool isDiscovery(const Connection& one) noexcept {
    return one.mode == wlan_connection_mode_discovery_secure || one.mode == wlan_connection_mode_discovery_unsecure;
}

bool fits(const Connection& wanted, const Bss& bss) {
    const bool type = wanted.type == dot11_BSS_type_any || wanted.type == bss.type;
    const bool place = wanted.stations.empty() ||
                       std::find(wanted.stations.begin(), wanted.stations.end(), bss.bssid) != wanted.stations.end();
    const bool secured = wanted.security != nullptr ? fits(*wanted.security, *bss.security)
                                                    : !isDiscovery(wanted) || wanted.secure == bss.secure();
    const bool group = !wanted.hessid || wanted.hessid == bss.hessid;
    return wanted.known && bss.ssid == wanted.ssid && type && place && group && secured;
}

void complete(Lock& lock, const GUID& guid, const Connection& made, DWORD reason, const Plan& plan) {
    const bool xml = reason == 0 && isDiscovery(made);
    for (int i = 0; i < plan.times; ++i) {
        notify(lock, acm(guid, kConnectionComplete, connectionData(made, reason, xml)), plan.early);
    }
}

/** An attempt that came to nothing: refused by the network with that reason, or without any when there is none. */
void fail(Lock& lock, Interface& interface, const Bss* bss, DWORD refusal, const Plan& plan) {
    const GUID guid = interface.guid;
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): an attempt is ending
    Connection ended = *interface.attempt;
    const DWORD reason = plan.code.value_or(bss != nullptr ? bss->ends : choices::kNetworkNotAvailable);
    const bool late = bss != nullptr && refusal == choices::kWrongKey;
    if (bss != nullptr) {
        ended.bssid = bss->bssid;
        ended.secure = bss->secure();
    }
    interface.attempt.reset();
    interface.state = wlan_interface_state_disconnected;
    if (late) {  // it lets one in, and then finds that the key is wrong
        notify(lock, msm(guid, kAssociated, msmData(ended, 0)), plan.early);
        notify(lock, msm(guid, kAuthenticating, msmData(ended, 0)), plan.early);
    }
    if (refusal != 0) {
        notify(lock, msm(guid, kLeft, msmData(ended, refusal)), plan.early);
        if (ended.mode != wlan_connection_mode_auto) {
            notify(lock, acm(guid, kAttemptFail, connectionData(ended, refusal)), plan.early);
        }
    }
    complete(lock, guid, ended, reason, plan);
    if (ended.mode == wlan_connection_mode_auto) {
        notify(lock, acm(guid, kProfilesExhausted), plan.early);
    }
}

/** Keeps the profile of a discovery; its name has a number when there is one of that name that stays. */
void keepProfile(Interface& interface, Profile& found, DWORD flags) {
    found.automatic = (flags & kKeepAutomatic) != 0;
    const std::wstring name = found.name;
    Profile* before = profileNamed(interface, name.c_str());
    if (before != nullptr && (flags & kKeepOverwrites) == 0) {
        for (int number = 2; before != nullptr; ++number) {
            found.name = name + L' ' + std::to_wstring(number);
            before = profileNamed(interface, found.name.c_str());
        }
    }
    found.xml = writeProfile(found);
    if (before != nullptr) {
        *before = found;
    } else {
        addProfile(interface, found);
    }
}

/** A station is the first of an ad hoc network of its own. */
void form(Lock& lock, Interface& interface, const Plan& plan) {
    const GUID guid = interface.guid;
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): an attempt is ending
    Connection made = *interface.attempt;
    made.flags |= 0x1;  // ADHOC_NETWORK_FORMED
    made.bssid = {0x02, 0x61, 0x64, 0x68, 0x6F, static_cast<unsigned char>(made.number)};
    made.secure = made.security != nullptr && made.security->encrypts;
    interface.attempt.reset();
    interface.connection = made;
    interface.state = wlan_interface_state_ad_hoc_network_formed;
    notify(lock, acm(guid, kAdhocChange, bytesOf(wlan_adhoc_network_state_formed)), plan.early);
    complete(lock, guid, made, 0, plan);
}

void succeed(Lock& lock, Interface& interface, const Bss& bss, const Plan& plan) {
    const GUID guid = interface.guid;
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): an attempt is ending
    Connection made = *interface.attempt;
    made.bssid = bss.bssid;
    made.type = bss.type;
    made.phy = bss.phy;
    made.secure = bss.secure();
    made.security = bss.security;
    if (isDiscovery(made)) {
        Profile found;
        found.name = made.profile;
        found.ssid = made.ssid;
        found.security = bss.security;
        found.type = bss.type;
        if (made.keeps != 0) {
            keepProfile(interface, found, made.keeps);
            made.profile = found.name;
        }
        made.xml = writeProfile(found);
    }
    const bool adHoc = bss.type == dot11_BSS_type_independent;
    interface.attempt.reset();
    interface.connection = made;
    interface.state = wlan_interface_state_connected;
    notify(lock, msm(guid, kAssociated, msmData(made, 0)), plan.early);
    if (made.secure) {
        notify(lock, msm(guid, kAuthenticating, msmData(made, 0)), plan.early);
    }
    notify(lock, msm(guid, kLinked, msmData(made, 0)), plan.early);
    if (adHoc) {
        notify(lock, acm(guid, kAdhocChange, bytesOf(wlan_adhoc_network_state_connected)), plan.early);
    }
    complete(lock, guid, made, 0, plan);
    if (made.keeps != 0) {
        notify(lock, acm(guid, kProfileChange), plan.early);
    }
}

void finish(Lock& lock, const GUID& guid, const Plan& plan) {
    Interface* interface = interfaceOf(guid);
    if (interface == nullptr || !interface->attempt || interface->attempt->number != plan.attempt) {
        return;
    }
    if (plan.times == 0) {
        interface->attempt.reset();  // its end is lost
        interface->state = wlan_interface_state_disconnected;
        return;
    }
    const Connection& wanted = *interface->attempt;
    const Bss* bss = inTheAir(*interface, wanted);
    if (const DWORD refusal = denied(wanted.ssid, bss != nullptr ? bss->type : wanted.type); refusal != 0) {
        Plan refused = plan;
        refused.code = plan.code.value_or(refusal);
        fail(lock, *interface, nullptr, 0, refused);
        return;
    }
    const bool wrongKey = bss != nullptr && bss->key && wanted.key && *bss->key != *wanted.key;
    const DWORD refusal = plan.reason.value_or(bss == nullptr ? 0 : wrongKey ? choices::kWrongKey : bss->refuses);
    if (refusal != 0 || plan.code.value_or(0) != 0) {
        fail(lock, *interface, bss, refusal, plan);
    } else if (bss != nullptr) {
        succeed(lock, *interface, *bss, plan);
    } else if (wanted.type == dot11_BSS_type_independent && wanted.known && !wanted.joinOnly && interface->radio()) {
        form(lock, *interface, plan);
    } else {
        fail(lock, *interface, nullptr, 0, plan);
    }
}

}  // namespace

const Bss* inTheAir(const Interface& interface, const Connection& wanted) noexcept {
    const Bss* best = nullptr;
    for (const Bss& bss : interface.air) {
        if (fits(wanted, bss) && (best == nullptr || bss.rssi > best->rssi)) {
            best = &bss;
        }
    }
    return interface.radio() ? best : nullptr;
}

const Bss* station(const Interface& interface) noexcept {
    for (const Bss& bss : interface.air) {
        if (interface.connection && bss.bssid == interface.connection->bssid) {
            return &bss;
        }
    }
    return nullptr;
}

std::uint64_t beginAttempt(Lock& lock, Interface& interface, Connection target) {
    const std::uint64_t number = ++interface.attempts;
    target.number = number;
    if (interface.attempt) {
        endAttempt(lock, interface, choices::kAttemptEnded);
    }
    interface.attempt = std::move(target);
    return number;
}

void startAttempt(Lock& lock, const GUID& guid, const Plan& plan, Micros latency) {
    Interface* interface = interfaceOf(guid);
    if (interface == nullptr || !interface->attempt || interface->attempt->number != plan.attempt) {
        return;
    }
    const Connection wanted = *interface->attempt;
    if (interface->connection) {
        endConnection(lock, *interface, Leaving::kAsked, 0, plan.early);
        interface = interfaceOf(guid);
        if (interface == nullptr || !interface->attempt || interface->attempt->number != plan.attempt) {
            return;
        }
    }
    interface->state = wlan_interface_state_associating;
    notify(lock, acm(guid, kConnectionStart, connectionData(wanted, 0)), plan.early);
    notify(lock, msm(guid, kAssociating, msmData(wanted, 0)), plan.early);
    if (plan.early) {
        finish(lock, guid, plan);
    } else {
        sim::world().scheduler.after(lock, latency, "connect", [=](Lock& held) { finish(held, guid, plan); });
    }
}

void endAttempt(Lock& lock, Interface& interface, DWORD reason, bool early) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    const Connection ended = *interface.attempt;
    const GUID guid = interface.guid;
    interface.attempt.reset();
    interface.state = interface.connection ? wlan_interface_state_connected : wlan_interface_state_disconnected;
    notify(lock, acm(guid, kConnectionComplete, connectionData(ended, reason)), early);
}

void endConnection(Lock& lock, Interface& interface, Leaving how, DWORD reason, bool early) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    const Connection ended = *interface.connection;
    const GUID guid = interface.guid;
    interface.connection.reset();
    interface.state = wlan_interface_state_disconnected;
    // A network that has gone is noticed first by whoever is associated with it.
    if (how == Leaving::kGone && choices::kLossIsNoticedBelow) {
        notify(lock, msm(guid, kLeft, msmData(ended, reason)), early);
        notify(lock, acm(guid, kDisconnecting, connectionData(ended, 0)), early);
    } else {
        notify(lock, acm(guid, kDisconnecting, connectionData(ended, 0)), early);
        notify(lock, msm(guid, kLeaving, msmData(ended, 0)), early);
        notify(lock, msm(guid, kLeft, msmData(ended, reason)), early);
    }
    notify(lock, acm(guid, kDisconnected, connectionData(ended, 0)), early);
}

}  // namespace winnet4j::sim::wlan
