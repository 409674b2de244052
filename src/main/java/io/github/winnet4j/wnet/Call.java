// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.internal.future.UncancellableFuture;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a {@link CallPool}: waits, runs, and ends or is given up, once. Its end and a giving up are decided under
 * the pool's lock; futures are completed outside of it, and what hangs on them runs elsewhere.
 *
 * @param <T> what it brings
 */
final class Call<T> extends PendingFuture<T> implements NetworkCall<T> {
    enum State {
        WAITING,
        RUNNING,
        /** It was given up, Windows has it still. */
        ABANDONED,
        ENDED
    }

    /** What is called, and what messages say of it. */
    record Task<T>(String what, String function, Supplier<T> call, Runnable unused) {
        /** One that needs no words, since it is never given up. */
        static <T> Task<T> of(Supplier<T> call) {
            return new Task<>("a call", "WNet*", call, () -> {});
        }
    }

    /** Changed by the pool alone, under its lock. */
    volatile State state = State.WAITING;

    private final CallPool pool;
    private final Task<T> task;
    private final @Nullable Duration deadline;
    private final UncancellableFuture<T> late;

    /** Stops the clock. */
    private volatile Runnable clock = () -> {};

    Call(CallPool pool, Task<T> task, CallCompleter completer, @Nullable Duration deadline) {
        super(completer);
        this.pool = pool;
        this.task = task;
        this.deadline = deadline;
        this.late = new UncancellableFuture<>(completer);
    }

    @Override
    public CompletableFuture<T> late() {
        return late;
    }

    void clock(Runnable stop) {
        clock = stop;
        if (state == State.ENDED) {
            stop.run();
        }
    }

    /** On a thread of the pool, which has made it RUNNING. */
    void run() {
        T value;
        try {
            value = task.call.get();
        } catch (Throwable e) { // whatever it is, a waiter needs it
            over();
            fail(e);
            late.fail(e);
            return;
        }
        over();
        end(value);
        late.end(value);
    }

    private void over() {
        pool.ended(this);
        clock.run();
    }

    /** Too many are in the way; or there is no thread for it, because of that. */
    void refuse(@Nullable Throwable cause) {
        clock.run();
        task.unused.run();
        Throwable refused;
        try {
            refused = new CallRefusedException(
                    cause == null ? pool.fullness() : "no thread could be started for " + task.what, cause);
        } catch (Throwable e) { // no memory for its words
            refused = e;
        }
        fail(refused);
        late.fail(refused);
    }

    void deadlinePassed() {
        Boolean begun = giveUp();
        if (begun != null && deadline != null) {
            failAsGivenUp(begun, deadline);
        }
    }

    @Override
    public boolean cancel() {
        Boolean begun = giveUp();
        if (begun == null) {
            return false;
        }
        if (!isDone()) {
            failAsGivenUp(begun, null);
        }
        return true;
    }

    /** @param passed the time that is over; null when it was cancelled */
    private void failAsGivenUp(boolean begun, @Nullable Duration passed) {
        Throwable problem;
        try {
            problem = passed == null ? cancelled(begun) : new CallAbandonedException(task.what, passed, begun, late);
        } catch (Throwable e) { // no memory for its words
            problem = e;
        }
        fail(problem);
    }

    private OperationCancelledException cancelled(boolean begun) {
        return begun
                ? new OperationCancelledException(
                        task.function,
                        WinError.ERROR_ABANDONED_WAIT_0,
                        "The wait for " + task.what + " was given up. Windows can't cancel it: it may still succeed.")
                : new OperationCancelledException(
                        task.function, WinError.ERROR_OPERATION_ABORTED, task.what + " never began.");
    }

    /** True if it had begun; null when it is over already. */
    private @Nullable Boolean giveUp() {
        State was = pool.givenUp(this);
        if (was != State.WAITING && was != State.RUNNING) {
            return null;
        }
        clock.run();
        task.unused.run();
        if (was == State.WAITING) {
            late.fail(neverBegan());
        }
        return was == State.RUNNING;
    }

    private Throwable neverBegan() {
        try {
            return new CancellationException(task.what + " never began");
        } catch (Throwable e) { // no memory for its words
            return e;
        }
    }

    @Override
    public String toString() {
        return task.what + ": "
                + switch (state) {
                    case WAITING -> "waits for its turn";
                    case RUNNING -> "Windows has it";
                    case ABANDONED -> "abandoned, Windows has it still";
                    case ENDED -> "ended";
                };
    }
}
