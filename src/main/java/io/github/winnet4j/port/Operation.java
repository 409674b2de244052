// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.WinError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
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
         * Calls Windows.
         *
         * @param token the operation's, which the raw functions turn into an OVERLAPPED
         * @return the Win32 code
         */
        int start(long token);
    }

    /** The same for a function that takes the OVERLAPPED itself, such as ReadFile. */
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
     * the completion nobody else starts the operation, so what it writes for the end is not written over.
     *
     * @param <A> an argument
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

    /** Looks at what a completion says before that counts: functions of Windows are not to be believed in all. */
    @FunctionalInterface
    public interface Check {
        /**
         * Decides what the result is. On the thread that drives the port, before anybody hears of the end.
         *
         * @param code the Win32 code
         * @param bytes the bytes transferred
         * @return the code that counts
         */
        int check(int code, long bytes);
    }

    /**
     * What the end of a use means to those who wait for it.
     *
     * @param <T> what it brings
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

    /** The call into Windows that cancels the operation with that token; it answers the Win32 code. */
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

    /** Called once for each completion. */
    @FunctionalInterface
    public interface Handler {
        /**
         * The operation has ended.
         *
         * @param operation with its results
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

    private static final ArgumentsCall<Call> PLAIN =
            (token, call, first, second) -> given(call).start(token);
    private static final ArgumentsCall<OverlappedCall> OVERLAPPED =
            (token, call, offset, second) -> given(call).start(PortNatives.beginAt0(token, offset));

    // A life is the number of the use in its upper bits, the ordinal of a State in its lower three.
    private static final int PHASE = 7;
    private static final int ONE_USE = PHASE + 1;

    /** A microsecond or so. */
    private static final int SPINS = 32;

    private static final VarHandle LIFE;
    private static final VarHandle CANCELLERS;
    private static final VarHandle STARTING;
    private static final VarHandle LEFT_TO_CALLER;
    private static final VarHandle FUTURE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LIFE = lookup.findVarHandle(Operation.class, "life", int.class);
            CANCELLERS = lookup.findVarHandle(Operation.class, "cancellers", int.class);
            STARTING = lookup.findVarHandle(Operation.class, "starting", int.class);
            LEFT_TO_CALLER = lookup.findVarHandle(Operation.class, "leftToCaller", int.class);
            FUTURE = lookup.findVarHandle(Operation.class, "future", OperationFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CompletionPort port;
    private final Scope scope;
    private final @Nullable Canceller canceller;
    private final SlotLease lease;
    private final Cleaner.Cleanable forgotten;

    /** Which use this is and where it stands: one word, so that nobody takes one use's end for another's. */
    private volatile int life = IDLE;

    private volatile int cancellers;
    private volatile boolean closeAtTheEnd;

    /** The use for which Windows is being called: that call is inside the scope, too. */
    @SuppressWarnings("UnusedVariable") // by STARTING
    private int starting;

    /** The use that has ended while Windows was still being called for it: the caller leaves the scope. */
    private volatile int leftToCaller;

    @SuppressWarnings("unused") // by FUTURE
    private volatile @Nullable OperationFuture<?> future;

    private @Nullable Handler handler;
    private @Nullable Handler abandonHandler;
    private @Nullable Check check;
    /** An event of Flight Recorder while somebody records. */
    private @Nullable Object event;

    private String function = "";

    @SuppressWarnings("unused") // only kept
    private @Nullable Object kept;

    /** The token of the use in progress, for the driver. */
    private long current;

    // The results, written before the life says that the use has ended, and until then those of the use before.
    private int code;
    private long bytes;
    private long offset;

    /** @param scope inside which each use is, from before its start until after its handler */
    Operation(Scope scope, @Nullable Canceller canceller) {
        this.scope = scope;
        this.port = scope.port;
        this.canceller = canceller;
        this.lease = new SlotLease(port);
        this.forgotten = HandleTable.CLEANER.register(this, lease);
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
     * Starts the operation by a call with arguments.
     *
     * @param <A> an argument
     * @param windowsFunction what is called, for messages
     * @param call the call into Windows
     * @param argument for the call
     * @param first for the call
     * @param second for the call
     * @return as {@link #start(String, Call)}
     * @throws IllegalStateException when it is in progress, or it or its port is closed
     */
    public <A> int start(String windowsFunction, ArgumentsCall<A> call, @Nullable A argument, long first, long second) {
        if (!scope.enter()) {
            throw scope.closed();
        }
        int answer = WinError.ERROR_OPERATION_ABORTED; // should the call itself throw
        int before = life;
        int use = 0;
        boolean answered = false;
        boolean inProgress = false;
        String lastFunction = function;
        try {
            use = begin(before);
            long token = nextToken(use);
            if (function != windowsFunction) { // a store of a reference costs a fence in some collectors
                function = windowsFunction;
            }
            event = OperationEvent.Recorder.begun(windowsFunction);
            starting = use;
            try {
                answer = call.start(token, argument, first, second);
                answered = true;
            } finally {
                inProgress = answer == WinError.ERROR_SUCCESS || answer == WinError.ERROR_IO_PENDING;
                if (!inProgress && !PortNatives.settle0(token)) {
                    inProgress = true; // its completion came all the same: that is how it ends, and the handler hears
                    answer = WinError.ERROR_IO_PENDING;
                } else if (!inProgress) {
                    Operations.end((int) token);
                    if (answered) {
                        ended(use, FAILED, answer, 0, 0);
                    } else {
                        notBegun(use, before, lastFunction);
                    }
                }
            }
            return answer;
        } finally {
            if (inProgress) {
                returned(use);
            } else {
                if (use != 0) {
                    starting = 0;
                }
                if (closeAtTheEnd) {
                    closeIfEnded();
                }
                scope.exit();
            }
        }
    }

    /**
     * Starts the operation by a function that takes an OVERLAPPED itself, called by whatever means: ReadFile,
     * ConnectNamedPipe, DeviceIoControl. The handle must belong to the port ({@link CompletionPort#handle},
     * {@link CompletionPort#key}), and must not be told to skip the port on success.
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
     * The OVERLAPPED of an operation in progress, for a {@link Canceller} that calls CancelIoEx.
     *
     * @param token the operation's
     * @return its address; 0 when the operation has ended
     */
    public static long overlapped(long token) {
        return PortNatives.pending0(token);
    }

    private static <T> T given(@Nullable T call) {
        return Objects.requireNonNull(call, "call");
    }

    /** The call threw before Windows had begun: there was no use, and the results are the last one's. */
    private void notBegun(int use, int before, String lastFunction) {
        function = lastFunction;
        event = null;
        OperationFuture<?> asked = future;
        life = use & ~PHASE | before & PHASE; // nobody else changes it while Windows is being called
        if (asked != null && asked.use == (use & ~PHASE) && (before & PHASE) != IDLE) {
            asked.end(lastFunction, code, bytes, offset);
        }
    }

    /**
     * The call into Windows has returned: what was asked for meanwhile could not reach it yet. Whoever closes or gives
     * up sets a sign, has the write queues of all processors flushed ({@link PortNatives#fence}), and then looks here;
     * so the store here and the looks after it need no fence of their own.
     */
    private void returned(int use) {
        STARTING.setRelease(this, 0);
        VarHandle.releaseFence(); // for the compiler: no look before the store
        OperationFuture<?> asked = future;
        boolean closing = scope.isClosing();
        if (closing || closeAtTheEnd || asked != null && asked.isDone() && asked.use == (use & ~PHASE)) {
            cancelQuietly(use);
        }
        if (closing && scope.isGivenUp()) {
            abandon();
        }
        if (leftToCaller == use && LEFT_TO_CALLER.compareAndSet(this, use, 0)) {
            scope.exit(); // in the driver's place
        }
    }

    /** The next use begins here: answers its life. */
    private int begin(int before) {
        int phase = before & PHASE;
        int use = (before & ~PHASE) + ONE_USE | PENDING;
        if (closeAtTheEnd
                || phase == PENDING
                || phase == CLOSED
                || phase == ABANDONED
                || !LIFE.compareAndSet(this, before, use)) {
            throw new IllegalStateException(
                    "this operation is " + (closeAtTheEnd ? State.CLOSED : state()) + "; it can't be started");
        }
        OperationFuture<?> last = future;
        if (last != null && phase == IDLE) {
            last.use = use & ~PHASE; // asked for before the first
        }
        return use;
    }

    /** By those who end it on the user's behalf. */
    void cancelQuietly() {
        cancelQuietly(life);
    }

    private boolean cancelQuietly(int use) {
        try {
            return cancel(use);
        } catch (Throwable e) { // the user's canceller: it ends nothing but itself
            port.handlerFailed(e);
            return false;
        }
    }

    /** Somebody has given up on that use's future. */
    boolean cancelUse(int use) {
        return cancelQuietly(use | PENDING);
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
     * @return whether Windows accepted the wish; false also when nothing is in progress
     */
    public boolean cancel() {
        return cancel(life);
    }

    /** The same for one use alone. */
    private boolean cancel(int use) {
        if (canceller == null) {
            return false;
        }
        // From here on a start takes another slot, so that the wish can't hit the operation after the one it is meant
        // for.
        CANCELLERS.getAndAdd(this, 1);
        try {
            return life == use && (use & PHASE) == PENDING && canceller.cancel(lease.token()) == WinError.ERROR_SUCCESS;
        } finally {
            if ((int) CANCELLERS.getAndAdd(this, -1) == 1) {
                lease.releaseLeft();
            }
        }
    }

    /**
     * Waits for the end of the use in progress, at most that long.
     *
     * @param timeout how long to wait at most; not negative
     * @return true when it has ended, or none was in progress
     * @throws IllegalStateException on the thread that drives the port, which would wait for itself
     * @throws IllegalArgumentException the duration is negative
     * @throws InterruptedException this thread was interrupted; the operation goes on
     */
    public boolean await(Duration timeout) throws InterruptedException {
        Deadline.nanos(timeout); // refuses a negative one in any case
        return (life & PHASE) != PENDING && !port.driver.isHere()
                || use(Completion.MEANING).await(timeout);
    }

    /**
     * The end of what is in progress (or of the last use) as a future: the completion, or a {@link WindowsException},
     * {@link OperationCancelledException} when it was cancelled. Before the first start it is that of the first use.
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
     * The same with a meaning of the caller's. All who wait for one use must give the same one.
     *
     * @param <T> what it brings
     * @param meaning makes the result of an end
     * @return the end of what is in progress, or of the last use
     */
    public <T> Pending<T> pending(Meaning<T> meaning) {
        return use(meaning);
    }

    @SuppressWarnings("unchecked") // looked at before
    private <T> OperationFuture<T> use(Meaning<T> meaning) {
        while (true) {
            OperationFuture<?> asked = future;
            int now = life; // after the future: one that is found here while the use is in progress will be ended
            int use = now & ~PHASE;
            if (asked != null && asked.use == 0) {
                asked.use = use; // asked for before the first use, which may have begun meanwhile
            }
            if (asked == null || asked.use != use) {
                FUTURE.compareAndSet(this, asked, new OperationFuture<>(this, use, meaning));
            } else if (asked.meaning != meaning) {
                throw new IllegalStateException("somebody waits for this use already, in another way");
            } else if ((now & PHASE) == PENDING || (now & PHASE) == IDLE || asked.isDone() || endLast(asked, now)) {
                // Of two the one who comes second sees the other: the future was there before the life was looked at,
                // and the end is told to the life, then to the future.
                return (OperationFuture<T>) asked;
            }
        }
    }

    /** Ends that future with the results as they are, if no other use has ended meanwhile. */
    private boolean endLast(OperationFuture<?> asked, int now) {
        int itsCode = code;
        long itsBytes = bytes;
        long itsOffset = offset;
        String itsFunction = function;
        VarHandle.acquireFence();
        if (life != now) {
            return false;
        }
        asked.end(itsFunction, itsCode, itsBytes, itsOffset);
        return true;
    }

    /** {@return where it stands just now} */
    public State state() {
        return STATES[life & PHASE];
    }

    /** {@return what was called last; empty before the first start} */
    public String function() {
        return function;
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
        int phase = life & PHASE;
        return phase != ABANDONED && phase != CLOSED && PortNatives.payload0(current, bytes);
    }

    /**
     * Gives the slot back; no further start is accepted. What is in progress is cancelled, and its slot given back when
     * its completion has come.
     */
    @Override
    public void close() {
        closeAtTheEnd = true;
        try {
            cancel();
        } finally {
            closeIfEnded();
        }
    }

    /** Closes it at the end of what is in progress, which is not cancelled; at once when nothing is. */
    public void closeAtTheEnd() {
        closeAtTheEnd = true;
        closeIfEnded();
    }

    private void closeIfEnded() {
        int now;
        do {
            now = life;
            int phase = now & PHASE;
            if (phase == PENDING || phase == ABANDONED || phase == CLOSED) {
                return;
            }
        } while (!LIFE.compareAndSet(this, now, now & ~PHASE | CLOSED));
        forgotten.clean();
    }

    CompletionPort port() {
        return port;
    }

    Scope scope() {
        return scope;
    }

    private long nextToken(int use) {
        boolean published = false;
        try {
            long token = lease.next(cancellers != 0);
            current = token;
            Operations.begin((int) token, this);
            published = true;
            return token;
        } finally {
            if (!published) {
                ended(use, FAILED, WinError.ERROR_NOT_ENOUGH_MEMORY, 0, 0);
            }
        }
    }

    /** Of the use in progress, or the last one. */
    long token() {
        return current;
    }

    /**
     * By the driver: the completion has come.
     *
     * @return true when the use has ended, and the driver has to leave its scope for it
     */
    boolean completed(int newCode, long newBytes, long newOffset) {
        int use = life;
        boolean ours = true;
        try {
            int counts = check == null ? newCode : checked(newCode, newBytes);
            int end = counts == WinError.ERROR_SUCCESS
                    ? COMPLETED
                    : counts == WinError.ERROR_OPERATION_ABORTED ? CANCELLED : FAILED;
            count(end);
            ours = ended(use, end, counts, newBytes, newOffset);
            if (ours) {
                Handler then = handler;
                if (then != null) {
                    handle(then);
                }
                if (closeAtTheEnd) {
                    closeIfEnded();
                }
            }
        } catch (Throwable e) { // ours: no memory, perhaps; what is not told is told no more
            port.handlerFailed(e);
        }
        if (!ours) {
            reclaim();
            return false;
        }
        return !isStarting(use) || leavesAfterAll(use);
    }

    private int checked(int newCode, long newBytes) {
        try {
            return given(check).check(newCode, newBytes);
        } catch (Throwable e) {
            port.handlerFailed(e);
            return WinError.ERROR_INVALID_DATA;
        }
    }

    private boolean isStarting(int use) {
        return (int) STARTING.getOpaque(this) == use;
    }

    /** Windows is still being called for this use: mostly it returns in a moment, otherwise the caller leaves last. */
    private boolean leavesAfterAll(int use) {
        for (int i = 0; i < SPINS && isStarting(use); i++) {
            Thread.onSpinWait();
        }
        leftToCaller = use;
        PortNatives.fence();
        return !isStarting(use) && LEFT_TO_CALLER.compareAndSet(this, use, 0);
    }

    private void count(int end) {
        if (end == COMPLETED) {
            port.completed++;
        } else if (end == CANCELLED) {
            port.cancelled++;
        } else {
            port.failed++;
        }
    }

    /** It was abandoned, and Windows has given it back after all: the slot is free, and nobody else is told. */
    private void reclaim() {
        try {
            life = life & ~PHASE | CLOSED; // what it has is Windows' no more
            lease.reclaim();
            forgotten.clean();
        } finally {
            port.end.reclaimed();
        }
    }

    /**
     * The port is closed, and Windows hasn't given the slot back in time: it may write to it yet. By any thread; a
     * completion that comes after all lets the slot go, but no handler runs.
     */
    void abandon() {
        int now = life;
        if ((now & PHASE) != PENDING
                || isStarting(now) // it will be by the one who calls Windows just now
                || !LIFE.compareAndSet(this, now, now & ~PHASE | ABANDONED)) {
            return;
        }
        port.end.holdAbandoned();
        lease.abandon();
        code = WinError.ERROR_ABANDONED_WAIT_0;
        OperationFuture<?> asked = future;
        if (asked != null && asked.use == (now & ~PHASE)) {
            asked.end(function, WinError.ERROR_ABANDONED_WAIT_0, 0, 0);
        }
        Handler then = abandonHandler;
        if (then != null) {
            handle(then);
        }
        scope.exit();
    }

    /** That use has ended so; false when it was abandoned before. */
    private boolean ended(int use, int end, int newCode, long newBytes, long newOffset) {
        if ((use & PHASE) != PENDING) {
            return false;
        }
        String itsFunction = function;
        code = newCode;
        bytes = newBytes;
        offset = newOffset;
        Object recorded = event;
        event = null;
        if (!LIFE.compareAndSet(this, use, use & ~PHASE | end)) {
            code = WinError.ERROR_ABANDONED_WAIT_0;
            return false;
        }
        OperationFuture<?> asked = future;
        if (asked != null && asked.use == (use & ~PHASE)) {
            asked.end(itsFunction, newCode, newBytes, newOffset); // another use may be ending by now
        }
        if (recorded != null) {
            OperationEvent.Recorder.ended(recorded, newCode, newBytes, STATES[end]);
        }
        return true;
    }

    private void handle(Handler then) {
        try {
            then.completed(this);
        } catch (Throwable e) {
            port.handlerFailed(e);
        }
    }
}
