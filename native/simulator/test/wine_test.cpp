// SPDX-License-Identifier: Apache-2.0
// The same calls on Wine's own wlanapi.dll and on the simulator: equal codes, but for the differences listed here with
// their reasons. Only what Wine implements: the rest of its exports end the process.
#include <functional>
#include <map>

#include "wlan.h"

using namespace winnet4j::test;

namespace {

/** The functions that Wine has, of one of the two DLLs. */
struct Api {
    decltype(&WlanOpenHandle) open;
    decltype(&WlanCloseHandle) close;
    decltype(&WlanEnumInterfaces) enumerate;
    decltype(&WlanAllocateMemory) allocate;
    decltype(&WlanFreeMemory) free;
    decltype(&WlanScan) scan;
    decltype(&WlanRegisterNotification) registerNotification;
    decltype(&WlanGetAvailableNetworkList) networks;
    decltype(&WlanQueryInterface) query;
    decltype(&WlanHostedNetworkQueryProperty) hostedProperty;
    decltype(&WlanHostedNetworkQuerySecondaryKey) hostedKey;
    decltype(&WlanHostedNetworkQueryStatus) hostedStatus;

    explicit Api(HMODULE module) {
        const auto bind = [&](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(
                reinterpret_cast<void*>(GetProcAddress(module, name)));
            REQUIRE((function != nullptr));
        };
        bind(open, "WlanOpenHandle");
        bind(close, "WlanCloseHandle");
        bind(enumerate, "WlanEnumInterfaces");
        bind(allocate, "WlanAllocateMemory");
        bind(free, "WlanFreeMemory");
        bind(scan, "WlanScan");
        bind(registerNotification, "WlanRegisterNotification");
        bind(networks, "WlanGetAvailableNetworkList");
        bind(query, "WlanQueryInterface");
        bind(hostedProperty, "WlanHostedNetworkQueryProperty");
        bind(hostedKey, "WlanHostedNetworkQuerySecondaryKey");
        bind(hostedStatus, "WlanHostedNetworkQueryStatus");
    }
};

/** What a sequence saw: a name for each step, and its code or value. */
using Log = std::map<std::string, std::uint64_t>;

void sessions(const Api& api, Log& log) {
    DWORD version = 77;
    HANDLE handle = reinterpret_cast<HANDLE>(0x77);
    for (const DWORD asked : {0UL, 1UL, 2UL, 3UL, 10UL, 0x10002UL}) {
        const std::string name = "open version " + std::to_string(asked);
        version = 77;
        handle = reinterpret_cast<HANDLE>(0x77);
        log[name] = api.open(asked, nullptr, &version, &handle);
        log[name + ": negotiated"] = version;
        log[name + ": handle untouched"] = handle == reinterpret_cast<HANDLE>(0x77);
        if (log[name] == 0) {
            log[name + ": close"] = api.close(handle, nullptr);
        }
    }
    log["open, reserved"] = api.open(2, &version, &version, &handle);
    log["open, no version"] = api.open(2, nullptr, nullptr, &handle);
    log["open, no handle"] = api.open(2, nullptr, &version, nullptr);
    log["open"] = api.open(2, nullptr, &version, &handle);
    log["close NULL"] = api.close(nullptr, nullptr);
    log["close NULL, reserved"] = api.close(nullptr, &version);
    log["close unknown"] = api.close(reinterpret_cast<HANDLE>(0xDEADBEEF), nullptr);
    log["close INVALID"] = api.close(INVALID_HANDLE_VALUE, nullptr);
    log["close, reserved"] = api.close(handle, &version);
    log["close"] = api.close(handle, nullptr);
    log["close twice"] = api.close(handle, nullptr);
}

void interfaces(const Api& api, Log& log) {
    DWORD version = 0;
    HANDLE handle = nullptr;
    api.open(2, nullptr, &version, &handle);
    auto* untouched = reinterpret_cast<PWLAN_INTERFACE_INFO_LIST>(0x77);
    PWLAN_INTERFACE_INFO_LIST list = untouched;
    log["enumerate NULL"] = api.enumerate(nullptr, nullptr, &list);
    log["enumerate unknown"] = api.enumerate(reinterpret_cast<HANDLE>(0xDEADBEEF), nullptr, &list);
    log["enumerate, reserved"] = api.enumerate(handle, &version, &list);
    log["enumerate, no list"] = api.enumerate(handle, nullptr, nullptr);
    log["enumerate: untouched by errors"] = list == untouched;
    log["enumerate"] = api.enumerate(handle, nullptr, &list);
    log["enumerate: items"] = list->dwNumberOfItems;
    log["enumerate: index"] = list->dwIndex;
    api.free(list);
    api.close(handle, nullptr);
    log["enumerate closed"] = api.enumerate(handle, nullptr, &list);
}

void memory(const Api& api, Log& log) {
    SetLastError(0xABCD);
    void* block = api.allocate(0);
    log["allocate 0"] = block != nullptr;
    log["allocate 0: error"] = GetLastError();
    block = api.allocate(1024);
    log["allocate"] = block != nullptr;
    api.free(block);
    api.free(nullptr);
}

void many(const Api& api, Log& log) {
    std::vector<HANDLE> all;
    DWORD version = 0, code = 0;
    HANDLE handle = nullptr;
    while (all.size() < 3000 && (code = api.open(2, nullptr, &version, &handle)) == 0) {
        all.push_back(handle);
    }
    log["many: the code at the limit"] = code;
    log["many: the limit"] = all.size();
    for (const HANDLE one : all) {
        log["many: close"] |= api.close(one, nullptr);
    }
}

void notImplemented(const Api& api, Log& log) {
    DWORD version = 0;
    HANDLE handle = nullptr;
    api.open(2, nullptr, &version, &handle);
    const GUID guid{};
    PWLAN_AVAILABLE_NETWORK_LIST list = nullptr;
    void* data = nullptr;
    log["scan"] = api.scan(handle, &guid, nullptr, nullptr, nullptr);
    log["register"] = api.registerNotification(handle, 0, FALSE, nullptr, nullptr, nullptr, nullptr);
    log["networks"] = api.networks(handle, &guid, 0, nullptr, &list);
    log["query"] = api.query(handle, &guid, wlan_intf_opcode_rssi, nullptr, &version, &data, nullptr);
    WLAN_OPCODE_VALUE_TYPE type{};
    log["hosted property"] =
        api.hostedProperty(handle, wlan_hosted_network_opcode_connection_settings, &version, &data, &type, nullptr);
    PUCHAR key = nullptr;
    BOOL phrase = FALSE, persistent = FALSE;
    log["hosted key"] = api.hostedKey(handle, &version, &key, &phrase, &persistent, nullptr, nullptr);
    PWLAN_HOSTED_NETWORK_STATUS status = nullptr;
    log["hosted status"] = api.hostedStatus(handle, &status, nullptr);
    if (status != nullptr) {
        api.free(status);
    }
    api.close(handle, nullptr);
}

struct Difference {
    const char* what;
    std::uint64_t wine;
    std::uint64_t simulator;
    const char* why;
};
constexpr Difference kDifferences[] = {
    {"enumerate: items", 0, 1, "Wine knows no adapter; the simulator has wlan0 until a script removes it"},
    {"many: the limit", 16, 1024, "both are their makers' choice: choices::kMostClients"},
    {"scan", 120, 87, "Wine: not implemented. The GUID is no interface's: choices::kNoSuchInterface"},
    {"register", 120, 0, "Wine: not implemented. Source 0 unregisters"},
    {"networks", 120, 87, "as scan"},
    {"query", 120, 87, "as scan"},
    {"hosted property", 120, 1610, "Wine: not implemented. There are no settings yet"},
    {"hosted key", 120, 0, "Wine: not implemented. There is none, of length 0"},
    {"hosted status", 120, 0, "Wine: not implemented. It is unavailable"},
};

}  // namespace

