// SPDX-License-Identifier: Apache-2.0
// What the WLAN service knows: clients, interfaces, the air round them, profiles, settings. Owns the data only; the
// functions of the API are in the files named after their families.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "simulator/core/call.h"
#include "simulator/wlan/functions.h"

namespace winnet4j::sim::wlan {

using Mac = std::array<unsigned char, 6>;

/** One notification, on its way. */
struct Notification {
    DWORD source = 0;
    DWORD code = 0;
    GUID guid{};
    std::string data;              ///< what is really there
    std::optional<DWORD> claimed;  ///< the size told, when it is a lie
    bool operator==(const Notification&) const = default;
};

/** A client of WlanOpenHandle. */
struct Client : Object {
    static constexpr const char* kKind = "wlan";
    DWORD version = 0;
    // The one registration. An era ends with each change: what was sent in an older one is not delivered any more.
    DWORD sources = 0;
    bool ignoreDuplicate = false;
    WLAN_NOTIFICATION_CALLBACK callback = nullptr;
    void* context = nullptr;
    std::uint32_t era = 0;
    std::deque<Notification> queue;
    bool delivering = false;
    std::optional<Notification> previous;
    bool virtualStation = false;
    int hostedNetworkUses = 0;
};

}  // namespace winnet4j::sim::wlan
