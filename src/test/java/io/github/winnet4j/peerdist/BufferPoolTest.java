// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Buffers that are used again. */
@OneJvm("sizes and objects of this library's own")
class BufferPoolTest {
    private static final int SMALLEST = 4096;
    private static final int LARGEST = 1 << 20;
    private static final int KEPT = 16 << 20;

    private final BufferPool pool = new BufferPool();

    @Test
    void theRoomIsTheNextPowerOfTwoUpToAMegabyte() {
        assertTaken(1, SMALLEST);
        assertTaken(SMALLEST, SMALLEST);
        assertTaken(SMALLEST + 1, 2 * SMALLEST);
        assertTaken(LARGEST - 1, LARGEST);
        assertTaken(LARGEST, LARGEST);
        assertTaken(LARGEST + 1, LARGEST + 1);
    }

    private void assertTaken(int size, int capacity) {
        ByteBuffer buffer = pool.take(size);
        assertTrue(buffer.isDirect());
        assertEquals(capacity, buffer.capacity());
        assertEquals(0, buffer.position());
        assertEquals(size, buffer.limit());
    }

    @Test
    void whatIsGivenIsTakenAgainClean() {
        for (int capacity : new int[] {SMALLEST, 4 * SMALLEST, LARGEST}) {
            ByteBuffer buffer = pool.take(capacity);
            pool.give(buffer.position(7).limit(9));
            ByteBuffer again = pool.take(capacity - 1);
            assertSame(buffer, again);
            assertEquals(0, again.position());
            assertEquals(capacity - 1, again.limit());
            assertNotSame(buffer, pool.take(capacity), "it is in use");
        }
    }

    @Test
    void otherSizesAreLeftToTheCollector() {
        for (int capacity : new int[] {1, SMALLEST / 2, SMALLEST + 8, 2 * LARGEST}) {
            pool.give(ByteBuffer.allocateDirect(capacity));
        }
        ByteBuffer large = ByteBuffer.allocateDirect(2 * LARGEST);
        pool.give(large);
        assertNotSame(large, pool.take(2 * LARGEST));
    }

    @Test
    void noMoreIsKeptThanSixteenMegabytes() {
        List<ByteBuffer> all = new ArrayList<>();
        for (int i = 0; i < KEPT / LARGEST + 1; i++) {
            all.add(pool.take(LARGEST));
        }
        all.forEach(pool::give);
        Set<ByteBuffer> given = Collections.newSetFromMap(new IdentityHashMap<>());
        given.addAll(all);
        for (int i = 0; i < KEPT / LARGEST; i++) {
            ByteBuffer again = pool.take(LARGEST);
            assertTrue(given.remove(again), "number " + i);
            all.set(i, again);
        }
        ByteBuffer fresh = pool.take(LARGEST);
        assertFalse(given.remove(fresh), "one was not kept");
        // What was taken is no longer counted: there is room for as many again.
        for (int i = 0; i < KEPT / LARGEST; i++) {
            pool.give(all.get(i));
        }
        given.addAll(all.subList(0, KEPT / LARGEST));
        for (int i = 0; i < KEPT / LARGEST; i++) {
            assertTrue(given.remove(pool.take(LARGEST)), "number " + i + " the second time");
        }
    }
}
