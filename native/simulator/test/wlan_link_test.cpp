// SPDX-License-Identifier: Apache-2.0
// The life of a link: what ends it and in which order that is reported, how networks let one in or refuse, what the
// service does by itself. What Microsoft's pages leave open is named in choices.h.
#include <iterator>

#include "wlan.h"

using namespace winnet4j::test;

namespace {

/** All that came, in order: "A9 M1 A10". */
std::string story(const Listener& listener) {
    std::string text;
    for (const Seen& one : listener.seen()) {
        text.append(text.empty() ? "" : " ").append(one.source == 0x8 ? "A" : "M").append(std::to_string(one.code));
    }
    return text;
}
/** The last notification of that source and code. */
Seen last(const Listener& listener, DWORD source, DWORD code) {
    const std::vector<Seen> all = listener.seen();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->source == source && one->code == code) {
            return *one;
        }
    }
    FAIL("it never came");
    return {};
}
WLAN_CONNECTION_NOTIFICATION_DATA connectionOf(const Seen& seen) {
    WLAN_CONNECTION_NOTIFICATION_DATA data{};
    REQUIRE(seen.data.size() >= sizeof data);
    std::memcpy(&data, seen.data.data(), sizeof data);
    return data;
}
WLAN_MSM_NOTIFICATION_DATA msmOf(const Seen& seen) {
    WLAN_MSM_NOTIFICATION_DATA data{};
    REQUIRE(seen.data.size() == sizeof data);
    std::memcpy(&data, seen.data.data(), sizeof data);
    return data;
}
/** The profile's XML in a connection's notification. */
std::wstring xmlOf(const Seen& seen) {
    constexpr std::size_t kAt = offsetof(WLAN_CONNECTION_NOTIFICATION_DATA, strProfileXml);
    const std::wstring text(reinterpret_cast<const wchar_t*>(seen.data.data() + kAt), (seen.data.size() - kAt) / 2);
    return text.substr(0, text.find(L'\0'));
}

struct Setup {
    Fresh fresh;
    Wlan client;
    GUID guid = adapter(client);

    explicit Setup(const std::string& script, std::uint64_t seed = 1) : fresh(seed) { command(script); }

    /** Connects, and lets everything happen. */
    void connect(const wchar_t* profile = L"home") {
        REQUIRE(connectTo(client, guid, profile) == 0);
        command("run");
        REQUIRE(stateOf(client) == wlan_interface_state_connected);
    }
    DWORD disconnect() { return WlanDisconnect(client, &guid, nullptr); }
    template <typename T> DWORD query(int opcode, T& into) {
        DWORD size = 0;
        void* data = nullptr;
        const DWORD code =
            WlanQueryInterface(client, &guid, static_cast<WLAN_INTF_OPCODE>(opcode), nullptr, &size, &data, nullptr);
        if (code == 0) {
            REQUIRE(size >= sizeof into);
            std::memcpy(&into, data, sizeof into);
            WlanFreeMemory(data);
        }
        return code;
    }
    WLAN_CONNECTION_ATTRIBUTES current() {
        WLAN_CONNECTION_ATTRIBUTES made{};
        REQUIRE(query(wlan_intf_opcode_current_connection, made) == 0);
        return made;
    }
    WLAN_AVAILABLE_NETWORK network(DWORD index = 0) {
        PWLAN_AVAILABLE_NETWORK_LIST list = nullptr;
        REQUIRE(WlanGetAvailableNetworkList(client, &guid, 0, nullptr, &list) == 0);
        REQUIRE(index < list->dwNumberOfItems);
        const WLAN_AVAILABLE_NETWORK found = list->Network[index];
        WlanFreeMemory(list);
        return found;
    }
};

constexpr const char* kHome = "network add home seen\nprofile add home";

DWORD discover(const Setup& s, const char* ssid, bool secure) {
    DOT11_SSID wanted{static_cast<ULONG>(std::strlen(ssid)), {}};
    std::memcpy(wanted.ucSSID, ssid, wanted.uSSIDLength);
    WLAN_CONNECTION_PARAMETERS parameters{
        secure ? wlan_connection_mode_discovery_secure : wlan_connection_mode_discovery_unsecure,
        nullptr,
        &wanted,
        nullptr,
        dot11_BSS_type_infrastructure,
        0};
    return WlanConnect(s.client, &s.guid, &parameters, nullptr);
}

}  // namespace

