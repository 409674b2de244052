// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The session handles of the opens that are pending in this process, and the one place that calls WFDCancelOpenSession.
 *
 * <p>Windows forgets the handle of an open that failed before anybody here knows of the failure, and may give its value
 * to the next open at once. So a cancel could hit another open. What is promised:
 *
 * <ul>
 *   <li>An open that is to be cancelled before it has begun doesn't begin. One that is just beginning is cancelled when
 *       its handle is known.
 *   <li>A handle is only cancelled while the open that it was last given to is the one that is meant. Where two may
 *       have it the wish waits until one of them is known to have ended.
 *   <li>Nothing waits: neither a cancel for an open that is beginning, nor an open for a cancel. A call that is given
 *       the very handle that is being cancelled meanwhile learns that it may have been hit ({@link Start#wasHit}), and
 *       its caller makes that good.
 * </ul>
 *
 * <p>The monitor is never held during a call into Windows, nor while anybody is notified.
 */
final class PendingHandles {
    /** Handle values are of the process, not of a client. */
    static final PendingHandles ALL = new PendingHandles();

    /** A call that gives out a handle, from before it until after it. Under the monitor. */
    static final class Start {
        final long began;
        private final List<Long> hits = new ArrayList<>(0);
        private final Set<Long> givenOut = new HashSet<>(0);

        Start(long began) {
            this.began = began;
        }

        /** True when that handle, which this call was given, was cancelled while the call lasted. */
        boolean wasHit(long handle) {
            return has(hits, handle);
        }
    }

    /** Opens that may have a handle, in the order in which their starts ended. */
    private final Map<Long, List<Opening>> owners = new HashMap<>();

    private final Set<Start> starts = new HashSet<>();

    /** Handles that are being cancelled just now. */
    private final List<Long> cancels = new ArrayList<>();

    /** Counts the beginnings and ends of starts, to know which came first. */
    private long clock;

    PendingHandles() {}

    /** Without an object: for ends, which come where there is no memory, too. */
    private static boolean has(List<Long> handles, long handle) {
        for (int i = 0; i < handles.size(); i++) {
            if (handles.get(i) == handle) {
                return true;
            }
        }
        return false;
    }

    static boolean isHandle(long value) {
        return value != 0 && value != -1;
    }

    /** Before a call that gives out a handle. */
    synchronized Start begin() {
        Start start = new Start(++clock);
        start.hits.addAll(cancels);
        starts.add(start);
        return start;
    }

    /**
     * After it, with a handle that is no pending open's: so its previous owner has ended, though the library hasn't
     * heard of it.
     *
     * @param closer closes the handle before this throws, for want of memory
     */
    boolean givenOut(Start start, long handle, LongConsumer closer) {
        boolean kept = false;
        try {
            boolean hit = givenOut(start, handle);
            kept = true;
            return hit;
        } finally {
            if (!kept && isHandle(handle)) {
                closer.accept(handle);
            }
        }
    }

    /** The same, for a handle that is closed somewhere else. */
    synchronized boolean givenOut(Start start, long handle) {
        starts.remove(start);
        if (isHandle(handle)) {
            owners.remove(handle);
            starts.forEach(other -> other.givenOut.add(handle));
        }
        return start.wasHit(handle);
    }

    /**
     * Before WFDStartOpenSession; {@link #exitStart} must follow.
     *
     * @return false when it is to be cancelled: it must not begin then
     */
    synchronized boolean enterStart(Opening opening) {
        if (opening.cancelWanted) {
            opening.over = true;
            return false;
        }
        opening.start = begin();
        return true;
    }

    /** After it, with the handle that it gave, or 0. Makes up for a cancel that came meanwhile. */
    void exitStart(Opening opening, long handle) {
        boolean cancel;
        synchronized (this) {
            Start start = opening.start;
            opening.start = null;
            opening.startEnded = ++clock;
            if (start != null) {
                starts.remove(start);
                try {
                    keep(opening, start, handle);
                } catch (OutOfMemoryError e) {
                    opening.handleNotKept();
                }
            }
            cancel = opening.cancelWanted;
        }
        if (cancel) {
            cancel(opening);
        }
    }

    private void keep(Opening opening, Start start, long handle) {
        if (isHandle(handle)) {
            opening.suspect |= start.wasHit(handle);
            Long known = handle;
            register(opening, start, known);
            opening.handle = known;
        }
    }

    private void register(Opening opening, Start start, Long handle) {
        List<Opening> having = owners.computeIfAbsent(handle, its -> new ArrayList<>(1));
        having.removeIf(other -> other.startEnded < start.began); // they have ended, though the callback hasn't come
        if (!opening.over && !start.givenOut.contains(handle)) {
            having.add(opening);
        }
        if (having.isEmpty()) {
            owners.remove(handle);
        }
    }

    /**
     * Calls WFDCancelOpenSession for it, now or as soon as its handle is known to be its own; not at all when it has
     * ended.
     *
     * @return Windows' code; 0 when nothing was called
     */
    int cancel(Opening opening) {
        Long handle;
        try {
            handle = beginCancel(opening);
        } catch (OutOfMemoryError e) { // as if Windows had no memory for it
            opening.cancelAnswered(WinError.ERROR_NOT_ENOUGH_MEMORY);
            return WinError.ERROR_NOT_ENOUGH_MEMORY;
        }
        if (handle == null) {
            return WinError.ERROR_SUCCESS;
        }
        int code = Wlanapi.WFDCancelOpenSession(handle);
        boolean close;
        synchronized (this) {
            cancels.remove(handle);
            notifyAll();
            close = --opening.cancelCalls == 0 && opening.closeAfterCancel;
        }
        opening.cancelAnswered(code);
        if (close) {
            opening.closeUnwanted();
        }
        return code;
    }

    /** The handle that is to be cancelled now, which its end waits for from here on; null when there is none. */
    private synchronized @Nullable Long beginCancel(Opening opening) {
        opening.cancelWanted = true;
        Long handle = opening.handle;
        List<Opening> having = handle == null ? null : owners.get(handle);
        if (opening.over || opening.start != null || having == null || having.size() > 1 || having.get(0) != opening) {
            return null;
        }
        starts.forEach(start -> start.hits.add(handle));
        cancels.add(handle);
        opening.cancelWanted = false;
        opening.cancelCalls++;
        return handle;
    }

    /**
     * It has ended: it isn't cancelled from now on. Makes no objects, but for the cancel of another one.
     *
     * @param handle as the callback gave it; 0 when there was none
     * @param close true when its session is to be closed, as it is no longer wanted
     * @return false when another thread is cancelling it, which will close the session then
     */
    boolean ended(Opening opening, long handle, boolean close) {
        Opening other;
        boolean closes;
        synchronized (this) {
            Start start = opening.start;
            opening.suspect |= start != null && start.wasHit(handle); // the call has not returned
            opening.over = true;
            other = remainingOwner(opening);
            opening.closeAfterCancel = close && opening.cancelCalls > 0;
            closes = !opening.closeAfterCancel;
        }
        if (other != null) {
            cancel(other);
        }
        return closes;
    }

    /** The only one that can have that handle from now on, when it is to be cancelled. */
    private @Nullable Opening remainingOwner(Opening ended) {
        Long handle = ended.handle;
        List<Opening> having = handle == null ? null : owners.get(handle);
        if (having == null || !having.remove(ended)) {
            return null;
        }
        if (having.isEmpty()) {
            owners.remove(handle);
            return null;
        }
        Opening first = having.get(0);
        return having.size() == 1 && first.cancelWanted ? first : null;
    }

    /** Returns when no cancel of that handle is on its way in Windows; not sooner for an interrupt, which is kept. */
    void awaitCancels(long handle) {
        boolean interrupted = false;
        synchronized (this) {
            while (cancels.contains(handle)) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is to begin once more, with another handle. */
    synchronized void again(Opening opening) {
        opening.over = false;
        opening.suspect = false;
        opening.handle = null;
    }
}
