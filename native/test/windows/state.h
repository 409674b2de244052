// SPDX-License-Identifier: Apache-2.0
// What the parts of this Windows share, and what a test may set.
#pragma once

#include "win/api.h"

namespace winnet4j::test {

/** What GetACP answers. */
extern unsigned ansiCodePage;

/** GetLastError's. */
extern thread_local DWORD lastError;

/** What a function that answers with a BOOL says of its failure. */
inline BOOL fail(DWORD error) noexcept {
    lastError = error;
    return FALSE;
}

/** NtSetIoCompletion, for whom GetProcAddress is asked: a packet with a status of its own. */
LONG NTAPI setIoCompletion(HANDLE port, ULONG_PTR key, ULONG_PTR overlapped, LONG status, SIZE_T bytes);

}  // namespace winnet4j::test
