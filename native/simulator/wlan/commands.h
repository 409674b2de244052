// SPDX-License-Identifier: Apache-2.0
// What the parts of this folder offer each other beyond the state.
#pragma once

#include "simulator/core/command.h"
#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {

/** The state at the start: one interface, wlan0, and nothing in the air. */
void reset(Lock& lock);
/** Of Wi-Fi Direct, which lives in the same service: pending opens fail, open sessions are no more. */
void wfdServiceStopped(Lock& lock);
/** An address such as 02-1A-11-F0-3C-7D; throws CommandError. */
Mac parseMac(const std::string& text);
/** The interface of the option on=, or wlan0; throws CommandError. */
Interface& interfaceGiven(CommandLine& line);
/** Bytes out of a text with %41 for any byte. */
std::string unescape(const std::string& text);
/** The command notify. */
void notifyCommand(CommandLine& line, Lock& lock, std::string& answer);

}  // namespace winnet4j::sim::wlan
