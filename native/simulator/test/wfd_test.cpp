// SPDX-License-Identifier: Apache-2.0
// Wi-Fi Direct; each test is named after the sentence of the pages that it holds the simulator to.
#include <thread>

#include "wfd.h"

using namespace winnet4j::test;

TEST_SUITE("wfd") {
    TEST_CASE("WFDOpenHandle: the version must equal 1; there is no negotiation downwards") {
        Fresh fresh;
        DWORD version = 77;
        HANDLE handle = nullptr;
        for (const DWORD asked : {0UL, 2UL, 0x10001UL}) {
            CHECK(WFDOpenHandle(asked, &version, &handle) == ERROR_INVALID_PARAMETER);
        }
        CHECK(version == 77);
        CHECK(WFDOpenHandle(1, nullptr, &handle) == ERROR_INVALID_PARAMETER);
        CHECK(WFDOpenHandle(1, &version, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WFDOpenHandle(1, &version, &handle) == ERROR_SUCCESS);
        CHECK(version == 1);
        CHECK(WFDCloseHandle(handle) == ERROR_SUCCESS);
        CHECK(command("ledger").empty());
    }

    TEST_CASE("WFDCloseHandle: 87 for NULL, 6 when not in the handle table") {
        Fresh fresh;
        CHECK(WFDCloseHandle(nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WFDCloseHandle(&fresh) == ERROR_INVALID_HANDLE);
    }

    TEST_CASE("the session handle is there when WFDStartOpenSession returns, before the open is finished") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening(direct);
        CHECK(opening.code == ERROR_SUCCESS);
        CHECK(opening.session != nullptr);
        CHECK(opening.calls() == 0);
        CHECK(command("ledger") == "handle wfd#1\nhandle session#1\noperation open session#1\n");
        CHECK(command("run") == "1");
        CHECK(opening.calls() == 1);
        CHECK(opening.error() == 0);
        CHECK(opening.calledFor() == opening.session);
        CHECK_FALSE(opening.guid() == GUID{});
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDStartOpenSession: 87 when the address, the callback, the session pointer or the handle is NULL") {
        Fresh fresh;
        Direct direct;
        Opening idle;
        HANDLE session = nullptr;
        DOT11_MAC_ADDRESS address = {2, 0, 0, 0, 0, 1};
        CHECK(WFDStartOpenSession(nullptr, &address, &idle, &Opening::callback, &session) == ERROR_INVALID_PARAMETER);
        CHECK(WFDStartOpenSession(direct, nullptr, &idle, &Opening::callback, &session) == ERROR_INVALID_PARAMETER);
        CHECK(WFDStartOpenSession(direct, &address, &idle, nullptr, &session) == ERROR_INVALID_PARAMETER);
        CHECK(WFDStartOpenSession(direct, &address, &idle, &Opening::callback, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WFDStartOpenSession(&fresh, &address, &idle, &Opening::callback, &session) == ERROR_INVALID_HANDLE);
        command("run");
        CHECK(idle.calls() == 0);
        CHECK(session == nullptr);
    }

    TEST_CASE("WFDStartOpenSession: 5023 when group policy disables Wi-Fi Direct; no callback follows") {
        Fresh fresh;
        command("policy wfd off");
        Direct direct;
        Opening opening(direct);
        CHECK(opening.code == ERROR_INVALID_STATE);
        CHECK(command("run") == "0");
        CHECK(opening.calls() == 0);
    }

    TEST_CASE("WFDOpenHandle without the service: of the RPC codes, since its page has no 1062") {
        Fresh fresh;
        command("service wlansvc stop");
        DWORD version = 0;
        HANDLE handle = nullptr;
        CHECK(WFDOpenHandle(1, &version, &handle) == RPC_S_SERVER_UNAVAILABLE);
        CHECK(handle == nullptr);
    }

    TEST_CASE("WFDStartOpenSession: 1062 when WLAN AutoConfig is not running") {
        Fresh fresh;
        Direct direct;
        command("service wlansvc stop");
        Opening opening(direct);
        CHECK(opening.code == ERROR_SERVICE_NOT_ACTIVE);
        command("run");
        CHECK(opening.calls() == 0);
    }

    TEST_CASE("a pending open ends with 1062 when the service stops, with 5023 when policy forbids it") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening(direct);
        SUBCASE("service") {
            command("service wlansvc stop");
            command("run");
            CHECK(opening.error() == ERROR_SERVICE_NOT_ACTIVE);
        }
        SUBCASE("policy") {
            command("policy wfd off");
            command("run");
            CHECK(opening.error() == ERROR_INVALID_STATE);
        }
        CHECK(opening.calls() == 1);
    }

    TEST_CASE("the callback has the error and the reason of a failed open; the GUID says nothing then") {
        Fresh fresh;
        command("peer " + kPeer + " refuse error=1225 reason=0x38002");
        Direct direct;
        Opening opening(direct);
        command("run");
        CHECK(opening.calls() == 1);
        CHECK(opening.error() == 1225);
        CHECK(opening.reason() == 0x38002);
        CHECK(opening.guid() == GUID{});
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("an address that was never paired, and a peer that has vanished, end in a failure") {
        Fresh fresh;
        Direct direct;
        Opening unpaired(direct);
        command("run");
        CHECK(unpaired.error() == ERROR_NOT_FOUND);
        command("peer " + kPeer + " vanish");
        Opening vanished(direct);
        command("advance 20s");
        CHECK(vanished.calls() == 0);
        command("run");
        CHECK(vanished.error() == ERROR_TIMEOUT);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDCancelOpenSession: the callback is still called, once") {
        Fresh fresh;
        command("peer " + kPeer + " accept delay=10s");
        Direct direct;
        Opening opening(direct);
        CHECK(WFDCancelOpenSession(opening.session) == ERROR_SUCCESS);
        CHECK(opening.calls() == 0);  // it does not wait for it either
        command("run");
        CHECK(opening.calls() == 1);
        CHECK(opening.error() == ERROR_CANCELLED);
        CHECK(number("now") < 10'000'000);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDCancelOpenSession may lose: the open succeeds, and the session is to be closed") {
        Fresh fresh;
        command("peer " + kPeer + " accept delay=10s cancel=loses");
        Direct direct;
        Opening opening(direct);
        CHECK(WFDCancelOpenSession(opening.session) == ERROR_SUCCESS);
        command("run");
        CHECK(opening.calls() == 1);
        CHECK(opening.error() == 0);
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDCancelOpenSession may tie: by the seed it wins or loses") {
        int won = 0;
        for (int seed = 1; seed <= 40; ++seed) {
            Fresh fresh(seed);
            command("peer " + kPeer + " accept cancel=ties");
            Direct direct;
            Opening opening(direct);
            CHECK(WFDCancelOpenSession(opening.session) == ERROR_SUCCESS);
            command("run");
            CHECK(opening.calls() == 1);
            won += opening.error() != 0 ? 1 : 0;
            if (opening.error() == 0) {
                WFDCloseSession(opening.session);
            }
        }
        CHECK(won > 5);
        CHECK(won < 35);
    }

    TEST_CASE("WFDCancelOpenSession may fail, and the open goes on") {
        Fresh fresh;
        command("peer " + kPeer + " accept cancel-error=1722");
        Direct direct;
        Opening opening(direct);
        CHECK(WFDCancelOpenSession(opening.session) == RPC_S_SERVER_UNAVAILABLE);
        command("run");
        CHECK(opening.error() == 0);
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
    }

    TEST_CASE("WFDCancelOpenSession: 87 for NULL, 6 when the handle is not in the table or no longer pending") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        CHECK(WFDCancelOpenSession(nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WFDCancelOpenSession(&fresh) == ERROR_INVALID_HANDLE);
        CHECK(WFDCancelOpenSession(direct) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse clear").find("wrong-kind WFDCancelOpenSession wfd#1") != std::string::npos);
        Opening opening(direct);
        command("run");
        CHECK(WFDCancelOpenSession(opening.session) == ERROR_INVALID_HANDLE);
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(command("misuse").empty());
        CHECK(WFDCancelOpenSession(opening.session) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse") == "use-after-close WFDCancelOpenSession session#1 is closed\n");
    }

    TEST_CASE("a cancel that comes after a failure is no misuse: the client could not know") {
        Fresh fresh;
        command("peer " + kPeer + " refuse");
        Direct direct;
        Opening opening(direct);
        command("run");
        CHECK(WFDCancelOpenSession(opening.session) == ERROR_INVALID_HANDLE);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDCloseSession queues a future work item, so disconnection may not be immediate") {
        Fresh fresh;
        command("peer " + kPeer + " accept\ntrace on");
        Direct direct;
        Opening opening(direct);
        command("run");
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(command("trace get").find("link down") == std::string::npos);
        CHECK(command("run") == "1");
        CHECK(command("trace get").find("link down session#1") != std::string::npos);
    }

    TEST_CASE("WFDCloseSession while WFDStartOpenSession is pending will not close the session, and is found") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening(direct);
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(command("misuse clear") == "close-while-pending WFDCloseSession session#1 is still being opened\n");
        command("run");
        CHECK(opening.error() == 0);
        CHECK(command("ledger") == "handle wfd#1\nhandle session#1\n");
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDCloseSession: only a handle of a successful open; another is found") {
        Fresh fresh;
        command("peer " + kPeer + " refuse");
        Direct direct;
        Opening opening(direct);
        command("run");
        CHECK(WFDCloseSession(opening.session) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse clear") ==
              "close-of-failed-session WFDCloseSession session#1 is of an open that failed\n");
        CHECK(WFDCloseSession(nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WFDCloseSession(&fresh) == ERROR_INVALID_HANDLE);
    }

    TEST_CASE("WFDCloseSession with a handle that was valid and has become invalid is found") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening(direct);
        command("run");
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
        CHECK(WFDCloseSession(opening.session) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse") == "use-after-close WFDCloseSession session#1 is closed\n");
    }

    TEST_CASE("WFDCloseSession: 5023 when group policy disables Wi-Fi Direct") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening(direct);
        command("run\npolicy wfd off");
        CHECK(WFDCloseSession(opening.session) == ERROR_INVALID_STATE);
        command("policy wfd on");
        CHECK(WFDCloseSession(opening.session) == ERROR_SUCCESS);
    }

    TEST_CASE("WFDCloseHandle blocks until a pending open has completed") {
        Fresh fresh;
        command("peer " + kPeer + " refuse delay=5s");
        Direct direct;
        Opening opening(direct);
        DWORD code = 1;
        int calls = 0;
        std::thread closing([&] {
            code = direct.close();
            calls = opening.calls();
        });
        command("await WFDCloseHandle");
        command("advance 4s");
        CHECK(command("ledger").find("blocked WFDCloseHandle wfd#1 t") != std::string::npos);
        command("run");
        closing.join();
        CHECK(code == ERROR_SUCCESS);
        CHECK(calls == 1);
        checkClean();
    }

    TEST_CASE("WFDCloseHandle lets time pass in that mode, and then needs no other thread") {
        Fresh fresh;
        command("peer " + kPeer + " refuse delay=5s\nblocking drives");
        Direct direct;
        Opening opening(direct);
        CHECK(direct.close() == ERROR_SUCCESS);
        CHECK(opening.calls() == 1);
        CHECK(command("now") == "5000000");
        checkClean();
    }

    TEST_CASE("WFDCloseHandle inside the callback would never return: named, and answered") {
        Fresh fresh;
        command("peer " + kPeer + " refuse");
        Direct direct;
        Opening opening;
        DWORD code = 0;
        opening.hook = [&] { code = WFDCloseHandle(direct); };
        opening.start(direct);
        command("run");
        CHECK(code == ERROR_POSSIBLE_DEADLOCK);
        CHECK(command("misuse clear") == "deadlock WFDCloseHandle in the callback of an open of wfd#1\n");
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("a session is closed from inside its own callback") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening;
        DWORD code = 1;
        opening.hook = [&] { code = WFDCloseSession(opening.calledFor()); };
        opening.start(direct);
        command("run");
        CHECK(code == ERROR_SUCCESS);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("a session left open when its client is closed is found") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        Opening opening(direct);
        command("run");
        CHECK(direct.close() == ERROR_SUCCESS);
        CHECK(command("misuse") == "session-left-open WFDCloseHandle session#1 of wfd#1\n");
        CHECK(command("ledger").empty());
    }

    TEST_CASE("fault 22: the callback comes before WFDStartOpenSession returns, on another thread") {
        Fresh fresh;
        command("peer " + kPeer + " accept callback=before");
        Direct direct;
        Opening opening;
        HANDLE before = &fresh;
        opening.hook = [&] { before = opening.session; };
        opening.start(direct);
        CHECK(opening.calls() == 1);
        CHECK(opening.thread() != GetCurrentThreadId());
        CHECK(before == nullptr);  // *phSessionHandle is not written yet: the argument has the handle
        CHECK(opening.calledFor() == opening.session);
        WFDCloseSession(opening.session);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("fault 26: the callback comes from inside the call, on its thread") {
        Fresh fresh;
        command("rule WFDStartOpenSession inside code=5");
        Direct direct;
        Opening opening(direct);
        CHECK(opening.code == ERROR_SUCCESS);
        CHECK(opening.calls() == 1);
        CHECK(opening.thread() == GetCurrentThreadId());
        CHECK(opening.error() == 5);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("fault 25: the callback comes twice, or never") {
        Fresh fresh;
        Direct direct;
        command("peer " + kPeer + " refuse callback=twice");
        Opening twice(direct);
        command("run");
        CHECK(twice.calls() == 2);
        command("peer " + kPeer + " accept callback=never");
        Opening never(direct);
        command("run");
        CHECK(never.calls() == 0);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDOpenLegacySession: both outputs are there on success, and no callback comes") {
        Fresh fresh;
        command("peer " + kPeer + " accept");
        Direct direct;
        DOT11_MAC_ADDRESS address = {2, 0x1A, 0x11, 0xF0, 0x3C, 0x7D};
        HANDLE session = nullptr;
        GUID guid{};
        CHECK(WFDOpenLegacySession(direct, nullptr, &session, &guid) == ERROR_INVALID_PARAMETER);
        command("misuse clear");
        CHECK(WFDOpenLegacySession(direct, &address, &session, &guid) == ERROR_SUCCESS);
        CHECK(session != nullptr);
        CHECK_FALSE(guid == GUID{});
        CHECK(WFDCloseSession(session) == ERROR_SUCCESS);
        CHECK(direct.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WFDUpdateDeviceVisibility takes no handle: 87 for NULL, success for a paired device") {
        Fresh fresh;
        DOT11_MAC_ADDRESS address = {2, 0x1A, 0x11, 0xF0, 0x3C, 0x7D};
        CHECK(WFDUpdateDeviceVisibility(nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WFDUpdateDeviceVisibility(&address) == ERROR_NOT_FOUND);
        command("peer " + kPeer + " accept");
        CHECK(WFDUpdateDeviceVisibility(&address) == ERROR_SUCCESS);
    }

    TEST_CASE("a bad address is refused by the script") {
        CHECK(refusal("peer 02-1A accept").find("no address such as") != std::string::npos);
        CHECK(refusal("peer " + kPeer + " accept cancel=maybe").find("wins loses ties") != std::string::npos);
    }
}
