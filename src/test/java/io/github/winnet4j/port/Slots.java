// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/** The slots of the process by what they are just now, counted in the memory of the slab itself. */
final class Slots {
    private static final int SIZE = 128;

    static {
        TestDll.load();
    }

    /**
     * Apart, since winnet4j-test.dll, when it is loaded, looks up the classes of its natives, which initializes them.
     */
    private static final class Slab {
        static final long FIRST;

        static {
            try (CompletionPort port = CompletionPort.open()) {
                long token = PortNatives.acquire0(port.address()) + (1L << 32);
                FIRST = PortNatives.begin0(token) - (long) SIZE * (int) token;
                if (!PortNatives.settle0(token) || !PortNatives.release0(token)) {
                    throw new ExceptionInInitializerError("the slab doesn't take its slot back");
                }
            }
        }
    }

    private final int[] byPhase = new int[6];

    private Slots() {}

    static Slots now() {
        Slots now = new Slots();
        if (count(Slab.FIRST, now.byPhase) == 0) {
            throw new IllegalStateException("no slots at " + Long.toHexString(Slab.FIRST));
        }
        return now;
    }

    /** In use, and not in progress. */
    int idle() {
        return byPhase[1];
    }

    /** In progress: Windows'. */
    int pending() {
        return byPhase[2] + byPhase[3];
    }

    /** How many slabs have their addresses in this process: one for each winnet4j.dll that has had a slot. */
    static int slabs() {
        return ranges((long) SIZE << 20);
    }

    private static native int ranges(long size);

    /** How many slots there are, counted by phase: free, idle, pending, posted, settling, retired. */
    private static native int count(long first, int[] byPhase);
}
