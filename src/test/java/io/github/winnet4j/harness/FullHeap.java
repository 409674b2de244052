// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

/** Takes all memory of a small JVM that a test has started, and gives it back, which needs none. */
public final class FullHeap {
    private static Object[] heap;

    private FullHeap() {}

    /** To the last byte. */
    public static void fill() {
        fill(1 << 14);
        fill(1 << 7);
        for (int again = 0; again < 5 && fill(1) > 0; again++) {
            // what others have let go meanwhile, too
        }
    }

    private static int fill(int size) {
        int blocks = 0;
        try {
            while (true) {
                Object[] next = new Object[size];
                next[0] = heap;
                heap = next;
                blocks++;
            }
        } catch (OutOfMemoryError e) {
            return blocks; // full
        }
    }

    /** There is memory again. */
    public static void release() {
        heap = null;
    }
}
