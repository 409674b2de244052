// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Gate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A port, or something open on it, and all that is inside: calls into Windows, operations, and inner scopes, each from
 * its opening to its end. So whatever is opened on a port ends with it, the innermost first.
 *
 * <p>Closing refuses what is new, asks all inside to end, and goes on by itself: the thread that leaves last does the
 * last step. Giving up, when the time is over, abandons the operations: they leave, and their memory stays Windows'. A
 * call that doesn't come back from Windows keeps its scope.
 */
abstract class Scope extends Gate {
    // What is done with operations, made in advance: an end must not need memory.
    private static final BiConsumer<Operation, Scope> CANCEL = (operation, scope) -> {
        if (operation.scope() == scope) {
            operation.cancelQuietly();
        }
    };
    private static final BiConsumer<Operation, Scope> CANCEL_EACH = (operation, first) -> {
        if (operation.scope().asksEach) {
            operation.cancelQuietly();
        }
    };
    private static final BiConsumer<Operation, Scope> ABANDON = (operation, scope) -> {
        if (operation.scope() == scope) {
            operation.abandon();
        }
    };

    final CompletionPort port;
    private final @Nullable Scope outer;
    private final Set<Scope> inner = ConcurrentHashMap.newKeySet(0);
    private final AtomicReference<@Nullable Deadline> deadline = new AtomicReference<>();

    /**
     * The next of those that the same thread has begun to close. No list: a close that gets no memory must not hang.
     */
    private @Nullable Scope nextClosing;

    /** That thread asks Windows to cancel each operation in this. */
    private boolean asksEach;

    /** Windows was asked to end all that is in progress in this; a start that missed that asks by itself. */
    private volatile boolean asked;

    private volatile boolean givenUp;

    /** @param outer inside which this one is from {@link #join} to {@link #leave}; null for the port */
    Scope(CompletionPort port, @Nullable Scope outer) {
        this.port = port;
        this.outer = outer;
    }

    /** How messages name it. */
    abstract String kind();

    final IllegalStateException closed() {
        return new IllegalStateException("this " + kind() + " is closed");
    }

    // -- its life inside another

    /**
     * Gets inside the outer scope.
     *
     * @throws IllegalStateException that one is closed
     */
    final void join() {
        if (outer != null) {
            if (!outer.enter()) {
                throw outer.closed();
            }
            try {
                outer.inner.add(this);
            } catch (Throwable e) { // no memory
                outer.exit();
                throw e;
            }
            if (outer.isClosing()) { // and may have looked at what is inside before
                begin(outer.deadline());
                if (outer.isGivenUp()) {
                    giveUp();
                }
            }
        }
    }

    /** The last step is done. */
    final void leave() {
        if (outer != null) {
            outer.inner.remove(this);
            outer.exit();
        }
    }

