// SPDX-License-Identifier: Apache-2.0
// The ring: what Windows tells unasked (notifications), on its way from Windows' threads to the driver of a port.
//
// What is promised:
// - A thread of Windows never waits: it copies its event into the ring and rings the bell. When the ring is full the
//   event is dropped and counted: always the newest, so what was told in order stays in order.
// - The bell is an operation of the port. Java arms it; the first event after that completes it, once. However many
//   events come, there is one completion until Java has looked and arms it again. An event that comes in between is not
//   missed: arming over a ring that isn't empty completes at once.
// - Events are cut to the size of a cell; their full size is kept.
#pragma once

#include <atomic>
#include <cstring>
#include <new>

#include "port/slab.h"

namespace winnet4j::port {

/** Post is how a slot is completed: a callable that takes the Slot. */
class Ring {
  public:
    /** Room for at least that many events (a power of two), each of at most size bytes. Not ok(): no memory. */
    Ring(std::uint32_t events, std::uint32_t size) noexcept
        : mask_(roundUp(events) - 1),
          size_(size),
          stride_((sizeof(Cell) + size + 63) / 64 * 64),
          cells_(
              static_cast<unsigned char*>(::operator new((mask_ + 1) * stride_, std::align_val_t{64}, std::nothrow))) {
        for (std::uint64_t i = 0; ok() && i <= mask_; ++i) {
            (new (cells_ + i * stride_) Cell)->turn.store(i, std::memory_order_relaxed);
        }
    }
    ~Ring() { ::operator delete(cells_, std::align_val_t{64}); }
    Ring(const Ring&) = delete;
    Ring& operator=(const Ring&) = delete;

    bool ok() const noexcept { return cells_ != nullptr; }
    std::uint64_t dropped() const noexcept { return dropped_.load(std::memory_order_relaxed); }
    /** By the driver: how many events lie there. */
    std::uint64_t waiting() const noexcept { return head_.load(std::memory_order_acquire) - tail_; }

    /** By any thread, with null and 0 for an event that carries nothing: false when the ring is full, and the event
     * dropped. */
    template <typename Post> bool publish(const void* event, std::uint32_t size, const Post& post) noexcept {
        return publish(event, size, nullptr, 0, post);
    }
    /** The same for an event in two parts. */
    template <typename Post>
    bool publish(const void* head, std::uint32_t headSize, const void* rest, std::uint32_t restSize,
                 const Post& post) noexcept {
        const bool put = offer(head, headSize, rest, restSize, post);
        if (!put) {
            dropped_.fetch_add(1, std::memory_order_relaxed);
        }
        return put;
    }
    /** The same for an event that isn't lost when it is not taken: whoever offers it has it still. */
    template <typename Post>
    bool offer(const void* head, std::uint32_t headSize, const void* rest, std::uint32_t restSize,
               const Post& post) noexcept {
        std::uint64_t at = head_.load(std::memory_order_relaxed);
        Cell* cell;
        for (;;) {
            cell = &this->cell(at);
            const std::uint64_t turn = cell->turn.load(std::memory_order_acquire);
            if (turn == at) {
                if (head_.compare_exchange_weak(at, at + 1, std::memory_order_relaxed)) {
                    break;
                }
            } else if (turn < at) {  // still holds the event of the round before
                return false;
            } else {
                at = head_.load(std::memory_order_relaxed);
            }
        }
        // Windows may give null and a size with an event that carries nothing: what lies in the cell is another
        // event's.
        headSize = head != nullptr ? headSize : 0;
        restSize = rest != nullptr ? restSize : 0;
        const std::uint32_t first = headSize < size_ ? headSize : size_;
        const std::uint32_t room = size_ - first;
        const std::uint32_t second = restSize < room ? restSize : room;
        if (first != 0) {
            std::memcpy(cell->bytes(), head, first);
        }
        if (second != 0) {
            std::memcpy(cell->bytes() + first, rest, second);
        }
        cell->size = headSize + (restSize > 0xFFFFFFFF - headSize ? 0xFFFFFFFF - headSize : restSize);
        cell->turn.store(at + 1, std::memory_order_seq_cst);
        ringTheBell(post);
        return true;
    }

    /** By the driver: the next event's full size, with its bytes as far as they go; negative when there is none. */
    std::int64_t take(void* bytes) noexcept {
        Cell& cell = this->cell(tail_);
        if (cell.turn.load(std::memory_order_acquire) != tail_ + 1) {
            return -1;
        }
        const std::uint32_t size = cell.size;
        std::memcpy(bytes, cell.bytes(), size < size_ ? size : size_);
        cell.turn.store(tail_ + mask_ + 1, std::memory_order_release);
        tail_++;
        return size;
    }

    /** By the driver: from now on the next event completes that slot. */
    template <typename Post> void arm(Slot& bell, const Post& post) noexcept {
        bell_.store(&bell, std::memory_order_seq_cst);
        if (cell(tail_).turn.load(std::memory_order_seq_cst) == tail_ + 1) {
            ringTheBell(post);  // an event came since the driver looked
        }
    }

    /** By the driver: the bell that was armed and will not be rung any more, or null when it rings already. */
    Slot* disarm() noexcept { return bell_.exchange(nullptr, std::memory_order_seq_cst); }

    std::uint32_t size() const noexcept { return size_; }

  private:
    struct Cell {
        /** at: free for event number at; at + 1: holds it. */
        std::atomic<std::uint64_t> turn;
        std::uint32_t size;
        unsigned char* bytes() noexcept { return reinterpret_cast<unsigned char*>(this + 1); }
    };

    static std::uint64_t roundUp(std::uint32_t events) noexcept {
        std::uint64_t power = 2;
        while (power < events) {
            power *= 2;
        }
        return power;
    }

    Cell& cell(std::uint64_t at) noexcept { return *reinterpret_cast<Cell*>(cells_ + (at & mask_) * stride_); }

    template <typename Post> void ringTheBell(const Post& post) noexcept {
        // Whoever takes the bell rings it, so it rings once.
        if (bell_.load(std::memory_order_seq_cst) != nullptr) {
            if (Slot* bell = bell_.exchange(nullptr, std::memory_order_seq_cst)) {
                post(*bell);
            }
        }
    }

    const std::uint64_t mask_;
    const std::uint32_t size_;
    const std::size_t stride_;
    unsigned char* const cells_;
    alignas(64) std::atomic<std::uint64_t> head_{0};
    alignas(64) std::uint64_t tail_ = 0;
    alignas(64) std::atomic<Slot*> bell_{nullptr};
    std::atomic<std::uint64_t> dropped_{0};
};

}  // namespace winnet4j::port
