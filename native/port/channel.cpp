// SPDX-License-Identifier: Apache-2.0
#include "port/channel.h"

#include <atomic>
#include <new>

#include "port/ring.h"

namespace winnet4j::port {
namespace {

struct Channel {
    Ring ring;
    // Written before the number of the use that follows is known anywhere.
    Port* port = nullptr;
    void* owner = nullptr;
    bool inUse = false;  // guarded by opening

    auto poster() noexcept {
        return [this](Slot& bell) { port->post(bell, 0); };
    }
};

constexpr std::uint32_t kMost = 1024;

/** Made when they are first needed, and never freed: a publisher may come at any time. */
std::atomic<Channel*> channels[kMost];
Mutex opening;  // guards which opener gets which channel; held for a moment

std::uint32_t useOf(ChannelId id) noexcept { return static_cast<std::uint32_t>(id >> 32); }

/** By any thread; open or not. */
Channel* at(ChannelId id) noexcept {
    const auto index = static_cast<std::uint32_t>(id);
    return index < kMost ? channels[index].load(std::memory_order_acquire) : nullptr;
}

/** By threads that it stays open for. */
Channel* find(ChannelId id) noexcept {
    Channel* channel = at(id);
    return channel != nullptr && channel->ring.isOpen(useOf(id)) ? channel : nullptr;
}

}  // namespace

ChannelId Channels::open(Port& port, const Cells& cells) noexcept {
    const std::lock_guard guard(opening);
    for (std::uint32_t i = 0; i < kMost; ++i) {
        Channel* channel = channels[i].load(std::memory_order_relaxed);
        if (channel != nullptr && channel->inUse) {
            continue;
        }
        if (channel == nullptr) {
            channel = new (std::nothrow) Channel;
            if (channel == nullptr) {
                return 0;
            }
            channels[i].store(channel, std::memory_order_release);
        }
        channel->port = &port;
        channel->owner = cells.owner;
        if (const std::uint64_t use = channel->ring.open(cells.memory, cells.events, cells.stride)) {
            channel->inUse = true;
            return use << 32 | i;
        }
    }
    return 0;
}

bool Channels::publish(ChannelId id, const void* head, std::uint32_t headSize, const void* rest,
                       std::uint32_t restSize) noexcept {
    Channel* channel = at(id);
    return channel != nullptr &&
           channel->ring.publish(useOf(id), head, headSize, rest, restSize, channel->poster()) == Ring::Put::kDone;
}

bool Channels::offer(ChannelId id, const void* event, std::uint32_t size) noexcept {
    Channel* channel = at(id);
    return channel != nullptr &&
           channel->ring.offer(useOf(id), event, size, nullptr, 0, channel->poster()) == Ring::Put::kDone;
}

std::uint32_t Channels::arm(ChannelId id, Token bell) noexcept {
    Channel* channel = find(id);
    Slot* slot = channel != nullptr ? slab().begin(bell) : nullptr;
    if (slot == nullptr) {
        return ERROR_INVALID_HANDLE;
    }
    channel->ring.arm(*slot, channel->poster());
    return ERROR_IO_PENDING;
}

int Channels::take(ChannelId id, int most) noexcept {
    Channel* channel = find(id);
    return channel != nullptr ? channel->ring.take(most) : 0;
}

void Channels::disarm(ChannelId id) noexcept {
    if (Channel* channel = at(id)) {
        channel->ring.disarm(useOf(id), [channel](Slot& bell) {
            bell.code = ERROR_OPERATION_ABORTED;
            channel->port->post(bell, 0);
        });
    }
}

std::uint64_t Channels::dropped(ChannelId id) noexcept {
    Channel* channel = at(id);
    return channel != nullptr ? channel->ring.dropped(useOf(id)) : 0;
}

Channels::Left Channels::close(ChannelId id) noexcept {
    Channel* channel = find(id);
    if (channel == nullptr) {
        return {0, nullptr};
    }
    const Left left{channel->ring.close(), channel->owner};
    const std::lock_guard guard(opening);
    channel->inUse = false;
    return left;
}

}  // namespace winnet4j::port
