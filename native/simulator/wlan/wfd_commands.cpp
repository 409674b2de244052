// SPDX-License-Identifier: Apache-2.0
// The script's side of Wi-Fi Direct: peers. The table below documents them.
#include <algorithm>

#include "simulator/core/command.h"
#include "simulator/wlan/commands.h"
#include "simulator/wlan/wfd.h"

namespace winnet4j::sim::wlan {

Mac parseMac(const std::string& text) {
    Mac mac{};
    bool good = text.size() == 17;
    for (std::size_t i = 0; good && i < mac.size(); ++i) {
        const std::string byte = text.substr(i * 3, 2);
        good = byte.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos &&
               (i == 5 || text[i * 3 + 2] == '-' || text[i * 3 + 2] == ':');
        mac[i] = good ? static_cast<unsigned char>(CommandLine::parseNumber("0x" + byte)) : 0;
    }
    if (!good) {
        throw CommandError{'"' + text + "\" is no address such as 02-1A-11-F0-3C-7D"};
    }
    return mac;
}

}  // namespace winnet4j::sim::wlan

namespace winnet4j::sim::wfd {
namespace {

template <typename T>
T choose(const std::string& given, std::initializer_list<std::pair<const char*, T>> words, const char* what) {
    std::string all;
    for (const auto& [word, value] : words) {
        if (given == word) {
            return value;
        }
        all += std::string(" ") + word;
    }
    throw CommandError{std::string(what) + " is one of" + all};
}

void peer(CommandLine& line, Lock&, std::string&) {
    const Mac address = wlan::parseMac(line.word("an address"));
    const int what = line.oneOf({"accept", "refuse", "vanish", "forget", "node"});
    if (what == 4) {
        Node node;
        node.name = line.option("name").value_or("");
        node.legacy = line.flag("legacy");
        node.present = !line.flag("absent");
        node.visible = !line.flag("unseen");
        line.finish();
        state().nodes[address] = node;
        return;
    }
    if (what == 3) {
        line.finish();
        state().peers.erase(address);
        state().nodes.erase(address);
        return;
    }
    Peer peer;
    peer.answer = what == 0 ? Peer::Answer::kAccept : what == 1 ? Peer::Answer::kRefuse : Peer::Answer::kVanish;
    peer.error = static_cast<DWORD>(line.number("error").value_or(choices::kRefused));
    peer.reason = static_cast<DWORD>(line.number("reason").value_or(0));
    peer.delay = line.time("delay");
    if (const auto code = line.option("cancel-error")) {
        peer.cancel = Peer::Cancel::kError;
        peer.cancelError = static_cast<DWORD>(CommandLine::parseNumber(*code));
    }
    if (const auto cancel = line.option("cancel")) {
        peer.cancel = choose<Peer::Cancel>(
            *cancel, {{"wins", Peer::Cancel::kWins}, {"loses", Peer::Cancel::kLoses}, {"ties", Peer::Cancel::kTies}},
            "cancel");
    }
    const std::string callback = line.option("callback").value_or("after");
    line.finish();
    peer.times = callback == "twice" ? 2 : callback == "never" ? 0 : 1;
    peer.when = choose<Outcome::When>(callback,
                                      {{"after", Outcome::When::kLater},
                                       {"before", Outcome::When::kBefore},
                                       {"inside", Outcome::When::kInside},
                                       {"twice", Outcome::When::kLater},
                                       {"never", Outcome::When::kLater}},
                                      "callback");
    if (what == 1 && peer.error == 0) {
        throw CommandError{"a refusal needs an error"};
    }
    state().peers[address] = peer;
}

void reset(Lock&) { state() = State{}; }

constexpr const Function* kFunctions[] = {&kWFDOpenHandle,
                                          &kWFDCloseHandle,
                                          &kWFDStartOpenSession,
                                          &kWFDCancelOpenSession,
                                          &kWFDCloseSession,
                                          &kWFDOpenLegacySession,
                                          &kWFDUpdateDeviceVisibility,
                                          &kInterfaceListSize,
                                          &kInterfaceList,
                                          &kInterfaceProperty,
                                          &kLocateNode,
                                          &kNodeProperty};

constexpr Command kCommands[] = {
    {"peer",
     "MAC accept|refuse|vanish|forget [error=N] [reason=N] [delay=TIME] [cancel=wins|loses|ties | cancel-error=N] "
     "[callback=after|before|inside|twice|never]",
     "a paired Wi-Fi Direct device: how it answers an open, what becomes of a cancel (wins: the open ends as "
     "cancelled; "
     "loses: it ends as it would have; cancel-error: the call fails), and when its callback comes",
     peer},
    {"peer", "MAC node [name=TEXT] [legacy] [absent] [unseen]",
     "what the pairing has written down of that peer: the name that people see; paired by WPS; not there; not in sight",
     peer},
};

Switch* const kSwitches[] = {&policySwitch};

}  // namespace

extern const Family kFamily;
const Family kFamily{"wfd", kFunctions, kCommands, kSwitches, reset, nullptr};

}  // namespace winnet4j::sim::wfd
