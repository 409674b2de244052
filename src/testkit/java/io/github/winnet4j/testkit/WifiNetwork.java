// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/**
 * An access point, described first and then put in the air by {@link #add}.
 *
 * @since 0.1.0
 */
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
     * Sets the kind of its radio, which is HT otherwise.
     *
     * @param phy the kind
     * @return this
     */
    public WifiNetwork phy(WifiPhy phy) {
        return option(" phy=" + phy.word());
    }

    /**
     * It is an ad hoc network of another station.
     *
     * @return this
     */
    public WifiNetwork adHoc() {
        return option(" type=adhoc");
    }

    /**
     * It is not open but wants WPA2 with a passphrase: any, unless {@link #key} or {@link #wrongKey} says otherwise.
     *
     * @return this
     */
    public WifiNetwork wpa2() {
        return option(" security=wpa2");
    }

    /**
     * It wants WPA3 with a passphrase, by SAE.
     *
     * @return this
     */
    public WifiNetwork wpa3() {
        return option(" security=wpa3");
    }

    /**
     * It wants WPA3 with a passphrase, and admits clients that know WPA2 only.
     *
     * @return this
     */
    public WifiNetwork wpa3Transition() {
        return option(" security=wpa3-transition");
    }

    /**
     * It lets everybody in, and encrypts: OWE, Enhanced Open.
     *
     * @return this
     */
    public WifiNetwork owe() {
        return option(" security=owe");
    }

    /**
     * It wants WPA2 with an account, by 802.1X.
     *
     * @return this
     */
    public WifiNetwork enterprise() {
        return option(" security=enterprise");
    }

    /**
     * Sets its key. A client with another one fails because the keys don't match.
     *
     * @param key the passphrase, without quotes and line ends
     * @return this
     */
    public WifiNetwork key(String key) {
        return option(" key=" + Words.quoted(key));
    }

    /**
     * Sets the group of access points that it belongs to, of Hotspot 2.0.
     *
     * @param group the group's HESSID, such as {@code 02-1A-11-F0-3C-7D}
     * @return this
     */
    public WifiNetwork hessid(String group) {
        return option(" hessid=" + Words.name(group));
    }

    /**
     * Every client has the wrong key: attempts end with MSMSEC_PSK_MISMATCH_SUSPECTED, connections with
     * NETWORK_NOT_AVAILABLE.
     *
     * @return this
     */
    public WifiNetwork wrongKey() {
        return option(" wrongkey");
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
     * Lets no station in.
     *
     * @param reason the {@code WLAN_REASON_CODE} that each attempt ends with, not 0; connections then end with
     *     NETWORK_NOT_AVAILABLE
     * @return this
     */
    public WifiNetwork refuses(int reason) {
        return option(" refuses=" + Words.code(reason));
    }

    /**
     * Lets no station in.
     *
     * @param reason the {@code WLAN_REASON_CODE} that each attempt ends with; not 0
     * @param end the {@code WLAN_REASON_CODE} that connections then end with; not 0
     * @return this
     */
    public WifiNetwork refuses(int reason, int end) {
        return option(" refuses=" + Words.code(reason) + " ends=" + Words.code(end));
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

    /**
     * The strength of its signal changes: of the access point set by {@link #bssid}, or of all of its name.
     *
     * @param dbm the strength in dBm, such as -70
     * @return this
     */
    public WifiNetwork signal(int dbm) {
        simulator.command("network signal " + ssid + on + " rssi=" + dbm + station());
        return this;
    }

    /**
     * Takes the access point set by {@link #bssid} out of the air. A client that is connected to it roams to another of
     * its name, or loses the link.
     */
    public void removeStation() {
        simulator.command("network remove " + ssid + on + station());
    }

    /**
     * Takes it out of the air, with all access points of its name on this adapter. A client that is connected to it
     * loses the link.
     */
    public void remove() {
        simulator.command("network remove " + ssid + on);
    }

    private String station() {
        int from = options.lastIndexOf(" bssid=");
        return from < 0 ? "" : options.substring(from, from + " bssid=02-1A-11-F0-3C-7D".length());
    }

    private WifiNetwork option(String option) {
        options.append(option);
        return this;
    }
}
