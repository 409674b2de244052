// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;
import java.util.Locale;

/**
 * A paired Wi-Fi Direct device, from {@link Simulator#peer}. It exists once {@link #accepts}, {@link #refuses} or
 * {@link #vanishes} has said how it answers. Each method takes effect at once, for the opens that start from then on.
 *
 * @since 0.1.0
 */
public final class WifiDirectPeer {
    /**
     * When the one callback of an open comes.
     *
     * @since 0.1.0
     */
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
    private String name = "";
    private String legacy = "";
    private String there = "";

    WifiDirectPeer(Simulator simulator, String address) {
        this.simulator = simulator;
        this.address = address;
    }

    /**
     * Opens succeed.
     *
     * @return this
     */
    public WifiDirectPeer accepts() {
        return answers("accept");
    }

    /**
     * Opens fail with this code.
     *
     * @param error a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}, not 0
     * @return this
     */
    public WifiDirectPeer refuses(int error) {
        return answers("refuse error=" + Words.code(error));
    }

    /**
     * Opens fail with this code and this reason.
     *
     * @param error a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}, not 0
     * @param reason a {@code WLAN_REASON_CODE}
     * @return this
     */
    public WifiDirectPeer refuses(int error, int reason) {
        return answers("refuse error=" + Words.code(error) + " reason=" + Words.code(reason));
    }

    /**
     * It is switched off: opens end with 1460 ERROR_TIMEOUT, 30 to 60 seconds later unless {@link #after} sets the
     * time.
     *
     * @return this
     */
    public WifiDirectPeer vanishes() {
        return answers("vanish");
    }

    /**
     * It answers after this time; without it the seed decides.
     *
     * @param time virtual time, not negative, counted in whole microseconds
     * @return this
     */
    public WifiDirectPeer after(Duration time) {
        delay = " delay=" + Words.time(time);
        return tell();
    }

    /**
     * A cancel while the open is pending ends it as cancelled. This is the usual case.
     *
     * @return this
     */
    public WifiDirectPeer cancelWins() {
        return cancel(" cancel=wins");
    }

    /**
     * A cancel succeeds, and the open ends as it would have without it.
     *
     * @return this
     */
    public WifiDirectPeer cancelLoses() {
        return cancel(" cancel=loses");
    }

    /**
     * The seed decides which of the two happens.
     *
     * @return this
     */
    public WifiDirectPeer cancelTies() {
        return cancel(" cancel=ties");
    }

    /**
     * The cancel itself fails with this code.
     *
     * @param code a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}
     * @return this
     */
    public WifiDirectPeer cancelFails(int code) {
        return cancel(" cancel-error=" + Words.code(code));
    }

    /**
     * Sets when the callback of an open comes.
     *
     * @param when the moment, or one of the two faults that Windows must not have
     * @return this
     */
    public WifiDirectPeer callback(Callback when) {
        callback = " callback=" + when.name().toLowerCase(Locale.ROOT);
        return tell();
    }

    /**
     * Gives it the name that Windows shows for it. Without one it has none.
     *
     * @param newName the name; without quotes and line ends
     * @return this
     */
    public WifiDirectPeer named(String newName) {
        name = " name=" + Words.quoted(newName);
        return write();
    }

    /**
     * It was paired by WPS, and has no Wi-Fi Direct of its own.
     *
     * @return this
     */
    public WifiDirectPeer legacy() {
        legacy = " legacy";
        return write();
    }

    /**
     * Sets whether Windows has its device node in use, and whether it was in sight when Windows looked last.
     *
     * @param isPresent the node is in use
     * @param isVisible it was in sight
     * @return this
     */
    public WifiDirectPeer there(boolean isPresent, boolean isVisible) {
        there = (isPresent ? "" : " absent") + (isVisible ? "" : " unseen");
        return write();
    }

    private WifiDirectPeer write() {
        simulator.command("peer " + address + " node" + name + legacy + there);
        return this;
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
