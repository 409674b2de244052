// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No byte is in use twice at a time; idle claims are no obstacle. */
class DirectMemoryTest {
    private final DirectMemory memory = new DirectMemory();

    /** As operations do it: first it owns, then it claims. */
    private static final class Claim implements DirectMemory.Owner {
        final DirectMemory.Claim claim = new DirectMemory.Claim(this);
        private volatile boolean owns;

        @Override
        public boolean ownsMemory() {
            return owns;
        }

        boolean in(DirectMemory memory, long address, long size) {
            owns = true;
            if (memory.claim(claim, address, size)) {
                return true;
            }
            owns = false;
            return false;
        }

        void release() {
            owns = false;
        }
    }

    @Test
    void whatOverlapsIsRefusedUntilItIsReleased() {
        Claim first = new Claim();
        Claim second = new Claim();
        assertTrue(first.in(memory, 1000, 100));
        for (long[] range : new long[][] {{1000, 100}, {999, 2}, {1099, 1}, {900, 300}, {1050, 1}}) {
            assertFalse(second.in(memory, range[0], range[1]), range[0] + "+" + range[1]);
        }
        assertTrue(second.in(memory, 1100, 50));
        second.release();
        assertTrue(second.in(memory, 900, 100));
        first.release();
        second.release();
        assertTrue(second.in(memory, 900, 300), "an idle claim gives way");
        assertFalse(first.in(memory, 1000, 100), "and has to ask again");
        second.release();
        assertTrue(first.in(memory, 1000, 100));
    }

    @Test
    void aClaimThatIsRefusedBesideIdleOnesLeavesTheOthersInOrder() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            claims.add(new Claim());
            assertTrue(claims.get(i).in(memory, i * 10L, 10));
        }
        claims.get(3).release();
        claims.get(4).release();
        assertFalse(new Claim().in(memory, 30, 30), "50 to 60 is in use");
        assertTrue(new Claim().in(memory, 30, 20), "the idle ones are gone");
        assertTrue(claims.get(3).in(memory, 100, 10));
        assertFalse(new Claim().in(memory, 99, 1));
        memory.drop(claims.get(3).claim);
        assertFalse(new Claim().in(memory, 100, 1), "in use: a drop can't end that");
        claims.get(3).release();
        memory.drop(claims.get(3).claim);
        assertTrue(new Claim().in(memory, 100, 1));
    }

    @Test
    void whatIsClaimedAgainStaysClaimedWhateverComesBesideIt() {
        Claim first = new Claim();
        assertTrue(first.in(memory, 1000, 100));
        assertTrue(first.claim.covers(1000, 100));
        first.release();
        assertTrue(first.in(memory, 1000, 100), "as before");
        first.release();
        assertTrue(new Claim().in(memory, 1100, 100));
        assertTrue(new Claim().in(memory, 900, 100));
        assertTrue(first.claim.covers(1000, 100), "an idle claim stays while nobody wants its memory");
        memory.drop(first.claim);
        assertFalse(first.claim.covers(1000, 100));
    }

    @Test
    void aFullTableTakesOneInItsMiddleAndOneThatHadAPlaceBehindItsEnd() {
        Claim moved = new Claim();
        assertTrue(moved.in(memory, 1000, 10));
        moved.release();
        Claim other = new Claim();
        assertTrue(other.in(memory, 1000, 10), "which takes the place");
        other.release();
        memory.drop(other.claim);
        for (int i = 0; i < 16; i++) { // as many as there is room for at first
            assertTrue(new Claim().in(memory, i * 20L, 10));
        }
        assertTrue(moved.in(memory, 170, 10));
        for (int i = 0; i < 16; i++) {
            assertFalse(new Claim().in(memory, i * 20L + 9, 1), "of claim " + i);
        }
        assertFalse(new Claim().in(memory, 179, 1));
        assertTrue(new Claim().in(memory, 310, 1));
    }

    @Test
    @Timeout(60)
    void whatIsDroppedIsKeptByNothing() throws InterruptedException {
        List<WeakReference<DirectMemory.Claim>> gone = new ArrayList<>(dropped());
        Claim one = new Claim();
        for (int i = 0; i < 16; i++) { // idle ones, until a new one wants room
            gone.add(idle(4000 + i * 20L));
        }
        assertTrue(one.in(memory, 8000, 1));
        while (gone.stream().anyMatch(claim -> claim.get() != null)) {
            System.gc();
            Thread.sleep(1);
        }
        assertTrue(one.claim.covers(8000, 1));
    }

    private List<WeakReference<DirectMemory.Claim>> dropped() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            claims.add(new Claim());
            assertTrue(claims.get(i).in(memory, i * 20L, 10));
        }
        claims.forEach(Claim::release);
        claims.forEach(claim -> memory.drop(claim.claim));
        return claims.stream().map(claim -> new WeakReference<>(claim.claim)).toList();
    }

    private WeakReference<DirectMemory.Claim> idle(long address) {
        Claim claim = new Claim();
        assertTrue(claim.in(memory, address, 10));
        claim.release();
        return new WeakReference<>(claim.claim);
    }

    @Test
    void aForgottenClaimIsNoObstacle() throws InterruptedException {
        WeakReference<Claim> forgotten = forgotten();
        while (forgotten.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
        assertTrue(new Claim().in(memory, 1000, 1));
    }

    private WeakReference<Claim> forgotten() {
        Claim claim = new Claim();
        assertTrue(claim.in(memory, 1000, 100));
        return new java.lang.ref.WeakReference<>(claim);
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
                    memory.drop(claim.claim);
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
            assertEquals(free, claim.in(memory, 4096 + from, to - from), "step " + step);
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
                    if (to <= size && claim.in(memory, from, to - from)) {
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
