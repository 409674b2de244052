// SPDX-License-Identifier: Apache-2.0
// How networks and profiles are secured: each way in one row, with its word in the script, its names in a profile's XML
// and Windows' numbers. Knows nothing of networks.
#pragma once

#include <string_view>

#include "win/api.h"

namespace winnet4j::sim::wlan {

struct Security {
    const char* word;
    const wchar_t* authentication;
    const wchar_t* encryption;
    DOT11_AUTH_ALGORITHM auth;
    DOT11_CIPHER_ALGORITHM cipher;
    bool encrypts;
    bool keyed;                 ///< by a passphrase or key in the profile
    bool oneX;                  ///< by 802.1X
    DOT11_AUTH_ALGORITHM also;  ///< what else a network of this kind lets in; the same when nothing
};

// Newer than mingw's enumerations.
inline constexpr auto kWpa3Enterprise192 = static_cast<DOT11_AUTH_ALGORITHM>(8);
inline constexpr auto kWpa3Sae = static_cast<DOT11_AUTH_ALGORITHM>(9);
inline constexpr auto kOwe = static_cast<DOT11_AUTH_ALGORITHM>(10);
inline constexpr auto kWpa3Enterprise = static_cast<DOT11_AUTH_ALGORITHM>(11);
inline constexpr auto kGcmp256 = static_cast<DOT11_CIPHER_ALGORITHM>(9);

/** The first row of an authentication is the one with its usual encryption. */
inline constexpr Security kSecurities[] = {
    {"open", L"open", L"none", DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_NONE, false, false, false,
     DOT11_AUTH_ALGO_80211_OPEN},
    {"owe", L"OWE", L"AES", kOwe, DOT11_CIPHER_ALGO_CCMP, true, false, false, kOwe},
    {"wep", L"open", L"WEP", DOT11_AUTH_ALGO_80211_OPEN, DOT11_CIPHER_ALGO_WEP, true, true, false,
     DOT11_AUTH_ALGO_80211_OPEN},
    {"shared", L"shared", L"WEP", DOT11_AUTH_ALGO_80211_SHARED_KEY, DOT11_CIPHER_ALGO_WEP, true, true, false,
     DOT11_AUTH_ALGO_80211_SHARED_KEY},
    {"wpa", L"WPAPSK", L"TKIP", DOT11_AUTH_ALGO_WPA_PSK, DOT11_CIPHER_ALGO_TKIP, true, true, false,
     DOT11_AUTH_ALGO_WPA_PSK},
    {"", L"WPAPSK", L"AES", DOT11_AUTH_ALGO_WPA_PSK, DOT11_CIPHER_ALGO_CCMP, true, true, false,
     DOT11_AUTH_ALGO_WPA_PSK},
    {"wpa2", L"WPA2PSK", L"AES", DOT11_AUTH_ALGO_RSNA_PSK, DOT11_CIPHER_ALGO_CCMP, true, true, false,
     DOT11_AUTH_ALGO_RSNA_PSK},
    {"", L"WPA2PSK", L"TKIP", DOT11_AUTH_ALGO_RSNA_PSK, DOT11_CIPHER_ALGO_TKIP, true, true, false,
     DOT11_AUTH_ALGO_RSNA_PSK},
    {"wpa3", L"WPA3SAE", L"AES", kWpa3Sae, DOT11_CIPHER_ALGO_CCMP, true, true, false, kWpa3Sae},
    {"wpa3-transition", L"WPA3SAE", L"AES", kWpa3Sae, DOT11_CIPHER_ALGO_CCMP, true, true, false,
     DOT11_AUTH_ALGO_RSNA_PSK},
    {"", L"WPA", L"TKIP", DOT11_AUTH_ALGO_WPA, DOT11_CIPHER_ALGO_TKIP, true, false, true, DOT11_AUTH_ALGO_WPA},
    {"", L"WPA", L"AES", DOT11_AUTH_ALGO_WPA, DOT11_CIPHER_ALGO_CCMP, true, false, true, DOT11_AUTH_ALGO_WPA},
    {"enterprise", L"WPA2", L"AES", DOT11_AUTH_ALGO_RSNA, DOT11_CIPHER_ALGO_CCMP, true, false, true,
     DOT11_AUTH_ALGO_RSNA},
    {"", L"WPA2", L"TKIP", DOT11_AUTH_ALGO_RSNA, DOT11_CIPHER_ALGO_TKIP, true, false, true, DOT11_AUTH_ALGO_RSNA},
    {"wpa3-enterprise", L"WPA3ENT", L"AES", kWpa3Enterprise, DOT11_CIPHER_ALGO_CCMP, true, false, true,
     kWpa3Enterprise},
    {"", L"WPA3ENT192", L"GCMP256", kWpa3Enterprise192, kGcmp256, true, false, true, kWpa3Enterprise192},
    {"", L"WPA3", L"GCMP256", kWpa3Enterprise192, kGcmp256, true, false, true, kWpa3Enterprise192},
};

inline constexpr const Security& kOpen = kSecurities[0];

/** By its word in the script; null when there is none. */
constexpr const Security* securityNamed(std::string_view word) noexcept {
    for (const Security& one : kSecurities) {
        if (!word.empty() && word == one.word) {
            return &one;
        }
    }
    return nullptr;
}

/** By its names in a profile; null when the pair is none. known: the authentication alone is one. */
constexpr const Security* securityOf(std::wstring_view authentication, std::wstring_view encryption,
                                     bool& known) noexcept {
    known = false;
    for (const Security& one : kSecurities) {
        if (authentication == one.authentication) {
            known = true;
            if (encryption == one.encryption) {
                return &one;
            }
        }
    }
    return nullptr;
}

/** A profile of that kind gets into a network of this one. */
constexpr bool fits(const Security& profile, const Security& network) noexcept {
    return profile.encrypts == network.encrypts &&
           (profile.auth == network.auth || profile.auth == network.also || profile.also == network.auth);
}

}  // namespace winnet4j::sim::wlan
