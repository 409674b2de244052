// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

/** A program of {@link StartupTopic} that does nothing. */
public final class StartupEmpty {
    private StartupEmpty() {}

    public static void main(String[] arguments) {
        // what every JVM takes
    }
}
