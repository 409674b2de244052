// SPDX-License-Identifier: Apache-2.0
// The loop: every packet becomes one record or is counted; the borders of batches are exact; threads in any order lose
// nothing and double nothing.
#include <doctest/doctest.h>

#include <random>
#include <thread>
#include <vector>

#include "fake_memory.h"
#include "memory_port.h"

using namespace winnet4j::port;
using winnet4j::test::MemoryPort;

namespace {

Token next(Token token) { return Token::of(token.index(), token.generation() + 1); }

}  // namespace

TEST_SUITE("loop") {
    TEST_CASE("fault 34: bursts of every size, and exact borders") {
        for (const int burst : {1, 2, 127, 128, 129, 5000}) {
            CAPTURE(burst);
            Slab slab(8192);
            MemoryPort port;
            Driver driver;
            std::vector<int> seen(static_cast<std::size_t>(burst));
            std::vector<Token> tokens;
            for (int i = 0; i < burst; ++i) {
                tokens.push_back(next(slab.acquire(driver)));
                Slot* slot = slab.begin(tokens.back());
                port.complete(slot, 0, static_cast<std::uint32_t>(i));
            }
            Record records[kBatch];
            int total = 0;
            int turns = 0;
            for (;;) {
                const Turn turn = take(port, slab, driver, records, kBatch, 0);
                if (turn.records == 0) {
                    CHECK(turn.error == WAIT_TIMEOUT);
                    break;
                }
                turns++;
                for (int i = 0; i < turn.records; ++i) {
                    CHECK(records[i].bytes == static_cast<std::uint32_t>(total + i));  // in order
                    CHECK(records[i].token == tokens[static_cast<std::size_t>(total + i)].value);
                    seen[static_cast<std::size_t>(total + i)]++;
                }
                total += turn.records;
            }
            CHECK(total == burst);
            CHECK(turns == (burst + kBatch - 1) / kBatch);
            CHECK(driver.largestBatch == static_cast<std::uint64_t>(burst < kBatch ? burst : kBatch));
            CHECK(slab.inProgress() == 0);
        }
    }

    TEST_CASE("faults 31 and 38: what isn't ours is counted and never followed, in the middle of what is") {
        Slab slab(1);
        MemoryPort port;
        Driver driver;
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        OVERLAPPED elsewhere{};
        port.post({cookie(), &elsewhere, 0, 0});
        port.post({cookie() + 1, &slot->overlapped, 0, 0});  // another key, with our address
        port.complete(slot, 0, 1);
        port.complete(slot, 0, 2);  // twice
        port.post({0, reinterpret_cast<OVERLAPPED*>(8), 0, 0});
        Record records[kBatch];
        const Turn turn = take(port, slab, driver, records, kBatch, 0);
        CHECK(turn.records == 1);
        CHECK(records[0].bytes == 1);
        CHECK(driver.stale == 1);
        CHECK(driver.foreign == 3);
        CHECK_FALSE(turn.woken);
    }

    TEST_CASE("a wake-up is no completion") {
        Slab slab(1);
        MemoryPort port;
        Driver driver;
        port.post({cookie(), nullptr, 0, 0});
        Record records[kBatch];
        const Turn turn = take(port, slab, driver, records, kBatch, 0);
        CHECK(turn.woken);
        CHECK(turn.records == 0);
        CHECK(turn.error == ERROR_SUCCESS);
        CHECK(driver.batches == 0);
    }

    TEST_CASE("fault 36: a failed wait is distinguished from a failed operation") {
        Slab slab(1);
        MemoryPort port;
        Driver driver;
        const Token token = next(slab.acquire(driver));
        port.complete(slab.begin(token), 0xC0000120, 0);
        port.failures = {ERROR_ABANDONED_WAIT_0, ERROR_INVALID_HANDLE};
        Record records[kBatch];
        CHECK(take(port, slab, driver, records, kBatch, 0).error == ERROR_ABANDONED_WAIT_0);
        CHECK(take(port, slab, driver, records, kBatch, 0).error == ERROR_INVALID_HANDLE);
        const Turn turn = take(port, slab, driver, records, kBatch, 0);
        CHECK(turn.error == ERROR_SUCCESS);
        CHECK(records[0].code == ERROR_OPERATION_ABORTED);
    }

    TEST_CASE("a caller with less room gets no more than that") {
        Slab slab(1);
        MemoryPort port;
        Driver driver;
        for (int i = 0; i < 3; ++i) {
            port.complete(slab.begin(next(slab.acquire(driver))), 0, 0);
        }
        Record records[2];
        CHECK(take(port, slab, driver, records, 2, 0).records == 2);
        CHECK(take(port, slab, driver, records, 2, 0).records == 1);
    }

    TEST_CASE("fault 29: refused, and a packet all the same: the first of them takes it") {
        Slab slab(1);
        MemoryPort port;
        Driver driver;
        constexpr int kTimes = 50'000;
        std::atomic<int> settled{0};
        std::atomic<bool> done{false};
        std::thread starter([&] {
            Token token = slab.acquire(driver);
            for (int i = 0; i < kTimes; ++i) {
                token = next(token);
                Slot* slot = slab.begin(token);
                if (slot == nullptr) {
                    break;  // the one before was let go in the middle
                }
                port.complete(slot, 0, 1);
                settled += slab.settle(token) ? 1 : 0;
            }
            done = true;
        });
        int ended = 0;
        for (bool last = false; !last;) {
            last = done;
            Record records[kBatch];
            for (Turn turn; turn.error != WAIT_TIMEOUT;) {
                turn = take(port, slab, driver, records, kBatch, 0);
                ended += turn.records;
            }
        }
        starter.join();
        CHECK(ended + settled == kTimes);
        CHECK(driver.stale == static_cast<std::uint64_t>(settled));
        CHECK(slab.inProgress() == 0);
    }

    TEST_CASE("a million operations from many threads, with refusals among them, end exactly once each") {
        for (const unsigned seed : {1u, 20240917u}) {
            CAPTURE(seed);
            constexpr int kThreads = 4;
            constexpr int kEach = 125'000;
            Slab slab(1024);
            MemoryPort port;
            Driver driver;
            std::atomic<int> issued{0};
            std::atomic<int> threadsDone{0};
            std::atomic<int> wrong{0};
            std::vector<std::thread> threads;
            for (int t = 0; t < kThreads; ++t) {
                threads.emplace_back([&, t] {
                    std::mt19937 random(seed * 31 + static_cast<unsigned>(t));
                    std::vector<Token> owned;
                    for (int i = 0; i < 64; ++i) {
                        owned.push_back(slab.acquire(driver));
                    }
                    for (int i = 0; i < kEach;) {
                        Token& mine = owned[random() % owned.size()];
                        Slot* slot = slab.begin(next(mine));
                        if (slot == nullptr) {  // still in progress
                            std::this_thread::yield();
                            continue;
                        }
                        mine = next(mine);
                        ++i;
                        if (random() % 8 == 0) {
                            if (!slab.settle(mine)) {
                                wrong++;
                            }
                            continue;
                        }
                        issued++;
                        port.complete(slot, random() % 4 == 0 ? 0xC0000120 : 0, mine.generation());
                    }
                    threadsDone++;
                });
            }
            Record records[kBatch];
            int ended = 0;
            for (;;) {
                const bool last = threadsDone == kThreads;
                const Turn turn = take(port, slab, driver, records, kBatch, 0);
                for (int i = 0; i < turn.records; ++i) {
                    if (records[i].bytes != records[i].token >> 32) {
                        wrong++;
                    }
                }
                ended += turn.records;
                if (turn.records == 0 && turn.error == WAIT_TIMEOUT) {
                    if (last) {
                        break;
                    }
                    std::this_thread::yield();
                }
            }
            for (auto& thread : threads) {
                thread.join();
            }
            CHECK(wrong == 0);
            CHECK(ended == issued);
            CHECK(slab.inProgress() == 0);
        }
    }
}
