// SPDX-License-Identifier: Apache-2.0
// What data there is, of which content, and where: on this machine, with peers in the network, or nowhere. Promises:
// data that was given by a client counts only once it was found true, against what was published here or else against
// the hashes of the content information. Knows no handle, no operation and no time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "simulator/peerdist/information.h"
#include "simulator/peerdist/ranges.h"

namespace winnet4j::sim::peerdist {

using Tag = std::array<unsigned char, 16>;

/** One content. Its bytes are the same wherever they are. */
struct Stored {
    Hash identity{};
    std::string bytes;
    Ranges known;       ///< true for sure
    Ranges unverified;  ///< given, but not yet a whole block to be checked
    Ranges local;
    Ranges peers;
    std::map<Tag, Ranges> tagged;  ///< what of the local cache came by a client's tag
    bool crowd = false;

    std::uint64_t length() const noexcept { return bytes.size(); }
    /** Given by a client: ERROR_SUCCESS, or what is wrong with it. */
    DWORD give(std::uint64_t offset, const void* data, std::size_t size, const Information& information,
               const Tag& tag);
    /** From the peers into the local cache. */
    void fetch(std::uint64_t from, std::uint64_t to, const Tag& tag) {
        local.add(from, to);
        tagged[tag].add(from, to);
    }
    void flush(const Tag& tag) {
        local.remove(tagged[tag]);
        tagged.erase(tag);
    }
    Information information(DWORD version, std::uint64_t from, std::uint64_t to) const;
};

class Cache {
  public:
    /** That content, new and without data when it was never heard of. */
    std::shared_ptr<Stored> content(const Information& information);
    /** What a server has published; it is with the peers from now on. */
    std::shared_ptr<Stored> publish(std::string bytes);
    std::vector<std::shared_ptr<Stored>> all() const;
    void clear() noexcept { contents_.clear(); }

  private:
    /** By identity and length: a forged information may claim another length for the same identity. */
    std::map<std::pair<Hash, std::uint64_t>, std::shared_ptr<Stored>> contents_;
};

}  // namespace winnet4j::sim::peerdist
