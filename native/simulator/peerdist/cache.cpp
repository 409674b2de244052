// SPDX-License-Identifier: Apache-2.0
#include "simulator/peerdist/cache.h"

#include <algorithm>
#include <cstring>

#include "simulator/core/choices.h"

namespace winnet4j::sim::peerdist {

DWORD Stored::give(std::uint64_t offset, const void* data, std::size_t size, const Information& information,
                   const Tag& tag) {
    constexpr std::uint64_t kBlock = Information::kBlock;
    const auto* from = static_cast<const char*>(data);
    const std::uint64_t end = offset + size;
    // First check that it fits what is known: nothing of a wrong portion is kept.
    for (std::uint64_t at = offset; at < end;) {
        const std::uint64_t run = known.endOfRun(at);
        const std::uint64_t to = run > at ? std::min(run, end) : known.holeEnd(at, end);
        if (run > at && std::memcmp(bytes.data() + at, from + (at - offset), to - at) != 0) {
            return choices::kWrongData;
        }
        at = to;
    }
    for (std::uint64_t at = offset; at < end;) {
        const std::uint64_t run = known.endOfRun(at);
        const std::uint64_t to = run > at ? std::min(run, end) : known.holeEnd(at, end);
        if (run > at) {
            fetch(at, to, tag);
        } else {
            std::memcpy(bytes.data() + at, from + (at - offset), to - at);
            unverified.add(at, to);
        }
        at = to;
    }
    DWORD code = ERROR_SUCCESS;
    const std::uint64_t first = information.from / kBlock;
    for (std::uint64_t block = offset / kBlock; block * kBlock < end; ++block) {
        const std::uint64_t start = block * kBlock;
        const std::uint64_t stop = std::min(start + kBlock, length());
        Ranges there = unverified;
        for (const auto& [a, b] : known.all()) {
            there.add(a, b);
        }
        // Outside of the information's range there is no hash yet: it is kept for one that matches.
        if (block < first || block - first >= information.blocks.size() || !there.holds(start, stop) ||
            known.holds(start, stop)) {
            continue;
        }
        if (hash(bytes.data() + start, stop - start) == information.blocks[block - first]) {
            known.add(start, stop);
            fetch(start, stop, tag);
        } else {
            code = choices::kWrongData;
        }
        unverified.remove(start, stop);
    }
    return code;
}

Information Stored::information(DWORD version, std::uint64_t from, std::uint64_t to) const {
    Information made;
    made.version = version;
    made.identity = identity;
    made.length = length();
    made.from = from;
    made.to = to;
    if (from < to) {
        for (std::uint64_t at = from / Information::kBlock * Information::kBlock; at < to; at += Information::kBlock) {
            made.blocks.push_back(hash(bytes.data() + at, std::min<std::uint64_t>(Information::kBlock, length() - at)));
        }
    }
    return made;
}

std::shared_ptr<Stored> Cache::content(const Information& information) {
    std::shared_ptr<Stored>& content = contents_[{information.identity, information.length}];
    if (content == nullptr) {
        content = std::make_shared<Stored>();
        content->identity = information.identity;
        content->bytes.resize(information.length);
    }
    return content;
}

std::shared_ptr<Stored> Cache::publish(std::string bytes) {
    const Hash identity = hash(bytes.data(), bytes.size());
    std::shared_ptr<Stored>& content = contents_[{identity, bytes.size()}];
    if (content == nullptr) {
        content = std::make_shared<Stored>();
        content->identity = identity;
    }
    content->bytes = std::move(bytes);
    content->known.add(0, content->length());
    content->unverified.clear();
    if (choices::kPublishedIsWithPeers) {
        content->peers.add(0, content->length());
    }
    return content;
}

std::vector<std::shared_ptr<Stored>> Cache::all() const {
    std::vector<std::shared_ptr<Stored>> all;
    all.reserve(contents_.size());
    for (const auto& [key, content] : contents_) {
        all.push_back(content);
    }
    return all;
}

}  // namespace winnet4j::sim::peerdist
