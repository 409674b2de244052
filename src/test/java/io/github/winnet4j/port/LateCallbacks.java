// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/** For tests elsewhere: the callbacks that found their operation ended. */
public final class LateCallbacks {
    private LateCallbacks() {}

    /** How many there were in this process. */
    public static long count() {
        return PortNatives.unclaimed0();
    }
}
