// SPDX-License-Identifier: Apache-2.0
// Golden bytes of BranchCache: structures as the compiler lays them out from the headers, filled with values that
// Java's tests know. Without an argument prints them, a line each; with a file says whether they still are what it
// holds.
#include "test/golden/golden.h"
#include "win/api.h"

using golden::line;

int main(int count, char** arguments) {
    PEERDIST_STATUS_INFO status{};
    status.cbSize = sizeof status;
    status.status = PEERDIST_STATUS_AVAILABLE;
    status.dwMinVer = 1;
    status.dwMaxVer = 0x01020304;
    line("status-info", status);
    line("status-info-empty", PEERDIST_STATUS_INFO{sizeof status, PEERDIST_STATUS_DISABLED, 0, 0});

    PEERDIST_PUBLICATION_OPTIONS publication{};
    publication.dwVersion = 2;
    line("publication-options", publication);

    PEERDIST_RETRIEVAL_OPTIONS retrieval{};
    retrieval.cbSize = sizeof retrieval;
    retrieval.dwContentInfoMinVersion = 1;
    retrieval.dwContentInfoMaxVersion = 2;
    line("retrieval-options", retrieval);

    PEERDIST_CLIENT_BASIC_INFO basic{};
    line("basic-info-alone", basic);
    basic.fFlashCrowd = TRUE;
    line("basic-info-crowd", basic);

    return golden::told(count, arguments);
}
