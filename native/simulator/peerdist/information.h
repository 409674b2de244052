// SPDX-License-Identifier: Apache-2.0
// Content information, in a format of our own: what the server gives the client of a content, so that it can find and
// check the data. Promises: what make() wrote, parse() reads; whatever is cut off, longer or changed, is refused with
// the code that the real service has for it. Knows no handle and no cache.
//
//   0 "W4JI"  4 version u16  6 reserved u16  8 size of all u32  12 size of a block u32  16 identity of the content 16
//   32 length of the content u64  40 start of the range u64  48 its length u64  56 hashes u32  60 reserved u32
//   64 the hash of each block that the range touches, 16 bytes each; then the checksum of all before, 16 bytes
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "win/api.h"

namespace winnet4j::sim::peerdist {

using Hash = std::array<std::uint64_t, 2>;
/** Not a cryptographic one: a test wants speed, and sameness for sameness. */
Hash hash(const void* data, std::size_t size) noexcept;

struct Information {
    static constexpr std::uint32_t kBlock = 64 * 1024;
    static constexpr DWORD kOldest = 1;
    static constexpr DWORD kNewest = 2;

    DWORD version = kNewest;
    Hash identity{};
    std::uint64_t length = 0;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::vector<Hash> blocks;  ///< from block from / kBlock on

    std::string make() const;
    /** ERROR_SUCCESS, or 4050, or 4051. */
    static DWORD parse(std::string_view bytes, Information& information);
};

}  // namespace winnet4j::sim::peerdist
