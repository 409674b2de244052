// SPDX-License-Identifier: Apache-2.0
// The few types of Windows that the port's memory consists of, and its lock. Elsewhere a stand-in of the same shape, so
// that the same source is tested under the sanitizers of Linux.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#if !defined(_WIN32)
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#endif

#if defined(_WIN32)

#include "win/api.h"

#else

struct OVERLAPPED {
    std::uintptr_t Internal;
    std::uintptr_t InternalHigh;
    std::uint32_t Offset;
    std::uint32_t OffsetHigh;
    void* hEvent;
};

struct OVERLAPPED_ENTRY {
    std::uintptr_t lpCompletionKey;
    OVERLAPPED* lpOverlapped;
    std::uintptr_t Internal;
    std::uint32_t dwNumberOfBytesTransferred;
};

inline constexpr std::uint32_t ERROR_SUCCESS = 0;
inline constexpr std::uint32_t ERROR_INVALID_HANDLE = 6;
inline constexpr std::uint32_t ERROR_NOT_ENOUGH_MEMORY = 8;
inline constexpr std::uint32_t WAIT_TIMEOUT = 258;
inline constexpr std::uint32_t ERROR_ABANDONED_WAIT_0 = 735;
inline constexpr std::uint32_t ERROR_OPERATION_ABORTED = 995;

#endif

namespace winnet4j::port {

#if defined(_WIN32)

/**
 * A lock for std::lock_guard. Not std::mutex, whose lock may throw: nothing may throw here, and what it would throw
 * brings half a megabyte of GCC 14's streams and locales into the DLL.
 */
class Mutex {
  public:
    void lock() noexcept { AcquireSRWLockExclusive(&lock_); }
    void unlock() noexcept { ReleaseSRWLockExclusive(&lock_); }

  private:
    SRWLOCK lock_ = SRWLOCK_INIT;
};

/** Not std::this_thread::yield, which brings all of mingw-w64's threads into the DLL. */
inline void giveWay() noexcept { SwitchToThread(); }

/** A full fence on every processor that runs a thread of this process. */
inline void flushWriteBuffers() noexcept { FlushProcessWriteBuffers(); }

#else

using Mutex = std::mutex;

inline void giveWay() noexcept { std::this_thread::yield(); }

inline void flushWriteBuffers() noexcept {
    static const bool registered = syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
    if (!registered || syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0) {
        syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
    }
}

#endif

}  // namespace winnet4j::port

static_assert(sizeof(OVERLAPPED) == 32 && sizeof(OVERLAPPED_ENTRY) == 32, "the 64-bit layout");
