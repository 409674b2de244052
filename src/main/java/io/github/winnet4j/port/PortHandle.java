// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Forgotten;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.internal.future.UncancellableFuture;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A handle of Windows' with everything that is inside: calls that use it, operations in progress on it, and handles
 * that were opened by it. Made by {@link CompletionPort#attach} and {@link #attach(String, LongSupplier, Closer)
 * attach}.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>A call ({@link #enter} to {@link #exit}) and an operation, from its start until after its handler, find the
 *       handle open.
 *   <li>Closing refuses what is new, cancels what is in progress, closes what is inside, takes the completions, and
 *       closes the handle, in this order. Whichever thread leaves last closes it: the end depends on no particular
 *       thread. It is closed once, also when it is forgotten, or when its port is closed before it.
 *   <li>What Windows doesn't give back before the deadline is abandoned: it ends as such, its memory stays Windows',
 *       its handler never runs, and the handle is closed.
 * </ul>
 *
 * @since 0.1.0
 */
public final class PortHandle implements AutoCloseable {
    /**
     * Closes a handle.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Closer {
        /**
         * Calls Windows. The handle counts as closed whatever happens.
         *
         * @param handle no longer in use
         * @throws io.github.winnet4j.WindowsException Windows refused; the closing thread gets it
         */
        void close(long handle);
    }

    /**
     * Asks Windows to cancel.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Canceller {
        /**
         * Calls Windows.
         *
         * @param handle open meanwhile
         * @param token of the operation to be cancelled
         * @return the Win32 code
         */
        int cancel(long handle, long token);
    }

    /** How long {@link #close()} waits for Windows. */
    public static final Duration DEFAULT_DEADLINE = CompletionPort.DEFAULT_DEADLINE;

    private final Handle scope;

    private PortHandle(Handle scope) {
        this.scope = scope;
        scope.ownedBy(this);
    }

    static PortHandle attach(Scope outer, String kind, LongSupplier opener, Closer closer) {
        Handle scope = new Handle(outer, kind, closer);
        PortHandle made = new PortHandle(scope); // before there is something that only this could close
        try {
            scope.open(opener);
        } catch (Throwable e) {
            scope.unwatch();
            throw e;
        }
        return made;
    }

    /**
     * Takes over a handle that was opened by this one, and must be closed before it.
     *
     * @param kind what messages call it
     * @param opener opens it; this handle stays open meanwhile
     * @param closer closes it, once
     * @return the open handle, to be closed
     * @throws IllegalStateException this handle is closed. If the opener has run all the same, then so does the closer:
     *     it has, or it will when the last thread has left
     */
    public PortHandle attach(String kind, LongSupplier opener, Closer closer) {
        return attach(scope, kind, opener, closer);
    }

    /**
     * Closes the handle, with a warning, when that object is forgotten; by default, when this one is.
     *
     * @param owner what users hold, and close
     * @return this
     */
    public PortHandle ownedBy(Object owner) {
        scope.ownedBy(owner);
        return this;
    }

    /**
     * Sets what is called when closing begins, in place of cancelling one operation after the other: for functions that
     * cancel all. It runs while the handle is open. Set it before the first operation.
     *
     * @param action asks Windows to cancel all operations of the handle that it is given
     * @return this
     */
    public PortHandle onClosing(LongConsumer action) {
        scope.onClosing = action;
        return this;
    }

    /**
     * For a handle that Windows can't close while it works on something: what is in progress isn't abandoned when the
     * time of a close is over, but only with the port; that action is called instead, once. The handle is closed when
     * Windows has answered. Set it before the first operation.
     *
     * @param action ends the waits for it
     * @return this
     */
    public PortHandle onGivingUp(Runnable action) {
        scope.onGivingUp = action;
        return this;
    }

    /**
     * Sets what is called when the handle is closed, on the thread that has closed it; it must not block. Set it before
     * the first operation. For an end that must come without memory, too: {@link #closeAsync} makes a future when it is
     * called.
     *
     * @param action called once
     * @return this
     */
    public PortHandle onClosed(Runnable action) {
        scope.onClosed = action;
        return this;
    }

    /**
     * Reports what a handler of the user's threw, as the port reports it of its own handlers: it is counted
     * ({@link PortCounters#handlerExceptions() handlerExceptions}), and goes to this thread's handler of uncaught
     * exceptions. For handlers that are called by {@link #onGivingUp}, one after the other.
     *
     * @param problem what was thrown
     */
    public void handlerFailed(Throwable problem) {
        scope.port.handlerFailed(problem);
    }

    Scope scope() {
        return scope;
    }

    /** {@return the port} */
    public CompletionPort port() {
        return scope.port;
    }

    /** {@return an operation inside this handle that can't be cancelled} */
    public Operation operation() {
        return new Operation(scope, null);
    }

    /**
     * {@return an operation inside this handle}
     *
     * @param canceller asks Windows to cancel it
     */
    public Operation operation(Canceller canceller) {
        return new Operation(scope, scope.canceller(canceller));
    }

    /**
     * The handle, for one call into Windows; {@link #exit} must follow in a finally block. Nothing that may close this
     * handle and wait for it should run in between.
     *
     * @return the handle
     * @throws IllegalStateException it is closed
     */
    public long enter() {
        if (!scope.enter()) {
            throw scope.closed();
        }
        return scope.handle;
    }

    /**
     * As {@link #enter}, for callers that expect that it may be closed.
     *
     * @return false when it is closed: there is no {@link #exit} then; otherwise {@link #inside} is the handle
     */
    public boolean tryEnter() {
        return scope.enter();
    }

    /** The call into Windows has returned. */
    public void exit() {
        scope.exit();
    }

    /**
     * The handle, for a call from inside: an operation's own start, its handler, or what was attached to this.
     *
     * @return the handle
     */
    public long inside() {
        return scope.handle;
    }

    /** {@return true until closing begins} */
    public boolean isOpen() {
        return !scope.isClosing();
    }

    /**
     * Refuses what is closed, or being closed.
     *
     * @throws IllegalStateException it is
     */
    public void requireOpen() {
        if (scope.isClosing()) {
            throw scope.closed();
        }
    }

    /**
     * Counts the operations that Windows has of this handle, and of what was attached to it; also those that were
     * abandoned. It looks at each.
     *
     * @return how many operations
     */
    public int outstanding() {
        return scope.outstanding();
    }

    // -- the end

    /** Closes within {@link #DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Closes, and waits at most that long; what isn't back then is abandoned. Inside a handler it only begins that, and
     * the rest follows by itself.
     *
     * @param within how long to wait at most; not negative
     * @return true when Windows has given everything back and the handle is closed
     * @throws io.github.winnet4j.WindowsException Windows refused to close it
     */
    public boolean close(Duration within) {
        return scope.close(Deadline.in(within));
    }

    /**
     * Begins to close, without waiting. It has no deadline of its own, but it ends with the port at the latest.
     *
     * @return true when Windows has given everything back, false when something was abandoned; in both cases the handle
     *     is closed. It can't be cancelled
     */
    public Pending<Boolean> closeAsync() {
        return scope.closeAsync();
    }

    /** Begins to close, without waiting. A failure is logged. */
    public void closeLater() {
        scope.begin(Deadline.NEVER);
    }

    /** What the closer threw, an Error as well, reaches the caller of close. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // none that must be declared
    private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Override
    public String toString() {
        return scope.kind + (isOpen() ? "" : ", closed");
    }

    /** What there is of it when the object that users hold is forgotten. */
    private static final class Handle extends Scope {
        private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

        private final String kind;
        private final Closer closer;
        private long handle;
        private boolean opened;

        @Nullable
        LongConsumer onClosing;

        @Nullable
        Runnable onGivingUp;

        volatile @Nullable Runnable onClosed;

        private final AtomicBoolean gaveUp = new AtomicBoolean();

        /** Closes it when its owner is forgotten; stopped at the end, or else the Cleaner would keep all this alive. */
        private volatile @Nullable Forgotten forgotten;

        /** Waiters that hear of a failure by themselves; without any it is logged. */
        private final AtomicInteger audience = new AtomicInteger();

        private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();

        /** When the handle is closed: true when Windows has given everything back. */
        private final CompletableFuture<Boolean> down = new CompletableFuture<>();

        Handle(Scope outer, String kind, Closer closer) {
            super(outer.port, outer);
            this.kind = kind;
            this.closer = closer;
        }

        @Override
        String kind() {
            return kind;
        }

        void open(LongSupplier opener) {
            enter(); // so that it can't end before it has begun
            join();
            boolean refused;
            try {
                handle = opener.getAsLong();
                opened = true;
            } finally {
                try {
                    if (!opened) {
                        begin(Deadline.NEVER);
                    }
                } finally {
                    refused = isClosing();
                    exit();
                }
            }
            if (refused) {
                throw closed();
            }
        }

        /** A call that cancels, which comes from inside or finds that all is over. */
        Operation.Canceller canceller(Canceller canceller) {
            return token -> {
                if (!enterBeforeLast()) {
                    return WinError.ERROR_NOT_FOUND;
                }
                try {
                    return canceller.cancel(handle, token);
                } finally {
                    exit();
                }
            };
        }

        @Override
        boolean cancelAll() {
            LongConsumer all = onClosing;
            if (all == null || !opened) {
                return false;
            }
            all.accept(handle);
            return true;
        }

        @Override
        boolean abandons() {
            Runnable instead = onGivingUp;
            if (instead == null || port.end.isGivenUp()) {
                return true;
            }
            if (gaveUp.compareAndSet(false, true)) {
                try {
                    instead.run();
                } catch (Throwable e) { // a handler of the user's
                    port.handlerFailed(e);
                }
            }
            return false;
        }

        @Override
        protected void last() {
            Throwable thrown = null;
            if (opened) {
                try {
                    closer.close(handle);
                } catch (Throwable e) { // a closer of the user's: it ends nothing but itself
                    thrown = e;
                }
            }
            problem.set(thrown);
            leave();
            try {
                down.complete(outstanding() == 0);
                Runnable then = onClosed;
                if (then != null) {
                    then.run();
                }
            } catch (Throwable e) { // a waiter's
                port.handlerFailed(e);
            }
            stop(forgotten);
            if (thrown != null && audience.get() == 0) {
                tell(problem.getAndSet(null));
            }
        }

        boolean close(Deadline until) {
            audience.getAndIncrement();
            try {
                begin(until);
                if (!port.driver.isHere()) {
                    port.driver.awaitThrough(down, until);
                    if (left() == 0) {
                        giveUp();
                    }
                }
                boolean over = down.getNow(false);
                Throwable thrown = down.isDone() ? problem.getAndSet(null) : null;
                if (thrown != null) {
                    throw PortHandle.<RuntimeException>asItIs(thrown);
                }
                return over;
            } finally {
                if (audience.decrementAndGet() == 0 && down.isDone()) {
                    tell(problem.getAndSet(null)); // it came just when nobody waited any more
                }
            }
        }

        Pending<Boolean> closeAsync() {
            audience.getAndIncrement();
            UncancellableFuture<Boolean> pending = new UncancellableFuture<>(port.driver);
            DependentFuture.whenDone(down, none -> {
                Throwable thrown = problem.getAndSet(null);
                if (!(thrown == null ? pending.end(down.getNow(false)) : pending.fail(thrown))) {
                    tell(thrown);
                }
            });
            begin(Deadline.NEVER);
            return pending;
        }

        private void tell(@Nullable Throwable thrown) {
            if (thrown != null) {
                LOG.log(System.Logger.Level.WARNING, "Closing " + Forgotten.withArticle(kind) + " failed.", thrown);
            }
        }

        void ownedBy(Object owner) {
            Forgotten before = forgotten;
            Forgotten now = Forgotten.watch(owner, kind, this::isClosing, () -> begin(Deadline.NEVER));
            forgotten = now;
            stop(before);
            if (down.isDone()) { // and may have looked for it before
                now.stop();
            }
        }

        /** Nobody has got it. */
        void unwatch() {
            stop(forgotten);
        }

        private static void stop(@Nullable Forgotten watch) {
            if (watch != null) {
                watch.stop();
            }
        }
    }
}
