// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

/** What the programs of {@link StartupTopic} make sure of: they called. */
final class StartupCode {
    private static final int INVALID_PARAMETER = 87;

    private StartupCode() {}

    static void check(int code) {
        if (code != INVALID_PARAMETER) {
            Runtime.getRuntime().halt(code == 0 ? 1 : code);
        }
    }
}
