// SPDX-License-Identifier: Apache-2.0
// The slab: native memory for operations, one slot each; and the loop that takes their completions from a port, a batch
// at a time, and turns them into records. Decides on the ownership of slots. The same code serves the real port with
// Java behind it, an application's own thread that polls, and the tests with a port in memory. Knows nothing of JNI, of
// ports or of what an operation does.
//
// What is promised:
// - A slot never moves, and isn't given back to the system while Windows owns any, so Windows may write into it however
//   late.
// - A slot belongs to Windows from begin until end has taken its completion, or until settle, when Windows refused the
//   operation at once. In between it can't be begun again or released.
// - Each begin is ended once. A second packet for it, one for a slot that isn't in use, one that came to another port
//   than the slot's, and an address that is no slot are distinguished and change nothing.
// - A token of an earlier use is refused. After the last generation a slot is retired.
#pragma once

#include <atomic>

#include "port/driver.h"
#include "port/record.h"
#include "port/status.h"
#include "port/system.h"

namespace winnet4j::port {

/** OVERLAPPED first: a packet's address is the slot's. Two cache lines, so neighbours don't disturb each other. */
struct alignas(64) Slot {
    OVERLAPPED overlapped;
    /** generation:32, phase:32 */
    std::atomic<std::uint64_t> state;
    /** The result of a callback API, which has no NTSTATUS; written before the slot is posted. */
    std::uint32_t code;
    std::uint32_t nextFree;
    /** In the port's list of completions that found no packet. */
    Slot* nextLate;
    /** The driver of the completions; only followed while an operation is being started, when its port can't go. */
    Driver* driver;
    /** What a callback carries beside its code. */
    unsigned char payload[64];
};
static_assert(sizeof(Slot) == 128 && offsetof(Slot, overlapped) == 0);

class Slab {
  public:
    /** Slots come in chunks of that many. */
    static constexpr std::uint32_t kChunk = 512;

    /** A slab for at most limit slots (rounded up to chunks). The first slot takes the addresses; memory comes chunk by
     * chunk. */
    constexpr explicit Slab(std::uint32_t limit) noexcept : limit_((limit + kChunk - 1) / kChunk * kChunk) {}
    ~Slab();
    Slab(const Slab&) = delete;
    Slab& operator=(const Slab&) = delete;

    /** A slot for operations of that driver's port: its token as of before the first. None: at the limit, or no memory.
     */
    Token acquire(Driver& driver) noexcept;
    /** Gives a slot back that is not in use; false when it is, or when the token is stale. */
    bool release(Token last) noexcept;

    /**
     * Hands the slot to Windows for the operation with that token, which must be the one after the last, with that
     * offset in its OVERLAPPED. Null: stale.
     */
    Slot* begin(Token next, std::uint64_t offset = 0) noexcept;
    /**
     * The operation with that token was refused, so no packet will come; even if it didn't get as far as begin, the
     * next token is valid now. False when a packet came all the same and was taken.
     */
    bool settle(Token token) noexcept;
    /** The slot of an operation in progress; null when it has ended. */
    Slot* pending(Token token) noexcept;
    /**
     * For the callback that ends an operation: its slot, to be filled and posted, for the first to ask. Null for a
     * second callback and for a late one, which are counted: they must not post, since the slot may have gone on by
     * then.
     */
    Slot* claim(Token token) noexcept;
    /** How many callbacks came a second time, or too late. */
    std::uint64_t unclaimed() const noexcept { return unclaimed_.load(std::memory_order_relaxed); }
    /** The slot of an operation that has ended, for its owner to read what the callback left there; null otherwise. */
    const Slot* ended(Token token) noexcept;

    /**
     * Gives addresses and memory back, when the slab is no longer in use; false, and nothing is given back, while
     * operations are in progress, or when a slot is worn out. It can be used again: tokens of before stay stale.
     */
    bool clear() noexcept;

    /** What a packet belongs to. */
    enum class Packet { kOurs, kStale, kForeign };
    /** Takes the completion that a packet brings. For kOurs the record is filled, and the slot is its owner's again. By
     * the driver, in a stretch. */
    Packet end(const OVERLAPPED_ENTRY& packet, const Driver& driver, Record& record) noexcept;

    Slot& at(std::uint32_t index) noexcept { return slots_[index]; }
    std::uint32_t committed() const noexcept { return committed_.load(std::memory_order_acquire); }
    /** How many operations are in progress: counted when asked, so that it costs nothing otherwise. */
    std::uint32_t inProgress() const noexcept;

  private:
    enum Phase : std::uint32_t { kFree, kIdle, kPending, kPosted, kSettling, kRetired };
    static bool inProgress(std::uint64_t state) noexcept {
        return static_cast<std::uint32_t>(state) - kPending <= kPosted - kPending;
    }
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    /** A slot that has got so far is retired. */
    static constexpr std::uint32_t kLastGeneration = 0xFFFFFFFE;

    static std::uint64_t state(std::uint32_t generation, Phase phase) noexcept {
        return static_cast<std::uint64_t>(generation) << 32 | phase;
    }
    Slot* slot(Token token) noexcept;
    bool grow() noexcept;

