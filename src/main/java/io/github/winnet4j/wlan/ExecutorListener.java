// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.port.PortHandle;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles objects on an executor's threads, still one at a time; a bounded queue lies between. What doesn't fit, and
 * what the executor refuses, is counted, and told by the next word: a number, which needs no room and can't be lost
 * itself. So everything is handled, or told of as lost, once.
 */
final class ExecutorListener extends Listener implements Runnable {
    private final Consumer<? super WlanNotification> handler;
    private final Executor executor;
    private final int room;

    /** Guarded by itself, never while anybody else's code runs; so is what follows. */
    private final ArrayDeque<WlanNotification> queue = new ArrayDeque<>();

    /** How many of Windows' lie in the queue; what the library tells takes no room. */
    private int waiting;

    private boolean scheduled;
    private long lost;
    private long discarded;

    /** Lost here, or by the client, and not told yet; and the number of the last of them. */
    private long untold;

    private long lastLost;

    /** For those who ask from inside the handler. */
    private volatile @Nullable Thread runner;

    ExecutorListener(
            int sources,
            Consumer<? super WlanNotification> handler,
            Executor executor,
            int room,
            PortHandle watch,
            long lostBefore) {
        super(sources, watch, lostBefore);
        this.handler = handler;
        this.executor = executor;
        this.room = room;
    }

    @Override
    void tell(NotificationView view) {
        tell(view.notification());
    }

    @Override
    void tell(WlanNotification word) {
        if (offer(word)) {
            boolean accepted = false;
            try {
                executor.execute(this);
                accepted = true;
            } finally {
                if (!accepted) {
                    refused();
                }
            }
        }
    }

    /** True when somebody must be found who runs this. */
    private boolean offer(WlanNotification one) {
        synchronized (queue) {
            if (!watch().isOpen()) {
                return false;
            }
            if (one instanceof WlanNotification.Dropped || isOfWindows(one) && waiting >= room) {
                miss(one);
            } else {
                if (untold != 0) {
                    queue.add(takeUntold());
                }
                queue.add(one);
                waiting += isOfWindows(one) ? 1 : 0;
            }
            boolean first = !scheduled;
            scheduled = true;
            return first;
        }
    }

    /** Nobody will handle it: of that is told. False for what the library tells, which waits. */
    private boolean miss(WlanNotification one) {
        if (one instanceof WlanNotification.Dropped dropped) {
            untold += dropped.count();
        } else if (isOfWindows(one)) {
            lost++;
            untold++;
        } else {
            return false;
        }
        lastLost = Math.max(lastLost, one.sequence());
        return true;
    }

    private WlanNotification takeUntold() {
        WlanNotification told =
                new WlanNotification.Dropped(new WlanNotification.Head(lastLost, 0, 0, Notifications.NONE), untold);
        untold = 0;
        return told;
    }

    /** Nobody runs this: what lies here is lost, and told of with the next one that comes. */
    private void refused() {
        synchronized (queue) {
            queue.removeIf(this::miss);
            waiting = 0;
            scheduled = false;
        }
    }

    @Override
    public void run() {
        WlanNotification next;
        while ((next = poll()) != null) {
            if (!enter()) {
                discard(next);
                continue;
            }
            runner = Thread.currentThread();
            try {
                if (isOfWindows(next)) {
                    countHandled();
                }
                handler.accept(next);
            } catch (Throwable e) {
                countFailure();
                report(e);
            } finally {
                runner = null;
                exit();
            }
        }
    }

    private @Nullable WlanNotification poll() {
        synchronized (queue) {
            WlanNotification next = queue.poll();
            if (next != null && isOfWindows(next)) {
                waiting--;
            }
            if (next == null && untold != 0 && watch().isOpen()) {
                next = takeUntold();
            }
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
        synchronized (queue) {
            queue.forEach(this::discard);
            queue.clear();
            waiting = 0;
        }
    }

    private void discard(WlanNotification one) {
        synchronized (queue) {
            discarded += isOfWindows(one) ? 1 : 0;
        }
    }

    @Override
    boolean runsElsewhereHere() {
        return runner == Thread.currentThread();
    }

    @Override
    long lostHere() {
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

    @Override
    long waiting() {
        synchronized (queue) {
            return waiting;
        }
    }

    @Override
    int room() {
        return room;
    }
}
