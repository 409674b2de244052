// SPDX-License-Identifier: Apache-2.0
// The commands about what calls are to do: rules, chaos, and waiting for calls that hang. commands.cpp documents them.
#include "simulator/core/call.h"
#include "simulator/core/command.h"

namespace winnet4j::sim {
namespace {

/** Never null: throws when there is none. */
const Function* functionNamed(const std::string& name) {
    const Function* found = findFunction(name);
    if (found == nullptr) {
        throw CommandError{"there is no function " + name};
    }
    return found;
}

}  // namespace

void rule(CommandLine& line, Lock&, std::string&) {
    Rule rule;
    rule.function = functionNamed(line.word("the name of a function"));
    rule.nth = line.number("nth").value_or(0);
    rule.from = line.number("from").value_or(0);
    rule.thread = static_cast<std::uint32_t>(line.number("thread").value_or(0));
    Outcome& outcome = rule.outcome;
    const auto code = [&](const char* name) -> std::optional<DWORD> {
        const auto number = line.number(name);
        return number ? std::optional(static_cast<DWORD>(*number)) : std::nullopt;
    };
    outcome.result = code("return");
    outcome.delay = line.time("delay");
    outcome.hang = line.flag("hang");
    const bool handles = (outcome.value = line.number("value")).has_value();
    const bool before = line.flag("before");
    const bool inside = line.flag("inside");
    const bool twice = line.flag("twice");
    const bool never = line.flag("never");
    outcome.code = code("code");
    outcome.reason = code("reason");
    line.finish();
    outcome.when = before ? Outcome::When::kBefore : inside ? Outcome::When::kInside : Outcome::When::kLater;
    outcome.times = twice ? 2 : never ? 0 : 1;
    const bool completes = before || inside || twice || never || outcome.code || outcome.reason;
    if ((before && inside) || (twice && never)) {
        throw CommandError{"before and inside, twice and never exclude each other"};
    }
    if (completes && (rule.function->can & kCompletes) == 0) {
        throw CommandError{std::string(rule.function->name) + " has no completion"};
    }
    if (handles && (rule.function->can & kHandsHandle) == 0) {
        throw CommandError{std::string(rule.function->name) + " hands out no handle"};
    }
    if (!completes && !handles && !outcome.result && !outcome.delay && !outcome.hang) {
        throw CommandError{"an action is missing"};
    }
    world().rules.add(std::move(rule));
    world().updateAttention();
}

void unrule(CommandLine& line, Lock&, std::string& answer) {
    const std::string name = line.word("a function, or all");
    line.finish();
    answer += std::to_string(world().rules.remove(name == "all" ? nullptr : functionNamed(name)));
    world().updateAttention();
}

void release(CommandLine& line, Lock& lock, std::string&) {
    const Function* function = functionNamed(line.word("the name of a function"));
    line.finish();
    world().rules.release(*function);
    world().scheduler.changed().notifyAll();
    (void)lock;
}

void awaitFunction(CommandLine& line, Lock& lock, std::string&) {
    const Function* function = functionNamed(line.word("the name of a function"));
    const std::int64_t threads = line.number("threads").value_or(1);
    line.finish();
    if (world().inside(nullptr, nullptr) != nullptr) {
        throw CommandError{"not from inside a callback"};
    }
    world().scheduler.awaitBlocked(lock, function->name, static_cast<int>(threads));
}

void chaos(CommandLine& line, Lock&, std::string&) {
    const auto percent = line.number("percent");
    if (!percent || *percent < 0 || *percent > 100) {
        throw CommandError{"percent= is missing or none"};
    }
    std::vector<const Function*> calm;
    while (const auto except = line.option("except")) {
        calm.push_back(functionNamed(*except));
    }
    line.finish();
    world().chaos = static_cast<std::uint32_t>(*percent);
    world().calm = std::move(calm);
    world().updateAttention();
}

}  // namespace winnet4j::sim
