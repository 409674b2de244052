// SPDX-License-Identifier: Apache-2.0
// A folder that several processes share: what one publishes another finds. One file for each publication, which names
// the content, and one for the data of each content. Promises: a file is there whole or not at all; without a folder
// nothing of this does anything. Knows no handle.
#pragma once

#include <optional>
#include <string>

#include "simulator/peerdist/information.h"

namespace winnet4j::sim::peerdist {

class Store {
  public:
    struct Entry {
        Hash identity;
        std::uint64_t length;
    };

    /** Empty: none. False when there is no such folder. */
    bool use(const std::wstring& folder);
    bool used() const noexcept { return !folder_.empty(); }

    void publish(const std::string& user, const std::string& identifier, const Hash& identity,
                 const std::string& bytes) const;
    void unpublish(const std::string& user, const std::string& identifier) const;
    std::optional<Entry> published(const std::string& user, const std::string& identifier) const;
    void keep(const Hash& identity, const std::string& bytes) const;
    std::optional<std::string> data(const Entry& entry) const;

  private:
    std::wstring folder_;
};

}  // namespace winnet4j::sim::peerdist
