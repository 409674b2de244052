// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

/** Of winnet4j-bench.dll: reads by BranchCache as a plain C++ program does them. One content at a time. */
final class PeerDistDll {
    static {
        BenchDll.wineVersion(); // loads it
    }

    private PeerDistDll() {}

    /**
     * @param memory true if everything is in memory, for one thread, or the simulator's, over a port of Windows with a
     *     thread
     */
    static native void open(boolean memory, byte[] information, int reads);

    static native void close();

    /** That many rounds, each of that many reads, which are awaited. */
    static native void rounds(int inFlight, int rounds);

    /** Starts that many reads, and awaits none. */
    static native void issue(int count);

    /** Cancels that one, and awaits it. */
    static native void cancelOne(int read);

    /** Cancels all, which are that many, and awaits them. */
    static native void cancelAll(int pending);
}
