// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call with a deadline, of a {@link CallPool}: waits, runs, and ends or is given up, once. Two threads decide that,
 * by the pool's lock; the user's future is ended by the one that won, on the user's executor.
 */
final class Call<T> implements Runnable {
    enum State {
        WAITING,
        RUNNING,
        /** Nobody waits for it, Windows has it still. */
        ABANDONED,
        ENDED
    }

    /** Under the pool's lock. */
    State state = State.WAITING;

    private final CallPool pool;
    private final String what;
    private final Supplier<T> call;
    private final Runnable unused;
    private final Executor executor;
    private final Duration deadline;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final CompletableFuture<T> late = new CompletableFuture<>();
    private volatile @Nullable Future<?> clock;

    Call(CallPool pool, String what, Supplier<T> call, Runnable unused, Executor executor, Duration deadline) {
        this.pool = pool;
        this.what = what;
        this.call = call;
        this.unused = unused;
        this.executor = executor;
        this.deadline = deadline;
        // The user may end it too: cancelled is given up.
        future.whenComplete((value, failure) -> giveUp());
    }

    CompletableFuture<T> future() {
        return future;
    }

    Duration deadline() {
        return deadline;
    }

    void clockIs(Future<?> its) {
        clock = its;
    }

    void refuse() {
        pool.change(this, State.WAITING, State.ENDED);
        stopClock();
        unused.run();
        end(() -> future.completeExceptionally(new CallRefusedException(pool.fullness())));
    }

    /** On a thread of the pool. */
    @Override
    public void run() {
        if (!pool.change(this, State.WAITING, State.RUNNING)) {
            return;
        }
        T value = null;
        Throwable failure = null;
        try {
            value = call.get();
        } catch (Throwable e) { // whatever it is, somebody waits for it
            failure = e;
        }
        boolean inTime = pool.change(this, State.RUNNING, State.ENDED);
        if (!inTime) {
            pool.change(this, State.ABANDONED, State.ENDED);
        }
        stopClock();
        T brought = value;
        Throwable problem = failure;
        end(() -> {
            if (inTime) {
                end(future, brought, problem);
            }
            end(late, brought, problem);
        });
    }

    private static <T> void end(CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            future.complete(value);
        }
    }

    void deadlinePassed() {
        Boolean begun = giveUp();
        if (begun != null) {
            end(() -> future.completeExceptionally(new CallAbandonedException(what, deadline, begun, late)));
        }
    }

    /** Whether it had begun; null when it is over already. */
    private @Nullable Boolean giveUp() {
        boolean begun = false;
        if (pool.change(this, State.WAITING, State.ENDED)) {
            pool.forget(this);
            late.completeExceptionally(new CancellationException(what + " never began"));
        } else if (pool.change(this, State.RUNNING, State.ABANDONED)) {
            begun = true;
        } else {
            return null;
        }
        stopClock();
        unused.run();
        return begun;
    }

    private void stopClock() {
        Future<?> its = clock;
        if (its != null) {
            its.cancel(false);
        }
    }

    private void end(Runnable ending) {
        try {
            executor.execute(ending);
        } catch (RejectedExecutionException e) {
            ending.run(); // an executor that was shut down must not leave anybody waiting
        }
    }
}
