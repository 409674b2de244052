// SPDX-License-Identifier: Apache-2.0
// The values of an interface that WlanQueryInterface and WlanSetInterface name by opcodes.
#pragma once

#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {

/** The value of an opcode; without one, code says why. */
std::optional<std::string> valueOf(Call& c, const Interface& interface, int opcode, DWORD& code);
/** Answers the code of the call. */
DWORD setValue(Call& c, Client& client, Interface& interface, int opcode, DWORD size, const void* data);
/** The number of the channel with that centre frequency; 0 when there is none. */
ULONG channelOf(ULONG kHz) noexcept;

}  // namespace winnet4j::sim::wlan
