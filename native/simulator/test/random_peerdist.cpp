// SPDX-License-Identifier: Apache-2.0
// The random client's BranchCache: a session, contents that get their information and are read, operations that are
// cancelled. Each operation that began ends exactly once, with its own OVERLAPPED; what was read is the content.
#include <doctest/doctest.h>

#include <list>

#include "peerdist_client.h"
#include "random_client.h"

namespace winnet4j::test {
namespace {

constexpr std::uint64_t kSize = 70'000;

class PeerDistPart final : public Part {
  public:
    explicit PeerDistPart(Random&) {
        command("peerdist publish random size=" + std::to_string(kSize) + "\npeerdist cancel drawn");
        const std::string hex = command("peerdist information random");
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
            information_ += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        }
    }

    void act(Random& random) override {
        drain();
        if (session_ == nullptr) {
            PeerDistStartup(2, &session_, nullptr);
            return;
        }
        if (contents_.size() < 3 && random.percent(20)) {
            HANDLE handle = nullptr;
            const PEERDIST_CONTENT_TAG tag{{7}};
            if (PeerDistClientOpenContent(session_, &tag, port_.get(), 3, &handle) == 0) {
                contents_.push_back({handle, State::kNew, information_});
            }
            return;
        }
        if (contents_.empty()) {
            return;
        }
        auto content = contents_.begin();
        std::advance(content, random.between(0, static_cast<std::int64_t>(contents_.size()) - 1));
        if (random.percent(8)) {
            if (PeerDistClientCloseContent(session_, content->handle) == 0) {
                contents_.erase(content);
            }
        } else if (content->state == State::kNew) {
            Operation& op = begin(*content, What::kInform, 0, 1);
            began(op, PeerDistClientAddContentInformation(session_, content->handle, sizeOf(content->information),
                                                          bytesOf(content->information), &op.read.overlapped));
        } else if (content->state == State::kInformed) {
            Operation& op = begin(*content, What::kComplete, 0, 1);
            began(op, PeerDistClientCompleteContentInformation(session_, content->handle, &op.read.overlapped));
        } else if (content->state == State::kReady && random.percent(70)) {
            const auto offset = static_cast<std::uint64_t>(random.between(0, kSize));
            Operation& op = begin(*content, What::kRead, offset, static_cast<DWORD>(random.between(1, 3000)));
            const bool stream = random.percent(40);
            began(op,
                  stream
                      ? PeerDistClientStreamRead(session_, content->handle, static_cast<DWORD>(op.read.buffer.size()),
                                                 op.read.buffer.data(), 100, &op.read.overlapped)
                      : PeerDistClientBlockRead(session_, content->handle, static_cast<DWORD>(op.read.buffer.size()),
                                                op.read.buffer.data(), 100, &op.read.overlapped));
        } else if (content->state == State::kReady) {
            PeerDistClientCancelAsyncOperation(
                session_, content->handle,
                operations_.empty() || random.percent(30) ? nullptr : &operations_.front().read.overlapped);
        }
    }

    void end(Random&) override {
        for (const Opened& content : contents_) {
            CHECK(PeerDistClientCloseContent(session_, content.handle) == 0);
        }
        contents_.clear();
        if (session_ != nullptr) {
            CHECK(PeerDistShutdown(session_) == 0);
        }
        drain();
    }

    void check() override { CHECK(operations_.empty()); }

  private:
    enum class State { kNew, kInforming, kInformed, kCompleting, kReady };
    enum class What { kInform, kComplete, kRead };
    struct Opened {
        HANDLE handle;
        State state;
        std::string information;
    };
    struct Operation {
        Read read;
        What what;
        HANDLE content;
    };

    Operation& begin(Opened& content, What what, std::uint64_t offset, DWORD size) {
        content.state = what == What::kInform     ? State::kInforming
                        : what == What::kComplete ? State::kCompleting
                                                  : State::kReady;
        return operations_.emplace_back(Operation{Read(offset, size), what, content.handle});
    }

    /** A failed or aborted step of the information is tried again; its content is none the wiser. */
    void over(const Operation& op, bool done) {
        for (Opened& content : contents_) {
            if (content.handle == op.content && op.what == What::kInform) {
                content.state = done ? State::kInformed : State::kNew;
            } else if (content.handle == op.content && op.what == What::kComplete) {
                content.state = done ? State::kReady : State::kInformed;
            }
        }
    }

    void began(Operation& op, DWORD code) {
        if (code != ERROR_IO_PENDING) {
            over(op, false);
            operations_.remove_if([&](const Operation& one) { return &one == &op; });
        }
    }

    void drain() {
        while (const auto packet = port_.take()) {
            auto found = operations_.begin();
            while (found != operations_.end() && &found->read.overlapped != packet->overlapped) {
                ++found;
            }
            REQUIRE((found != operations_.end()));
            if (found->what == What::kRead && packet->code == 0) {
                CHECK(std::string(found->read.buffer.begin(), found->read.buffer.begin() + packet->bytes) ==
                      patternBytes(packet->bytes, offsetOf(found->read.overlapped)));
            }
            over(*found, packet->code == 0);
            operations_.erase(found);
        }
    }

    Port port_;
    HANDLE session_ = nullptr;
    std::string information_;
    std::list<Opened> contents_;
    std::list<Operation> operations_;
};

const Registered<PeerDistPart> registered;

}  // namespace
}  // namespace winnet4j::test
