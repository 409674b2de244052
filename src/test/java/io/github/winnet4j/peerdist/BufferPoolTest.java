// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which buffers are kept for the next use, and how much of them. */
class BufferPoolTest {
    private final BufferPool pool = new BufferPool();

    @ParameterizedTest
    @CsvSource({
        "0, 4096",
        "1, 4096",
        "4096, 4096",
        "4097, 8192",
        "8192, 8192",
        "9000, 16384",
        "1048575, 1048576",
        "1048576, 1048576",
        "1048577, 1048577"
    })
    void sizesArePowersOfTwoUpToAMegabyte(int size, int capacity) {
        ByteBuffer buffer = pool.take(size);
        assertEquals(capacity, buffer.capacity());
        assertEquals(0, buffer.position());
        assertEquals(size, buffer.limit());
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 8192, 1 << 20})
    void whatIsGivenIsTakenAgain(int size) {
        ByteBuffer buffer = pool.take(size);
        pool.give(buffer.position(7).limit(9));
        ByteBuffer again = pool.take(size - 1);
        assertSame(buffer, again);
        assertEquals(0, again.position());
        assertEquals(size - 1, again.limit());
        assertNotSame(buffer, pool.take(size), "once");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 5000, 1 << 21})
    void ofAnotherSizeNothingIsKept(int size) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        pool.give(buffer);
        assertNotSame(buffer, pool.take(size));
        assertNotSame(buffer, pool.take(1));
    }

    @Test
    void sixteenMegabytesAreKept() {
        Set<ByteBuffer> given = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 18; i++) {
            given.add(pool.take(1 << 20));
        }
        for (int round = 0; round < 2; round++) { // what is taken makes room again
            given.forEach(pool::give);
            Set<ByteBuffer> taken = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < 18; i++) {
                taken.add(pool.take(1 << 20));
            }
            taken.retainAll(given);
            assertEquals(16, taken.size());
        }
    }
}
