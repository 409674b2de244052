// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Pending} promises, by the operations of a port. */
@PortTest
class PendingTest {
    /** Every plain way to chain, and the thread it runs on. */
    private static List<Function<CompletableFuture<Completion>, CompletableFuture<Thread>>> ways() {
        CompletableFuture<Completion> never = new CompletableFuture<>();
        CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
        List<Function<CompletableFuture<Completion>, CompletableFuture<Thread>>> ways = new ArrayList<>();
        ways.add(f -> f.thenApply(c -> Thread.currentThread()));
        ways.add(f -> f.thenCompose(c -> CompletableFuture.completedFuture(Thread.currentThread())));
        ways.add(f -> f.thenCombine(done, (c, d) -> Thread.currentThread()));
        ways.add(f -> f.applyToEither(never, c -> Thread.currentThread()));
        ways.add(f -> f.handle((c, e) -> Thread.currentThread()));
        ways.add(f -> told(t -> f.whenComplete((c, e) -> t.set(Thread.currentThread()))));
        ways.add(f -> told(t -> f.thenAccept(c -> t.set(Thread.currentThread()))));
        ways.add(f -> told(t -> f.thenRun(() -> t.set(Thread.currentThread()))));
        ways.add(f -> told(t -> f.thenAcceptBoth(done, (c, d) -> t.set(Thread.currentThread()))));
        ways.add(f -> told(t -> f.runAfterBoth(done, () -> t.set(Thread.currentThread()))));
        ways.add(f -> told(t -> f.acceptEither(never, c -> t.set(Thread.currentThread()))));
        ways.add(f -> told(t -> f.runAfterEither(never, () -> t.set(Thread.currentThread()))));
        ways.add(f -> f.thenApplyAsync(c -> 1).thenApply(c -> Thread.currentThread()));
        return ways;
    }

    private static CompletableFuture<Thread> told(Function<AtomicReference<Thread>, CompletableFuture<?>> chained) {
        AtomicReference<Thread> thread = new AtomicReference<>();
        return chained.apply(thread).handle((value, problem) -> thread.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOperationThatIsClosedBeforeItsFirstStartEndsThatUseAsCancelled(boolean atTheEnd) {
        try (CompletionPort port = Ports.start()) {
            Operation operation = port.operation();
            CompletableFuture<Completion> before = operation.future();
            if (atTheEnd) {
                operation.closeAtTheEnd();
            } else {
                operation.close();
            }
            for (CompletableFuture<Completion> asked : List.of(before, operation.future())) {
                assertTrue(asked.isCancelled());
                OperationCancelledException e = assertThrows(OperationCancelledException.class, asked::join);
                assertEquals(995, e.code());
            }
            assertEquals(Operation.State.CLOSED, operation.state());
            assertEquals(0, operation.code(), "there was no use");
            assertFalse(operation.cancel());
            assertThrows(IllegalStateException.class, () -> Ports.start(operation, token -> 997));
        }
    }

    /** Found by torture: it said that the operation had ended, and the buffer was Windows'. */
    @Test
    void waitingForAnOperationGoesOnThoughSomebodyHasGivenUpOnItsFuture() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            Ports.start(operation, token -> 997);
            assertTrue(operation.future().complete(null));
            assertFalse(operation.await(Duration.ofMillis(10)), "Windows has it");
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return operation.await(LONG);
                } catch (InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            port.post(operation.token(), 0, 0);
            assertTrue(waiting.get(30, TimeUnit.SECONDS));
            assertTrue(operation.await(Duration.ZERO));
        }
    }

    @Test
    void nothingChainedRunsOnTheThreadOfThePort() throws Exception {
        try (CompletionPort port = Ports.start()) {
            Thread driver = port.driver.current();
            for (Function<CompletableFuture<Completion>, CompletableFuture<Thread>> way : ways()) {
                try (Operation succeeding = port.operation();
                        Operation failing = port.operation()) {
                    CompletableFuture<Thread> before = way.apply(succeeding.future());
                    post(port, succeeding, 0, 0);
                    assertNotSame(driver, before.get(30, TimeUnit.SECONDS));
                    CompletableFuture<Thread> after = way.apply(succeeding.future());
                    assertNotSame(driver, after.get(30, TimeUnit.SECONDS));
                    CompletableFuture<Thread> problem =
                            failing.future().thenApply(c -> driver).exceptionally(e -> Thread.currentThread());
                    post(port, failing, 5, 0);
                    assertNotSame(driver, problem.get(30, TimeUnit.SECONDS));
                }
            }
        }
    }

