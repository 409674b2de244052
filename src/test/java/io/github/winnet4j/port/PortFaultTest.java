// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.Operation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around a port: storms, handlers that hold it up, its HANDLE gone, the end of the JVM. */
@OnWindows
@Timeout(120) // a lock-up would otherwise hang the build; no test waits for it
class PortFaultTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    static Path temp;

    private static int post(CompletionPort port, Operation operation, int code, int bytes) {
        return operation.start("Test", token -> port.post(token, code, bytes));
    }

    private static int begin(Operation operation) {
        return operation.start("Test", token -> PortNatives.begin0(token) != 0 ? 997 : 87);
    }

    // -- exactly once

    /** An operation whose use ends at once, or waits for the first who completes or cancels it. */
    private static final class Use {
        final CompletionPort port;
        final Operation operation;
        final AtomicLong waiting = new AtomicLong(); // the token; 0: nothing waits
        final AtomicReference<Throwable> failure;
        volatile int number; // of the use, which comes back as its bytes
        int ended; // this and the next by the port's thread
        static final int[] CODES = {0, 5, 995};
        final int[] ends = new int[CODES.length];

        Use(CompletionPort port, AtomicReference<Throwable> failure) {
            this.port = port;
            this.failure = failure;
            operation = port.operation(token -> waiting.compareAndSet(token, 0) ? port.post(token, 995, number) : 1168)
                    .onComplete(this::ended);
        }

        void start(boolean atOnce, int code) {
            int next = number + 1;
            number = next;
            int answer = operation.start("Test", token -> {
                if (atOnce) {
                    return port.post(token, code, next);
                }
                waiting.set(token);
                return 997;
            });
            if (answer != (atOnce ? 0 : 997)) {
                failure.set(new AssertionError("refused: " + answer));
            }
        }

        void complete(int code) {
            long token = waiting.get();
            int bytes = number;
            if (token != 0 && waiting.compareAndSet(token, 0) && port.post(token, code, bytes) != 0) {
                failure.set(new AssertionError("not posted"));
            }
        }

        void ended(Operation self) {
            ended++;
            ends[Arrays.binarySearch(CODES, self.code())]++;
            if (self.bytes() != ended) {
                failure.set(new AssertionError("use " + ended + " ended as " + self.bytes()));
            }
        }
    }

    /**
     * A hundred thousand, not the million that native/test/loop_test.cpp runs over a port in memory: each is one trip or two
     * through Wine's server.
     */
    @Test
    void fault32_aHundredThousandWithRandomCancelsEndOnceEach() throws Exception {
        int starters = 4;
        int each = 512;
        int uses = 100_000 / starters;
        int top = acquire(4096, Integer.MAX_VALUE)[1] | 511;
        int free = acquire(8192, top)[0];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger granted = new AtomicInteger();
        try (CompletionPort port = CompletionPort.start(starters * each + 1)) {
            List<Use> all = new ArrayList<>();
            for (int i = 0; i < starters * each; i++) {
                all.add(new Use(port, failure));
            }
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < starters; t++) {
                List<Use> mine = all.subList(t * each, (t + 1) * each);
                Random random = new Random(20240917 + t);
                Thread thread = new Thread(() -> {
                    try {
                        int started = 0;
                        while (started < uses) {
                            Use use = mine.get(random.nextInt(each));
                            if (use.operation.state() != State.PENDING) {
                                use.start(random.nextBoolean(), Use.CODES[random.nextInt(3)]);
                                started++;
                            } else {
                                Thread.yield();
                            }
                            Use other = all.get(random.nextInt(all.size()));
                            if (random.nextInt(4) > 0) {
                                other.complete(Use.CODES[random.nextInt(2)]);
                            } else if (other.operation.cancel()) {
                                granted.incrementAndGet();
                            }
                        }
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertNull(failure.get());
            for (Use use : all) {
                use.complete(0);
                assertTrue(use.operation.await(LONG), () -> "lost: " + port.counters());
            }
            barrier(port); // so that the last handlers have run
            assertNull(failure.get());
            int[] ends = new int[3];
            for (Use use : all) {
                assertEquals(use.number, use.ended);
                for (int i = 0; i < 3; i++) {
                    ends[i] += use.ends[i];
                }
            }
            PortCounters counters = port.counters();
            assertEquals(starters * uses, ends[0] + ends[1] + ends[2]);
            assertEquals(ends[0] + 1, counters.completed(), "and the barrier");
            assertEquals(ends[1], counters.failed());
            assertEquals(ends[2], counters.cancelled());
            assertTrue(granted.get() > 0 && granted.get() < ends[2], granted + " of " + ends[2]);
            assertEquals(0, counters.inFlight() + counters.stale() + counters.foreign() + counters.handlerExceptions());
            all.forEach(use -> use.operation.close());

            List<Operation> again = new ArrayList<>();
            for (int i = 0; i < starters * each + 1; i++) {
                again.add(port.operation());
            }
            assertThrows(NoFreeSlotException.class, port::operation);
            again.forEach(Operation::close);
        }
        int freeNow = acquire(free + 8192, top)[0];
        assertTrue(freeNow >= free, "of " + free + " free slots " + freeNow + " came back");
    }

    /** Takes so many slots and gives them back: how many of them have no higher index than top, and the highest index. */
    private static int[] acquire(int count, int top) {
        int[] result = new int[2];
        long[] tokens = new long[count];
        try (CompletionPort port = CompletionPort.open()) {
            for (int i = 0; i < count; i++) {
                tokens[i] = PortNatives.acquire0(port.address());
                result[0] += (int) tokens[i] <= top ? 1 : 0;
                result[1] = Math.max(result[1], (int) tokens[i]);
            }
            for (long token : tokens) {
                assertTrue(PortNatives.release0(token));
            }
        }
        return result;
    }

    /** What was posted before has been handled. */
    private static void barrier(CompletionPort port) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        try (Operation last = port.operation().onComplete(done -> passed.countDown())) {
            post(port, last, 0, 0);
            assertTrue(passed.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void fault33_closeCancelsFourThousandAtOnce() {
        CompletionPort port = CompletionPort.start();
        List<Operation> operations = new ArrayList<>();
        AtomicInteger handled = new AtomicInteger();
        for (int i = 0; i < 4096; i++) {
            Operation operation = port.operation(token -> port.post(token, 995, 0)).onComplete(done -> handled.incrementAndGet());
            operation.start("Test", token -> 997);
            operations.add(operation);
        }
        assertTrue(port.close(LONG));
        assertEquals(4096, handled.get());
        for (Operation operation : operations) {
            assertEquals(State.CANCELLED, operation.state());
            operation.close();
        }
    }

    @Test
    void fault35_theMostBytesThereCanBe() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            for (int code : new int[] {0, 5}) {
                post(port, operation, code, 0xFFFFFFFF);
                assertTrue(operation.await(LONG));
                assertEquals(4294967295L, operation.bytes());
            }
        }
    }

    // -- the HANDLE is gone

    @Test
    void fault36_theThreadEndsWhenItsPortWasClosedUnderIt() throws Exception {
        // By a handler, so that the next wait finds it gone. A wait that sleeps already ends on Windows; under Wine it sleeps on.
        CompletionPort port = CompletionPort.start();
        Operation never = port.operation();
        begin(never);
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch gone = new CountDownLatch(1);
        Operation operation = port.operation();
        long handle = port.handle();
        operation.onComplete(done -> {
            thread.set(Thread.currentThread());
            PipeIo.close(handle);
            gone.countDown();
        });
        post(port, operation, 0, 0);
        assertTrue(gone.await(30, TimeUnit.SECONDS));
        thread.get().join(LONG.toMillis());
        assertFalse(thread.get().isAlive());
        assertEquals(State.ABANDONED, never.state());
        assertTrue(never.await(LONG));
        assertEquals(1, port.abandoned());
        assertFalse(port.close(LONG));
        assertThrows(IllegalStateException.class, () -> begin(operation));
        operation.close();
    }

    @Test
    void fault36_whoPollsIsToldThatThePortWasClosedUnderHim() throws Exception {
        CompletionPort port = CompletionPort.open();
        Operation never = port.operation();
        begin(never);
        PipeIo.close(port.handle());
        WindowsException failure = assertThrows(WindowsException.class, () -> port.poll(LONG));
        assertEquals("GetQueuedCompletionStatusEx", failure.function());
        assertTrue(failure.code() == 6 || failure.code() == 735, failure.getMessage());
        assertFalse(port.close(LONG));
        assertEquals(1, port.abandoned());
        assertEquals(State.ABANDONED, never.state());
    }

    // -- handlers that hold the port up, or use it

    @Test
    void fault47_aHandlerThatBlocksHoldsUpItsOwnPortOnly() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletionPort blocked = CompletionPort.start();
        Operation operation = blocked.operation().onComplete(done -> {
            thread.set(Thread.currentThread());
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        post(blocked, operation, 0, 0);
        assertTrue(inside.await(30, TimeUnit.SECONDS));
        try (CompletionPort other = CompletionPort.start()) {
            for (int i = 0; i < 100; i++) {
                barrier(other);
            }
        }
        long start = System.nanoTime();
        assertFalse(blocked.close(Duration.ofMillis(50)));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(millis >= 50 && millis < 5000, millis + " ms");
        assertTrue(thread.get().isAlive());
        goOn.countDown();
        thread.get().join(LONG.toMillis());
        assertFalse(thread.get().isAlive());
        assertTrue(blocked.close(LONG), "nothing was lost");
        operation.close();
    }

    @Test
    void fault48_aHandlerMayStartAThousandLoadClassesCancelAndClose() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        AtomicReference<Object> loaded = new AtomicReference<>();
        AtomicReference<Boolean> closedInside = new AtomicReference<>();
        List<Operation> operations = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        CompletionPort port = CompletionPort.start();
        Operation first = port.operation().onComplete(self -> {
            loaded.set(new LoadedByAHandler());
            for (int i = 0; i < 1000; i++) {
                Operation next = port.operation(token -> port.post(token, 995, 0)).onComplete(one -> ended.incrementAndGet());
                operations.add(next);
                if (i % 2 == 0) {
                    post(port, next, 0, 0);
                } else {
                    next.start("Test", token -> 997);
                    if (i % 4 == 1 && !next.cancel()) {
                        throw new AssertionError("not cancelled");
                    }
                }
            }
            closedInside.set(port.close(LONG));
            done.countDown();
        });
        post(port, first, 0, 0);
        assertTrue(done.await(30, TimeUnit.SECONDS));
        assertTrue(port.close(LONG));
        assertFalse(closedInside.get());
        assertEquals(1000, ended.get());
        assertEquals(LoadedByAHandler.class, loaded.get().getClass());
        for (int i = 0; i < 1000; i++) {
            assertEquals(i % 2 == 0 ? State.COMPLETED : State.CANCELLED, operations.get(i).state());
            operations.get(i).close();
        }
        first.close();
    }

    private static final class LoadedByAHandler {}

    // -- who waits

    @Test
    void fault49_anInterruptedWaiterHearsOfItAndNothingIsLost() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            AtomicLong token = new AtomicLong();
            operation.start("Test", t -> {
                token.set(t);
                return 997;
            });
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread waiter = new Thread(() -> {
                try {
                    operation.await(LONG);
                } catch (Throwable e) {
                    thrown.set(e);
                }
            });
            waiter.start();
            CompletionPortTest.awaitTrue(() -> waiter.getState() == Thread.State.TIMED_WAITING);
            waiter.interrupt();
            waiter.join();
            assertEquals(InterruptedException.class, thrown.get().getClass());

            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> operation.await(LONG));
            assertEquals(State.PENDING, operation.state());
            assertEquals(0, port.post(token.get(), 0, 3));
            assertTrue(operation.await(LONG));
            assertEquals(3, operation.bytes());

            Thread.currentThread().interrupt();
            assertTrue(operation.await(LONG), "it has ended");
            assertTrue(port.close(LONG), "close waits all the same");
            assertTrue(Thread.interrupted(), "and leaves the flag");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void fault49_virtualThreadsMayWait() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "no virtual threads");
        java.lang.reflect.Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        try (CompletionPort port = CompletionPort.start()) {
            List<Operation> operations = new ArrayList<>();
            List<Thread> waiters = new ArrayList<>();
            AtomicLong[] tokens = new AtomicLong[16];
            AtomicInteger seen = new AtomicInteger();
            CountDownLatch begun = new CountDownLatch(tokens.length);
            for (int i = 0; i < tokens.length; i++) {
                AtomicLong token = tokens[i] = new AtomicLong();
                Operation operation = port.operation();
                operations.add(operation);
                Runnable waiter = () -> {
                    operation.start("Test", t -> {
                        token.set(t);
                        return 997;
                    });
                    begun.countDown();
                    try {
                        seen.addAndGet(operation.await(LONG) ? (int) operation.bytes() : 0);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                };
                waiters.add((Thread) start.invoke(null, waiter));
            }
            assertTrue(begun.await(30, TimeUnit.SECONDS), "some wait, so the others can't begin");
            for (AtomicLong token : tokens) {
                assertEquals(0, port.post(token.get(), 0, 1));
            }
            for (Thread waiter : waiters) {
                waiter.join();
            }
            assertEquals(tokens.length, seen.get());
            operations.forEach(Operation::close);
        }
    }

    // -- the end of the JVM

    private static ChildJvm child() throws IOException {
        return new ChildJvm()
                .main(PortProbe.class)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("-XX:TieredStopAtLevel=1") // starts sooner
                .option("-XX:ErrorFile=" + temp.resolve("hs_err_%p.log"))
                .directory(temp);
    }

    private static void assertNoCrash() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith("hs_err")).toList());
        }
    }

    private static ChildJvm.Running startLeaving(String load, String how) throws IOException {
        return child().option("-XX:+UseSerialGC").start(load, how);
    }

    /** Waits for the end of one that leaves, and answers how many milliseconds that took it. */
    private static long left(ChildJvm.Running leaving, String how) throws Exception {
        ChildJvm.Result result = leaving.finish();
        long gone = System.currentTimeMillis();
        assertEquals(how.equals("return") ? 0 : 7, result.exit(), result.output());
        assertTrue(result.output().matches("leaving at \\d+\\n"), result.output());
        assertNoCrash();
        return gone - Long.parseLong(result.output().replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle return halt", "pending return exit halt", "storm return exit halt", "handler exit halt"})
    void faults48And51_theJvmEndsWhateverThePortDoes(String loadAndWays) throws Exception {
        String[] words = loadAndWays.split(" ");
        List<ChildJvm.Running> leaving = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            leaving.add(startLeaving(words[0], words[i])); // at once, since JVMs take their time to start
        }
        for (int i = 1; i < words.length; i++) {
            left(leaving.get(i - 1), words[i]);
        }
    }

    @Test
    void fault51_thePortCostsNothingAtTheExit() throws Exception {
        String[] loads = {"none", "idle", "none", "idle", "none", "idle", "idle", "idle"};
        if (ChildJvm.CHECK_JNI) {
            loads = Arrays.copyOf(loads, 2); // slow, and not what users run
        }
        List<Long> without = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        for (String load : loads) {
            (load.equals("none") ? without : with).add(left(startLeaving(load, "exit"), "exit"));
        }
        without.sort(null);
        with.sort(null);
        System.out.println("ms of exit without a port " + without + ", with one " + with);
        // HotSpot would wait 300 ms for a thread that doesn't come back. Quiet machines show far less than this bound.
        assertTrue(with.get(with.size() / 2) - without.get(without.size() / 2) < 150, with + " ms, without a port " + without);
    }

    // -- class loaders

    @Test
    void fault50_theLoaderOfAHandlerCanBeCollected() throws Exception {
        collected(child().option("-Xmx64m").option("-XX:+UseSerialGC").run("collect", "10"));
    }

    @Test
    void fault50_alsoByZgc() throws Exception {
        ChildJvm.Result result = child().option("-Xmx64m").option("-XX:+UseZGC").run("collect", "10");
        assumeFalse(result.exit() == 1 && !result.output().contains("Exception"), "no ZGC here: " + result.output());
        collected(result);
    }

    private static void collected(ChildJvm.Result result) throws IOException {
        assertEquals("left: 0 of 10\n", result.output());
        assertEquals(0, result.exit());
        assertNoCrash();
    }

    @Test
    void twoClassLoadersHaveAPortEach() throws Exception {
        ChildJvm.Result result = child().run("loaders", "2");
        assertEquals(
                "begin 0: alone\nbegin 1: alone\nwork 0: 17\nwork 1: 17\nwork 0: 17\nwork 1: 17\nend 0: true\nend 1: true\n",
                result.output());
        assertEquals(0, result.exit());
        assertNoCrash();
    }
}
