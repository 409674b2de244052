// SPDX-License-Identifier: Apache-2.0
// A client that does what it may, drawn from a seed: publishes, reads, adds, cancels, closes, with the service going
// away and coming back. After each run: every operation ended exactly once, what was read is true, nothing is left
// open, no misuse was found; and the same seed gives the same trace, to the byte.
#include <doctest/doctest.h>

#include <algorithm>
#include <list>

#include "peerdist_client.h"
#include "simulator/core/random.h"

using namespace winnet4j::test;

namespace {

std::string nameOf(std::size_t index) {
    std::string name = "c0";
    name[1] = static_cast<char>('0' + index);
    return name;
}

class Client {
  public:
    explicit Client(std::uint64_t seed) : random_(seed * 77 + 1) {}

    std::string run() {
        for (std::size_t i = 0; i < 4; ++i) {
            command("peerdist publish " + nameOf(i) + " size=" + std::to_string(kSize) +
                    " pattern=" + std::to_string(i));
            contents_.push_back(session_.ready(nameOf(i)));
        }
        command("peerdist cancel drawn");
        for (int i = 0; i < 120; ++i) {
            act();
        }
        for (HANDLE& content : contents_) {
            close(content);
        }
        command("run");
        drain();
        CHECK(operations_.empty());
        CHECK(command("ledger") == "handle peerdist#1\n");
        CHECK(command("misuse").empty());
        return command("trace get");
    }

  private:
    static constexpr std::uint64_t kSize = 150'000;
    enum class What { kRead, kAdd, kFlush };
    struct Operation {
        Read read;
        What what;
        std::size_t content;
        std::uint64_t offset;
    };

    int draw(int below) { return static_cast<int>(random_.between(0, below - 1)); }

    void close(HANDLE& content) {
        if (content != nullptr) {
            CHECK(PeerDistClientCloseContent(session_.handle, content) == 0);
            content = nullptr;
        }
    }

    void began(Operation& operation, DWORD code) {
        if (code == ERROR_IO_PENDING) {
            return;
        }
        CHECK((code == PEERDIST_ERROR_INVALIDATED || code == PEERDIST_ERROR_SERVICE_UNAVAILABLE));
        operations_.remove_if([&](const Operation& one) { return &one == &operation; });
    }

    void act() {
        const auto index = static_cast<std::size_t>(draw(4));
        HANDLE& content = contents_[index];
        const std::uint64_t offset = static_cast<std::uint64_t>(draw(kSize + 10));
        const int what = draw(12);
        if (what >= 9) {
            command("step " + std::to_string(draw(5)));
            drain();
        } else if (content == nullptr) {
            if (what < 4) {
                command("service peerdist start");
                // Its packets would be mixed with ours.
                command("run");
                drain();
                content = session_.ready(nameOf(index));
            }
        } else if (what < 4) {
            Operation& operation = operations_.emplace_back(
                Operation{Read(offset, static_cast<DWORD>(draw(9000) + 1)), What::kRead, index, offset});
            const DWORD timeout = static_cast<DWORD>(draw(2) == 0 ? 0 : draw(40));
            began(operation, what < 2 ? operation.read.block(session_, content, timeout)
                                      : operation.read.stream(session_, content, timeout));
        } else if (what == 4) {
            const auto size = static_cast<DWORD>(draw(5000) + 1);
            const std::string data = patternBytes(size, offset, index);
            Operation& operation = operations_.emplace_back(Operation{Read(offset, size), What::kAdd, index, offset});
            operation.read.buffer.assign(data.begin(), data.end());
            began(operation, PeerDistClientAddData(session_.handle, content, size, operation.read.buffer.data(),
                                                   &operation.read.overlapped));
        } else if (what == 5) {
            command("peerdist missing " + nameOf(index) + " from=" + std::to_string(draw(kSize / 2)) +
                    " length=" + std::to_string(draw(kSize / 2)));
        } else if (what == 6 && !operations_.empty()) {
            auto it = operations_.begin();
            std::advance(it, draw(static_cast<int>(operations_.size())));
            OVERLAPPED* overlapped = draw(4) == 0 ? nullptr : &it->read.overlapped;
            const DWORD code = PeerDistClientCancelAsyncOperation(session_.handle, content, overlapped);
            CHECK((code == 0 || code == PEERDIST_ERROR_OPERATION_NOTFOUND || code == PEERDIST_ERROR_INVALIDATED ||
                   code == PEERDIST_ERROR_SERVICE_UNAVAILABLE));
        } else if (what == 7 && draw(4) == 0) {
            close(content);
        } else if (what == 8 && draw(6) == 0) {
            command("service peerdist stop");
            drain();
            command("service peerdist start");
        }
    }

    void drain() {
        while (const auto packet = session_.port.take()) {
            const auto found = std::find_if(operations_.begin(), operations_.end(), [&](const Operation& operation) {
                return &operation.read.overlapped == packet->overlapped;
            });
            REQUIRE(found != operations_.end());  // each ends once: it is forgotten below
            const DWORD code = packet->code;
            if (found->what == What::kRead && code == 0) {
                const std::uint64_t from = offsetOf(found->read.overlapped);
                REQUIRE(packet->bytes <= found->read.buffer.size());
                CHECK(std::string(found->read.buffer.begin(), found->read.buffer.begin() + packet->bytes) ==
                      patternBytes(packet->bytes, from, found->content));
            } else if (code == PEERDIST_ERROR_MISSING_DATA || code == ERROR_TIMEOUT) {
                CHECK(packet->bytes > 0);
                CHECK(offsetOf(found->read.overlapped) + packet->bytes <= kSize);
            } else if (found->what == What::kAdd) {
                CHECK((code == 0 || code == PEERDIST_ERROR_OUT_OF_BOUNDS || code == ERROR_OPERATION_ABORTED ||
                       code == PEERDIST_ERROR_INVALIDATED));
            } else {
                CHECK((code == PEERDIST_ERROR_NO_MORE || code == ERROR_OPERATION_ABORTED ||
                       code == PEERDIST_ERROR_INVALIDATED));
            }
            operations_.erase(found);
        }
    }

    winnet4j::sim::Random random_;
    Session session_;
    std::vector<HANDLE> contents_;
    std::list<Operation> operations_;
};

std::string traceOf(std::uint64_t seed) {
    Fresh fresh(seed);
    command("trace on\nmemory guard on");
    return Client(seed).run();
}

}  // namespace

TEST_SUITE("peerdist_random") {
    TEST_CASE("a legal client, many seeds: nothing is lost, nothing is untrue, and equal seeds give equal traces") {
        for (std::uint64_t seed = firstSeed; seed < firstSeed + seeds; ++seed) {
            CAPTURE(seed);
            const std::string trace = traceOf(seed);
            if (seed % 10 == 0) {
                REQUIRE(trace == traceOf(seed));
            }
        }
    }
}
