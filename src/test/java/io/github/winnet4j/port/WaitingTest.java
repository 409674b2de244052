// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.port.Operation.State;
import java.util.ArrayList;
import java.util.List;
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
                AtomicLong token = tokens[i] = new AtomicLong();
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
