// SPDX-License-Identifier: Apache-2.0
// What happens to a link from outside, and what the service does about it by itself.
#include <algorithm>

#include "simulator/wlan/filters.h"
#include "simulator/wlan/hosted.h"
#include "simulator/wlan/link.h"

namespace winnet4j::sim::wlan {
namespace {

bool isBy(const std::optional<Connection>& one, const std::wstring& profile) {
    return one && one->profile == profile &&
           (one->mode == wlan_connection_mode_profile || one->mode == wlan_connection_mode_auto);
}

}  // namespace

void linkLost(Lock& lock, Interface& interface, DWORD reason) {
    if (interface.connection) {
        endConnection(lock, interface, Leaving::kGone, reason);
        connectByItself(lock, interface);
    }
}

void radioChanged(Lock& lock, Interface& interface, std::size_t which) {
    const Phy& phy = interface.phys[which];
    const auto state = [](bool on) { return on ? dot11_radio_state_on : dot11_radio_state_off; };
    notify(lock,
           msm(interface.guid, kRadioChange,
               bytesOf(WLAN_PHY_RADIO_STATE{static_cast<DWORD>(which), state(phy.software), state(phy.hardware)})));
    if (interface.connection && !interface.phys[interface.phyIndex(interface.connection->phy)].on()) {
        linkLost(lock, interface, choices::kRadioOff);
    }
    if (!interface.radio()) {
        if (interface.attempt) {
            endAttempt(lock, interface, choices::kNetworkNotAvailable);
        }
        if (interface.scanning) {
            interface.scanning = false;
            notify(lock, acm(interface.guid, kScanFail, bytesOf(choices::kRadioOff)));
        }
    }
    hostedLook(lock, interface.radio() ? wlan_hosted_network_reason_interface_available
                                       : wlan_hosted_network_reason_interface_unavailable);
    connectByItself(lock, interface);
}

void signalChanged(Lock& lock, Interface& interface) {
    if (const Bss* its = station(interface)) {
        notify(lock, msm(interface.guid, kSignalChange, bytesOf(its->quality())));
    }
}

void peerChanged(Lock& lock, Interface& interface, const Mac& peer, bool joins) {
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    Connection& its = *interface.connection;
    const bool one = joins ? its.peers.empty() : its.peers.size() == 1;
    std::erase(its.peers, peer);
    if (joins) {
        its.peers.push_back(peer);
    }
    Connection told = its;
    told.bssid = peer;
    std::string data = msmData(told, 0);
    auto* fields = reinterpret_cast<WLAN_MSM_NOTIFICATION_DATA*>(data.data());
    fields->bFirstPeer = joins && one;
    fields->bLastPeer = !joins && one;
    interface.state = its.peers.empty() ? wlan_interface_state_ad_hoc_network_formed : wlan_interface_state_connected;
    notify(lock, msm(interface.guid, joins ? kPeerJoin : kPeerLeave, data));
    if (one) {
        notify(lock, acm(interface.guid, kAdhocChange,
                         bytesOf(joins ? wlan_adhoc_network_state_connected : wlan_adhoc_network_state_formed)));
    }
}

void roam(Lock& lock, Interface& interface, const Mac& to, DWORD failure) {
    const GUID guid = interface.guid;
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    const std::uint64_t which = interface.connection->number;
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): see above
    notify(lock, msm(guid, kRoamingStart, msmData(*interface.connection, 0)));
    const auto range = choices::kRoam;
    World& world = sim::world();
    world.scheduler.after(lock, world.random.between(range.low, range.high), "roam", [=](Lock& held) {
        Interface* found = interfaceOf(guid);
        if (found == nullptr || !found->connection || found->connection->number != which) {
            return;  // it has ended meanwhile
        }
        const auto there =
            std::find_if(found->air.begin(), found->air.end(), [&](const Bss& bss) { return bss.bssid == to; });
        if (failure != 0 || there == found->air.end()) {
            linkLost(held, *found, failure != 0 ? failure : choices::kRoamingFailed);
            return;
        }
        found->connection->bssid = to;
        found->connection->phy = there->phy;
        notify(held, msm(guid, kRoamingEnd, msmData(*found->connection, 0)));
    });
}

void stationGone(Lock& lock, Interface& interface, const Mac& which) {
    if (!interface.connection || interface.connection->bssid != which ||
        interface.state == wlan_interface_state_ad_hoc_network_formed) {
        return;
    }
    const Bss* other = inTheAir(interface, *interface.connection);
    if (other != nullptr) {
        roam(lock, interface, other->bssid, 0);
    } else {
        linkLost(lock, interface, choices::kLinkLost);
    }
}

void profileChanged(Lock& lock, Interface& interface, const std::wstring& profile) {
    if (isBy(interface.attempt, profile)) {
        endAttempt(lock, interface, choices::kProfileGone);
    }
}

void profileGone(Lock& lock, Interface& interface, const std::wstring& profile) {
    profileChanged(lock, interface, profile);
    if (isBy(interface.connection, profile)) {
        endConnection(lock, interface, Leaving::kAsked, choices::kProfileGone);
    }
}

void connectByItself(Lock& lock, Interface& interface) {
    if (!interface.connectsByItself || interface.heldOff || !interface.autoconf || interface.attempt ||
        interface.connection || !interface.radio()) {
        return;
    }
    for (const Profile& profile : interface.profiles) {
        const bool inReach = std::any_of(interface.list.begin(), interface.list.end(),
                                         [&](const Bss& bss) { return bss.ssid == profile.ssid; });
        if (profile.automatic && inReach && denied(profile.ssid, profile.type) == 0) {
            World& world = sim::world();
            Connection target;
            target.mode = wlan_connection_mode_auto;
            target.profile = profile.name;
            target.ssid = profile.ssid;
            target.type = profile.type;
            target.security = profile.security;
            target.secure = profile.security->encrypts;
            target.key = profile.key;
            Plan plan;
            plan.attempt = beginAttempt(lock, interface, std::move(target));
            const Micros before = world.random.between(choices::kConnectStart.low, choices::kConnectStart.high);
            const Micros latency = world.random.between(choices::kConnect.low, choices::kConnect.high);
            world.scheduler.after(
                lock, before, "connect by itself",
                [guid = interface.guid, plan, latency](Lock& held) { startAttempt(held, guid, plan, latency); });
            return;
        }
    }
}

}  // namespace winnet4j::sim::wlan
