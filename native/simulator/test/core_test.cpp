// SPDX-License-Identifier: Apache-2.0
// What the core promises whatever the family: commands, rules, trace, handles, the clock. WlanOpenHandle and
// WlanCloseHandle serve as the functions.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "client.h"

using namespace winnet4j::test;

namespace {

DWORD open(HANDLE& handle) {
    DWORD version = 0;
    return WlanOpenHandle(2, nullptr, &version, &handle);
}
DWORD open() {
    HANDLE handle = nullptr;
    return open(handle);
}

}  // namespace

TEST_SUITE("core") {
    TEST_CASE("a command that is not understood says why and what it expects") {
        CHECK(refusal("nonsense") == "nonsense: there is no such command; help lists them");
        CHECK(refusal("mode sideways").find("none of stepped, free; it is: mode stepped|free") != std::string::npos);
        CHECK(refusal("advance 5").find("no time") != std::string::npos);
        CHECK(refusal("advance 9223372036854775807s").find("no time") != std::string::npos);
        CHECK(refusal("reset seed=1 extra").find("\"extra\" is not known here") != std::string::npos);
        CHECK(refusal("rule WlanFly return=5").find("no function WlanFly") != std::string::npos);
        CHECK(refusal("rule WlanCloseHandle twice").find("has no completion") != std::string::npos);
        CHECK(refusal("rule WlanCloseHandle value=0").find("hands out no handle") != std::string::npos);
        CHECK(refusal("rule WlanOpenHandle nth=2").find("an action is missing") != std::string::npos);
        CHECK(refusal("service toaster stop").find("there is:") != std::string::npos);
    }

    TEST_CASE("an answer longer than the room is cut, and given again by last") {
        char small[5];
        const int length = Sim_Command("help", small, sizeof small);
        CHECK(length > 1000);
        CHECK(std::string(small) == "help");
        CHECK(static_cast<int>(command("last").size()) == length);
    }

    TEST_CASE("several lines are a script, which ends at the first that fails") {
        Fresh fresh;
        CHECK(command("# a comment\n\nnow\nadvance 3ms\nnow") == "003000");
        refusal("advance 1ms\nnonsense\nadvance 1ms");
        CHECK(command("now") == "4000");
    }

    TEST_CASE("the trace shows each call and return by logical names") {
        Fresh fresh;
        command("trace on");
        HANDLE handle = nullptr;
        CHECK(open(handle) == 0);
        CHECK(WlanCloseHandle(handle, nullptr) == 0);
        CHECK(WlanCloseHandle(handle, nullptr) == ERROR_INVALID_HANDLE);
        CHECK(command("trace get") ==
              "0 t1 call WlanOpenHandle 2 NULL * *\n"
              "0 t1 return WlanOpenHandle 0 wlan#1\n"
              "0 t1 call WlanCloseHandle wlan#1 NULL\n"
              "0 t1 return WlanCloseHandle 0\n"
              "0 t1 call WlanCloseHandle wlan#1 NULL\n"
              "0 t1 misuse use-after-close WlanCloseHandle wlan#1 is closed\n"
              "0 t1 return WlanCloseHandle 6\n");
        CHECK(command("misuse clear") == "use-after-close WlanCloseHandle wlan#1 is closed\n");
        CHECK(command("misuse").empty());
    }

    TEST_CASE("a rule holds for the nth call, from the nth on, or always, counted from the rule") {
        Fresh fresh;
        CHECK(open() == 0);
        command("rule WlanOpenHandle nth=2 return=1220");
        CHECK(open() == 0);
        CHECK(open() == 1220);
        CHECK(open() == 0);
        command("rule WlanOpenHandle from=2 return=8");
        CHECK(open() == 0);
        CHECK(open() == 8);
        CHECK(open() == 8);
        CHECK(command("unrule WlanOpenHandle") == "2");
        CHECK(open() == 0);
    }

    TEST_CASE("a rule can be for one thread") {
        Fresh fresh;
        command("rule WlanOpenHandle thread=2 return=8");
        DWORD other = 0;
        CHECK(open() == 0);
        std::thread([&] { other = open(); }).join();
        CHECK(other == 8);
        CHECK(open() == 0);
    }

    TEST_CASE("fault 10: success with a handle that is none") {
        Fresh fresh;
        command("rule WlanOpenHandle nth=1 value=0\nrule WlanOpenHandle nth=2 value=-1");
        HANDLE handle = &fresh;
        CHECK(open(handle) == 0);
        CHECK(handle == nullptr);
        CHECK(open(handle) == 0);
        CHECK(handle == INVALID_HANDLE_VALUE);
    }

    TEST_CASE("a call that hangs goes on when it is released") {
        Fresh fresh;
        command("rule WlanOpenHandle nth=1 hang");
        DWORD code = 1;
        std::thread hanging([&] { code = open(); });
        command("await WlanOpenHandle");
        CHECK(command("ledger").find("blocked WlanOpenHandle hangs t") != std::string::npos);
        CHECK(open() == 0);
        command("release WlanOpenHandle");
        hanging.join();
        CHECK(code == 0);
    }

    TEST_CASE("Windows' threads say what they do") {
        Fresh fresh;
        command("mode free");
        const std::string idle = command("threads");
        CHECK(std::count(idle.begin(), idle.end(), '\n') >= 4);
        CHECK(idle.find("runs one") == std::string::npos);
        CHECK(command("threads wake") == idle);
    }

    TEST_CASE("a reset lets a blocked call go with an error") {
        Fresh fresh;
        command("rule WlanOpenHandle hang");
        DWORD code = 0;
        std::thread hanging([&] { code = open(); });
        command("await WlanOpenHandle");
        command("reset");
        hanging.join();
        CHECK(code == RPC_S_CALL_CANCELLED);
        CHECK(command("ledger").empty());
    }

    TEST_CASE("a slow call returns when its time has come, and drives the clock there in that mode") {
        Fresh fresh;
        command("rule WlanOpenHandle delay=5ms");
        DWORD code = 1;
        std::thread slow([&] { code = open(); });
        command("await WlanOpenHandle");
        command("advance 4ms");
        CHECK(command("ledger").find("blocked WlanOpenHandle") != std::string::npos);
        command("advance 1ms");
        slow.join();
        CHECK(code == 0);
        command("blocking drives");
        CHECK(open() == 0);
        CHECK(command("now") == "10000");
    }

    TEST_CASE("the clock stands still at the last moment that it can show") {
        const Fresh fresh;
        command("advance 9223372036854775807us");
        command("deadline 5us late");
        CHECK(command("advance 9223372036854775807us") == "0");
        CHECK(command("now") == "9223372036854775807");
    }

    TEST_CASE("deadlines of the client pass when the clock does, and don't make it move") {
        Fresh fresh;
        command("trace on\ndeadline 3s first\ndeadline 10s second");
        CHECK(command("step") == "0");
        CHECK(command("run") == "0");
        CHECK(command("now") == "0");
        command("network add home\nnotify code=7");  // there is no registration: no event
        CHECK(command("step") == "0");
        CHECK(command("advance 5s") == "0");
        CHECK(command("trace get").find("3000000 w1 deadline first\n") != std::string::npos);
        CHECK(command("trace get").find("second") == std::string::npos);
        CHECK(command("step deadlines") == "1");
        CHECK(command("trace get").find("10000000 w1 deadline second\n") != std::string::npos);
        CHECK(command("step deadlines") == "0");
    }

    TEST_CASE("an event passes the deadlines before it") {
        Fresh fresh;
        command("trace on\nrule WlanOpenHandle delay=2s\ndeadline 1s early\ndeadline 3s late\nblocking drives");
        DWORD version = 0;
        HANDLE handle = nullptr;
        CHECK(WlanOpenHandle(2, nullptr, &version, &handle) == 0);
        CHECK(command("now") == "2000000");
        CHECK(command("trace get").find("deadline early") < command("trace get").find("return WlanOpenHandle"));
        CHECK(command("trace get").find("deadline late") == std::string::npos);
        CHECK(command("run") == "0");
        CHECK(WlanCloseHandle(handle, nullptr) == 0);
    }

    TEST_CASE("reset names what was leaked, and takes everything to the start") {
        Fresh fresh;
        CHECK(open() == 0);
        command("rule WlanOpenHandle return=5\nadvance 1s\ntrace on");
        CHECK(command("reset") == "leaked handle wlan#1\n");
        CHECK(command("now") == "0");
        CHECK(command("trace get").empty());
        CHECK(open() == 0);
    }

    TEST_CASE("fault 12: with recycle a closed handle's value comes back at once, the last one first") {
        Fresh fresh;
        HANDLE first = nullptr, second = nullptr, again = nullptr;
        command("handles recycle");
        open(first);
        open(second);
        CHECK(first != second);
        WlanCloseHandle(first, nullptr);
        WlanCloseHandle(second, nullptr);
        open(again);
        CHECK(again == second);
        open(again);
        CHECK(again == first);
        CHECK(command("ledger") == "handle wlan#4\nhandle wlan#3\n");
    }

    TEST_CASE("without it no value comes back, and very old handles are still known as closed") {
        Fresh fresh;
        HANDLE first = nullptr;
        open(first);
        WlanCloseHandle(first, nullptr);
        for (int i = 0; i < 70'000; ++i) {
            HANDLE handle = nullptr;
            open(handle);
            REQUIRE(handle != first);
            WlanCloseHandle(handle, nullptr);
        }
        CHECK(WlanCloseHandle(first, nullptr) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse") == "use-after-close WlanCloseHandle old is closed\n");
    }

    TEST_CASE("chaos fails as many calls as it says, with documented codes, by the seed") {
        const auto failures = [](std::uint64_t seed) {
            Fresh fresh(seed);
            command("chaos percent=30");
            std::string codes;
            for (int i = 0; i < 200; ++i) {
                const DWORD code = open();
                CHECK((code == 0 || code == 87 || code == 8 || code == 1220 || code == 1722));
                codes += code == 0 ? '.' : static_cast<char>('a' + code % 26);
            }
            return codes;
        };
        const std::string one = failures(7);
        const auto failed = 200 - std::count(one.begin(), one.end(), '.');
        CHECK(failed > 30);
        CHECK(failed < 90);
        CHECK(failures(7) == one);
        CHECK(failures(8) != one);
    }

    TEST_CASE("the mode free lets time pass by itself") {
        Fresh fresh;
        command("mode free\nrule WlanOpenHandle delay=2ms");
        CHECK(open() == 0);
        CHECK(number("now") >= 2000);
        CHECK(refusal("step").find("only in the mode stepped") != std::string::npos);
    }
}