    /** True if that scope is this one, or this one is inside it. */
    final boolean isIn(Scope other) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope == other) {
                return true;
            }
        }
        return false;
    }

    /** How many operations Windows has of this scope and those inside it, also abandoned ones. */
    final int outstanding() {
        return Operations.count(this);
    }

    // -- its end

    /**
     * Begins to close, and all inside with it, without waiting: when this returns, nothing new gets in, also where
     * another thread has begun before. The first deadline holds.
     */
    void begin(Deadline until) {
        if (inner.isEmpty() && beginAlone(until)) {
            return;
        }
        Closing closing = new Closing();
        try {
            try {
                refuse(until, closing);
            } finally { // without memory to come to all, those that it has come to: another close goes on from there
                if (closing.innermost != null) {
                    cancelInside(closing.innermost);
                }
            }
        } finally {
            for (Scope scope = closing.innermost; scope != null; ) {
                Scope next = scope.nextClosing;
                scope.nextClosing = null;
                scope.exit();
                scope = next;
            }
        }
    }

    /**
     * The same while nothing that is open is inside, without memory.
     *
     * @return false when there is something inside all the same
     */
    private boolean beginAlone(Deadline until) {
        if (until != Deadline.NEVER) {
            deadline.compareAndSet(null, until);
        }
        if (beginClosing()) {
            try {
                cancelInside(this);
            } finally {
                exit();
            }
        }
        return inner.isEmpty(); // what joins later sees that this is closing
    }

    /** What one thread has begun to close. */
    private static final class Closing {
        /** The last that it has come to, and from there {@link #nextClosing}. */
        @Nullable
        Scope innermost;
    }

    /** Also inside a scope that another thread closes: it may not have come to the inner ones yet. */
    private void refuse(Deadline until, Closing closing) {
        if (until != Deadline.NEVER) {
            deadline.compareAndSet(null, until);
        }
        if (beginClosing()) {
            nextClosing = closing.innermost;
            closing.innermost = this;
        }
        if (!inner.isEmpty()) { // a loop would make an object
            for (Scope scope : inner) {
                scope.refuse(deadline(), closing);
            }
        }
    }

    /** Asks Windows to end what is in progress in that scope and those after it. */
    private void cancelInside(Scope first) {
        boolean quiet = true; // nothing is in progress, and nothing will be
        for (Scope scope = first; scope != null; scope = scope.nextClosing) {
            quiet &= scope.isAlone();
        }
        if (!quiet) {
            PortNatives.fence(); // a start that this doesn't find sees that it is closing
        }
        for (Scope scope = first; scope != null; scope = scope.nextClosing) {
            scope.asksEach = !scope.asked && !scope.cancelAllQuietly();
        }
        if (!quiet) {
            Operations.forEach(first, CANCEL_EACH);
        }
        for (Scope scope = first; scope != null; scope = scope.nextClosing) {
            scope.asksEach = false;
            scope.asked = true;
        }
    }

    /**
     * The thread that closes this may not have come to asking yet, and wouldn't find what is abandoned: what only ends
     * when it is cancelled would be Windows' forever.
     */
    private void cancelBeforeAbandoning() {
        if (asked || !enterBeforeLast()) {
            return;
        }
        try {
            if (!cancelAllQuietly()) {
                Operations.forEach(this, CANCEL);
            }
            asked = true;
        } finally {
            exit();
        }
    }

    private boolean cancelAllQuietly() {
        try {
            return cancelAll();
        } catch (Throwable e) { // a canceller of the user's: it ends nothing but itself
            port.handlerFailed(e);
            return false;
        }
    }

    /** Asks Windows to cancel all that is in progress in this very scope; false when there is no such way. */
    boolean cancelAll() {
        return false;
    }

    /** The time until {@link #giveUp}. */
    final long left() {
        return deadline().left();
    }

    private Deadline deadline() {
        Deadline until = deadline.get();
        return until == null ? Deadline.NEVER : until;
    }

    /**
     * What is in progress yet is abandoned; by any thread, and by the time that this returns, also where another thread
     * is about to. Nothing happens while it may not be ({@link #abandons}) but to what is inside.
     */
    final void giveUp() {
        if (!isClosing()) {
            return;
        }
        if (!abandons()) {
            giveUpInner();
            return;
        }
        givenUp = true;
        PortNatives.fence();
        abandonInside();
    }

    /** Asked each time when the time is over: false as long as what is in progress must not be abandoned. */
    boolean abandons() {
        return true;
    }

    /** Handlers and cancellers may run here, on this thread, which counts as the driver's: it must not wait. */
    void abandonInside() {
        boolean outermost = countsAsDriver();
        try {
            giveUpInner();
            cancelBeforeAbandoning();
            Operations.forEach(this, ABANDON);
        } finally {
            if (outermost) {
                port.end.abandoners.remove(Thread.currentThread());
            }
        }
    }

    /** True when it didn't before. */
    private boolean countsAsDriver() {
        try {
            return port.end.abandoners.add(Thread.currentThread());
        } catch (OutOfMemoryError e) {
            return false; // that it must not wait is not seen then; what is in progress is abandoned all the same
        }
    }

    private void giveUpInner() {
        if (inner.isEmpty()) { // a loop would make an object
            return;
        }
        for (Scope scope : inner) {
            scope.begin(deadline()); // the thread that closes this one may not have come to it yet
            scope.giveUp();
        }
    }

    /** A start that the last look at what is in progress may have missed looks here. */
    final boolean isGivenUp() {
        return givenUp;
    }
}
