// SPDX-License-Identifier: Apache-2.0
// The hosted network; each test is named after the sentence of the pages that it holds the simulator to.
#include "simulator/wlan/layouts.h"
#include "wlan.h"

using namespace winnet4j::test;
using winnet4j::sim::wlan::HostedSettings;

namespace {

using Reason = WLAN_HOSTED_NETWORK_REASON;
constexpr DWORD kHosted = 0x80;

struct Setup {
    Fresh fresh;
    Wlan client;
    Reason why{};

    explicit Setup(bool supported = true) {
        if (supported) {
            command("hosted supported");
        }
        REQUIRE(WlanHostedNetworkInitSettings(client, nullptr, nullptr) == 0);
    }

    DWORD start(HANDLE by) { return WlanHostedNetworkStartUsing(by, &why, nullptr); }
    DWORD stop(HANDLE by) { return WlanHostedNetworkStopUsing(by, &why, nullptr); }
    int state() const {
        PWLAN_HOSTED_NETWORK_STATUS status = nullptr;
        REQUIRE(WlanHostedNetworkQueryStatus(client, &status, nullptr) == 0);
        const int now = status->HostedNetworkState;
        WlanFreeMemory(status);
        return now;
    }
    template <typename T> DWORD set(WLAN_HOSTED_NETWORK_OPCODE opcode, T value) {
        return WlanHostedNetworkSetProperty(client, opcode, sizeof value, &value, &why, nullptr);
    }
    DWORD get(WLAN_HOSTED_NETWORK_OPCODE opcode, std::string* to = nullptr) const {
        DWORD size = 0;
        void* data = nullptr;
        WLAN_OPCODE_VALUE_TYPE type{};
        const DWORD code = WlanHostedNetworkQueryProperty(client, opcode, &size, &data, &type, nullptr);
        if (code == 0) {
            if (to != nullptr) {
                to->assign(static_cast<const char*>(data), size);
            }
            WlanFreeMemory(data);
        }
        return code;
    }
};

/** "0>1:11" for each change of state: from, to, reason. */
std::string changes(const Listener& listener) {
    std::string text;
    for (const Seen& one : listener.seen()) {
        if (one.source == kHosted && one.code == 0x1000) {
            DWORD three[3];
            REQUIRE(one.data.size() == sizeof three);
            std::memcpy(three, one.data.data(), sizeof three);
            text.append(text.empty() ? "" : " ").append(std::to_string(three[0])).append(">");
            text.append(std::to_string(three[1])).append(":").append(std::to_string(three[2]));
        }
    }
    return text;
}

constexpr auto kSettings = wlan_hosted_network_opcode_connection_settings;
constexpr auto kEnable = wlan_hosted_network_opcode_enable;

}  // namespace

