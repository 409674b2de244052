// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open handle of a session, and how many operations Windows has of it. Knows the order of its end: no new
 * operations, cancel, wait for the completions, close. Does not know the object that the user has, which can be
 * forgotten.
 */
abstract class Handle {
    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

    final Session session;
    private final Kind kind;
    private final String closeFunction;
    private long token;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    /** Operations of this handle that must follow each other. */
    final Serial serial = new Serial();

    Handle(Session session, Kind kind, String closeFunction) {
        this.session = session;
        this.kind = kind;
        this.closeFunction = closeFunction;
    }

    /** Takes over what Windows has just opened, for that object of the user's. */
    final void opened(Object owner, long nativeHandle) {
        token = kind.table.open(owner, nativeHandle);
        kind.add(nativeHandle, this);
        if (session.isClosing()) { // and may have looked for its handles before
            close(Deadline.in(Duration.ZERO));
            throw session.closed();
        }
    }

    /** The native handle for one call; {@link #exit} must follow. */
    final long enter() {
        return kind.table.enter(token);
    }

    final void exit() {
        kind.table.exit(token);
    }

    /** Asks Windows to cancel the operation with that token; between enter and exit. */
    abstract int cancel(long nativeHandle, long operation);

    /** Asks Windows to cancel all that it has. */
    abstract void cancelStarted();

    /** @throws IllegalStateException when it is closed */
    final void requireOpen() {
        enter();
        exit();
        if (closing.get()) {
            throw new IllegalStateException("this is being closed");
        }
    }

    final boolean isClosing() {
        return closing.get();
    }

    /** Operations that Windows has, or is being given. */
    final int outstanding() {
        return outstanding.get();
    }

    /** An operation is about to start. */
    final void begin() {
        outstanding.incrementAndGet();
        if (closing.get()) {
            end();
            requireOpen();
        }
    }

    /** It has ended, and its handler has run; or it was refused. */
    final void end() {
        if (outstanding.decrementAndGet() == 0 && closing.get()) {
            drained.complete(null);
        }
    }

    /** An operation that never comes back: nobody needs to wait for it, but it counts as what Windows has. */
    final void abandoned() {
        drained.complete(null);
    }

    /**
     * The first half of the end: nothing new, and all that there is cancelled. False when somebody has done it before.
     */
    final boolean beginClosing() {
        if (!closing.compareAndSet(false, true)) {
            return false;
        }
        serial.cancelWaiting();
        if (outstanding.get() == 0) {
            drained.complete(null);
        } else {
            cancelStarted();
        }
        return true;
    }

    /** Done when Windows has given everything back. */
    final CompletableFuture<Void> drained() {
        return drained;
    }

    /** The second half. What Windows still has keeps its memory, and ends when it ends. */
    final int closeNow() {
        if (outstanding.get() != 0) {
            session.leave(this);
        }
        return kind.table.close(token);
    }

    /**
     * All of it, waiting until that time; from inside a handler the second half comes by itself.
     *
     * @return whether Windows has given everything back
     */
    final boolean close(Deadline deadline) {
        if (beginClosing()) {
            CompletionPort port = session.port;
            if (port.inHandler()) {
                drained.thenRun(this::closeLater);
            } else {
                session.await(drained, deadline);
                int code = closeNow();
                session.awaitTheRest(drained, deadline);
                check(code);
            }
        }
        return outstanding.get() == 0;
    }

    private void closeLater() {
        int code = closeNow();
        if (code != WinError.ERROR_SUCCESS) {
            LOG.log(System.Logger.Level.WARNING, Errors.of(closeFunction, code).getMessage());
        }
    }

    private void check(int code) {
        Errors.check(closeFunction, code);
    }
}
