// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/** What the measurements call of this package that isn't public. */
public final class PortAccess {
    private PortAccess() {}

    /** What whoever polls a port does with the records. */
    public static void completed(long[] records, int count) {
        PortNatives.completed(records, count);
    }

    /** An array for as many records as come at most. */
    public static long[] records() {
        return new long[PortNatives.BATCH * PortNatives.RECORD];
    }
}
