// SPDX-License-Identifier: Apache-2.0
// Memory that can run out, in place of port/memory.cpp.
#pragma once

#include <atomic>

namespace winnet4j::test {

/** So many commits succeed from now on; negative: all. */
extern std::atomic<int> commitsLeft;

}  // namespace winnet4j::test
