// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the pool promises of calls that can't be cancelled. Blocked calls are latches; nothing waits for a time but
 * deadlines.
 */
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is stuck is named, not waited for
class CallPoolTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(400_000_000);

    /** What a deadline waits for; those with the long one wait for ever. */
    private final Queue<Runnable> deadlines = new ConcurrentLinkedQueue<>();

    private final CallPool pool = new CallPool(2, 3, Duration.ofSeconds(5), (time, task) -> {
        if (time.equals(SOON)) {
            deadlines.add(task);
        }
        return new CompletableFuture<>();
    });
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger unused = new AtomicInteger();

    /** A call that Windows doesn't answer until the latch says so. */
    private String blocked() {
        while (true) {
            try {
                answer.await();
                return "answer";
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts these threads", e);
            }
        }
    }

    /** A call that has begun, and is stuck, when its deadline passes. */
    private CallAbandonedException stuck() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> call = pool.submit(
                "a call",
                () -> {
                    begun.countDown();
                    return blocked();
                },
                unused::incrementAndGet,
                Runnable::run,
                SOON);
        begun.await();
        deadlines.remove().run();
        return abandoned(call);
    }

    private CompletableFuture<String> submit(Duration deadline) {
        return pool.submit("a call", this::blocked, unused::incrementAndGet, Runnable::run, deadline);
    }

    private static CallAbandonedException abandoned(CompletableFuture<?> future) {
        ExecutionException failed = assertThrows(ExecutionException.class, future::get);
        return assertInstanceOf(CallAbandonedException.class, failed.getCause());
    }

    @Test
    void aCallBringsItsResultOnTheCallersExecutor() throws Exception {
        List<String> ran = new ArrayList<>();
        CompletableFuture<Thread> call = pool.submit(
                "a call",
                Thread::currentThread,
                () -> {},
                task -> {
                    ran.add(Thread.currentThread().getName());
                    task.run();
                },
                NEVER);
        Thread thread = call.get();
        assertTrue(thread.isDaemon());
        assertTrue(thread.getName().startsWith("winnet4j-wnet-"), thread.getName());
        assertSame(ClassLoader.getSystemClassLoader(), thread.getContextClassLoader());
        assertEquals(List.of(thread.getName()), ran);
        assertEquals(0, pool.counters().abandonedEver());
    }

    @Test
    void aFailureIsTheFuturesFailure() {
        for (Throwable failure : List.of(new IllegalStateException("no"), new StackOverflowError())) {
            CompletableFuture<String> call = pool.submit(
                    "a call",
                    () -> {
                        throw CallPoolTest.<RuntimeException>sneaky(failure);
                    },
                    () -> {},
                    Runnable::run,
                    NEVER);
            assertSame(
                    failure, assertThrows(ExecutionException.class, call::get).getCause());
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so that javac sees no checked exception
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void pastItsDeadlineACallIsAbandonedAndItsAnswerComesLate() throws Exception {
        CallAbandonedException abandoned = stuck();
        assertTrue(abandoned.wasBegun());
        assertInstanceOf(TimeoutException.class, abandoned);
        assertTrue(
                abandoned.getMessage().contains("the call is abandoned, and may still succeed"),
                abandoned.getMessage());
        assertEquals(new CallCounters(1, 0, 1, 1, 0), pool.counters());
        assertEquals(1, unused.get());
        assertFalse(abandoned.late().isDone());
        answer.countDown();
        assertEquals("answer", abandoned.late().get());
        assertEquals(new CallCounters(0, 0, 0, 1, 0), pool.counters());
    }

    @Test
    void anAnswerBeforeTheDeadlineIsTheAnswer() throws Exception {
        CompletableFuture<String> call = submit(SOON);
        answer.countDown();
        assertEquals("answer", call.get());
        deadlines.remove().run();
        assertEquals(new CallCounters(0, 0, 0, 0, 0), pool.counters());
        assertEquals(0, unused.get());
    }

    @Test
    void theOwnClockTellsDeadlinesToo() {
        CallPool real = new CallPool(2, 3, Duration.ofSeconds(5), null);
        CallAbandonedException abandoned =
                abandoned(real.submit("a call", this::blocked, () -> {}, Runnable::run, SOON));
        answer.countDown();
        assertTrue(abandoned.getMessage().startsWith("a call had no answer within PT0.001S"), abandoned.getMessage());
    }

    @Test
    void aCancelledFutureAbandonsItsCall() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> call = pool.submit(
                "a call",
                () -> {
                    begun.countDown();
                    return blocked();
                },
                unused::incrementAndGet,
                Runnable::run,
                NEVER);
        begun.await();
        call.cancel(true);
        assertEquals(new CallCounters(1, 0, 1, 1, 0), pool.counters());
        assertEquals(1, unused.get());
        answer.countDown();
    }

    @Test
    void aCallThatNeverGotItsTurnSaysSoAndNeverRuns() throws Exception {
        CompletableFuture<String> first = submit(NEVER);
        CompletableFuture<String> second = submit(NEVER);
        AtomicInteger ran = new AtomicInteger();
        CompletableFuture<Integer> third =
                pool.submit("a call", ran::incrementAndGet, unused::incrementAndGet, Runnable::run, SOON);
        assertEquals(1, pool.counters().waiting());
        deadlines.remove().run();
        CallAbandonedException waited = abandoned(third);
        assertFalse(waited.wasBegun());
        assertTrue(waited.getMessage().contains("had not begun, and never will"), waited.getMessage());
        assertThrows(CancellationException.class, () -> waited.late().join());
        assertEquals(0, pool.counters().waiting());
        answer.countDown();
        assertEquals("answer answer", first.get() + " " + second.get());
        assertEquals(0, ran.get());
        assertEquals(1, unused.get());
    }

    @Test
    void pastTheLimitsCallsAreRefused() throws Exception {
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(submit(NEVER)); // two run, three wait
        }
        CompletableFuture<String> refused = submit(NEVER);
        CompletionException failure = assertThrows(CompletionException.class, refused::join);
        assertInstanceOf(RejectedExecutionException.class, failure.getCause());
        assertInstanceOf(CallRefusedException.class, failure.getCause());
        assertTrue(
                failure.getCause().getMessage().contains("3 wait"),
                failure.getCause().getMessage());
        assertEquals(1, unused.get());
        assertEquals(1, pool.counters().refused());
        answer.countDown();
        for (CompletableFuture<String> call : calls) {
            assertEquals("answer", call.get());
        }
    }

    @Test
    void whileEveryThreadIsStuckNothingIsBegun() throws Exception {
        CallAbandonedException first = stuck();
        CallAbandonedException second = stuck();
        CompletableFuture<String> refused = submit(NEVER);
        assertInstanceOf(
                CallRefusedException.class,
                assertThrows(ExecutionException.class, refused::get).getCause());
        assertEquals(new CallCounters(2, 0, 2, 2, 1), pool.counters());
        answer.countDown();
        first.late().get();
        second.late().get();
        assertEquals(
                "again",
                pool.submit("a call", () -> "again", () -> {}, Runnable::run, NEVER)
                        .get());
    }

    @Test
    void anExecutorThatRefusesLeavesNobodyWaiting() throws Exception {
        CompletableFuture<String> call = pool.submit(
                "a call",
                () -> "result",
                () -> {},
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                NEVER);
        assertEquals("result", call.get());
    }

    @Test
    void idleThreadsEnd() throws Exception {
        CallPool quick = new CallPool(2, 3, Duration.ofMillis(1), null);
        Thread thread = quick.submit("a call", Thread::currentThread, () -> {}, Runnable::run, NEVER)
                .get();
        thread.join(); // the worker's end, not a time
        while (quick.threads() != 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aDeadlineThatHasPassedIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> submit(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> submit(Duration.ofMillis(-1)));
        assertEquals(2, unused.get());
    }
}
