// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which notification is of which attempt to connect. Notifications name no attempt; but Windows makes one at a time on
 * an interface, in the order in which they were asked for, reports the beginning of each and then its end, and ends the
 * one before when it is asked for another. So:
 *
 * <ul>
 *   <li>A beginning is that of the oldest attempt that fits and has none yet; or another program's, which is remembered
 *       until its end. What came before it is over.
 *   <li>An end is that of what has begun. Attempts that were given up are remembered until their end, so that it isn't
 *       taken for that of the next.
 *   <li>An end without a beginning may be that of another program's attempt, which began before the library looked: it
 *       is held back for a moment, and not believed when a beginning follows. It is believed at once when the attempt
 *       was cancelled, or another one of ours has taken its place.
 * </ul>
 */
final class Attempts {
    /** Within that time the beginning of an attempt follows the end of the one before. */
    private static final long MOMENT_MILLIS = 2_000;

    /**
     * Held while Windows is asked for an attempt, or to cancel one: it always cancels what it was asked for last. Both
     * return at once.
     */
    private final ReentrantLock asking = new ReentrantLock();

    /** Of each interface; guarded by this, as is the state of attempts. */
    private final List<Line> lines = new ArrayList<>();

    /** The attempts on one interface. */
    private static final class Line {
        final UUID interfaceId;

        /** Ours, in the order in which they were asked for, until their end. */
        final List<Attempt> ours = new ArrayList<>();

        /** Windows has reported its beginning, but not its end; ours, or another program's. */
        @Nullable
        Attempt current;

        boolean somebodyElses;

        Line(UUID interfaceId) {
            this.interfaceId = interfaceId;
        }

        /** Of those that fit. */
        @Nullable
        Attempt oldest(WlanNotification.Connection event, Predicate<Attempt> which) {
            for (Attempt one : ours) {
                if (which.test(one) && one.fits(event)) {
                    return one;
                }
            }
            return null;
        }

        boolean isLast(Attempt attempt) {
            return ours.indexOf(attempt) == ours.size() - 1;
        }

        /** All that were asked for before that one. */
        List<Attempt> before(Attempt attempt) {
            return ours.subList(0, Math.max(0, ours.indexOf(attempt)));
        }
    }

    // -- by callers

    /** Asks Windows for an attempt; its code. */
    int ask(UUID interfaceId, Attempt attempt, IntSupplier connect) {
        asking.lock();
        int code = -1;
        try {
            synchronized (this) {
                line(interfaceId).ours.add(attempt);
            }
            code = connect.getAsInt();
            return code;
        } finally {
            if (code != WinError.ERROR_SUCCESS) {
                forget(interfaceId, attempt);
            }
            asking.unlock();
        }
    }

    /** Asks Windows to cancel that very attempt: false when it is over, or another one has taken its place. */
    boolean cancel(UUID interfaceId, Attempt attempt, BooleanSupplier disconnect) {
        asking.lock();
        try {
            synchronized (this) {
                Line line = line(interfaceId);
                if (!line.ours.contains(attempt) || !line.isLast(attempt) || attempt.begun && line.current != attempt) {
                    return false;
                }
                attempt.cancelled = true; // its end may come inside the call
            }
            boolean accepted = false;
            try {
                accepted = disconnect.getAsBoolean();
            } finally {
                synchronized (this) {
                    attempt.cancelled = accepted;
                }
            }
            return accepted;
        } finally {
            asking.unlock();
        }
    }

    /** It never began, or its end is known: what is reported is not of it. */
    synchronized void forget(UUID interfaceId, Attempt attempt) {
        Line line = found(interfaceId);
        if (line != null) { // it is gone with the interface, or the client
            line.ours.remove(attempt);
        }
    }

    private @Nullable Line found(UUID interfaceId) {
        for (Line one : lines) {
            if (one.interfaceId.equals(interfaceId)) {
                return one;
            }
        }
        return null;
    }

    private Line line(UUID interfaceId) {
        Line found = found(interfaceId);
        if (found != null) {
            return found;
        }
        Line fresh = new Line(interfaceId);
        lines.add(fresh);
        return fresh;
    }

    // -- by the driver of the port

