// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.barrier;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.start;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Handlers that throw, block, start again, load classes and close. */
@PortTest
class HandlerTest {
    @Test
    void anExecutorRunsTheHandlerWhenThereIsOne() throws Exception {
        try (CompletionPort port = Ports.start();
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

    /** The thread is the port's: it pauses, and serves the next turn, as if nothing had been. */
    @Test
    void anInterruptByAHandlerEndsWithItsTurn() throws Exception {
        try (CompletionPort port =
                        PortInvariants.watch(CompletionPort.start(64, Delivery.RETURN)); // each turn comes back to Java
                Operation first = port.operation();
                Operation second = port.operation()) {
            first.onComplete(watched(done -> Thread.currentThread().interrupt()));
            post(port, first, 0, 0);
            assertTrue(first.await(LONG));
            barrier(port); // what comes after it comes in another turn
            AtomicInteger seen = new AtomicInteger();
            second.onComplete(watched(done -> seen.set(Thread.interrupted() ? 1 : 2)));
            post(port, second, 0, 0);
            awaitTrue(() -> seen.get() != 0);
            assertEquals(2, seen.get());
        }
    }

    @Test
    void faults43And44_aThrowingHandlerStopsNothing() throws Exception {
        List<Throwable> told = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            told.add(e);
            throw new IllegalStateException("and so does the handler of uncaught exceptions");
        });
        try (CompletionPort port = Ports.start()) {
            List<Throwable> thrown = List.of(
                    new RuntimeException("by the test"),
                    new Error("by the test"),
                    new StackOverflowError(),
                    new OutOfMemoryError("no"));
            for (Throwable e : thrown) {
                try (Operation bad = port.operation()) {
                    bad.onComplete(watched(done -> PortThrow.sneaky(e)));
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

    @Test
    void fault47_aHandlerThatBlocksHoldsUpItsOwnPortOnly() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletionPort blocked = Ports.start();
        Operation operation = blocked.operation().onComplete(watched(done -> {
            thread.set(Thread.currentThread());
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        post(blocked, operation, 0, 0);
        assertTrue(inside.await(30, TimeUnit.SECONDS));
        try (CompletionPort other = Ports.start()) {
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
    void fault48_aHandlerMayStartTheOperationAgain() throws Exception {
        int rounds = 10_000;
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            operation.onComplete(watched(self -> {
                if (count.incrementAndGet() == rounds) {
                    done.countDown();
                } else {
                    post(port, self, 0, 0);
                }
            }));
            post(port, operation, 0, 0);
            assertTrue(done.await(60, TimeUnit.SECONDS));
            assertEquals(rounds, port.counters().completed());
            assertEquals(0, port.counters().inFlight());
        }
    }

    @Test
    void fault48_aHandlerMayStartAThousandLoadClassesCancelAndClose() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        AtomicReference<Object> loaded = new AtomicReference<>();
        AtomicReference<Boolean> closedInside = new AtomicReference<>();
        List<Operation> operations = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        CompletionPort port = Ports.start();
        Operation first = port.operation().onComplete(watched(self -> {
            loaded.set(new LoadedByAHandler());
            for (int i = 0; i < 1000; i++) {
                Operation next = port.operation(token -> port.post(token, 995, 0))
                        .onComplete(watched(one -> ended.incrementAndGet()));
                operations.add(next);
                if (i % 2 == 0) {
                    post(port, next, 0, 0);
                } else {
                    start(next, token -> 997);
                    if (i % 4 == 1 && !next.cancel()) {
                        throw new AssertionError("not cancelled");
                    }
                }
            }
            closedInside.set(port.close(LONG));
            done.countDown();
        }));
        post(port, first, 0, 0);
        assertTrue(done.await(30, TimeUnit.SECONDS));
        assertTrue(port.close(LONG));
        assertFalse(closedInside.get());
        assertEquals(1000, ended.get());
        assertEquals(LoadedByAHandler.class, loaded.get().getClass());
        for (int i = 0; i < 1000; i++) {
            assertEquals(
                    i % 2 == 0 ? State.COMPLETED : State.CANCELLED,
                    operations.get(i).state());
            operations.get(i).close();
        }
        first.close();
    }

    private static final class LoadedByAHandler {}
}
