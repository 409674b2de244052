// SPDX-License-Identifier: Apache-2.0
// Network connections: what the pages of mpr.dll promise, a test for each sentence.
#include <doctest/doctest.h>

#include <thread>

#include "client.h"

using namespace winnet4j::test;

namespace {

/** \\srv\data for anybody, \\srv\secret by a password, \\srv\boss by account and password, a printer. */
struct Net {
    Fresh fresh;
    Net() {
        command(
            "share \\\\srv\\data comment=\"all of it\"\nshare \\\\srv\\secret password=pw\n"
            "share \\\\srv\\boss user=boss password=b\nshare \\\\srv\\lp type=print\nshare \\\\far\\x provider=2");
    }
};

DWORD add(const wchar_t* remote, const wchar_t* local = nullptr, DWORD flags = 0, const wchar_t* password = nullptr,
          const wchar_t* user = nullptr, DWORD type = RESOURCETYPE_DISK, const wchar_t* provider = nullptr) {
    NETRESOURCEW resource{};
    resource.dwType = type;
    resource.lpLocalName = const_cast<wchar_t*>(local);
    resource.lpRemoteName = const_cast<wchar_t*>(remote);
    resource.lpProvider = const_cast<wchar_t*>(provider);
    return WNetAddConnection2W(&resource, password, user, flags);
}
DWORD addA(const char* remote, const char* local = nullptr) {
    NETRESOURCEA resource{};
    resource.dwType = RESOURCETYPE_DISK;
    resource.lpLocalName = const_cast<char*>(local);
    resource.lpRemoteName = const_cast<char*>(remote);
    return WNetAddConnection2A(&resource, nullptr, nullptr, 0);
}
std::string lines(const char* what) { return command(what); }

}  // namespace

