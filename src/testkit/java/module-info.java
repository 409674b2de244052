// SPDX-License-Identifier: Apache-2.0

/**
 * Windows' side of the library's functions, played by a simulator: for tests of applications, on any Windows (or Wine),
 * without the hardware. Belongs into the scope of tests.
 */
@org.jspecify.annotations.NullMarked
module io.github.winnet4j.testkit {
    requires transitive io.github.winnet4j;
    requires static transitive org.junit.jupiter.api; // only the extension needs it; Simulator works without

    exports io.github.winnet4j.testkit;

    opens io.github.winnet4j.testkit to
            org.junit.platform.commons; // makes the extension
}