    Slot* slots_ = nullptr;
    std::uint32_t limit_;
    std::atomic<std::uint32_t> committed_{0};
    Mutex lock_;  // guards the free list and growth; never held during a call into Windows or Java that may block
    std::uint32_t firstFree_ = kNone;
    /** Of new slots: above all that were there before a clear. */
    std::uint32_t firstGeneration_ = 1;
    std::atomic<std::uint64_t> unclaimed_{0};
};

// In the header, since each operation passes here.

inline Slot* Slab::slot(Token token) noexcept { return token.index() < committed() ? &slots_[token.index()] : nullptr; }

inline Slot* Slab::begin(Token next, std::uint64_t offset) noexcept {
    Slot* slot = this->slot(next);
    if (slot == nullptr || next.generation() == 0xFFFFFFFF) {
        return nullptr;  // the last generation is never used: the slot is to be released, which retires it
    }
    std::uint64_t expected = state(next.generation() - 1, kIdle);
    // Only the owner begins, and Windows has let the slot go: its fields are ours until it is handed over.
    if (slot->state.load(std::memory_order_acquire) != expected) {
        return nullptr;
    }
    slot->overlapped = OVERLAPPED{};
    slot->overlapped.Offset = static_cast<std::uint32_t>(offset);
    slot->overlapped.OffsetHigh = static_cast<std::uint32_t>(offset >> 32);
    slot->code = ERROR_SUCCESS;
    // No exchange: only its owner changes an idle slot, and one owner begins one operation at a time.
    slot->state.store(state(next.generation(), kPending), std::memory_order_release);
    return slot;
}

inline Slab::Packet Slab::end(const OVERLAPPED_ENTRY& packet, const Driver& driver, Record& record) noexcept {
    // The address comes from a packet, which anybody may have posted: it is compared, never followed, until it is a
    // slot's.
    const std::uint32_t end = committed();  // before slots_, which is there when this is not 0
    const std::uintptr_t distance =
        reinterpret_cast<std::uintptr_t>(packet.lpOverlapped) - reinterpret_cast<std::uintptr_t>(slots_);
    const std::uintptr_t index = distance / sizeof(Slot);
    if (distance % sizeof(Slot) != 0 || index >= end) {
        return Packet::kForeign;
    }
    Slot& slot = slots_[index];
    const std::uint64_t current = slot.state.load(std::memory_order_seq_cst);
    if (!inProgress(current)) {
        return Packet::kStale;
    }
    if (slot.driver != &driver) {
        return Packet::kForeign;
    }
    // Read before the slot is let go: its owner may begin the next operation in it at once. A packet that an
    // application posts says nothing of a failure: then the status is in the OVERLAPPED, which was 0 at the begin.
    // An NTSTATUS is 32 bits; Wine leaves the upper half of the packet's field as it was.
    auto status = static_cast<std::uint32_t>(packet.Internal);
    if (status == 0) {
        status = static_cast<std::uint32_t>(slot.overlapped.Internal);
    }
    const std::uint32_t code = status == 0 ? ERROR_SUCCESS : toWin32(status);
    record.code = code != ERROR_SUCCESS ? code : slot.code;
    record.bytes = packet.dwNumberOfBytesTransferred;
    record.offset = static_cast<std::uint64_t>(slot.overlapped.OffsetHigh) << 32 | slot.overlapped.Offset;
    const auto generation = static_cast<std::uint32_t>(current >> 32);
    record.token = Token::of(static_cast<std::uint32_t>(index), generation).value;
    slot.state.store(state(generation, kIdle), std::memory_order_release);
    return Packet::kOurs;
}

// -- the one way up --

/** The key of our own packets. Everything else that arrives was posted by others. */
inline std::uintptr_t cookie() noexcept {
    static const char mark = 0;
    return reinterpret_cast<std::uintptr_t>(&mark);
}

struct Turn {
    int records = 0;
    /** Why nothing came: 0, WAIT_TIMEOUT or the failure of the wait. */
    std::uint32_t error = ERROR_SUCCESS;
    /** The driver was asked to come back. */
    bool woken = false;
};

/**
 * One turn: waits, takes up to kBatch packets, and stores the records of those that end an operation. A Source is
 * anything with
 *   int dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error)
 * which answers how many packets it took; with 0, error says why (WAIT_TIMEOUT is no failure).
 */
template <typename Source>
Turn take(Source& source, Slab& slab, Driver& driver, Record* records, int room, std::uint32_t timeoutMillis) noexcept {
    Turn turn;
    const int taken = source.dequeue(driver.packets, room < kBatch ? room : kBatch, timeoutMillis, turn.error);
    Driver::add(driver.turns, 1);
    if (taken == 0) {
        return turn;
    }
    std::uint64_t stale = 0;
    std::uint64_t foreign = 0;
    {
        const Driver::Stretch stretch(driver);
        for (int i = 0; i < taken; ++i) {
            const OVERLAPPED_ENTRY& entry = driver.packets[i];
            if (entry.lpCompletionKey != cookie()) {
                foreign++;
                continue;
            }
            if (entry.lpOverlapped == nullptr) {
                turn.woken = true;
                continue;
            }
            const Slab::Packet packet = slab.end(entry, driver, records[turn.records]);
            if (packet == Slab::Packet::kOurs) {
                turn.records++;
            } else {
                (packet == Slab::Packet::kStale ? stale : foreign)++;
            }
        }
    }
    const auto records64 = static_cast<std::uint64_t>(turn.records);
    if (records64 > 0) {
        Driver::add(driver.batches, 1);
        if (records64 > driver.largestBatch.load(std::memory_order_relaxed)) {
            driver.largestBatch.store(records64, std::memory_order_relaxed);
        }
    }
    if (stale + foreign != 0) {
        Driver::add(driver.stale, stale);
        Driver::add(driver.foreign, foreign);
    }
    return turn;
}

}  // namespace winnet4j::port
