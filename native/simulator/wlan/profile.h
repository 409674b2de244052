// SPDX-License-Identifier: Apache-2.0
// Profiles, as far as the service looks into their XML.
#pragma once

#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {

/** Null when there is none of that name; names are case-sensitive. */
Profile* profileNamed(Interface& interface, const wchar_t* name) noexcept;
/** Without one, the reason code says why. Reads only the name, the SSID and the kind of authentication. */
std::optional<Profile> parseProfile(const wchar_t* xml, DWORD& reason);

}  // namespace winnet4j::sim::wlan
