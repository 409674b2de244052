// SPDX-License-Identifier: Apache-2.0
// The ring against a plain model: a queue with a capacity. The bytes say what publishers and the driver do, one after
// the other; a publisher that is copying lets others go on in the middle of it, up to three deep.
#include "port/ring.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "target.h"

namespace winnet4j::fuzz {
namespace {

using port::Ring;
using port::Slot;

class World {
  public:
    explicit World(Input& input) : input_(input) { open(); }

    void live() {
        while (!input_.empty()) {
            act();
            settled();
        }
        close();
    }

  private:
    struct Event {
        bool written = false;
        std::uint32_t size = 0;
        std::string bytes;
    };
    struct Bell {
        World& world;
        void operator()(Slot& slot) const {
            require(&slot == &world.bell_, "the bell that was armed rings");
            require(world.armed_, "a bell rings once, and only when it was armed");
            require(!world.queue_.empty() || world.disarming_, "a bell rings for an event, or when it is taken away");
            world.armed_ = false;
        }
    };

    void open() {
        events_ = 1u << input_.below(5);
        room_ = 8 * input_.below(9);
        // Near the end of the tickets as well, where they wrap.
        first_ = input_.yes() ? (std::uint64_t{1} << 38) - 1 - input_.below(8) : input_.take<std::uint64_t>();
        const std::size_t stride = Ring::kHeader + room_;
        cells_ = std::make_unique<std::uint64_t[]>(events_ * stride / 8);
        // What lies in a cell must not look like the turn of an event to come, which zero does where tickets wrap.
        std::memset(cells_.get(), 0xFF, events_ * stride);
        use_ = ring_.open(memory(), events_, static_cast<std::uint32_t>(stride), first_);
        require(use_ == ++uses_, "each use has the next number");
        first_ &= (std::uint64_t{1} << 38) - 1;
        queue_.clear();
        passed_ = 0;
        taken_ = 0;
        dropped_ = 0;
        armed_ = false;
    }
    void close() {
        // What was taken last is given back by it.
        giveBack();
        require(ring_.close() == queue_.size(), "close answers how many events were not taken");
        require(!ring_.isOpen(use_), "closed is closed");
        armed_ = false;
    }
    void act() {
        switch (input_.below(8)) {
            case 0:
            case 1:
            case 2:
                publish();
                break;
            case 3:
                take();
                break;
            case 4:
                arm();
                break;
            case 5:
                disarm();
                break;
            case 6:
                look();
                break;
            default:
                if (depth_ == 0) {
                    close();
                    late();
                    open();
                }
        }
    }
    /** No event is being copied: a bell that is still armed has nothing to ring for. */
    void settled() const {
        require(!armed_ || queue_.size() == static_cast<std::size_t>(taken_), "no event waits while a bell is armed");
    }

