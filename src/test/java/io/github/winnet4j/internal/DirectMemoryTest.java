// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.internal.DirectMemory.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** No byte is in use twice at a time; idle claims are nobody's obstacle. */
class DirectMemoryTest {
    private final DirectMemory memory = new DirectMemory();

    @Test
    void whatOverlapsIsRefusedUntilItIsReleased() {
        Claim first = new Claim();
        Claim second = new Claim();
        assertTrue(memory.claim(first, 1000, 100));
        for (long[] range : new long[][] {{1000, 100}, {999, 2}, {1099, 1}, {900, 300}, {1050, 1}}) {
            assertFalse(memory.claim(second, range[0], range[1]), range[0] + "+" + range[1]);
        }
        assertTrue(memory.claim(second, 1100, 50));
        second.release();
        assertTrue(memory.claim(second, 900, 100));
        first.release();
        second.release();
        assertTrue(memory.claim(second, 900, 300), "an idle claim gives way");
        assertFalse(memory.claim(first, 1000, 100), "and has to ask again");
        second.release();
        assertTrue(memory.claim(first, 1000, 100));
    }

    @Test
    void aClaimThatIsRefusedBesideIdleOnesLeavesTheOthersInOrder() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            claims.add(new Claim());
            assertTrue(memory.claim(claims.get(i), i * 10L, 10));
        }
        claims.get(3).release();
        claims.get(4).release();
        assertFalse(memory.claim(new Claim(), 30, 30), "50 to 60 is in use");
        assertTrue(memory.claim(new Claim(), 30, 20), "the idle ones are gone");
        assertTrue(memory.claim(claims.get(3), 100, 10));
        assertFalse(memory.claim(new Claim(), 99, 1));
        memory.drop(claims.get(3));
        assertFalse(memory.claim(new Claim(), 100, 1), "in use: a drop can't end that");
        claims.get(3).release();
        memory.drop(claims.get(3));
        assertTrue(memory.claim(new Claim(), 100, 1));
    }

    @Test
    void againstAModel() {
        Random random = new Random(20261121);
        int size = 300;
        Claim[] owner = new Claim[size];
        List<Claim> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(new Claim());
        }
        List<Claim> used = new ArrayList<>();
        int refused = 0;
        for (int step = 0; step < 50_000; step++) {
            Claim claim = all.get(random.nextInt(all.size()));
            if (used.remove(claim)) {
                for (int i = 0; i < size; i++) {
                    owner[i] = owner[i] == claim ? null : owner[i];
                }
                claim.release();
                if (random.nextInt(4) == 0) {
                    memory.drop(claim);
                }
                continue;
            }
            int from = random.nextInt(size - 1);
            int to = from + 1 + random.nextInt(Math.min(20, size - from - 1) + 1);
            to = Math.min(to, size);
            boolean free = true;
            for (int i = from; i < to; i++) {
                free &= owner[i] == null;
            }
            assertEquals(free, memory.claim(claim, 4096 + from, to - from), "step " + step);
            if (free) {
                used.add(claim);
                for (int i = from; i < to; i++) {
                    owner[i] = claim;
                }
            } else {
                refused++;
            }
        }
        assertTrue(refused > 1000);
    }

    @Test
    void fourThreadsNeverHaveTheSameByte() throws InterruptedException {
        int size = 64;
        AtomicIntegerArray users = new AtomicIntegerArray(size);
        AtomicInteger twice = new AtomicInteger();
        AtomicInteger claimed = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Random random = new Random(t);
            threads.add(new Thread(() -> {
                Claim[] claims = {new Claim(), new Claim(), new Claim()};
                for (int step = 0; step < 20_000; step++) {
                    Claim claim = claims[random.nextInt(3)];
                    int from = random.nextInt(8) * 8; // often the same as before, which is the quick way
                    int to = from + 8 * (1 + random.nextInt(2));
                    if (to <= size && memory.claim(claim, from, to - from)) {
                        claimed.incrementAndGet();
                        for (int i = from; i < to; i++) {
                            twice.addAndGet(users.incrementAndGet(i) - 1);
                        }
                        for (int i = from; i < to; i++) {
                            users.decrementAndGet(i);
                        }
                        claim.release();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, twice.get());
        assertTrue(claimed.get() > 1000);
    }
}
