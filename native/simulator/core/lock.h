// SPDX-License-Identifier: Apache-2.0
// The lock of the simulated world and the conditions one can wait for under it. Knows nothing else.
#pragma once

#include "win/api.h"

namespace winnet4j::sim {

/** Held by one thread at a time, never while code of the client runs. */
class Lock {
  public:
    explicit Lock(SRWLOCK& lock) noexcept : lock_(lock) { AcquireSRWLockExclusive(&lock_); }
    ~Lock() {
        if (held_) {
            ReleaseSRWLockExclusive(&lock_);
        }
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    void release() noexcept {
        held_ = false;
        ReleaseSRWLockExclusive(&lock_);
    }
    void acquire() noexcept {
        AcquireSRWLockExclusive(&lock_);
        held_ = true;
    }
    SRWLOCK& native() noexcept { return lock_; }

  private:
    SRWLOCK& lock_;
    bool held_ = true;
};

class Condition {
  public:
    void wait(Lock& lock, DWORD millis = INFINITE) noexcept {
        SleepConditionVariableSRW(&condition_, &lock.native(), millis, 0);
    }
    void notifyAll() noexcept { WakeAllConditionVariable(&condition_); }

  private:
    CONDITION_VARIABLE condition_ = CONDITION_VARIABLE_INIT;
};

}  // namespace winnet4j::sim
