// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/**
 * A profile of an adapter, from {@link WifiInterface#profile}, described first and then put there by {@link #add}: as
 * the user, or another program, has left it. Without more it is for an open network of the same name.
 *
 * @since 0.1.0
 */
public final class WifiProfile {
    private final Simulator simulator;
    private final String name;
    private final StringBuilder options;

    WifiProfile(Simulator simulator, String name, String on) {
        this.simulator = simulator;
        this.name = Words.quoted(name);
        options = new StringBuilder(" on=").append(on);
    }

    /**
     * Sets the network's name.
     *
     * @param ssid the name, at most 32 bytes in UTF-8
     * @return this
     */
    public WifiProfile ssid(String ssid) {
        return option(" ssid=" + Words.bytes(ssid));
    }

    /**
     * For WPA2 with this passphrase.
     *
     * @param key 8 to 63 characters of ASCII, without quotes
     * @return this
     */
    public WifiProfile wpa2(String key) {
        return option(" security=wpa2 key=" + Words.quoted(key));
    }

    /**
     * For WPA3 with this passphrase.
     *
     * @param key 8 to 63 characters of ASCII, without quotes
     * @return this
     */
    public WifiProfile wpa3(String key) {
        return option(" security=wpa3 key=" + Words.quoted(key));
    }

    /**
     * For OWE, Enhanced Open.
     *
     * @return this
     */
    public WifiProfile owe() {
        return option(" security=owe");
    }

    /**
     * For WPA2 with an account, by 802.1X.
     *
     * @return this
     */
    public WifiProfile enterprise() {
        return option(" security=enterprise");
    }

    /**
     * For an ad hoc network.
     *
     * @return this
     */
    public WifiProfile adHoc() {
        return option(" type=adhoc");
    }

    /**
     * The service may connect by it without being asked, where {@link WifiInterface#connectsByItself} is on.
     *
     * @return this
     */
    public WifiProfile automatic() {
        return option(" auto");
    }

    /**
     * It belongs to the user and not to all.
     *
     * @return this
     */
    public WifiProfile ofUser() {
        return option(" flags=2");
    }

    /** From now on it is there, behind those that are there already. No notification is sent. */
    public void add() {
        simulator.command("profile add " + name + options);
    }

    private WifiProfile option(String option) {
        options.append(option);
        return this;
    }
}
