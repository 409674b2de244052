// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.future.Dependents;
import java.net.URL;
import java.net.URLClassLoader;
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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** What a deadline waits for; those with the long one wait forever. */
    private final Queue<Runnable> deadlines = new ConcurrentLinkedQueue<>();

    private final CallPool pool = new CallPool(2, 3, (nanos, task) -> {
        if (nanos == SOON.toNanos()) {
            deadlines.add(task);
        }
        return () -> {};
    });
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger unused = new AtomicInteger();

    /** A call that Windows doesn't answer until the latch says so. */
    private String blocked() {
        begun.countDown();
        try {
            answer.await();
            return "answer";
        } catch (InterruptedException e) {
            throw new AssertionError("these threads aren't interrupted", e);
        }
    }

    private <T> Call<T> submit(Supplier<T> call, Executor dependents, Duration within) {
        return pool.submit(new Call.Task<>("a call", "WNet", call, unused::incrementAndGet), dependents, within);
    }

    private <T> Call<T> submit(Supplier<T> call, Duration within) {
        return submit(call, Dependents.executor(), within);
    }

    private Call<String> submit(Duration within) {
        return submit(this::blocked, within);
    }

    /** A call that has begun, and is stuck, when its deadline passes. */
    private CallAbandonedException stuck() throws Exception {
        CountDownLatch now = new CountDownLatch(1);
        Call<String> call = submit(
                () -> {
                    now.countDown();
                    return blocked();
                },
                SOON);
        now.await();
        deadlines.remove().run();
        return abandoned(call);
    }

    private static CallAbandonedException abandoned(NetworkCall<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, call.future()::get);
        return assertInstanceOf(CallAbandonedException.class, failed.getCause());
    }

    // -- how calls end

    @Test
    void aCallBringsItsResult() throws Exception {
        Call<Thread> call = submit(Thread::currentThread, NEVER);
        Thread thread = call.future().get();
        assertSame(thread, call.late().get());
        assertTrue(thread.isDaemon());
        assertTrue(thread.getName().startsWith("winnet4j-wnet-"), thread.getName());
        assertSame(ClassLoader.getSystemClassLoader(), thread.getContextClassLoader());
        assertEquals(new CallCounters(0, 0, 0, 0, 0), pool.counters());
        assertFalse(call.cancel());
        assertTrue(call.await(Duration.ZERO));
        assertEquals("a call: ended", call.toString());
    }

    @Test
    void aFailureIsTheFuturesFailure() {
        for (Throwable failure : List.of(new IllegalStateException("no"), new StackOverflowError())) {
            Call<String> call = submit(
                    () -> {
                        throw CallPoolTest.<RuntimeException>sneaky(failure);
                    },
                    NEVER);
            for (CompletableFuture<String> future : List.of(call.future(), call.late())) {
                assertSame(
                        failure,
                        assertThrows(ExecutionException.class, future::get).getCause());
            }
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
        Call<String> call = submit(SOON);
        answer.countDown();
        assertEquals("answer", call.get());
        deadlines.remove().run();
        assertEquals(new CallCounters(0, 0, 0, 0, 0), pool.counters());
        assertEquals(0, unused.get());
    }

    @Test
    void aCallThatNeverGotItsTurnSaysSoAndNeverRuns() throws Exception {
        Call<String> first = submit(NEVER);
        Call<String> second = submit(NEVER);
        AtomicInteger ran = new AtomicInteger();
        Call<Integer> third = submit(ran::incrementAndGet, SOON);
        assertEquals(new CallCounters(2, 1, 0, 0, 0), pool.counters());
        assertEquals("a call: waits for its turn", third.toString());
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
    void thoseThatWaitGetTheirTurnInOrder() throws Exception {
        List<Integer> order = new ArrayList<>();
        submit(NEVER);
        submit(NEVER);
        List<Call<Integer>> calls = Stream.of(1, 2, 3)
                .map(number -> submit(
                        () -> {
                            synchronized (order) {
                                order.add(number);
                            }
                            return number;
                        },
                        NEVER))
                .toList();
        answer.countDown();
        for (Call<Integer> call : calls) {
            call.get();
        }
        assertEquals(List.of(1, 2, 3), order.stream().sorted().toList());
        assertEquals(1, order.get(0));
    }

    // -- giving up

    static Stream<Consumer<CompletableFuture<String>>> waysToGiveUp() {
        return Stream.of(
                future -> future.cancel(true),
                future -> future.complete("mine"),
                future -> future.completeExceptionally(new IllegalStateException("mine")),
                future -> future.orTimeout(1, TimeUnit.NANOSECONDS),
                future -> future.completeOnTimeout("mine", 1, TimeUnit.NANOSECONDS));
    }

    /** late() brings whatever becomes of the call, without an exception. */
    @ParameterizedTest
    @MethodSource("waysToGiveUp")
    void givingUpOnTheFutureAbandonsTheCall(Consumer<CompletableFuture<String>> way) throws Exception {
        Call<String> call = submit(NEVER);
        begun.await();
        way.accept(call.future());
        while (pool.counters().abandoned() == 0) {
            Thread.onSpinWait(); // a timeout takes its time
        }
        assertEquals(new CallCounters(1, 0, 1, 1, 0), pool.counters());
        assertEquals(1, unused.get());
        assertEquals("a call: abandoned, Windows has it still", call.toString());
        assertFalse(call.late().isDone());
        assertFalse(call.cancel(), "given up already");
        answer.countDown();
        assertEquals("answer", call.late().get());
    }

    @Test
    void cancellingACallAbandonsIt() throws Exception {
        Call<String> call = submit(NEVER);
        begun.await();
        assertTrue(call.cancel());
        assertTrue(call.future().isCancelled());
        OperationCancelledException cancelled = assertThrows(OperationCancelledException.class, call::join);
        assertTrue(cancelled.isAbandoned());
        assertEquals("WNet", cancelled.function());
        assertTrue(
                cancelled.getMessage().contains("Windows can't cancel it: it may still succeed"),
                cancelled.getMessage());
        assertEquals(new CallCounters(1, 0, 1, 1, 0), pool.counters());
        assertEquals(1, unused.get());
        answer.countDown();
        assertEquals("answer", call.late().get());
    }

    /** The clock needn't keep what nobody waits for any more. */
    @Test
    void aCallThatWasGivenUpStopsItsClock() throws Exception {
        AtomicInteger stopped = new AtomicInteger();
        CallPool one = new CallPool(1, 3, (nanos, task) -> stopped::incrementAndGet);
        Call<String> runs = one.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        Call<String> waits = one.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        begun.await();
        assertTrue(waits.cancel());
        assertEquals(1, stopped.get());
        assertTrue(runs.cancel());
        assertEquals(2, stopped.get());
        answer.countDown();
        assertEquals("answer", runs.late().get());
    }

    @Test
    void aCallThatIsOverBeforeItsClockIsThereStopsItAllTheSame() {
        AtomicInteger stopped = new AtomicInteger();
        CallPool hasty = new CallPool(1, 3, (nanos, task) -> {
            task.run();
            return stopped::incrementAndGet;
        });
        assertFalse(abandoned(hasty.submit(Call.Task.of(() -> ""), Runnable::run, SOON))
                .wasBegun());
        assertEquals(1, stopped.get());
    }

    @Test
    void aCallThatIsRefusedStopsItsClock() throws Exception {
        AtomicInteger stopped = new AtomicInteger();
        CallPool full = new CallPool(1, 0, (nanos, task) -> stopped::incrementAndGet);
        Call<String> runs = full.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        Call<String> refused = full.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        assertInstanceOf(
                CallRefusedException.class,
                assertThrows(ExecutionException.class, refused::get).getCause());
        assertEquals(1, stopped.get());
        answer.countDown();
        assertEquals("answer", runs.get());
    }

    /** Mostly before its thread has come for it. */
    @Test
    void aCallThatIsGivenUpAtOnceLeavesRoomForTheNext() throws Exception {
        for (int i = 0; i < 200; i++) {
            submit(() -> "", NEVER).cancel();
            while (pool.counters().running() > 0) {
                Thread.onSpinWait(); // its thread comes for it, and finds that it is over
            }
        }
        assertEquals("next", submit(() -> "next", NEVER).get());
    }

    /** Virtual ones alone need another. */
    @Test
    void onAThreadOfThePlatformCallsAreItsOwn() {
        Thread[] ran = new Thread[1];
        assertSame(Thread.currentThread(), Blocking.call(Thread::currentThread));
        Blocking.run(() -> ran[0] = Thread.currentThread());
        assertSame(Thread.currentThread(), ran[0]);
    }

    @Test
    void theClassLoaderOfTheCallerIsNotKept() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader mine = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(mine);
            assertSame(
                    ClassLoader.getSystemClassLoader(),
                    CallPool.thread("test", () -> {}).getContextClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aCallWithoutADeadlineIsACallToo() throws Exception {
        assertEquals("x", pool.submit(Call.Task.of(() -> "x"), Runnable::run).get());
    }

    @Test
    void cancellingACallThatWaitsEndsIt() {
        submit(NEVER);
        submit(NEVER);
        AtomicInteger ran = new AtomicInteger();
        Call<Integer> third = submit(ran::incrementAndGet, NEVER);
        assertTrue(third.cancel());
        OperationCancelledException cancelled = assertThrows(OperationCancelledException.class, third::join);
        assertFalse(cancelled.isAbandoned());
        assertThrows(CancellationException.class, () -> third.late().join());
        assertEquals(new CallCounters(2, 0, 0, 0, 0), pool.counters());
        answer.countDown();
        assertEquals(0, ran.get());
    }

    @Test
    void toCompleteLateGivesUpOnNothing() throws Exception {
        Call<String> call = submit(NEVER);
        begun.await();
        call.late().cancel(true);
        assertEquals(new CallCounters(1, 0, 0, 0, 0), pool.counters());
        answer.countDown();
        assertEquals("answer", call.get());
    }

    @Test
    void waitingInVainGivesUpOnNothing() throws Exception {
        Call<String> call = submit(NEVER);
        begun.await();
        assertFalse(call.await(Duration.ZERO));
        assertFalse(call.await(SOON));
        assertEquals(new CallCounters(1, 0, 0, 0, 0), pool.counters());
        answer.countDown();
        assertTrue(call.await(NEVER));
        assertThrows(IllegalArgumentException.class, () -> call.await(Duration.ofNanos(-1)));
    }

    // -- what is chained

    @Test
    void whatIsChainedRunsOnTheExecutorOfTheCall() throws Exception {
        Thread[] thread = new Thread[1];
        Call<Thread> call = submit(Thread::currentThread, task -> (thread[0] = new Thread(task)).start(), NEVER);
        Thread there = call.future().thenApply(its -> Thread.currentThread()).get();
        assertSame(thread[0], there);
        assertNotSame(call.get(), there);
    }

    @Test
    void withoutOneItNeverRunsOnTheThreadOfTheCall() throws Exception {
        Call<Thread> call = submit(Thread::currentThread, NEVER);
        assertNotSame(
                call.get(),
                call.future().thenApply(its -> Thread.currentThread()).get());
        Call<Thread> held = submit(
                () -> {
                    blocked();
                    return Thread.currentThread();
                },
                NEVER);
        CompletableFuture<Thread> chained = held.future().thenApply(its -> Thread.currentThread());
        CompletableFuture<Thread> chainedLate =
                held.late().whenComplete((its, problem) -> {}).thenApply(its -> Thread.currentThread());
        answer.countDown();
        assertNotSame(held.get(), chained.get());
        assertNotSame(held.get(), chainedLate.get());
    }

    @Test
    void theThreadOfTheCallIsUsedOnRequest() throws Exception {
        Call<Thread> call = submit(
                () -> {
                    blocked();
                    return Thread.currentThread();
                },
                Runnable::run,
                NEVER);
        CompletableFuture<Thread> chained = call.future().thenApply(its -> Thread.currentThread());
        answer.countDown();
        Thread there = chained.get(); // first, since a get of a future helps with what hangs on it
        assertSame(call.get(), there);
    }

    static Stream<Throwable> whatExecutorsThrow() {
        return Stream.of(
                new RejectedExecutionException("shut down"),
                new IllegalStateException("Toolkit not initialized"),
                new OutOfMemoryError("unable to create native thread"));
    }

    /** Executors of toolkits throw exceptions of their own; whatever it is, nothing waits forever. */
    @ParameterizedTest
    @MethodSource("whatExecutorsThrow")
    void aThrowingExecutorLeavesNoWaiter(Throwable thrown) throws Exception {
        Executor broken = task -> {
            throw CallPoolTest.<RuntimeException>sneaky(thrown);
        };
        Call<String> call = submit(this::blocked, broken, NEVER);
        CompletableFuture<String> chained = call.future().thenApply(text -> text + "!");
        answer.countDown();
        assertEquals("answer", call.get());
        assertSame(
                thrown, assertThrows(CompletionException.class, chained::join).getCause());
        assertEquals("answer", call.late().get());

        Call<String> late = submit(() -> "never", broken, Duration.ZERO);
        CompletableFuture<String> after = late.future().exceptionally(problem -> "handled");
        abandoned(late);
        assertSame(thrown, assertThrows(CompletionException.class, after::join).getCause());
        assertEquals("again", submit(() -> "again", NEVER).get(), "the pool works on");
    }

    // -- the limits

    @Test
    void pastTheLimitsCallsAreRefused() throws Exception {
        List<Call<String>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(submit(NEVER)); // two run, three wait
        }
        Call<String> refused = submit(NEVER);
        CompletionException failure = assertThrows(CompletionException.class, refused::join);
        assertInstanceOf(RejectedExecutionException.class, failure.getCause());
        assertInstanceOf(CallRefusedException.class, failure.getCause());
        assertTrue(
                failure.getCause().getMessage().contains("3 wait"),
                failure.getCause().getMessage());
        assertTrue(refused.late().isCompletedExceptionally());
        assertEquals(1, unused.get());
        assertEquals(new CallCounters(2, 3, 0, 0, 1), pool.counters());
        answer.countDown();
        for (Call<String> call : calls) {
            assertEquals("answer", call.get());
        }
    }

    @Test
    void whileEveryThreadIsStuckNothingIsBegun() throws Exception {
        CallAbandonedException first = stuck();
        CallAbandonedException second = stuck();
        Call<String> refused = submit(NEVER);
        assertInstanceOf(
                CallRefusedException.class,
                assertThrows(ExecutionException.class, refused::get).getCause());
        assertEquals(new CallCounters(2, 0, 2, 2, 1), pool.counters());
        answer.countDown();
        first.late().get();
        second.late().get();
        assertEquals("again", submit(() -> "again", NEVER).get());
    }

    @Test
    void withoutMemoryForAThreadACallIsRefused() {
        OutOfMemoryError none = new OutOfMemoryError("unable to create native thread");
        CallPool starved = new CallPool(2, 3, (nanos, task) -> {
            throw none;
        });
        Call<String> refused = starved.submit(
                new Call.Task<>("a call", "WNet", () -> "", unused::incrementAndGet), Runnable::run, SOON);
        Throwable failure = assertThrows(ExecutionException.class, refused::get).getCause();
        assertInstanceOf(CallRefusedException.class, failure);
        assertSame(none, failure.getCause());
        assertEquals(1, unused.get());
        assertEquals(new CallCounters(0, 0, 0, 0, 1), starved.counters());
    }

    // -- durations

    @Test
    void withoutAnyTimeACallNeverBegins() {
        AtomicInteger ran = new AtomicInteger();
        Call<Integer> call = submit(ran::incrementAndGet, Duration.ZERO);
        assertFalse(abandoned(call).wasBegun());
        assertThrows(CancellationException.class, () -> call.late().join());
        assertEquals(1, unused.get());
        assertEquals(0, ran.get());
        assertEquals(new CallCounters(0, 0, 0, 0, 0), pool.counters());
    }

    @Test
    void theOwnClockKeepsDeadlines() throws Exception {
        CallPool real = new CallPool(2, 3, null);
        Call<String> first = real.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        Call<String> second = real.submit(Call.Task.of(this::blocked), Runnable::run, Duration.ofHours(1));
        Call<String> third = real.submit(Call.Task.of(() -> ""), Runnable::run, SOON);
        CallAbandonedException abandoned = abandoned(third); // before those that were there first
        assertTrue(abandoned.getMessage().startsWith("a call had no answer within PT0.001S"), abandoned.getMessage());
        answer.countDown();
        assertEquals("answeranswer", first.get() + second.get());
    }

    /** Code of the user's that runs where a deadline passes holds up no other deadline. */
    @Test
    void aHandlerThatBlocksHoldsUpNoOtherDeadline() throws Exception {
        CallPool real = new CallPool(1, 3, null);
        real.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        CountDownLatch inHandler = new CountDownLatch(1);
        Thread here = Thread.currentThread();
        do {
            Call<String> first = real.submit(Call.Task.of(() -> ""), Runnable::run, Duration.ofMillis(50));
            first.future().whenComplete((text, problem) -> {
                if (Thread.currentThread() != here) { // else the deadline had passed before this was chained
                    inHandler.countDown();
                    blocked();
                }
            });
        } while (!inHandler.await(1, TimeUnit.SECONDS));
        abandoned(real.submit(Call.Task.of(() -> ""), Runnable::run, SOON));
        answer.countDown();
    }

    // -- threads

    @Test
    void oneCallAfterTheOtherGetsTheSameThread() throws Exception {
        CallPool slow = new CallPool(2, 3, Duration.ofMinutes(2), (nanos, task) -> () -> {});
        Thread first = slow.submit(Call.Task.of(Thread::currentThread), Runnable::run, NEVER)
                .get();
        while (first.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertSame(
                first,
                slow.submit(Call.Task.of(Thread::currentThread), Runnable::run, NEVER)
                        .get());
        assertEquals(1, slow.threads());
    }

    @Test
    void theThreadOfTheDeadlinesCountsWhileThereAreAny() throws Exception {
        CallPool real = new CallPool(2, 3, Duration.ofMinutes(2), null);
        assertEquals(0, real.threads());
        Call<String> endless = real.submit(Call.Task.of(this::blocked), Runnable::run, NEVER);
        assertEquals(1, real.threads());
        Call<String> call = real.submit(Call.Task.of(this::blocked), Runnable::run, Duration.ofHours(1));
        assertEquals(3, real.threads());
        answer.countDown();
        assertEquals("answeranswer", endless.get() + call.get());
    }

    @Test
    void idleThreadsEnd() throws Exception {
        CallPool real = new CallPool(2, 3, null);
        Thread thread = real.submit(Call.Task.of(Thread::currentThread), Runnable::run, Duration.ofHours(1))
                .get();
        thread.join(); // the worker's end, not a time
        while (real.threads() != 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatCodeOfTheUsersLeavesBehindIsNotTheNextCalls() throws Exception {
        CallPool one = new CallPool(1, 3, Duration.ofMinutes(2), (nanos, task) -> () -> {});
        one.submit(
                        Call.Task.of(() -> {
                            Thread.currentThread().interrupt();
                            return "";
                        }),
                        Runnable::run,
                        NEVER)
                .get();
        assertFalse(one.submit(Call.Task.of(() -> Thread.currentThread().isInterrupted()), Runnable::run, NEVER)
                .get());
        assertEquals(1, one.threads());
    }
}
