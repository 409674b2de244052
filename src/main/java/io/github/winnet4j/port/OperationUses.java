// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.WinError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The life of an operation, one use after the other: what a start, a completion, a giving up and an abandonment do to
 * it, whatever their order. From its start to its end a use passes three atomic steps: into the scope, in progress, out
 * of the scope. What is offered to users is in {@link Operation}, which is all there is of these.
 *
 * <p>The driver ends a use by a plain store, without a fence. The threads that must know if it has done so pay instead,
 * and they are rare: one that gives up a scope, asks for the first future of an operation, or closes an operation in
 * progress sets a sign, has the write queues of all processors flushed ({@link PortNatives#fence}), and then looks. So
 * it finds what the driver has done, or the driver, which looks for signs after its store, finds the sign.
 */
@SuppressWarnings({
    "EnumOrdinal", // the states as the numbers that a field of one machine word takes
    "ClassInitializationDeadlock" // State is nested in Operation; its initialization does not need that of Operation
})
abstract sealed class OperationUses permits Operation {
    // A number is cheaper to change than a reference.
    private static final int IDLE = Operation.State.IDLE.ordinal();
    static final int PENDING = Operation.State.PENDING.ordinal();
    private static final int COMPLETED = Operation.State.COMPLETED.ordinal();
    private static final int FAILED = Operation.State.FAILED.ordinal();
    private static final int CANCELLED = Operation.State.CANCELLED.ordinal();
    static final int ABANDONED = Operation.State.ABANDONED.ordinal();
    private static final int CLOSED = Operation.State.CLOSED.ordinal();

    /** Closed before its first use, whose future ends so if it was asked for. */
    private static final int UNUSED = CLOSED + 1;

    private static final Operation.State[] STATES = Arrays.copyOf(Operation.State.values(), UNUSED + 1);

    static {
        STATES[UNUSED] = Operation.State.CLOSED;
    }

    // A life is the number of the use in its upper bits; in its lower three the ordinal of an Operation.State, or
    // UNUSED.
    static final int PHASE = 7;
    private static final int ONE_USE = PHASE + 1;

    /** A microsecond or so. */
    private static final int SPINS = 32;

    private static final VarHandle LIFE;
    private static final VarHandle STARTING;
    private static final VarHandle LEFT_TO_CALLER;
    private static final VarHandle OVERLAPPING;
    private static final VarHandle FUTURE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LIFE = lookup.findVarHandle(OperationUses.class, "life", int.class);
            STARTING = lookup.findVarHandle(OperationUses.class, "starting", int.class);
            LEFT_TO_CALLER = lookup.findVarHandle(OperationUses.class, "leftToCaller", int.class);
            OVERLAPPING = lookup.findVarHandle(OperationUses.class, "overlapping", int.class);
            FUTURE = lookup.findVarHandle(OperationUses.class, "future", OperationFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final CompletionPort port;
    private final Scope scope;
    private final Operation.@Nullable Canceller canceller;
    private final SlotLease lease;
    private final Cleaner.Cleanable forgotten;

    /** Which use this is and where it stands: one word, so that the end of one use can't be taken for another's. */
    volatile int life = IDLE;

    volatile boolean closeAtTheEnd;

    /** The use for which Windows is being called: that call is inside the scope, too. */
    @SuppressWarnings("UnusedVariable") // by STARTING
    private int starting;

    /** The use that ended while Windows was still being called for it: the caller is inside the scope for itself. */
    private volatile int leftToCaller;

    /** How many more callers are in Windows, for later uses than that one. */
    @SuppressWarnings("UnusedVariable") // by OVERLAPPING
    private volatile int overlapping;

    @SuppressWarnings("unused") // by FUTURE
    private volatile @Nullable OperationFuture<?> future;

    Operation.@Nullable Handler handler;
    Operation.@Nullable Handler abandonHandler;
    Operation.@Nullable Check check;
    /** An event of Flight Recorder during a recording. */
    private @Nullable Object event;

    private String function = "";

    @SuppressWarnings("unused") // only kept
    @Nullable
    Object kept;

    /** The token of the use in progress, for the driver. */
    long current;

    // The results, written before the life says that the use has ended, and until then those of the use before.
    private int code;
    private long bytes;
    private long offset;

    /** @param scope inside which each use is, from before its start until after its handler */
    OperationUses(Scope scope, Operation.@Nullable Canceller canceller) {
        this.scope = scope;
        this.port = scope.port;
        this.canceller = canceller;
        this.lease = new SlotLease(port);
        this.forgotten = watch();
    }

    private Cleaner.Cleanable watch() {
        try {
            return HandleTable.CLEANER.register(this, lease);
        } catch (Throwable e) { // no memory
            lease.run();
            throw e;
        }
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
     * @return as {@link Operation#start(String, Operation.Call) Operation.start}
     * @throws IllegalStateException when it is in progress, or it or its port is closed
     */
    @SuppressWarnings("ReferenceEquality") // the same constant; if not, it is only stored
    public final <A> int start(
            String windowsFunction, Operation.ArgumentsCall<A> call, @Nullable A argument, long first, long second) {
        if (!scope.enter()) {
            throw scope.closed();
        }
        int answer = WinError.ERROR_OPERATION_ABORTED; // should the call itself throw
        int cancels = lease.cancelsBegun();
        int before = life;
        int use = 0;
        boolean calling = false;
        boolean answered = false;
        boolean inProgress = false;
        boolean alone = true;
        String lastFunction = function;
        try {
            use = begin(before);
            alone = calls(use); // before it can be found, and abandoned, with its caller on the way into Windows
            calling = true;
            long token = nextToken(cancels);
            if (function != windowsFunction) { // a store of a reference costs a fence in some collectors
                function = windowsFunction;
            }
            try {
                Object recorded = OperationEvent.Recorder.begun(windowsFunction);
                if (recorded != null) {
                    event = recorded;
                }
                answer = call.start(token, argument, first, second);
                answered = true;
            } finally {
                inProgress = answer == WinError.ERROR_SUCCESS || answer == WinError.ERROR_IO_PENDING;
                if (!inProgress && !PortNatives.settle0(token)) {
                    inProgress = true; // its completion came all the same: that is how it ends, and the handler hears
                    answer = WinError.ERROR_IO_PENDING;
                } else if (!inProgress) {
                    Operations.end((int) token);
                    calling = false;
                    callsNoMore(alone); // before the life goes on: the next use may have this one's number
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
                returned(use, alone);
            } else {
                if (calling) { // there was no slot for it
                    callsNoMore(alone);
                    ended(use, FAILED, WinError.ERROR_NOT_ENOUGH_MEMORY, 0, 0);
                }
                if (!alone) {
                    scope.exit();
                }
                if (closeAtTheEnd) {
                    closeIfEnded();
                }
                scope.exit();
            }
        }
    }

    /** The call threw before Windows had begun: there was no use, and the results are the last one's. */
    private void notBegun(int use, int before, String lastFunction) {
        function = lastFunction;
        event = null;
        int lastCode = code;
        long lastBytes = bytes;
        long lastOffset = offset;
        boolean first = (before & PHASE) == IDLE; // the next is the first then, and has its number
        life = first ? before : use & ~PHASE | before & PHASE; // while Windows is called only this thread changes it
        if (!first) {
            tell(use, lastFunction, lastCode, lastBytes, lastOffset); // after the life: who asks looks there last
            return;
        }
        OperationFuture<?> asked = future;
        if (asked != null && asked.use == (use & ~PHASE)) {
            asked.tellWaiting();
        }
    }

    /**
     * Windows is about to be called for that use, by a caller that must be inside the scope until it returns, though
     * the use may have ended by then.
     *
     * @return false when an earlier caller hasn't returned yet, whose use has ended: this one then is inside by itself
     */
    private boolean calls(int use) {
        if ((int) STARTING.getOpaque(this) == 0 && leftToCaller == 0) {
            starting = use;
            return true;
        }
        scope.hold();
        OVERLAPPING.getAndAdd(this, 1);
        return false;
    }

    private void callsNoMore(boolean alone) {
        if (alone) {
            STARTING.setRelease(this, 0);
        } else {
            OVERLAPPING.getAndAdd(this, -1);
        }
    }

    /**
     * The call into Windows has returned: what was asked for meanwhile could not reach it yet. A thread that closes or
     * gives up sets a sign, has the write queues of all processors flushed ({@link PortNatives#fence}), and then looks
     * here; so the store here and the looks after it need no fence of their own.
     */
    private void returned(int use, boolean alone) {
        callsNoMore(alone);
        VarHandle.releaseFence(); // for the compiler: no look before the store
        OperationFuture<?> asked = future;
        boolean closing = scope.isClosing();
        if (closing || closeAtTheEnd || asked != null && asked.isDone() && asked.use == (use & ~PHASE)) {
            cancelQuietly(use);
        }
        if (closing && scope.isGivenUp()) {
            PortNatives.fence(); // the driver may have taken it just before it was given up
            abandon();
        }
        if (!alone || leftToCaller == use && LEFT_TO_CALLER.compareAndSet(this, use, 0)) {
            scope.exit();
        }
    }

    /** The next use begins here: answers its life. */
    private int begin(int before) {
        int phase = before & PHASE;
        int use = (before & ~PHASE) + ONE_USE | PENDING;
        if (closeAtTheEnd || phase == PENDING || phase >= ABANDONED || !LIFE.compareAndSet(this, before, use)) {
            throw new IllegalStateException("this operation is " + (closeAtTheEnd ? Operation.State.CLOSED : state())
                    + "; it can't be started");
        }
        return use;
    }

    /** By code that ends it on the user's behalf. */
    final void cancelQuietly() {
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

    /** That use's future was given up. */
    final boolean cancelUse(int use) {
        return cancelQuietly(use | PENDING);
    }

    /** The same for one use alone. */
    final boolean cancel(int use) {
        if (canceller == null) {
            return false;
        }
        lease.cancelBegins();
        try {
            long token = lease.token(); // before the life: of that use then, or of an earlier one, which leads nowhere
            return life == use && (use & PHASE) == PENDING && canceller.cancel(token) == WinError.ERROR_SUCCESS;
        } finally {
            lease.cancelReturned();
        }
    }

    @SuppressWarnings("unchecked") // looked at before
    final <T> OperationFuture<T> use(Operation.Meaning<T> meaning) {
        while (true) {
            OperationFuture<?> asked = future;
            int now = life; // after the future: one that is found here while the use is in progress will be ended
            int use = (now & PHASE) == IDLE ? now + ONE_USE : now & ~PHASE; // before the first it is that of the first
            if (asked == null || asked.use != use) {
                OperationFuture<T> made = new OperationFuture<>(this, use, meaning, asked);
                if (FUTURE.compareAndSet(this, asked, made) && asked == null) {
                    PortNatives.fence(); // the driver, which saw none just now, may have ended the use
                }
            } else if (asked.meaning != meaning) {
                throw new IllegalStateException("this use has a waiter already, with another meaning");
            } else if ((now & PHASE) == PENDING || (now & PHASE) == IDLE || asked.isDone() || endLast(asked, now)) {
                // Of two threads the second sees the other: the future was there before the life was looked at,
                // and the end goes to the life first, then to the future.
                return (OperationFuture<T>) asked;
            }
        }
    }

    /** Waits until the use of that future is over, which the future itself doesn't say if it was given up. */
    final boolean awaitEnd(OperationFuture<?> asked, Deadline until) throws InterruptedException {
        if (!asked.await(until.duration())) {
            return false;
        }
        int use = asked.use | PENDING;
        while (life == use) {
            if (port.driver.isHere()) {
                throw new IllegalStateException("this would wait for itself: it runs on the thread that is to bring the"
                        + " end of an operation with a future that was given up. Leave the handler first");
            }
            CompletableFuture<Void> over =
                    asked.over(); // before the look at the life: the end looks here after it has changed that
            if (life == use && !port.driver.await(over, until)) {
                return false;
            }
        }
        return true;
    }

    /** Ends that future with the results as they are, if no other use has ended meanwhile. */
    private boolean endLast(OperationFuture<?> asked, int now) {
        int itsCode = (now & PHASE) == UNUSED ? WinError.ERROR_OPERATION_ABORTED : code;
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
    public final Operation.State state() {
        return STATES[life & PHASE];
    }

    /** {@return what was called last; empty before the first start} */
    public final String function() {
        return function;
    }

    /** {@return the Win32 code of the last use; 0 for success} */
    public final int code() {
        return code;
    }

    /** {@return the bytes transferred; BranchCache gives the length of the missing range here on failure} */
    public final long bytes() {
        return bytes;
    }

    /** {@return the offset that Windows left in the OVERLAPPED, also on failure} */
    public final long offset() {
        return offset;
    }

    /** From now on nothing starts it; what is in progress is ended by its completion, which closes it then. */
    final void closeLater() {
        closeAtTheEnd = true;
        if ((life & PHASE) == PENDING) {
            PortNatives.fence(); // the driver, which didn't see this, may have ended the use
        }
    }

    final void closeIfEnded() {
        int now;
        int closed;
        do {
            now = life;
            int phase = now & PHASE;
            if (phase == PENDING || phase >= ABANDONED) {
                return;
            }
            closed = phase == IDLE ? (now & ~PHASE) + ONE_USE | UNUSED : now & ~PHASE | CLOSED;
        } while (!LIFE.compareAndSet(this, now, closed));
        if ((closed & PHASE) == UNUSED) {
            tell(closed, function, WinError.ERROR_OPERATION_ABORTED, 0, 0);
        }
        forgotten.clean();
    }

    final CompletionPort port() {
        return port;
    }

    final Scope scope() {
        return scope;
    }

    private long nextToken(int cancelsBegun) {
        long token = lease.next(cancelsBegun);
        current = token;
        Operations.begin((int) token, (Operation) this);
        return token;
    }

    /** Of the use in progress, or the last one. */
    final long token() {
        return current;
    }

    /**
     * By the driver: the completion has come.
     *
     * @return true when the use has ended, and the driver has to leave its scope for it
     */
    final boolean completed(int newCode, long newBytes, long newOffset) {
        int use = life;
        boolean ours = true;
        try {
            if (isStarting(use)) {
                keepInside(use);
            }
            Operation.Check checking = check;
            int counts = checking == null ? newCode : checked(checking, newCode, newBytes);
            int end = counts == WinError.ERROR_SUCCESS
                    ? COMPLETED
                    : counts == WinError.ERROR_OPERATION_ABORTED ? CANCELLED : FAILED;
            count(end);
            ours = scope.isGivenUp() // after the driver has taken it
                    ? ended(use, end, counts, newBytes, newOffset)
                    : endedAlone(use, end, counts, newBytes, newOffset);
            if (ours) {
                Operation.Handler then = handler;
                if (then != null) {
                    handle(then);
                }
                if (closeAtTheEnd) {
                    closeIfEnded();
                }
            }
        } catch (Throwable e) { // ours: no memory, perhaps; what was not reported stays so
            port.handlerFailed(e);
        }
        if (!ours) {
            reclaim();
        }
        return ours;
    }

    private int checked(Operation.Check checking, int newCode, long newBytes) {
        try {
            return checking.check(newCode, newBytes);
        } catch (Throwable e) {
            port.handlerFailed(e);
            return WinError.ERROR_INVALID_DATA;
        }
    }

    private boolean isStarting(int use) {
        return (int) STARTING.getOpaque(this) == use;
    }

    /**
     * Windows is still being called for this use, which is about to end: its caller stays inside the scope for itself,
     * unless it returns in a moment, as it mostly does.
     */
    private void keepInside(int use) {
        for (int i = 0; i < SPINS && isStarting(use); i++) {
            Thread.onSpinWait();
        }
        if (isStarting(use)) {
            scope.hold();
            leftToCaller = use;
            PortNatives.fence();
            if (!isStarting(use) && LEFT_TO_CALLER.compareAndSet(this, use, 0)) {
                scope.exit();
            }
        }
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

    /** It was abandoned, and Windows has given it back after all: the slot is free, and nothing is reported. */
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
    final void abandon() {
        int now = life;
        if ((now & PHASE) != PENDING || !isLeftToWindows(now) || !port.end.enterBeforeLast()) {
            return;
        }
        // From here on the port holds it: the driver, which may take it at once, lets go of that when it sees the mark.
        if (!LIFE.compareAndSet(this, now, now & ~PHASE | ABANDONED)) {
            port.end.exit();
            return;
        }
        port.end.abandonedOne();
        lease.abandon();
        code = WinError.ERROR_ABANDONED_WAIT_0;
        tell(now, function, WinError.ERROR_ABANDONED_WAIT_0, 0, 0);
        Operation.Handler then = abandonHandler;
        if (then != null) {
            handle(then);
        }
        scope.exit();
    }

    /**
     * Windows has that use, and no thread is on the way into Windows for it, or back: such a thread will abandon it,
     * and counts on being inside until then. The use may have ended while this looks, and the next begun: a start is in
     * the table after its caller has signed, and a refused one is out of it before its caller leaves; so the same start
     * has to be there before the look at the callers and after it. If it isn't, the driver has the use, or there is one
     * that has begun after the giving up, which its caller sees.
     */
    private boolean isLeftToWindows(int use) {
        if (!Operations.isIn(this)) {
            return false;
        }
        long start = current;
        return !isStarting(use) && overlapping == 0 && Operations.isIn(this) && current == start;
    }

    /** That use has ended so; false when it was abandoned before. */
    private boolean ended(int use, int end, int newCode, long newBytes, long newOffset) {
        if ((use & PHASE) != PENDING) {
            return false;
        }
        String itsFunction = function;
        result(newCode, newBytes, newOffset);
        Object recorded = recorded();
        if (!LIFE.compareAndSet(this, use, use & ~PHASE | end)) {
            code = WinError.ERROR_ABANDONED_WAIT_0;
            return false;
        }
        tell(use, itsFunction, newCode, newBytes, newOffset);
        if (recorded != null) {
            OperationEvent.Recorder.ended(recorded, newCode, newBytes, STATES[end]);
        }
        return true;
    }

    /** The same by the driver while the scope isn't given up: what the driver has taken isn't abandoned. */
    private boolean endedAlone(int use, int end, int newCode, long newBytes, long newOffset) {
        if ((use & PHASE) != PENDING) {
            return false;
        }
        String itsFunction = function;
        result(newCode, newBytes, newOffset);
        Object recorded = recorded();
        LIFE.setRelease(this, use & ~PHASE | end);
        VarHandle.releaseFence(); // for the compiler: no look before the store
        if (future != null) {
            VarHandle.fullFence(); // another may be put in its place without the fence that the first one has
            tell(use, itsFunction, newCode, newBytes, newOffset);
        }
        if (recorded != null) {
            OperationEvent.Recorder.ended(recorded, newCode, newBytes, STATES[end]);
        }
        return true;
    }

    private void result(int newCode, long newBytes, long newOffset) {
        code = newCode;
        bytes = newBytes;
        offset = newOffset;
    }

    private @Nullable Object recorded() {
        Object recorded = event;
        if (recorded != null) {
            event = null;
        }
        return recorded;
    }

    private void tell(int use, String itsFunction, int itsCode, long itsBytes, long itsOffset) {
        OperationFuture<?> newest = future; // another use may have begun by now, or be ending
        OperationFuture<?> asked = newest == null ? null : newest.of(use & ~PHASE);
        if (newest != null && asked != null) {
            asked.end(itsFunction, itsCode, itsBytes, itsOffset);
            newest.forget();
        }
    }

    final void handle(Operation.Handler then) {
        try {
            then.completed((Operation) this);
        } catch (Throwable e) {
            port.handlerFailed(e);
        }
    }
}
