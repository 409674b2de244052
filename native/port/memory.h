// SPDX-License-Identifier: Apache-2.0
// Addresses first, memory later: what the slab grows in. Tests make it fail.
#pragma once

#include <cstddef>

namespace winnet4j::port::memory {

/** Takes a range of addresses without memory behind them; null when there is none. */
void* reserve(std::size_t size) noexcept;
/** Puts memory, all zero, behind a part of it; false when there is none. */
bool commit(void* part, std::size_t size) noexcept;
void release(void* range, std::size_t size) noexcept;

}  // namespace winnet4j::port::memory
