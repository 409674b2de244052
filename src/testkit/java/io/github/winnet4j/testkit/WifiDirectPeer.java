// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;
import java.util.Locale;

/**
 * A paired Wi-Fi Direct device, from {@link Simulator#peer}. It is there once it was told how to answer; each method
 * holds at once, for the opens that start from then on.
 */
public final class WifiDirectPeer {
    /** When the one callback of an open comes. */
    public enum Callback {
        /** After the call has returned, as usual. */
        AFTER,
        /** On a thread of Windows, before the call returns. */
        BEFORE,
        /** Inside the call, on its own thread. */
        INSIDE,
        /** Two times, which Windows must not do. */
        TWICE,
        /** Not at all, which Windows must not do. */
        NEVER
    }

    private final Simulator simulator;
    private final String address;
    private String answer = "";
    private String delay = "";
    private String cancel = "";
    private String callback = "";

    WifiDirectPeer(Simulator simulator, String address) {
        this.simulator = simulator;
        this.address = address;
    }

    /** {@return an open succeeds} */
    public WifiDirectPeer accepts() {
        return answers("accept");
    }

    /**
     * {@return an open fails with that code}
     *
     * @param error the code
     */
    public WifiDirectPeer refuses(int error) {
        return answers("refuse error=" + Words.code(error));
    }

    /**
     * {@return an open fails with that code and that reason}
     *
     * @param error the code
     * @param reason a {@code WLAN_REASON_CODE}
     */
    public WifiDirectPeer refuses(int error, int reason) {
        return answers("refuse error=" + Words.code(error) + " reason=" + Words.code(reason));
    }

    /**
     * It was switched off: an open ends, late, with a failure.
     *
     * @return this
     */
    public WifiDirectPeer vanishes() {
        return answers("vanish");
    }

    /**
     * It answers after that time; otherwise the seed decides.
     *
     * @param time virtual time; not negative
     * @return this
     */
    public WifiDirectPeer after(Duration time) {
        delay = " delay=" + Words.time(time);
        return tell();
    }

    /** {@return a cancel while the open is pending ends it as cancelled} The usual. */
    public WifiDirectPeer cancelWins() {
        return cancel(" cancel=wins");
    }

    /** {@return a cancel is answered with success, and the open ends as it would have without it} */
    public WifiDirectPeer cancelLoses() {
        return cancel(" cancel=loses");
    }

    /** {@return which of the two happens is decided by the seed} */
    public WifiDirectPeer cancelTies() {
        return cancel(" cancel=ties");
    }

    /**
     * {@return the cancel itself fails with that code}
     *
     * @param code the code
     */
    public WifiDirectPeer cancelFails(int code) {
        return cancel(" cancel-error=" + Words.code(code));
    }

    /**
     * {@return when the callback of an open comes}
     *
     * @param when the moment
     */
    public WifiDirectPeer callback(Callback when) {
        callback = " callback=" + when.name().toLowerCase(Locale.ROOT);
        return tell();
    }

    /** It is no longer paired. */
    public void forget() {
        answer = "";
        simulator.command("peer " + address + " forget");
    }

    private WifiDirectPeer answers(String value) {
        answer = value;
        return tell();
    }

    private WifiDirectPeer cancel(String value) {
        cancel = value;
        return tell();
    }

    private WifiDirectPeer tell() {
        if (!answer.isEmpty()) {
            simulator.command("peer " + address + " " + answer + delay + cancel + callback);
        }
        return this;
    }
}
