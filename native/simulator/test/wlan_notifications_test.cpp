// SPDX-License-Identifier: Apache-2.0
// Notifications; each test is named after the sentence of the pages that it holds the simulator to.
#include <atomic>
#include <thread>

#include "wlan.h"

using namespace winnet4j::test;

TEST_SUITE("wlan_notifications") {
    TEST_CASE("one registration per client handle: mask, callback and context are replaced, the old mask comes out") {
        Fresh fresh;
        Wlan client;
        Listener first(client, 0x8);
        Listener second(client, 0x10);
        DWORD previous = 0;
        CHECK(WlanRegisterNotification(client, 0x18, FALSE, &Listener::callback, &second, nullptr, &previous) == 0);
        CHECK(previous == 0x10);
        command("notify source=8 code=7 now\nnotify source=16 code=1 now\nnotify source=64 code=1 now");
        CHECK(first.seen().empty());
        CHECK(second.codes(0x8) == "7");
        CHECK(second.codes(0x10) == "1");
        CHECK(second.codes(0x40).empty());
        CHECK(client.close() == 0);
        checkClean();
    }

    TEST_CASE("a source without a callback is an error") {
        Fresh fresh;
        Wlan client;
        CHECK(WlanRegisterNotification(client, 8, FALSE, nullptr, nullptr, nullptr, nullptr) ==
              ERROR_INVALID_PARAMETER);
        CHECK(command("misuse") == "bad-argument WlanRegisterNotification sources without a callback\n");
    }

    TEST_CASE("87 for a NULL handle and for reserved, 6 for an unknown one") {
        Fresh fresh;
        Wlan client;
        CHECK(WlanRegisterNotification(nullptr, 0, FALSE, nullptr, nullptr, nullptr, nullptr) == 87);
        CHECK(WlanRegisterNotification(client, 0, FALSE, nullptr, nullptr, &fresh, nullptr) == 87);
        CHECK(WlanRegisterNotification(&fresh, 0, FALSE, nullptr, nullptr, nullptr, nullptr) == 6);
    }

    TEST_CASE("source 0 unregisters, and what is not delivered yet never is") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        command("notify\nnotify code=8");
        CHECK(WlanRegisterNotification(client, 0, FALSE, nullptr, nullptr, nullptr, nullptr) == 0);
        command("run\nnotify now");
        CHECK(listener.seen().empty());
    }

    TEST_CASE("unregistering waits for a running callback") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        Latch inside, leave;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA&) {
            inside.open();
            leave.wait();
        };
        command("notify\nstep nowait");
        REQUIRE(inside.wait());
        Latch returned;
        std::thread unregister([&] {
            WlanRegisterNotification(client, 0, FALSE, nullptr, nullptr, nullptr, nullptr);
            returned.open();
        });
        command("await WlanRegisterNotification");
        CHECK_FALSE(returned.isOpen());
        leave.open();
        unregister.join();
        CHECK(returned.isOpen());
        command("settle");
    }

    TEST_CASE("calling WlanRegisterNotification inside the callback would never return: named, and answered") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        DWORD code = 0;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA&) {
            code = WlanRegisterNotification(client, 0, FALSE, nullptr, nullptr, nullptr, nullptr);
        };
        command("notify now");
        CHECK(code == ERROR_POSSIBLE_DEADLOCK);
        CHECK(command("misuse") == "deadlock WlanRegisterNotification in a notification callback of wlan#1\n");
    }

    TEST_CASE("other calls are allowed inside the callback") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        Listener listener(client);
        DWORD code = 1;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA& data) {
            if (data.NotificationCode == 13) {
                code = WlanScan(client, &data.InterfaceGuid, nullptr, nullptr, nullptr);
            }
        };
        command("notify code=13 now\nrun");
        CHECK(code == 0);
        CHECK(listener.codes() == "13 7 26");
        CHECK(listener.seen().front().guid == guid);
    }

    TEST_CASE("bIgnoreDuplicate suppresses a notification identical to the previous one") {
        Fresh fresh;
        Wlan client, other;
        Listener once(client, 0x8, TRUE), each(other, 0x8, FALSE);
        command("notify code=8 data=1234 now\nnotify code=8 data=1234 now\nnotify code=8 data=1235 now");
        command("notify code=8 data=1234 now");
        CHECK(once.seen().size() == 3);
        CHECK(each.seen().size() == 4);
    }

    TEST_CASE("the notifications of a handle come in order, one at a time, each handle for itself") {
        Fresh fresh;
        Wlan client, other;
        Listener listener(client), second(other);
        for (int code = 1; code <= 20; ++code) {
            command("notify code=" + std::to_string(code));
        }
        command("run");
        CHECK(listener.codes() == "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20");
        CHECK(second.codes() == listener.codes());
    }

    TEST_CASE("without consent to location the MSM source is refused with 5") {
        Fresh fresh;
        Wlan client;
        command("consent location off");
        CHECK(WlanRegisterNotification(client, 0xFFFF, FALSE, &Listener::callback, nullptr, nullptr, nullptr) ==
              ERROR_ACCESS_DENIED);
        CHECK(WlanRegisterNotification(client, 0x8, FALSE, &Listener::callback, nullptr, nullptr, nullptr) == 0);
    }

    TEST_CASE("an interface that comes or goes is reported by its GUID") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        command("interface add wlan1\nrun");
        const GUID guid = adapter(client, 1);
        command("interface remove wlan1\nrun");
        CHECK(listener.codes() == "13 14");
        CHECK(listener.seen()[0].guid == guid);
        CHECK(listener.seen()[1].guid == guid);
        CHECK(listener.seen()[0].size == 0);
    }

    TEST_CASE("fault 17: no data, size 0, a size that claims more than was given, unknown source and code") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        command("notify now");
        command("notify size=0 now");
        command("notify code=9 data=abc size=100000 now");
        command("notify source=0x4000 code=4711 now");
        const auto seen = listener.seen();
        REQUIRE(seen.size() == 4);
        CHECK(seen[0].size == 0);
        CHECK(seen[2].size == 100'000);
        CHECK(seen[2].data.substr(0, 4) == std::string("abc\0", 4));
        CHECK(seen[3].source == 0x4000);
        CHECK(seen[3].code == 4711);
        listener.hook = nullptr;
        CHECK(refusal("notify size=999999999999").find("at most") != std::string::npos);
        CHECK(refusal("notify size=70000000").find("at most 67108864 bytes") != std::string::npos);
    }

    TEST_CASE("fault 17: pData NULL with a size that says otherwise") {
        Fresh fresh;
        Wlan client;
        struct Facts {
            DWORD size = 1;
            void* data = &size;
        } facts;
        WlanRegisterNotification(
            client, 8, FALSE,
            [](PWLAN_NOTIFICATION_DATA data, PVOID context) {
                *static_cast<Facts*>(context) = {data->dwDataSize, data->pData};
            },
            &facts, nullptr, nullptr);
        command("notify null size=4000000000 now");
        CHECK(facts.size == 4'000'000'000);
        CHECK(facts.data == nullptr);
    }

    TEST_CASE("fault 18: the block and its data are the client's only until the callback returns") {
        Fresh fresh;
        command("memory guard on");
        Wlan client;
        struct Kept {
            const WLAN_NOTIFICATION_DATA* block = nullptr;
            const void* data = nullptr;
        } kept;
        WlanRegisterNotification(
            client, 8, FALSE,
            [](PWLAN_NOTIFICATION_DATA data, PVOID context) { *static_cast<Kept*>(context) = {data, data->pData}; },
            &kept, nullptr, nullptr);
        command("notify data=abc now");
        REQUIRE(kept.data != nullptr);
        MEMORY_BASIC_INFORMATION facts{};
        for (const void* address : {static_cast<const void*>(kept.block), kept.data}) {
            REQUIRE(VirtualQuery(address, &facts, sizeof facts) != 0);
            CHECK(facts.State != MEM_COMMIT);
        }
    }

    TEST_CASE("WlanCloseHandle undoes the registration, and other handles keep theirs") {
        Fresh fresh;
        Wlan client, other;
        Listener gone(client), kept(other);
        CHECK(client.close() == 0);
        command("notify now");
        CHECK(gone.seen().empty());
        CHECK(kept.codes() == "7");
    }

    TEST_CASE("a storm comes from several threads at once, every one of it") {
        Fresh fresh;
        Wlan client;
        struct Count {
            std::atomic<int> all{0}, inside{0}, most{0};
        } count;
        WlanRegisterNotification(
            client, 8, FALSE,
            [](PWLAN_NOTIFICATION_DATA, PVOID context) {
                auto& counts = *static_cast<Count*>(context);
                const int now = ++counts.inside;
                for (int most = counts.most; now > most && !counts.most.compare_exchange_weak(most, now);) {
                }
                if (counts.all < 50) {
                    SwitchToThread();
                }
                ++counts.all;
                --counts.inside;
            },
            &count, nullptr, nullptr);
        CHECK(number("notify storm count=20000 threads=8 data=0123456789") == 20'000);
        CHECK(count.all == 20'000);
        CHECK(command("ledger") == "handle wlan#1\n");
    }

    TEST_CASE("closing in the middle of a storm waits for the callbacks that run, and none begins after it") {
        Fresh fresh;
        Wlan client;
        struct Facts {
            std::atomic<int> count{0};
            std::atomic<bool> closed{false};
            std::atomic<bool> late{false};
            Latch some;
        } facts;
        WlanRegisterNotification(
            client, 8, FALSE,
            [](PWLAN_NOTIFICATION_DATA, PVOID context) {
                auto& all = *static_cast<Facts*>(context);
                all.late = all.late || all.closed;
                if (++all.count == 500) {
                    all.some.open();
                }
            },
            &facts, nullptr, nullptr);
        std::thread storm([] { command("notify storm count=2000000 threads=4"); });
        REQUIRE(facts.some.wait());
        CHECK(client.close() == 0);
        facts.closed = true;
        const int then = facts.count;
        storm.join();
        CHECK(facts.count == then);
        CHECK_FALSE(facts.late);
        checkClean();
    }

    TEST_CASE("in the mode free a notification comes by itself") {
        Fresh fresh;
        command("mode free");
        Wlan client;
        Listener listener(client);
        Latch came;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA&) { came.open(); };
        command("notify");
        CHECK(came.wait());
        CHECK(client.close() == 0);
        checkClean();
    }
}
