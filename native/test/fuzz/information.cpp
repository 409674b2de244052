// SPDX-License-Identifier: Apache-2.0
// Content information: whatever is read is written again as the same bytes, and nothing that was changed in one place
// is read. The checksum is put right for half of the inputs, so that what comes behind it is reached.
#include "simulator/peerdist/information.h"

#include "simulator/core/choices.h"
#include "target.h"
#include "win/api.h"

namespace winnet4j::fuzz {
namespace {

using sim::peerdist::Hash;
using sim::peerdist::Information;

void checkRead(const Information& read, const std::string& bytes) {
    require(read.version >= Information::kOldest && read.version <= Information::kNewest, "a version that is known");
    require(read.from <= read.to && read.to <= read.length, "a range inside of the content");
    require(read.length <= sim::choices::kLargestContent, "no larger than a content can be");
    const std::uint64_t last =
        read.from == read.to ? read.from / Information::kBlock : (read.to - 1) / Information::kBlock + 1;
    require(read.blocks.size() == (read.from == read.to ? 0 : last - read.from / Information::kBlock),
            "a hash for each block");
    std::string written = read.make();
    require(written.size() == bytes.size(), "written as long as it was");
    // The two reserved fields are not read, and the checksum is of what was read.
    std::string kept = bytes;
    for (const std::size_t reserved : {6, 7, 60, 61, 62, 63}) {
        kept[reserved] = '\0';
    }
    kept.resize(kept.size() - sizeof(Hash));
    require(written.compare(0, kept.size(), kept) == 0, "written as it was read");
    Information again;
    require(Information::parse(written, again) == ERROR_SUCCESS && again.make() == written, "read as it was written");
}

void changed(std::string bytes, std::size_t at, unsigned char by) {
    bytes[at % bytes.size()] = static_cast<char>(bytes[at % bytes.size()] ^ (by == 0 ? 1 : by));
    Information ignored;
    require(Information::parse(bytes, ignored) != ERROR_SUCCESS, "a changed byte is seen");
}

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    const auto how = input.take();
    const auto at = input.take<std::uint16_t>();
    std::string bytes(input.rest());
    if ((how & 1) != 0 && bytes.size() >= 64 + sizeof(Hash)) {
        const std::size_t summed = bytes.size() - sizeof(Hash);
        if ((how & 2) != 0) {
            const auto all = static_cast<std::uint32_t>(bytes.size());
            const auto blocks = static_cast<std::uint32_t>((summed - 64) / sizeof(Hash));
            std::memcpy(bytes.data() + 8, &all, sizeof all);
            std::memcpy(bytes.data() + 56, &blocks, sizeof blocks);
        }
        const Hash sum = winnet4j::sim::peerdist::hash(bytes.data(), summed);
        std::memcpy(bytes.data() + summed, &sum, sizeof sum);
    }
    Information read;
    const DWORD code = Information::parse(bytes, read);
    if (code == ERROR_SUCCESS) {
        checkRead(read, bytes);
        changed(bytes, at, how);
        require(Information::parse(std::string_view(bytes).substr(0, at % bytes.size()), read) != ERROR_SUCCESS,
                "what was cut off is seen");
    } else {
        require(
            code == PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO || code == PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED,
            "refused by a code of its own");
    }
    return 0;
}
