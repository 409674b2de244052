// SPDX-License-Identifier: Apache-2.0
// A drive letter of Wine's mount manager, made for a connection and taken away with it. On real Windows, and for what
// is no letter, everything here does nothing. Knows no provider.
#pragma once

#include "win/api.h"

namespace winnet4j::provider {

class Drive {
  public:
    /** "F:"; anything else, NULL too, is no letter. */
    explicit Drive(const wchar_t* device) noexcept;

    /** There is such a drive, and it isn't one of the network: those are what an earlier run left behind. */
    bool takenByOther() const noexcept;
    /** For \\server\share: files of the letter are those of the prefix' folder dosdevices/unc/server/share. */
    bool make(const wchar_t* remote) const noexcept;
    void remove() const noexcept;
    /** True if a file is open under it. Looks only at as many files as is quick. */
    bool filesOpen() const noexcept;

  private:
    wchar_t letter_ = 0;
};

}  // namespace winnet4j::provider
