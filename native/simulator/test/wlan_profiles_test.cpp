// SPDX-License-Identifier: Apache-2.0
// Profiles, settings of the service, and the functions that nothing stands behind; each test is named after the
// sentence of the pages that it holds the simulator to.
#include "wlan.h"

using namespace winnet4j::test;

namespace {

std::wstring xml(const std::wstring& name) {
    return L"<?xml version=\"1.0\"?><WLANProfile xmlns=\"x\"><name>" + name + L"</name></WLANProfile>";
}

struct Setup {
    Fresh fresh;
    Wlan client;
    GUID guid = adapter(client);

    DWORD set(const std::wstring& profile, BOOL overwrite = FALSE, DWORD flags = 0, DWORD* reason = nullptr) {
        DWORD ignored = 0;
        return WlanSetProfile(client, &guid, flags, profile.c_str(), nullptr, overwrite, nullptr,
                              reason != nullptr ? reason : &ignored);
    }
    std::wstring names() {
        PWLAN_PROFILE_INFO_LIST list = nullptr;
        REQUIRE(WlanGetProfileList(client, &guid, nullptr, &list) == 0);
        std::wstring all;
        for (DWORD i = 0; i < list->dwNumberOfItems; ++i) {
            all.append(i == 0 ? L"" : L" ").append(list->ProfileInfo[i].strProfileName);
        }
        WlanFreeMemory(list);
        return all;
    }
};

}  // namespace

