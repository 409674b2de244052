// SPDX-License-Identifier: Apache-2.0
// A set of ranges against one bit for each of 256 places; and ranges anywhere, which must only stay apart.
#include "simulator/peerdist/ranges.h"

#include <bitset>

#include "target.h"

namespace winnet4j::fuzz {
namespace {

using sim::peerdist::Ranges;

constexpr std::uint32_t kPlaces = 256;

void compare(const Ranges& ranges, const std::bitset<kPlaces>& model, std::uint32_t from, std::uint32_t to) {
    std::uint64_t last = 0;
    std::uint32_t counted = 0;
    for (const auto& [begin, end] : ranges.all()) {
        require(begin < end && (last == 0 || begin > last), "ranges are in order, apart and not empty");
        last = end;
        for (std::uint64_t i = begin; i < end; ++i) {
            require(end <= kPlaces && model[i], "what a range holds was added");
        }
        counted += static_cast<std::uint32_t>(end - begin);
    }
    require(counted == model.count(), "what was added is in a range");
    std::uint32_t run = from;
    while (run < kPlaces && model[run]) {
        ++run;
    }
    require(ranges.endOfRun(from) == run, "the end of a run");
    bool all = true;
    for (std::uint32_t i = from; i < to; ++i) {
        all = all && model[i];
    }
    require(ranges.holds(from, to) == all, "holds");
    if (!model[from % kPlaces]) {
        std::uint32_t start = from, end = from;
        while (start > 0 && !model[start - 1]) {
            --start;
        }
        while (end < kPlaces && !model[end]) {
            ++end;
        }
        require(ranges.holeStart(from) == start && ranges.holeEnd(from, kPlaces) == end, "a hole");
    }
    require(ranges.empty() == model.none() && (ranges.text() == "none") == model.none(), "empty");
}

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    Ranges ranges;
    std::bitset<kPlaces> model;
    while (!input.empty()) {
        const auto what = input.below(4);
        const std::uint32_t from = input.take(), to = input.take();
        if (what == 3) {
            Ranges others;
            others.add(from, to);
            others.add(to / 2, from / 2);
            ranges.remove(others);
            for (std::uint32_t i = 0; i < kPlaces; ++i) {
                model[i] = model[i] && !((i >= from && i < to) || (i >= to / 2 && i < from / 2));
            }
        } else {
            if (what == 0) {
                ranges.remove(from, to);
            } else {
                ranges.add(from, to);
            }
            for (std::uint32_t i = from; i < to; ++i) {
                model[i] = what != 0;
            }
        }
        compare(ranges, model, from, to);
    }
    return 0;
}
