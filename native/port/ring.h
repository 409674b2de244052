// SPDX-License-Identifier: Apache-2.0
// The ring: what Windows reports unasked (notifications), on its way from Windows' threads to the driver of a port.
//
// What is promised:
// - A thread of Windows never waits: it copies its event into the ring and rings the bell, with one atomic step when
//   nothing sleeps. When the ring is full the event is dropped and counted: always the newest, so the order stays.
// - The bell is an operation of the port. Java arms it; the first event after that completes it, once. However many
//   events come, there is one completion until Java has looked and arms it again. An event that comes in between is not
//   missed: arming over a ring that isn't empty completes at once.
// - Events are cut to the size of a cell; their full size is kept. The driver reads them where they lie.
// - A ring is opened and closed again and again, and is never freed itself; its cells belong to its opener, and
//   are not touched once close has returned. Each use has a number, and a publisher that comes late with the
//   number of an earlier use finds the ring closed.
//
// How: the next place, the number of the use, and if the ring is open and the bell armed, are one word, so that one
// step takes a place and the duty to ring. The driver that arms while a publisher is still copying asks to be rung for:
// it says so, has all processors flush their writes, and looks again. Publishers pay nothing for that.
#pragma once

#include <atomic>
#include <cstring>

#include "port/slab.h"

namespace winnet4j::port {

/** Post is how a slot is completed: a callable that takes the Slot. */
class Ring {
  public:
    /** What stands before the bytes of a cell: turn, size. */
    static constexpr std::uint32_t kHeader = 16;
    static constexpr std::uint32_t kSize = 8;
    static constexpr std::uint32_t kMostUses = (1u << 24) - 1;

    enum class Put { kDone, kFull, kClosed };

    /**
     * Opens a closed ring; one thread at a time.
     *
     * @param cells zeroed, 8-aligned, events times stride bytes; the ring's until close
     * @param events a power of two
     * @param stride the size of a cell, its header included: a multiple of 8
     * @param first the number of the first event, for tests
     * @return the number of this use, or 0 when all are used up
     */
    std::uint32_t open(unsigned char* cells, std::uint32_t events, std::uint32_t stride,
                       std::uint64_t first = 0) noexcept {
        const std::uint32_t use = useOf(head_.load(std::memory_order_acquire)) + 1;
        if (use > kMostUses) {
            return 0;
        }
        // A late publisher may be reading these just now; its step will fail.
        cells_.store(cells, std::memory_order_relaxed);
        mask_.store(events - 1, std::memory_order_relaxed);
        stride_.store(stride, std::memory_order_relaxed);
        tail_.store(first & kTickets, std::memory_order_relaxed);
        dropped_.store(0, std::memory_order_relaxed);
        asked_.store(false, std::memory_order_relaxed);
        taken_ = 0;
        head_.store(first << kTicketShift | lifeOf(use), std::memory_order_release);
        return use;
    }

    bool isOpen(std::uint32_t use) const noexcept {
        return (head_.load(std::memory_order_acquire) & kLife) == lifeOf(use);
    }

    // By any thread, with null and 0 for an event that carries nothing.

    /** The event, in two parts; counted as dropped when the ring is full. */
    template <typename Post>
    Put publish(std::uint32_t use, const void* head, std::uint32_t headSize, const void* rest, std::uint32_t restSize,
                const Post& post) noexcept {
        const Put put = offer(use, head, headSize, rest, restSize, post);
        if (put == Put::kFull) {
            if (const Visit visit{*this, use}) {
                dropped_.fetch_add(1, std::memory_order_relaxed);
            }
        }
        return put;
    }

    /** The same for an event that isn't lost when it finds no room: the thread that offers it still has it. */
    template <typename Post>
    Put offer(std::uint32_t use, const void* head, std::uint32_t headSize, const void* rest, std::uint32_t restSize,
              const Post& post) noexcept {
        return put(use, [&](unsigned char* cell) { fill(cell, head, headSize, rest, restSize); }, post);
    }

