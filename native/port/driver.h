// SPDX-License-Identifier: Apache-2.0
// The driver of a port, as others see it: what it has counted, and if it is taking completions just now. One
// thread at a time writes; others may read at any time. Knows nothing of slots and packets.
#pragma once

#include <atomic>
#include <cstdint>

#include "port/system.h"

namespace winnet4j::port {

/** The most packets at a time. */
inline constexpr int kBatch = 128;

struct Driver {
    /** How often it came back from its wait. */
    std::atomic<std::uint64_t> turns{0};
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> largestBatch{0};
    std::atomic<std::uint64_t> stale{0};
    std::atomic<std::uint64_t> foreign{0};
    std::atomic<std::uint64_t> failedWaits{0};
    /** Exceptions that came out of a callback all the same. */
    std::atomic<std::uint64_t> escaped{0};

    /** The packets of a turn. Here, since they are too many for a stack that isn't checked. */
    OVERLAPPED_ENTRY packets[kBatch];

    /** Only the driver adds, so no other increment can be lost. */
    static void add(std::atomic<std::uint64_t>& counter, std::uint64_t amount) noexcept {
        counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
    }

    /**
     * The stretch in which the driver takes the completions of one batch. It announces that once, with the one full
     * fence of a batch, and then ends slot after slot by plain stores. Any other thread that would change a slot in
     * progress says so in the slot, and waits for the end of the stretch before it looks what became of it: either the
     * driver saw the word, or the driver's store is what is found.
     */
    class Stretch {
      public:
        explicit Stretch(Driver& driver) noexcept : turn_(driver.turn_) {
            turn_.store(turn_.load(std::memory_order_relaxed) + 1, std::memory_order_seq_cst);
        }
        ~Stretch() { turn_.store(turn_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }
        Stretch(const Stretch&) = delete;
        Stretch& operator=(const Stretch&) = delete;

      private:
        std::atomic<std::uint32_t>& turn_;
    };

    /** Returns when no stretch is left that began before. It is a batch long at most, and never waits for anything. */
    void awaitStretch() const noexcept {
        const std::uint32_t turn = turn_.load(std::memory_order_seq_cst);
        while (turn % 2 != 0 && turn_.load(std::memory_order_acquire) == turn) {
            giveWay();
        }
    }

  private:
    /** Odd during a stretch. */
    std::atomic<std::uint32_t> turn_{0};
};

}  // namespace winnet4j::port
