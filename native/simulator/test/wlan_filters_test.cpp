// SPDX-License-Identifier: Apache-2.0
// Filter lists; each test is named after the sentence of WlanSetFilterList's page that it holds the simulator to.
#include <cstddef>

#include "wlan.h"

using namespace winnet4j::test;

namespace {

DOT11_NETWORK network(const char* ssid, DOT11_BSS_TYPE type = dot11_BSS_type_any) {
    DOT11_NETWORK made{};
    made.dot11Ssid.uSSIDLength = static_cast<ULONG>(std::strlen(ssid));
    std::memcpy(made.dot11Ssid.ucSSID, ssid, made.dot11Ssid.uSSIDLength);
    made.dot11BssType = type;
    return made;
}

/** A list of these networks, as its caller has it. */
class List {
  public:
    List(std::initializer_list<DOT11_NETWORK> networks) {
        bytes_.resize((offsetof(DOT11_NETWORK_LIST, Network) + networks.size() * sizeof(DOT11_NETWORK)) / 4);
        get()->dwNumberOfItems = static_cast<DWORD>(networks.size());
        std::copy(networks.begin(), networks.end(), &get()->Network[0]);
    }
    PDOT11_NETWORK_LIST get() { return reinterpret_cast<PDOT11_NETWORK_LIST>(bytes_.data()); }

  private:
    std::vector<DWORD> bytes_;
};

DWORD set(HANDLE client, WLAN_FILTER_LIST_TYPE type, std::initializer_list<DOT11_NETWORK> networks) {
    return WlanSetFilterList(client, type, List(networks).get(), nullptr);
}

/** "home cafe" */
std::string get(HANDLE client, WLAN_FILTER_LIST_TYPE type) {
    PDOT11_NETWORK_LIST list = nullptr;
    REQUIRE(WlanGetFilterList(client, type, nullptr, &list) == 0);
    std::string text;
    for (DWORD i = 0; i < list->dwNumberOfItems; ++i) {
        const DOT11_SSID& ssid = list->Network[i].dot11Ssid;
        text.append(i == 0 ? "" : " ").append(reinterpret_cast<const char*>(ssid.ucSSID), ssid.uSSIDLength);
    }
    WlanFreeMemory(list);
    return text;
}

/** The names of the networks that are listed, each with the reason that keeps everybody from connecting to it. */
std::string listed(HANDLE client) {
    const GUID guid = adapter(client);
    PWLAN_AVAILABLE_NETWORK_LIST list = nullptr;
    REQUIRE(WlanGetAvailableNetworkList(client, &guid, 0, nullptr, &list) == 0);
    std::string text;
    for (DWORD i = 0; i < list->dwNumberOfItems; ++i) {
        const WLAN_AVAILABLE_NETWORK& one = list->Network[i];
        text.append(text.empty() ? "" : " ");
        text.append(reinterpret_cast<const char*>(one.dot11Ssid.ucSSID), one.dot11Ssid.uSSIDLength);
        CHECK((one.bNetworkConnectable != FALSE) == (one.wlanNotConnectableReason == 0));
        if (one.wlanNotConnectableReason != 0) {
            text.append(":").append(std::to_string(one.wlanNotConnectableReason & 0xFF));
        }
    }
    WlanFreeMemory(list);
    return text;
}

struct Setup {
    Fresh fresh;
    Wlan client;

    Setup() { command("network add home seen\nnetwork add cafe seen\nprofile add home auto\nprofile add cafe"); }
};

constexpr auto kPolicyDeny = wlan_filter_list_type_gp_deny;
constexpr auto kUserPermit = wlan_filter_list_type_user_permit;
constexpr auto kUserDeny = wlan_filter_list_type_user_deny;

}  // namespace

