// SPDX-License-Identifier: Apache-2.0
// How many handles this process has open. GetProcessHandleCount would say so, but Wine 8 always answers 0; so
// each value that a handle could have is tried.
#pragma once

#include <cstdint>

#include "win/api.h"

namespace winnet4j::test {

inline DWORD handleCount() noexcept {
    constexpr std::uintptr_t kHighest = 0x4000;  // handles are multiples of four, the lowest free one comes first
    DWORD count = 0;
    for (std::uintptr_t value = 4; value < kHighest; value += 4) {
        DWORD flags = 0;
        count += GetHandleInformation(reinterpret_cast<HANDLE>(value), &flags) != FALSE;
    }
    return count;
}

}  // namespace winnet4j::test
