// SPDX-License-Identifier: Apache-2.0
// Channels against a plain model, over two ports of a Windows in memory: the bytes say what callbacks, the drivers of
// the ports and closing threads do, one after the other. A number that is not that of an open channel finds nothing,
// each bell that was armed ends once and on its own port, and every event is taken, dropped or left over.
#include "port/channel.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "port/ring.h"
#include "target.h"

namespace winnet4j::fuzz {
namespace {

using port::ChannelId;
using port::Channels;
using port::Port;
using port::Ring;
using port::Token;

bool packetsFail = false;

BOOL WINAPI postOrFail(HANDLE port, DWORD bytes, ULONG_PTR key, OVERLAPPED* overlapped) {
    return packetsFail ? FALSE : PostQueuedCompletionStatus(port, bytes, key, overlapped);
}

/** A channel as its user knows it. */
struct Channel {
    enum class Bell { kIdle, kArmed, kRung };
    struct Event {
        std::uint32_t size;
        std::string bytes;
    };

    std::size_t port;
    std::uint32_t events;
    std::uint32_t room;
    std::unique_ptr<std::uint64_t[]> cells;
    Token last;
    Bell bell = Bell::kIdle;
    /** Not given back, the oldest first. */
    std::deque<Event> queue;
    std::size_t taken = 0;
    std::uint64_t passed = 0;
    std::uint64_t dropped = 0;

    const unsigned char* cell(std::uint64_t ticket) const {
        return reinterpret_cast<const unsigned char*>(cells.get()) + (ticket & (events - 1)) * (Ring::kHeader + room);
    }
    void giveBack() {
        queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(taken));
        passed += taken;
        taken = 0;
    }
};

class World {
  public:
    explicit World(Input& input) : input_(input) {
        Port::postPacket = &postOrFail;
        packetsFail = false;
    }

    void live() {
        while (!input_.empty()) {
            act();
        }
        while (!channels_.empty()) {
            close(channels_.begin());
        }
        require(expected_.empty(), "each operation that was begun has ended");
        require(port::slab().inProgress() == 0, "nothing is left in progress");
    }

  private:
    using Open = std::map<ChannelId, Channel>::iterator;

    void act() {
        const auto what = input_.below(12);
        if (what == 0 || channels_.empty()) {
            open();
            return;
        }
        const auto at = std::next(channels_.begin(), input_.below(static_cast<std::uint32_t>(channels_.size())));
        Channel& channel = at->second;
        switch (what) {
            case 1:
            case 2:
            case 3:
                publish(at);
                break;
            case 4:
                take(at);
                break;
            case 5:
                if (channel.bell == Channel::Bell::kIdle) {
                    arm(at);
                }
                break;
            case 6:
                disarm(at);
                break;
            case 7:
                turn(channel.port);
                break;
            case 8:
                strange(at);
                break;
            case 9:
                close(at);
                break;
            case 10:
                packetsFail = !packetsFail;
                break;
            default:
                if (input_.below(64) == 0) {
                    openAll();
                }
        }
    }

