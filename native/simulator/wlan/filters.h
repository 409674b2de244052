// SPDX-License-Identifier: Apache-2.0
// Which networks are permitted and denied: the four lists of WlanGetFilterList, and what follows from them.
#pragma once

#include "simulator/wlan/commands.h"

namespace winnet4j::sim::wlan {

/** Why connecting to that network is denied: GP_DENIED or USER_DENIED; 0 when it is permitted. */
DWORD denied(const std::string& ssid, DOT11_BSS_TYPE type) noexcept;
/** The command filter. */
void filterCommand(CommandLine& line, Lock& lock, std::string& answer);

}  // namespace winnet4j::sim::wlan
