// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.port.PortHandle;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles objects on an executor's threads, still one at a time; a bounded queue lies between. What doesn't fit, and
 * what the executor refuses, is counted, and reported by the next word: a number, which needs no room and can't be lost
 * itself. So everything is handled, or reported as lost, once.
 */
final class ExecutorListener extends Listener implements Runnable {
    private final Consumer<? super WlanNotification> handler;
    private final Executor executor;
    private final int room;

    /** Runs once behind everything, when the watch is closed. */
    private final @Nullable Runnable atEnd;

    private static final long WITHOUT_END = Long.MAX_VALUE;

    /** Guarded by itself, never while anybody else's code runs; so is what follows. */
    private final ArrayDeque<WlanNotification> queue = new ArrayDeque<>();

    /** How many of Windows' lie in the queue; the library's own words take no room. */
    private int waiting;

    /** How many the handler may be given yet; those without end aren't counted. */
    private long demand;

    private boolean scheduled;

    /** The end is to be reported; it is being reported, or was; a thread reports it. */
    private boolean ends;

    private boolean ending;
    private boolean ended;
    private long lost;
    private long discarded;

    /** Lost here, or by the client, and not reported yet; and the number of the last of them. */
    private long untold;

    private long lastLost;

    /** For callers inside the handler. */
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
        atEnd = null;
        demand = WITHOUT_END;
    }

    /** A new one without any demand; nothing runs before {@link #begin}. */
    ExecutorListener(ExecutorListener.Demanding like, PortHandle watch, long lostBefore) {
        super(like.sources(), watch, lostBefore);
        handler = like.handler();
        executor = like.executor();
        room = like.room();
        atEnd = like.atEnd();
        scheduled = true;
    }

    /**
     * For a handler that says how many it wants.
     *
     * @param atEnd runs once, behind everything, where the handler does, when the watch is closed
     */
    record Demanding(
            int sources, Consumer<? super WlanNotification> handler, Executor executor, int room, Runnable atEnd) {}

    @Override
    void tell(NotificationView view) {
        tell(view.notification());
    }

    @Override
    void tell(WlanNotification word) {
        if (offer(word)) {
            schedule();
        }
    }

    private void schedule() {
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

    /** What was asked for before, or has ended before, is done from now on. */
    void begin() {
        boolean something;
        synchronized (queue) {
            something = isSomethingToDo();
            scheduled = something;
        }
        if (something) {
            scheduleQuietly();
        }
    }

    /** That many more are wanted. */
    void request(long more) {
        synchronized (queue) {
            demand = demand + more < 0 ? WITHOUT_END : demand + more;
            if (scheduled || !isSomethingToDo()) {
                return;
            }
            scheduled = true;
        }
        scheduleQuietly();
    }

    /** By callers that must not throw what an executor does. The end must be reported all the same. */
    private void scheduleQuietly() {
        try {
            schedule();
        } catch (Throwable e) {
            countFailure();
            report(e);
            boolean end;
            synchronized (queue) {
                end = ends;
            }
            if (end) {
                Dependents.execute(this, this);
            }
        }
    }

    private boolean isSomethingToDo() {
        return ends || demand != 0 && (!queue.isEmpty() || untold != 0);
    }

    /** True when a thread must be found that runs this. */
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
            if (scheduled || demand == 0) {
                return false;
            }
            scheduled = true;
            return true;
        }
    }

    /** It won't be handled, which is reported. False for the library's own words, which wait. */
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

    /** This isn't run: what lies here is lost, and reported with the next one that comes. */
    private void refused() {
        synchronized (queue) {
            queue.removeIf(this::miss);
            waiting = 0;
            scheduled = false;
        }
    }

    @Override
    public void run() {
        handleAll();
        if (atEnd != null && isTurnOfEnd()) {
            try {
                atEnd.run();
            } catch (Throwable e) {
                countFailure();
                report(e);
            }
        }
    }

    private void handleAll() {
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
            WlanNotification next = demand == 0 ? null : queue.poll();
            if (next != null && isOfWindows(next)) {
                waiting--;
            }
            if (next == null && untold != 0 && demand != 0 && watch().isOpen()) {
                next = takeUntold();
            }
            if (next != null && demand != WITHOUT_END) {
                demand--;
            }
            if (next == null && ends) { // nothing else runs from now on
                ends = false;
                ending = true;
            }
            scheduled = next != null || ending;
            return next;
        }
    }

    /** The next notification is more important than a handler of exceptions that fails, too. */
    static void report(Throwable e) {
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
            ends = atEnd != null;
            if (!ends || scheduled) {
                return;
            }
            scheduled = true;
        }
        scheduleQuietly();
    }

    private boolean isTurnOfEnd() {
        synchronized (queue) {
            boolean mine = ending && !ended;
            ended |= mine;
            return mine;
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