    void open() {
        Channel channel;
        channel.port = input_.below(kPorts);
        channel.events = 1u << input_.below(5);
        channel.room = 8 * input_.below(9);
        const std::size_t stride = Ring::kHeader + channel.room;
        channel.cells = std::make_unique<std::uint64_t[]>(channel.events * stride / 8);
        channel.last = port::slab().acquire(*ports_[channel.port]);
        require(static_cast<bool>(channel.last), "a slot");
        const ChannelId id = Channels::open(*ports_[channel.port],
                                            {reinterpret_cast<unsigned char*>(channel.cells.get()), channel.events,
                                             static_cast<std::uint32_t>(stride), channel.cells.get()});
        require(id != 0 && !channels_.contains(id) && id != closed_, "a number that no channel had");
        channels_.emplace(id, std::move(channel));
    }
    /** Until there is none left; each is closed again. */
    void openAll() {
        std::uint64_t cells[(Ring::kHeader + 8) / 8] = {};
        std::vector<ChannelId> more;
        const auto next = [&] {
            return Channels::open(*ports_[0], {reinterpret_cast<unsigned char*>(cells), 1, Ring::kHeader + 8, &more});
        };
        while (const ChannelId id = next()) {
            more.push_back(id);
        }
        require(more.size() + channels_.size() == 1024, "as many channels as there can be");
        for (const ChannelId id : more) {
            const Channels::Left left = Channels::close(id);
            require(left.owner == &more && left.events == 0, "each with its own owner");
        }
    }
    void publish(Open at) {
        Channel& channel = at->second;
        const bool offers = input_.yes(), twoParts = input_.yes();
        const std::string head(input_.takeBytes(input_.below(48))), rest(input_.takeBytes(input_.below(48)));
        const auto size = static_cast<std::uint32_t>(head.size()), more = static_cast<std::uint32_t>(rest.size());
        const bool full = channel.queue.size() == channel.events;
        const bool second = twoParts && !offers;
        const bool done = offers
                              ? Channels::offer(at->first, head.data(), size)
                              : Channels::publish(at->first, head.data(), size, second ? rest.data() : nullptr, more);
        require(done != full, "an event is taken unless the channel is full");
        if (full) {
            channel.dropped += offers ? 0 : 1;
        } else {
            const std::string all = second ? head + rest : head;
            channel.queue.push_back({static_cast<std::uint32_t>(all.size()), all.substr(0, channel.room)});
            rings(channel, ERROR_SUCCESS);
        }
        require(Channels::dropped(at->first) == channel.dropped, "each event that was dropped is counted");
    }
    void take(Open at) {
        Channel& channel = at->second;
        channel.giveBack();
        const std::size_t most = input_.below(2 * channel.events + 1);
        const std::size_t there = std::min(most, channel.queue.size());
        require(Channels::take(at->first, static_cast<int>(most)) == static_cast<int>(there), "the next events");
        channel.taken = there;
        for (std::size_t i = 0; i < there; ++i) {
            const Channel::Event& event = channel.queue[i];
            const unsigned char* cell = channel.cell(channel.passed + i);
            std::uint32_t size;
            std::memcpy(&size, cell + Ring::kSize, sizeof size);
            require(size == event.size, "an event keeps its full size");
            require(std::memcmp(cell + Ring::kHeader, event.bytes.data(), event.bytes.size()) == 0, "and its bytes");
        }
    }
    void arm(Open at) {
        Channel& channel = at->second;
        const Token next = Token::of(channel.last.index(), channel.last.generation() + 1);
        require(Channels::arm(at->first, channel.last) == ERROR_INVALID_HANDLE, "an operation begins once");
        require(Channels::arm(at->first, next) == ERROR_IO_PENDING, "an operation of the channel");
        channel.last = next;
        channel.giveBack();
        channel.bell = Channel::Bell::kArmed;
        if (!channel.queue.empty()) {
            rings(channel, ERROR_SUCCESS);
        }
    }
    void disarm(Open at) {
        Channels::disarm(at->first);
        rings(at->second, ERROR_OPERATION_ABORTED);
    }
    /** Its operation ends now, if one was armed. */
    void rings(Channel& channel, std::uint32_t code) {
        if (channel.bell == Channel::Bell::kArmed) {
            channel.bell = Channel::Bell::kRung;
            expected_.emplace(channel.last.value, code);
        }
    }
    void turn(std::size_t index) {
        Port& port = *ports_[index];
        const port::Turn turn = port::take(port, port::slab(), port, port.records, port::kBatch, 0);
        require(turn.error == ERROR_SUCCESS || turn.error == WAIT_TIMEOUT, "a wait of no time");
        for (int i = 0; i < turn.records; ++i) {
            const port::Record& record = port.records[i];
            const auto found = expected_.find(record.token);
            require(found != expected_.end(), "what ends was begun, and ends once");
            require(found->second == record.code, "as it was rung or disarmed");
            expected_.erase(found);
            const auto its = std::find_if(channels_.begin(), channels_.end(),
                                          [&](const auto& entry) { return entry.second.last.value == record.token; });
            require(its != channels_.end() && its->second.port == index, "on the port of its channel");
            its->second.bell = Channel::Bell::kIdle;
        }
    }
    /** With a number near one that is open, or any. */
    void strange(Open at) {
        ChannelId id = input_.take<ChannelId>();
        switch (input_.below(4)) {
            case 0:
                id = at->first + (std::uint64_t{1} << 32);
                break;
            case 1:
                id = at->first - (std::uint64_t{1} << 32);
                break;
            case 2:
                id = closed_;
                break;
            default:
                break;
        }
        if (channels_.contains(id)) {
            return;
        }
        require(!Channels::publish(id, "x", 1, nullptr, 0) && !Channels::offer(id, "x", 1), "it finds nothing");
        require(Channels::take(id, 1) == 0 && Channels::dropped(id) == 0, "it has nothing");
        const Channel& channel = at->second;
        if (channel.bell == Channel::Bell::kIdle) {
            const Token next = Token::of(channel.last.index(), channel.last.generation() + 1);
            require(Channels::arm(id, next) == ERROR_INVALID_HANDLE, "it begins nothing");
        }
        Channels::disarm(id);
        const Channels::Left left = Channels::close(id);
        require(left.events == 0 && left.owner == nullptr, "it closes nothing");
    }
    void close(Open at) {
        Channel& channel = at->second;
        disarm(at);
        for (int i = 0; channel.bell != Channel::Bell::kIdle; ++i) {
            require(i < 16, "what was disarmed comes back");
            turn(channel.port);
        }
        channel.giveBack();
        const Channels::Left left = Channels::close(at->first);
        require(left.owner == channel.cells.get() && left.events == channel.queue.size(), "what was not taken is left");
        require(port::slab().release(channel.last), "its slot is free again");
        closed_ = at->first;
        channels_.erase(at);
    }

    static constexpr std::size_t kPorts = 2;

    /** Opened once: the locks of a port aren't destroyed, on Windows they are a word. */
    static Port* const* ports() {
        static Port* const* const all = [] {
            static Port* opened[kPorts];
            for (Port*& port : opened) {
                port = new Port;
                require(port->open() == ERROR_SUCCESS, "a port");
            }
            return opened;
        }();
        return all;
    }

    Input& input_;
    Port* const* const ports_ = ports();
    std::map<ChannelId, Channel> channels_;
    /** What was rung and hasn't been taken: token and code. */
    std::map<std::uint64_t, std::uint32_t> expected_;
    ChannelId closed_ = 0;
};

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    winnet4j::fuzz::Input input(data, size);
    winnet4j::fuzz::World(input).live();
    return 0;
}
