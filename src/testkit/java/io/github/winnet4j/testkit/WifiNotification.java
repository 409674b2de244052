// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/**
 * A WLAN notification of any make, also of makes that Windows has never sent, for all that registered its source.
 *
 * @since 0.1.0
 */
public final class WifiNotification {
    private final Simulator simulator;
    private final StringBuilder options;

    WifiNotification(Simulator simulator, String on) {
        this.simulator = simulator;
        options = new StringBuilder(on);
    }

    /**
     * Sets its source, which is 8 (WLAN_NOTIFICATION_SOURCE_ACM) otherwise.
     *
     * @param source one {@code WLAN_NOTIFICATION_SOURCE_} bit; clients that have registered it get the notification
     * @return this
     */
    public WifiNotification source(int source) {
        return option(" source=" + Words.code(source));
    }

    /**
     * Sets its code, which is 7 (the end of a scan) otherwise.
     *
     * @param code the number of the notification within its source
     * @return this
     */
    public WifiNotification code(int code) {
        return option(" code=" + Words.code(code));
    }

    /**
     * Sets its data.
     *
     * @param data the bytes that the client's callback finds
     * @return this
     */
    public WifiNotification data(byte[] data) {
        return option(" data=" + Words.bytes(data));
    }

    /**
     * Sets the size of its data: the notification claims it, and the block has it.
     *
     * @param bytes the size in bytes; up to 64 MiB, unless {@link #withoutData}
     * @return this
     */
    public WifiNotification size(int bytes) {
        return option(" size=" + bytes);
    }

    /**
     * Leaves out the data: the pointer is null, even when {@link #size} sets another size than 0.
     *
     * @return this
     */
    public WifiNotification withoutData() {
        return option(" null");
    }

    /** Sends it as Windows does, after a while. */
    public void send() {
        simulator.command("notify" + options);
    }

    /** Sends it, and returns when it was delivered. */
    public void sendNow() {
        simulator.command("notify" + options + " now");
    }

    /**
     * Delivers the notification many times from several threads at once, and waits for the last.
     *
     * @param count the number of notifications, over all threads
     * @param threads the number of threads, from 1 to 64
     * @return the number of deliveries: each client that has registered the source counts
     */
    public int storm(int count, int threads) {
        return Integer.parseInt(simulator.command("notify storm count=" + count + " threads=" + threads + options));
    }

    private WifiNotification option(String option) {
        options.append(option);
        return this;
    }
}
