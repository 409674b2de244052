// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import io.github.winnet4j.port.PortHandle;
import java.time.Duration;

/**
 * A handler of notifications, until it is closed, or its client is.
 *
 * <p>What is promised: after {@link #close} has returned true the handler doesn't run any more, and never will. From
 * inside a handler, of the client or of anything else on its port, close doesn't wait, so the handler that called it
 * goes on to its end. Each notification of its sources, from the first that the watch could see, is handled, reported
 * as {@link WlanNotification.Dropped lost}, or, when the watch is closed, discarded: once. So {@link #handled},
 * {@link #lost}, {@link #waiting} and {@link #discarded} add up to what came, one that is just on its way to the
 * handler apart; what the client has lost may have been of any source, and counts for all.
 *
 * @since 0.1.0
 */
public final class Watch implements AutoCloseable {
    /** Kept, so that a client is not forgotten while it is watched. */
    private final WlanClient client;

    private final Listener listener;

    Watch(WlanClient client, Listener listener) {
        this.client = client;
        this.listener = listener;
    }

    /** {@return the client whose notifications are watched} */
    public WlanClient client() {
        return client;
    }

    /** {@return how many notifications the handler was given} */
    public long handled() {
        return listener.handled();
    }

    /**
     * {@return how many notifications were lost: the client had no room for them, or the queue before the executor, or
     * the executor refused} The handler learns of each by a {@link WlanNotification.Dropped} before what comes next; of
     * what an executor has refused with the next one that it takes.
     */
    public long lost() {
        return listener.lost();
    }

    /** {@return how many notifications can wait for the executor: as many as for the client; 0 without an executor} */
    public int room() {
        return listener.room();
    }

    /** {@return how many notifications wait for the executor} */
    public long waiting() {
        return listener.waiting();
    }

    /** {@return how many notifications waited for the executor when the watch was closed} */
    public long discarded() {
        return listener.discarded();
    }

    /** {@return how often the handler has thrown an exception} */
    public long handlerExceptions() {
        return listener.failures();
    }

    /** Ends it, and waits for the handler at most {@link WlanClient#DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(WlanClient.DEFAULT_DEADLINE);
    }

    /**
     * Ends it, and waits that long for the handler.
     *
     * @param within how long to wait at most; not negative
     * @return true when the handler doesn't run any more; false also from inside a handler
     */
    public boolean close(Duration within) {
        return client.closeFor(listener.watch(), within);
    }

    /**
     * Ends it, without waiting.
     *
     * @return ends, with true, when the handler doesn't run any more
     */
    public Pending<Boolean> closeAsync() {
        return listener.watch().closeAsync();
    }

    @Override
    public String toString() {
        PortHandle watch = listener.watch();
        return watch + ", " + handled() + " handled, " + lost() + " lost";
    }
}
