// SPDX-License-Identifier: Apache-2.0
// Interfaces, scans, lists and connections; each test is named after the sentence of the pages that it holds the
// simulator to.
#include <cstring>

#include "wlan.h"

using namespace winnet4j::test;

TEST_SUITE("wlan_network") {
    TEST_CASE("WlanEnumInterfaces: zero interfaces is success") {
        Fresh fresh;
        command("interface remove wlan0\nmemory guard on");
        Wlan client;
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        CHECK(WlanEnumInterfaces(client, nullptr, &list) == 0);
        CHECK(list->dwNumberOfItems == 0);
        CHECK(command("ledger") == "handle wlan#1\nmemory block#1 8 bytes of WlanEnumInterfaces\n");
        WlanFreeMemory(list);
        CHECK(client.close() == 0);
        checkClean();
    }

    TEST_CASE("WlanEnumInterfaces: one block for all, freed as one; STD returns, outputs untouched on error") {
        Fresh fresh;
        command("interface add second description=\"The other one\"");
        Wlan client;
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        CHECK(WlanEnumInterfaces(nullptr, nullptr, &list) == 87);
        CHECK(WlanEnumInterfaces(client, &fresh, &list) == 87);
        CHECK(WlanEnumInterfaces(client, nullptr, nullptr) == 87);
        CHECK(WlanEnumInterfaces(&fresh, nullptr, &list) == 6);
        CHECK(list == nullptr);
        CHECK(WlanEnumInterfaces(client, nullptr, &list) == 0);
        CHECK(list->dwNumberOfItems == 2);
        CHECK(std::wstring(list->InterfaceInfo[1].strInterfaceDescription) == L"The other one");
        CHECK_FALSE(list->InterfaceInfo[0].InterfaceGuid == list->InterfaceInfo[1].InterfaceGuid);
        WlanFreeMemory(list);
    }

    TEST_CASE("WlanScan returns immediately, its end is reported by scan_complete") {
        Fresh fresh;
        command("network add home security=wpa2 rssi=-60");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client);
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        CHECK(command("now") == "0");
        CHECK(listener.seen().empty());
        command("run");
        CHECK(listener.codes() == "7 26");
        CHECK(listener.seen()[0].size == 0);
        CHECK(listener.seen()[0].guid == guid);
        CHECK(number("now") <= 4'001'000);
    }

    TEST_CASE("WlanScan: a failed scan reports its reason by scan_fail") {
        Fresh fresh;
        command("rule WlanScan code=0x38002");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client);
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(listener.codes() == "8");
        CHECK(listener.seen()[0].data == std::string("\x02\x80\x03\0", 4));
    }

    TEST_CASE("WlanScan: rules make its end come before the return, inside the call, twice, or never") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client, 0x8);
        command("rule WlanScan nth=1 before\nrule WlanScan nth=2 inside");
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        CHECK(listener.codes() == "7 26");
        CHECK(listener.seen()[0].thread != GetCurrentThreadId());
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        CHECK(listener.codes() == "7 26 7 26");
        CHECK(listener.seen()[2].thread == GetCurrentThreadId());
        command("unrule all\nrule WlanScan nth=1 twice\nrule WlanScan nth=2 never");
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(listener.codes() == "7 26 7 26 7 7 26");
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(listener.codes() == "7 26 7 26 7 7 26");
    }

    TEST_CASE("a second scan while one runs joins it") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client, 0x8);
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(listener.codes() == "7 26");
    }

    TEST_CASE("WlanGetAvailableNetworkList shows the networks as the last scan found them") {
        Fresh fresh;
        command("network add home security=wpa2 rssi=-60\nnetwork add home rssi=-40 security=wpa2\nnetwork add cafe");
        command("profile add home secure\nprofile add again ssid=home secure");
        Wlan client;
        const GUID guid = adapter(client);
        PWLAN_AVAILABLE_NETWORK_LIST list = nullptr;
        CHECK(WlanGetAvailableNetworkList(client, &guid, 0, nullptr, &list) == 0);
        CHECK(list->dwNumberOfItems == 0);
        WlanFreeMemory(list);
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 0);
        command("run");
        CHECK(WlanGetAvailableNetworkList(client, &guid, 0, nullptr, &list) == 0);
        REQUIRE(list->dwNumberOfItems == 3);  // a network with several profiles is there several times
        CHECK(std::wstring(list->Network[0].strProfileName) == L"home");
        CHECK(std::wstring(list->Network[1].strProfileName) == L"again");
        CHECK(list->Network[1].dot11Ssid.uSSIDLength == 4);
        CHECK(list->Network[0].uNumberOfBssids == 2);
        CHECK(list->Network[0].wlanSignalQuality == 100);
        CHECK(list->Network[0].dwFlags == 2);
        CHECK(list->Network[2].dwFlags == 0);
        CHECK_FALSE(list->Network[2].bSecurityEnabled);
        WlanFreeMemory(list);
        CHECK(WlanGetAvailableNetworkList(client, &guid, 4, nullptr, &list) == 87);
    }

    TEST_CASE("WlanGetAvailableNetworkList2 has the longer rows") {
        Fresh fresh;
        command("network add home seen\nmemory guard on");
        Wlan client;
        const GUID guid = adapter(client);
        const auto function =
            exported<DWORD WINAPI(HANDLE, const GUID*, DWORD, PVOID, void**)>("WlanGetAvailableNetworkList2");
        void* list = nullptr;
        CHECK(function(client, &guid, 0, nullptr, &list) == 0);
        CHECK(command("ledger") == "handle wlan#1\nmemory block#2 652 bytes of WlanGetAvailableNetworkList2\n");
        WlanFreeMemory(list);
    }

    TEST_CASE("with the radio off lists and scans answer 0x80342002") {
        Fresh fresh;
        command("interface radio wlan0 off");
        Wlan client;
        const GUID guid = adapter(client);
        PWLAN_AVAILABLE_NETWORK_LIST list = nullptr;
        PWLAN_BSS_LIST bss = nullptr;
        CHECK(WlanGetAvailableNetworkList(client, &guid, 0, nullptr, &list) == 0x80342002);
        CHECK(WlanGetNetworkBssList(client, &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &bss) == 0x80342002);
    }

    TEST_CASE("without consent to location scan, lists and current_connection answer 5") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        command("consent location off");
        PWLAN_AVAILABLE_NETWORK_LIST list = nullptr;
        PWLAN_BSS_LIST bss = nullptr;
        DWORD size = 0;
        void* data = nullptr;
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == 5);
        CHECK(WlanGetAvailableNetworkList(client, &guid, 0, nullptr, &list) == 5);
        CHECK(WlanGetNetworkBssList(client, &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &bss) == 5);
        CHECK(WlanQueryInterface(client, &guid, wlan_intf_opcode_current_connection, nullptr, &size, &data, nullptr) ==
              5);
        CHECK(WlanQueryInterface(client, &guid, wlan_intf_opcode_interface_state, nullptr, &size, &data, nullptr) == 0);
        WlanFreeMemory(data);
    }

    TEST_CASE("WlanGetNetworkBssList: without an SSID everything; with one the type any finds nothing") {
        Fresh fresh;
        command("network add home security=wpa2 ies=%dd%03abc seen\nnetwork add cafe seen\nmemory guard on");
        Wlan client;
        const GUID guid = adapter(client);
        PWLAN_BSS_LIST list = nullptr;
        CHECK(WlanGetNetworkBssList(client, &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &list) == 0);
        REQUIRE(list->dwNumberOfItems == 2);
        const WLAN_BSS_ENTRY& entry = list->wlanBssEntries[0];
        const auto* ies = reinterpret_cast<const char*>(&entry) + entry.ulIeOffset;  // counted from the entry
        CHECK(std::string(ies, entry.ulIeSize) == std::string("\0\4home\xdd\3"
                                                              "abc",
                                                              11));
        CHECK(list->dwTotalSize == 8 + 2 * 360 + 11 + 6);
        WlanFreeMemory(list);
        DOT11_SSID ssid{4, {'h', 'o', 'm', 'e'}};
        CHECK(WlanGetNetworkBssList(client, &guid, &ssid, dot11_BSS_type_any, TRUE, nullptr, &list) == 0);
        CHECK(list->dwNumberOfItems == 0);
        WlanFreeMemory(list);
        CHECK(WlanGetNetworkBssList(client, &guid, &ssid, dot11_BSS_type_infrastructure, TRUE, nullptr, &list) == 0);
        CHECK(list->dwNumberOfItems == 1);
        WlanFreeMemory(list);
        CHECK(WlanGetNetworkBssList(client, &guid, &ssid, dot11_BSS_type_infrastructure, FALSE, nullptr, &list) == 0);
        CHECK(list->dwNumberOfItems == 0);
        WlanFreeMemory(list);
        ssid.uSSIDLength = 33;
        CHECK(WlanGetNetworkBssList(client, &guid, &ssid, dot11_BSS_type_infrastructure, FALSE, nullptr, &list) == 87);
        const GUID other{};
        CHECK(WlanGetNetworkBssList(client, &other, nullptr, dot11_BSS_type_any, FALSE, nullptr, &list) ==
              ERROR_NOT_FOUND);
    }

    TEST_CASE("an SSID is bytes, and may contain NUL") {
        Fresh fresh;
        command("network add a%00b seen");
        Wlan client;
        const GUID guid = adapter(client);
        PWLAN_BSS_LIST list = nullptr;
        CHECK(WlanGetNetworkBssList(client, &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &list) == 0);
        CHECK(list->wlanBssEntries[0].dot11Ssid.uSSIDLength == 3);
        CHECK(std::memcmp(list->wlanBssEntries[0].dot11Ssid.ucSSID, "a\0b", 3) == 0);
        WlanFreeMemory(list);
    }

    TEST_CASE("WlanConnect returns immediately; then 9 and 10 with reason 0, and MSM between") {
        Fresh fresh;
        command("network add home security=wpa2\nprofile add home secure");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client);
        CHECK(connectTo(client, guid, L"home") == 0);
        CHECK(stateOf(client) == wlan_interface_state_disconnected);
        command("run");
        CHECK(listener.codes(0x8) == "9 10");
        CHECK(listener.codes(0x10) == "1 2 3 4");
        CHECK(reasonOf(listener.seen().back()) == 0);
        CHECK(listener.seen().back().data.size() >= 572);
        CHECK(stateOf(client) == wlan_interface_state_connected);
        DWORD size = 0;
        void* data = nullptr;
        CHECK(WlanQueryInterface(client, &guid, wlan_intf_opcode_current_connection, nullptr, &size, &data, nullptr) ==
              0);
        CHECK(size == 604);
        CHECK(std::wstring(static_cast<WLAN_CONNECTION_ATTRIBUTES*>(data)->strProfileName) == L"home");
        WlanFreeMemory(data);
    }

    TEST_CASE("connection_attempt_fail per failed SSID, then connection_complete that is no success") {
        Fresh fresh;
        command("network add home refuses=0x38003\nprofile add home");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client, 0x8);
        CHECK(connectTo(client, guid, L"home") == 0);
        command("run");
        CHECK(listener.codes() == "9 11 10");
        CHECK(reasonOf(listener.seen()[1]) == 0x38003);
        CHECK(reasonOf(listener.seen()[2]) == 0x2800B);
        CHECK(stateOf(client) == wlan_interface_state_disconnected);
    }

    TEST_CASE("a network that is not there: connection_complete with NETWORK_NOT_AVAILABLE") {
        Fresh fresh;
        command("profile add home");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client, 0x8);
        CHECK(connectTo(client, guid, L"home") == 0);
        command("run");
        CHECK(listener.codes() == "9 10");
        CHECK(reasonOf(listener.seen()[1]) == 0x2800B);
    }

    TEST_CASE("WlanDisconnect: disconnecting, then disconnected") {
        Fresh fresh;
        command("network add home\nprofile add home");
        Wlan client;
        const GUID guid = adapter(client);
        CHECK(connectTo(client, guid, L"home") == 0);
        command("run");
        Listener listener(client);
        CHECK(WlanDisconnect(client, &guid, nullptr) == 0);
        CHECK(stateOf(client) == wlan_interface_state_connected);
        command("run");
        CHECK(listener.codes(0x8) == "20 21");
        CHECK(listener.codes(0x10) == "9 10");
        CHECK(stateOf(client) == wlan_interface_state_disconnected);
        CHECK(WlanDisconnect(client, &guid, nullptr) == 0);
        command("run");
        CHECK(listener.codes(0x8) == "20 21");
    }

    TEST_CASE("WlanDisconnect ends an attempt, which then fails; a second WlanConnect does so too") {
        Fresh fresh;
        command("network add home\nprofile add home\nrule WlanConnect delay=100ms");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client, 0x8);
        CHECK(connectTo(client, guid, L"home") == 0);
        command("advance 150ms");
        CHECK(stateOf(client) == wlan_interface_state_associating);
        CHECK(listener.codes() == "9");
        SUBCASE("disconnect") {
            command("rule WlanDisconnect delay=1ms");
            CHECK(WlanDisconnect(client, &guid, nullptr) == 0);
            command("run");
            CHECK(listener.codes() == "9 10");
        }
        SUBCASE("connect") {
            CHECK(connectTo(client, guid, L"home") == 0);
            command("run");
            CHECK(listener.codes() == "9 10 9 10");
            CHECK(reasonOf(listener.seen()[3]) == 0);
        }
        CHECK(reasonOf(listener.seen()[1]) == 0x38001);
    }

    TEST_CASE("WlanConnect while connected leaves the old network first") {
        Fresh fresh;
        command("network add home\nprofile add home\nnetwork add cafe\nprofile add cafe");
        Wlan client;
        const GUID guid = adapter(client);
        CHECK(connectTo(client, guid, L"home") == 0);
        command("run");
        Listener listener(client, 0x8);
        CHECK(connectTo(client, guid, L"cafe") == 0);
        command("run");
        CHECK(listener.codes() == "20 21 9 10");
    }

    TEST_CASE("WlanConnect: 87 for what its page forbids") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        DOT11_SSID ssid{4, {'h', 'o', 'm', 'e'}};
        const std::wstring tooLong(256, L'x');
        const auto code = [&](WLAN_CONNECTION_MODE mode, const wchar_t* profile, DOT11_SSID* with, DOT11_BSS_TYPE type,
                              DWORD flags) {
            WLAN_CONNECTION_PARAMETERS parameters{mode, profile, with, nullptr, type, flags};
            return WlanConnect(client, &guid, &parameters, nullptr);
        };
        const auto any = dot11_BSS_type_any, infrastructure = dot11_BSS_type_infrastructure;
        const auto profile = wlan_connection_mode_profile;
        const auto temporary = wlan_connection_mode_temporary_profile;
        CHECK(code(profile, L"home", nullptr, any, 0x80) == 87);  // unknown flag
        CHECK(code(wlan_connection_mode_discovery_secure, nullptr, nullptr, infrastructure, 0) == 87);
        CHECK(code(wlan_connection_mode_discovery_unsecure, nullptr, &ssid, any, 0) == 87);
        CHECK(code(profile, nullptr, nullptr, any, 0) == 87);
        CHECK(code(profile, L"", nullptr, any, 0) == 87);
        CHECK(code(profile, tooLong.c_str(), nullptr, any, 0) == 87);
        CHECK(code(wlan_connection_mode_auto, L"home", nullptr, any, 0) == 87);
        CHECK(code(wlan_connection_mode_invalid, L"home", nullptr, any, 0) == 87);
        CHECK(code(profile, L"home", nullptr, infrastructure, 0x2) == 87);              // ADHOC_JOIN_ONLY
        CHECK(code(profile, L"home", nullptr, dot11_BSS_type_independent, 0x1) == 87);  // HIDDEN_NETWORK
        CHECK(code(profile, L"home", nullptr, infrastructure, 0x4) == 87);              // IGNORE_PRIVACY
        CHECK(code(temporary, L"no profile", nullptr, infrastructure, 0) == 87);
        CHECK(command("run") == "0");
        CHECK(code(wlan_connection_mode_discovery_unsecure, nullptr, &ssid, infrastructure, 0) == 0);
    }

    TEST_CASE("WlanConnect: the header of a list of stations is that of one, whatever follows") {
        Fresh fresh;
        command("network add home\nprofile add home");
        Wlan client;
        const GUID guid = adapter(client);
        const auto code = [&](UCHAR type, UCHAR revision, USHORT size) {
            alignas(DOT11_BSSID_LIST) UCHAR bytes[offsetof(DOT11_BSSID_LIST, BSSIDs) + 3 * 6]{};
            auto* stations = reinterpret_cast<DOT11_BSSID_LIST*>(bytes);
            stations->Header = {type, revision, size};
            stations->uNumOfEntries = stations->uTotalNumOfEntries = 3;
            WLAN_CONNECTION_PARAMETERS parameters{wlan_connection_mode_profile, L"home", nullptr, stations,
                                                  dot11_BSS_type_any,           0};
            return WlanConnect(client, &guid, &parameters, nullptr);
        };
        CHECK(code(0x80, 1, sizeof(DOT11_BSSID_LIST)) == 0);
        CHECK(code(0x80, 1, offsetof(DOT11_BSSID_LIST, BSSIDs) + 3 * 6) == 87);
        CHECK(code(0x80, 0, sizeof(DOT11_BSSID_LIST)) == 87);
        CHECK(code(0, 1, sizeof(DOT11_BSSID_LIST)) == 87);
        command("run");
    }

    TEST_CASE("WlanConnect2 does the same with its longer parameters") {
        Fresh fresh;
        command("network add home\nprofile add home");
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client, 0x8);
        struct {
            WLAN_CONNECTION_MODE mode = wlan_connection_mode_profile;
            const wchar_t* profile = L"home";
            void* pointers[3] = {};
            DOT11_BSS_TYPE type = dot11_BSS_type_any;
            DWORD flags = 0;
            void* options = nullptr;
        } parameters;
        const auto function = exported<DWORD WINAPI(HANDLE, const GUID*, const void*, PVOID)>("WlanConnect2");
        CHECK(function(client, &guid, &parameters, nullptr) == 0);
        command("run");
        CHECK(listener.codes() == "9 10");
    }

    TEST_CASE("WlanQueryInterface: each opcode has a value of its documented size") {
        Fresh fresh;
        command("network add home\nprofile add home");
        Wlan client;
        const GUID guid = adapter(client);
        connectTo(client, guid, L"home");
        command("run\nmemory guard on");
        const struct {
            int opcode;
            DWORD size;
        } rows[] = {{1, 4},  {2, 4},   {3, 4},  {4, 772},          {5, 4},
                    {6, 4},  {7, 604}, {8, 4},  {9, 44},           {10, 12},
                    {11, 7}, {12, 4},  {13, 4}, {14, 4},           {15, 4},
                    {16, 4}, {17, 8},  {18, 4}, {0x10000101, 512}, {0x10000102, 4}};
        for (const auto& row : rows) {
            CAPTURE(row.opcode);
            DWORD size = 0;
            void* data = nullptr;
            WLAN_OPCODE_VALUE_TYPE type{};
            CHECK(WlanQueryInterface(client, &guid, static_cast<WLAN_INTF_OPCODE>(row.opcode), nullptr, &size, &data,
                                     &type) == 0);
            CHECK(size == row.size);
            WlanFreeMemory(data);
        }
        DWORD size = 0;
        void* data = nullptr;
        CHECK(WlanQueryInterface(client, &guid, static_cast<WLAN_INTF_OPCODE>(999), nullptr, &size, &data, nullptr) ==
              ERROR_NOT_SUPPORTED);
        CHECK(WlanQueryInterface(client, &guid, wlan_intf_opcode_rssi, nullptr, nullptr, &data, nullptr) == 87);
        CHECK(WlanQueryInterface(client, nullptr, wlan_intf_opcode_rssi, nullptr, &size, &data, nullptr) == 87);
        CHECK(client.close() == 0);
        CHECK(command("ledger").empty());
    }

    TEST_CASE("WlanQueryInterface: what needs a connection answers 5023 without one") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        DWORD size = 0;
        void* data = nullptr;
        for (const auto opcode :
             {wlan_intf_opcode_current_connection, wlan_intf_opcode_channel_number, wlan_intf_opcode_rssi}) {
            CHECK(WlanQueryInterface(client, &guid, opcode, nullptr, &size, &data, nullptr) == ERROR_INVALID_STATE);
        }
    }

    TEST_CASE("background scans and media streaming are set for as long as the handle is open") {
        Fresh fresh;
        Wlan asks, first, second;
        const GUID guid = adapter(asks);
        BOOL off = FALSE, on = TRUE;
        const auto value = [&](WLAN_INTF_OPCODE opcode) {
            DWORD size = 0;
            void* data = nullptr;
            REQUIRE(WlanQueryInterface(asks, &guid, opcode, nullptr, &size, &data, nullptr) == 0);
            const BOOL found = *static_cast<BOOL*>(data);
            WlanFreeMemory(data);
            return found;
        };
        for (HANDLE one : {HANDLE(first), HANDLE(second)}) {
            CHECK(WlanSetInterface(one, &guid, wlan_intf_opcode_background_scan_enabled, 4, &off, nullptr) == 0);
            CHECK(WlanSetInterface(one, &guid, wlan_intf_opcode_media_streaming_mode, 4, &on, nullptr) == 0);
        }
        CHECK(first.close() == 0);
        CHECK(value(wlan_intf_opcode_background_scan_enabled) == FALSE);
        CHECK(value(wlan_intf_opcode_media_streaming_mode) == TRUE);
        CHECK(second.close() == 0);
        CHECK(value(wlan_intf_opcode_background_scan_enabled) == TRUE);
        CHECK(value(wlan_intf_opcode_media_streaming_mode) == FALSE);
        CHECK(asks.close() == 0);
        checkClean();
    }

    TEST_CASE("with several clients settings merge, or the last one to set them wins") {
        for (const bool merge : {true, false}) {
            CAPTURE(merge);
            Fresh fresh;
            command(merge ? "settings merge" : "settings last");
            Wlan asks, first, second;
            const GUID guid = adapter(asks);
            BOOL off = FALSE, on = TRUE;
            const auto opcode = wlan_intf_opcode_background_scan_enabled;
            const auto scans = [&] {
                DWORD size = 0;
                void* data = nullptr;
                REQUIRE(WlanQueryInterface(asks, &guid, opcode, nullptr, &size, &data, nullptr) == 0);
                const BOOL found = *static_cast<BOOL*>(data);
                WlanFreeMemory(data);
                return found != FALSE;
            };
            CHECK(WlanSetInterface(first, &guid, opcode, 4, &off, nullptr) == 0);
            CHECK(WlanSetInterface(second, &guid, opcode, 4, &off, nullptr) == 0);
            CHECK(WlanSetInterface(first, &guid, opcode, 4, &on, nullptr) == 0);  // puts back what it found
            CHECK(scans() == !merge);
            CHECK(first.close() == 0);
            CHECK(scans() == false);
            CHECK(second.close() == 0);
            CHECK(scans() == true);
        }
    }

    TEST_CASE("WlanSetInterface: what is set is what is read afterwards; others are notified") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client);
        BOOL off = FALSE;
        CHECK(WlanSetInterface(client, &guid, wlan_intf_opcode_autoconf_enabled, 4, &off, nullptr) == 0);
        CHECK(WlanSetInterface(client, &guid, wlan_intf_opcode_background_scan_enabled, 4, &off, nullptr) == 0);
        CHECK(WlanSetInterface(client, &guid, wlan_intf_opcode_autoconf_enabled, 3, &off, nullptr) == 87);
        DWORD mode = 3;
        CHECK(WlanSetInterface(client, &guid, wlan_intf_opcode_current_operation_mode, 4, &mode, nullptr) == 87);
        mode = 0x80000000;
        CHECK(WlanSetInterface(client, &guid, wlan_intf_opcode_current_operation_mode, 4, &mode, nullptr) == 0);
        CHECK(WlanSetInterface(client, &guid, wlan_intf_opcode_rssi, 4, &mode, nullptr) == ERROR_NOT_SUPPORTED);
        command("run");
        CHECK(listener.codes(0x8) == "2 4");
        CHECK(listener.codes(0x10) == "14");
        DWORD size = 0;
        void* data = nullptr;
        CHECK(WlanQueryInterface(client, &guid, wlan_intf_opcode_autoconf_enabled, nullptr, &size, &data, nullptr) ==
              0);
        CHECK(*static_cast<BOOL*>(data) == FALSE);
        WlanFreeMemory(data);
        PWLAN_BSS_LIST list = nullptr;
        CHECK(WlanGetNetworkBssList(client, &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &list) ==
              ERROR_NOT_SUPPORTED);  // AutoConfig is disabled
    }

    TEST_CASE("WlanGetInterfaceCapability: one block; an interface that is gone answers 87") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        PWLAN_INTERFACE_CAPABILITY capability = nullptr;
        CHECK(WlanGetInterfaceCapability(client, &guid, nullptr, &capability) == 0);
        CHECK(capability->interfaceType == wlan_interface_type_native_802_11);
        WlanFreeMemory(capability);
        command("interface remove wlan0");
        CHECK(WlanGetInterfaceCapability(client, &guid, nullptr, &capability) == 87);
    }
}
