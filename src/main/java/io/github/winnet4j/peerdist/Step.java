// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation with a future, done once, perhaps after others of a {@link Serial}. Promises: it ends exactly once; a
 * step that is cancelled while it waits never starts.
 */
final class Step<T> implements Use.Ended {
    /** What it answers; called when the operation has ended with that code and may throw for it. */
    interface Result<T> {
        T of(int code, long bytes);
    }

    private static final int WAITING = 0;
    private static final int STARTED = 1;
    private static final int ENDED = 2;

    final CompletableFuture<T> future = new CompletableFuture<>();
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final Handle handle;
    private final Object keeper;
    private final String function;
    private final Use.Submit submit;
    private final Result<T> result;

    /** Fetched when it starts: the bytes, or null. */
    private final Supplier<@Nullable ByteBuffer> bytes;

    private final boolean lent;
    private final long offset;
    private @Nullable Serial serial;
    private volatile @Nullable Use use;
    private @Nullable ByteBuffer buffer;

    /** @param lent whether the bytes are the pool's */
    Step(
            Handle handle,
            Object keeper,
            String function,
            Use.Submit submit,
            Supplier<@Nullable ByteBuffer> bytes,
            boolean lent,
            long offset,
            Result<T> result) {
        this.handle = handle;
        this.keeper = keeper;
        this.function = function;
        this.submit = submit;
        this.bytes = bytes;
        this.lent = lent;
        this.offset = offset;
        this.result = result;
    }

    /** Without bytes. */
    static Step<Void> plain(Handle handle, Object keeper, String function, Use.Submit submit) {
        return new Step<>(handle, keeper, function, submit, () -> null, false, 0, Step.nothing(function));
    }

    /** Nothing but success or failure. */
    @SuppressWarnings("NullAway") // a Void has no other value
    static Result<Void> nothing(String function) {
        return (code, count) -> {
            Errors.check(function, code);
            return null;
        };
    }

    Step<T> in(Serial line) {
        line.add(this);
        return this;
    }

    void isIn(Serial line) {
        serial = line;
    }

    Step<T> now() {
        run();
        return this;
    }

    Pending<T> pending() {
        return new Pending<>(future, this::cancel);
    }

    boolean isEnded() {
        return state.get() == ENDED;
    }

    void run() {
        if (!state.compareAndSet(WAITING, STARTED)) {
            next(); // cancelled before
            return;
        }
        int answer;
        try {
            ByteBuffer given = bytes.get();
            buffer = given;
            Use fresh = new Use(handle, keeper, this);
            use = fresh;
            answer = fresh.start(function, submit, given, given != null ? given.remaining() : 0, offset, 0);
            if (answer == WinError.ERROR_IO_PENDING || answer == WinError.ERROR_SUCCESS) {
                return;
            }
        } catch (RuntimeException | Error e) {
            if (state.compareAndSet(STARTED, ENDED)) {
                giveBack();
                future.completeExceptionally(e);
                next();
            }
            return;
        }
        end(answer, 0, true);
    }

    @Override
    public void ended(Use done) {
        end(done.operation.code(), done.operation.bytes(), !done.isAbandoned());
    }

    private void end(int code, long count, boolean ours) {
        if (!state.compareAndSet(STARTED, ENDED)) {
            return;
        }
        if (ours) {
            giveBack();
        }
        complete(code, count);
        next();
    }

    private void complete(int code, long count) {
        try {
            future.complete(result.of(code, count));
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    private void giveBack() {
        Use done = use;
        if (done != null) {
            done.close();
        }
        ByteBuffer given = buffer;
        buffer = null;
        if (lent && given != null) {
            handle.session.buffers.give(given);
        }
    }

    private void next() {
        Serial line = serial;
        if (line != null) {
            line.next();
        }
    }

    /** A wish: true when it never starts now, or Windows accepted to cancel it. */
    boolean cancel() {
        if (cancelWaiting()) {
            return true;
        }
        Use started = use;
        return started != null && started.operation.cancel();
    }

    boolean cancelWaiting() {
        if (!state.compareAndSet(WAITING, ENDED)) {
            return false;
        }
        complete(WinError.ERROR_OPERATION_ABORTED, 0);
        return true;
    }
}
