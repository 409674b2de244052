// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
import java.time.Duration;
import java.util.Objects;
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
 *   <li>A cancel reaches the use it is meant for, or none: no later one, and no other operation, though this one ends
 *       or is closed while Windows is being called.
 *   <li>The handler runs on the thread that drives the port, or on the executor given with it, after the state has
 *       changed. It may start the operation again.
 * </ul>
 *
 * <p>Results ({@link #code()}, {@link #bytes()}, {@link #offset()}) are those of the last use, until the next start.
 *
 * @since 0.1.0
 */
public final class Operation extends OperationUses implements AutoCloseable {
    /**
     * Where an operation stands.
     *
     * @since 0.1.0
     */
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

    /**
     * The call into Windows that starts the operation; it is given the token, and answers the Win32 code.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Call {
        /**
         * Calls Windows.
         *
         * @param token the operation's, which the raw functions turn into an OVERLAPPED
         * @return the Win32 code
         */
        int start(long token);
    }

    /**
     * The same for a function that takes the OVERLAPPED itself, such as ReadFile.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface OverlappedCall {
        /**
         * Calls Windows.
         *
         * @param overlapped the address of the operation's OVERLAPPED, Windows' until the completion
         * @return the Win32 code: 0 or 997 ERROR_IO_PENDING when a completion will come
         */
        int start(long overlapped);
    }

    /**
     * The same with arguments, for starts that allocate nothing: one such call serves all. Between its beginning and
     * the completion no other thread starts the operation, so what it writes for the end is not overwritten.
     *
     * @param <A> an argument
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface ArgumentsCall<A> {
        /**
         * Calls Windows.
         *
         * @param token the operation's
         * @param argument as it was given to the start
         * @param first as it was given
         * @param second as it was given
         * @return the Win32 code
         */
        int start(long token, @Nullable A argument, long first, long second);
    }

    /**
     * Checks what a completion says before it counts: not everything that functions of Windows report is to be
     * believed.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Check {
        /**
         * Decides what the result is. On the thread that drives the port, before the end is reported.
         *
         * @param code the Win32 code
         * @param bytes the bytes transferred
         * @return the code that counts
         */
        int check(int code, long bytes);
    }

    /**
     * What the end of a use means to its waiters.
     *
     * @param <T> what it brings
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Meaning<T> {
        /**
         * Makes the result of a use that has ended.
         *
         * @param function what was called
         * @param code the Win32 code
         * @param bytes the bytes transferred
         * @param offset the offset in the OVERLAPPED
         * @return the result
         * @throws RuntimeException it has failed, or was cancelled
         */
        T of(String function, int code, long bytes, long offset);
    }

    /**
     * The call into Windows that cancels the operation with that token; it answers the Win32 code.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Canceller {
        /**
         * Calls Windows.
         *
         * @param token the operation's
         * @return the Win32 code
         */
        int cancel(long token);
    }

    /**
     * Called once for each completion.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Handler {
        /**
         * The operation has ended.
         *
         * @param operation with its results
         */
        void completed(Operation operation);
    }

    /** The number of bytes that a callback can leave. */
    public static final int PAYLOAD = 64;

    private static final ArgumentsCall<Call> PLAIN =
            (token, call, first, second) -> given(call).start(token);
    private static final ArgumentsCall<OverlappedCall> OVERLAPPED =
            (token, call, offset, second) -> given(call).start(PortNatives.beginAt0(token, offset));

    Operation(Scope scope, @Nullable Canceller canceller) {
        super(scope, canceller);
    }

    /**
     * The handler of each completion, on the thread that drives the port. Set it while the operation isn't in progress.
     *
     * @param newHandler called at each end
     * @return this
     */
    public Operation onComplete(Handler newHandler) {
        handler = newHandler;
        return this;
    }

    /**
     * The same on an executor, which must run what it is given: nothing here takes it back.
     *
     * @param newHandler called at each end
     * @param executor runs the handler
     * @return this
     */
    public Operation onComplete(Handler newHandler, Executor executor) {
        Runnable run = () -> handle(newHandler); // one for all uses
        handler = operation -> executor.execute(run);
        return this;
    }

    /**
     * Called in place of the handler when the port is closed and Windows hasn't given the slot back in time: the
     * handler won't run any more. On the thread that notices, which drives the port or closes it. Set it while the
     * operation isn't in progress.
     *
     * @param newHandler called instead of the handler
     * @return this
     */
    public Operation onAbandon(Handler newHandler) {
        abandonHandler = newHandler;
        return this;
    }

    /**
     * Has completions checked before they count. Set it while the operation isn't in progress.
     *
     * @param newCheck decides what the result is; it must be quick and not throw
     * @return this
     */
    public Operation checking(Check newCheck) {
        check = newCheck;
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
        return start(windowsFunction, PLAIN, call, 0, 0);
    }

    /**
     * Starts the operation by a function that takes an OVERLAPPED itself, called by whatever means: ReadFile,
     * ConnectNamedPipe, DeviceIoControl. The handle must belong to the port ({@link CompletionPort#handle},
     * {@link CompletionPort#key}), and must not be set to skip the port on success.
     *
     * @param windowsFunction what is called, for messages
     * @param offset where in the file; 0 for what has no offsets
     * @param call the call into Windows
     * @return 0 or 997 ERROR_IO_PENDING when it is in progress (or has ended already); every other code is Windows'
     *     refusal
     * @throws IllegalStateException when it is in progress, or it or its port is closed
     */
    public int startAt(String windowsFunction, long offset, OverlappedCall call) {
        return start(windowsFunction, OVERLAPPED, call, offset, 0);
    }

    /**
     * The OVERLAPPED of an operation in progress, for a {@link Canceller} that calls CancelIoEx. Don't pass 0 on: to
     * CancelIoEx it means everything that is in progress on the handle.
     *
     * @param token the operation's
     * @return its address; 0 when the operation has ended, and there is nothing to cancel
     */
    public static long overlapped(long token) {
        return PortNatives.pending0(token);
    }

    private static <T> T given(@Nullable T call) {
        return Objects.requireNonNull(call, "call");
    }

    /**
     * Keeps a buffer reachable that Windows reads or writes, until the next start of this operation. To be called
     * before, or inside the call that starts it: from then on Windows owns the buffer until the completion.
     *
     * @param buffer what must not be collected
     * @return this
     */
    public Operation keep(Object buffer) {
        kept = buffer;
        return this;
    }

    /**
     * Asks Windows to cancel what is in progress. It ends by its completion all the same, perhaps with success.
     *
     * @return true when Windows accepted the wish; false also when nothing is in progress
     */
    public boolean cancel() {
        return cancel(life);
    }

    /**
     * Waits for the end of the use in progress, at most that long; also when its future was given up.
     *
     * @param timeout how long to wait at most; not negative
     * @return true when it has ended, or none was in progress
     * @throws IllegalStateException on the thread that drives the port, which would wait for itself
     * @throws IllegalArgumentException the duration is negative
     * @throws InterruptedException this thread was interrupted; the operation goes on
     */
    public boolean await(Duration timeout) throws InterruptedException {
        Deadline until = Deadline.in(timeout); // refuses a negative one in any case
        return (life & PHASE) != PENDING && !port.driver.isHere() || awaitEnd(use(Completion.MEANING), until);
    }

    /**
     * The end of what is in progress (or of the last use) as a future: the completion, or a {@link WindowsException},
     * {@link OperationCancelledException} when it was cancelled. Before the first start it is that of the first use; if
     * the operation is closed without one, it is cancelled.
     *
     * <p>Giving up on the future, by cancelling or completing it, or by its {@code orTimeout}, asks Windows to cancel.
     *
     * @return the future of that one use
     */
    public CompletableFuture<Completion> future() {
        return use(Completion.MEANING);
    }

    /** {@return the same, with the way to cancel that one use} */
    public Pending<Completion> pending() {
        return use(Completion.MEANING);
    }

    /**
     * The same with a meaning of the caller's. All waiters of one use must give the same meaning.
     *
     * @param <T> what it brings
     * @param meaning makes the result of an end
     * @return the end of what is in progress, or of the last use
     */
    public <T> Pending<T> pending(Meaning<T> meaning) {
        return use(meaning);
    }

    /**
     * What the callback left that ended the last use, beside code and bytes; for functions that end by a callback.
     * Valid in the handler, or until the next start.
     *
     * @param bytes room for {@link #PAYLOAD} bytes
     * @return false when the operation is in progress, or was never started
     */
    public boolean payload(byte[] bytes) {
        Arguments.room("bytes", bytes.length, PAYLOAD);
        return (life & PHASE) < ABANDONED && PortNatives.payload0(current, bytes);
    }

    /** Its function, and the state it is in. */
    @Override
    public String toString() {
        String function = function();
        return "operation" + (function.isEmpty() ? "" : " " + function) + " (" + state() + ")";
    }

    /**
     * Gives the slot back; no further start is accepted. What is in progress is cancelled, and its slot given back when
     * its completion has come.
     */
    @Override
    public void close() {
        closeLater();
        try {
            cancel();
        } finally {
            closeIfEnded();
        }
    }

    /** Closes it at the end of what is in progress, which is not cancelled; at once when nothing is. */
    public void closeAtTheEnd() {
        closeLater();
        closeIfEnded();
    }
}
