// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

/** The library for Linux over a kernel in memory, for tests that are no torture. */
public final class Bench {
    private Bench() {}

    /** True in a JVM that was given the library. */
    public static boolean isHere() {
        return System.getProperty(Machine.LIBRARY) != null;
    }

    /** Loads it, once. */
    public static void load() {
        Machine.load();
    }
}
