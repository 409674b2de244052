// SPDX-License-Identifier: Apache-2.0
// A set of byte ranges, kept apart and as few as can be. Knows nothing of what the bytes are.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

namespace winnet4j::sim::peerdist {

class Ranges {
  public:
    void add(std::uint64_t from, std::uint64_t to) {
        if (from >= to) {
            return;
        }
        auto next = ranges_.lower_bound(from);
        if (next != ranges_.begin()) {
            const auto previous = std::prev(next);
            if (previous->second >= from) {
                from = previous->first;
                to = std::max(to, previous->second);
                ranges_.erase(previous);
            }
        }
        while (next != ranges_.end() && next->first <= to) {
            to = std::max(to, next->second);
            next = ranges_.erase(next);
        }
        ranges_.emplace(from, to);
    }

    void remove(std::uint64_t from, std::uint64_t to) {
        if (from >= to) {
            return;
        }
        auto at = ranges_.upper_bound(from);
        if (at != ranges_.begin()) {
            --at;
        }
        while (at != ranges_.end() && at->first < to) {
            const auto [start, end] = *at;
            if (end <= from) {
                ++at;
                continue;
            }
            at = ranges_.erase(at);
            if (start < from) {
                ranges_.emplace(start, from);
            }
            if (end > to) {
                at = ranges_.emplace(to, end).first;
                break;
            }
        }
    }
    void remove(const Ranges& others) {
        for (const auto& [from, to] : others.ranges_) {
            remove(from, to);
        }
    }
    void clear() noexcept { ranges_.clear(); }
    bool empty() const noexcept { return ranges_.empty(); }

    /** Where the run that holds offset ends; offset itself when none does. */
    std::uint64_t endOfRun(std::uint64_t offset) const noexcept {
        const auto run = holding(offset);
        return run == ranges_.end() ? offset : run->second;
    }
    /** Where the hole that holds offset begins and ends, within 0 to limit. */
    std::uint64_t holeStart(std::uint64_t offset) const noexcept {
        const auto next = ranges_.upper_bound(offset);
        return next == ranges_.begin() ? 0 : std::prev(next)->second;
    }
    std::uint64_t holeEnd(std::uint64_t offset, std::uint64_t limit) const noexcept {
        const auto next = ranges_.upper_bound(offset);
        return next == ranges_.end() ? limit : std::min(limit, next->first);
    }
    bool holds(std::uint64_t from, std::uint64_t to) const noexcept { return from >= to || endOfRun(from) >= to; }
    /** 0-100,200-300 */
    std::string text() const {
        std::string text;
        for (const auto& [from, to] : ranges_) {
            text += text.empty() ? "" : ",";
            text += std::to_string(from) + '-';
            text += std::to_string(to);
        }
        return text.empty() ? "none" : text;
    }
    const std::map<std::uint64_t, std::uint64_t>& all() const noexcept { return ranges_; }

  private:
    using Map = std::map<std::uint64_t, std::uint64_t>;
    Map::const_iterator holding(std::uint64_t offset) const noexcept {
        auto at = ranges_.upper_bound(offset);
        if (at == ranges_.begin()) {
            return ranges_.end();
        }
        --at;
        return at->second > offset ? at : ranges_.end();
    }
    Map ranges_;  ///< from → to
};

}  // namespace winnet4j::sim::peerdist
