// SPDX-License-Identifier: Apache-2.0
// Channels: where a callback of Windows that comes unasked finds its ring. A callback is given a number, not an
// address: channels are never freed and numbers never come again, so one that comes after the close, however late,
// finds nothing.
//
// What is promised:
// - publish never waits, and touches nothing after close has returned.
// - close waits only for a publish that is copying just now, and for others who look at the channel.
// Knows neither JNI nor what the events mean.
#pragma once

#include <cstdint>

#include "port/port.h"

namespace winnet4j::port {

/** Which channel, and the how-manieth use of it. 0 is none. */
using ChannelId = std::uint64_t;

class Channels {
  public:
    /** Room for that many events of at most so many bytes, told by completions of that port. 0: no memory, or no
     * channel left. */
    static ChannelId open(Port& port, std::uint32_t events, std::uint32_t size) noexcept;

    /** By any thread: false when the channel is closed, or full and the event dropped. */
    static bool publish(ChannelId id, const void* head, std::uint32_t headSize, const void* rest,
                        std::uint32_t restSize) noexcept;

    /** The same for an event of the application's own, which is not counted as dropped. */
    static bool offer(ChannelId id, const void* event, std::uint32_t size) noexcept;

    // By the driver of the port.

    /** Begins that operation, which the next event completes. */
    static std::uint32_t arm(ChannelId id, Token bell) noexcept;
    /** Takes events: each with its full size as 64 bits before its bytes; how many. */
    static int take(ChannelId id, unsigned char* out, int room) noexcept;

    // By any thread; of a channel that is being closed just now, too.

    /** Ends the operation that was armed, as cancelled, unless an event has ended it. */
    static void disarm(ChannelId id) noexcept;
    static std::uint64_t dropped(ChannelId id) noexcept;

    /** By whoever leaves last, when nobody takes or arms any more: nothing is published from now on. How many events
     * nobody has taken. */
    static std::uint64_t close(ChannelId id) noexcept;
};

}  // namespace winnet4j::port
