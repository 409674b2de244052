// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Direct buffers to use again, by powers of two. Keeps a few megabytes at most; what it doesn't keep is left to the
 * collector.
 */
final class BufferPool {
    private static final int SMALLEST_BITS = 12;
    private static final int LARGEST_BITS = 20;
    private static final long KEPT = 16 << 20;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final ArrayDeque<ByteBuffer>[] free = new ArrayDeque[LARGEST_BITS - SMALLEST_BITS + 1];

    private long kept;

    /** A buffer with at least that capacity, position 0 and that limit. */
    ByteBuffer take(int size) {
        int bits = Math.max(SMALLEST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size) - 1));
        if (bits > LARGEST_BITS) {
            return ByteBuffer.allocateDirect(size);
        }
        synchronized (this) {
            ArrayDeque<ByteBuffer> same = free[bits - SMALLEST_BITS];
            ByteBuffer buffer = same != null ? same.pollLast() : null;
            if (buffer != null) {
                kept -= buffer.capacity();
                return buffer.clear().limit(size);
            }
        }
        return ByteBuffer.allocateDirect(1 << bits).limit(size);
    }

    /** Windows doesn't own it, and it isn't read any more. Throws nothing: without memory it isn't kept. */
    void give(ByteBuffer buffer) {
        int capacity = buffer.capacity();
        if (Integer.bitCount(capacity) != 1 || capacity < 1 << SMALLEST_BITS || capacity > 1 << LARGEST_BITS) {
            return;
        }
        int at = Integer.numberOfTrailingZeros(capacity) - SMALLEST_BITS;
        synchronized (this) {
            if (kept + capacity <= KEPT) {
                try {
                    if (free[at] == null) {
                        free[at] = new ArrayDeque<>();
                    }
                    free[at].addLast(buffer);
                    kept += capacity;
                } catch (OutOfMemoryError e) {
                    // it is what the collector needs most
                }
            }
        }
    }
}