    /** A step of an attempt, of whomever. Without attempts of ours it costs no object. */
    void told(NotificationView view) {
        Attempt ended = null;
        WlanNotification.Connection event = null;
        synchronized (this) {
            Line line = lineOf(view);
            if (line.ours.isEmpty()) {
                line.somebodyElses = view.isAcm(NotificationParser.ACM_CONNECTION_START)
                        || line.somebodyElses && !view.isAcm(NotificationParser.ACM_CONNECTION_COMPLETE);
            } else if (view.notification() instanceof WlanNotification.Connection step) {
                event = step;
                switch (step.step()) {
                    case START -> begun(line, step);
                    case ATTEMPT_FAILED -> failed(line, step);
                    case COMPLETE -> ended = ended(line, step);
                    default -> {} // of the connection before
                }
            }
        }
        if (ended != null && event != null) {
            ended.finishBy(event);
        }
    }

    private Line lineOf(NotificationView view) {
        for (Line one : lines) {
            if (view.isAbout(one.interfaceId)) {
                return one;
            }
        }
        return line(view.interfaceId());
    }

    private static void begun(Line line, WlanNotification.Connection event) {
        Attempt begun = line.oldest(event, one -> !one.begun);
        line.current = begun;
        line.somebodyElses = begun == null;
        if (begun != null) {
            begun.begun = true;
            begun.held = null;
            line.before(begun).removeIf(one -> one.waiting() == null); // their ends were lost
        }
    }

    private static void failed(Line line, WlanNotification.Connection event) {
        Attempt current = line.current;
        if (current != null && current.fits(event)) {
            current.failedAt(event.reason());
        }
    }

    /** The one that ends by that, and is to be notified. */
    private @Nullable Attempt ended(Line line, WlanNotification.Connection event) {
        Attempt current = line.current;
        boolean known = current != null && current.fits(event);
        Attempt meant = known ? current : line.somebodyElses ? null : line.oldest(event, one -> true);
        line.current = known ? null : current;
        line.somebodyElses = false;
        if (meant == null) {
            return null;
        }
        if (meant.waiting() == null) { // but perhaps its own end was lost, and this is the next one's
            line.ours.remove(meant);
            hold(line, line.oldest(event, one -> !one.begun && one.waiting() != null), event);
            return null;
        }
        if (!meant.begun && !meant.cancelled && line.isLast(meant)) {
            hold(line, meant, event);
            return null;
        }
        line.ours.remove(meant);
        return meant;
    }

    private void hold(Line line, @Nullable Attempt attempt, WlanNotification.Connection event) {
        if (attempt != null) {
            attempt.held = event;
            int hold = ++attempt.holds;
            Runnable believe = () -> believe(line, attempt, hold);
            CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(() -> Dependents.execute(believe, believe));
        }
    }

    /** No beginning has followed, so that was the end. */
    private void believe(Line line, Attempt attempt, int hold) {
        WlanNotification.Connection event;
        synchronized (this) {
            event = attempt.holds == hold ? attempt.held : null;
            if (event == null || !line.ours.contains(attempt)) {
                return;
            }
            line.before(attempt).removeIf(one -> one.waiting() == null);
            line.ours.remove(attempt);
        }
        attempt.finishBy(event);
    }

    /** Notifications were lost: waiters ask Windows, and attempts without a waiter are forgotten. */
    void dropped() {
        List<ConnectWait> waiting;
        synchronized (this) {
            for (Line line : lines) {
                line.somebodyElses = false;
                line.ours.removeIf(one -> one.waiting() == null);
            }
            waiting = waiting();
        }
        waiting.forEach(Wait::doubt);
    }

    /** The interface is gone: the waiters for its attempts. */
    synchronized List<ConnectWait> removed(NotificationView view) {
        Line line = lineOf(view);
        List<ConnectWait> waiting = waiting(line); // first: there may be no memory for it
        lines.remove(line);
        return waiting;
    }

    /** Nothing is reported any more: all waiters. */
    synchronized List<ConnectWait> removeAll() {
        List<ConnectWait> all = waiting();
        lines.clear();
        return all;
    }

    private List<ConnectWait> waiting() {
        List<ConnectWait> all = new ArrayList<>();
        lines.forEach(line -> all.addAll(waiting(line)));
        return all;
    }

    private static List<ConnectWait> waiting(Line line) {
        return line.ours.stream().map(Attempt::waiting).filter(Objects::nonNull).toList();
    }
}
