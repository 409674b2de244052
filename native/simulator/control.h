// SPDX-License-Identifier: Apache-2.0
// The one thing of the simulator that others see: a command line in, its answer out. `help` prints every command.
#pragma once

/**
 * Runs one command, or several lines of them up to the first that fails; text is UTF-8. Writes the answer, ended by NUL
 * and cut to room, and returns the length that the whole answer has without its NUL. When a line is not understood or
 * can't be done the answer says why, and the result is negative: minus that length. `last` gives the last answer again.
 */
extern "C" int Sim_Command(const char* line, char* out, int room);