    void publish() {
        const bool offers = input_.yes();
        const auto headSize = input_.below(3) == 0 ? input_.take<std::uint32_t>() : input_.below(41);
        const auto restSize = input_.below(3) == 0 ? input_.take<std::uint32_t>() : input_.below(70);
        const std::string head = bytesOf(headSize), rest = bytesOf(restSize);
        const bool noHead = input_.below(8) == 0, noRest = input_.below(8) == 0;
        if (input_.below(4) == 0 && depth_ < 3) {
            stall(head);
            return;
        }
        const bool full = queue_.size() == events_;
        Event expected;
        expected.written = true;
        expected.bytes = ((noHead ? "" : head) + (noRest ? "" : rest)).substr(0, room_);
        const std::uint64_t all = std::uint64_t{noHead ? 0 : headSize} + (noRest ? 0 : restSize);
        expected.size = static_cast<std::uint32_t>(std::min<std::uint64_t>(all, 0xFFFFFFFF));
        if (!full) {
            queue_.push_back(expected);
        }
        const void* first = noHead ? nullptr : head.data();
        const void* second = noRest ? nullptr : rest.data();
        const Ring::Put put = offers ? ring_.offer(use_, first, headSize, second, restSize, Bell{*this})
                                     : ring_.publish(use_, first, headSize, second, restSize, Bell{*this});
        require(put == (full ? Ring::Put::kFull : Ring::Put::kDone), "full when that many are not given back");
        dropped_ += full && !offers ? 1 : 0;
        require(ring_.dropped(use_) == dropped_, "each event that was dropped is counted");
    }
    /** Takes a place, lets the others go on, and writes then. */
    void stall(const std::string& bytes) {
        const bool full = queue_.size() == events_;
        std::uint64_t mine = 0;
        ++depth_;
        const Ring::Put put = ring_.put(
            use_,
            [&](unsigned char* cell) {
                mine = passed_ + queue_.size();
                queue_.emplace_back();
                for (std::uint32_t more = input_.below(6); more != 0; --more) {
                    act();
                }
                Event& event = queue_[mine - passed_];
                event.bytes = bytes.substr(0, room_);
                event.size = static_cast<std::uint32_t>(event.bytes.size());
                event.written = true;
                std::memcpy(cell + Ring::kSize, &event.size, sizeof event.size);
                std::memcpy(cell + Ring::kHeader, event.bytes.data(), event.bytes.size());
            },
            Bell{*this});
        --depth_;
        require(put == (full ? Ring::Put::kFull : Ring::Put::kDone), "a place is there unless the ring is full");
    }
    void take() {
        giveBack();
        const int most = static_cast<int>(input_.below(2 * events_ + 1));
        int whole = 0;
        while (whole < most && static_cast<std::size_t>(whole) < queue_.size() &&
               queue_[static_cast<std::size_t>(whole)].written) {
            ++whole;
        }
        require(ring_.take(most) == whole, "the events that lie there whole, from the first on");
        taken_ = whole;
        for (int i = 0; i < whole; ++i) {
            const Event& event = queue_[static_cast<std::size_t>(i)];
            const std::uint64_t ticket = first_ + passed_ + static_cast<std::uint64_t>(i);
            const unsigned char* cell = memory() + (ticket & (events_ - 1)) * (Ring::kHeader + room_);
            std::uint32_t size;
            std::memcpy(&size, cell + Ring::kSize, sizeof size);
            require(size == event.size, "an event keeps its full size");
            require(std::memcmp(cell + Ring::kHeader, event.bytes.data(), event.bytes.size()) == 0,
                    "an event comes out as it went in");
        }
    }
    void arm() {
        if (armed_) {
            return;  // the operation has not ended yet
        }
        giveBack();
        armed_ = true;
        ring_.arm(bell_, Bell{*this});
    }
    void disarm() {
        disarming_ = true;
        const bool was = armed_;
        ring_.disarm(use_, Bell{*this});
        disarming_ = false;
        // A publisher that has taken the bell rings when it is through.
        require(!armed_ || (was && depth_ != 0), "what was armed is completed");
    }
    void look() {
        require(ring_.isOpen(use_), "open is open");
        require(!ring_.isOpen(use_ - 1) && !ring_.isOpen(use_ + 1), "only the use that it is");
        late();
    }
    /** With the number of an earlier use. */
    void late() {
        const std::uint32_t old = ring_.isOpen(use_) ? use_ - 1 : use_;
        require(ring_.publish(old, "x", 1, nullptr, 0, Bell{*this}) == Ring::Put::kClosed,
                "a late event finds nothing");
        require(ring_.dropped(old) == 0, "a late look finds nothing");
        const bool was = armed_;
        ring_.disarm(old, Bell{*this});
        require(was == armed_, "a late disarming does nothing");
    }
    void giveBack() {
        queue_.erase(queue_.begin(), queue_.begin() + taken_);
        passed_ += static_cast<std::uint64_t>(taken_);
        taken_ = 0;
    }
    /** That many; of many as many as a cell can take. */
    std::string bytesOf(std::uint32_t size) {
        constexpr std::uint32_t kMost = 128;
        std::string bytes(input_.takeBytes(std::min(size, kMost)));
        bytes.resize(std::min(size, kMost), '.');
        return bytes;
    }
    unsigned char* memory() { return reinterpret_cast<unsigned char*>(cells_.get()); }

    Input& input_;
    Ring ring_;
    Slot bell_{};
    std::uint32_t uses_ = 0;
    std::uint32_t use_ = 0;
    std::uint32_t events_ = 0;
    std::uint32_t room_ = 0;
    std::uint64_t first_ = 0;
    std::unique_ptr<std::uint64_t[]> cells_;
    /** What has a place and wasn't given back, the oldest first. */
    std::deque<Event> queue_;
    int taken_ = 0;
    std::uint64_t passed_ = 0;
    std::uint64_t dropped_ = 0;
    bool armed_ = false;
    bool disarming_ = false;
    int depth_ = 0;
};

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    winnet4j::fuzz::Input input(data, size);
    winnet4j::fuzz::World(input).live();
    return 0;
}