    /** The same, by the thread that writes size and bytes into the cell. */
    template <typename Write, typename Post> Put put(std::uint32_t use, const Write& write, const Post& post) noexcept {
        std::uint64_t word = head_.load(std::memory_order_acquire);
        std::uint64_t at;
        for (;;) {
            if ((word & kLife) != lifeOf(use)) {
                return Put::kClosed;
            }
            at = ticketOf(word);
            if (between(tail_.load(std::memory_order_acquire), at) > mask_.load(std::memory_order_relaxed)) {
                const std::uint64_t now = head_.load(std::memory_order_acquire);
                if (now == word) {
                    return Put::kFull;
                }
                word = now;
            } else if (head_.compare_exchange_weak(word, (word + kTicket) & ~kArmed, std::memory_order_acq_rel,
                                                   std::memory_order_acquire)) {
                break;
            }
        }
        const bool rings = (word & kArmed) != 0;
        if (rings) {
            users_.fetch_add(1, std::memory_order_seq_cst);  // before the event is seen: close waits for both
        }
        write(cell(at));
        turnOf(cell(at)).store(following(at), std::memory_order_release);
        if (rings) {
            post(*bell_);
            users_.fetch_sub(1, std::memory_order_release);
        } else {
            std::atomic_signal_fence(std::memory_order_seq_cst);  // the driver sees to the processors' order
            if (asked_.load(std::memory_order_relaxed)) {
                const Visit visit{*this, use};
                if (visit && takeBell()) {
                    post(*bell_);
                }
            }
        }
        return Put::kDone;
    }

    /** Completes the slot that was armed, unless an event does. */
    template <typename Post> void disarm(std::uint32_t use, const Post& post) noexcept {
        const Visit visit{*this, use};
        if (visit && takeBell()) {
            post(*bell_);
        }
    }

    std::uint64_t dropped(std::uint32_t use) noexcept {
        const Visit visit{*this, use};
        return visit ? dropped_.load(std::memory_order_relaxed) : 0;
    }

    // By the driver, of an open ring.

    /** Gives back what was taken before; answers how many of the next events lie there whole, at most that many. */
    int take(int most) noexcept {
        const std::uint64_t first = giveBack();
        std::uint64_t at = first;
        while (taken_ < most && isWritten(at)) {
            at = following(at);
            taken_++;
        }
        return taken_;
    }

    /** Gives back what was taken before. From now on the next event completes that slot. */
    template <typename Post> void arm(Slot& bell, const Post& post) noexcept {
        const std::uint64_t next = giveBack();
        asked_.store(false, std::memory_order_relaxed);
        bell_ = &bell;
        if (ticketOf(head_.fetch_or(kArmed, std::memory_order_acq_rel)) == next) {
            return;
        }
        if (!isWritten(next)) {  // its publisher hasn't seen the bell
            asked_.store(true, std::memory_order_relaxed);
            flushWriteBuffers();
            if (!isWritten(next)) {
                return;
            }
        }
        if (takeBell()) {
            post(bell);
        }
    }

    /** By the thread that leaves last, once, when nothing takes or arms any more. How many events were not taken. */
    std::uint64_t close() noexcept {
        const std::uint64_t end = ticketOf(head_.fetch_and(~kOpen, std::memory_order_seq_cst));
        for (std::uint64_t at = giveBack(); at != end; at = following(at)) {
            while (!isWritten(at)) {
                giveWay();
            }
        }
        while (users_.load(std::memory_order_seq_cst) != 0) {
            giveWay();
        }
        return between(tail_.load(std::memory_order_relaxed), end);
    }

  private:
    // armed:1, open:1, use:24, ticket:38. A ticket is the number of an event, and wraps.
    static constexpr std::uint64_t kArmed = 1;
    static constexpr std::uint64_t kOpen = 2;
    static constexpr unsigned kUseShift = 2;
    static constexpr unsigned kTicketShift = kUseShift + 24;
    static constexpr std::uint64_t kTicket = std::uint64_t{1} << kTicketShift;
    static constexpr std::uint64_t kLife = kTicket - 1 - kArmed;
    static constexpr std::uint64_t kTickets = ~std::uint64_t{0} >> kTicketShift;

