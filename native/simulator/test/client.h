// SPDX-License-Identifier: Apache-2.0
// What the tests of the simulator have in common: commands as one call, a fresh world for each test, a look at what the
// client did wrong.
#pragma once

#include <cstdint>
#include <string>

#include "simulator/control.h"
#include "win/api.h"

namespace winnet4j::test {

extern std::uint64_t seeds;
extern std::uint64_t firstSeed;

/** The answer; throws std::runtime_error with it when the command is refused. */
std::string command(const std::string& line);
/** Why it is refused; throws when it isn't. */
std::string refusal(const std::string& line);
int number(const std::string& line);

/** A world of its own for each test: reset before and after. */
class Fresh {
  public:
    explicit Fresh(std::uint64_t seed = 1) { command("reset seed=" + std::to_string(seed)); }
    ~Fresh();
    Fresh(const Fresh&) = delete;
    Fresh& operator=(const Fresh&) = delete;
};

}  // namespace winnet4j::test
