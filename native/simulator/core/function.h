// SPDX-License-Identifier: Apache-2.0
// What the core knows of an exported function, and of a family of them: names, codes, what a rule may do to it,
// commands and switches. Each family lists its own; families.cpp lists the families.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "simulator/core/lock.h"

namespace winnet4j::sim {

class CommandLine;

/** What a rule can do to a function beyond return=, delay= and hang, which fit all. */
enum Can : std::uint32_t {
    kPlain = 0,
    kCompletes = 1,  ///< it has a completion or a callback: before, inside, twice, never, code=; delay= is of that one
    kHandsHandle = 2,  ///< it hands out a handle: value=
};

struct Function {
    const char* name;
    std::uint32_t can;
    /** The documented failures, ended by 0: what chaos draws from. */
    DWORD codes[14];
};

struct Command {
    const char* name;
    const char* arguments;
    const char* what;
    /** Throws CommandError. Appends its answer. */
    void (*run)(CommandLine& line, Lock& lock, std::string& answer);
};

/** Something of the world that is on or off: `service wlansvc stop`. */
struct Switch {
    const char* group;
    const char* name;
    const char* onWord;
    const char* offWord;
    bool initial;
    bool on;
    /** After a change by command, or null. */
    void (*changed)(Lock& lock);
};

struct Family {
    const char* name;
    std::span<const Function* const> functions;
    std::span<const Command> commands;
    std::span<Switch* const> switches;
    /** Back to the start. All handles are forgotten already. */
    void (*reset)(Lock& lock);
    /** Appends a line for each thing pending that the core doesn't know of, or null. */
    void (*ledger)(Lock& lock, std::string& answer);
};

/** All of them; in families.cpp. */
std::span<const Family* const> families() noexcept;

}  // namespace winnet4j::sim
