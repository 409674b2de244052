// SPDX-License-Identifier: Apache-2.0
// The random client: many short lives, none of which may end with anything open or with a misuse; and equal seeds,
// which must give equal traces.
#include <algorithm>

#include "random_client.h"

namespace winnet4j::test {

std::string live(std::uint64_t seed, bool trace) {
    Fresh fresh(seed);
    Random random(seed * 2 + 1);
    command("blocking drives");
    if (trace) {
        command("trace on");
    }
    if (random.percent(50)) {
        command("handles recycle");
    }
    if (random.percent(10)) {
        command("memory guard on");
    }
    if (random.percent(40)) {
        command("chaos percent=" + std::to_string(random.between(1, 30)));
    }
    std::vector<std::unique_ptr<Part>> all;
    for (const MakePart make : parts()) {
        all.push_back(make(random));
    }
    // A part's share of the life doesn't shrink with the others.
    const std::int64_t length = random.between(5, 40 * static_cast<std::int64_t>(all.size()));
    for (std::int64_t i = 0; i < length; ++i) {
        if (random.percent(40)) {
            command(random.percent(80) ? "step" : "advance 50ms");
        } else {
            pick(random, all)->act(random);
        }
    }
    command("chaos percent=0");
    for (const auto& part : all) {
        part->end(random);
    }
    command("run");
    for (const auto& part : all) {
        part->check();
    }
    CHECK(command("ledger") == "");
    CHECK(command("misuse") == "");
    return trace ? command("trace get") : std::string();
}

}  // namespace winnet4j::test

using namespace winnet4j::test;

TEST_SUITE("random") {
    TEST_CASE("a legal client, whatever it does, ends with an empty ledger and no misuse") {
        for (std::uint64_t seed = firstSeed; seed < firstSeed + seeds; ++seed) {
            CAPTURE(seed);
            live(seed, false);
        }
    }

    TEST_CASE("two runs of a seed give byte-identical traces, two seeds don't; and the lives are full") {
        std::string last;
        std::string all;
        const std::uint64_t count = std::min<std::uint64_t>(seeds, 60);
        for (std::uint64_t seed = firstSeed; seed < firstSeed + count; ++seed) {
            CAPTURE(seed);
            const std::string trace = live(seed, true);
            CHECK(live(seed, true) == trace);
            CHECK(trace != last);
            last = trace;
            all += trace;
        }
        // A client that does nothing would pass all of the above.
        for (const char* const part : {"callback notification",
                                       "callback open",
                                       "error=0 ",
                                       "error=1223 ",
                                       "error=1225 ",
                                       "error=1168 ",
                                       "return WFDCancelOpenSession 0",
                                       "return WFDCloseSession 0",
                                       "return WFDCloseHandle 0",
                                       "return WlanCloseHandle 0",
                                       "return WlanRegisterNotification 0",
                                       "return WlanConnect 0",
                                       "return WlanDisconnect 0",
                                       "return WlanOpenHandle 1220",
                                       "code=10 ",
                                       "code=21 ",
                                       "link down",
                                       "return PeerDistClientCancelAsyncOperation 0",
                                       "return PeerDistClientCancelAsyncOperation 4059",
                                       "completion PeerDistClientStreamRead",
                                       "995 bytes=0",
                                       "return WNetCancelConnectionA 0",
                                       "return WNetCancelConnectionA 2401",
                                       "return WNetAddConnection2A 85"}) {
            CAPTURE(std::string(part));
            CHECK(all.find(part) != std::string::npos);
        }
    }
}
