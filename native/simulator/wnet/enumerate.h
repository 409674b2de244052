// SPDX-License-Identifier: Apache-2.0
// An enumeration of network resources, as a handle and as the bytes of a buffer; for mpr and for the provider.
#pragma once

#include "simulator/wnet/network.h"

namespace winnet4j::sim::wnet {

/** Shared with what they are of, which never changes: lists of a thousand are made without a copy of each. */
using Entries = std::vector<std::shared_ptr<const Resource>>;

struct Enumeration : Object {
    static constexpr char kKind[] = "enum";
    Entries entries;
    std::size_t at = 0;
};

/** What an enumeration of that scope has; container: a provider, a server, or none for the top. */
DWORD collect(Call& c, DWORD scope, DWORD type, DWORD usage, const Text& container, int provider, Entries& entries);

/** The next entries, as many as are wanted and fit: 0; 259 at the end; 234 when not even one fits, and its size. */
template <typename C> DWORD fill(Enumeration& enumeration, DWORD& count, void* buffer, DWORD& size) {
    if (enumeration.at == enumeration.entries.size()) {
        count = 0;
        return ERROR_NO_MORE_ITEMS;
    }
    std::size_t used = 0;
    DWORD fitting = 0;
    while (fitting < count && enumeration.at + fitting < enumeration.entries.size()) {
        const std::size_t more = Packer<C>::bytes(*enumeration.entries[enumeration.at + fitting]);
        if (used + more > size / alignof(NetResource<C>) * alignof(NetResource<C>)) {
            break;
        }
        used += more;
        ++fitting;
    }
    if (fitting == 0 && count != 0) {
        size = static_cast<DWORD>(Packer<C>::bytes(*enumeration.entries[enumeration.at]) + alignof(NetResource<C>));
        count = 0;
        return ERROR_MORE_DATA;
    }
    Packer<C> packer(buffer, size);
    for (DWORD i = 0; i < fitting; ++i) {
        packer.resource(*enumeration.entries[enumeration.at++]);
    }
    count = fitting;
    return ERROR_SUCCESS;
}

}  // namespace winnet4j::sim::wnet