TEST_SUITE("wlan_link") {
    // ---- what ends it ----

    TEST_CASE("WlanDisconnect, then WlanConnect at once: the old link goes, the new one stays") {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            CAPTURE(seed);
            Setup s(kHome, seed);
            s.connect();
            Listener listener(s.client, 0x8);
            CHECK(s.disconnect() == 0);
            CHECK(connectTo(s.client, s.guid, L"home") == 0);
            command("run");
            CHECK(listener.codes() == "20 21 9 10");
            CHECK(reasonOf(listener.seen()[3]) == 0);
            CHECK(stateOf(s.client) == wlan_interface_state_connected);
        }
    }

    TEST_CASE("WlanDisconnect of an attempt that has become a link by the time: the link goes") {
        Setup s(kHome);
        command("rule WlanConnect delay=10ms\nrule WlanDisconnect delay=1s");
        CHECK(connectTo(s.client, s.guid, L"home") == 0);
        CHECK(s.disconnect() == 0);
        Listener listener(s.client, 0x8);
        command("run");
        CHECK(listener.codes() == "9 10 20 21");
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("switching the radio off takes the link down, and nothing else does then") {
        Setup s(kHome);
        s.connect();
        Listener listener(s.client);
        command("interface radio wlan0 off\nrun");
        CHECK(story(listener) == "M7 M7 M10 A20 A21");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x3800B);
        CHECK(reasonOf(last(listener, 0x8, 21)) == 0);  // only connection_complete has one
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
        WLAN_CONNECTION_ATTRIBUTES none{};
        CHECK(s.query(wlan_intf_opcode_current_connection, none) == ERROR_INVALID_STATE);
        command("interface radio wlan0 on\nrun");
        CHECK(story(listener) == "M7 M7 M10 A20 A21 M7 M7");
    }

    TEST_CASE("switching the radio off ends an attempt and a scan") {
        Setup s(kHome);
        Listener listener(s.client, 0x8);
        command("rule WlanConnect delay=1s");
        CHECK(connectTo(s.client, s.guid, L"home") == 0);
        command("advance 1100ms");
        CHECK(WlanScan(s.client, &s.guid, nullptr, nullptr, nullptr) == 0);
        command("interface radio wlan0 off\nrun");
        CHECK(listener.codes() == "9 10 8");
        CHECK(reasonOf(listener.seen()[1]) == 0x2800B);
        CHECK(connectTo(s.client, s.guid, L"home") == 0);
        command("run");
        CHECK(listener.codes() == "9 10 8 9 10");
        CHECK(reasonOf(listener.seen()[4]) == 0x2800B);
    }

    TEST_CASE("a network that is gone takes the link with it") {
        Setup s(kHome);
        s.connect();
        Listener listener(s.client);
        command("network remove home\nrun");
        CHECK(story(listener) == "M10 A20 A21");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x3800B);
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
        ULONG channel = 0;
        CHECK(s.query(wlan_intf_opcode_channel_number, channel) == ERROR_INVALID_STATE);
    }

    TEST_CASE("deleting its profile takes the link down, after the news of the profile") {
        Setup s(kHome);
        s.connect();
        Listener listener(s.client);
        CHECK(WlanDeleteProfile(s.client, &s.guid, L"home", nullptr) == 0);
        command("run");
        CHECK(story(listener) == "A15 A20 M9 M10 A21");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x2800C);
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("PROFILE_CHANGED_OR_DELETED: the profile was changed or deleted before the connection was established") {
        for (const bool change : {false, true}) {
            CAPTURE(change);
            Setup s(kHome);
            command("rule WlanConnect delay=1s");
            Listener listener(s.client, 0x8);
            CHECK(connectTo(s.client, s.guid, L"home") == 0);
            command("advance 1100ms");
            LPWSTR xml = nullptr;
            DWORD reason = 0;
            REQUIRE(WlanGetProfile(s.client, &s.guid, L"home", nullptr, &xml, nullptr, nullptr) == 0);
            CHECK((change ? WlanSetProfile(s.client, &s.guid, 0, xml, nullptr, TRUE, nullptr, &reason)
                          : WlanDeleteProfile(s.client, &s.guid, L"home", nullptr)) == 0);
            WlanFreeMemory(xml);
            command("run");
            CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800C);
        }
    }

    TEST_CASE("a profile set anew leaves a link by it alone") {
        Setup s(kHome);
        s.connect();
        LPWSTR xml = nullptr;
        DWORD reason = 0;
        REQUIRE(WlanGetProfile(s.client, &s.guid, L"home", nullptr, &xml, nullptr, nullptr) == 0);
        CHECK(WlanSetProfile(s.client, &s.guid, 0, xml, nullptr, TRUE, nullptr, &reason) == 0);
        WlanFreeMemory(xml);
        command("run");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
    }

    TEST_CASE("a link can be lost for any reason") {
        Setup s(kHome);
        s.connect();
        Listener listener(s.client);
        command("interface drop wlan0 reason=0x48011\nrun");
        CHECK(story(listener) == "M10 A20 A21");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x48011);
        CHECK(refusal("interface drop wlan0").find("is not connected") != std::string::npos);
    }

    TEST_CASE("roaming: from one access point to another, and the link stays") {
        Setup s(
            "network add home bssid=02-00-00-00-00-0a\nnetwork add home bssid=02-00-00-00-00-0b rssi=-70 phy=vht\n"
            "profile add home");
        s.connect();
        Listener listener(s.client);
        command("interface roam wlan0 to=02-00-00-00-00-0b\nrun");
        CHECK(story(listener) == "M5 M6");
        CHECK(msmOf(last(listener, 0x10, 5)).dot11MacAddr[5] == 0x0a);
        CHECK(msmOf(last(listener, 0x10, 6)).dot11MacAddr[5] == 0x0b);
        CHECK(s.current().wlanAssociationAttributes.dot11Bssid[5] == 0x0b);
        CHECK(s.current().wlanAssociationAttributes.dot11PhyType == 8);
        command("interface roam wlan0 to=02-00-00-00-00-0a fails=0x38009\nrun");
        CHECK(story(listener) == "M5 M6 M5 M10 A20 A21");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x38009);
    }

    TEST_CASE("when its access point goes and another of the network is there, it roams") {
        Setup s(
            "network add home bssid=02-00-00-00-00-0a\nnetwork add home bssid=02-00-00-00-00-0b rssi=-70\n"
            "profile add home");
        s.connect();
        Listener listener(s.client);
        command("network remove home bssid=02-00-00-00-00-0a\nrun");
        CHECK(story(listener) == "M5 M6");
        command("interface roam wlan0 to=02-00-00-00-00-0f\nrun");  // there is none
        CHECK(story(listener) == "M5 M6 M5 M10 A20 A21");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x38008);
    }

    TEST_CASE("another signal of the access point is reported, in per cent") {
        Setup s(kHome);
        s.connect();
        Listener listener(s.client);
        command("network add cafe\nnetwork signal home rssi=-70\nnetwork signal cafe rssi=-60\nrun");
        CHECK(story(listener) == "M8");
        CHECK(listener.seen()[0].data == std::string("\x3c\0\0\0", 4));
        LONG rssi = 0;
        CHECK(s.query(wlan_intf_opcode_rssi, rssi) == 0);
        CHECK(rssi == -70);
    }

    // ---- whom a network lets in ----

    TEST_CASE("a profile that doesn't exist doesn't get in, also with an SSID") {
        Setup s("network add home");
        Listener listener(s.client, 0x8);
        DOT11_SSID ssid{4, {'h', 'o', 'm', 'e'}};
        CHECK(connectTo(s.client, s.guid, L"none", &ssid) == 0);
        command("run");
        CHECK(listener.codes() == "9 10");
        CHECK(reasonOf(listener.seen()[1]) == 0x2800B);
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("the XML of a discovery's profile comes when the connection succeeds, and is a profile") {
        Setup s("network add cafe\nnetwork add safe security=owe");
        Listener listener(s.client, 0x8);
        CHECK(discover(s, "cafe", false) == 0);
        command("run");
        CHECK(listener.codes() == "9 10");
        CHECK(xmlOf(listener.seen()[0]).empty());
        const std::wstring xml = xmlOf(listener.seen()[1]);
        DWORD reason = 0;
        CHECK(WlanSetProfile(s.client, &s.guid, 0, xml.c_str(), nullptr, FALSE, nullptr, &reason) == 0);
        CHECK(reason == 0);
        CHECK(discover(s, "safe", true) == 0);
        command("run");
        CHECK(xmlOf(last(listener, 0x8, 10)).find(L"<authentication>OWE</authentication>") != std::wstring::npos);
        CHECK(s.disconnect() == 0);
        command("run");
        CHECK(xmlOf(last(listener, 0x8, 21)).empty());
        s.connect(L"cafe");
        CHECK(xmlOf(last(listener, 0x8, 10)).empty());  // not discovered this time
    }

    TEST_CASE("discovery finds open networks or secured ones, as it is asked to") {
        Setup s("network add cafe\nnetwork add home security=wpa2");
        Listener listener(s.client, 0x8);
        CHECK(discover(s, "cafe", true) == 0);
        command("run");
        CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800B);
        CHECK(discover(s, "home", false) == 0);
        command("run");
        CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800B);
        CHECK(xmlOf(last(listener, 0x8, 10)).empty());
    }

    TEST_CASE("WPA3 and OWE networks have their algorithms everywhere, and want profiles of theirs") {
        const struct {
            const char* word;
            int auth, cipher;
        } rows[] = {{"wpa3", 9, 4}, {"owe", 10, 4}, {"wpa2", 7, 4}, {"enterprise", 6, 4}, {"wpa3-enterprise", 11, 4}};
        for (const auto& row : rows) {
            CAPTURE(row.word);
            Setup s("network add home seen security=" + std::string(row.word));
            command("profile add home security=" + std::string(row.word) + "\nprofile add other ssid=home");
            CHECK(static_cast<int>(s.network().dot11DefaultAuthAlgorithm) == row.auth);
            CHECK(static_cast<int>(s.network().dot11DefaultCipherAlgorithm) == row.cipher);
            CHECK(s.network().bSecurityEnabled);
            CHECK(s.network().bNetworkConnectable);
            CHECK_FALSE(s.network(1).bNetworkConnectable);
            CHECK(s.network(1).wlanNotConnectableReason == 0x4001E);
            s.connect();
            CHECK(static_cast<int>(s.current().wlanSecurityAttributes.dot11AuthAlgorithm) == row.auth);
            CHECK(static_cast<int>(s.current().wlanSecurityAttributes.dot11CipherAlgorithm) == row.cipher);
            Listener listener(s.client, 0x8);
            CHECK(connectTo(s.client, s.guid, L"other") == 0);
            command("run");
            CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800B);
        }
    }

    TEST_CASE("a network in transition to WPA3 lets in profiles of WPA2, too") {
        Setup s(
            "network add home security=wpa3-transition\nprofile add home security=wpa2\n"
            "profile add new ssid=home security=wpa3");
        s.connect();
        s.connect(L"new");
        CHECK(static_cast<int>(s.current().wlanSecurityAttributes.dot11AuthAlgorithm) == 9);
    }

    TEST_CASE("a wrong key is found after the association: attempt_fail says so, complete that there is no network") {
        Setup s(
            "network add home security=wpa2 key=rightright\nprofile add home secure key=wrongwrong\n"
            "profile add good ssid=home secure key=rightright\nprofile add none ssid=home secure");
        Listener listener(s.client);
        CHECK(connectTo(s.client, s.guid, L"home") == 0);
        command("run");
        CHECK(story(listener) == "A9 M1 M2 M3 M10 A11 A10");
        CHECK(reasonOf(last(listener, 0x10, 10)) == 0x48014);
        CHECK(reasonOf(last(listener, 0x8, 11)) == 0x48014);
        CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800B);
        s.connect(L"good");
        command("network remove home\nnetwork add home security=wpa2 wrongkey\nrun");
        CHECK(connectTo(s.client, s.guid, L"none") == 0);
        command("run");
        CHECK(reasonOf(last(listener, 0x8, 11)) == 0x48014);
    }

    TEST_CASE("an attempt and its end may have any reasons, of the network or by rule") {
        Setup s("network add home refuses=0x38003 ends=0x28003\nprofile add home\nnetwork add cafe\nprofile add cafe");
        Listener listener(s.client, 0x8);
        CHECK(connectTo(s.client, s.guid, L"home") == 0);
        command("run");
        CHECK(listener.codes() == "9 11 10");
        CHECK(reasonOf(listener.seen()[1]) == 0x38003);
        CHECK(reasonOf(listener.seen()[2]) == 0x28003);
        command("rule WlanConnect nth=1 code=0x28005\nrule WlanConnect nth=2 reason=0x38002 code=0x28006");
        CHECK(connectTo(s.client, s.guid, L"cafe") == 0);
        command("run");
        CHECK(listener.codes() == "9 11 10 9 10");
        CHECK(reasonOf(listener.seen()[4]) == 0x28005);
        CHECK(connectTo(s.client, s.guid, L"cafe") == 0);
        command("run");
        CHECK(listener.codes() == "9 11 10 9 10 9 11 10");
        CHECK(reasonOf(listener.seen()[6]) == 0x38002);
        CHECK(reasonOf(listener.seen()[7]) == 0x28006);
    }

    TEST_CASE("the script refuses networks and profiles that can't be") {
        Fresh fresh;
        CHECK(refusal("network add home ends=0").find("would be a connection") != std::string::npos);
        CHECK(refusal("network add home key=12345678").find("has no key") != std::string::npos);
        CHECK(refusal("network add home security=wpa9").find("wpa2 wpa3 wpa3-transition") != std::string::npos);
        CHECK(refusal("network add home phy=abc").find("no PHY") != std::string::npos);
        CHECK(refusal("network add home type=abc").find("infrastructure or adhoc") != std::string::npos);
        CHECK(refusal("profile add home secure key=short").find("refused with 0x40004") != std::string::npos);
        CHECK(refusal("interface radio wlan0 off phy=2").find("no such PHY") != std::string::npos);
        CHECK(refusal("interface peer wlan0 joins 02-00-00-00-00-0a").find("no ad hoc network") != std::string::npos);
    }

    TEST_CASE("WlanConnect goes to the stations of its list only") {
        Setup s(
            "network add home bssid=02-00-00-00-00-0a\nnetwork add home bssid=02-00-00-00-00-0b rssi=-80\n"
            "profile add home");
        DOT11_BSSID_LIST list{{0x80, 1, sizeof list}, 1, 1, {{2, 0, 0, 0, 0, 0x0b}}};
        CHECK(connectTo(s.client, s.guid, L"home", nullptr, &list) == 0);
        command("run");
        CHECK(s.current().wlanAssociationAttributes.dot11Bssid[5] == 0x0b);
        list.BSSIDs[0][5] = 0x0c;
        Listener listener(s.client, 0x8);
        CHECK(connectTo(s.client, s.guid, L"home", nullptr, &list) == 0);
        command("run");
        CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800B);
    }

    TEST_CASE("a profile of the user is said to be one") {
        Setup s("network add home\nprofile add home flags=2");
        Listener listener(s.client, 0x8);
        s.connect();
        CHECK(connectionOf(last(listener, 0x8, 10)).dwFlags == 4);
    }

    // ---- ad hoc networks ----

    TEST_CASE("an ad hoc network that isn't there is formed; stations that come and go are reported") {
        Setup s("profile add lan type=adhoc");
        Listener listener(s.client);
        CHECK(connectTo(s.client, s.guid, L"lan") == 0);
        command("run");
        CHECK(story(listener) == "A9 M1 A22 A10");
        CHECK(last(listener, 0x8, 22).data == std::string(4, '\0'));  // formed
        CHECK(connectionOf(last(listener, 0x8, 10)).dwFlags == 1);
        CHECK(connectionOf(last(listener, 0x8, 10)).dot11BssType == dot11_BSS_type_independent);
        CHECK(stateOf(s.client) == wlan_interface_state_ad_hoc_network_formed);
        command("interface peer wlan0 joins 02-00-00-00-00-0a\ninterface peer wlan0 joins 02-00-00-00-00-0b\nrun");
        CHECK(story(listener) == "A9 M1 A22 A10 M11 A22 M11");
        CHECK(last(listener, 0x8, 22).data == std::string("\1\0\0\0", 4));  // connected
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
        command("interface peer wlan0 leaves 02-00-00-00-00-0b\nrun");
        CHECK_FALSE(msmOf(last(listener, 0x10, 12)).bLastPeer);
        command("interface peer wlan0 leaves 02-00-00-00-00-0a\nrun");
        CHECK(msmOf(last(listener, 0x10, 12)).bLastPeer);
        CHECK(msmOf(last(listener, 0x10, 12)).dot11MacAddr[5] == 0x0a);
        CHECK(stateOf(s.client) == wlan_interface_state_ad_hoc_network_formed);
        CHECK(s.disconnect() == 0);
        command("run");
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("an ad hoc network that is there is joined; ADHOC_JOIN_ONLY forms none") {
        Setup s("network add lan type=adhoc seen\nprofile add lan type=adhoc\nprofile add own type=adhoc");
        CHECK(s.network().dot11BssType == dot11_BSS_type_independent);
        Listener listener(s.client);
        s.connect(L"lan");
        CHECK(story(listener) == "A9 M1 M2 M4 A22 A10");
        CHECK(connectionOf(last(listener, 0x8, 10)).dwFlags == 0);
        WLAN_CONNECTION_PARAMETERS parameters{wlan_connection_mode_profile, L"own", nullptr, nullptr,
                                              dot11_BSS_type_independent,   0x2};
        CHECK(WlanConnect(s.client, &s.guid, &parameters, nullptr) == 0);
        command("run");
        CHECK(reasonOf(last(listener, 0x8, 10)) == 0x2800B);
        command("network add base\nprofile add base");
        s.connect(L"base");
        CHECK(refusal("interface peer wlan0 joins 02-00-00-00-00-0a").find("no ad hoc network") != std::string::npos);
    }

    // ---- PHYs and channels ----

    TEST_CASE("capability, radio state and statistics have the same PHYs, and each can be switched") {
        Setup s("interface remove wlan0\ninterface add wlan0 phys=hrdsss,ofdm,he");
        s.guid = adapter(s.client);
        PWLAN_INTERFACE_CAPABILITY capability = nullptr;
        REQUIRE(WlanGetInterfaceCapability(s.client, &s.guid, nullptr, &capability) == 0);
        CHECK(capability->dwNumberOfSupportedPhys == 3);
        CHECK(static_cast<int>(capability->dot11PhyTypes[2]) == 10);
        WlanFreeMemory(capability);
        WLAN_STATISTICS statistics{};
        CHECK(s.query(wlan_intf_opcode_statistics, statistics) == 0);
        CHECK(statistics.dwNumberOfPhys == 3);
        Listener listener(s.client);
        WLAN_PHY_RADIO_STATE off{2, dot11_radio_state_off, dot11_radio_state_off};
        CHECK(WlanSetInterface(s.client, &s.guid, wlan_intf_opcode_radio_state, sizeof off, &off, nullptr) == 0);
        command("interface radio wlan0 off phy=0 hardware\nrun");
        CHECK(listener.codes(0x10) == "7 7");
        WLAN_RADIO_STATE radio{};
        CHECK(s.query(wlan_intf_opcode_radio_state, radio) == 0);
        CHECK(radio.dwNumberOfPhys == 3);
        CHECK(radio.PhyRadioState[0].dot11HardwareRadioState == dot11_radio_state_off);
        CHECK(radio.PhyRadioState[0].dot11SoftwareRadioState == dot11_radio_state_on);
        CHECK(radio.PhyRadioState[2].dwPhyIndex == 2);
        CHECK(radio.PhyRadioState[2].dot11SoftwareRadioState == dot11_radio_state_off);
        CHECK(radio.PhyRadioState[2].dot11HardwareRadioState == dot11_radio_state_on);  // that half is ignored
        CHECK(WlanScan(s.client, &s.guid, nullptr, nullptr, nullptr) == 0);             // one PHY is on
        command("interface radio wlan0 off phy=1\nrun");
        CHECK(WlanScan(s.client, &s.guid, nullptr, nullptr, nullptr) == 0x80342002);
        off.dwPhyIndex = 3;
        CHECK(WlanSetInterface(s.client, &s.guid, wlan_intf_opcode_radio_state, sizeof off, &off, nullptr) == 87);
    }

    TEST_CASE("a link goes with the radio of its PHY, and no other's") {
        Setup s(kHome);  // by ht, which is PHY 1
        s.connect();
        CHECK(s.current().wlanAssociationAttributes.uDot11PhyIndex == 1);
        command("interface radio wlan0 off phy=0\nrun");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
        command("interface radio wlan0 off phy=1 hardware\nrun");
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("networks are of the PHYs of their access points") {
        Setup s(
            "interface remove wlan0\ninterface add wlan0 phys=ht,vht,he\n"
            "network add home phy=he seen\nnetwork add home phy=vht rssi=-70 seen\nnetwork add home phy=he seen");
        s.guid = adapter(s.client);
        command("profile add home");
        CHECK(s.network().uNumberOfPhyTypes == 2);
        CHECK(static_cast<int>(s.network().dot11PhyTypes[0]) == 10);
        CHECK(static_cast<int>(s.network().dot11PhyTypes[1]) == 8);
        CHECK_FALSE(s.network().bMorePhyTypes);
        PWLAN_BSS_LIST list = nullptr;
        REQUIRE(WlanGetNetworkBssList(s.client, &s.guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &list) == 0);
        CHECK(static_cast<int>(list->wlanBssEntries[1].dot11BssPhyType) == 8);
        CHECK(list->wlanBssEntries[1].uPhyId == 1);
        WlanFreeMemory(list);
        s.connect();
        CHECK(static_cast<int>(s.current().wlanAssociationAttributes.dot11PhyType) == 10);
        CHECK(s.current().wlanAssociationAttributes.ulRxRate == 1'201'000);
    }

    TEST_CASE("the number of the channel goes by its band") {
        const struct {
            int khz;
            ULONG channel;
        } rows[] = {{2'412'000, 1},   {2'437'000, 6},   {2'472'000, 13},  {2'484'000, 14},
                    {4'920'000, 184}, {5'180'000, 36},  {5'825'000, 165}, {5'955'000, 1},
                    {5'935'000, 2},   {7'115'000, 233}, {60'480'000, 2}};
        for (const auto& row : rows) {
            CAPTURE(row.khz);
            Setup s("network add home khz=" + std::to_string(row.khz) + "\nprofile add home");
            s.connect();
            ULONG channel = 0;
            CHECK(s.query(wlan_intf_opcode_channel_number, channel) == 0);
            CHECK(channel == row.channel);
        }
    }

    // ---- what the service does by itself ----

    TEST_CASE("a profile made for it connects by itself, in the mode auto, in the order of preference") {
        Setup s("network add cafe\nnetwork add home\nprofile add never\nprofile add home auto\nprofile add cafe auto");
        Listener listener(s.client, 0x8);
        command("interface auto wlan0 on\nrun");
        CHECK(listener.codes().empty());  // nothing is known to be in reach
        CHECK(WlanScan(s.client, &s.guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(listener.codes() == "7 26 9 10");
        CHECK(connectionOf(listener.seen()[3]).wlanConnectionMode == wlan_connection_mode_auto);
        CHECK(std::wstring(connectionOf(listener.seen()[3]).strProfileName) == L"home");
        CHECK(s.current().wlanConnectionMode == wlan_connection_mode_auto);
        command("interface drop wlan0\nrun");
        CHECK(listener.codes() == "7 26 9 10 20 21 9 10");
    }

    TEST_CASE("after WlanDisconnect the service waits until it is asked again") {
        Setup s("network add home seen\nprofile add home auto\ninterface auto wlan0 on\nrun");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
        CHECK(s.disconnect() == 0);
        command("run");
        CHECK(WlanScan(s.client, &s.guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
        s.connect();
        command("interface radio wlan0 off\nrun");
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
        command("interface radio wlan0 on\nrun");
        CHECK(stateOf(s.client) == wlan_interface_state_connected);
    }

    TEST_CASE("when it can't: profiles_exhausted, and no attempt_fail, which is WlanConnect's") {
        Setup s("network add home refuses=0x38002 seen\nprofile add home auto");
        Listener listener(s.client, 0x8);
        command("interface auto wlan0 on\nrun");
        CHECK(listener.codes() == "9 10 17");
        CHECK(stateOf(s.client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("equal seeds give equal stories") {
        std::string hashes[2];
        for (std::string& hash : hashes) {
            Setup s("trace on\n" + std::string(kHome), 42);
            Listener listener(s.client);
            s.connect();
            command("interface drop wlan0\nrun");
            hash = command("trace hash");
        }
        CHECK(hashes[0] == hashes[1]);
    }
}
