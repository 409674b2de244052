// SPDX-License-Identifier: Apache-2.0
// The real port: what is posted arrives, in order, also when Windows takes no packet; a driver that waits can be woken.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "port/port.h"

using namespace winnet4j::port;

namespace {

Token next(Token token) { return Token::of(token.index(), token.generation() + 1); }

BOOL WINAPI noPacket(HANDLE, DWORD, ULONG_PTR, LPOVERLAPPED) {
    SetLastError(ERROR_NO_SYSTEM_RESOURCES);
    return FALSE;
}

/** While it lives Windows has no packets left. */
struct NoPackets {
    NoPackets() { Port::postPacket = noPacket; }
    ~NoPackets() { Port::postPacket = PostQueuedCompletionStatus; }
};

}  // namespace

TEST_SUITE("port") {
    TEST_CASE("a posted completion arrives with its code and bytes") {
        Port port;
        REQUIRE(port.open() == ERROR_SUCCESS);
        const Token token = next(slab().acquire(port));
        Slot* slot = slab().begin(token);
        slot->code = 5023;
        port.post(*slot, 12);
        Record records[kBatch];
        const Turn turn = take(port, slab(), port, records, kBatch, INFINITE);
        REQUIRE(turn.records == 1);
        CHECK(records[0].token == token.value);
        CHECK(records[0].code == 5023);
        CHECK(records[0].bytes == 12);
    }

    TEST_CASE("an empty port times out, which is no failure of the wait") {
        Port port;
        port.open();
        Record records[kBatch];
        CHECK(take(port, slab(), port, records, kBatch, 1).error == WAIT_TIMEOUT);
    }

    TEST_CASE("a foreign APC neither ends the wait nor hides what lies there") {
        Port port;
        port.open();
        Record records[kBatch];
        static bool ran;
        ran = false;
        const auto queue = [] { REQUIRE(QueueUserAPC([](ULONG_PTR) { ran = true; }, GetCurrentThread(), 0) != 0); };
        queue();
        const ULONGLONG begin = GetTickCount64();
        CHECK(take(port, slab(), port, records, kBatch, 200).error == WAIT_TIMEOUT);
        CHECK(ran);
        CHECK(GetTickCount64() - begin >= 150);  // the clock is coarse
        const Token token = next(slab().acquire(port));
        port.post(*slab().begin(token), 1);
        queue();
        CHECK(take(port, slab(), port, records, kBatch, 0).records == 1);
        slab().release(token);
    }

    TEST_CASE("another thread drives, and a wake-up without packets reaches that one") {
        Port port;
        port.open();
        for (int i = 0; i < 3; ++i) {
            std::atomic<bool> waits{false};
            std::atomic<bool> woken{false};
            std::thread driver([&] {
                Record records[kBatch];
                take(port, slab(), port, records, kBatch, 0);  // from here on it is known
                waits = true;
                woken = take(port, slab(), port, records, kBatch, 30'000).woken;
            });
            while (!waits) {
                Sleep(1);
            }
            {
                const NoPackets none;
                port.wake();
            }
            driver.join();
            CHECK(woken);
        }
    }

    TEST_CASE("fault 37: without packets nothing is lost, order is kept, and a driver that waits is woken") {
        Port port;
        port.open();
        constexpr int kCount = 300;
        std::vector<Token> tokens;
        for (int i = 0; i < kCount; ++i) {
            tokens.push_back(next(slab().acquire(port)));
        }
        std::atomic<int> arrived{0};
        std::atomic<int> wrong{0};
        std::atomic<bool> woken{false};
        std::thread driver([&] {
            Record records[kBatch];
            while (!woken) {
                const Turn turn = take(port, slab(), port, records, kBatch, INFINITE);
                for (int i = 0; i < turn.records; ++i) {
                    wrong += records[i].token != tokens[static_cast<std::size_t>(arrived)].value;
                    arrived++;
                }
                woken = turn.woken;
            }
        });
        {
            const NoPackets none;
            for (int i = 0; i < kCount; ++i) {
                port.post(*slab().begin(tokens[static_cast<std::size_t>(i)]), 1);
            }
            while (arrived < kCount) {
                Sleep(1);  // were one lost, this would not end
            }
            port.wake();
            driver.join();
        }
        CHECK(wrong == 0);
    }

    TEST_CASE("fault 37: a burst without packets that is larger than a batch keeps its order") {
        Port port;
        port.open();
        std::vector<Token> tokens;
        {
            const NoPackets none;
            for (int i = 0; i < 300; ++i) {
                tokens.push_back(next(slab().acquire(port)));
                port.post(*slab().begin(tokens.back()), 1);
            }
        }
        Record records[kBatch];
        std::size_t arrived = 0;
        for (Turn turn; (turn = take(port, slab(), port, records, kBatch, 0)).records > 0;) {
            for (int i = 0; i < turn.records; ++i) {
                CHECK(records[i].token == tokens[arrived++].value);
            }
        }
        CHECK(arrived == 300);
    }
}
