// SPDX-License-Identifier: Apache-2.0
// The hosted network, by which an adapter is an access point, too. Promises: it is active while a client uses it or
// it was forced; what a client uses ends with its handle; each change of its state is reported, with a reason.
#pragma once

#include "simulator/wlan/commands.h"

namespace winnet4j::sim::wlan {

/** If group policy allows it, and if callers have what takes elevated access. */
extern Switch hostedSwitch;
extern Switch elevatedSwitch;

/** Checks its state, and reports a change with that reason. */
void hostedLook(Lock& lock, WLAN_HOSTED_NETWORK_REASON reason);
/** What a client uses goes with its handle. */
void hostedForget(Lock& lock, Client& client);
/** The service has stopped. */
void hostedServiceStopped();
/** The command hosted. */
void hostedCommand(CommandLine& line, Lock& lock, std::string& answer);

}  // namespace winnet4j::sim::wlan
