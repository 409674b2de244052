// SPDX-License-Identifier: Apache-2.0
// Profiles of networks that were discovered, as the comments of WLAN_CONNECTION_PERSIST_DISCOVERY_PROFILE have them;
// WlanConnect2, and what Windows 11 24H2 answers about quality of service.
#include "simulator/wlan/layouts.h"
#include "wlan.h"

using namespace winnet4j::test;
using winnet4j::sim::wlan::AvailableNetworkListV2;
using winnet4j::sim::wlan::ConnectionParametersV2;
using winnet4j::sim::wlan::QosInfo;

namespace {

constexpr DWORD kKeep = 0x10, kAuto = 0x20, kOverwrite = 0x40;

struct Setup {
    Fresh fresh;
    Wlan client;
    GUID guid = adapter(client);
    DOT11_SSID ssid{4, {'c', 'a', 'f', 'e'}};

    Setup() { command("network add cafe phy=he bssid=02-00-00-00-00-01"); }

    DWORD discover(DWORD flags, WLAN_CONNECTION_MODE mode = wlan_connection_mode_discovery_unsecure) {
        WLAN_CONNECTION_PARAMETERS wanted{mode, nullptr, &ssid, nullptr, dot11_BSS_type_infrastructure, flags};
        const DWORD code = WlanConnect(client, &guid, &wanted, nullptr);
        command("run");
        return code;
    }
    DWORD discover2(const UCHAR* hessid) {
        const auto connect2 =
            exported<DWORD WINAPI(HANDLE, const GUID*, const ConnectionParametersV2*, PVOID)>("WlanConnect2");
        const ConnectionParametersV2 wanted{wlan_connection_mode_discovery_unsecure, nullptr, &ssid,  hessid, nullptr,
                                            dot11_BSS_type_infrastructure,           0,       nullptr};
        const DWORD code = connect2(client, &guid, &wanted, nullptr);
        command("run");
        return code;
    }
    std::wstring profiles() {
        PWLAN_PROFILE_INFO_LIST list = nullptr;
        REQUIRE(WlanGetProfileList(client, &guid, nullptr, &list) == 0);
        std::wstring text;
        for (DWORD i = 0; i < list->dwNumberOfItems; ++i) {
            text.append(text.empty() ? L"" : L", ").append(list->ProfileInfo[i].strProfileName);
        }
        WlanFreeMemory(list);
        return text;
    }
    std::wstring xml(const wchar_t* name) {
        LPWSTR text = nullptr;
        REQUIRE(WlanGetProfile(client, &guid, name, nullptr, &text, nullptr, nullptr) == 0);
        std::wstring copied = text;
        WlanFreeMemory(text);
        return copied;
    }
};

}  // namespace

TEST_SUITE("wlan_discovery") {
    TEST_CASE("PERSIST_DISCOVERY_PROFILE: saved on success with manual mode, by the name of the SSID") {
        Setup s;
        Listener listener(s.client, 0x8);
        CHECK(s.discover(0) == 0);
        CHECK(s.profiles().empty());
        CHECK(s.discover(kKeep) == 0);
        CHECK(s.profiles() == L"cafe");
        CHECK(s.xml(L"cafe").find(L"<connectionMode>manual<") != std::wstring::npos);
        CHECK(listener.codes() == "9 10 20 21 9 10 15");
        command("network remove cafe");
        CHECK(s.discover(kKeep) == 0);
        CHECK(s.profiles() == L"cafe");
    }

    TEST_CASE("a number is appended to a name that there is, or it is overwritten; automatic when asked for") {
        Setup s;
        CHECK(s.discover(kKeep) == 0);
        CHECK(s.discover(kKeep | kAuto) == 0);
        CHECK(s.discover(kKeep) == 0);
        CHECK(s.profiles() == L"cafe 3, cafe 2, cafe");
        CHECK(s.xml(L"cafe 2").find(L"<connectionMode>auto<") != std::wstring::npos);
        CHECK(s.discover(kKeep | kAuto | kOverwrite) == 0);
        CHECK(s.profiles() == L"cafe 3, cafe 2, cafe");
        CHECK(s.xml(L"cafe").find(L"<connectionMode>auto<") != std::wstring::npos);
    }

    TEST_CASE("the flag is only valid for discovery, the others only with it") {
        Setup s;
        command("profile add cafe");
        WLAN_CONNECTION_PARAMETERS wanted{wlan_connection_mode_profile, L"cafe", nullptr, nullptr,
                                          dot11_BSS_type_any,           kKeep};
        CHECK(WlanConnect(s.client, &s.guid, &wanted, nullptr) == 87);
        CHECK(s.discover(kAuto) == 87);
        CHECK(s.discover(kOverwrite) == 87);
    }

    TEST_CASE("WlanConnect2: as WlanConnect; an HESSID picks one group of access points") {
        Setup s;
        command("network add cafe bssid=02-00-00-00-00-02 rssi=-80 hessid=02-00-00-00-00-AA");
        const UCHAR hessid[6] = {2, 0, 0, 0, 0, 0xAA};
        const UCHAR other[6] = {2, 0, 0, 0, 0, 0xBB};
        const auto station = [&] {
            DWORD size = 0;
            void* data = nullptr;
            if (WlanQueryInterface(s.client, &s.guid, wlan_intf_opcode_current_connection, nullptr, &size, &data,
                                   nullptr) != 0) {
                return -1;
            }
            const int last = static_cast<WLAN_CONNECTION_ATTRIBUTES*>(data)->wlanAssociationAttributes.dot11Bssid[5];
            WlanFreeMemory(data);
            return last;
        };
        CHECK(s.discover2(nullptr) == 0);
        CHECK(station() == 1);
        CHECK(s.discover2(hessid) == 0);
        CHECK(station() == 2);
        CHECK(s.discover2(other) == 0);
        CHECK(station() == -1);
        WlanScan(s.client, &s.guid, nullptr, nullptr, nullptr);
        command("network remove cafe bssid=02-00-00-00-00-01\nrun");
        AvailableNetworkListV2* list = nullptr;
        const auto networks = exported<DWORD WINAPI(HANDLE, const GUID*, DWORD, PVOID, AvailableNetworkListV2**)>(
            "WlanGetAvailableNetworkList2");
        CHECK(networks(s.client, &s.guid, 0, nullptr, &list) == 0);
        REQUIRE(list->dwNumberOfItems == 1);
        CHECK(std::memcmp(list->network[0].dot11HESSID, hessid, sizeof hessid) == 0);
        CHECK((list->network[0].dwFlags & 8) != 0);
        WlanFreeMemory(list);
    }

    TEST_CASE("qos_info: what the adapter can, and when it is connected what the access point can") {
        Setup s;
        const auto ask = [&] {
            DWORD size = 0;
            void* data = nullptr;
            CHECK(WlanQueryInterface(s.client, &s.guid, static_cast<WLAN_INTF_OPCODE>(20), nullptr, &size, &data,
                                     nullptr) == 0);
            CHECK(size == sizeof(QosInfo));
            const QosInfo copied = *static_cast<QosInfo*>(data);
            WlanFreeMemory(data);
            return copied;
        };
        CHECK(ask().interfaceCapabilities.bMSCSSupported == TRUE);
        CHECK(ask().bConnected == FALSE);
        CHECK(s.discover(0) == 0);
        CHECK(ask().bConnected == TRUE);
        CHECK(ask().peerCapabilities.bMSCSSupported == TRUE);
        CHECK(ask().bMSCSConfigured == TRUE);
        CHECK(s.client.close() == 0);
        checkClean();
    }
}