TEST_SUITE("wine") {
    TEST_CASE("the simulator answers as Wine's wlanapi.dll does, but for the listed differences") {
        if (GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") == nullptr) {
            MESSAGE("this is no Wine");
            return;
        }
        wchar_t path[MAX_PATH + 16];
        const UINT end = GetSystemDirectoryW(path, MAX_PATH);
        lstrcpyW(path + end, L"\\wlanapi.dll");
        const HMODULE theirs = LoadLibraryW(path);
        REQUIRE(theirs != nullptr);
        CHECK((GetProcAddress(theirs, "WFDOpenHandle") == nullptr));  // that is why there is a simulator
        const Api wine(theirs);
        const Api simulator(GetModuleHandleW(L"winnet4j-simulator.dll"));
        Log expected, seen;
        for (const auto& sequence : {sessions, interfaces, memory, many, notImplemented}) {
            Fresh fresh;
            sequence(wine, expected);
            sequence(simulator, seen);
            CHECK(command("ledger") == "");
        }
        CHECK(expected.size() == seen.size());
        CHECK(expected.size() >= 53);
        for (const Difference& difference : kDifferences) {
            CAPTURE(difference.what);
            CHECK(expected.at(difference.what) == difference.wine);
            CHECK(seen.at(difference.what) == difference.simulator);
            expected.erase(difference.what);
        }
        for (const auto& [what, value] : expected) {
            CAPTURE(what);
            CHECK(seen.at(what) == value);
        }
        FreeLibrary(theirs);
    }
}
