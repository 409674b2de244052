// SPDX-License-Identifier: Apache-2.0
// What the drives of this process depend on: its logon session. Owns the one registry value that joins two of them.
#pragma once

#include "win/api.h"

namespace winnet4j::win {

struct Logon {
    /** 1 there is one session for the user, 2 the elevated one of two, 3 the other one: TOKEN_ELEVATION_TYPE. */
    DWORD elevationType;
    /** Not 0: the process is elevated. */
    DWORD elevated;
    /** The number of the terminal session; services run in 0. */
    DWORD session;
    /** EnableLinkedConnections as it stands in the registry; Windows looks at it when it starts. */
    DWORD linkedConnections;
};

/** Of this process. 0, or the code of the refusal. */
DWORD askLogon(Logon& logon) noexcept;

}  // namespace winnet4j::win
