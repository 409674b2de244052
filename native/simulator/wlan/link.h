// SPDX-License-Identifier: Apache-2.0
// The life of a link: attempts to make one, and all ways in which one ends. Promises: an attempt begins with
// connection_start, unless it ends before that, may have connection_attempt_fail, and ends with exactly one
// connection_complete, whose reason is 0 only when it succeeded; what ends a link ends that one and no later one.
#pragma once

#include "simulator/wlan/notify.h"

namespace winnet4j::sim::wlan {

enum Acm : DWORD {
    kScanFail = 8,
    kConnectionStart = 9,
    kConnectionComplete = 10,
    kAttemptFail = 11,
    kProfileChange = 15,
    kProfilesExhausted = 17,
    kDisconnecting = 20,
    kDisconnected = 21,
    kAdhocChange = 22,
};
enum Msm : DWORD {
    kAssociating = 1,
    kAssociated = 2,
    kAuthenticating = 3,
    kLinked = 4,
    kRoamingStart = 5,
    kRoamingEnd = 6,
    kRadioChange = 7,
    kSignalChange = 8,
    kLeaving = 9,
    kLeft = 10,
    kPeerJoin = 11,
    kPeerLeave = 12,
};

/** What an attempt is to come to, from the rules. */
struct Plan {
    std::uint64_t attempt = 0;
    std::optional<DWORD> code;    ///< of connection_complete
    std::optional<DWORD> reason;  ///< of connection_attempt_fail
    int times = 1;
    bool early = false;
};
/** WLAN_CONNECTION_PERSIST_DISCOVERY_PROFILE, and what it may come with. */
inline constexpr DWORD kKeep = 0x10, kKeepAutomatic = 0x20, kKeepOverwrites = 0x40;

/** If the service leaves the network, or the network has gone. */
enum class Leaving { kAsked, kGone };

/** A new attempt, instead of one that there may be; answers its number. Its start is the caller's to schedule. */
std::uint64_t beginAttempt(Lock& lock, Interface& interface, Connection target);
/** That attempt starts, and comes to its end after the latency. */
void startAttempt(Lock& lock, const GUID& guid, const Plan& plan, Micros latency);
/** Of an interface that is being connected. */
void endAttempt(Lock& lock, Interface& interface, DWORD reason, bool early = false);
/** Of an interface that is connected. reason: that of the disassociation. */
void endConnection(Lock& lock, Interface& interface, Leaving how, DWORD reason, bool early = false);
/** The strongest access point that fits, or null. */
const Bss* inTheAir(const Interface& interface, const Connection& wanted) noexcept;
/** The access point that the interface is connected to; null when it is to none. */
const Bss* station(const Interface& interface) noexcept;

// ---- air.cpp ----

/** The link is lost, with that reason; nothing when there is none. */
void linkLost(Lock& lock, Interface& interface, DWORD reason);
/** The radio of that PHY was switched on or off. */
void radioChanged(Lock& lock, Interface& interface, std::size_t which);
/** The signal of an access point has another strength. */
void signalChanged(Lock& lock, Interface& interface);
/** Of an interface in an ad hoc network: another station comes or goes. */
void peerChanged(Lock& lock, Interface& interface, const Mac& peer, bool joins);
/** Of an interface that is connected: from one access point to another of the same network; failure: the link is
 * lost on the way, with that reason.
 */
void roam(Lock& lock, Interface& interface, const Mac& to, DWORD failure);
/** An access point has gone: a client that is connected to it roams to another, or loses the link. */
void stationGone(Lock& lock, Interface& interface, const Mac& which);
/** An attempt by that profile ends, since it is another one now. */
void profileChanged(Lock& lock, Interface& interface, const std::wstring& profile);
/** What is connected or being connected by that profile ends. */
void profileGone(Lock& lock, Interface& interface, const std::wstring& profile);
/** The service connects the interface by itself if it may and can. */
void connectByItself(Lock& lock, Interface& interface);

}  // namespace winnet4j::sim::wlan
