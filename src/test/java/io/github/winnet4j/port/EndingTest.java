// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.begin;
import static io.github.winnet4j.port.Ports.beginAt;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.start;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.port.Operation.State;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders in which a start, a close, a cancel and a completion can meet; each is forced. */
@PortTest
class EndingTest {
    private static CompletionPort port(boolean withThread) {
        return withThread ? Ports.start() : Ports.open();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStartThatIsInWindowsWhileItsPortGivesUpIsAbandoned(boolean withThread) throws Exception {
        CompletionPort port = port(withThread);
        Operation operation = port.operation();
        CompletableFuture<Completion> first = operation.future();
        AtomicReference<Boolean> closed = new AtomicReference<>();
        start(operation, token -> {
            Thread closer = new Thread(() -> closed.set(port.close(Duration.ZERO)));
            closer.start();
            joined(closer);
            assertTrue(PortNatives.begin0(token) != 0, "the native port is still there");
            return 997;
        });
        assertFalse(closed.get());
        assertEquals(State.ABANDONED, operation.state());
        assertEquals(1, port.abandoned());
        assertThrows(OperationCancelledException.class, () -> first.get(30, TimeUnit.SECONDS));
        assertFalse(port.close(LONG), "and closing again knows that");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStartThatWindowsRefusesWhileItsPortGivesUpLeavesNothingBehind(boolean withThread) throws Exception {
        CompletionPort port = port(withThread);
        Operation operation = port.operation();
        assertEquals(5, start(operation, token -> {
            Thread closer = new Thread(() -> port.close(Duration.ZERO));
            closer.start();
            joined(closer);
            return 5;
        }));
        assertEquals(State.FAILED, operation.state(), "Windows' answer came, if late");
        assertEquals(0, port.abandoned(), "nothing is Windows'");
        assertTrue(port.close(LONG));
        awaitTrue(() -> PortInvariants.isClosed(port)); // by whichever thread left it last
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStartThatACloseOvertakesIsCancelled(boolean withThread) throws Exception {
        CompletionPort port = port(withThread);
        Operation operation = port.operation(token -> port.post(token, 995, 0));
        CountDownLatch waits = new CountDownLatch(1);
        AtomicReference<Boolean> closed = new AtomicReference<>();
        Thread closer = new Thread(() -> {
            waits.countDown();
            closed.set(port.close(LONG));
        });
        start(operation, token -> {
            closer.start();
            awaitTrueUnchecked(port.end::isClosing);
            return 997; // Windows has it only now, and the close has asked already
        });
        joined(closer);
        assertTrue(closed.get());
        assertEquals(State.CANCELLED, operation.state());
        assertEquals(0, port.abandoned());
        operation.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancellerThatThrowsEndsNothingButItself(boolean withThread) throws Exception {
        List<Throwable> told = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> told.add(e));
        try {
            CompletionPort port = port(withThread);
            Operation bad = port.operation(token -> {
                throw new IllegalStateException("by the test");
            });
            Operation good = port.operation(token -> port.post(token, 995, 0));
            begin(bad);
            start(good, token -> 997);
            assertFalse(port.close(Duration.ofMillis(50)));
            assertEquals(State.CANCELLED, good.state());
            assertEquals(State.ABANDONED, bad.state());
            assertEquals(1, port.abandoned());
            assertEquals(1, told.size(), told.toString());
            good.close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closingAnOperationStopsOneThatStartsItselfAgain(boolean withThread) throws Exception {
        CompletionPort port = port(withThread);
        AtomicInteger uses = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Operation operation = port.operation();
        operation.onComplete(watched(self -> {
            uses.incrementAndGet();
            if (uses.get() == 3) {
                self.close();
            }
            try {
                post(port, self, 0, 0);
            } catch (IllegalStateException closed) {
                refused.incrementAndGet();
            }
        }));
        post(port, operation, 0, 0);
        awaitTrue(() -> {
            if (!withThread) {
                port.pollNow();
            }
            return operation.state() == State.CLOSED;
        });
        assertTrue(port.close(LONG)); // after which no handler runs, as the third one may yet
        assertEquals(3, uses.get());
        assertEquals(1, refused.get());
    }

    @Test
    void closingAnOperationWhoseStartWindowsRefusesMeanwhileGivesItsSlotBack() {
        try (CompletionPort port = Ports.open(1)) {
            Operation operation = port.operation();
            assertEquals(5, start(operation, token -> {
                operation.close();
                return 5;
            }));
            assertEquals(State.CLOSED, operation.state());
            port.operation().close();
        }
    }

    @Test
    void closingAnOperationWhileWindowsIsBeingCalledCancelsIt() {
        try (CompletionPort port = Ports.open()) {
            Operation operation = port.operation(token -> port.post(token, 995, 0));
            start(operation, token -> {
                operation.close(); // Windows hasn't got it yet
                return 997;
            });
            assertEquals(1, port.pollNow());
            assertEquals(State.CLOSED, operation.state());
            assertEquals(995, operation.code());
        }
    }

    @Test
    void aCompletionAfterTheEndRunsNoHandler() {
        CompletionPort port = Ports.open();
        AtomicInteger handled = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        Operation operation = port.operation()
                .onComplete(done -> handled.incrementAndGet())
                .onAbandon(lost -> told.incrementAndGet());
        long address = beginAt(operation);
        assertFalse(port.close(Duration.ofMillis(10)));
        PipeIo.forge(port.handle(), port.key(), address);
        assertThrows(IllegalStateException.class, port::pollNow);
        assertFalse(port.await(new CompletableFuture<>(), Duration.ofMillis(10)));
        assertEquals(0, handled.get());
        assertEquals(1, told.get());
        assertEquals(State.ABANDONED, operation.state());
    }

    @Test
    void anErrorBetweenTwoCompletionsLosesNeither() {
        List<Throwable> told = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> told.add(e));
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            begin(operation);
            // A token beyond the table: as bad as an Error in the midst of the batch.
            port.records().put(0, 0x1_0FFF_FFFFL).put(1, 0).put(2, 0);
            port.records().put(3, operation.token()).put(4, 7).put(5, 0);
            Driver.completed(port, 2);
            assertEquals(State.COMPLETED, operation.state());
            assertEquals(7, operation.bytes());
            assertEquals(1, told.size(), told.toString());
            assertEquals(1, port.counters().handlerExceptions());
            assertTrue(PortNatives.settle0(operation.token())); // the slab has seen no packet
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void givingUpOnAFutureAsksWindowsToCancel() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation(token -> port.post(token, 995, 0))) {
            for (int i = 0; i < 3; i++) {
                start(operation, token -> 997);
                CompletableFuture<Completion> future = operation.future();
                switch (i) {
                    case 0 -> assertTrue(future.cancel(true));
                    case 1 -> assertTrue(future.complete(new Completion(0, 1, 0)));
                    default -> {
                        ExecutionException late = assertThrows(
                                ExecutionException.class,
                                () -> future.orTimeout(1, TimeUnit.MILLISECONDS).get());
                        assertInstanceOf(TimeoutException.class, late.getCause());
                    }
                }
                awaitTrue(() -> operation.state() == State.CANCELLED);
            }
            assertEquals(3, port.counters().cancelled());
        }
    }

    @Test
    void theFutureOfOneUseCancelsNoOther() throws Exception {
        AtomicInteger cancels = new AtomicInteger();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation(token -> {
                    cancels.incrementAndGet();
                    return 0;
                })) {
            long first = beginAt(operation);
            CompletableFuture<Completion> ofTheFirst = operation.future();
            PipeIo.forge(port.handle(), port.key(), first);
            assertEquals(1, port.pollNow());
            long second = beginAt(operation);
            ofTheFirst.obtrudeException(new TimeoutException());
            ofTheFirst.cancel(true);
            assertEquals(0, cancels.get());
            CompletableFuture<Completion> ofTheSecond = operation.future();
            assertFalse(ofTheSecond.isDone());
            PipeIo.forge(port.handle(), port.key(), second);
            assertEquals(1, port.pollNow());
            assertTrue(ofTheSecond.isDone());
        }
    }

    @Test
    void durationsMeanWhatTheySay() throws Exception {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        for (Duration longest : List.of(forever, Duration.ofNanos(Long.MAX_VALUE), Duration.ofDays(100_000))) {
            CompletionPort port = Ports.open();
            try (Operation operation = port.operation()) {
                assertTrue(operation.await(longest), "nothing is in progress");
                post(port, operation, 0, 0);
                assertEquals(1, port.poll(longest));
                assertTrue(port.await(operation.future(), longest));
                long address = beginAt(operation);
                Thread closer = new Thread(() -> port.close(longest));
                closer.start();
                awaitTrue(port.end::isClosing);
                assertTrue(closer.isAlive());
                PipeIo.forge(port.handle(), port.key(), address);
                joined(closer);
                assertEquals(State.COMPLETED, operation.state());
            }
            assertTrue(port.close(longest));
        }
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            Duration negative = Duration.ofNanos(-1);
            assertThrows(IllegalArgumentException.class, () -> port.poll(negative));
            assertThrows(IllegalArgumentException.class, () -> port.close(negative));
            assertThrows(IllegalArgumentException.class, () -> port.await(new CompletableFuture<>(), negative));
            assertThrows(IllegalArgumentException.class, () -> operation.await(negative));
            begin(operation);
            assertFalse(port.end.isClosing(), "what was refused has done nothing");
            long before = System.nanoTime();
            assertEquals(0, port.poll(Duration.ofNanos(300_000)));
            assertTrue(System.nanoTime() - before >= 300_000, "it waits");
            assertTrue(PortNatives.settle0(operation.token()));
            Operations.end((int) operation.token());
            if (operation.completed(0, 0, 0)) {
                operation.scope().exit();
            }
        }
    }

    @Test
    void exceptionsOfHandlersOnAnExecutorAreAllCounted() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        List<Thread> threads = java.util.Collections.synchronizedList(new ArrayList<>());
        try (CompletionPort port = Ports.start()) {
            List<Operation> operations = new ArrayList<>();
            CountDownLatch all = new CountDownLatch(64);
            for (int i = 0; i < 64; i++) {
                Operation operation = port.operation()
                        .onComplete(
                                done -> {
                                    all.countDown();
                                    throw new IllegalStateException("by the test");
                                },
                                task -> {
                                    Thread thread = new Thread(() -> {
                                        for (int n = 0; n < 100; n++) {
                                            task.run();
                                        }
                                    });
                                    threads.add(thread);
                                    thread.start();
                                });
                operations.add(operation);
                post(port, operation, 0, 0);
            }
            all.await();
            awaitTrue(() -> threads.size() == 64);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(6400, port.counters().handlerExceptions());
            operations.forEach(Operation::close);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /** The driver alone can see it: nobody waits for that close. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDeadlineOfACloseInAHandlerIsKept(boolean withThread) throws Exception {
        CompletionPort port = port(withThread);
        Operation never = port.operation();
        begin(never);
        CompletableFuture<Completion> end = never.future();
        Operation operation = port.operation().onComplete(done -> assertFalse(port.close(Duration.ofMillis(20))));
        post(port, operation, 0, 0);
        Thread poller = new Thread(() -> {
            port.pollNow();
            while (never.state() == State.PENDING) { // the close has woken it: that is one turn
                port.poll(Duration.ofMinutes(5));
            }
        });
        if (!withThread) {
            poller.start();
        }
        OperationCancelledException ended =
                assertThrows(OperationCancelledException.class, () -> end.get(30, TimeUnit.SECONDS));
        assertTrue(ended.isAbandoned());
        assertEquals(State.ABANDONED, never.state());
        joined(poller);
        operation.close();
    }

    /** It has been taken from Windows, so there is nothing to abandon, and its handler runs. */
    @Test
    void whatIsTakenWhileThePortGivesUpEndsAsItEnded() throws Exception {
        CompletionPort port = Ports.start();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger handled = new AtomicInteger();
        Operation operation = port.operation()
                .onComplete(done -> handled.addAndGet((int) done.bytes()))
                .checking((code, bytes) -> {
                    taken.countDown();
                    awaitUnchecked(goOn);
                    return code;
                });
        CompletableFuture<Completion> end = operation.future();
        post(port, operation, 0, 7);
        awaitUnchecked(taken);
        assertFalse(port.close(Duration.ofMillis(1)));
        assertTrue(port.end.isGivenUp());
        assertEquals(0, port.abandoned());
        goOn.countDown();
        assertEquals(7, end.get(30, TimeUnit.SECONDS).bytes());
        assertTrue(port.close(LONG));
        assertEquals(7, handled.get());
        assertEquals(State.COMPLETED, operation.state());
        assertEquals(0, port.abandoned());
        operation.close();
    }

    /** There was no use then, and the one that comes next has its number: the waiter looks again. */
    @Test
    void aWaiterForAFirstUseThatIsNeverBegunGoesOn() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            assertTrue(operation.future().complete(null), "it is given up: only the life says when it is over");
            AtomicReference<Object> waited = new AtomicReference<>();
            Thread waiter = new Thread(() -> {
                try {
                    waited.set(operation.await(Duration.ofMinutes(5)));
                } catch (InterruptedException e) {
                    waited.set(e);
                }
            });
            IllegalStateException thrown = new IllegalStateException("by the test");
            assertEquals(
                    thrown,
                    assertThrows(
                            IllegalStateException.class,
                            () -> start(operation, token -> {
                                waiter.start();
                                awaitTrueUnchecked(() -> waiter.getState() == Thread.State.TIMED_WAITING);
                                throw thrown;
                            })));
            joined(waiter);
            assertEquals(true, waited.get());
            assertEquals(State.IDLE, operation.state());
        }
    }