TEST_SUITE("wlan_filters") {
    TEST_CASE("New user permit and deny lists overwrite previous versions, and raise filter_list_change") {
        Setup s;
        Listener listener(s.client, 0x8);
        CHECK(get(s.client, kUserDeny).empty());
        CHECK(set(s.client, kUserDeny, {network("home"), network("cafe")}) == 0);
        CHECK(get(s.client, kUserDeny) == "home cafe");
        CHECK(set(s.client, kUserDeny, {network("cafe", dot11_BSS_type_independent)}) == 0);
        CHECK(get(s.client, kUserDeny) == "cafe");
        CHECK(get(s.client, kUserPermit).empty());
        command("run");
        CHECK(listener.codes() == "12 12");
        // To clear a list: NULL, or a list without items.
        CHECK(WlanSetFilterList(s.client, kUserDeny, nullptr, nullptr) == 0);
        CHECK(get(s.client, kUserDeny).empty());
        CHECK(set(s.client, kUserPermit, {network("home")}) == 0);
        CHECK(set(s.client, kUserPermit, {}) == 0);
        CHECK(get(s.client, kUserPermit).empty());
        CHECK(s.client.close() == 0);
        checkClean();
    }

    TEST_CASE("Group policy-defined lists cannot be set; bad arguments are 87, an unknown handle is 6") {
        Setup s;
        PDOT11_NETWORK_LIST list = nullptr;
        CHECK(WlanGetFilterList(nullptr, kUserDeny, nullptr, &list) == 87);
        CHECK(WlanGetFilterList(s.client, kUserDeny, &s, &list) == 87);
        CHECK(WlanGetFilterList(s.client, kUserDeny, nullptr, nullptr) == 87);
        CHECK(WlanGetFilterList(s.client, static_cast<WLAN_FILTER_LIST_TYPE>(4), nullptr, &list) == 87);
        CHECK(WlanGetFilterList(&s, kUserDeny, nullptr, &list) == 6);
        CHECK(set(s.client, kPolicyDeny, {}) == 87);
        CHECK(set(nullptr, kUserDeny, {}) == 87);
        CHECK(set(&s, kUserDeny, {}) == 6);
        CHECK(set(s.client, kUserDeny, {network("home", static_cast<DOT11_BSS_TYPE>(4))}) == 87);
        List tooLong{network("home")};
        tooLong.get()->Network[0].dot11Ssid.uSSIDLength = 33;
        CHECK(WlanSetFilterList(s.client, kUserDeny, tooLong.get(), nullptr) == 87);
        List behind{network("home")};
        behind.get()->dwIndex = 1;
        CHECK(WlanSetFilterList(s.client, kUserDeny, behind.get(), nullptr) == 87);
        command("rule WlanSetFilterList return=5\nrule WlanGetFilterList return=5");
        CHECK(set(s.client, kUserDeny, {}) == 5);
        CHECK(WlanGetFilterList(s.client, kUserDeny, nullptr, &list) == 5);
    }

    TEST_CASE("Denied networks will not be included on the visible networks list, unless the service shows them") {
        Setup s;
        CHECK(set(s.client, kUserDeny, {network("home")}) == 0);
        CHECK(listed(s.client) == "cafe");
        BOOL shows = TRUE;
        CHECK(WlanSetAutoConfigParameter(s.client, wlan_autoconf_opcode_show_denied_networks, sizeof shows, &shows,
                                         nullptr) == 0);
        CHECK(listed(s.client) == "home:4 cafe");
        command("filter policy-deny add ssid=cafe");
        CHECK(listed(s.client) == "home:4 cafe:3");
    }

    TEST_CASE("The group policy permit and deny lists take precedence over the user's") {
        Setup s;
        CHECK(set(s.client, kUserPermit, {network("home")}) == 0);
        CHECK(set(s.client, kUserDeny, {network("cafe")}) == 0);
        CHECK(listed(s.client) == "home");
        command("filter policy-deny add ssid=home\nfilter policy-permit add ssid=cafe");
        CHECK(get(s.client, kPolicyDeny) == "home");
        CHECK(listed(s.client) == "cafe");
        command("filter policy-deny clear\nfilter policy-permit clear");
        CHECK(listed(s.client) == "home");
    }

    TEST_CASE("An SSID of length 0 is all SSIDs: to permit some and deny all leaves the some") {
        Setup s;
        CHECK(set(s.client, kUserDeny, {network("")}) == 0);
        CHECK(listed(s.client).empty());
        CHECK(set(s.client, kUserPermit, {network("home")}) == 0);
        CHECK(listed(s.client) == "home");
        CHECK(set(s.client, kUserDeny, {network(""), network("home")}) == 0);
        CHECK(listed(s.client).empty());
        // Of another type it is another network.
        CHECK(set(s.client, kUserDeny, {network("home", dot11_BSS_type_independent)}) == 0);
        CHECK(listed(s.client) == "home cafe");
    }

    TEST_CASE(
        "Denied networks cannot be connected to, by autoconfiguration or when asked; a link that is there stays") {
        Setup s;
        const GUID guid = adapter(s.client);
        CHECK(connectTo(s.client, guid, L"cafe") == 0);
        command("run");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
        CHECK(set(s.client, kUserDeny, {network("")}) == 0);
        command("run");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
        Listener listener(s.client, 0x8);
        CHECK(WlanDisconnect(s.client, &guid, nullptr) == 0);
        command("run");
        CHECK(connectTo(s.client, guid, L"cafe") == 0);
        command("run");
        CHECK(listener.codes() == "20 21 9 10");
        CHECK(reasonOf(listener.seen().back()) == 0x28004);
        command("filter policy-deny add ssid=cafe");
        CHECK(connectTo(s.client, guid, L"cafe") == 0);
        command("run");
        CHECK(reasonOf(listener.seen().back()) == 0x28003);
        command("interface auto wlan0 on");
        CHECK(command("run") == "0");
        CHECK(WlanSetFilterList(s.client, kUserDeny, nullptr, nullptr) == 0);
        command("run");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
    }
}
