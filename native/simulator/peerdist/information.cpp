// SPDX-License-Identifier: Apache-2.0
#include "simulator/peerdist/information.h"

#include <bit>
#include <cstring>

#include "simulator/core/choices.h"

namespace winnet4j::sim::peerdist {
namespace {

constexpr char kMagic[4] = {'W', '4', 'J', 'I'};
constexpr std::size_t kHeader = 64;

template <typename Number> void put(std::string& bytes, std::size_t at, Number number) {
    std::memcpy(bytes.data() + at, &number, sizeof number);
}

template <typename Number> Number take(std::string_view bytes, std::size_t at) {
    Number number;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

std::uint64_t blocksOf(std::uint64_t from, std::uint64_t to) {
    return from >= to ? 0 : (to - 1) / Information::kBlock - from / Information::kBlock + 1;
}

}  // namespace

Hash hash(const void* data, std::size_t size) noexcept {
    const auto* at = static_cast<const unsigned char*>(data);
    std::uint64_t a = 0x9E3779B97F4A7C15 ^ size;
    std::uint64_t b = 0xC2B2AE3D27D4EB4F;
    const auto mix = [&](std::uint64_t one, std::uint64_t two) {
        a = std::rotl((a ^ one) * 0xFF51AFD7ED558CCD, 31);
        b = std::rotl((b ^ two) * 0xC4CEB9FE1A85EC53, 29);
    };
    for (; size >= 16; size -= 16, at += 16) {
        std::uint64_t words[2];
        std::memcpy(words, at, 16);
        mix(words[0], words[1]);
    }
    std::uint64_t rest[2] = {};
    std::memcpy(rest, at, size);
    mix(rest[0], rest[1]);
    mix(b, a);
    return {a ^ a >> 29, b ^ b >> 32};
}

std::string Information::make() const {
    std::string bytes(kHeader, '\0');
    std::memcpy(bytes.data(), kMagic, sizeof kMagic);
    put(bytes, 4, static_cast<std::uint16_t>(version));
    put(bytes, 8, static_cast<std::uint32_t>(kHeader + (blocks.size() + 1) * sizeof(Hash)));
    put(bytes, 12, kBlock);
    put(bytes, 16, identity);
    put(bytes, 32, length);
    put(bytes, 40, from);
    put(bytes, 48, to - from);
    put(bytes, 56, static_cast<std::uint32_t>(blocks.size()));
    bytes.append(reinterpret_cast<const char*>(blocks.data()), blocks.size() * sizeof(Hash));
    const Hash sum = hash(bytes.data(), bytes.size());
    bytes.append(reinterpret_cast<const char*>(&sum), sizeof sum);
    return bytes;
}

DWORD Information::parse(std::string_view bytes, Information& information) {
    if (bytes.size() < kHeader + sizeof(Hash) || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
        return PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO;
    }
    Information read;
    read.version = take<std::uint16_t>(bytes, 4);
    if (read.version < kOldest || read.version > kNewest) {
        return PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED;
    }
    const std::size_t summed = bytes.size() - sizeof(Hash);
    read.identity = take<Hash>(bytes, 16);
    read.length = take<std::uint64_t>(bytes, 32);
    read.from = take<std::uint64_t>(bytes, 40);
    const auto size = take<std::uint64_t>(bytes, 48);
    const auto count = take<std::uint32_t>(bytes, 56);
    read.to = read.from + size;
    if (take<std::uint32_t>(bytes, 8) != bytes.size() || take<std::uint32_t>(bytes, 12) != kBlock ||
        hash(bytes.data(), summed) != take<Hash>(bytes, summed) || read.to < read.from || read.to > read.length ||
        read.length > choices::kLargestContent || blocksOf(read.from, read.to) != count ||
        kHeader + std::size_t{count} * sizeof(Hash) != summed) {
        return PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO;
    }
    read.blocks.reserve(count);
    for (std::size_t at = kHeader; at < summed; at += sizeof(Hash)) {
        read.blocks.push_back(take<Hash>(bytes, at));
    }
    information = std::move(read);
    return ERROR_SUCCESS;
}

}  // namespace winnet4j::sim::peerdist
