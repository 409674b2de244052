// SPDX-License-Identifier: Apache-2.0
// The library's own new, which can fail as told.
#pragma once

namespace winnet4j::torture {

/** So many of the next allocations fail, after so many that don't. */
void failAllocations(int after, int count) noexcept;

}  // namespace winnet4j::torture