TEST_SUITE("wlan_hosted") {
    TEST_CASE("ERROR_BAD_CONFIGURATION before an SSID is configured; InitSettings configures once") {
        Setup s;
        // What Setup has made stays what it is.
        std::string first, second;
        CHECK(s.get(wlan_hosted_network_opcode_station_profile, &first) == 0);
        CHECK(WlanHostedNetworkInitSettings(s.client, nullptr, nullptr) == 0);
        CHECK(s.get(wlan_hosted_network_opcode_station_profile, &second) == 0);
        CHECK(first == second);
        std::string settings;
        CHECK(s.get(kSettings, &settings) == 0);
        CHECK(reinterpret_cast<const HostedSettings*>(settings.data())->mostPeers == 100);
        command("reset");
        Wlan fresher;
        DWORD size = 0;
        void* data = nullptr;
        WLAN_OPCODE_VALUE_TYPE type{};
        for (const auto opcode : {kSettings, wlan_hosted_network_opcode_station_profile}) {
            CHECK(WlanHostedNetworkQueryProperty(fresher, opcode, &size, &data, &type, nullptr) ==
                  ERROR_BAD_CONFIGURATION);
        }
        command("hosted supported");
        Reason why{};
        CHECK(WlanHostedNetworkStartUsing(fresher, &why, nullptr) == ERROR_BAD_CONFIGURATION);
    }

    TEST_CASE("StartUsing is counted for each handle, and undone when the handle is closed") {
        Setup s;
        Listener listener(s.client, kHosted);
        CHECK(s.state() == wlan_hosted_network_idle);
        {
            Wlan other;
            CHECK(s.start(other) == 0);
            CHECK(s.start(other) == 0);
            CHECK(s.stop(other) == 0);
            CHECK(s.state() == wlan_hosted_network_active);
            CHECK(s.stop(s.client) == ERROR_INVALID_STATE);
            CHECK(s.why == wlan_hosted_network_reason_stop_before_start);
            CHECK(s.start(s.client) == 0);
            CHECK(s.stop(s.client) == 0);
            CHECK(s.state() == wlan_hosted_network_active);
        }
        CHECK(s.state() == wlan_hosted_network_idle);
        command("run");
        CHECK(changes(listener) == "1>2:17 2>1:18");
        CHECK(s.client.close() == 0);
        checkClean();
    }

    TEST_CASE("ForceStart needs elevation, is not tied to the handle, and ForceStop ends it") {
        Setup s;
        command("consent elevation off");
        CHECK(WlanHostedNetworkForceStart(s.client, &s.why, nullptr) == ERROR_ACCESS_DENIED);
        CHECK(s.why == wlan_hosted_network_reason_elevation_required);
        BOOL off = FALSE;
        CHECK(s.set(kEnable, off) == ERROR_ACCESS_DENIED);
        command("consent elevation on");
        {
            Wlan other;
            CHECK(WlanHostedNetworkForceStart(other, &s.why, nullptr) == 0);
        }
        CHECK(s.state() == wlan_hosted_network_active);
        CHECK(s.start(s.client) == 0);
        CHECK(WlanHostedNetworkForceStop(s.client, &s.why, nullptr) == 0);
        CHECK(s.state() == wlan_hosted_network_idle);
        CHECK(WlanHostedNetworkForceStop(s.client, &s.why, nullptr) == ERROR_INVALID_STATE);
        CHECK(s.stop(s.client) == ERROR_INVALID_STATE);
    }

    TEST_CASE(
        "unavailable without a driver, a radio, or when policy forbids it: each start says why, none is restarted") {
        Setup s(false);
        CHECK(s.start(s.client) == ERROR_INVALID_STATE);
        CHECK(s.why == wlan_hosted_network_reason_interface_unavailable);
        command("hosted supported");
        Listener listener(s.client, kHosted);
        CHECK(s.start(s.client) == 0);
        command("interface radio wlan0 off");
        CHECK(s.state() == wlan_hosted_network_unavailable);
        command("interface radio wlan0 on");
        CHECK(s.state() == wlan_hosted_network_idle);
        CHECK(s.start(s.client) == 0);
        command("policy hosted-network off");
        CHECK(s.start(s.client) == ERROR_INVALID_STATE);
        BOOL on = TRUE;
        CHECK(s.set(kEnable, on) == ERROR_ACCESS_DENIED);
        CHECK(s.why == wlan_hosted_network_reason_gp_denied);
        command("policy hosted-network on");
        on = FALSE;
        CHECK(s.set(kEnable, on) == 0);
        command("run");
        CHECK(changes(listener) == "1>2:17 2>0:12 0>1:11 1>2:17 2>0:23 0>1:23 1>0:17");
        on = TRUE;
        CHECK(s.set(kEnable, on) == 0);
        CHECK(s.state() == wlan_hosted_network_idle);
        command("interface remove wlan0");
        CHECK(s.state() == wlan_hosted_network_unavailable);
    }

    TEST_CASE("SetProperty: only connection settings and enable; the network goes idle") {
        Setup s;
        CHECK(s.start(s.client) == 0);
        HostedSettings wanted{{3, {'l', 'a', 'b'}}, 5};
        CHECK(s.set(kSettings, wanted) == 0);
        CHECK(s.state() == wlan_hosted_network_idle);
        std::string now;
        CHECK(s.get(kSettings, &now) == 0);
        CHECK(now == std::string(reinterpret_cast<const char*>(&wanted), sizeof wanted));
        CHECK(s.set(wlan_hosted_network_opcode_security_settings, wanted) == ERROR_NOT_SUPPORTED);
        CHECK(s.why == wlan_hosted_network_reason_read_only);
        CHECK(s.set(wlan_hosted_network_opcode_station_profile, wanted) == ERROR_NOT_SUPPORTED);
        CHECK(s.set(static_cast<WLAN_HOSTED_NETWORK_OPCODE>(9), wanted) == 87);
        wanted.ssid.uSSIDLength = 33;
        CHECK(s.set(kSettings, wanted) == 87);
        CHECK(s.set(kSettings, DWORD{1}) == 87);
        CHECK(WlanHostedNetworkSetProperty(s.client, kSettings, 0, &wanted, nullptr, nullptr) == 87);
        CHECK(WlanHostedNetworkSetProperty(s.client, kSettings, 4, nullptr, nullptr, nullptr) == 87);
        CHECK(s.start(s.client) == 0);
        CHECK(WlanHostedNetworkRefreshSecuritySettings(s.client, nullptr, nullptr) == 0);
        CHECK(s.state() == wlan_hosted_network_idle);
    }

    TEST_CASE("the secondary key: a passphrase with its NUL or 32 bytes; once, or to stay; removed by nothing") {
        Setup s;
        UCHAR phrase[] = "correct horse";
        const auto set = [&](DWORD size, UCHAR* key, BOOL isPhrase, BOOL stays) {
            return WlanHostedNetworkSetSecondaryKey(s.client, size, key, isPhrase, stays, &s.why, nullptr);
        };
        const auto get = [&] {
            DWORD size = 77;
            PUCHAR key = nullptr;
            BOOL isPhrase = FALSE, stays = FALSE;
            REQUIRE(WlanHostedNetworkQuerySecondaryKey(s.client, &size, &key, &isPhrase, &stays, nullptr, nullptr) ==
                    0);
            CHECK((key != nullptr) == (size != 0));
            WlanFreeMemory(key);
            return size;
        };
        CHECK(get() == 0);
        CHECK(set(sizeof phrase, phrase, TRUE, FALSE) == 0);
        CHECK(get() == sizeof phrase);
        CHECK(s.start(s.client) == 0);
        CHECK(s.stop(s.client) == 0);
        CHECK(get() == 0);  // it was for one session
        CHECK(set(sizeof phrase, phrase, TRUE, TRUE) == 0);
        CHECK(s.start(s.client) == 0);
        CHECK(s.stop(s.client) == 0);
        CHECK(get() == sizeof phrase);
        CHECK(set(sizeof phrase - 1, phrase, TRUE, TRUE) == 87);  // without its NUL
        CHECK(s.why == wlan_hosted_network_reason_bad_parameters);
        CHECK(set(sizeof phrase, phrase, FALSE, TRUE) == 87);
        UCHAR raw[32] = {1};
        CHECK(set(sizeof raw, raw, FALSE, TRUE) == 0);
        CHECK(get() == 32);
        CHECK(set(0, raw, FALSE, TRUE) == 87);
        CHECK(set(32, nullptr, FALSE, TRUE) == 87);
        CHECK(set(0, nullptr, FALSE, FALSE) == 0);
        CHECK(get() == 0);
        CHECK(s.client.close() == 0);
        CHECK(command("ledger").empty());
    }

    TEST_CASE("peers are in the status and reported; a status has only what its state has") {
        Setup s;
        Listener listener(s.client, kHosted);
        CHECK(refusal("hosted peer joins 02-00-00-00-00-05").find("isn't active") != std::string::npos);
        CHECK(s.start(s.client) == 0);
        command("hosted peer joins 02-00-00-00-00-05\nhosted peer joins 02-00-00-00-00-06");
        PWLAN_HOSTED_NETWORK_STATUS status = nullptr;
        CHECK(WlanHostedNetworkQueryStatus(s.client, &status, nullptr) == 0);
        CHECK(status->dwNumberOfPeers == 2);
        CHECK((&status->PeerList[0])[1].PeerMacAddress[5] == 6);
        WlanFreeMemory(status);
        command("hosted peer leaves 02-00-00-00-00-05");
        CHECK(s.stop(s.client) == 0);
        CHECK(WlanHostedNetworkQueryStatus(s.client, &status, nullptr) == 0);
        CHECK(status->dwNumberOfPeers == 0xCDCDCDCD);
        WlanFreeMemory(status);
        command("run");
        CHECK(listener.codes(kHosted) == "4096 4097 4097 4097 4096");
        const std::string last = listener.seen()[3].data;
        REQUIRE(last.size() == 28);
        CHECK(last[8] == 1);
        CHECK(last[20] == 0);
        CHECK(last[24] == wlan_hosted_network_reason_peer_departed);
    }

    TEST_CASE("87, 6 and 1062: no handle, none that there is, no service") {
        Setup s;
        CHECK(s.start(nullptr) == 87);
        CHECK(WlanHostedNetworkStartUsing(s.client, &s.why, &s) == 87);
        CHECK(s.start(&s) == 6);
        CHECK(s.start(s.client) == 0);
        command("service wlansvc stop");
        CHECK(s.start(s.client) == ERROR_SERVICE_NOT_ACTIVE);
        command("service wlansvc start");
        CHECK(s.start(s.client) == 6);
        Wlan other;
        PWLAN_HOSTED_NETWORK_STATUS status = nullptr;
        CHECK(WlanHostedNetworkQueryStatus(other, &status, nullptr) == 0);
        CHECK(status->HostedNetworkState == wlan_hosted_network_idle);
        WlanFreeMemory(status);
    }
}
