// SPDX-License-Identifier: Apache-2.0
// The commands that all families have in common: time, trace, ledger, switches, and in rule_commands.cpp the rules. The
// table below documents them.
#include <algorithm>
#include <cstdio>

#include "simulator/core/call.h"
#include "simulator/core/command.h"

namespace winnet4j::sim {

// In rule_commands.cpp.
void rule(CommandLine& line, Lock& lock, std::string& answer);
void unrule(CommandLine& line, Lock& lock, std::string& answer);
void release(CommandLine& line, Lock& lock, std::string& answer);
void awaitFunction(CommandLine& line, Lock& lock, std::string& answer);
void chaos(CommandLine& line, Lock& lock, std::string& answer);

namespace {

void notInCallback() {
    if (world().inside(nullptr, nullptr) != nullptr) {
        throw CommandError{"not from inside a callback"};
    }
}

void reset(CommandLine& line, Lock& lock, std::string& answer) {
    const std::int64_t seed = line.number("seed").value_or(0);
    line.finish();
    notInCallback();
    std::string left = world().reset(lock, static_cast<std::uint64_t>(seed));
    for (std::size_t at = 0; at < left.size(); at = left.find('\n', at) + 1) {
        answer += "leaked " + left.substr(at, left.find('\n', at) + 1 - at);
    }
}

void mode(CommandLine& line, Lock& lock, std::string&) {
    const int which = line.oneOf({"stepped", "free"});
    line.finish();
    world().scheduler.mode(lock, which == 0 ? Scheduler::Mode::kStepped : Scheduler::Mode::kFree);
}

void stepsOnly() {
    notInCallback();
    if (world().scheduler.mode() != Scheduler::Mode::kStepped) {
        throw CommandError{"only in the mode stepped"};
    }
}

void step(CommandLine& line, Lock& lock, std::string& answer) {
    const bool wait = !line.flag("nowait");
    const auto next = line.flag("deadlines") ? Scheduler::Next::kDeadlineToo : Scheduler::Next::kEvent;
    const auto count = line.maybeWord();
    line.finish();
    stepsOnly();
    const std::int64_t wanted = count ? CommandLine::parseNumber(*count) : 1;
    std::int64_t ran = 0;
    while (ran < wanted && world().scheduler.step(lock, wait, next)) {
        ++ran;
    }
    answer += std::to_string(ran);
}

std::string counted(int steps) {
    if (steps < 0) {
        throw CommandError{"100000 events and no end"};
    }
    return std::to_string(steps);
}

void run(CommandLine& line, Lock& lock, std::string& answer) {
    line.finish();
    notInCallback();
    answer += counted(world().scheduler.run(lock));
}

void advance(CommandLine& line, Lock& lock, std::string& answer) {
    const std::int64_t by = CommandLine::parseTime(line.word("a time such as 250ms"));
    line.finish();
    stepsOnly();
    answer += counted(world().scheduler.advance(lock, by));
}

void deadline(CommandLine& line, Lock& lock, std::string&) {
    const std::int64_t in = CommandLine::parseTime(line.word("a time such as 250ms"));
    std::string name = line.word("a name");
    line.finish();
    world().scheduler.deadline(lock, in, [name = std::move(name)](Lock&) { world().note("deadline " + name); });
}

void settle(CommandLine& line, Lock& lock, std::string&) {
    line.finish();
    notInCallback();
    world().scheduler.settle(lock);
}

void now(CommandLine& line, Lock&, std::string& answer) {
    line.finish();
    answer += std::to_string(world().scheduler.now());
}

void trace(CommandLine& line, Lock&, std::string& answer) {
    const int what = line.oneOf({"on", "off", "clear", "get", "hash"});
    line.finish();
    Trace& trace = world().trace;
    if (what <= 1) {
        trace.turn(what == 0);
        world().updateAttention();
    } else if (what == 2) {
        trace.clear();
    } else if (what == 3) {
        answer += trace.text();
    } else {
        char text[17];
        std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(trace.hash()));
        answer += text;
    }
}

void ledger(CommandLine& line, Lock& lock, std::string& answer) {
    line.finish();
    answer += world().ledger(lock);
}

void threads(CommandLine& line, Lock&, std::string& answer) {
    const bool wake = line.flag("wake");
    line.finish();
    answer += world().scheduler.workers();
    if (wake) {
        world().scheduler.wakeAll();
    }
}

void misuse(CommandLine& line, Lock&, std::string& answer) {
    const bool clear = line.flag("clear");
    line.finish();
    for (const std::string& one : world().misuses()) {
        answer += one + '\n';
    }
    if (clear) {
        world().forgetMisuses();
    }
}

void handles(CommandLine& line, Lock&, std::string&) {
    const int which = line.oneOf({"recycle", "fresh"});
    line.finish();
    world().handles.recycle(which == 0);
}

void memory(CommandLine& line, Lock&, std::string& answer) {
    if (line.flag("guard")) {
        const int which = line.oneOf({"on", "off"});
        line.finish();
        world().memory.guard(which == 0);
        return;
    }
    line.finish();
    answer += world().memory.guarded() ? "guard on" : "guard off";
}

void blocking(CommandLine& line, Lock&, std::string&) {
    const int which = line.oneOf({"waits", "drives"});
    line.finish();
    world().scheduler.drives(which == 1);
}

void deadlock(CommandLine& line, Lock&, std::string&) {
    const int which = line.oneOf({"answer", "hang"});
    line.finish();
    world().deadlocksHang = which == 1;
}

void flip(CommandLine& line, Lock& lock, std::string&) {
    const std::string name = line.word("a name");
    std::string known;
    for (const Family* family : families()) {
        for (Switch* one : family->switches) {
            if (line.name() == one->group && name == one->name) {
                const int which = line.oneOf({one->onWord, one->offWord});
                line.finish();
                one->on = which == 0;
                world().note(line.name() + ' ' + name + ' ' + (one->on ? one->onWord : one->offWord));
                if (one->changed != nullptr) {
                    one->changed(lock);
                }
                return;
            }
            known += line.name() == one->group ? std::string(" ") + one->name : "";
        }
    }
    throw CommandError{"no such name, there is:" + known};
}

void quiet(CommandLine& line, Lock& lock, std::string&) {
    line.finish();
    notInCallback();
    world().scheduler.quiet(lock);
}

void help(CommandLine& line, Lock&, std::string& answer) {
    line.finish();
    const auto print = [&](const Command& command) {
        answer += std::string(command.name) + ' ' + command.arguments + "\n    " + command.what + '\n';
    };
    std::for_each(coreCommands().begin(), coreCommands().end(), print);
    for (const Family* family : families()) {
        std::for_each(family->commands.begin(), family->commands.end(), print);
    }
}

constexpr Command kCommands[] = {
    {"help", "", "this list", help},
    {"last", "", "the answer of the command before, once more and without doing it again", help},
    {"reset", "[seed=N]", "everything back to the start, after all that runs has ended; answers what was leaked",
     reset},
    {"mode", "stepped|free", "stepped: nothing happens by itself; free: 4 threads run events in real time", mode},
    {"step", "[N] [nowait] [deadlines]",
     "runs the next N due events, 1 without N; answers how many; nowait: only starts them; deadlines: those of the "
     "client count, when nothing else is left",
     step},
    {"deadline", "TIME NAME", "a deadline that the client has from now on: the timeline says when it passes", deadline},
    {"run", "", "until no event is left; answers how many ran", run},
    {"advance", "TIME", "moves the clock by TIME (250ms, 5us, 2s) and runs what falls due; answers how many ran",
     advance},
    {"settle", "", "waits until each thread of Windows is idle or blocked in the simulator", settle},
    {"now", "", "the time in microseconds", now},
    {"rule", "FUNCTION [nth=N|from=N] [thread=N] ACTION...",
     "what calls do from now on. return=CODE: nothing but that; delay=TIME; hang: until release; value=N: success, and "
     "N "
     "for a handle. Of what completes: code=N, reason=N, before (it returns), inside (it, on its thread), twice, never",
     rule},
    {"unrule", "FUNCTION|all", "answers how many rules there were", unrule},
    {"release", "FUNCTION", "lets the calls go that hang there", release},
    {"await", "FUNCTION [threads=N]", "waits until a thread, or N, are blocked in that function", awaitFunction},
    {"blocking", "waits|drives", "drives: a call that blocks lets events happen meanwhile, as time does", blocking},
    {"deadlock", "answer|hang", "what a call does that would never return: answers 1131, or hangs until reset",
     deadlock},
    {"chaos", "percent=N [except=FUNCTION...]", "that share of calls fails with a documented code, delays are random",
     chaos},
    {"trace", "on|off|clear|get|hash", "the timeline: time, thread, what", trace},
    {"ledger", "", "what is open, pending, not freed, running, blocked: a line each", ledger},
    {"misuse", "[clear]", "what the client did wrong: kind, function, detail; a line each", misuse},
    {"handles", "recycle|fresh", "recycle: the value of a closed handle is used again at once", handles},
    {"memory", "[guard on|off]",
     "on: no access behind a block's end, nor to it after its end; without anything: answers which", memory},
    {"service", "NAME stop|start", "a service of Windows", flip},
    {"policy", "NAME on|off", "what group policy allows", flip},
    {"consent", "NAME on|off", "what the user allows", flip},
    {"threads", "[wake]", "Windows' threads, and what each does: a line each; wake: whatever waits looks again",
     threads},
    {"quiet", "", "ends Windows' idle threads, which keep the DLL loaded", quiet},
};

}  // namespace

std::span<const Command> coreCommands() noexcept { return kCommands; }

}  // namespace winnet4j::sim
