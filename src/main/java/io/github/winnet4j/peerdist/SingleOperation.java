// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation without an answer, done once, perhaps after others of an {@link OperationQueue}. Promises: it ends
 * exactly once; one that is cancelled while it waits never starts.
 */
final class SingleOperation extends PendingFuture<Void> {
    /** The call into Windows; instance and handle are open for its time. */
    @FunctionalInterface
    interface Submit {
        int submit(long token, @Nullable ByteBuffer bytes);
    }

    private static final int WAITING = 0;
    private static final int STARTED = 1;
    private static final int ENDED = 2;

    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final String function;
    private final Submit submit;
    private final Supplier<@Nullable ByteBuffer> bytes;
    private final boolean lent;
    private final Instance instance;
    private final PortHandle handle;
    private final PortHandle.Canceller canceller;

    @SuppressWarnings("unused") // only kept: it stays open while this is in progress
    private final Object keeper;

    private @Nullable OperationQueue queue;
    private volatile @Nullable Running running;

    /**
     * A new operation.
     *
     * @param keeper the object of the user's that it belongs to
     * @param bytes fetched when it starts: what Windows reads, or null
     * @param lent true when the bytes are the pool's
     */
    SingleOperation(
            Instance instance,
            PortHandle handle,
            PortHandle.Canceller canceller,
            Object keeper,
            String function,
            Submit submit,
            Supplier<@Nullable ByteBuffer> bytes,
            boolean lent) {
        super(Completers.of(instance.port));
        this.instance = instance;
        this.handle = handle;
        this.canceller = canceller;
        this.keeper = keeper;
        this.function = function;
        this.submit = submit;
        this.bytes = bytes;
        this.lent = lent;
    }

    /** While Windows has it. */
    private final class Running extends BufferOperation {
        Running() {
            super(SingleOperation.this.instance, SingleOperation.this.handle, canceller);
        }

        @Override
        int submit(long token, @Nullable ByteBuffer given, long at, int size, long offset, int number) {
            return submit.submit(token, given);
        }

        @Override
        void ended() {
            SingleOperation.this.ended(operation.code(), !isAbandoned());
        }
    }

    SingleOperation in(OperationQueue line) {
        line.add(this);
        return this;
    }

    void isIn(OperationQueue line) {
        queue = line;
    }

    SingleOperation now() {
        run();
        return this;
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
        ByteBuffer given = null;
        try {
            given = bytes.get();
            Running fresh = new Running();
            running = fresh;
            answer = fresh.start(function, given, given != null ? given.remaining() : 0, 0, 0);
            if (answer == WinError.ERROR_IO_PENDING || answer == WinError.ERROR_SUCCESS) {
                if (isDone()) {
                    cancel(); // given up just before there was something to cancel
                }
                return;
            }
        } catch (RuntimeException | Error e) {
            if (state.compareAndSet(STARTED, ENDED)) {
                try {
                    giveBack(given);
                } finally {
                    fail(e);
                    next();
                }
            }
            return;
        }
        ended(answer, true);
    }

    private void ended(int code, boolean ours) {
        if (!state.compareAndSet(STARTED, ENDED)) {
            return;
        }
        Running done = running;
        try {
            if (ours && done != null) {
                giveBack(done.buffer());
            }
        } finally { // there may be no memory
            complete(code);
            next();
        }
    }

    @SuppressWarnings("NullAway") // a Void has no other value
    private void complete(int code) {
        if (code == WinError.ERROR_SUCCESS) {
            end(null);
            return;
        }
        Throwable problem;
        try {
            problem = Errors.of(function, code);
        } catch (Throwable e) { // no memory for its words
            problem = e;
        }
        fail(problem);
    }

    private void giveBack(@Nullable ByteBuffer given) {
        Running done = running;
        if (done != null) {
            done.close();
        }
        if (lent && given != null) {
            instance.buffers.give(given);
        }
    }

    private void next() {
        OperationQueue line = queue;
        if (line != null) {
            line.next();
        }
    }

    /** A wish: true when it never starts now, or Windows accepted to cancel it. */
    @Override
    public boolean cancel() {
        if (cancelWaiting()) {
            return true;
        }
        Running started = running;
        return started != null && started.operation.cancel();
    }

    boolean cancelWaiting() {
        if (!state.compareAndSet(WAITING, ENDED)) {
            return false;
        }
        complete(WinError.ERROR_OPERATION_ABORTED);
        return true;
    }
}
