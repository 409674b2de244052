// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One handler of notifications: where it runs, and that it runs no more once it was closed. Knows nothing of Windows,
 * nor of the client, which could never be forgotten otherwise.
 *
 * <p>What is promised: the handler runs for one notification at a time, in their order. After {@link #refuse} it never
 * begins again; {@link #awaitQuiet} returns when it doesn't run any more, at once for the thread that it runs on.
 */
abstract class Listener {
    private static final long PATIENCE_NANOS = 1_000_000;

    private static final VarHandle RUNNER;

    static {
        try {
            RUNNER = MethodHandles.lookup().findVarHandle(Listener.class, "runner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int sources;
    private volatile boolean closed;
    /** Whose thread the handler runs on just now. */
    private volatile @Nullable Thread runner;

    private volatile @Nullable Thread waiting;

    Listener(int sources) {
        this.sources = sources;
    }

    final int sources() {
        return sources;
    }

    final boolean wants(int source) {
        return (sources & source) != 0;
    }

    /** By the driver of the port. May throw what the handler throws. */
    abstract void tell(NotificationView view);

    /** By the driver of the port. */
    abstract void dropped(WlanNotification.Dropped dropped);

    /** How many this one has lost by itself. */
    long lost() {
        return 0;
    }

    /** How many lay there when it was closed. */
    long discarded() {
        return 0;
    }

    final boolean isClosed() {
        return closed;
    }

    /** Closed, and doesn't run any more. */
    final boolean isGone() {
        return closed && runner == null;
    }

    final boolean runsHere() {
        return runner == Thread.currentThread();
    }

    void refuse() {
        closed = true;
    }

    /** Of several who wait, one may be told late: none waits long without looking. */
    final void awaitQuiet() {
        boolean interrupted = false;
        waiting = Thread.currentThread();
        while (runner != null && !runsHere()) {
            LockSupport.parkNanos(this, PATIENCE_NANOS);
            interrupted |= Thread.interrupted(); // closing can't be given up half-way
        }
        waiting = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the handler must not run. What is written here and in {@link #refuse} is seen by one of the two. */
    final boolean enter() {
        runner = Thread.currentThread();
        if (closed) {
            exit();
            return false;
        }
        return true;
    }

    /** Without a full fence: one who begins to wait just now may be told late, and looks again by itself. */
    final void exit() {
        RUNNER.setRelease(this, null);
        if (closed) {
            LockSupport.unpark(waiting);
        }
    }

    /** Handles on the driver's thread, without objects. */
    static final class InPlace extends Listener {
        private final NotificationHandler handler;

        InPlace(int sources, NotificationHandler handler) {
            super(sources);
            this.handler = handler;
        }

        @Override
        void tell(NotificationView view) {
            if (enter()) {
                try {
                    handler.notified(view);
                } finally {
                    exit();
                }
            }
        }

        @Override
        void dropped(WlanNotification.Dropped dropped) {
            if (enter()) {
                try {
                    handler.dropped(dropped.count());
                } finally {
                    exit();
                }
            }
        }
    }

    /** Handles objects on the driver's thread. */
    static final class Typed extends Listener {
        private final Consumer<? super WlanNotification> handler;

        Typed(int sources, Consumer<? super WlanNotification> handler) {
            super(sources);
            this.handler = handler;
        }

        @Override
        void tell(NotificationView view) {
            if (!isClosed()) {
                accept(view.notification());
            }
        }

        @Override
        void dropped(WlanNotification.Dropped dropped) {
            accept(dropped);
        }

        private void accept(WlanNotification notification) {
            if (enter()) {
                try {
                    handler.accept(notification);
                } finally {
                    exit();
                }
            }
        }
    }
}
