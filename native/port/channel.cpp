// SPDX-License-Identifier: Apache-2.0
#include "port/channel.h"

#include <new>

#include "port/ring.h"

namespace winnet4j::port {
namespace {

struct Channel {
    /** generation:32, open:1, publishers:31 */
    std::atomic<std::uint64_t> state{0};
    Ring* ring = nullptr;
    Port* port = nullptr;
};

constexpr std::uint32_t kMost = 1024;
constexpr std::uint64_t kOpen = 1u << 31;
constexpr std::uint64_t kPublishers = kOpen - 1;

Channel channels[kMost];
Mutex opening;  // guards who gets which channel; held for a moment

std::uint32_t generationOf(std::uint64_t state) noexcept { return static_cast<std::uint32_t>(state >> 32); }

/** Whether the channel is open for that number; generation and index are as in a token. */
bool isOpen(std::uint64_t state, ChannelId id) noexcept {
    return (state & kOpen) != 0 && generationOf(state) == static_cast<std::uint32_t>(id >> 32);
}

Channel* find(ChannelId id) noexcept {
    const auto index = static_cast<std::uint32_t>(id);
    return index < kMost && isOpen(channels[index].state.load(std::memory_order_acquire), id) ? &channels[index]
                                                                                              : nullptr;
}

/** A use of a channel by a thread that may not be its driver: while there is one its ring stays. */
class Use {
  public:
    explicit Use(ChannelId id) noexcept
        : channel_(static_cast<std::uint32_t>(id) < kMost ? &channels[static_cast<std::uint32_t>(id)] : nullptr),
          open_(channel_ != nullptr && isOpen(channel_->state.fetch_add(1, std::memory_order_seq_cst), id)) {}
    ~Use() {
        if (channel_ != nullptr) {
            channel_->state.fetch_sub(1, std::memory_order_release);
        }
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

    explicit operator bool() const noexcept { return open_; }
    Channel* operator->() const noexcept { return channel_; }

  private:
    Channel* channel_;
    bool open_;
};

}  // namespace

ChannelId Channels::open(Port& port, std::uint32_t events, std::uint32_t size) noexcept {
    const std::lock_guard guard(opening);
    for (std::uint32_t i = 0; i < kMost; ++i) {
        Channel& channel = channels[i];
        const std::uint64_t before = channel.state.load(std::memory_order_acquire);
        if ((before & kOpen) != 0 || channel.ring != nullptr || generationOf(before) == 0xFFFFFFFF) {
            continue;
        }
        Ring* ring = new (std::nothrow) Ring(events, size);
        if (ring == nullptr || !ring->ok()) {
            delete ring;
            return 0;
        }
        channel.ring = ring;
        channel.port = &port;
        // A late publisher may be counting itself in and out meanwhile.
        const std::uint64_t generation = std::uint64_t{generationOf(before)} + 1;
        channel.state.fetch_add((std::uint64_t{1} << 32) + kOpen, std::memory_order_seq_cst);
        return generation << 32 | i;
    }
    return 0;
}

bool Channels::publish(ChannelId id, const void* head, std::uint32_t headSize, const void* rest,
                       std::uint32_t restSize) noexcept {
    const Use channel(id);
    return channel &&
           channel->ring->publish(head, headSize, rest, restSize, [&](Slot& bell) { channel->port->post(bell, 0); });
}

bool Channels::offer(ChannelId id, const void* event, std::uint32_t size) noexcept {
    const Use channel(id);
    return channel && channel->ring->offer(event, size, nullptr, 0, [&](Slot& bell) { channel->port->post(bell, 0); });
}

std::uint32_t Channels::arm(ChannelId id, Token bell) noexcept {
    Channel* channel = find(id);
    Slot* slot = channel != nullptr ? slab().begin(bell) : nullptr;
    if (slot == nullptr) {
        return ERROR_INVALID_HANDLE;
    }
    channel->ring->arm(*slot, [&](Slot& rung) { channel->port->post(rung, 0); });
    return ERROR_IO_PENDING;
}

int Channels::take(ChannelId id, unsigned char* out, int room) noexcept {
    Channel* channel = find(id);
    int taken = 0;
    while (channel != nullptr && taken < room) {
        const std::int64_t size = channel->ring->take(out + sizeof(std::int64_t));
        if (size < 0) {
            break;
        }
        std::memcpy(out, &size, sizeof size);
        out += sizeof size + channel->ring->size();
        taken++;
    }
    return taken;
}

void Channels::disarm(ChannelId id) noexcept {
    const Use channel(id);
    if (Slot* bell = channel ? channel->ring->disarm() : nullptr) {
        bell->code = ERROR_OPERATION_ABORTED;
        channel->port->post(*bell, 0);
    }
}

std::uint64_t Channels::dropped(ChannelId id) noexcept {
    const Use channel(id);
    return channel ? channel->ring->dropped() : 0;
}

std::uint64_t Channels::close(ChannelId id) noexcept {
    Channel* channel = find(id);
    if (channel == nullptr) {
        return 0;
    }
    channel->state.fetch_and(~kOpen, std::memory_order_seq_cst);
    while ((channel->state.load(std::memory_order_acquire) & kPublishers) != 0) {
        giveWay();
    }
    const std::uint64_t left = channel->ring->waiting();
    delete channel->ring;
    const std::lock_guard guard(opening);
    channel->ring = nullptr;
    return left;
}

}  // namespace winnet4j::port