    @Test
    void aUseHasOneFutureHoweverItEnds() {
        CompletionPort port = Ports.open();
        Operation refused = port.operation();
        CompletableFuture<Completion> ofRefused = refused.future();
        assertEquals(5, start(refused, token -> 5));
        assertSame(ofRefused, refused.future());
        refused.close();
        assertSame(ofRefused, refused.future());

        Operation abandoned = port.operation();
        begin(abandoned);
        CompletableFuture<Completion> ofAbandoned = abandoned.future();
        assertFalse(port.close(Duration.ZERO));
        assertEquals(State.ABANDONED, abandoned.state());
        assertSame(ofAbandoned, abandoned.future());
    }

    @Test
    void aFutureKeepsNoneOfAnEarlierUseThatIsOver() throws Exception {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            WeakReference<CompletableFuture<Completion>> first = new WeakReference<>(operation.future());
            post(port, operation, 0, 0);
            assertEquals(1, port.pollNow());
            start(operation, token -> 997);
            CompletableFuture<Completion> second = operation.future();
            awaitTrue(() -> {
                System.gc();
                return first.get() == null;
            });
            port.post(operation.token(), 0, 2);
            assertEquals(1, port.pollNow());
            assertEquals(2, second.get(30, TimeUnit.SECONDS).bytes());
        }
    }

    @Test
    void aPortThatGivesUpEndsItsChannelsThoughTheDriverDoesNotComeBack() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletionPort port = CompletionPort.start(); // the channel starts operations of its own
        Thread driver = port.driver.current();
        EventChannel channel = EventChannel.open(port, 4, 16, (bytes, size) -> {});
        Operation operation = port.operation().onComplete(done -> {
            inside.countDown();
            awaitUnchecked(goOn);
        });
        try {
            operation.start("Test", token -> port.post(token, 0, 0));
            awaitUnchecked(inside);
            CompletableFuture<Boolean> end = channel.closeAsync().future();
            assertFalse(port.close(Duration.ofMillis(10)));
            assertTrue(end.get(30, TimeUnit.SECONDS));
            assertEquals(1, port.abandoned(), "its bell");
        } finally {
            goOn.countDown();
        }
        joined(driver); // which takes nothing more from a port that was given up
        Driver.completed(port, PortNatives.poll0(port.address(), 0));
        assertEquals(0, port.abandoned(), "it lay there");
        operation.close();
    }

    @Test
    void aChannelThatCannotBeginLeavesNothingBehind() {
        CompletionPort port = Ports.open();
        Operation never = port.operation();
        long address = beginAt(never);
        port.end.begin(io.github.winnet4j.internal.Deadline.NEVER); // closing, and not closed yet
        EventChannel.Handler handler = (bytes, size) -> {};
        for (int i = 0; i < 3000; i++) { // there is room for 1024 channels
            assertThrows(IllegalStateException.class, () -> EventChannel.open(port, 1, 8, handler));
        }
        PipeIo.forge(port.handle(), port.key(), address);
        assertTrue(port.close(LONG));
        never.close();
        try (CompletionPort other = CompletionPort.open()) { // the channel starts operations of its own
            EventChannel.open(other, 1, 8, handler).close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsAndAnImpatientCloseAtOnce(boolean withThread) throws Exception {
        for (int round = 0; round < 100; round++) {
            CompletionPort port = port(withThread);
            List<Operation> operations = java.util.Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Completion>> futures = java.util.Collections.synchronizedList(new ArrayList<>());
            CountDownLatch started = new CountDownLatch(2);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                Thread thread = new Thread(() -> {
                    try {
                        for (int n = 0; n < 200; n++) {
                            Operation operation = port.operation(token -> completeAt(port, token));
                            operations.add(operation);
                            CompletableFuture<Completion> future = operation.future();
                            begin(operation);
                            futures.add(future);
                            started.countDown();
                        }
                    } catch (IllegalStateException closed) {
                        started.countDown();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            started.await();
            port.close(Duration.ofNanos(round * 1000L));
            for (Thread thread : threads) {
                joined(thread);
            }
            for (CompletableFuture<Completion> future : futures) {
                ended(future); // waited for by itself: what is chained costs a thread each on a small JVM of 17
            }
            for (Operation operation : operations) {
                assertFalse(operation.state() == State.PENDING, "round " + round);
                operation.close();
            }
        }
    }

    private static void ended(CompletableFuture<?> future) throws Exception {
        try {
            future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException e) {
            assertTrue(future.isDone());
        }
    }

    /** What Windows does with a cancel that it accepts, as far as a test can: there is a packet. */
    private static int completeAt(CompletionPort port, long token) {
        try {
            PipeIo.forge(port.handle(), port.key(), PortNatives.pending0(token));
        } catch (IllegalStateException closed) {
            return 1168;
        }
        return 0;
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitTrueUnchecked(java.util.function.BooleanSupplier condition) {
        try {
            awaitTrue(condition);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join(LONG.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertFalse(thread.isAlive(), thread + " hangs");
    }
}
