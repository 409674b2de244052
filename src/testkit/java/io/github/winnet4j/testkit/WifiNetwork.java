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
     * Sets its address. Without one the simulator makes one up.
     *
     * @param address six bytes in hexadecimal digits, such as {@code 02-1A-11-F0-3C-7D}
     * @return this
     */
    public WifiNetwork bssid(String address) {
        return option(" bssid=" + Words.name(address));
    }

    /**
     * Sets the strength of its signal.
     *
     * @param dbm the strength in dBm, such as -50
     * @return this
     */
    public WifiNetwork rssi(int dbm) {
        return option(" rssi=" + dbm);
    }

    /**
     * Sets the centre frequency of its channel.
     *
     * @param kiloHertz the frequency in kHz, such as 2437000
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
     * Adds what its beacons carry behind the name.
     *
     * @param elements whole information elements: for each its identifier (1 byte), its length (1 byte) and that many
     *     bytes
     * @return this
     */
    public WifiNetwork informationElements(byte[] elements) {
        return option(" ies=" + Words.bytes(elements));
    }

    /**
     * Lets nobody in.
     *
     * @param reason the {@code WLAN_REASON_CODE} that connecting ends with; not 0
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

    /** Takes it out of the air, with all access points of its name on this adapter. */
    public void remove() {
        simulator.command("network remove " + ssid + on);
    }

    private WifiNetwork option(String option) {
        options.append(option);
        return this;
    }
}
