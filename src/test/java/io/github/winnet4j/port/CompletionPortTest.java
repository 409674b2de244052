// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of port and operation, with completions that the test posts itself, when it wants them. */
@OnWindows
@Timeout(120) // a lock-up would otherwise hang the build; no test waits for it
class CompletionPortTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Starts without completing: the slot is Windows' until {@link #complete}. */
    private static int begin(Operation operation) {
        return operation.start("Test", token -> PortNatives.begin0(token) != 0 ? 997 : 87);
    }

    /** Starts and completes in one step. */
    private static int post(CompletionPort port, Operation operation, int code, int bytes) {
        return operation.start("Test", token -> port.post(token, code, bytes));
    }

    /** Starts, and hands out the address of the OVERLAPPED. */
    private static long beginAt(Operation operation) {
        long[] address = new long[1];
        operation.start("Test", token -> {
            address[0] = PortNatives.begin0(token);
            return 997;
        });
        return address[0];
    }

    // -- the way up

    @Test
    void aCompletionReachesHandlerFutureAndWaiter() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            AtomicReference<String> thread = new AtomicReference<>();
            operation.onComplete(done -> thread.set(Thread.currentThread().getName()));
            assertEquals(State.IDLE, operation.state());
            assertEquals(0, post(port, operation, 0, 17));
            assertEquals(new Completion(0, 17, 0), operation.future().get(30, TimeUnit.SECONDS));
            assertTrue(operation.await(LONG));
            assertEquals(State.COMPLETED, operation.state());
            assertEquals(17, operation.bytes());
            awaitTrue(() -> thread.get() != null);
            assertTrue(thread.get().startsWith("winnet4j-port-"), thread.get());
        }
    }

    @Test
    void aFailureIsTheRightExceptionAndKeepsItsBytes() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            post(port, operation, 4052, 99);
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> operation.future().get(30, TimeUnit.SECONDS));
            WindowsException cause = assertInstanceOf(WindowsException.class, failure.getCause());
            assertEquals(4052, cause.code());
            assertEquals("Test", cause.function());
            assertEquals(State.FAILED, operation.state());
            assertEquals(99, operation.bytes());
            post(port, operation, 995, 0);
            ExecutionException cancelled =
                    assertThrows(ExecutionException.class, () -> operation.future().get(30, TimeUnit.SECONDS));
            assertInstanceOf(OperationCancelledException.class, cancelled.getCause());
            assertEquals(State.CANCELLED, operation.state());
        }
    }

    @Test
    void aFutureThatIsAskedForTooLateIsDoneAlready() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            post(port, operation, 0, 3);
            assertTrue(operation.await(LONG));
            assertTrue(operation.future().isDone());
            assertSame(operation.future(), operation.future());
        }
    }

    @Test
    void aFutureOfAnOperationThatStartsItselfAgainIsNeverLost() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            operation.onComplete(self -> {
                if (!stop.get()) {
                    post(port, self, 0, 1);
                }
            });
            CompletableFuture<Completion> beforeTheFirst = operation.future();
            post(port, operation, 0, 1);
            assertEquals(1, beforeTheFirst.get(30, TimeUnit.SECONDS).bytes());
            for (int i = 0; i < 3000; i++) {
                assertEquals(1, operation.future().get(30, TimeUnit.SECONDS).bytes());
                assertTrue(operation.await(LONG), "one use, not all of them");
            }
            stop.set(true);
            awaitTrue(() -> operation.state() == State.COMPLETED);
        }
    }

    @Test
    void anExecutorRunsTheHandlerWhenThereIsOne() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            List<Runnable> handedOver = java.util.Collections.synchronizedList(new ArrayList<>());
            AtomicInteger handled = new AtomicInteger();
            operation.onComplete(done -> handled.incrementAndGet(), handedOver::add);
            post(port, operation, 0, 0);
            awaitTrue(() -> handedOver.size() == 1);
            assertEquals(0, handled.get());
            handedOver.get(0).run();
            assertEquals(1, handled.get());
        }
    }

    @Test
    void theOrderOfOneSourceIsKept() {
        List<Integer> order = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        try (CompletionPort port = CompletionPort.open()) {
            for (int i = 0; i < 300; i++) {
                int number = i;
                Operation operation = port.operation().onComplete(done -> order.add(number));
                operations.add(operation);
                post(port, operation, 0, 0);
            }
            List<Integer> turns = new ArrayList<>();
            for (int n = port.pollNow(); n > 0; n = port.pollNow()) {
                turns.add(n);
            }
            assertEquals(List.of(128, 128, 44), turns);
            assertEquals(300, order.size());
            for (int i = 0; i < 300; i++) {
                assertEquals(i, order.get(i));
            }
            assertEquals(128, port.counters().largestBatch());
            assertEquals(300, port.counters().completed());
            operations.forEach(Operation::close);
        }
    }

    @Test
    void fault48_aHandlerMayStartTheOperationAgain() throws Exception {
        int rounds = 10_000;
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            operation.onComplete(self -> {
                if (count.incrementAndGet() == rounds) {
                    done.countDown();
                } else {
                    post(port, self, 0, 0);
                }
            });
            post(port, operation, 0, 0);
            assertTrue(done.await(60, TimeUnit.SECONDS));
            assertEquals(rounds, port.counters().completed());
            assertEquals(0, port.counters().inFlight());
        }
    }

    // -- starts that fail

    @Test
    void fault28_aRefusalEndsAtOnceAndTheNextStartWorks() throws Exception {
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            AtomicInteger handled = new AtomicInteger();
            operation.onComplete(done -> handled.incrementAndGet());
            assertEquals(1260, operation.start("Test", token -> {
                PortNatives.begin0(token);
                return 1260;
            }));
            assertEquals(State.FAILED, operation.state());
            assertEquals(1260, operation.code());
            assertEquals(126, operation.start("Test", token -> 126), "not even begun");
            assertThrows(ArithmeticException.class, () -> operation.start("Test", token -> 1 / (int) (token - token)));
            assertEquals(State.FAILED, operation.state());
            post(port, operation, 0, 0);
            assertTrue(operation.await(LONG));
            assertEquals(State.COMPLETED, operation.state());
            awaitTrue(() -> handled.get() == 1);
        }
    }

    @Test
    void fault29_aPacketForARefusedOperationIsStale() {
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation()) {
            long[] address = new long[1];
            operation.start("Test", token -> {
                address[0] = PortNatives.begin0(token);
                return 87;
            });
            PipeIo.forge(port.handle(), port.key(), address[0]);
            port.pollNow();
            assertEquals(1, port.counters().stale());
            assertEquals(State.FAILED, operation.state());
        }
    }

    @Test
    void anOperationInProgressCantBeStartedAgain() {
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation()) {
            long address = beginAt(operation);
            assertThrows(IllegalStateException.class, () -> begin(operation));
            assertEquals(State.PENDING, operation.state());
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
            assertEquals(State.COMPLETED, operation.state());
        }
    }

    @Test
    void fault57_theLimitIsARefusalAndAClosedOperationMakesRoom() {
        try (CompletionPort port = CompletionPort.open(2)) {
            Operation first = port.operation();
            Operation second = port.operation();
            assertThrows(NoFreeSlotException.class, port::operation);
            first.close();
            Operation third = port.operation();
            second.close();
            third.close();
        }
    }

    // -- packets that aren't ours

    @Test
    void faults31And38_foreignPacketsAreCountedAndNeverFollowed() {
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation()) {
            long address = beginAt(operation);
            PipeIo.forge(port.handle(), port.key(), 0xDEADBEEFL);
            PipeIo.forge(port.handle(), port.key(), address + 8);
            PipeIo.forge(port.handle(), 12345, address);
            PipeIo.forge(port.handle(), 0, 0);
            PipeIo.forge(port.handle(), port.key(), address);
            PipeIo.forge(port.handle(), port.key(), address);
            int handled = 0;
            for (int i = 0; i < 6; i++) {
                handled += port.pollNow();
            }
            assertEquals(1, handled);
            assertEquals(4, port.counters().foreign());
            assertEquals(1, port.counters().stale());
            assertEquals(State.COMPLETED, operation.state());
        }
    }

    // -- who drives

    @Test
    void onlyOneThreadDrives() throws Exception {
        try (CompletionPort own = CompletionPort.start()) {
            assertThrows(IllegalStateException.class, own::pollNow);
        }
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation()) {
            AtomicReference<Throwable> nested = new AtomicReference<>();
            operation.onComplete(done -> nested.set(assertThrows(IllegalStateException.class, port::pollNow)));
            post(port, operation, 0, 0);
            assertEquals(1, port.pollNow());
            assertTrue(nested.get().getMessage().contains("this thread already"), nested.get().getMessage());

            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            operation.onComplete(done -> {
                inside.countDown();
                assertTrue(assertDoesNotThrow(() -> goOn.await(30, TimeUnit.SECONDS)));
            });
            post(port, operation, 0, 0);
            Thread driving = new Thread(() -> port.poll(LONG), "the other one");
            driving.start();
            inside.await();
            IllegalStateException refused = assertThrows(IllegalStateException.class, port::pollNow);
            assertEquals("this completion port is driven by the other one", refused.getMessage());
            goOn.countDown();
            driving.join();
            assertEquals(0, port.pollNow(), "and now it is free");
        }
    }

    @Test
    void pollWaitsForTheFirstAndAtMostSoLong() {
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation()) {
            assertEquals(0, port.poll(Duration.ZERO));
            assertEquals(0, port.poll(Duration.ofMillis(5)));
            post(port, operation, 0, 0);
            assertEquals(1, port.poll(LONG));
            port.wakeup();
            assertEquals(0, port.poll(LONG));
        }
    }

    // -- handlers that misbehave

    @Test
    void faults43And44_aHandlerThatThrowsStopsNobody() throws Exception {
        List<Throwable> told = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            told.add(e);
            throw new IllegalStateException("and so does the one who hears of it");
        });
        try (CompletionPort port = CompletionPort.start()) {
            List<Throwable> thrown = List.of(
                    new RuntimeException("by the test"), new Error("by the test"), new StackOverflowError(), new OutOfMemoryError("no"));
            for (Throwable e : thrown) {
                try (Operation bad = port.operation()) {
                    bad.onComplete(done -> PortThrow.sneaky(e));
                    post(port, bad, 0, 0);
                    assertTrue(bad.await(LONG));
                }
            }
            try (Operation good = port.operation()) {
                post(port, good, 0, 0);
                assertTrue(good.await(LONG));
            }
            awaitTrue(() -> port.counters().handlerExceptions() == 8);
            assertEquals(thrown, told);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /** Throws what the compiler would not let a handler throw. */
    private static final class PortThrow {
        @SuppressWarnings("unchecked")
        static <E extends Throwable> void sneaky(Throwable e) throws E {
            throw (E) e;
        }
    }

    // -- closing

    @Test
    void closeRefusesWhatIsNewAndClosingAgainDoesNothing() {
        CompletionPort port = CompletionPort.start();
        Operation operation = port.operation();
        assertTrue(port.close(LONG));
        assertTrue(port.close(LONG));
        port.close();
        assertThrows(IllegalStateException.class, () -> begin(operation));
        assertThrows(IllegalStateException.class, port::operation);
        assertThrows(IllegalStateException.class, port::wakeup);
        assertThrows(IllegalStateException.class, port::handle);
        assertEquals(State.IDLE, operation.state());
        operation.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closeCancelsAndWaitsForTheAnswers(boolean withThread) {
        CompletionPort port = withThread ? CompletionPort.start() : CompletionPort.open();
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Operation[] self = new Operation[1];
            long[] address = new long[1];
            self[0] = port.operation(token -> {
                OverlappedField.setCancelled(port, address[0]);
                return 0;
            });
            address[0] = beginAt(self[0]);
            operations.add(self[0]);
        }
        assertTrue(port.close(LONG));
        for (Operation operation : operations) {
            assertFalse(operation.state() == State.PENDING || operation.state() == State.ABANDONED);
            operation.close();
        }
        assertEquals(0, port.abandoned());
    }

    /** What Windows does when an operation is cancelled; the status itself can't be posted, so it ends with success. */
    private static final class OverlappedField {
        static void setCancelled(CompletionPort port, long address) {
            PipeIo.forge(port.handle(), port.key(), address);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fault47_whatWindowsDoesNotGiveBackIsAbandonedAndCounted(boolean withThread) {
        CompletionPort port = withThread ? CompletionPort.start() : CompletionPort.open();
        Operation operation = port.operation();
        begin(operation);
        CompletableFuture<Completion> future = operation.future();
        assertFalse(port.close(Duration.ofMillis(50)));
        assertEquals(1, port.abandoned());
        assertEquals(State.ABANDONED, operation.state());
        ExecutionException ended = assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
        assertInstanceOf(OperationCancelledException.class, ended.getCause());
        operation.close();
        assertEquals(State.ABANDONED, operation.state(), "its memory is Windows' for ever");
    }

    @Test
    void closeTakesWhatLiesInThePortAlreadyEvenWithoutTime() {
        CompletionPort port = CompletionPort.open();
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            operations.add(port.operation());
            post(port, operations.get(i), 0, 0);
        }
        assertTrue(port.close(Duration.ZERO));
        for (Operation operation : operations) {
            assertEquals(State.COMPLETED, operation.state());
            operation.close();
        }
    }

    @Test
    void closingFromAHandlerIsSafe() throws Exception {
        CompletionPort port = CompletionPort.start();
        Operation operation = port.operation();
        AtomicReference<Boolean> inside = new AtomicReference<>();
        operation.onComplete(done -> inside.set(port.close(LONG)));
        post(port, operation, 0, 0);
        awaitTrue(() -> inside.get() != null);
        assertFalse(inside.get());
        assertTrue(port.close(LONG));
        operation.close();
    }

    @Test
    void closingFromAHandlerOfAPolledPortIsSafe() {
        CompletionPort port = CompletionPort.open();
        Operation operation = port.operation();
        operation.onComplete(done -> assertFalse(port.close(LONG)));
        post(port, operation, 0, 0);
        assertEquals(1, port.pollNow());
        assertTrue(port.close(LONG));
        assertThrows(IllegalStateException.class, port::pollNow);
        operation.close();
    }

    @Test
    void closingUnderOneWhoPolls() throws Exception {
        CompletionPort port = CompletionPort.open();
        CountDownLatch polling = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            polling.countDown();
            try {
                while (port.poll(LONG) >= 0) {
                    // until it is closed
                }
            } catch (IllegalStateException closed) {
                // as promised
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        waiting.start();
        polling.await();
        assertTrue(port.close(LONG));
        waiting.join();
        assertNull(failure.get());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fault52_closeAmongStartsFromManyThreads(long seed) throws Exception {
        for (int round = 0; round < 20; round++) {
            CompletionPort port = CompletionPort.start();
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger handled = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(4);
            for (int t = 0; t < 4; t++) {
                Random random = new Random(seed * 1000 + round * 10 + t);
                Thread thread = new Thread(() -> {
                    List<Operation> operations = new ArrayList<>();
                    started.countDown();
                    try {
                        while (true) {
                            Operation operation = port.operation();
                            operation.onComplete(done -> handled.incrementAndGet());
                            operations.add(operation);
                            if (post(port, operation, random.nextInt(3), 0) == 0) {
                                accepted.incrementAndGet();
                            }
                        }
                    } catch (IllegalStateException closed) {
                        // as promised
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                    operations.forEach(Operation::close);
                });
                threads.add(thread);
                thread.start();
            }
            started.await();
            assertTrue(port.close(LONG));
            for (Thread thread : threads) {
                thread.join();
            }
            assertNull(failure.get());
            assertEquals(accepted.get(), handled.get(), "seed " + seed + " round " + round);
        }
    }

    @Test
    void fault64_portsComeAndGoWithoutATrace() throws Exception {
        for (int i = 0; i < 50; i++) {
            CompletionPort.start().close();
        }
        int before = PipeIo.handles();
        for (int i = 0; i < 1000; i++) {
            CompletionPort.open().close();
        }
        for (int i = 0; i < 200; i++) {
            CompletionPort.start().close();
        }
        assertTrue(PipeIo.handles() - before < 20, before + " handles before, " + PipeIo.handles() + " after");
    }

    // -- cancelling

    @Test
    void aCancelIsAWishAndTheCompletionTellsWhatBecameOfIt() {
        try (CompletionPort port = CompletionPort.open()) {
            AtomicBoolean asked = new AtomicBoolean();
            try (Operation operation = port.operation(token -> {
                asked.set(PortNatives.pending0(token) != 0);
                return 0;
            })) {
                assertFalse(operation.cancel(), "nothing is in progress");
                long address = beginAt(operation);
                assertTrue(operation.cancel());
                assertTrue(asked.get());
                assertEquals(State.PENDING, operation.state(), "until the completion has come");
                PipeIo.forge(port.handle(), port.key(), address);
                port.pollNow();
                assertEquals(State.COMPLETED, operation.state(), "the operation won");
                assertFalse(operation.cancel());
            }
        }
    }

    @Test
    void fault32_aCancelCantHitTheNextUse() throws Exception {
        // The canceller is held inside Windows, with the token of the first use, while the operation ends and starts again.
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Long> seen = new AtomicReference<>();
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation(token -> {
                    inside.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    seen.set(PortNatives.pending0(token));
                    return 0;
                })) {
            long first = beginAt(operation);
            Thread canceller = new Thread(operation::cancel);
            canceller.start();
            inside.await();
            PipeIo.forge(port.handle(), port.key(), first);
            assertEquals(1, port.pollNow());
            long second = beginAt(operation);
            assertFalse(first == second, "the next use has another slot");
            goOn.countDown();
            canceller.join();
            assertEquals(0, seen.get(), "the token of the first use leads nowhere");
            PipeIo.forge(port.handle(), port.key(), second);
            assertEquals(1, port.pollNow());
        }
    }

    @Test
    void closingAnOperationInProgressGivesItsSlotBackAtTheEnd() {
        try (CompletionPort port = CompletionPort.open(1)) {
            Operation operation = port.operation();
            long address = beginAt(operation);
            operation.close();
            assertEquals(State.PENDING, operation.state());
            assertThrows(NoFreeSlotException.class, port::operation);
            PipeIo.forge(port.handle(), port.key(), address);
            port.pollNow();
            assertEquals(State.CLOSED, operation.state());
            port.operation().close();
        }
    }

    @Test
    void fault16_aForgottenOperationGivesItsSlotBack() throws Exception {
        try (CompletionPort port = CompletionPort.open(1)) {
            forget(port);
            awaitTrue(() -> {
                System.gc();
                try {
                    port.operation().close();
                    return true;
                } catch (NoFreeSlotException notYet) {
                    return false;
                }
            });
        }
    }

    private static void forget(CompletionPort port) {
        assertEquals(State.IDLE, port.operation().state());
    }

    static void awaitTrue(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + LONG);
            TimeUnit.MILLISECONDS.sleep(1); // of something that another thread does and nobody tells
        }
    }
}
