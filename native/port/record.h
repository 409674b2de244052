// SPDX-License-Identifier: Apache-2.0
// What crosses to Java: the token, which names one operation, and the record of its completion.
#pragma once

#include <cstdint>

namespace winnet4j::port {

/**
 * generation:32, index:32. Which slot, and its generation (use count); Java counts the generation on. A token that was
 * used is never valid again. 0 is no token: generations begin at 1.
 */
struct Token {
    std::uint64_t value = 0;

    static Token of(std::uint32_t index, std::uint32_t generation) noexcept {
        return {static_cast<std::uint64_t>(generation) << 32 | index};
    }
    std::uint32_t index() const noexcept { return static_cast<std::uint32_t>(value); }
    std::uint32_t generation() const noexcept { return static_cast<std::uint32_t>(value >> 32); }
    explicit operator bool() const noexcept { return value != 0; }
    bool operator==(const Token&) const noexcept = default;
};

/** A completion as Java sees it: three longs in a row. */
struct Record {
    std::uint64_t token;
    std::uint32_t bytes;
    /** The Win32 code; 0 for success. */
    std::uint32_t code;
    /** Offset and OffsetHigh, also on failure: BranchCache puts the start of the missing range there. */
    std::uint64_t offset;
};
static_assert(sizeof(Record) == 3 * sizeof(std::uint64_t));

}  // namespace winnet4j::port
