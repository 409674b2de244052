// SPDX-License-Identifier: Apache-2.0
// From the NTSTATUS of a packet to the Win32 code, as GetQueuedCompletionStatus would give it.
#pragma once

#include <cstdint>

namespace winnet4j::port {

/** 0 for success and for what is only informative, such as a buffer that was filled. */
std::uint32_t toWin32(std::uint32_t status) noexcept;

}  // namespace winnet4j::port
