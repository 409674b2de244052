// SPDX-License-Identifier: Apache-2.0
// The one way up: takes packets from a port, a batch at a time, turns them into records and hands them to a sink. The
// same code serves the real port with Java behind it, an application's own thread that polls, and the tests with a port
// in memory. Knows neither JNI nor what the operations are.
//
// A Source is anything with
//   int dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error)
// which answers how many packets it took; with 0, error says why (WAIT_TIMEOUT is no failure).
#pragma once

#include "port/slab.h"

namespace winnet4j::port {

inline constexpr int kBatch = 128;

/** What the driver of a port counts. One thread writes; others may read at any time. */
struct Counters {
    std::atomic<std::uint64_t> completions{0};
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> largestBatch{0};
    std::atomic<std::uint64_t> stale{0};
    std::atomic<std::uint64_t> foreign{0};
    std::atomic<std::uint64_t> failedWaits{0};
    /** Exceptions that came out of a callback all the same. */
    std::atomic<std::uint64_t> escaped{0};

    /** Only the driver adds, so no other increment can be lost. */
    static void add(std::atomic<std::uint64_t>& counter, std::uint64_t amount) noexcept {
        counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
    }
};

/** The key of our own packets. Everything else that arrives was posted by somebody who isn't us. */
inline std::uintptr_t cookie() noexcept {
    static const char mark = 0;
    return reinterpret_cast<std::uintptr_t>(&mark);
}

struct Turn {
    int records = 0;
    /** Why nothing came: 0, WAIT_TIMEOUT or the failure of the wait. */
    std::uint32_t error = ERROR_SUCCESS;
    /** Somebody asked the driver to come back. */
    bool woken = false;
};

/** One turn: waits, takes up to kBatch packets, and stores the records of those that end an operation. */
template <typename Source>
Turn take(Source& source, Slab& slab, Counters& counters, Record* records, int room,
          std::uint32_t timeoutMillis) noexcept {
    OVERLAPPED_ENTRY entries[kBatch];
    Turn turn;
    const int taken = source.dequeue(entries, room < kBatch ? room : kBatch, timeoutMillis, turn.error);
    std::uint64_t stale = 0;
    std::uint64_t foreign = 0;
    for (int i = 0; i < taken; ++i) {
        const OVERLAPPED_ENTRY& entry = entries[i];
        if (entry.lpCompletionKey != cookie()) {
            foreign++;
            continue;
        }
        if (entry.lpOverlapped == nullptr) {
            turn.woken = true;
            continue;
        }
        const Slab::Packet packet = slab.end(entry, records[turn.records]);
        if (packet == Slab::Packet::kOurs) {
            turn.records++;
        } else {
            (packet == Slab::Packet::kStale ? stale : foreign)++;
        }
    }
    if (turn.records > 0) {
        Counters::add(counters.batches, 1);
        Counters::add(counters.completions, static_cast<std::uint64_t>(turn.records));
        if (static_cast<std::uint64_t>(turn.records) > counters.largestBatch.load(std::memory_order_relaxed)) {
            counters.largestBatch.store(static_cast<std::uint64_t>(turn.records), std::memory_order_relaxed);
        }
    }
    if (stale + foreign != 0) {
        Counters::add(counters.stale, stale);
        Counters::add(counters.foreign, foreign);
    }
    return turn;
}

}  // namespace winnet4j::port