    static std::uint64_t ticketOf(std::uint64_t word) noexcept { return word >> kTicketShift; }
    static std::uint32_t useOf(std::uint64_t word) noexcept {
        return static_cast<std::uint32_t>(word >> kUseShift) & kMostUses;
    }
    static std::uint64_t lifeOf(std::uint32_t use) noexcept { return std::uint64_t{use} << kUseShift | kOpen; }
    static std::uint64_t following(std::uint64_t ticket) noexcept { return (ticket + 1) & kTickets; }
    static std::uint64_t between(std::uint64_t first, std::uint64_t end) noexcept { return (end - first) & kTickets; }

    /** A thread that needs what close takes away, beyond the moment of a step: close waits. */
    class Visit {
      public:
        Visit(Ring& ring, std::uint32_t use) noexcept : ring_(ring), open_(ring.enter(use)) {}
        ~Visit() { ring_.users_.fetch_sub(1, std::memory_order_release); }
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;
        explicit operator bool() const noexcept { return open_; }

      private:
        Ring& ring_;
        bool open_;
    };

    /** For a visit: counts it, and then looks. */
    bool enter(std::uint32_t use) noexcept {
        users_.fetch_add(1, std::memory_order_seq_cst);
        return (head_.load(std::memory_order_seq_cst) & kLife) == lifeOf(use);
    }

    unsigned char* cell(std::uint64_t at) const noexcept {
        return cells_.load(std::memory_order_relaxed) +
               (at & mask_.load(std::memory_order_relaxed)) * stride_.load(std::memory_order_relaxed);
    }
    /** The number of the event that comes after the one that the cell holds. */
    static std::atomic_ref<std::uint64_t> turnOf(unsigned char* cell) noexcept {
        return std::atomic_ref<std::uint64_t>(*reinterpret_cast<std::uint64_t*>(cell));
    }
    bool isWritten(std::uint64_t at) const noexcept {
        return turnOf(cell(at)).load(std::memory_order_acquire) == following(at);
    }

    void fill(unsigned char* cell, const void* head, std::uint32_t headSize, const void* rest,
              std::uint32_t restSize) const noexcept {
        // Windows may give null and a size with an event that carries nothing: what lies in the cell is another
        // event's.
        headSize = head != nullptr ? headSize : 0;
        restSize = rest != nullptr ? restSize : 0;
        const std::uint32_t room = stride_.load(std::memory_order_relaxed) - kHeader;
        const std::uint32_t first = headSize < room ? headSize : room;
        const std::uint32_t second = restSize < room - first ? restSize : room - first;
        constexpr std::uint32_t kUsual = 32;  // the head of a notification
        if (first == kUsual) {
            std::memcpy(cell + kHeader, head, kUsual);
        } else if (first != 0) {
            std::memcpy(cell + kHeader, head, first);
        }
        if (second != 0) {
            std::memcpy(cell + kHeader + first, rest, second);
        }
        const std::uint32_t size = headSize + (restSize > 0xFFFFFFFF - headSize ? 0xFFFFFFFF - headSize : restSize);
        std::memcpy(cell + kSize, &size, sizeof size);
    }

    /** True for the thread that has it: it rings, or is given away, once. */
    bool takeBell() noexcept { return (head_.fetch_and(~kArmed, std::memory_order_acq_rel) & kArmed) != 0; }

    std::uint64_t giveBack() noexcept {
        const std::uint64_t next =
            (tail_.load(std::memory_order_relaxed) + static_cast<std::uint64_t>(taken_)) & kTickets;
        taken_ = 0;
        tail_.store(next, std::memory_order_release);
        return next;
    }

    alignas(64) std::atomic<std::uint64_t> head_{0};
    /** Threads that look at the ring, or ring. */
    std::atomic<std::uint64_t> users_{0};
    std::atomic<std::uint64_t> dropped_{0};
    alignas(64) std::atomic<std::uint64_t> tail_{0};
    alignas(64) std::atomic<unsigned char*> cells_{nullptr};
    std::atomic<std::uint64_t> mask_{0};
    std::atomic<std::uint32_t> stride_{0};
    /** The driver waits for an event whose publisher may not have seen the bell. */
    std::atomic<bool> asked_{false};
    // For the driver, and for threads that have the bell.
    int taken_ = 0;
    Slot* bell_ = nullptr;
};

}  // namespace winnet4j::port
