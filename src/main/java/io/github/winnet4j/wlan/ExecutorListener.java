// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles objects on an executor's threads, still one at a time; a bounded queue lies between. What doesn't fit is
 * counted.
 */
final class ExecutorListener extends Listener implements Runnable {
    private final Consumer<? super WlanNotification> handler;
    private final Executor executor;
    private final int room;

    /** Guarded by itself, never while anybody else's code runs; so is what follows. */
    private final ArrayDeque<WlanNotification> queue = new ArrayDeque<>();

    private boolean scheduled;
    private long lost;
    private long discarded;

    ExecutorListener(int sources, Consumer<? super WlanNotification> handler, Executor executor, int room) {
        super(sources);
        this.handler = handler;
        this.executor = executor;
        this.room = room;
    }

    @Override
    void tell(NotificationView view) {
        offer(view.notification());
    }

    @Override
    void dropped(WlanNotification.Dropped dropped) {
        offer(dropped);
    }

    private void offer(WlanNotification notification) {
        synchronized (queue) {
            if (isClosed()) {
                return;
            }
            if (queue.size() >= room) {
                lost++;
                return;
            }
            queue.add(notification);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        boolean accepted = false;
        try {
            executor.execute(this);
            accepted = true;
        } finally {
            if (!accepted) {
                giveUp();
            }
        }
    }

    private void giveUp() {
        synchronized (queue) {
            lost += queue.size();
            queue.clear();
            scheduled = false;
        }
    }

    @Override
    public void run() {
        WlanNotification next;
        while ((next = poll()) != null) {
            if (!enter()) {
                continue;
            }
            try {
                handler.accept(next);
            } catch (Throwable e) {
                report(e);
            } finally {
                exit();
            }
        }
    }

    private @Nullable WlanNotification poll() {
        synchronized (queue) {
            WlanNotification next = isClosed() ? null : queue.poll();
            scheduled = next != null;
            return next;
        }
    }

    /** The next notification is more important than one who should hear of this and fails too. */
    private static void report(Throwable e) {
        Thread current = Thread.currentThread();
        try {
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        } catch (Throwable another) {
            e.addSuppressed(another);
        }
    }

    @Override
    void refuse() {
        super.refuse();
        synchronized (queue) {
            discarded += queue.size();
            queue.clear();
        }
    }

    @Override
    long lost() {
        synchronized (queue) {
            return lost;
        }
    }

    @Override
    long discarded() {
        synchronized (queue) {
            return discarded;
        }
    }
}
