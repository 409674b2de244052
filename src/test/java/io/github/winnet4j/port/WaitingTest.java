// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads that wait for an operation, interrupted and virtual ones too. */
@PortTest
class WaitingTest {
    @Test
    void aFutureIsAwaitedWhoeverDrivesThePort() throws Exception {
        for (boolean withThread : new boolean[] {true, false}) {
            try (CompletionPort port = withThread ? Ports.start() : Ports.open();
                    Operation operation = port.operation()) {
                CompletableFuture<String> future = new CompletableFuture<>();
                AtomicReference<Boolean> inside = new AtomicReference<>();
                operation.onComplete(done -> {
                    assertTrue(port.inHandler());
                    inside.set(port.await(future, LONG)); // would wait for itself
                    future.complete("done");
                });
                assertFalse(port.inHandler());
                assertFalse(port.await(future, Duration.ofMillis(10)), "nothing has begun");
                post(port, operation, 0, 0);
                assertTrue(port.await(future, LONG));
                assertTrue(port.await(CompletableFuture.failedFuture(new ArithmeticException()), LONG));
                assertFalse(inside.get());
            }
        }
    }

    @Test
    void aFutureOfAnotherThreadEndsTheWait() throws Exception {
        try (CompletionPort port = Ports.open()) {
            for (int i = 0; i < 50; i++) {
                CompletableFuture<String> future = new CompletableFuture<>();
                Thread other = new Thread(() -> future.complete("done"));
                other.start();
                assertTrue(port.await(future, LONG));
                other.join();
            }
            CompletableFuture<String> late = new CompletableFuture<>();
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> port.await(late, LONG));
            CompletableFuture<Boolean> third =
                    CompletableFuture.supplyAsync(() -> port.await(late, LONG)); // one of them drives it
            late.complete("done");
            assertTrue(second.get() && third.get());
            Thread.currentThread().interrupt();
            assertFalse(port.await(new CompletableFuture<>(), Duration.ofMillis(10)));
            assertTrue(Thread.interrupted(), "the flag is left");
        }
    }

    @Test
    void fault49_anInterruptedWaiterHearsOfItAndNothingIsLost() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            AtomicLong token = new AtomicLong();
            start(operation, t -> {
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
            awaitTrue(() -> waiter.getState() == Thread.State.TIMED_WAITING);
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
        try (CompletionPort port = Ports.start()) {
            List<Operation> operations = new ArrayList<>();
            List<Thread> waiters = new ArrayList<>();
            AtomicLong[] tokens = new AtomicLong[16];
            AtomicInteger seen = new AtomicInteger();
            CountDownLatch begun = new CountDownLatch(tokens.length);
            for (int i = 0; i < tokens.length; i++) {
                AtomicLong token = new AtomicLong();
                tokens[i] = token;
                Operation operation = port.operation();
                operations.add(operation);
                Runnable waiter = () -> {
                    start(operation, t -> {
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
}