    @Test
    void blockingInAChainDoesNotHoldUpThePort() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation slow = port.operation();
                Operation quick = port.operation()) {
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<Boolean> blocked = slow.future().thenApply(c -> {
                try {
                    return goOn.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    return false;
                }
            });
            post(port, slow, 0, 0);
            slow.future().get(30, TimeUnit.SECONDS);
            post(port, quick, 0, 0);
            quick.future().get(30, TimeUnit.SECONDS);
            assertFalse(blocked.isDone());
            goOn.countDown();
            assertTrue(blocked.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void theirExecutorIsThePorts() throws Exception {
        try (CompletionPort port = Ports.start().dependents(Runnable::run);
                Operation operation = port.operation()) {
            CompletableFuture<Thread> chained = operation.future().thenApply(c -> Thread.currentThread());
            post(port, operation, 0, 0);
            assertSame(chained.get(30, TimeUnit.SECONDS), port.driver.current());
        }
    }

    @Test
    void eachWayToGiveUpAsksWindowsToCancel() throws Exception {
        List<Function<CompletableFuture<Completion>, Boolean>> ways = List.of(
                f -> f.cancel(true),
                f -> f.complete(new Completion(0, 0, 0)),
                f -> f.completeExceptionally(new IllegalStateException()),
                f -> f.completeAsync(() -> new Completion(0, 0, 0), Runnable::run) == f,
                f -> f.orTimeout(1, TimeUnit.MILLISECONDS) == f,
                f -> f.completeOnTimeout(new Completion(0, 0, 0), 1, TimeUnit.MILLISECONDS) == f);
        for (Function<CompletableFuture<Completion>, Boolean> way : ways) {
            CountDownLatch asked = new CountDownLatch(1);
            try (CompletionPort port = Ports.start();
                    Operation operation = port.operation(token -> {
                        asked.countDown();
                        return 0;
                    })) {
                long address = Ports.beginAt(operation);
                assertTrue(way.apply(operation.future()));
                assertTrue(asked.await(30, TimeUnit.SECONDS));
                PipeIo.forge(port.handle(), port.key(), address);
            }
        }
    }

    @Test
    void cancelledIsCancelledAsJavaKnowsIt() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            post(port, operation, 995, 0);
            CompletableFuture<Completion> future = operation.future();
            OperationCancelledException thrown =
                    assertThrows(OperationCancelledException.class, () -> future.get(30, TimeUnit.SECONDS));
            assertEquals("Test", thrown.function());
            assertEquals(995, thrown.code());
            assertFalse(thrown.isAbandoned());
            assertThrows(OperationCancelledException.class, future::get);
            assertThrows(OperationCancelledException.class, future::join);
            assertTrue(future.isCancelled());
            assertTrue(future.isCompletedExceptionally());
            CompletionException chained = assertThrows(
                    CompletionException.class, () -> future.thenApply(c -> 1).join());
            assertInstanceOf(OperationCancelledException.class, chained.getCause());
        }
    }

    @Test
    void waitingInsideAHandlerForWhatItsThreadMustBringIsRefused() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation never = port.operation(token -> port.post(token, 995, 0));
                Operation operation = port.operation()) {
            Ports.start(never, token -> 997);
            Pending<Completion> pending = never.pending();
            CompletableFuture<Integer> chained = pending.future().thenApply(c -> 1);
            List<Throwable> refused = new ArrayList<>();
            AtomicInteger ways = new AtomicInteger();
            operation.onComplete(done -> {
                refused.add(assertThrows(IllegalStateException.class, () -> pending.await(LONG)));
                refused.add(assertThrows(IllegalStateException.class, () -> never.await(LONG)));
                refused.add(assertThrows(IllegalStateException.class, pending.future()::get));
                refused.add(assertThrows(IllegalStateException.class, pending.future()::join));
                refused.add(assertThrows(
                        IllegalStateException.class, () -> pending.future().get(30, TimeUnit.SECONDS)));
                refused.add(assertThrows(IllegalStateException.class, chained::join));
                ways.set(refused.size());
            });
            post(port, operation, 0, 0);
            operation.future().get(30, TimeUnit.SECONDS);
            Ports.barrier(port);
            assertEquals(6, ways.get());
            refused.forEach(problem ->
                    assertTrue(problem.getMessage().contains("would wait for itself"), problem.getMessage()));
            assertTrue(pending.cancel());
            assertTrue(pending.await(LONG));
            assertTrue(pending.future().isCancelled());
        }
    }

    @Test
    void awaitReportsAnyEnd() throws Exception {
        try (CompletionPort port = Ports.open(); // without a poller the waiter drives
                Operation operation = port.operation()) {
            Ports.start(operation, token -> 997);
            Pending<Completion> pending = operation.pending();
            assertFalse(pending.await(Duration.ofMillis(1)));
            assertThrows(IllegalArgumentException.class, () -> pending.await(Duration.ofNanos(-1)));
            port.post(operation.token(), 5, 0);
            assertTrue(pending.await(LONG));
            assertThrows(ExecutionException.class, () -> pending.future().get());
            assertTrue(pending.await(Duration.ZERO));
            Thread.currentThread().interrupt();
            Ports.start(operation, token -> 997);
            assertThrows(InterruptedException.class, () -> operation.pending().await(LONG));
            assertNull(port.driver.current(), "it isn't driven any more");
            port.post(operation.token(), 0, 0);
            assertEquals(1, port.pollNow());
        }
    }
}
