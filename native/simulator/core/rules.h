// SPDX-License-Identifier: Apache-2.0
// What the script wants of the next calls of a function. Owns the rules and counts; what they mean for a call is the
// business of Call and of the family. Not locked: the world's lock guards it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulator/core/function.h"

namespace winnet4j::sim {

/** What one call is to do other than by itself. */
struct Outcome {
    enum class When { kLater, kBefore, kInside };
    std::optional<DWORD> result;        ///< return=: nothing else happens
    std::optional<std::int64_t> delay;  ///< of the completion, or of the return when there is none
    std::optional<DWORD> code;          ///< of the completion
    std::optional<DWORD> reason;        ///< of the completion
    std::optional<std::int64_t> value;  ///< instead of the handle handed out
    When when = When::kLater;
    int times = 1;  ///< how many completions
    bool hang = false;
};

struct Rule {
    const Function* function;
    std::int64_t nth = 0;   ///< only that call, counted from the rule on
    std::int64_t from = 0;  ///< that one and all later
    std::uint32_t thread = 0;
    std::int64_t seen = 0;
    Outcome outcome;
    std::string text;
};

class Rules {
  public:
    void add(Rule rule) { rules_.push_back(std::move(rule)); }
    /** All of a function, or all when null. Answers how many there were. */
    int remove(const Function* function);
    /** All that fit, later rules over earlier ones. */
    Outcome ask(const Function& function, std::uint32_t thread);
    bool empty() const noexcept { return rules_.empty(); }
    const std::vector<Rule>& all() const noexcept { return rules_; }

    /** For `release F`: threads that hang remember the count they came with. */
    std::uint64_t released(const Function& function) const noexcept;
    void release(const Function& function);

  private:
    std::vector<Rule> rules_;
    std::vector<std::pair<const Function*, std::uint64_t>> released_;
};

}  // namespace winnet4j::sim
