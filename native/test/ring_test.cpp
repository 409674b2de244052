// SPDX-License-Identifier: Apache-2.0
// The promises of the ring: nothing waits, order is kept, what is dropped is counted, the bell rings once and is never
// missed, and the cells of a closed ring are not touched.
#include <doctest/doctest.h>

#include <cstring>
#include <memory>
#include <thread>
#include <vector>

#include "port/ring.h"

using namespace winnet4j::port;

namespace {

struct Event {
    std::uint32_t source;
    std::uint32_t number;
};

constexpr std::uint64_t kLastTicket = (std::uint64_t{1} << 38) - 1;

/** Counts instead of posting. */
struct Bell {
    std::atomic<int>& rung;
    void operator()(Slot&) const noexcept { rung++; }
};

/** Memory for the cells, and what the driver in Java does with them. */
class Cells {
  public:
    explicit Cells(Ring& ring, std::uint32_t events, std::uint32_t size = sizeof(Event), std::uint64_t first = 0)
        : ring_(ring),
          mask_(events - 1),
          stride_(Ring::kHeader + size),
          memory_(new unsigned char[static_cast<std::size_t>(events) * stride_]),
          next_(first) {
        std::memset(memory_.get(), first == 0 ? 0 : 0xFF, static_cast<std::size_t>(events) * stride_);
        use = ring.open(memory_.get(), events, stride_, first);
        REQUIRE(use != 0);
    }

    Ring::Put publish(const void* event, std::uint32_t size) {
        return ring_.publish(use, event, size, nullptr, 0, Bell{rung});
    }
    Ring::Put publish(std::uint32_t number, std::uint32_t source = 0) {
        const Event event{source, number};
        return publish(&event, sizeof event);
    }
    void arm() { ring_.arm(bell, Bell{rung}); }

    /** The next event's size, or -1; each gives back the one before. */
    std::int64_t take(void* bytes) {
        if (ring_.take(1) == 0) {
            return -1;
        }
        std::uint32_t size;
        const unsigned char* cell = memory_.get() + (next_++ & mask_) * stride_;
        std::memcpy(&size, cell + Ring::kSize, sizeof size);
        const std::uint32_t room = stride_ - Ring::kHeader;
        std::memcpy(bytes, cell + Ring::kHeader, size < room ? size : room);
        return size;
    }
    /** The number of the next event, or -1. */
    std::int64_t take() {
        Event event{};
        return take(&event) < 0 ? -1 : std::int64_t{event.number};
    }

    std::uint32_t use = 0;
    std::atomic<int> rung{0};
    Slot bell{};

  private:
    Ring& ring_;
    std::uint64_t mask_;
    std::size_t stride_;
    std::unique_ptr<unsigned char[]> memory_;
    std::uint64_t next_;
};

/** A publisher that has its place and doesn't write before it is let. */
class Stalled {
  public:
    Stalled(Ring& ring, Cells& cells, std::uint32_t number)
        : thread_([&ring, &cells, number, this] {
              ring.put(
                  cells.use,
                  [&](unsigned char* cell) {
                      has_ = true;
                      while (!may_) {
                          std::this_thread::yield();
                      }
                      const std::uint32_t size = sizeof(Event);
                      const Event event{9, number};
                      std::memcpy(cell + Ring::kSize, &size, sizeof size);
                      std::memcpy(cell + Ring::kHeader, &event, sizeof event);
                  },
                  Bell{cells.rung});
          }) {
        while (!has_) {
            std::this_thread::yield();
        }
    }
    void finish() {
        may_ = true;
        thread_.join();
    }

  private:
    std::atomic<bool> has_{false};
    std::atomic<bool> may_{false};
    std::thread thread_;
};

}  // namespace

