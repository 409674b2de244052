// SPDX-License-Identifier: Apache-2.0
// Memory that can run out, in place of port/memory.cpp.
#pragma once

#include <atomic>

namespace winnet4j::test {

/** The number of commits that succeed from now on; negative: all. */
extern std::atomic<int> commitsLeft;
/** No addresses are left. */
extern std::atomic<bool> refuseReservations;
/** How many ranges of addresses are held. */
extern std::atomic<int> reservations;

}  // namespace winnet4j::test
