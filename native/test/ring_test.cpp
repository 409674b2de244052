// SPDX-License-Identifier: Apache-2.0
// The promises of the ring: nobody waits, order is kept, what is dropped is counted, the bell rings once and is never
// missed.
#include <doctest/doctest.h>

#include <cstring>
#include <thread>
#include <vector>

#include "port/ring.h"

using namespace winnet4j::port;

namespace {

struct Event {
    std::uint32_t source;
    std::uint32_t number;
};

/** Counts instead of posting. */
struct Bell {
    std::atomic<int>& rung;
    void operator()(Slot&) const noexcept { rung++; }
};

}  // namespace

TEST_SUITE("ring") {
    TEST_CASE("events come out as they went in") {
        std::atomic<int> rung{0};
        Ring ring(4, sizeof(Event));
        REQUIRE(ring.ok());
        Event out{};
        CHECK(ring.take(&out) == -1);
        for (std::uint32_t i = 0; i < 100; ++i) {
            const Event in{7, i};
            CHECK(ring.publish(&in, sizeof in, Bell{rung}));
            CHECK(ring.take(&out) == sizeof out);
            CHECK(out.number == i);
            CHECK(ring.take(&out) == -1);
        }
        CHECK(rung == 0);
    }

    TEST_CASE("fault 58: a full ring drops the newest, counts it exactly, and goes on when there is room") {
        std::atomic<int> rung{0};
        Ring ring(8, sizeof(Event));
        for (std::uint32_t i = 0; i < 20; ++i) {
            const Event in{0, i};
            CHECK(ring.publish(&in, sizeof in, Bell{rung}) == (i < 8));
        }
        CHECK(ring.dropped() == 12);
        Event out{};
        for (std::uint32_t i = 0; i < 8; ++i) {
            CHECK(ring.take(&out) == sizeof out);
            CHECK(out.number == i);
        }
        const Event later{0, 99};
        CHECK(ring.publish(&later, sizeof later, Bell{rung}));
        CHECK(ring.take(&out) == sizeof out);
        CHECK(out.number == 99);
    }

    TEST_CASE("an event that is only offered keeps its place, and isn't counted when there is none") {
        std::atomic<int> rung{0};
        Ring ring(2, sizeof(Event));
        const Event first{0, 1};
        const Event second{0, 2};
        CHECK(ring.publish(&first, sizeof first, Bell{rung}));
        CHECK(ring.offer(&second, sizeof second, nullptr, 0, Bell{rung}));
        CHECK_FALSE(ring.offer(&first, sizeof first, nullptr, 0, Bell{rung}));
        CHECK(ring.dropped() == 0);
        CHECK_FALSE(ring.publish(&first, sizeof first, Bell{rung}));
        CHECK(ring.dropped() == 1);
        Event out{};
        CHECK(ring.take(&out) == sizeof out);
        CHECK(out.number == 1);
        CHECK(ring.take(&out) == sizeof out);
        CHECK(out.number == 2);
        CHECK(ring.offer(&second, sizeof second, nullptr, 0, Bell{rung}));
        CHECK(ring.waiting() == 1);
    }

    TEST_CASE("the bell rings once for many events, and at once when it is armed too late") {
        std::atomic<int> rung{0};
        Slot bell{};
        Ring ring(8, sizeof(Event));
        const Event in{0, 1};
        ring.arm(bell, Bell{rung});
        CHECK(rung == 0);
        ring.publish(&in, sizeof in, Bell{rung});
        ring.publish(&in, sizeof in, Bell{rung});
        CHECK(rung == 1);
        ring.arm(bell, Bell{rung});  // two events are waiting
        CHECK(rung == 2);
        CHECK(ring.disarm() == nullptr);
        Event out{};
        while (ring.take(&out) >= 0) {
        }
        ring.arm(bell, Bell{rung});
        CHECK(rung == 2);
        CHECK(ring.disarm() == &bell);
        ring.publish(&in, sizeof in, Bell{rung});
        CHECK(rung == 2);
    }

    TEST_CASE("fault 17: an event that is too long is cut off and keeps its size; an empty one is an event") {
        std::atomic<int> rung{0};
        Ring ring(2, 8);
        const char longEvent[100] = "12345678 and much more";
        char out[9] = "xxxxxxxx";
        ring.publish(longEvent, sizeof longEvent, Bell{rung});
        ring.publish(nullptr, 0, Bell{rung});
        CHECK(ring.take(out) == 100);
        CHECK(std::strcmp(out, "12345678") == 0);
        CHECK(ring.take(out) == 0);
        CHECK(ring.take(out) == -1);
    }

    TEST_CASE("fault 17: a size without bytes is none: nothing of the event before shows through") {
        std::atomic<int> rung{0};
        Ring ring(2, sizeof(Event));
        const Event before[2] = {{1, 2}, {3, 4}};
        Event out{};
        for (int i = 0; i < 2; ++i) {
            ring.publish(&before[i], sizeof before[i], Bell{rung});
            ring.take(&out);
        }
        const std::uint32_t head = 7;
        CHECK(ring.publish(&head, sizeof head, nullptr, 100, Bell{rung}));
        CHECK(ring.take(&out) == sizeof head);
        CHECK(ring.publish(nullptr, 100, nullptr, 100, Bell{rung}));
        CHECK(ring.take(&out) == 0);
    }

    TEST_CASE("faults 26 and 59: from many threads nothing is lost, doubled or out of order within its thread") {
        constexpr std::uint32_t kThreads = 4;
        constexpr std::uint32_t kEach = 50'000;
        Ring ring(64, sizeof(Event));
        Slot bell{};
        std::atomic<int> rung{0};
        std::atomic<std::uint32_t> published{0};
        std::atomic<std::uint32_t> finished{0};
        std::vector<std::thread> threads;
        for (std::uint32_t t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                for (std::uint32_t i = 0; i < kEach; ++i) {
                    const Event in{t, i};
                    if (ring.publish(&in, sizeof in, Bell{rung})) {
                        published++;
                    } else {
                        std::this_thread::yield();
                    }
                }
                finished++;
            });
        }
        // The driver looks only when the bell has rung: were it ever missed, this would not end.
        std::vector<std::int64_t> last(kThreads, -1);
        std::uint32_t taken = 0;
        int disorder = 0;
        int answered = 0;
        ring.arm(bell, Bell{rung});
        while (finished < kThreads || taken < published) {
            if (rung == answered) {
                std::this_thread::yield();
                continue;
            }
            answered++;
            Event out{};
            while (ring.take(&out) >= 0) {
                disorder += static_cast<std::int64_t>(out.number) <= last[out.source];
                last[out.source] = out.number;
                taken++;
            }
            ring.arm(bell, Bell{rung});
        }
        for (auto& thread : threads) {
            thread.join();
        }
        CHECK(disorder == 0);
        CHECK(taken == published);
        CHECK(taken + ring.dropped() == kThreads * kEach);
    }
}
