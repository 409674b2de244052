// SPDX-License-Identifier: Apache-2.0
// The library's own new, which can fail on request.
#pragma once

namespace winnet4j::torture {

/** The next allocations that fail, after a number of others that don't. */
void failAllocations(int after, int count) noexcept;

}  // namespace winnet4j::torture
