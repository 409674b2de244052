// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promises of HandleTable, and the faults 11 to 16: closing twice, reused values, wrap, calls in progress, leaks.
 */
@Timeout(60) // a lock-up would otherwise hang the build; no test waits for it
class HandleTableTest {
    private final List<Long> closed = new ArrayList<>();
    private final HandleTable table = new HandleTable("test handle", handle -> {
        closed.add(handle);
        return 0;
    });

    @Test
    void aTokenLeadsToItsHandleUntilItIsClosed() {
        long token = table.open(this, 42);
        assertEquals(42, table.enter(token));
        table.exit(token);
        assertEquals(1, table.openCount());
        assertEquals(0, table.close(token));
        assertEquals(List.of(42L), closed);
        assertEquals(0, table.openCount());
    }

    @Test
    void slotsAreTakenInOrderAndTakenAgain() {
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            tokens.add(table.open(this, i));
            assertEquals(i, (int) (long) tokens.get(i), "the slot of " + i);
        }
        tokens.forEach(table::close);
        for (int i = 0; i < 3; i++) {
            long token = table.open(this, i);
            assertEquals(8, (int) token, "the one that was left last");
            table.close(token);
        }
        table.close(table.open(this, 1));
        assertEquals(8, (int) table.open(this, 1));
        assertEquals(7, (int) table.open(this, 1));
        assertEquals(2, table.openCount());
    }

    @Test
    void theFirstSlotIsTakenAgain() {
        table.close(table.open(this, 1));
        assertEquals(0, (int) table.open(this, 1));
    }

    @Test
    @SuppressWarnings("NullAway")
    void whatCantBeWatchedIsLeftToTheCaller() {
        assertThrows(NullPointerException.class, () -> table.open(null, 42));
        assertEquals(0, table.openCount());
        assertEquals(List.of(), closed);
        long token = table.open(this, 43);
        assertEquals(43, table.enter(token));
        table.exit(token);
        table.close(token);
        assertEquals(List.of(43L), closed);
    }

    /** Its registration would keep it, as long as there is the owner. */
    @Test
    void aClosedHandleHasNoCleanerAnyMore() throws InterruptedException {
        Object owner = new Object();
        WeakReference<HandleTable> used = usedAndClosed(owner);
        try {
            while (used.get() != null) {
                System.gc();
                Thread.sleep(1);
            }
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    private static WeakReference<HandleTable> usedAndClosed(Object owner) {
        HandleTable other = new HandleTable("test handle", handle -> 0);
        other.close(other.open(owner, 42));
        return new WeakReference<>(other);
    }

    @Test
    void useAfterCloseNamesWhatIsClosed() {
        long token = table.open(this, 42);
        table.close(token);
        assertEquals(
                "this test handle is closed",
                assertThrows(IllegalStateException.class, () -> table.enter(token))
                        .getMessage());
    }

    @Test
    void fault11_closingTwiceCallsWindowsOnce() {
        long token = table.open(this, 42);
        table.close(token);
        assertEquals(0, table.close(token));
        assertEquals(List.of(42L), closed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fault11_closingFromManyThreadsCallsWindowsOnce(int seed) throws Exception {
        int threads = 8;
        AtomicInteger calls = new AtomicInteger();
        HandleTable shared = new HandleTable("test handle", handle -> calls.incrementAndGet());
        Random random = new Random(seed);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 1; round <= 500; round++) {
                long token = shared.open(this, random.nextLong());
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<Integer>> codes = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    codes.add(pool.submit(() -> {
                        start.await();
                        return shared.close(token);
                    }));
                }
                int winners = 0;
                for (Future<Integer> code : codes) {
                    winners += code.get() == 0 ? 0 : 1;
                }
                assertEquals(1, winners, "only the one that closed gets the closer's code");
                assertEquals(round, calls.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void fault12_aReusedHandleValueIsOutOfReachOfTheOldToken() {
        long old = table.open(this, 7);
        table.close(old);
        long fresh = table.open(this, 7);
        assertNotEquals(old, fresh);
        assertThrows(IllegalStateException.class, () -> table.enter(old));
        table.close(old);
        assertEquals(List.of(7L), closed, "the old token must not close the new handle");
        assertEquals(7, table.enter(fresh));
        table.exit(fresh);
        table.close(fresh);
    }

    @Test
    void aHandleMayHaveAnEndOfItsOwn() {
        List<Long> own = new ArrayList<>();
        long token = table.open(this, 7, handle -> {
            own.add(handle);
            return 5;
        });
        assertEquals(5, table.close(token));
        assertEquals(0, table.close(token));
        assertEquals(List.of(7L), own);
        assertEquals(0, table.close(table.open(this, 8)), "which is not that of the next one in its place");
        assertEquals(List.of(7L), own);
        assertEquals(List.of(8L), closed);
    }

    @Test
    void fault13_aSlotIsRetiredAfterItsLastGeneration() {
        HandleTable old = new HandleTable("test handle", handle -> 0, -1);
        List<Long> last = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            last.add(old.open(this, i));
        }
        last.forEach(old::close);
        for (int i = 0; i < 8; i++) {
            long token = old.open(this, 100 + i);
            for (long stale : last) {
                assertNotEquals(stale, token);
                assertThrows(IllegalStateException.class, () -> old.enter(stale));
            }
            assertTrue((int) token >= 4, "a slot whose generations are used up must not come back");
            old.close(token);
        }
    }

    @Test
    void fault14_closeWaitsForTheCallInProgressAndRefusesNewOnes() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        AtomicBoolean inCall = new AtomicBoolean();
        AtomicBoolean closedDuringCall = new AtomicBoolean();
        HandleTable shared = new HandleTable("test handle", handle -> {
            closedDuringCall.set(inCall.get());
            return 5;
        });
        long token = shared.open(this, 1);
        shared.enter(token);
        inCall.set(true);
        AtomicInteger code = new AtomicInteger();
        Thread closer = new Thread(() -> {
            closing.countDown();
            code.set(shared.close(token));
        });
        closer.start();
        closing.await();
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThrows(IllegalStateException.class, () -> shared.enter(token), "no new call while it closes");
        assertEquals(0, shared.close(token), "a second close doesn't wait");
        inCall.set(false);
        shared.exit(token);
        closer.join();
        assertEquals(5, code.get());
        assertEquals(false, closedDuringCall.get());
    }

    @Test
    void closeKeepsTheInterruptAndIsNotGivenUp() throws Exception {
        long token = table.open(this, 1);
        table.enter(token);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread closer = new Thread(() -> {
            Thread.currentThread().interrupt();
            table.close(token);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        closer.start();
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        table.exit(token);
        closer.join();
        assertTrue(interrupted.get());
        assertEquals(List.of(1L), closed);
    }

    @Test
    void fault15_aCloseThatFailsIsReportedOnceAndNotRepeated() {
        AtomicInteger calls = new AtomicInteger();
        HandleTable failing = new HandleTable("test handle", handle -> {
            calls.incrementAndGet();
            return 6;
        });
        long token = failing.open(this, 1);
        assertEquals(6, failing.close(token));
        assertEquals(0, failing.close(token));
        assertEquals(1, calls.get());
        assertThrows(IllegalStateException.class, () -> failing.enter(token));
        assertEquals(0, failing.openCount());
    }

    @Test
    void aCloserThatThrowsLeavesTheHandleClosed() {
        HandleTable throwing = new HandleTable("test handle", handle -> {
            throw new IllegalArgumentException("by the test");
        });
        long token = throwing.open(this, 1);
        assertThrows(IllegalArgumentException.class, () -> throwing.close(token));
        assertEquals(0, throwing.close(token));
        assertEquals(0, throwing.openCount());
    }

    @Test
    void forgedTokensAreRefused() {
        long token = table.open(this, 1);
        for (long forged :
                new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, token + 1, token + (1L << 32), token ^ (1L << 63)}) {
            assertThrows(IllegalStateException.class, () -> table.enter(forged), () -> "token " + forged);
            assertEquals(0, table.close(forged));
        }
        assertEquals(List.of(), closed);
        table.close(token);
    }

    @Test
    void fault16_aForgottenHandleIsClosedAndTheWarningShowsWhereItWasOpened() throws Exception {
        AtomicReference<Long> ended = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        HandleTable leaky = new HandleTable("leaky handle", handle -> {
            ended.set(handle);
            return 0;
        });
        try (LogCapture log = new LogCapture(done)) {
            System.setProperty(HandleTable.LEAK_PROPERTY, "true");
            WeakReference<Object> owner = openAndForget(leaky);
            while (!done.await(20, TimeUnit.MILLISECONDS)) {
                System.gc();
            }
            assertEquals(null, owner.get());
            assertEquals(99L, ended.get());
            assertEquals(0, leaky.openCount());
            assertTrue(log.message().contains("A leaky handle was never closed"), log.message());
            assertTrue(log.trace().contains("openAndForget"), log.trace());
        } finally {
            System.clearProperty(HandleTable.LEAK_PROPERTY);
        }
    }

    private static WeakReference<Object> openAndForget(HandleTable leaky) {
        Object owner = new Object();
        leaky.open(owner, 99);
        return new WeakReference<>(owner);
    }

    /**
     * Fault 52 in small: threads open, use and close the same handles in random order. A closed handle is never used,
     * each is closed once, none is lost.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 20240917, 77, 4711})
    void manyThreadsInAnyOrder(long seed) throws Exception {
        int threads = 6;
        int steps = 20_000;
        AtomicInteger next = new AtomicInteger(1);
        Set<Long> live = ConcurrentHashMap.newKeySet();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger closings = new AtomicInteger();
        HandleTable shared = new HandleTable("test handle", handle -> {
            closings.incrementAndGet();
            if (!live.remove(handle)) {
                wrong.incrementAndGet();
            }
            return 0;
        });
        long[] tokens = new long[16];
        List<Thread> workers = new ArrayList<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int t = 0; t < threads; t++) {
            Random random = new Random(seed * 31 + t);
            Thread worker = new Thread(() -> {
                for (int i = 0; i < steps; i++) {
                    int which = random.nextInt(tokens.length);
                    switch (random.nextInt(8)) {
                        case 0 -> {
                            long handle = next.getAndIncrement();
                            live.add(handle);
                            long token = shared.open(tokens, handle);
                            long before;
                            synchronized (tokens) {
                                before = tokens[which];
                                tokens[which] = token;
                            }
                            shared.close(before);
                        }
                        case 1 -> shared.close(read(tokens, which));
                        default -> {
                            long token = read(tokens, which);
                            long handle;
                            try {
                                handle = shared.enter(token);
                            } catch (IllegalStateException closedMeanwhile) {
                                continue;
                            }
                            try {
                                if (!live.contains(handle)) {
                                    wrong.incrementAndGet();
                                }
                            } finally {
                                shared.exit(token);
                            }
                        }
                    }
                }
            });
            worker.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        for (long token : tokens) {
            shared.close(token);
        }
        assertEquals(null, failure.get());
        assertEquals(0, wrong.get(), "seed " + seed);
        assertEquals(Set.of(), live);
        assertEquals(0, shared.openCount());
        assertEquals(next.get() - 1, closings.get());
    }

    private static long read(long[] tokens, int which) {
        synchronized (tokens) {
            return tokens[which];
        }
    }
}
