// SPDX-License-Identifier: Apache-2.0
// Channels: where a callback of Windows that comes unasked finds its ring. A callback is given a number, not an
// address: channels are never freed and numbers never come again, so one that comes after the close, however late,
// finds nothing.
//
// What is promised:
// - publish never waits, and touches nothing after close has returned.
// - close waits only for a publish that is copying just now, and for other threads that look at the channel.
// Knows neither JNI nor what the events mean.
#pragma once

#include <cstdint>

#include "port/port.h"

namespace winnet4j::port {

/** Which channel, with the number of its use above. 0 is none. */
using ChannelId = std::uint64_t;

class Channels {
  public:
    /** The cells of a channel, as Ring::open takes them, and what their owner knows them by. */
    struct Cells {
        unsigned char* memory;
        std::uint32_t events;
        std::uint32_t stride;
        void* owner;
    };

    /** Announced by completions of that port. 0: no channel is left. */
    static ChannelId open(Port& port, const Cells& cells) noexcept;

    /** By any thread: false when the channel is closed, or full and the event dropped. */
    static bool publish(ChannelId id, const void* head, std::uint32_t headSize, const void* rest,
                        std::uint32_t restSize) noexcept;

    /** The same for an event of the application's own, which is not counted as dropped. */
    static bool offer(ChannelId id, const void* event, std::uint32_t size) noexcept;

    // By the driver of the port.

    /** Begins that operation, which the next event completes. */
    static std::uint32_t arm(ChannelId id, Token bell) noexcept;
    /** Gives back the cells that were taken before; how many of the next hold their events now. */
    static int take(ChannelId id, int most) noexcept;

    // By any thread; of a channel that is being closed just now, too.

    /** Ends the operation that was armed, as cancelled, unless an event has ended it. */
    static void disarm(ChannelId id) noexcept;
    static std::uint64_t dropped(ChannelId id) noexcept;

    struct Left {
        /** Events that have not been taken. */
        std::uint64_t events;
        /** Of the cells, which are no longer the channel's. */
        void* owner;
    };

    /** By the thread that leaves last, when nothing takes or arms any more: nothing is published from now on. */
    static Left close(ChannelId id) noexcept;
};

}  // namespace winnet4j::port
