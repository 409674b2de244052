// SPDX-License-Identifier: Apache-2.0
// The few types of Windows that the port's memory consists of. Elsewhere a stand-in of the same shape, so that the same
// source is tested under the sanitizers of Linux.
#pragma once

#include <cstddef>
#include <cstdint>

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

static_assert(sizeof(OVERLAPPED) == 32 && sizeof(OVERLAPPED_ENTRY) == 32, "the 64-bit layout");
