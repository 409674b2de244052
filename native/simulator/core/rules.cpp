// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/rules.h"

namespace winnet4j::sim {

int Rules::remove(const Function* function) {
    return static_cast<int>(
        std::erase_if(rules_, [&](const Rule& rule) { return function == nullptr || rule.function == function; }));
}

Outcome Rules::ask(const Function& function, std::uint32_t thread) {
    Outcome merged;
    for (Rule& rule : rules_) {
        if (rule.function != &function || (rule.thread != 0 && rule.thread != thread)) {
            continue;
        }
        ++rule.seen;
        if ((rule.nth != 0 && rule.seen != rule.nth) || rule.seen < rule.from) {
            continue;
        }
        const Outcome& one = rule.outcome;
        merged.result = one.result ? one.result : merged.result;
        merged.delay = one.delay ? one.delay : merged.delay;
        merged.code = one.code ? one.code : merged.code;
        merged.reason = one.reason ? one.reason : merged.reason;
        merged.value = one.value ? one.value : merged.value;
        merged.when = one.when != Outcome::When::kLater ? one.when : merged.when;
        merged.times = one.times != 1 ? one.times : merged.times;
        merged.hang = merged.hang || one.hang;
    }
    return merged;
}

std::uint64_t Rules::released(const Function& function) const noexcept {
    for (const auto& [known, count] : released_) {
        if (known == &function) {
            return count;
        }
    }
    return 0;
}

void Rules::release(const Function& function) {
    for (auto& [known, count] : released_) {
        if (known == &function) {
            ++count;
            return;
        }
    }
    released_.emplace_back(&function, 1);
}

}  // namespace winnet4j::sim
