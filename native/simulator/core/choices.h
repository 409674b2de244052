// SPDX-License-Identifier: Apache-2.0
// Every choice that Microsoft's documents leave open, each with its name, so that it is changed here and nowhere else.
// Times are in microseconds of virtual time; a range is drawn from by the seed.
#pragma once

#include <cstdint>

#include "win/api.h"

namespace winnet4j::sim::choices {

struct Range {
    std::int64_t low;
    std::int64_t high;
};

// ---- core ----
/** Handles look like those of Windows: small, multiples of 16, none of them 0 or 1. */
inline constexpr std::uintptr_t kFirstHandle = 0x5A10;
inline constexpr std::uintptr_t kHandleStride = 0x10;
/** A handle of the wrong kind, a closed one, one never given out: all are "not in the handle table". */
inline constexpr DWORD kUnknownHandle = ERROR_INVALID_HANDLE;
/** What a call answers that Windows would never return from, unless `deadlock hang` says to be that faithful. */
inline constexpr DWORD kDeadlock = ERROR_POSSIBLE_DEADLOCK;
/** What a blocked call answers when `reset` takes the world from under it: the code of a cancelled remote call. */
inline constexpr DWORD kWorldReset = RPC_S_CALL_CANCELLED;
/** Threads of Windows in the free mode. */
inline constexpr int kFreeThreads = 4;
/** Chaos draws delays from this range. */
inline constexpr Range kChaosDelay{0, 2'000'000};

}  // namespace winnet4j::sim::choices