TEST_SUITE("wnet") {
    // ---- the page of WNetCancelConnectionA ----

    TEST_CASE("WNetCancelConnection cancels an existing network connection") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        CHECK(WNetCancelConnectionA("F:", FALSE) == 0);
        CHECK(lines("connections").empty());
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        CHECK(WNetCancelConnectionW(L"f:", FALSE) == 0);
        CHECK(lines("connections").empty());
    }

    TEST_CASE("by a redirected local device only that redirection is cancelled") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        REQUIRE(add(L"\\\\srv\\data", L"G:") == 0);
        REQUIRE(add(L"\\\\srv\\data") == 0);
        CHECK(WNetCancelConnectionA("F:", FALSE) == 0);
        CHECK(lines("connections") == "G: \\\\srv\\data user=user\n- \\\\srv\\data user=user\n");
    }

    TEST_CASE("by a remote name only the connections without devices are cancelled") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        REQUIRE(add(L"\\\\srv\\data") == 0);
        REQUIRE(add(L"\\\\srv\\data") == 0);
        CHECK(WNetCancelConnectionA("\\\\SRV\\Data", FALSE) == 0);
        CHECK(lines("connections") == "F: \\\\srv\\data user=user\n");
        CHECK(WNetCancelConnectionA("\\\\srv\\data", TRUE) == ERROR_NOT_CONNECTED);
    }

    TEST_CASE("if there are open files and fForce is FALSE the function fails, and the connection is still there") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        command("open F: files=2");
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_OPEN_FILES);
        CHECK(lines("connections") == "F: \\\\srv\\data user=user files=2\n");
        CHECK(WNetCancelConnectionA("F:", TRUE) == 0);
    }

    TEST_CASE("ERROR_DEVICE_IN_USE: an active process uses the device and it cannot be disconnected") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        command("open F: process");
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_DEVICE_IN_USE);
        CHECK(WNetCancelConnectionA("F:", TRUE) == ERROR_DEVICE_IN_USE);
        command("close F:");
        CHECK(WNetCancelConnectionA("F:", FALSE) == 0);
    }

    TEST_CASE("ERROR_NOT_CONNECTED: not a redirected device, or not connected to it") {
        Net net;
        for (const char* name : {"F:", "C:", "\\\\srv\\data", "\\\\no\\such", "LPT1", "nonsense", ""}) {
            CAPTURE(name);
            CHECK(WNetCancelConnectionA(name, FALSE) == ERROR_NOT_CONNECTED);
        }
        CHECK(WNetCancelConnectionA(nullptr, FALSE) == ERROR_NOT_CONNECTED);
        CHECK(command("misuse") == "null-argument WNetCancelConnectionA lpName\n");
    }

    TEST_CASE("ERROR_BAD_PROFILE and ERROR_CANNOT_OPEN_PROFILE: when the profile is touched, or by rule") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:", CONNECT_UPDATE_PROFILE) == 0);
        command("userprofile broken");
        CHECK(WNetCancelConnection2A("F:", CONNECT_UPDATE_PROFILE, FALSE) == ERROR_BAD_PROFILE);
        command("userprofile locked");
        CHECK(WNetCancelConnection2A("F:", CONNECT_UPDATE_PROFILE, FALSE) == ERROR_CANNOT_OPEN_PROFILE);
        CHECK(add(L"\\\\srv\\data", L"G:", CONNECT_UPDATE_PROFILE) == ERROR_CANNOT_OPEN_PROFILE);
        command("rule WNetCancelConnectionA nth=1 return=1206");
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_BAD_PROFILE);
        CHECK(WNetCancelConnectionA("F:", FALSE) == 0);
    }

    TEST_CASE("ERROR_EXTENDED_ERROR: WNetGetLastError describes it, on the same thread, until the next call") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        command("server srv extended code=4711 text=\"out of order\"");
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_EXTENDED_ERROR);
        DWORD code = 0;
        char text[30] = {}, name[30] = {};
        const auto ask = [&] { return WNetGetLastErrorA(&code, text, sizeof text, name, sizeof name); };
        std::thread([&] { ask(); }).join();
        CHECK(code != 4711);
        CHECK(ask() == 0);
        CHECK(code == 4711);
        CHECK(std::string(text) == "out of order");
        CHECK(std::string(name) == "Winnet4j Network");
        wchar_t shorter[4] = {}, wide[2] = {};
        CHECK(WNetGetLastErrorW(&code, shorter, 4, wide, 2) == 0);
        CHECK(std::wstring(shorter) == L"out");  // cut, with its NUL
        CHECK(std::wstring(wide) == L"W");
        CHECK(WNetGetLastErrorA(nullptr, text, sizeof text, name, sizeof name) == ERROR_INVALID_ADDRESS);
        command("server srv up");
        WNetCancelConnectionA("Q:", FALSE);
        ask();
        CHECK(code != 4711);
        command("extended code=99 text=rule\nrule WNetCancelConnectionA return=1208");
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_EXTENDED_ERROR);
        ask();
        CHECK(code == 99);
    }

    TEST_CASE("WNetSetLastError sets what WNetGetLastError answers") {
        Net net;
        const auto set = reinterpret_cast<void(WINAPI*)(DWORD, LPWSTR, LPWSTR)>(
            reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"winnet4j-simulator.dll"), "WNetSetLastErrorW")));
        REQUIRE((set != nullptr));
        wchar_t why[] = L"why", who[] = L"who";
        set(5, why, who);
        DWORD code = 0;
        char text[30], name[30];
        CHECK(WNetGetLastErrorA(&code, text, 30, name, 30) == 0);
        CHECK(code == 5);
        CHECK(std::string(text) + name == "whywho");
    }

    // ---- persistence ----

    TEST_CASE("cancelling with flags 0 leaves the remembered connection; with UPDATE_PROFILE it is forgotten") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:", CONNECT_UPDATE_PROFILE) == 0);
        CHECK(WNetCancelConnection2A("F:", 0, FALSE) == 0);
        CHECK(lines("remembered") == "F: \\\\srv\\data user=user\n");
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_NOT_CONNECTED);
        CHECK(WNetCancelConnection2A("F:", CONNECT_UPDATE_PROFILE, FALSE) == 0);  // remembered only
        CHECK(lines("remembered").empty());
        CHECK(WNetCancelConnection2A("F:", CONNECT_UPDATE_PROFILE, FALSE) == ERROR_NOT_CONNECTED);
        CHECK(WNetCancelConnection2A("F:", CONNECT_REDIRECT, FALSE) == ERROR_INVALID_PARAMETER);
    }

    TEST_CASE("UPDATE_PROFILE has no effect by a remote name; only redirections are remembered; TEMPORARY ones not") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:", CONNECT_UPDATE_PROFILE) == 0);
        REQUIRE(add(L"\\\\srv\\data", nullptr, CONNECT_UPDATE_PROFILE) == 0);
        CHECK(WNetCancelConnection2A("\\\\srv\\data", CONNECT_UPDATE_PROFILE, FALSE) == 0);
        CHECK(lines("remembered") == "F: \\\\srv\\data user=user\n");
        CHECK(add(L"\\\\srv\\data", L"G:", CONNECT_UPDATE_PROFILE | CONNECT_TEMPORARY) == 0);
        CHECK(lines("remembered") == "F: \\\\srv\\data user=user\n");
    }

    TEST_CASE("WNetAddConnection always remembers; WNetCancelConnection can't forget") {
        Net net;
        CHECK(WNetAddConnectionA("\\\\srv\\data", nullptr, "F:") == 0);
        CHECK(WNetAddConnectionW(L"\\\\srv\\lp", nullptr, L"LPT2") == 0);
        CHECK(WNetCancelConnectionA("F:", FALSE) == 0);
        CHECK(lines("remembered") == "F: \\\\srv\\data user=user\nLPT2 \\\\srv\\lp user=user\n");
    }

    TEST_CASE("1202: the device is remembered for another share") {
        Net net;
        command("remembered F: \\\\other\\share");
        CHECK(add(L"\\\\srv\\data", L"F:", CONNECT_UPDATE_PROFILE) == ERROR_DEVICE_ALREADY_REMEMBERED);
        CHECK(add(L"\\\\srv\\data", L"F:") == 0);
    }

    // ---- connecting ----

    TEST_CASE("85: the device is assigned already, also the machine's own drive") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        CHECK(add(L"\\\\srv\\data", L"f:") == ERROR_ALREADY_ASSIGNED);
        CHECK(add(L"\\\\srv\\data", L"C:") == ERROR_ALREADY_ASSIGNED);
    }

    TEST_CASE("names and types are checked: 1200, 67, 66, 87, 1203, 1204") {
        Net net;
        CHECK(add(L"\\\\srv\\data", L"FF:") == ERROR_BAD_DEVICE);
        CHECK(add(L"\\\\srv\\none") == ERROR_BAD_NET_NAME);
        CHECK(add(L"\\\\nowhere\\none") == ERROR_NO_NET_OR_BAD_PATH);
        CHECK(add(L"srv") == ERROR_BAD_NET_NAME);
        CHECK(add(nullptr) == ERROR_BAD_NET_NAME);
        CHECK(add(L"\\\\srv\\lp", L"F:") == ERROR_BAD_DEV_TYPE);
        CHECK(add(L"\\\\srv\\data", L"F:", 0, nullptr, nullptr, 9) == ERROR_INVALID_PARAMETER);
        CHECK(add(L"\\\\srv\\data", L"F:", 0x80000000) == ERROR_INVALID_PARAMETER);
        CHECK(add(L"\\\\srv\\data", L"F:", 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Nobody") == ERROR_BAD_PROVIDER);
        CHECK(add(L"\\\\srv\\data", L"F:", 0, nullptr, nullptr, RESOURCETYPE_DISK, L"") == 0);
        CHECK(WNetAddConnection2W(nullptr, nullptr, nullptr, 0) == ERROR_INVALID_PARAMETER);
    }

    TEST_CASE("without a provider each is asked; with one only that") {
        Net net;
        CHECK(add(L"\\\\far\\x") == 0);
        CHECK(add(L"\\\\far\\x", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Winnet4j Network") ==
              ERROR_BAD_NET_NAME);
        CHECK(add(L"\\\\far\\x", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"winnet4j second network") == 0);
    }

    TEST_CASE("password before user name: 86, 1326, and 1219 for other credentials to the same server") {
        Net net;
        CHECK(add(L"\\\\srv\\secret") == ERROR_INVALID_PASSWORD);
        CHECK(add(L"\\\\srv\\secret", nullptr, 0, L"") == ERROR_INVALID_PASSWORD);
        CHECK(add(L"\\\\srv\\secret", nullptr, 0, L"pw") == 0);
        CHECK(add(L"\\\\srv\\boss", nullptr, 0, L"b", L"boss") == ERROR_SESSION_CREDENTIAL_CONFLICT);
        CHECK(WNetCancelConnectionW(L"\\\\srv\\secret", FALSE) == 0);
        CHECK(add(L"\\\\srv\\boss", nullptr, 0, L"boss", L"b") == ERROR_LOGON_FAILURE);
        CHECK(add(L"\\\\srv\\boss", nullptr, 0, L"b", L"boss") == 0);
    }

    TEST_CASE("CONNECT_REDIRECT takes letters from Z: down; 259 when none is left; 66 without a type") {
        Net net;
        NETRESOURCEW resource{};
        resource.dwType = RESOURCETYPE_DISK;
        wchar_t remote[] = L"\\\\srv\\data";
        resource.lpRemoteName = remote;
        for (wchar_t letter = L'Z'; letter > L'C'; --letter) {
            wchar_t access[10];
            DWORD size = 10, result = 0;
            CHECK(WNetUseConnectionW(nullptr, &resource, nullptr, nullptr, CONNECT_REDIRECT, access, &size, &result) ==
                  0);
            CHECK(access[0] == letter);
            CHECK(result == CONNECT_LOCALDRIVE);
        }
        CHECK(add(L"\\\\srv\\data", nullptr, CONNECT_REDIRECT) == ERROR_NO_MORE_ITEMS);
        CHECK(add(L"\\\\srv\\data", nullptr, CONNECT_REDIRECT, nullptr, nullptr, RESOURCETYPE_ANY) ==
              ERROR_BAD_DEV_TYPE);
    }

    TEST_CASE("WNetUseConnection: 234 means that nothing was connected, and says what it needs, in characters") {
        Net net;
        NETRESOURCEA resource{};
        resource.dwType = RESOURCETYPE_DISK;
        char remote[] = "\\\\srv\\data";
        resource.lpRemoteName = remote;
        char access[20];
        DWORD size = 5, result = 9;
        const auto use = [&] {
            return WNetUseConnectionA(nullptr, &resource, nullptr, nullptr, 0, access, &size, &result);
        };
        CHECK(use() == ERROR_MORE_DATA);
        CHECK(size == 11);
        CHECK(lines("connections").empty());
        CHECK(use() == 0);
        CHECK(std::string(access) == remote);
        CHECK(result == 0);
    }

    TEST_CASE(
        "WNetUseConnection: no room at all for the name is 87, and the size stays; without a buffer it is not read") {
        Net net;
        NETRESOURCEA resource{};
        resource.dwType = RESOURCETYPE_DISK;
        char remote[] = "\\\\srv\\data", local[] = "J:", access[4] = "?";
        resource.lpRemoteName = remote;
        resource.lpLocalName = local;
        DWORD result = 0, size = 0;
        const auto use = [&](char* name) {
            return WNetUseConnectionA(nullptr, &resource, nullptr, nullptr, 0, name, &size, &result);
        };
        CHECK(use(access) == ERROR_INVALID_PARAMETER);
        CHECK(size == 0);
        CHECK(lines("connections").empty());
        size = 1;
        CHECK(use(access) == ERROR_MORE_DATA);
        CHECK(size == 3);
        size = 4;
        CHECK(use(access) == 0);
        CHECK(size == 4);
        CHECK(std::string(access) == "J:");
        CHECK(WNetCancelConnectionA("J:", FALSE) == 0);
        size = 0;
        CHECK(use(nullptr) == 0);
        CHECK(size == 0);
        wchar_t wideRemote[] = L"\\\\srv\\data", wideAccess[4];
        NETRESOURCEW wide{};
        wide.dwType = RESOURCETYPE_DISK;
        wide.lpRemoteName = wideRemote;
        CHECK(WNetUseConnectionW(nullptr, &wide, nullptr, nullptr, 0, wideAccess, &size, &result) ==
              ERROR_INVALID_PARAMETER);
        CHECK(size == 0);
        const std::string both = command("misuse");
        CHECK(both ==
              "bad-argument WNetUseConnectionA lpBufferSize is 0\nbad-argument WNetUseConnectionW lpBufferSize is 0\n");
    }

    TEST_CASE("any type of resource goes with a drive, as in the sample of WNetAddConnection2's page") {
        Net net;
        CHECK(add(L"\\\\srv\\data", L"F:", 0, nullptr, nullptr, RESOURCETYPE_ANY) == 0);
        CHECK(add(L"\\\\srv\\lp", L"LPT1", 0, nullptr, nullptr, RESOURCETYPE_ANY) == 0);
        CHECK(add(L"\\\\srv\\lp", L"G:", 0, nullptr, nullptr, RESOURCETYPE_ANY) == ERROR_BAD_DEV_TYPE);
        CHECK(lines("connections") == "F: \\\\srv\\data user=user\nLPT1 \\\\srv\\lp user=user\n");
        CHECK(command("misuse").empty());
    }

    TEST_CASE("an interactive connection asks the user: 1223 when he cancels") {
        Net net;
        CHECK(add(L"\\\\srv\\boss", L"F:", CONNECT_INTERACTIVE) == ERROR_CANCELLED);
        command("dialog accept");
        CHECK(add(L"\\\\srv\\boss", L"F:", CONNECT_INTERACTIVE) == 0);
        CHECK(lines("connections") == "F: \\\\srv\\boss user=boss\n");
    }

    TEST_CASE("fault 42: a call to a dead server blocks, and no other call") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        REQUIRE(add(L"\\\\far\\x", L"G:") == 0);
        command("server srv hang");
        DWORD code = 1;
        std::thread blocked([&] { code = WNetCancelConnectionA("F:", FALSE); });
        command("await WNetCancelConnectionA");
        CHECK(WNetCancelConnectionA("G:", FALSE) == 0);
        CHECK(command("ledger").find("blocked WNetCancelConnectionA asks a server") == 0);
        command("server srv up");
        blocked.join();
        CHECK(code == 0);
        command("server srv down");
        CHECK(add(L"\\\\srv\\data", L"F:") == ERROR_BAD_NETPATH);
    }

    TEST_CASE("1222 when there is no network, tested before the handle") {
        Net net;
        command("service workstation stop");
        CHECK(add(L"\\\\srv\\data") == ERROR_NO_NETWORK);
        CHECK(WNetCancelConnectionA("F:", FALSE) == ERROR_NO_NETWORK);
        CHECK(WNetCloseEnum(nullptr) == ERROR_NO_NETWORK);
    }

    // ---- queries ----

    TEST_CASE("WNetGetConnection: the share, 234 and the size, 2250, 1200, 1201") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        char remote[20];
        DWORD size = 3;
        CHECK(WNetGetConnectionA("F:", remote, &size) == ERROR_MORE_DATA);
        CHECK(size == 11);
        CHECK(WNetGetConnectionA("f:", remote, &size) == 0);
        CHECK(std::string(remote) == "\\\\srv\\data");
        CHECK(WNetGetConnectionA("G:", remote, &size) == ERROR_NOT_CONNECTED);
        CHECK(WNetGetConnectionA("nonsense", remote, &size) == ERROR_BAD_DEVICE);
        command("remembered H: \\\\srv\\other");
        wchar_t wide[20];
        size = 20;
        CHECK(WNetGetConnectionW(L"H:", wide, &size) == ERROR_CONNECTION_UNAVAIL);
        CHECK(std::wstring(wide) == L"\\\\srv\\other");
    }

    TEST_CASE("WNetGetUniversalName: one block, both levels, sizes in bytes; the path need not exist") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        alignas(8) char buffer[200];
        DWORD size = 1;
        CHECK(WNetGetUniversalNameW(L"F:\\a\\b", REMOTE_NAME_INFO_LEVEL, buffer, &size) == ERROR_MORE_DATA);
        CHECK(WNetGetUniversalNameW(L"F:\\a\\b", REMOTE_NAME_INFO_LEVEL, buffer, &size) == 0);
        const auto* info = reinterpret_cast<REMOTE_NAME_INFOW*>(buffer);
        CHECK(std::wstring(info->lpUniversalName) == L"\\\\srv\\data\\a\\b");
        CHECK(std::wstring(info->lpConnectionName) == L"\\\\srv\\data");
        CHECK(std::wstring(info->lpRemainingPath) == L"\\a\\b");
        size = sizeof buffer;
        CHECK(WNetGetUniversalNameA("F:\\x", UNIVERSAL_NAME_INFO_LEVEL, buffer, &size) == 0);
        CHECK(std::string(reinterpret_cast<UNIVERSAL_NAME_INFOA*>(buffer)->lpUniversalName) == "\\\\srv\\data\\x");
        CHECK(WNetGetUniversalNameA("C:\\x", 1, buffer, &size) == ERROR_NOT_CONNECTED);
        CHECK(WNetGetUniversalNameA("F:\\x", 3, buffer, &size) == ERROR_INVALID_LEVEL);
    }

    TEST_CASE("WNetGetUniversalName: of a connected drive no buffer is 487 and no room 87, and the size stays") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        alignas(8) char buffer[200];
        for (const DWORD level : {DWORD{UNIVERSAL_NAME_INFO_LEVEL}, DWORD{REMOTE_NAME_INFO_LEVEL}}) {
            for (const DWORD room : {0UL, 1UL, 200UL}) {
                CAPTURE(room);
                DWORD size = room;
                CHECK(WNetGetUniversalNameA("F:\\x", level, nullptr, &size) == ERROR_INVALID_ADDRESS);
                CHECK(WNetGetUniversalNameW(L"F:\\x", level, nullptr, &size) == ERROR_INVALID_ADDRESS);
                CHECK(size == room);
            }
            DWORD size = 0;
            CHECK(WNetGetUniversalNameA("F:\\x", level, buffer, &size) == ERROR_INVALID_PARAMETER);
            CHECK(WNetGetUniversalNameW(L"F:\\x", level, buffer, &size) == ERROR_INVALID_PARAMETER);
            CHECK(size == 0);
            CHECK(WNetGetUniversalNameA("G:\\x", level, buffer, &size) == ERROR_NOT_CONNECTED);
            CHECK(WNetGetUniversalNameA("G:\\x", level, nullptr, &size) == ERROR_NOT_CONNECTED);
            CHECK(WNetGetUniversalNameA("G:\\x", level, buffer, nullptr) == ERROR_INVALID_ADDRESS);
        }
    }

    TEST_CASE("WNetGetUser, WNetGetProviderName, WNetGetNetworkInformation") {
        Net net;
        REQUIRE(add(L"\\\\srv\\boss", L"F:", 0, L"b", L"boss") == 0);
        char text[40];
        DWORD size = sizeof text;
        CHECK(WNetGetUserA(nullptr, text, &size) == 0);
        CHECK(std::string(text) == "user");
        CHECK(WNetGetUserA("F:", text, &size) == 0);
        CHECK(std::string(text) == "boss");
        CHECK(WNetGetUserA("G:", text, &size) == ERROR_NOT_CONNECTED);
        size = 2;
        CHECK(WNetGetUserA("F:", text, &size) == ERROR_MORE_DATA);
        CHECK(size == 5);
        size = sizeof text;
        CHECK(WNetGetProviderNameA(0x00260123, text, &size) == 0);
        CHECK(std::string(text) == "Winnet4j Second Network");
        CHECK(WNetGetProviderNameA(0x00020000, text, &size) == ERROR_NO_NETWORK);
        NETINFOSTRUCT info{};
        CHECK(WNetGetNetworkInformationA("Winnet4j Network", &info) == ERROR_INVALID_PARAMETER);
        info.cbStructure = sizeof info;
        CHECK(WNetGetNetworkInformationA("Winnet4j Network", &info) == 0);
        CHECK(info.wNetType == 0x25);
        CHECK(WNetGetNetworkInformationA("Nobody", &info) == ERROR_BAD_PROVIDER);
    }

    TEST_CASE("WNetGetResourceInformation splits a path; WNetGetResourceParent goes up") {
        Net net;
        NETRESOURCEW asked{};
        wchar_t path[] = L"\\\\srv\\data\\dir\\file";
        asked.lpRemoteName = path;
        alignas(8) char buffer[400];
        DWORD size = 8;
        wchar_t* rest = nullptr;
        CHECK(WNetGetResourceInformationW(&asked, buffer, &size, &rest) == ERROR_MORE_DATA);
        CHECK(WNetGetResourceInformationW(&asked, buffer, &size, &rest) == 0);
        const auto* found = reinterpret_cast<NETRESOURCEW*>(buffer);
        CHECK(std::wstring(found->lpRemoteName) == L"\\\\srv\\data");
        CHECK(std::wstring(found->lpComment) == L"all of it");
        CHECK(std::wstring(rest) == L"\\dir\\file");
        asked.dwType = RESOURCETYPE_PRINT;
        CHECK(WNetGetResourceInformationW(&asked, buffer, &size, &rest) == ERROR_BAD_DEV_TYPE);
        CHECK(WNetGetResourceParentW(&asked, buffer, &size) == ERROR_BAD_PROVIDER);
        wchar_t provider[] = L"Winnet4j Network";
        asked.lpProvider = provider;
        size = sizeof buffer;
        CHECK(WNetGetResourceParentW(&asked, buffer, &size) == 0);
        CHECK(std::wstring(found->lpRemoteName) == L"\\\\srv");
        wchar_t server[] = L"\\\\srv";
        asked.lpRemoteName = server;
        CHECK(WNetGetResourceParentW(&asked, buffer, &size) == 0);
        CHECK(found->lpRemoteName == nullptr);
    }

    TEST_CASE("the A forms convert by the code page") {
        Net net;
        command("share \\\\srv\\caf\xC3\xA9");
        if (GetACP() == 1252) {
            CHECK(addA("\\\\srv\\caf\xE9", "F:") == 0);
            char remote[20];
            DWORD size = sizeof remote;
            CHECK(WNetGetConnectionA("F:", remote, &size) == 0);
            CHECK(std::string(remote) == "\\\\srv\\caf\xE9");
        }
        CHECK(add(L"\\\\srv\\caf\u00E9") == 0);
    }

    // ---- enumeration ----

    TEST_CASE("enumerating: 0 is not the end, 259 is; 234 when not even one fits") {
        Net net;
        REQUIRE(add(L"\\\\srv\\data", L"F:") == 0);
        REQUIRE(add(L"\\\\srv\\data", L"G:") == 0);
        REQUIRE(add(L"\\\\far\\x") == 0);
        HANDLE handle = nullptr;
        REQUIRE(WNetOpenEnumW(RESOURCE_CONNECTED, RESOURCETYPE_ANY, 0, nullptr, &handle) == 0);
        alignas(8) char buffer[1000];
        DWORD count = 0xFFFFFFFF, size = 10;
        CHECK(WNetEnumResourceW(handle, &count, buffer, &size) == ERROR_MORE_DATA);
        CHECK(size > 48);
        count = 2;
        size = sizeof buffer;
        CHECK(WNetEnumResourceW(handle, &count, buffer, &size) == 0);
        CHECK(count == 2);
        const auto* entries = reinterpret_cast<NETRESOURCEW*>(buffer);
        CHECK(std::wstring(entries[0].lpLocalName) == L"F:");
        CHECK(std::wstring(entries[1].lpRemoteName) == L"\\\\srv\\data");
        count = 0xFFFFFFFF;
        CHECK(WNetEnumResourceW(handle, &count, buffer, &size) == 0);
        CHECK(count == 1);
        CHECK(entries[0].lpLocalName == nullptr);
        CHECK(std::wstring(entries[0].lpProvider) == L"Winnet4j Second Network");
        count = 0xFFFFFFFF;
        CHECK(WNetEnumResourceW(handle, &count, buffer, &size) == ERROR_NO_MORE_ITEMS);
        CHECK(WNetCloseEnum(handle) == 0);
        CHECK(WNetCloseEnum(handle) == ERROR_INVALID_HANDLE);
        CHECK(WNetEnumResourceW(handle, &count, buffer, &size) == ERROR_INVALID_HANDLE);
    }

    TEST_CASE("the tree: providers, servers, shares; a share is no container") {
        Net net;
        std::string tree;
        const auto walk = [&](auto&& self, NETRESOURCEA* from, int depth) -> void {
            HANDLE handle = nullptr;
            REQUIRE(WNetOpenEnumA(RESOURCE_GLOBALNET, RESOURCETYPE_ANY, 0, from, &handle) == 0);
            alignas(8) char buffer[2000];
            DWORD count = 0xFFFFFFFF, size = sizeof buffer;
            if (WNetEnumResourceA(handle, &count, buffer, &size) == 0) {
                auto* entries = reinterpret_cast<NETRESOURCEA*>(buffer);
                for (DWORD i = 0; i < count; ++i) {
                    tree.append(static_cast<std::size_t>(depth), ' ').append(entries[i].lpRemoteName) += '\n';
                    if ((entries[i].dwUsage & RESOURCEUSAGE_CONTAINER) != 0) {
                        self(self, &entries[i], depth + 1);
                    } else {
                        CHECK(WNetOpenEnumA(RESOURCE_GLOBALNET, 0, 0, &entries[i], &handle) == ERROR_NOT_CONTAINER);
                    }
                }
            }
            WNetCloseEnum(handle);
        };
        walk(walk, nullptr, 0);
        CHECK(tree ==
              "Winnet4j Network\n \\\\srv\n  \\\\srv\\data\n  \\\\srv\\secret\n  \\\\srv\\boss\n  \\\\srv\\lp\n"
              "Winnet4j Second Network\n \\\\far\n  \\\\far\\x\n");
        NETRESOURCEA resource{};
        HANDLE handle = nullptr;
        CHECK(WNetOpenEnumA(RESOURCE_CONNECTED, 0, 0, &resource, &handle) == ERROR_INVALID_PARAMETER);
        CHECK(WNetOpenEnumA(77, 0, 0, nullptr, &handle) == ERROR_INVALID_PARAMETER);
        CHECK(WNetOpenEnumA(RESOURCE_CONNECTED, 0, 0, nullptr, nullptr) == ERROR_INVALID_ADDRESS);
    }

    TEST_CASE("dialogs: -1 when the user cancels, 87 for flags that contradict") {
        Net net;
        CHECK(WNetConnectionDialog(nullptr, RESOURCETYPE_DISK) == 0xFFFFFFFF);
        CHECK(WNetDisconnectDialog(nullptr, RESOURCETYPE_DISK) == 0xFFFFFFFF);
        NETRESOURCEA resource{};
        char remote[] = "\\\\srv\\data";
        resource.dwType = RESOURCETYPE_DISK;
        resource.lpRemoteName = remote;
        CONNECTDLGSTRUCTA asked{sizeof asked, nullptr, &resource, CONNDLG_RO_PATH | CONNDLG_USE_MRU, 0};
        CHECK(WNetConnectionDialog1A(&asked) == ERROR_INVALID_PARAMETER);
        asked.dwFlags = CONNDLG_RO_PATH;
        CHECK(WNetConnectionDialog1A(&asked) == 0xFFFFFFFF);
        command("dialog accept");
        CHECK(WNetConnectionDialog1A(&asked) == 0);
        CHECK(asked.dwDevNum == 26);
        command("open Z:");
        char local[] = "Z:";
        DISCDLGSTRUCTA end{sizeof end, nullptr, local, nullptr, DISC_NO_FORCE};
        CHECK(WNetDisconnectDialog1A(&end) == ERROR_OPEN_FILES);
        end.dwFlags = 0;
        CHECK(WNetDisconnectDialog1A(&end) == 0);
    }

    TEST_CASE("equal seeds give equal traces") {
        const auto run = [] {
            Net net;
            command("trace on");
            add(L"\\\\srv\\data", L"F:");
            WNetCancelConnectionA("F:", TRUE);
            HANDLE handle = nullptr;
            WNetOpenEnumW(RESOURCE_CONNECTED, 0, 0, nullptr, &handle);
            WNetCloseEnum(handle);
            return command("trace get");
        };
        const std::string trace = run();
        CHECK(trace == run());
        CHECK(trace.find("call WNetCancelConnectionA \"F:\" 1\n") != std::string::npos);
        CHECK(trace.find("return WNetOpenEnumW 0 enum#1") != std::string::npos);
    }
}
