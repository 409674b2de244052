// SPDX-License-Identifier: Apache-2.0
// Promises: group policy's lists go before the user's; what is in none of them is permitted; denied networks are not in
// the list of networks, unless the service shows them, and connecting to them fails. A new list replaces the old one.
#include "simulator/wlan/filters.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/link.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kFilterListChange = 12;
constexpr std::size_t kHeader = offsetof(DOT11_NETWORK_LIST, Network);

/** How a list means a network: not at all, as one of all, by its name. */
enum Meaning { kNot, kOfAll, kByName };

Meaning meaning(const std::vector<Filter>& list, const std::string& ssid, DOT11_BSS_TYPE type) noexcept {
    Meaning found = kNot;
    for (const Filter& one : list) {
        if (one.type == dot11_BSS_type_any || one.type == type) {
            found = std::max(found, one.ssid.empty() ? kOfAll : one.ssid == ssid ? kByName : kNot);
        }
    }
    return found;
}

void changed(Lock& lock) {
    notify(lock, acm(GUID{}, kFilterListChange));
    for (Interface& interface : state().interfaces) {
        connectByItself(lock, interface);
    }
}

/** The rules of WlanSetFilterList's page for the list. */
bool sound(Call& c, const DOT11_NETWORK_LIST* list) {
    if (list == nullptr || list->dwNumberOfItems == 0) {
        return true;
    }
    if (!c.allowed(list->dwIndex < list->dwNumberOfItems, "dwIndex is behind the last network: Windows may crash")) {
        return false;
    }
    return std::all_of(&list->Network[0], &list->Network[0] + list->dwNumberOfItems, [&](const DOT11_NETWORK& one) {
        return c.allowed(one.dot11Ssid.uSSIDLength <= sizeof one.dot11Ssid.ucSSID, "the SSID is too long") &&
               c.allowed(one.dot11BssType >= dot11_BSS_type_infrastructure && one.dot11BssType <= dot11_BSS_type_any,
                         "no BSS type");
    });
}

}  // namespace

DWORD denied(const std::string& ssid, DOT11_BSS_TYPE type) noexcept {
    const auto& lists = state().filters;
    const struct {
        WLAN_FILTER_LIST_TYPE permit, deny;
        DWORD reason;
    } levels[] = {{wlan_filter_list_type_gp_permit, wlan_filter_list_type_gp_deny, choices::kDeniedByPolicy},
                  {wlan_filter_list_type_user_permit, wlan_filter_list_type_user_deny, choices::kDeniedByUser}};
    for (const auto& level : levels) {
        const Meaning permitted = meaning(lists[level.permit], ssid, type);
        const Meaning refused = meaning(lists[level.deny], ssid, type);
        static_assert(choices::kNameBeforeAll);
        if (refused != kNot && refused >= permitted) {
            return level.reason;
        }
        if (permitted != kNot) {
            return 0;
        }
    }
    return 0;
}

void filterCommand(CommandLine& line, Lock& lock, std::string&) {
    std::vector<Filter>& list = state().filters[static_cast<std::size_t>(
        line.oneOf({"policy-permit", "policy-deny", "user-permit", "user-deny"}))];
    const bool clear = line.oneOf({"add", "clear"}) == 1;
    if (clear) {
        line.finish();
        list.clear();
    } else {
        Filter made;
        made.ssid = unescape(line.option("ssid").value_or(""));
        made.type = dot11_BSS_type_any;
        line.finish();
        if (made.ssid.size() > 32) {
            throw CommandError{"an SSID has at most 32 bytes"};
        }
        list.push_back(std::move(made));
    }
    changed(lock);
}

extern "C" {

DWORD WINAPI Sim_WlanGetFilterList(HANDLE handle, int type, PVOID reserved, PDOT11_NETWORK_LIST* list) {
    return call(kWlanGetFilterList, {sim::handle(handle), type, reserved, list}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved) || !c.given(list, "ppNetworkList") ||
            !c.allowed(type >= 0 && static_cast<std::size_t>(type) < state().filters.size(), "no such list") ||
            client(c, handle) == nullptr) {
            return c.code();
        }
        const std::vector<Filter>& filters = state().filters[static_cast<std::size_t>(type)];
        auto* made = c.allocate<unsigned char>(kHeader + filters.size() * sizeof(DOT11_NETWORK));
        const DWORD head[2] = {static_cast<DWORD>(filters.size()), 0};
        std::memcpy(made, head, sizeof head);
        unsigned char* at = made + kHeader;
        for (const Filter& one : filters) {
            const DOT11_NETWORK network{ssidOf(one.ssid), one.type};
            std::memcpy(at, &network, sizeof network);
            at += sizeof network;
        }
        *list = reinterpret_cast<PDOT11_NETWORK_LIST>(made);
        c.out(std::to_string(filters.size()));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanSetFilterList(HANDLE handle, int type, const DOT11_NETWORK_LIST* list, PVOID reserved) {
    return call(kWlanSetFilterList, {sim::handle(handle), type, list, reserved}, [&](Call& c) -> DWORD {
        const bool user = type == wlan_filter_list_type_user_permit || type == wlan_filter_list_type_user_deny;
        if (!c.given(handle) || !c.reserved(reserved) || !c.allowed(user, "no list of the user's") || !sound(c, list) ||
            client(c, handle) == nullptr) {
            return c.code();
        }
        std::vector<Filter> fresh;
        for (DWORD i = 0; list != nullptr && i < list->dwNumberOfItems; ++i) {
            const DOT11_NETWORK& one = (&list->Network[0])[i];
            fresh.push_back({ssidText(one.dot11Ssid), one.dot11BssType});
        }
        state().filters[static_cast<std::size_t>(type)] = std::move(fresh);
        changed(c.lock);
        return ERROR_SUCCESS;
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