TEST_SUITE("ring") {
    TEST_CASE("events come out as they went in") {
        Ring ring;
        Cells cells(ring, 4);
        CHECK(cells.take() == -1);
        for (std::uint32_t i = 0; i < 100; ++i) {
            CHECK(cells.publish(i) == Ring::Put::kDone);
            CHECK(cells.take() == i);
            CHECK(cells.take() == -1);
        }
        CHECK(cells.rung == 0);
        CHECK(ring.close() == 0);
    }

    TEST_CASE("the numbers of events wrap, and neither the use nor the bell is touched by that") {
        Ring ring;
        Cells cells(ring, 4, sizeof(Event), kLastTicket - 5);
        for (std::uint32_t i = 0; i < 20; ++i) {
            cells.arm();
            CHECK(cells.publish(i) == Ring::Put::kDone);
            CHECK(cells.rung == static_cast<int>(i) + 1);
            CHECK(cells.take() == i);
            CHECK(cells.take() == -1);
            CHECK(ring.isOpen(cells.use));
        }
        for (std::uint32_t i = 0; i < 5; ++i) {
            CHECK((cells.publish(i) == Ring::Put::kDone) == (i < 4));
        }
        CHECK(ring.close() == 4);
    }

    TEST_CASE("several are taken at once, and given back with the next look") {
        Ring ring;
        Cells cells(ring, 4);
        for (std::uint32_t i = 0; i < 4; ++i) {
            CHECK(cells.publish(i) == Ring::Put::kDone);
        }
        CHECK(ring.take(3) == 3);
        CHECK(cells.publish(9) == Ring::Put::kFull);
        CHECK(ring.take(3) == 1);
        CHECK(cells.publish(4) == Ring::Put::kDone);
        CHECK(cells.publish(5) == Ring::Put::kDone);
        CHECK(cells.publish(6) == Ring::Put::kDone);
        CHECK(cells.publish(7) == Ring::Put::kFull);
        CHECK(ring.close() == 3);
    }

    TEST_CASE("fault 58: a full ring drops the newest, counts it exactly, and goes on when there is room") {
        Ring ring;
        Cells cells(ring, 8);
        for (std::uint32_t i = 0; i < 20; ++i) {
            CHECK((cells.publish(i) == Ring::Put::kDone) == (i < 8));
        }
        CHECK(ring.dropped(cells.use) == 12);
        for (std::uint32_t i = 0; i < 8; ++i) {
            CHECK(cells.take() == i);
        }
        CHECK(cells.take() == -1);
        CHECK(cells.publish(99) == Ring::Put::kDone);
        CHECK(cells.take() == 99);
    }

    TEST_CASE("an event that is only offered keeps its place, and isn't counted when there is none") {
        Ring ring;
        Cells cells(ring, 2);
        const Event second{0, 2};
        const auto offer = [&] { return ring.offer(cells.use, &second, sizeof second, nullptr, 0, Bell{cells.rung}); };
        CHECK(cells.publish(1) == Ring::Put::kDone);
        CHECK(offer() == Ring::Put::kDone);
        CHECK(offer() == Ring::Put::kFull);
        CHECK(ring.dropped(cells.use) == 0);
        CHECK(cells.publish(1) == Ring::Put::kFull);
        CHECK(ring.dropped(cells.use) == 1);
        CHECK(cells.take() == 1);
        CHECK(cells.take() == 2);
        CHECK(cells.take() == -1);
        CHECK(offer() == Ring::Put::kDone);
        CHECK(ring.close() == 1);
    }

    TEST_CASE("the bell rings once for many events, and at once when it is armed too late") {
        Ring ring;
        Cells cells(ring, 8);
        cells.arm();
        CHECK(cells.rung == 0);
        cells.publish(1);
        cells.publish(1);
        CHECK(cells.rung == 1);
        cells.arm();  // two events are waiting
        CHECK(cells.rung == 2);
        ring.disarm(cells.use, Bell{cells.rung});
        CHECK(cells.rung == 2);
        while (cells.take() >= 0) {
        }
        cells.arm();
        CHECK(cells.rung == 2);
        ring.disarm(cells.use, Bell{cells.rung});
        CHECK(cells.rung == 3);
        cells.publish(1);
        CHECK(cells.rung == 3);
    }

    TEST_CASE("a driver that falls asleep while a publisher is copying is rung for, once") {
        Ring ring;
        Cells cells(ring, 4);
        Stalled first(ring, cells, 1);
        CHECK(cells.take() == -1);
        cells.arm();
        CHECK(cells.rung == 0);
        SUBCASE("by that publisher") {
            first.finish();
            CHECK(cells.rung == 1);
            CHECK(cells.take() == 1);
        }
        SUBCASE("by another behind it, in vain, and then by that one") {
            CHECK(cells.publish(2) == Ring::Put::kDone);
            CHECK(cells.rung == 1);
            CHECK(cells.take() == -1);
            cells.arm();
            CHECK(cells.rung == 1);
            first.finish();
            CHECK(cells.rung == 2);
            CHECK(cells.take() == 1);
            CHECK(cells.take() == 2);
        }
        SUBCASE("unless it wakes by itself") {
            ring.disarm(cells.use, Bell{cells.rung});
            CHECK(cells.rung == 1);
            first.finish();
            CHECK(cells.rung == 1);
            CHECK(cells.take() == 1);
        }
        CHECK(cells.take() == -1);
        cells.arm();
        const int before = cells.rung;
        cells.publish(3);
        CHECK(cells.rung == before + 1);
    }

    TEST_CASE("close waits for the publisher that is copying, and for the one that rings") {
        Ring ring;
        auto cells = std::make_unique<Cells>(ring, 4);
        std::atomic<bool> closed{false};
        SUBCASE("copying") {
            Stalled publisher(ring, *cells, 1);
            std::thread closer([&] {
                CHECK(ring.close() == 1);
                closed = true;
            });
            while (ring.isOpen(cells->use)) {
                std::this_thread::yield();
            }
            CHECK_FALSE(closed);
            CHECK(cells->publish(2) == Ring::Put::kClosed);
            publisher.finish();
            closer.join();
        }
        SUBCASE("ringing") {
            cells->arm();
            std::atomic<bool> rings{false};
            std::atomic<bool> may{false};
            const Event event{0, 1};
            std::thread publisher([&] {
                ring.publish(cells->use, &event, sizeof event, nullptr, 0, [&](Slot& bell) {
                    CHECK(&bell == &cells->bell);
                    rings = true;
                    while (!may) {
                        std::this_thread::yield();
                    }
                    CHECK_FALSE(closed);
                });
            });
            while (!rings) {
                std::this_thread::yield();
            }
            std::thread closer([&] {
                CHECK(ring.close() == 1);
                closed = true;
            });
            while (ring.isOpen(cells->use)) {
                std::this_thread::yield();
            }
            may = true;
            publisher.join();
            closer.join();
        }
        const std::uint32_t before = cells->use;
        const Event late{0, 5};
        cells = std::make_unique<Cells>(ring, 4);
        CHECK(cells->use == before + 1);
        CHECK(ring.publish(before, &late, sizeof late, nullptr, 0, Bell{cells->rung}) == Ring::Put::kClosed);
        cells->arm();
        ring.disarm(before, Bell{cells->rung});
        CHECK(cells->rung == 0);
        CHECK(ring.dropped(before) == 0);
        CHECK(ring.close() == 0);
    }

    TEST_CASE("numbers of uses never come again") {
        Ring ring;
        unsigned char cell[Ring::kHeader + 8] = {};
        std::uint32_t expected = 0;
        while (const std::uint32_t use = ring.open(cell, 1, sizeof cell)) {
            expected += use == expected + 1;
            ring.close();
        }
        CHECK(expected == Ring::kMostUses);
    }

    TEST_CASE("fault 17: an event that is too long is cut off and keeps its size; an empty one is an event") {
        Ring ring;
        Cells cells(ring, 2, 8);
        const char longEvent[100] = "12345678 and much more";
        char out[9] = "xxxxxxxx";
        cells.publish(longEvent, sizeof longEvent);
        cells.publish(nullptr, 0);
        CHECK(cells.take(out) == 100);
        CHECK(std::strcmp(out, "12345678") == 0);
        CHECK(cells.take(out) == 0);
        CHECK(cells.take(out) == -1);
    }

    TEST_CASE("two parts are one event, cut where the cell ends") {
        Ring ring;
        Cells cells(ring, 2, 48);
        unsigned char head[32];
        unsigned char rest[64];
        for (unsigned char i = 0; i < sizeof rest; ++i) {
            head[i % sizeof head] = static_cast<unsigned char>(i % sizeof head);
            rest[i] = static_cast<unsigned char>(32 + i);
        }
        ring.publish(cells.use, head, sizeof head, rest, sizeof rest, Bell{cells.rung});
        unsigned char out[48] = {};
        CHECK(cells.take(out) == 96);
        int wrong = 0;
        for (unsigned char i = 0; i < sizeof out; ++i) {
            wrong += out[i] != i;
        }
        CHECK(wrong == 0);
    }

    TEST_CASE("fault 17: a size without bytes is none: nothing of the event before shows through") {
        Ring ring;
        Cells cells(ring, 2);
        Event out{};
        for (std::uint32_t i = 0; i < 2; ++i) {
            cells.publish(2 * i, i);
            cells.take(&out);
        }
        const std::uint32_t head = 7;
        CHECK(ring.publish(cells.use, &head, sizeof head, nullptr, 100, Bell{cells.rung}) == Ring::Put::kDone);
        CHECK(cells.take(&out) == sizeof head);
        CHECK(ring.publish(cells.use, nullptr, 100, nullptr, 100, Bell{cells.rung}) == Ring::Put::kDone);
        CHECK(cells.take(&out) == 0);
    }

    TEST_CASE("faults 26 and 59: from many threads nothing is lost, doubled or out of order within its thread") {
        constexpr std::uint32_t kThreads = 4;
        constexpr std::uint32_t kEach = 50'000;
        Ring ring;
        Cells cells(ring, 64);
        std::atomic<std::uint32_t> published{0};
        std::atomic<std::uint32_t> finished{0};
        std::vector<std::thread> threads;
        for (std::uint32_t t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                for (std::uint32_t i = 0; i < kEach; ++i) {
                    if (cells.publish(i, t) == Ring::Put::kDone) {
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
        cells.arm();
        while (finished < kThreads || taken < published) {
            if (cells.rung == answered) {
                std::this_thread::yield();
                continue;
            }
            answered++;
            Event out{};
            while (cells.take(&out) >= 0) {
                disorder += static_cast<std::int64_t>(out.number) <= last[out.source];
                last[out.source] = out.number;
                taken++;
            }
            cells.arm();
        }
        for (auto& thread : threads) {
            thread.join();
        }
        CHECK(disorder == 0);
        CHECK(taken == published);
        CHECK(taken + ring.dropped(cells.use) == kThreads * kEach);
        CHECK(cells.rung - answered <= 1);
    }

    /** The sanitizers see accesses to memory that is gone, and races. */
    TEST_CASE("faults 21 and 26: the cells of a closed ring are not touched, and what was put is taken or left") {
        constexpr std::uint32_t kThreads = 3;
        constexpr int kRounds = 300;
        Ring ring;
        std::atomic<std::uint32_t> use{0};
        std::atomic<bool> ends{false};
        std::atomic<std::uint64_t> put{0};
        std::atomic<int> rung{0};
        std::vector<std::thread> threads;
        for (std::uint32_t t = 0; t < kThreads; ++t) {
            threads.emplace_back([&] {
                while (!ends) {
                    const Event event{1, 2};
                    const auto answer = ring.publish(use, &event, sizeof event, nullptr, 0, Bell{rung});
                    if (answer == Ring::Put::kDone) {
                        put++;
                    } else {
                        std::this_thread::yield();
                    }
                }
            });
        }
        std::uint64_t taken = 0;
        for (int round = 0; round < kRounds; ++round) {
            Cells cells(ring, 16);
            use = cells.use;
            int looks = 0;
            int some = 0;
            while (some == 0 || looks < round % 8) {
                ring.arm(cells.bell, Bell{rung});
                std::this_thread::yield();
                ring.disarm(cells.use, Bell{rung});
                const int more = ring.take(16);
                some += more;
                looks++;
            }
            taken += static_cast<std::uint64_t>(some) + ring.close();
        }
        ends = true;
        for (auto& thread : threads) {
            thread.join();
        }
        CHECK(taken == put);
        CHECK(rung >= kRounds);  // each arming is answered: by an event, or by disarming
    }
}
