// SPDX-License-Identifier: Apache-2.0
// Profiles, settings of the service, and the functions that nothing stands behind; each test is named after the
// sentence of the pages that it holds the simulator to.
#include "wlan.h"

using namespace winnet4j::test;

namespace {

const std::wstring kOpen =
    L"<MSM><security><authEncryption><authentication>open</authentication><encryption>none</encryption>"
    L"<useOneX>false</useOneX></authEncryption></security></MSM>";
constexpr const wchar_t* kSpace = L"http://www.microsoft.com/networking/WLAN/profile/v1";

/** A profile of that name with this behind its connectionType. */
std::wstring xml(const std::wstring& name, const std::wstring& more = kOpen) {
    return std::wstring(L"<?xml version=\"1.0\"?><WLANProfile xmlns=\"") + kSpace + L"\"><name>" + name +
           L"</name><SSIDConfig><SSID><name>" + name +
           L"</name></SSID></SSIDConfig><connectionType>ESS</connectionType>" + more + L"</WLANProfile>";
}

/** MSM with that authentication and encryption, and this behind them. */
std::wstring msm(const std::wstring& authentication, const std::wstring& encryption, const std::wstring& more = L"",
                 bool oneX = false) {
    return L"<MSM><security><authEncryption><authentication>" + authentication + L"</authentication><encryption>" +
           encryption + L"</encryption><useOneX>" + (oneX ? L"true" : L"false") + L"</useOneX></authEncryption>" +
           more + L"</security></MSM>";
}
std::wstring key(const std::wstring& material, const std::wstring& type = L"passPhrase", bool isProtected = false) {
    return L"<sharedKey><keyType>" + type + L"</keyType><protected>" + (isProtected ? L"true" : L"false") +
           L"</protected><keyMaterial>" + material + L"</keyMaterial></sharedKey>";
}
/** What is between <tag> and </tag>. */
std::wstring inside(const std::wstring& text, const std::wstring& tag) {
    const std::size_t begin = text.find(L'<' + tag + L'>');
    REQUIRE(begin != std::wstring::npos);
    return text.substr(begin + tag.size() + 2, text.find(L"</" + tag + L'>') - begin - tag.size() - 2);
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
    /** The XML of that profile. */
    std::wstring get(const wchar_t* name, DWORD flags) {
        LPWSTR text = nullptr;
        REQUIRE(WlanGetProfile(client, &guid, name, nullptr, &text, &flags, nullptr) == 0);
        std::wstring all = text;
        WlanFreeMemory(text);
        return all;
    }
    /** The reason for which it is refused; 0 when it isn't. */
    DWORD refusal(const std::wstring& profile) {
        DWORD reason = 77;
        const DWORD code = set(profile, TRUE, 0, &reason);
        CHECK(code == (reason == 0 ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_BAD_PROFILE}));
        return reason;
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
    TEST_CASE("blanks at the ends of a text count in CDATA only, as Windows writes the names of such networks") {
        Setup setup;
        CHECK(setup.set(xml(L"<![CDATA[ end ]]>")) == 0);
        CHECK(setup.names() == L" end ");
        CHECK(setup.set(xml(L"\n  plain <![CDATA[x]]>y ")) == 0);
        CHECK(setup.names() == L"plain xy  end ");
        CHECK(setup.refusal(xml(L"k", msm(L"WPA2PSK", L"AES", key(L" 1234567")))) == 0x40004);
        CHECK(setup.refusal(xml(L"k", msm(L"WPA2PSK", L"AES", key(L"<![CDATA[ 1234567]]>")))) == 0);
    }

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

    TEST_CASE("WlanGetProfile: the key is protected, and plain on request with the right to read it") {
        Setup s;
        const std::wstring given = xml(L"home", msm(L"WPA2PSK", L"AES", key(L"correct &amp; horse")));
        CHECK(s.set(given) == 0);
        const std::wstring shown = s.get(L"home", 0);
        CHECK(inside(shown, L"protected") == L"true");
        const std::wstring blob = inside(shown, L"keyMaterial");
        CHECK(blob.substr(0, 8) == L"01000000");
        CHECK(blob.find_first_not_of(L"0123456789ABCDEF") == std::wstring::npos);
        CHECK(shown.find(L"horse") == std::wstring::npos);
        LPWSTR text = nullptr;
        CHECK(WlanGetProfile(s.client, &s.guid, L"home", nullptr, &text, nullptr, nullptr) == 0);
        CHECK(std::wstring(text) == shown);  // without flags it isn't asked for
        WlanFreeMemory(text);
        CHECK(s.get(L"home", 4) == given);
        command("policy plaintext-keys off");
        CHECK(s.get(L"home", 4) == shown);  // and no error
        command("policy plaintext-keys on");
        // What the service has protected it understands, also under another name.
        std::wstring copy = shown;
        copy.replace(copy.find(L"<name>home"), 10, L"<name>copy");
        CHECK(s.set(copy) == 0);
        CHECK(inside(s.get(L"copy", 4), L"keyMaterial") == L"correct &amp; horse");
        const std::wstring foreign = xml(L"other", msm(L"WPA2PSK", L"AES", key(L"0BADC0DE", L"passPhrase", true)));
        CHECK(s.set(foreign) == 0);
        CHECK(s.get(L"other", 4) == foreign);
        // It begins as those of the service do, and holds no key: what is shown could not be set again.
        const std::wstring forged = xml(
            L"forged",
            msm(L"WPA2PSK", L"AES", key(L"01000000D08C9DDF0115D1118C7A00C04FC297EB010000002A", L"passPhrase", true)));
        CHECK(s.set(forged) == 0);
        CHECK(s.get(L"forged", 4) == forged);
    }

    TEST_CASE("a profile that the service writes says that a network's previous security will do, too") {
        Setup s;
        command("profile add both security=wpa3-transition key=password1");
        CHECK(inside(s.get(L"both", 4), L"authEncryption").find(L">true</transitionMode>") != std::wstring::npos);
        command("profile add one security=wpa3 key=password1");
        CHECK(s.get(L"one", 4).find(L"transitionMode") == std::wstring::npos);
    }

    TEST_CASE("WlanGetProfile: a WEP key is returned as hexadecimal characters, whatever it was given as") {
        Setup s;
        CHECK(s.set(xml(L"old", msm(L"open", L"WEP", key(L"AbCdE", L"networkKey")))) == 0);
        CHECK(inside(s.get(L"old", 4), L"keyMaterial") == L"4162436445");
    }

    TEST_CASE("WlanSetProfile: the text must be of the schema") {
        Setup s;
        const std::wstring good = xml(L"home");
        const auto with = [&](const wchar_t* old, const wchar_t* fresh) {
            std::wstring text = good;
            const std::size_t at = text.find(old);
            REQUIRE(at != std::wstring::npos);
            return text.replace(at, wcslen(old), fresh);
        };
        CHECK(s.refusal(good) == 0);
        CHECK(s.refusal(with(L"<name>home", L"<name>&#x1F600;&#65;")) == 0);
        CHECK(s.refusal(with(L"<name>home</name><SSIDC", L"<!-- none --><name>home</name>\r\n <SSIDC")) == 0);
        CHECK(s.refusal(with(L"</WLANProfile>",
                             L"<MacRandomization xmlns=\"y\"><on/></MacRandomization></WLANProfile>")) == 0);
        for (const std::wstring& bad :
             {with(L"profile/v1", L"profile/v9"), with(L"</SSID>", L""), with(L"</name>", L"</nam>"),
              with(L"<connectionType>ESS</connectionType>", L""), with(L"ESS", L"ABC"), with(L"open", L"opened"),
              with(L"<useOneX>false", L"<useOneX>no"), with(L"<MSM>", L"<unknown/><MSM>"),
              with(L"<name>home</name><SSIDC", L"<name>home</name><name>home</name><SSIDC"),
              with(L"<MSM>", L"<connectionMode>at will</connectionMode><MSM>"),
              with(L"<SSID><name>home</name>", L"<SSID>"), with(L"<MSM>", L"<MSM>&nothing;"), good + L"<more/>",
              with(L"<connectionType>", L"<MSM/><connectionType>"), with(L"<MSM>", L"<MSM><!-- \x1F -->"),
              with(L"<name>home", L"<name>&#1;"), with(L"<name>home", L"<name>&#x0x41;"),
              with(L"<name>home", L"<name>&# 65;"), with(L"<name>home", L"<name>\xFFFF")}) {
            CAPTURE(std::string(bad.begin(), bad.end()));
            CHECK(s.refusal(bad) == 0x80001);
        }
        CHECK(s.refusal(L"<LANProfile/>") == 0x80002);
        CHECK(s.refusal(with(L"<name>home</name></SSID>", L"<hex>41426</hex></SSID>")) == 0x80013);
        CHECK(s.refusal(with(L"ESS</connectionType>", L"IBSS</connectionType>")) == 0);
        CHECK(s.refusal(with(L"ESS</connectionType>", L"IBSS</connectionType><connectionMode>auto</connectionMode>")) ==
              0x8000E);
        CHECK(s.refusal(with(L"</SSIDConfig><connectionType>ESS",
                             L"<nonBroadcast>true</nonBroadcast></SSIDConfig><connectionType>IBSS")) == 0x8000F);
        CHECK(s.refusal(with(L"ESS</connectionType>", L"IBSS</connectionType><autoSwitch>true</autoSwitch>")) ==
              0x80010);
        CHECK(s.refusal(with(L"<MSM>", L"<connectionMode>manual</connectionMode><autoSwitch>true</autoSwitch><MSM>")) ==
              0x80011);
    }

    TEST_CASE("WlanSetProfile: security must be there, be a pair that there is, and have a key of its length") {
        Setup s;
        const auto refusal = [&](const std::wstring& security) { return s.refusal(xml(L"home", security)); };
        CHECK(refusal(L"") == 0x8000C);  // neither MSM nor IHV
        CHECK(refusal(L"<MSM/>") == 0x80006);
        CHECK(refusal(L"<MSM><security/></MSM>") == 0x40005);
        CHECK(refusal(msm(L"WPA2PSK", L"WEP")) == 0x40009);
        CHECK(refusal(msm(L"OWE", L"none")) == 0x40009);
        CHECK(refusal(msm(L"WPA2", L"AES")) == 0x4000A);
        CHECK(refusal(msm(L"WPA2", L"AES", L"", true)) == 0);
        CHECK(refusal(msm(L"WPA2PSK", L"AES", L"", true)) == 0x4000B);
        CHECK(refusal(msm(L"WPA2PSK", L"AES")) == 0);  // the user is asked for the key
        CHECK(refusal(msm(L"OWE", L"AES")) == 0);
        CHECK(refusal(msm(L"OWE", L"AES", key(L"12345678"))) == 0x40002);
        for (const wchar_t* keyed : {L"WPAPSK", L"WPA2PSK", L"WPA3SAE"}) {
            CHECK(refusal(msm(keyed, L"AES", key(L"12345678"))) == 0);
            CHECK(refusal(msm(keyed, L"AES", key(std::wstring(63, L'x')))) == 0);
            CHECK(refusal(msm(keyed, L"AES", key(L"12345"))) == 0x40004);
            CHECK(refusal(msm(keyed, L"AES", key(std::wstring(64, L'x')))) == 0x40004);
            CHECK(refusal(msm(keyed, L"AES", key(L"1234567\u00e4"))) == 0x40016);
            CHECK(refusal(msm(keyed, L"AES", key(std::wstring(64, L'a'), L"networkKey"))) == 0);
            CHECK(refusal(msm(keyed, L"AES", key(std::wstring(64, L'x'), L"networkKey"))) == 0x40017);
            CHECK(refusal(msm(keyed, L"AES", key(L"abc", L"networkKey"))) == 0x40004);
        }
        CHECK(refusal(msm(L"WPA2PSK", L"AES", key(L"not hex at all", L"passPhrase", true))) == 0x40017);
        CHECK(refusal(msm(L"WPA2PSK", L"AES", key(L"12345678", L"neither"))) == 0x80001);
        CHECK(refusal(msm(L"open", L"WEP", key(L"12345", L"networkKey"))) == 0);
        CHECK(refusal(msm(L"open", L"WEP", key(L"123456", L"networkKey"))) == 0x40003);
        CHECK(refusal(msm(L"open", L"WEP", key(L"12345", L"passPhrase"))) == 0x40018);
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
        CHECK(s.get(L"new", 0).find(L"<name>new</name><SSIDConfig>") != std::wstring::npos);
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
        WLAN_OPCODE_VALUE_TYPE type{};
        LPWSTR sddl = nullptr;
        DWORD access = 0;
        const auto object = wlan_secure_permit_list;
        CHECK(WlanGetSecuritySettings(s.client, object, &type, &sddl, &access) == ERROR_NOT_SUPPORTED);
        CHECK(WlanGetSecuritySettings(nullptr, object, &type, &sddl, &access) == 87);
        CHECK(WlanGetSecuritySettings(s.client, object, &type, nullptr, &access) == 87);
        CHECK(WlanGetSecuritySettings(s.client, object, &type, &sddl, nullptr) == 87);
        CHECK(WlanGetSecuritySettings(&s, object, &type, &sddl, &access) == 6);
        command("rule WlanGetSecuritySettings return=5");
        CHECK(WlanGetSecuritySettings(s.client, object, &type, &sddl, &access) == 5);
        EAP_METHOD_TYPE method{};
        CHECK(WlanSetProfileEapUserData(s.client, &s.guid, L"one", method, 0, 0, nullptr, nullptr) ==
              ERROR_NOT_SUPPORTED);
        CHECK(WlanSetProfileEapUserData(s.client, &s.guid, nullptr, method, 0, 0, nullptr, nullptr) == 87);
        DWORD written = 0;
        CHECK(WlanIhvControl(s.client, &s.guid, wlan_ihv_control_type_driver, 0, nullptr, 0, nullptr, &written) ==
              ERROR_NOT_SUPPORTED);
        CHECK(WlanIhvControl(s.client, &s.guid, wlan_ihv_control_type_driver, 0, nullptr, 0, nullptr, nullptr) == 87);
        command("rule WlanIhvControl return=0");
        CHECK(WlanIhvControl(s.client, &s.guid, wlan_ihv_control_type_driver, 0, nullptr, 0, nullptr, &written) == 0);
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
