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
