// SPDX-License-Identifier: Apache-2.0
// The codes that WinError.java lists have the values of the compiler's winerror.h.
#include <doctest/doctest.h>

#include "win/api.h"

namespace {

struct Row {
    const char* name;
    unsigned long here;
    unsigned long java;
};

constexpr unsigned long kNotInThisHeader = 0xFFFFFFFF;

const Row kRows[] = {
#include "win_error_rows.h"
};

}  // namespace

TEST_SUITE("win_error") {
    TEST_CASE("WinError.java agrees with winerror.h") {
        int compared = 0;
        for (const Row& row : kRows) {
            CAPTURE(row.name);
            if (row.here != kNotInThisHeader) {
                CHECK(row.here == row.java);
                compared++;
            }
        }
        CHECK(compared > 70);  // mingw-w64's header lacks the 17 of BranchCache and the three of NDIS
        MESSAGE("compared ", compared, " of ", sizeof kRows / sizeof kRows[0]);
    }
}