TEST_SUITE("wlan_profiles") {
    TEST_CASE("WlanSetProfile: a new profile goes on top, and raises profile_change") {
        Setup s;
        Listener listener(s.client);
        CHECK(s.names().empty());
        CHECK(s.set(xml(L"one")) == 0);
        CHECK(s.set(xml(L"two")) == 0);
        CHECK(s.names() == L"two one");
        command("run");
        CHECK(listener.codes() == "15 15");
    }

    TEST_CASE("WlanSetProfile: below those of group policy, which need overwrite") {
        Setup s;
        CHECK(s.set(xml(L"policy"), FALSE, 1) == 87);
        CHECK(s.set(xml(L"policy"), TRUE, 1) == 0);
        CHECK(s.set(xml(L"mine"), FALSE, 2) == 0);
        CHECK(s.names() == L"policy mine");
        CHECK(WlanSetProfilePosition(s.client, &s.guid, L"policy", 1, nullptr) == ERROR_ACCESS_DENIED);
    }

    TEST_CASE("WlanSetProfile: 183 when it exists and is not to be overwritten, or is of another kind") {
        Setup s;
        CHECK(s.set(xml(L"one")) == 0);
        CHECK(s.set(xml(L"one")) == ERROR_ALREADY_EXISTS);
        CHECK(s.set(xml(L"one"), TRUE, 2) == ERROR_ALREADY_EXISTS);
        CHECK(s.set(xml(L"one"), TRUE) == 0);
    }

    TEST_CASE("WlanSetProfile: 1206, and the reason says why") {
        Setup s;
        DWORD reason = 0;
        CHECK(s.set(L"rubbish", FALSE, 0, &reason) == ERROR_BAD_PROFILE);
        CHECK(reason == 0x80001);
        CHECK(s.set(xml(L""), FALSE, 0, &reason) == ERROR_BAD_PROFILE);
        CHECK(reason == 0x80003);
        CHECK(s.set(xml(std::wstring(33, L'x')), FALSE, 0, &reason) == ERROR_BAD_PROFILE);
        CHECK(reason == 0x80013);
        CHECK(WlanSetProfile(s.client, &s.guid, 0, nullptr, nullptr, FALSE, nullptr, &reason) == 87);
        CHECK(WlanSetProfile(s.client, &s.guid, 0, L"", nullptr, FALSE, nullptr, nullptr) == 87);
    }

    TEST_CASE("WlanGetProfile: the XML is a block of its own; 1168 when there is none; names are case-sensitive") {
        Setup s;
        CHECK(s.set(xml(L"one")) == 0);
        LPWSTR text = nullptr;
        DWORD flags = 4, access = 0;
        CHECK(WlanGetProfile(s.client, &s.guid, L"one", nullptr, &text, &flags, &access) == 0);
        CHECK(std::wstring(text) == xml(L"one"));
        CHECK(flags == 0);
        CHECK(access == 0x70023);
        WlanFreeMemory(text);
        CHECK(WlanGetProfile(s.client, &s.guid, L"One", nullptr, &text, nullptr, nullptr) == ERROR_NOT_FOUND);
        CHECK(WlanGetProfile(s.client, &s.guid, nullptr, nullptr, &text, nullptr, nullptr) == 87);
    }

    TEST_CASE("WlanDeleteProfile: 1168 when there is none") {
        Setup s;
        CHECK(s.set(xml(L"one")) == 0);
        CHECK(WlanDeleteProfile(s.client, &s.guid, L"one", nullptr) == 0);
        CHECK(WlanDeleteProfile(s.client, &s.guid, L"one", nullptr) == ERROR_NOT_FOUND);
        CHECK(s.names().empty());
    }

    TEST_CASE("WlanRenameProfile raises profile_name_change with two strings: the old name, then the new one") {
        Setup s;
        Listener listener(s.client);
        CHECK(s.set(xml(L"old")) == 0);
        CHECK(WlanRenameProfile(s.client, &s.guid, L"none", L"new", nullptr) == ERROR_NOT_FOUND);
        CHECK(WlanRenameProfile(s.client, &s.guid, L"old", L"new", nullptr) == 0);
        CHECK(s.names() == L"new");
        command("run");
        CHECK(listener.codes() == "15 16");
        const wchar_t both[] = L"old\0new";
        CHECK(listener.seen()[1].data == std::string(reinterpret_cast<const char*>(both), sizeof both));
    }

    TEST_CASE("WlanSetProfilePosition: 0 is first; WlanSetProfileList: a permutation, nothing else") {
        Setup s;
        for (const wchar_t* name : {L"c", L"b", L"a"}) {
            CHECK(s.set(xml(name)) == 0);
        }
        CHECK(WlanSetProfilePosition(s.client, &s.guid, L"c", 0, nullptr) == 0);
        CHECK(s.names() == L"c a b");
        CHECK(WlanSetProfilePosition(s.client, &s.guid, L"c", 3, nullptr) == 87);
        LPCWSTR order[] = {L"b", L"a", L"c"};
        CHECK(WlanSetProfileList(s.client, &s.guid, 3, order, nullptr) == 0);
        CHECK(s.names() == L"b a c");
        CHECK(WlanSetProfileList(s.client, &s.guid, 0, order, nullptr) == 87);
        CHECK(WlanSetProfileList(s.client, &s.guid, 3, nullptr, nullptr) == 87);
        CHECK(WlanSetProfileList(s.client, &s.guid, 2, order, nullptr) == 87);
        LPCWSTR twice[] = {L"b", L"b", L"c"};
        CHECK(WlanSetProfileList(s.client, &s.guid, 3, twice, nullptr) == 87);
        LPCWSTR unknown[] = {L"b", L"a", L"d"};
        CHECK(WlanSetProfileList(s.client, &s.guid, 3, unknown, nullptr) == ERROR_NOT_FOUND);
    }

    TEST_CASE("WlanSetProfileCustomUserData: 2 when none is set; a new profile resets it") {
        Setup s;
        CHECK(s.set(xml(L"one")) == 0);
        DWORD size = 0;
        PBYTE data = nullptr;
        CHECK(WlanGetProfileCustomUserData(s.client, &s.guid, L"one", nullptr, &size, &data) == ERROR_FILE_NOT_FOUND);
        BYTE bytes[] = {1, 2, 3};
        CHECK(WlanSetProfileCustomUserData(s.client, &s.guid, L"one", 3, bytes, nullptr) == 0);
        CHECK(WlanGetProfileCustomUserData(s.client, &s.guid, L"one", nullptr, &size, &data) == 0);
        CHECK(size == 3);
        CHECK(data[2] == 3);
        WlanFreeMemory(data);
        CHECK(s.set(xml(L"one"), TRUE) == 0);
        CHECK(WlanGetProfileCustomUserData(s.client, &s.guid, L"one", nullptr, &size, &data) == ERROR_FILE_NOT_FOUND);
    }

    TEST_CASE("WlanSaveTemporaryProfile: 5023 if not connected with a temporary profile") {
        Setup s;
        CHECK(WlanSaveTemporaryProfile(s.client, &s.guid, L"kept", nullptr, 0, FALSE, nullptr) == ERROR_INVALID_STATE);
        command("network add cafe");
        const std::wstring profile = xml(L"cafe");
        WLAN_CONNECTION_PARAMETERS parameters{wlan_connection_mode_temporary_profile,
                                              profile.c_str(),
                                              nullptr,
                                              nullptr,
                                              dot11_BSS_type_infrastructure,
                                              0};
        CHECK(WlanConnect(s.client, &s.guid, &parameters, nullptr) == 0);
        command("run");
        CHECK(WlanSaveTemporaryProfile(s.client, &s.guid, L"kept", nullptr, 0, FALSE, nullptr) == 0);
        CHECK(s.names() == L"kept");
        CHECK(WlanSaveTemporaryProfile(s.client, &s.guid, L"kept", nullptr, 0, FALSE, nullptr) == ERROR_ALREADY_EXISTS);
        CHECK(WlanSaveTemporaryProfile(s.client, &s.guid, L"kept", nullptr, 4, FALSE, nullptr) == 87);
    }

    TEST_CASE("an adapter that has been removed makes profile functions answer 87") {
        Setup s;
        command("interface remove wlan0");
        PWLAN_PROFILE_INFO_LIST list = nullptr;
        CHECK(WlanGetProfileList(s.client, &s.guid, nullptr, &list) == 87);
        CHECK(WlanDeleteProfile(s.client, &s.guid, L"one", nullptr) == 87);
    }

    TEST_CASE("WlanSetAutoConfigParameter: what is set is what is asked; a wrong size is 87, a query-only opcode too") {
        Setup s;
        DWORD value = 120;
        CHECK(WlanSetAutoConfigParameter(s.client, wlan_autoconf_opcode_block_period, 4, &value, nullptr) == 0);
        CHECK(WlanSetAutoConfigParameter(s.client, wlan_autoconf_opcode_block_period, 8, &value, nullptr) == 87);
        CHECK(WlanSetAutoConfigParameter(s.client, wlan_autoconf_opcode_power_setting, 4, &value, nullptr) == 87);
        for (int opcode = 1; opcode <= 6; ++opcode) {
            DWORD size = 0;
            void* data = nullptr;
            CHECK(WlanQueryAutoConfigParameter(s.client, static_cast<WLAN_AUTOCONF_OPCODE>(opcode), nullptr, &size,
                                               &data, nullptr) == 0);
            CHECK(size == 4);
            CHECK((opcode != 5 || *static_cast<DWORD*>(data) == 120));
            WlanFreeMemory(data);
        }
        CHECK(s.client.close() == 0);
        CHECK(command("ledger").empty());
    }

    TEST_CASE("what nothing stands behind checks its arguments, answers 50, and what a rule says") {
        Setup s;
        PDOT11_NETWORK_LIST list = nullptr;
        const auto type = wlan_filter_list_type_user_permit;
        CHECK(WlanGetFilterList(s.client, type, nullptr, &list) == ERROR_NOT_SUPPORTED);
        CHECK(WlanGetFilterList(nullptr, type, nullptr, &list) == 87);
        CHECK(WlanGetFilterList(s.client, type, &s, &list) == 87);
        CHECK(WlanGetFilterList(s.client, type, nullptr, nullptr) == 87);
        CHECK(WlanGetFilterList(&s, type, nullptr, &list) == 6);
        command("rule WlanGetFilterList return=5");
        CHECK(WlanGetFilterList(s.client, type, nullptr, &list) == 5);
        EAP_METHOD_TYPE method{};
        CHECK(WlanSetProfileEapUserData(s.client, &s.guid, L"one", method, 0, 0, nullptr, nullptr) ==
              ERROR_NOT_SUPPORTED);
        CHECK(WlanSetProfileEapUserData(s.client, &s.guid, nullptr, method, 0, 0, nullptr, nullptr) == 87);
        const auto start = exported<DWORD WINAPI(HANDLE, PDWORD, PVOID)>("WlanHostedNetworkStartUsing");
        CHECK(start(s.client, nullptr, nullptr) == ERROR_NOT_SUPPORTED);
        CHECK(start(s.client, nullptr, &s) == 87);
        command("rule WlanHostedNetworkStartUsing return=0");
        CHECK(start(s.client, nullptr, nullptr) == 0);
    }

    TEST_CASE("wlanapi.dll has 60 functions, and so has the simulator") {
        int count = 0;
        const HMODULE module = GetModuleHandleW(L"winnet4j-simulator.dll");
        const auto* base = reinterpret_cast<const char*>(module);
        const auto* dos = reinterpret_cast<const IMAGE_DOS_HEADER*>(base);
        const auto* pe = reinterpret_cast<const IMAGE_NT_HEADERS*>(base + dos->e_lfanew);
        const auto* exports = reinterpret_cast<const IMAGE_EXPORT_DIRECTORY*>(
            base + pe->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_EXPORT].VirtualAddress);
        const auto* names = reinterpret_cast<const DWORD*>(base + exports->AddressOfNames);
        for (DWORD i = 0; i < exports->NumberOfNames; ++i) {
            const std::string name = base + names[i];
            if (name.rfind("Wlan", 0) == 0 || name.rfind("WFD", 0) == 0) {
                ++count;
                command("rule " + name + " nth=1000 return=1");  // each can be scripted
            }
        }
        CHECK(count == 60);
    }
}
