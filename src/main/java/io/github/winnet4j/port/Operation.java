// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.WinError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous operation at a time, again and again: a steady stream of starts and completions allocates nothing.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>Each start that Windows accepts ends exactly once, by its completion: completed, failed or cancelled. A start
 *       that Windows refuses ends at once; its code is returned, and no handler is called.
 *   <li>The slot, and every buffer that was given to Windows, belong to Windows from the start to the completion,
 *       whatever {@link #cancel} returned.
 *   <li>The handler runs on the thread that drives the port, or on the executor given with it, after the state has
 *       changed. It may start the operation again.
 * </ul>
 *
 * <p>Results ({@link #code}, {@link #bytes}, {@link #offset}) are those of the last use, until the next start.
 */
@SuppressWarnings("EnumOrdinal") // its own states, as the numbers that a field of one machine word takes
public final class Operation implements AutoCloseable {
    /** Where an operation stands. */
    public enum State {
        /** Never started. */
        IDLE,
        /** In progress: the slot belongs to Windows. */
        PENDING,
        /** Ended with success. */
        COMPLETED,
        /** Ended with an error, or refused at the start. */
        FAILED,
        /** Ended because it was cancelled. */
        CANCELLED,
        /** Its port was closed, and Windows didn't give the slot back in time; the memory stays Windows'. */
        ABANDONED,
        /** Given back. */
        CLOSED
    }

    /** The call into Windows that starts the operation; it is given the token, and answers the Win32 code. */
    @FunctionalInterface
    public interface Call {
        /**
         * Begins the operation, by one call into Windows.
         *
         * @param token names this use of the operation; glue puts it where Windows gives it back with the completion
         * @return the code of the call: 997 ERROR_IO_PENDING or 0 when a completion will come, any other when none will
         */
        int start(long token);
    }

    /** The call into Windows that cancels the operation with that token; it answers the Win32 code. */
    @FunctionalInterface
    public interface Canceller {
        /**
         * Asks Windows to cancel, by one call.
         *
         * @param token names the use of the operation that is to end
         * @return 0 when Windows accepted, otherwise its code
         */
        int cancel(long token);
    }

    /** Called once for each completion. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Takes the end of the operation, once for each completion.
         *
         * @param operation the operation, with code, bytes and payload of this end
         */
        void completed(Operation operation);
    }

    /** So many bytes a callback can leave. */
    public static final int PAYLOAD = 64;

    // A number is cheaper to change than a reference.
    private static final int IDLE = State.IDLE.ordinal();
    private static final int PENDING = State.PENDING.ordinal();
    private static final int COMPLETED = State.COMPLETED.ordinal();
    private static final int FAILED = State.FAILED.ordinal();
    private static final int CANCELLED = State.CANCELLED.ordinal();
    private static final int ABANDONED = State.ABANDONED.ordinal();
    private static final int CLOSED = State.CLOSED.ordinal();
    private static final State[] STATES = State.values();

    private static final VarHandle STATE;
    private static final VarHandle CANCELLERS;
    private static final VarHandle FUTURE;
    private static final VarHandle ASKED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Operation.class, "state", int.class);
            CANCELLERS = lookup.findVarHandle(Operation.class, "cancellers", int.class);
            FUTURE = lookup.findVarHandle(Operation.class, "future", CompletableFuture.class);
            ASKED = lookup.findVarHandle(Operation.class, "asked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CompletionPort port;
    private final @Nullable Canceller canceller;
    private final SlotLease lease;
    private final Cleaner.Cleanable forgotten;

    /** The ordinal of the State: a number is cheaper to change than a reference. */
    private volatile int state = IDLE;

    private volatile int cancellers;

    // What others ask for. The driver may miss it once, see CompletionPort.asked.

    /** Whether anybody ever asked for any of this: what else the driver would look at for nothing. */
    private volatile boolean wanted;

    private volatile boolean closeAtTheEnd;
    private volatile int waiting;
    private volatile @Nullable CompletableFuture<Completion> future;

    @SuppressWarnings("unused") // by ASKED
    private volatile boolean asked;

    /** Of the port's list of those. */
    @Nullable
    Operation nextAsked;

    private @Nullable Handler handler;
    private @Nullable Handler abandonHandler;
    /** An event of Flight Recorder while somebody records. */
    private @Nullable Object event;

    private String function = "";

    @SuppressWarnings("unused") // only kept
    private @Nullable Object kept;

    /** The token of the use in progress, for the driver. */
    private long current;

    private int code;
    private long bytes;
    private long offset;

    Operation(CompletionPort port, @Nullable Canceller canceller) {
        this.port = port;
        this.canceller = canceller;
        this.lease = new SlotLease(port);
        this.forgotten = HandleTable.CLEANER.register(this, lease);
    }

    /**
     * Sets the handler of each completion, which runs on the thread that drives the port. Set it while the operation
     * isn't in progress.
     *
     * @param newHandler takes the place of the one before
     * @return this
     */
    public Operation onComplete(Handler newHandler) {
        handler = newHandler;
        return this;
    }

    /**
     * As {@link #onComplete(Handler)}, on an executor, which must run what it is given: nothing here takes it back.
     *
     * @param newHandler takes the place of the one before
     * @param executor runs the handler; it may not refuse
     * @return this
     */
    public Operation onComplete(Handler newHandler, Executor executor) {
        Runnable run = () -> handle(newHandler); // one for all uses
        handler = operation -> executor.execute(run);
        return this;
    }

    /**
     * Called in place of the handler when the port is closed and Windows hasn't given the slot back in time: no
     * completion comes any more. On the thread that closes the port. Set it while the operation isn't in progress.
     *
     * @param newHandler takes the place of the one before
     * @return this
     */
    public Operation onAbandon(Handler newHandler) {
        abandonHandler = newHandler;
        return this;
    }

    /**
     * Starts the operation.
     *
     * @param windowsFunction what is called, for messages
     * @param call the call into Windows
     * @return 0 or 997 ERROR_IO_PENDING when it is in progress (or has ended already); every other code is Windows'
     *     refusal
     * @throws IllegalStateException when it is in progress, or it or its port is closed
     */
    public int start(String windowsFunction, Call call) {
        port.enterCall();
        boolean accepted = false;
        try {
            int before = state;
            if (before == PENDING
                    || before == CLOSED
                    || before == ABANDONED
                    || !STATE.compareAndSet(this, before, PENDING)) {
                throw new IllegalStateException("this operation is " + state() + "; it can't be started");
            }
            CompletableFuture<Completion> last = future;
            if (last != null && before != IDLE && FUTURE.compareAndSet(this, last, null)) {
                end(last); // somebody asked just when the last use had ended; what is asked for from now on is of
                // this one
            }
            function = windowsFunction;
            event = OperationEvent.Recorder.begun(windowsFunction);
            if (event != null) {
                wanted = true;
            }
            long token = nextToken();
            int answer = WinError.ERROR_OPERATION_ABORTED; // should the call itself throw
            try {
                answer = call.start(token);
            } finally {
                accepted = answer == WinError.ERROR_SUCCESS || answer == WinError.ERROR_IO_PENDING;
                if (!accepted && !refused(token, answer)) {
                    accepted =
                            true; // its completion came all the same: that is how it ends, and the handler hears of it
                    answer = WinError.ERROR_IO_PENDING;
                }
            }
            return answer;
        } finally {
            port.exitCall(accepted);
        }
    }

    /**
     * Keeps a buffer reachable that Windows reads or writes, until the next start of this operation. To be called
     * before, or inside the call that starts it: from then on Windows owns the buffer until the completion.
     *
     * @param buffer any object that Windows' memory belongs to
     * @return this
     */
    public Operation keep(Object buffer) {
        kept = buffer;
        return this;
    }

    /**
     * Asks Windows to cancel what is in progress. It ends by its completion all the same, perhaps with success.
     *
     * @return whether Windows accepted the wish; false also when nothing is in progress
     */
    public boolean cancel() {
        if (canceller == null) {
            return false;
        }
        // From here on a start takes another slot, so that the wish can't hit the operation after the one it is meant
        // for.
        CANCELLERS.getAndAdd(this, 1);
        try {
            return state == PENDING && canceller.cancel(lease.token()) == WinError.ERROR_SUCCESS;
        } finally {
            if ((int) CANCELLERS.getAndAdd(this, -1) == 1) {
                lease.releaseLeft();
            }
        }
    }

    /**
     * Waits for the end of the use in progress, at most that long; true when it has ended, or none was in progress.
     *
     * @param timeout how long to wait at most; not negative
     * @return whether nothing is in progress any more
     * @throws InterruptedException this thread was interrupted
     */
    public boolean await(Duration timeout) throws InterruptedException {
        if (Thread.currentThread() == port.driver()) {
            throw new IllegalStateException("the thread that drives the port would wait for itself");
        }
        if (state != PENDING) {
            return true;
        }
        long end = System.nanoTime() + timeout.toNanos();
        synchronized (this) {
            waiting++;
            port.asked(this);
            try {
                long use = lease.token();
                while (state == PENDING && lease.token() == use) {
                    long millis = (end - System.nanoTime() + 999_999) / 1_000_000;
                    if (millis <= 0) {
                        return false;
                    }
                    wait(millis);
                }
                return true;
            } finally {
                waiting--;
            }
        }
    }

    /**
     * {@return the end of what is in progress (or of the last use) as a future: the completion, or a
     * {@link WindowsException}, {@link OperationCancelledException} when it was cancelled} Cancelling the future does
     * not cancel the operation.
     */
    public CompletableFuture<Completion> future() {
        CompletableFuture<Completion> current = future;
        if (current == null) {
            CompletableFuture<Completion> fresh = new CompletableFuture<>();
            current = FUTURE.compareAndSet(this, null, fresh) ? fresh : future();
        }
        int now = state;
        if (now == PENDING || now == IDLE) {
            port.asked(this);
            now = state;
        }
        if (now != PENDING && now != IDLE) {
            end(current); // it ended before it saw the future, or while
        }
        return current;
    }

    /** {@return where in its life the operation is} */
    public State state() {
        return STATES[state];
    }

    /** {@return the Win32 code of the last use; 0 for success} */
    public int code() {
        return code;
    }

    /** {@return the bytes transferred; BranchCache gives the length of the missing range here on failure} */
    public long bytes() {
        return bytes;
    }

    /** {@return the offset that Windows left in the OVERLAPPED, also on failure} */
    public long offset() {
        return offset;
    }

    /**
     * What the callback left that ended the last use, beside code and bytes; for functions that end by a callback. Of
     * the handler's time, or until the next start.
     *
     * @param bytes room for {@link #PAYLOAD} bytes
     * @return false when the operation is in progress, or was never started
     */
    public boolean payload(byte[] bytes) {
        Arguments.room("bytes", bytes.length, PAYLOAD);
        return state != ABANDONED && state != CLOSED && PortNatives.payload0(current, bytes);
    }

    /** Gives the slot back. What is in progress is cancelled, and its slot given back when its completion has come. */
    @Override
    public void close() {
        closeAtTheEnd = true;
        if (state == PENDING) {
            cancel();
            port.asked(this);
        }
        closeIfEnded();
    }

    private void closeIfEnded() {
        int before = state;
        if (before != PENDING && before != ABANDONED && before != CLOSED && STATE.compareAndSet(this, before, CLOSED)) {
            forgotten.clean();
        }
    }

    CompletionPort port() {
        return port;
    }

    private long nextToken() {
        boolean published = false;
        try {
            long token = lease.next(cancellers != 0);
            current = token;
            Operations.begin((int) token, this);
            published = true;
            return token;
        } finally {
            if (!published) {
                state = FAILED;
            }
        }
    }

    /** Windows said no. False when a completion came all the same: then that is how it ended. */
    private boolean refused(long token, int answer) {
        if (!PortNatives.settle0(token)) {
            return false;
        }
        Operations.end((int) token);
        finish(answer, 0, 0, FAILED);
        VarHandle.fullFence();
        tellTheWaiting(); // those who asked meanwhile
        return true;
    }

    /** Of the use in progress, or the last one. */
    long token() {
        return current;
    }

    /** By the thread that drives the port, which calls {@link CompletionPort#tellAskers} after each batch of these. */
    void completed(int newCode, long newBytes, long newOffset) {
        int end;
        if (newCode == WinError.ERROR_SUCCESS) {
            end = COMPLETED;
            port.completed++;
        } else if (newCode == WinError.ERROR_OPERATION_ABORTED) {
            end = CANCELLED;
            port.cancelled++;
        } else {
            end = FAILED;
            port.failed++;
        }
        finish(newCode, newBytes, newOffset, end);
        Handler then = handler;
        if (then != null) {
            handle(then);
        }
        if (wanted && closeAtTheEnd) {
            closeIfEnded();
        }
    }

    /**
     * The port is closed, and Windows hasn't given the slot back. It never will be given back: Windows may write to it
     * yet.
     */
    void abandon() {
        if (STATE.compareAndSet(this, PENDING, ABANDONED)) {
            lease.abandon();
            code = WinError.ERROR_ABANDONED_WAIT_0;
            tellTheWaiting();
            Handler then = abandonHandler;
            if (then != null) {
                handle(then);
            }
        }
    }

    private void finish(int newCode, long newBytes, long newOffset, int end) {
        code = newCode;
        bytes = newBytes;
        offset = newOffset;
        if (wanted && event != null) {
            OperationEvent.Recorder.ended(event, newCode, newBytes, STATES[end]);
            event = null;
        }
        STATE.setRelease(this, end); // no full fence: the port has one for the whole batch
        if (wanted) {
            tellTheWaiting();
        }
    }

    /** Whether the caller shall put this operation among the asked ones: it isn't there yet. */
    boolean enterAsked() {
        wanted = true;
        return !(boolean) ASKED.getAndSet(this, true);
    }

    /** By the driver, which has taken this operation from there: does what {@link #completed} may have missed. */
    void leaveAsked() {
        nextAsked = null;
        ASKED.setVolatile(this, false); // who finds it false asks again; what was asked before is seen below
        int now = state;
        if (now != PENDING && now != IDLE) {
            tellTheWaiting();
            if (closeAtTheEnd) {
                closeIfEnded();
            }
        }
    }

    private void tellTheWaiting() {
        if (waiting != 0) {
            synchronized (this) {
                notifyAll();
            }
        }
        CompletableFuture<Completion> current = future;
        if (current != null) {
            end(current);
        }
    }

    private void end(CompletableFuture<Completion> current) {
        if (current.isDone()) {
            return;
        }
        if (code == WinError.ERROR_SUCCESS) {
            current.complete(new Completion(code, bytes, offset));
        } else if (code == WinError.ERROR_OPERATION_ABORTED || code == WinError.ERROR_ABANDONED_WAIT_0) {
            current.completeExceptionally(new OperationCancelledException(function, code));
        } else {
            current.completeExceptionally(WindowsException.of(function, code));
        }
    }

    private void handle(Handler then) {
        try {
            then.completed(this);
        } catch (Throwable e) {
            port.handlerFailed(e);
        }
    }
}
