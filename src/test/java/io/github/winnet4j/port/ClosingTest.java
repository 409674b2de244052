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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing: everything is cancelled and awaited, or counted as abandoned. */
@PortTest
class ClosingTest {
    @Test
    void closeRefusesWhatIsNewAndClosingAgainDoesNothing() {
        CompletionPort port = Ports.start();
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
        CompletionPort port = withThread ? Ports.start() : Ports.open();
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

    @Test
    void fault33_closeCancelsFourThousandAtOnce() {
        CompletionPort port = Ports.start();
        List<Operation> operations = new ArrayList<>();
        AtomicInteger handled = new AtomicInteger();
        for (int i = 0; i < 4096; i++) {
            Operation operation = port.operation(token -> port.post(token, 995, 0))
                    .onComplete(watched(done -> handled.incrementAndGet()));
            start(operation, token -> 997);
            operations.add(operation);
        }
        assertTrue(port.close(LONG));
        assertEquals(4096, handled.get());
        for (Operation operation : operations) {
            assertEquals(State.CANCELLED, operation.state());
            operation.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fault47_whatWindowsDoesNotGiveBackIsAbandonedAndCounted(boolean withThread) {
        CompletionPort port = withThread ? Ports.start() : Ports.open();
        Operation operation = port.operation();
        begin(operation);
        CompletableFuture<Completion> future = operation.future();
        assertFalse(port.close(Duration.ofMillis(50)));
        assertEquals(1, port.abandoned());
        assertEquals(State.ABANDONED, operation.state());
        OperationCancelledException ended =
                assertThrows(OperationCancelledException.class, () -> future.get(30, TimeUnit.SECONDS));
        assertTrue(ended.isAbandoned() && future.isCancelled());
        operation.close();
        assertEquals(State.ABANDONED, operation.state(), "its memory is Windows' forever");
    }

    @Test
    void anInterruptNeitherShortensACloseNorIsLost() {
        CompletionPort port = Ports.start();
        begin(port.operation());
        Thread.currentThread().interrupt();
        long begin = System.nanoTime();
        assertFalse(port.close(Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - begin >= 50_000_000);
        assertTrue(Thread.interrupted());
        assertEquals(1, port.abandoned());
    }

    @Test
    void closeTakesWhatLiesInThePortAlreadyEvenWithoutTime() {
        CompletionPort port = Ports.open();
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
        CompletionPort port = Ports.start();
        Operation operation = port.operation();
        AtomicReference<Boolean> inside = new AtomicReference<>();
        operation.onComplete(watched(done -> inside.set(port.close(LONG))));
        post(port, operation, 0, 0);
        awaitTrue(() -> inside.get() != null);
        assertFalse(inside.get());
        assertTrue(port.close(LONG));
        operation.close();
    }

    @Test
    void fault36_theThreadEndsWhenItsPortWasClosedUnderIt() throws Exception {
        // By a handler, so that the next wait finds it gone. A wait that sleeps already ends on Windows; under Wine it
        // sleeps on.
        CompletionPort port = Ports.start();
        Operation never = port.operation();
        begin(never);
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch gone = new CountDownLatch(1);
        Operation operation = port.operation();
        long handle = port.handle();
        operation.onComplete(watched(done -> {
            thread.set(Thread.currentThread());
            PipeIo.close(handle);
            gone.countDown();
        }));
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fault52_closeAmongStartsFromManyThreads(long seed) throws Exception {
        for (int round = 0; round < 20; round++) {
            CompletionPort port = Ports.start();
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger handled = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(4);
            for (int t = 0; t < 4; t++) {
                Random random = new Random(seed * 1000 + round * 10L + t);
                Thread thread = new Thread(() -> {
                    List<Operation> operations = new ArrayList<>();
                    started.countDown();
                    try {
                        while (true) {
                            Operation operation = port.operation();
                            operation.onComplete(watched(done -> handled.incrementAndGet()));
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
    void abandonedOperationsGetOnAbandonInsteadOfACompletion() {
        for (boolean withThread : new boolean[] {true, false}) {
            CompletionPort port = withThread ? Ports.start() : Ports.open();
            AtomicInteger told = new AtomicInteger();
            AtomicInteger completed = new AtomicInteger();
            Operation operation = port.operation()
                    .onComplete(done -> completed.incrementAndGet())
                    .onAbandon(lost -> {
                        assertEquals(State.ABANDONED, lost.state());
                        assertTrue(port.inHandler());
                        told.incrementAndGet();
                    });
            begin(operation);
            assertFalse(port.close(Duration.ofMillis(20)));
            assertEquals(1, told.get());
            assertEquals(0, completed.get());
        }
    }

    @Test
    void fault64_portsComeAndGoWithoutATrace() throws Exception {
        for (int i = 0; i < 50; i++) {
            Ports.start().close();
        }
        // The JVM has handles of its own, which come and go with its threads: a few are no matter.
        int before = PipeIo.handles();
        List<CompletionPort> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open.add(Ports.open());
        }
        int each = PipeIo.handles() - before;
        assertTrue(each > 80 && each < 120, each + " handles of 100 open ports");
        open.forEach(CompletionPort::close);
        for (int i = 0; i < 1000; i++) {
            Ports.open().close();
        }
        for (int i = 0; i < 200; i++) {
            Ports.start().close();
        }
        assertTrue(PipeIo.handles() - before < 20, before + " handles before, " + PipeIo.handles() + " after");
    }
}
