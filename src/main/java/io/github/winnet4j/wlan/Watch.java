// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * A handler of notifications, until it is closed.
 *
 * <p>After {@link #close} has returned the handler doesn't run any more, and never will; from inside a handler, of the
 * client or of anything else on its port, close waits for nobody, so the one that called it goes on to its end.
 */
public final class Watch implements AutoCloseable {
    /** Kept, so that a client is not forgotten while somebody watches. */
    private final WlanClient client;

    private final Notifications notifications;
    private final Listener listener;

    Watch(WlanClient client, Notifications notifications, Listener listener) {
        this.client = client;
        this.notifications = notifications;
        this.listener = listener;
    }

    /** {@return the client whose notifications are watched} */
    public WlanClient client() {
        return client;
    }

    /** {@return how many notifications were lost because the executor was too slow, or refused} */
    public long lost() {
        return listener.lost();
    }

    /** Ends it. */
    @Override
    public void close() {
        listener.refuse();
        if (!notifications.inHandler()) {
            listener.awaitQuiet();
            notifications.remove(listener);
        }
    }
}
