// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same everywhere for the same seed: xoshiro256**, seeded by splitmix64. Nothing of
// <random>, whose distributions differ between libraries.
#pragma once

#include <bit>
#include <cstdint>

namespace winnet4j::sim {

class Random {
  public:
    explicit constexpr Random(std::uint64_t seed = 0) noexcept { this->seed(seed); }

    constexpr void seed(std::uint64_t seed) noexcept {
        for (std::uint64_t& word : state_) {
            seed += 0x9E3779B97F4A7C15;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            word = z ^ (z >> 31);
        }
    }

    constexpr std::uint64_t next() noexcept {
        const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

    /** One of low..high, both included; the slight bias of the remainder doesn't matter here. */
    constexpr std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    constexpr bool percent(std::uint32_t chance) noexcept { return next() % 100 < chance; }

  private:
    std::uint64_t state_[4] = {};
};

}  // namespace winnet4j::sim
