// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/** An access point, described first and then put in the air by {@link #add}. */
public final class WifiNetwork {
    private final Simulator simulator;
    private final String ssid;
    private final String on;
    private final StringBuilder options = new StringBuilder();

    WifiNetwork(Simulator simulator, String ssid, String on) {
        this.simulator = simulator;
        this.ssid = ssid;
        this.on = " on=" + on;
    }

    /**
     * Its address.
     *
     * @param address the address, such as {@code 02-1A-11-F0-3C-7D}
     * @return this
     */
    public WifiNetwork bssid(String address) {
        return option(" bssid=" + Words.name(address));
    }

    /**
     * The signal in dBm, such as -50.
     *
     * @param dbm the strength, in dBm
     * @return this
     */
    public WifiNetwork rssi(int dbm) {
        return option(" rssi=" + dbm);
    }

    /**
     * The middle of its channel.
     *
     * @param kiloHertz the frequency, in kHz
     * @return this
     */
    public WifiNetwork frequency(int kiloHertz) {
        return option(" khz=" + kiloHertz);
    }

    /**
     * It is not open but wants WPA2 with a passphrase.
     *
     * @return this
     */
    public WifiNetwork wpa2() {
        return option(" security=wpa2");
    }

    /**
     * What its beacons carry behind the name.
     *
     * @param elements the elements, each a number, a length and that many bytes
     * @return this
     */
    public WifiNetwork informationElements(byte[] elements) {
        return option(" ies=" + Words.bytes(elements));
    }

    /**
     * It lets nobody in, for that reason (a WLAN_REASON_CODE).
     *
     * @param reason a {@code WLAN_REASON_CODE}
     * @return this
     */
    public WifiNetwork refuses(int reason) {
        return option(" refuses=" + Words.code(reason));
    }

    /**
     * It is in the adapter's list already, without a scan.
     *
     * @return this
     */
    public WifiNetwork seen() {
        return option(" seen");
    }

    /** From now on it is in the air. */
    public void add() {
        simulator.command("network add " + ssid + on + options);
    }

    /** It is no longer in the air. */
    public void remove() {
        simulator.command("network remove " + ssid + on);
    }

    private WifiNetwork option(String option) {
        options.append(option);
        return this;
    }
}
