// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/** A WLAN notification of any make, also of makes that Windows has never sent, for all that registered its source. */
public final class WifiNotification {
    private final Simulator simulator;
    private final StringBuilder options;

    WifiNotification(Simulator simulator, String on) {
        this.simulator = simulator;
        options = new StringBuilder(on);
    }

    /**
     * Such as 8, WLAN_NOTIFICATION_SOURCE_ACM, which it is unless told otherwise.
     *
     * @param source a bit of {@code WLAN_NOTIFICATION_SOURCE_}
     * @return this
     */
    public WifiNotification source(int source) {
        return option(" source=" + Words.code(source));
    }

    /**
     * The meaning within its source, such as 7, the end of a scan, which it is unless told otherwise.
     *
     * @param code the number
     * @return this
     */
    public WifiNotification code(int code) {
        return option(" code=" + Words.code(code));
    }

    /**
     * What it brings.
     *
     * @param data the bytes
     * @return this
     */
    public WifiNotification data(byte[] data) {
        return option(" data=" + Words.bytes(data));
    }

    /**
     * The size that it tells, and has.
     *
     * @param bytes how many
     * @return this
     */
    public WifiNotification size(int bytes) {
        return option(" size=" + bytes);
    }

    /**
     * No block at all, whatever size it tells.
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
     * Delivers so many from so many threads at once, and waits for the last.
     *
     * @param count how many
     * @param threads how many threads
     * @return how many were delivered
     */
    public int storm(int count, int threads) {
        return Integer.parseInt(simulator.command("notify storm count=" + count + " threads=" + threads + options));
    }

    private WifiNotification option(String option) {
        options.append(option);
        return this;
    }
}
