// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import io.github.winnet4j.port.PortHandle;
import java.time.Duration;

/**
 * A handler of notifications, until it is closed, or its client is.
 *
 * <p>What is promised: after {@link #close} has returned true the handler doesn't run any more, and never will. From
 * inside a handler, of the client or of anything else on its port, close waits for nobody, so the one that called it
 * goes on to its end. Each notification of its sources, from the first that the watch could see, is handled, told of as
 * {@link WlanNotification.Dropped lost}, or, when the watch is closed, discarded: once.
 */
public final class Watch implements AutoCloseable {
    /** Kept, so that a client is not forgotten while somebody watches. */
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

    /** {@return how many notifications were lost because the executor was too slow, or refused} */
    public long lost() {
        return listener.lost();
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
     * Ends it, and waits for nobody.
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
