// SPDX-License-Identifier: Apache-2.0
// What a script can do to BranchCache: publish, take data away, set times. The table below documents it.
#include "simulator/core/command.h"
#include "simulator/peerdist/state.h"

namespace winnet4j::sim::peerdist {
namespace {

/** That of the line's next word. */
Stored& contentNamed(CommandLine& line, const char* what) {
    const std::string name = line.word(what);
    if (const Publication* found = published(state().key(name))) {
        return *found->stored;
    }
    Stored* stored = nullptr;
    world().handles.forEachOpen([&](Object& object) {
        auto* content = dynamic_cast<Content*>(&object);
        if (content != nullptr && content->name == name && content->stored != nullptr) {
            stored = content->stored.get();
        }
    });
    if (stored == nullptr) {
        throw CommandError{"nothing is published as " + name + ", and no such content handle has its information"};
    }
    return *stored;
}

void publishNow(CommandLine& line) {
    const std::string identifier = line.word("an identifier");
    const auto text = line.option("text");
    const auto size = line.number("size");
    const auto seed = line.number("pattern");
    line.finish();
    if (text.has_value() == size.has_value() || (size && (*size < 0 || *size > (1 << 30)))) {
        throw CommandError{"text= or size= says what it is"};
    }
    const PublicationKey key = state().key(identifier);
    if (published(key) != nullptr) {
        throw CommandError{identifier + " is published"};
    }
    std::string bytes = text.value_or("");
    if (size) {
        // Byte i is (i * 31 + (i >> 8) + pattern) & 0xFF, so that a test can see where one came from.
        bytes.resize(static_cast<std::size_t>(*size));
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<char>(i * 31 + (i >> 8) + static_cast<std::size_t>(seed.value_or(0)));
        }
    }
    publish(key, nullptr, std::move(bytes));
}

enum class Place { kNowhere, kLocal, kPeers };

void place(CommandLine& line, Place where) {
    Stored& stored = contentNamed(line, "an identifier, or content#N");
    const auto from = static_cast<std::uint64_t>(line.number("from").value_or(0));
    const auto length = line.number("length");
    line.finish();
    const std::uint64_t to = length ? from + static_cast<std::uint64_t>(*length) : stored.length();
    if (to > stored.length() || from > to) {
        throw CommandError{"the content has " + std::to_string(stored.length()) + " bytes"};
    }
    stored.local.remove(from, to);
    stored.peers.remove(from, to);
    if (where == Place::kLocal) {
        stored.local.add(from, to);
    } else if (where == Place::kPeers) {
        stored.peers.add(from, to);
    }
}

std::optional<Micros> timeOrDrawn(const std::string& word) {
    return word == "drawn" ? std::nullopt : std::optional<Micros>(CommandLine::parseTime(word));
}

void latency(CommandLine& line) {
    const std::string cache = line.word("instant, drawn or a time");
    const auto peers = line.option("peers");
    line.finish();
    operations().instant = cache == "instant";
    operations().cacheLatency = cache == "instant" ? std::nullopt : timeOrDrawn(cache);
    operations().peerLatency = timeOrDrawn(peers.value_or("drawn"));
}

void cancel(CommandLine& line) {
    const int how = line.oneOf({"wins", "ties", "loses", "late", "drawn"});
    line.finish();
    operations().drawn = how == 4;
    operations().race = how == 4 ? std::nullopt : std::optional(static_cast<Race>(how));
}

void list(CommandLine& line, std::string& answer) {
    line.finish();
    for (const auto& [key, publication] : state().publications) {
        const Stored& stored = *publication.stored;
        answer += key.second + " user=" + key.first + " length=" + std::to_string(stored.length());
        answer += " local=" + stored.local.text() + " peers=" + stored.peers.text();
        answer += stored.crowd ? " crowd\n" : "\n";
    }
    for (const auto& [key, stream] : state().underWay) {
        answer += key.second + " user=" + key.first + " incomplete length=" + std::to_string(stream->bytes.size());
        answer += '\n';
    }
}

void information(CommandLine& line, std::string& answer) {
    const Stored& stored = contentNamed(line, "an identifier");
    const auto version = line.number("version");
    line.finish();
    const std::string bytes =
        stored.information(static_cast<DWORD>(version.value_or(Information::kNewest)), 0, stored.length()).make();
    for (const char c : bytes) {
        constexpr char kDigits[] = "0123456789abcdef";
        answer += kDigits[static_cast<unsigned char>(c) >> 4];
        answer += kDigits[static_cast<unsigned char>(c) & 15];
    }
}

void peerdist(CommandLine& line, Lock& lock, std::string& answer) {
    switch (line.oneOf({"list", "publish", "unpublish", "missing", "local", "peers", "drop", "crowd", "latency",
                        "short", "cancel", "user", "registerex", "store", "windows", "information"})) {
        case 0:
            return list(line, answer);
        case 1:
            return publishNow(line);
        case 2: {
            const PublicationKey key = state().key(line.word("an identifier"));
            line.finish();
            if (published(key) == nullptr) {
                throw CommandError{key.second + " is not published"};
            }
            return unpublish(lock, key, nullptr);
        }
        case 3:
            return place(line, Place::kNowhere);
        case 4:
            return place(line, Place::kLocal);
        case 5:
            return place(line, Place::kPeers);
        case 6:
            line.finish();
            for (const auto& stored : state().cache.all()) {
                stored->local.clear();
                stored->tagged.clear();
            }
            return;
        case 7: {
            Stored& stored = contentNamed(line, "an identifier");
            stored.crowd = line.oneOf({"on", "off"}) == 0;
            return line.finish();
        }
        case 8:
            return latency(line);
        case 9: {
            const auto percent = line.number("percent");
            line.finish();
            if (!percent || *percent < 0 || *percent > 100) {
                throw CommandError{"percent= is missing or none"};
            }
            state().shortReads = static_cast<std::uint32_t>(*percent);
            return;
        }
        case 10:
            return cancel(line);
        case 11:
            state().user = line.word("an account");
            return line.finish();
        case 12:
            state().registeredEx = line.oneOf({"0", "997"}) == 0 ? ERROR_SUCCESS : ERROR_IO_PENDING;
            return line.finish();
        case 13: {
            const std::string folder = line.word("a folder, or off");
            line.finish();
            if (!state().store.use(folder == "off" ? L"" : wide(folder))) {
                throw CommandError{"there is no folder " + folder};
            }
            return;
        }
        case 14:
            state().version = line.oneOf({"7", "8"}) == 0 ? 1 : 2;
            return line.finish();
        default:
            return information(line, answer);
    }
}

constexpr Command kCommands[] = {
    {"peerdist", "list", "what is published, its publisher, and where its data is", peerdist},
    {"peerdist", "publish ID text=TEXT|size=N [pattern=N]",
     "a complete publication without a session; with size byte i is (i * 31 + i / 256 + pattern) mod 256", peerdist},
    {"peerdist", "unpublish ID", "as PeerDistServerUnpublish", peerdist},
    {"peerdist", "missing|local|peers CONTENT [from=N] [length=N]",
     "where that range of the data is from now on; CONTENT is an identifier or content#N", peerdist},
    {"peerdist", "drop", "empties the local cache", peerdist},
    {"peerdist", "crowd CONTENT on|off", "if many clients here load it: PEERDIST_CLIENT_BASIC_INFO", peerdist},
    {"peerdist", "latency instant|drawn|TIME [peers=drawn|TIME]",
     "how long an operation takes, and asking the peers; instant: completes inside the call", peerdist},
    {"peerdist", "short percent=N", "that share of reads brings less than there is", peerdist},
    {"peerdist", "cancel wins|ties|loses|late|drawn",
     "of a pending operation: aborted, 0; its own result now, 0; its own result now, 4059; 4059 and its result later. "
     "For one call: rule ...Cancel... code=0 (ties), code=N (aborted with N), return=N, delay=TIME (after the packet). "
     "Of all that completes: value=N are the bytes it claims, reason=N what the call returns, the packet coming all "
     "the same",
     peerdist},
    {"peerdist", "user NAME", "the account that calls from now on; publications belong to accounts", peerdist},
    {"peerdist", "registerex 0|997", "what the registration with a structure returns", peerdist},
    {"peerdist", "store FOLDER|off",
     "publications and data are shared with other processes by files there; until reset", peerdist},
    {"peerdist", "windows 7|8",
     "7: version 1 of the API alone, without the functions that came with Windows 8 (they answer 127)", peerdist},
    {"peerdist", "information ID [version=N]", "the content information, in hexadecimal digits", peerdist},
};

constexpr Switch* kSwitches[] = {&kService, &kPolicy};

void reset(Lock&) {
    operations().reset();
    state() = State{};
}

void ledger(Lock&, std::string& text) { operations().ledger(text); }

}  // namespace

extern const Family kFamily;
constinit const Family kFamily{"peerdist", kFunctions, kCommands, kSwitches, reset, ledger};

}  // namespace winnet4j::sim::peerdist
