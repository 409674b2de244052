// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Wlanapi;
import java.time.Duration;

/**
 * A use of the hosted network, which is in the air at least as long as this is open, unless it is stopped by force, its
 * settings are changed, or the adapter goes: that is reported as {@link WlanNotification.HostedNetworkChanged}.
 *
 * <p>It has a handle of its own, with which Windows ends the use, also when this process ends. It may outlast its
 * client, but not its port.
 *
 * @since 0.1.0
 */
public final class HostedNetworkLease implements AutoCloseable {
    private static final String KIND = "hosted network lease";

    private final PortHandle handle;

    private HostedNetworkLease(PortHandle handle) {
        this.handle = handle.ownedBy(this);
    }

    static HostedNetworkLease begin(LowLatencyLease.Port port) {
        return new HostedNetworkLease(port.attach(KIND, HostedNetworkLease::start, HostedNetworkLease::stop));
    }

    /** A handle by which it is used. */
    private static long start() {
        long handle = WlanHandles.open(new int[1]);
        boolean done = false;
        try {
            int[] reason = new int[1];
            int code = Wlanapi.WlanHostedNetworkStartUsing(handle, reason, 0);
            HostedNetworkException.check("WlanHostedNetworkStartUsing", code, reason[0]);
            done = true;
            return handle;
        } finally {
            if (!done) {
                WlanHandles.close(handle);
            }
        }
    }

    /** What Windows answers to the stop doesn't matter: it may have been stopped before, and the close ends it too. */
    private static void stop(long handle) {
        Wlanapi.WlanHostedNetworkStopUsing(handle, null, 0);
        WlanHandles.close(handle);
    }

    /** {@return true until it is closed} */
    public boolean isOpen() {
        return handle.isOpen();
    }

    /** Ends the use. Closing again does nothing. */
    @Override
    public void close() {
        close(PortHandle.DEFAULT_DEADLINE);
    }

    /**
     * Ends the use. It waits for nothing but Windows, which is asked on this thread.
     *
     * @param within how long to wait at most for another thread that is doing so; not negative
     * @return true when it is done
     */
    public boolean close(Duration within) {
        return handle.close(within);
    }

    /**
     * Ends the use.
     *
     * @return ends, with true, when it is done
     */
    public Pending<Boolean> closeAsync() {
        return handle.closeAsync();
    }

    @Override
    public String toString() {
        return handle.toString();
    }
}
