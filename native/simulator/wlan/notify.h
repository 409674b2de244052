// SPDX-License-Identifier: Apache-2.0
// Notifications: their receivers, when and how. Promises: only to registered sources; in order for each handle, one at
// a time; the block is the client's only until its callback returns; what is not delivered when a registration ends
// never is.
#pragma once

#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {

inline constexpr DWORD kAcm = 0x8;
inline constexpr DWORD kMsm = 0x10;

/** To every client that registered the source; early: now, on this thread. */
void notify(Lock& lock, Notification notification, bool early = false);
/** Delivers once to that client, on the calling thread, even while another delivery runs: for storms. */
void deliver(Lock& lock, Client& client, const Notification& notification);

Notification acm(const GUID& guid, DWORD code, std::string data = {});
Notification msm(const GUID& guid, DWORD code, std::string data = {});
/** withXml: the profile by which a network was discovered is in it. */
std::string connectionData(const Connection& connection, DWORD reason, bool withXml = false);
std::string msmData(const Connection& connection, DWORD reason);

}  // namespace winnet4j::sim::wlan
