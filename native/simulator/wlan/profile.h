// SPDX-License-Identifier: Apache-2.0
// Profiles: their XML read and checked as the service does, written by it, and shown with the key or without.
#pragma once

#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {

/** Null when there is none of that name; names are case-sensitive. */
Profile* profileNamed(Interface& interface, const wchar_t* name) noexcept;
/** On top, below those of group policy. */
void addProfile(Interface& interface, const Profile& profile);
/** Without one, the reason code says why. */
std::optional<Profile> parseProfile(const wchar_t* xml, DWORD& reason);
/** Its XML, as the service writes that of a network it has discovered. */
std::wstring writeProfile(const Profile& profile);
/** Its XML for a caller: the key as text, or protected, which only the service can read. */
std::wstring shownProfile(const Profile& profile, bool plainKey);
void renameProfile(Profile& profile, const wchar_t* name);

}  // namespace winnet4j::sim::wlan
