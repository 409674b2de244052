// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The session handles of the opens that are pending in this process, and the one place that calls WFDCancelOpenSession.
 *
 * <p>Windows forgets the handle of an open that failed before anybody here knows of the failure, and may give its value
 * to the next open at once. So a cancel could hit somebody else's open. What is promised:
 *
 * <ul>
 *   <li>A handle is only cancelled while the open that it was last given to is the one that is meant.
 *   <li>No open gets a handle while a cancel is in a call: a start waits for the cancels, which return at once by
 *       Windows' word. A cancel never waits: while opens are being started it is left to the last of the starters.
 *   <li>While a cancel is in a call, the session that its open brought is not closed; the canceller does that.
 * </ul>
 *
 * <p>The monitor is never held during a call into Windows, nor while anybody is told anything.
 */
final class PendingHandles {
    /** Handle values are of the process, not of a client. */
    static final PendingHandles ALL = new PendingHandles();

    private final Map<Long, Opening> owners = new HashMap<>();
    private final ArrayDeque<Opening> postponed = new ArrayDeque<>();
    private int starting;
    private int cancelling;

    /** Counts the beginnings and ends of starts, to tell which came first. */
    private long clock;

    PendingHandles() {}

    static boolean isHandle(long value) {
        return value != 0 && value != -1;
    }

    /** Before WFDStartOpenSession; {@link #exitStart} must follow. */
    synchronized void enterStart(Opening opening) {
        boolean interrupted = false;
        while (cancelling > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        starting++;
        opening.startBegan = ++clock;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** After it, with the handle that it gave, or 0. Makes up for the cancels that came meanwhile. */
    void exitStart(Opening opening, long handle) {
        List<Opening> late = List.of();
        synchronized (this) {
            starting--;
            opening.startEnded = ++clock;
            if (isHandle(handle)) {
                opening.handle = handle;
                register(opening);
            }
            if (starting == 0 && !postponed.isEmpty()) {
                late = new ArrayList<>(postponed);
                postponed.clear();
                cancelling++;
            }
        }
        if (!late.isEmpty()) {
            for (Opening one : late) {
                cancelNow(one);
            }
            leave();
        }
    }

    private void register(Opening opening) {
        Opening other = owners.get(opening.handle);
        if (!opening.over && (other == null || other.startEnded < opening.startBegan)) {
            owners.put(opening.handle, opening); // the other one has ended, though nobody has heard of it
        } else {
            // Two starts at the same time got this value, so one of them has ended already, and nobody can tell which.
            // Rather no
            // cancel than one that hits the wrong open: it ends by itself, and what it brings is closed.
            owners.remove(opening.handle);
        }
    }

    /**
     * Calls WFDCancelOpenSession for it, now or when no open is being started; not at all when it has ended.
     *
     * @return Windows' code; 0 when nothing was called
     */
    int cancel(Opening opening) {
        synchronized (this) {
            if (starting > 0) {
                postponed.add(opening);
                return WinError.ERROR_SUCCESS;
            }
            cancelling++;
        }
        int code = cancelNow(opening);
        leave();
        return code;
    }

    private int cancelNow(Opening opening) {
        synchronized (this) {
            if (opening.over || owners.get(opening.handle) != opening) {
                return WinError.ERROR_SUCCESS;
            }
            opening.cancelCalls++;
        }
        int code = Wlanapi.WFDCancelOpenSession(opening.handle);
        boolean close;
        synchronized (this) {
            close = --opening.cancelCalls == 0 && opening.closeAfterCancel;
        }
        opening.cancelAnswered(code);
        if (close) {
            opening.closeUnwanted();
        }
        return code;
    }

    private synchronized void leave() {
        if (--cancelling == 0) {
            notifyAll();
        }
    }

    /**
     * It has ended: nobody cancels it from now on.
     *
     * @param close whether its session is to be closed, which nobody wants any more
     * @return false when somebody is just cancelling it, who will close the session then
     */
    synchronized boolean ended(Opening opening, boolean close) {
        opening.over = true;
        owners.remove(opening.handle, opening);
        opening.closeAfterCancel = close && opening.cancelCalls > 0;
        return !opening.closeAfterCancel;
    }

    /** That handle is somebody else's now, so the open that had it has ended, though nobody has heard of it. */
    synchronized void givenOut(long handle) {
        owners.remove(handle);
    }
}
