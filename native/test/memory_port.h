// SPDX-License-Identifier: Apache-2.0
// A completion port in memory: the source of the loop in tests and benchmarks, with packets and failures on request.
#pragma once

#include <deque>
#include <mutex>

#include "port/slab.h"

namespace winnet4j::test {

class MemoryPort {
  public:
    int dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t, std::uint32_t& error) noexcept {
        const std::lock_guard guard(lock_);
        error = ERROR_SUCCESS;
        if (!failures.empty()) {
            error = failures.front();
            failures.pop_front();
            return 0;
        }
        int taken = 0;
        while (taken < room && !packets_.empty()) {
            entries[taken++] = packets_.front();
            packets_.pop_front();
        }
        if (taken == 0) {
            error = WAIT_TIMEOUT;
        }
        return taken;
    }

    /** What Windows would post for that operation. */
    void complete(port::Slot* slot, std::uint32_t status, std::uint32_t bytes) {
        post({port::cookie(), &slot->overlapped, status, bytes});
    }

    void post(OVERLAPPED_ENTRY packet) {
        const std::lock_guard guard(lock_);
        packets_.push_back(packet);
    }

    /** What the next waits fail with. */
    std::deque<std::uint32_t> failures;

  private:
    std::mutex lock_;
    std::deque<OVERLAPPED_ENTRY> packets_;
};

}  // namespace winnet4j::test
