// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share: bytes taken from the front as numbers and texts, and a word when a property doesn't
// hold. A target is a function of this name; libFuzzer calls it, and so does replay.cpp with the files of the corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace winnet4j::fuzz {

/** The property that a target stands for. */
inline void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "FAILED: %s\n", what);
        std::abort();
    }
}

class Input {
  public:
    Input(const std::uint8_t* data, std::size_t size) noexcept : rest_(reinterpret_cast<const char*>(data), size) {}

    bool empty() const noexcept { return rest_.empty(); }
    std::size_t size() const noexcept { return rest_.size(); }
    /** 0 when nothing is left. */
    template <typename Number = std::uint8_t> Number take() noexcept {
        Number number{};
        const std::string_view bytes = takeBytes(sizeof number);
        std::memcpy(&number, bytes.data(), bytes.size());
        return number;
    }
    std::uint32_t below(std::uint32_t bound) noexcept { return take() % bound; }
    bool yes() noexcept { return (take() & 1) != 0; }
    /** At most that many. */
    std::string_view takeBytes(std::size_t count) noexcept {
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(taken.size());
        return taken;
    }
    std::string_view rest() noexcept { return takeBytes(rest_.size()); }
    /** UTF-16 units, as many as fit. */
    std::u16string takeUnits(std::size_t count) {
        const std::string_view bytes = takeBytes(2 * count);
        std::u16string units(bytes.size() / 2, u'\0');
        std::memcpy(units.data(), bytes.data(), 2 * units.size());
        return units;
    }
    std::u16string restUnits() { return takeUnits(rest_.size() / 2); }

  private:
    std::string_view rest_;
};

}  // namespace winnet4j::fuzz
