// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.UUID;

/** A simulated Wi-Fi adapter, from {@link Simulator#wifi}, and what is in the air round it. */
public final class WifiInterface {
    /**
     * An adapter as the simulator lists it.
     *
     * @param name for the simulator's commands
     * @param guid for Windows' functions
     * @param state as in WLAN_INTERFACE_STATE: 1 connected, 4 disconnected
     */
    public record Facts(String name, UUID guid, int state) {
        static Facts parse(String line) {
            String[] parts = line.split(" ");
            return new Facts(parts[0], UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    private final Simulator simulator;
    private final String name;

    WifiInterface(Simulator simulator, String name) {
        this.simulator = simulator;
        this.name = name;
    }

    /**
     * It is plugged in, and all who registered are told.
     *
     * @return this
     */
    public WifiInterface add() {
        simulator.command("interface add " + name);
        return this;
    }

    /**
     * As {@link #add()}, with the words that Windows shows for it.
     *
     * @param description the words
     * @return this
     */
    public WifiInterface add(String description) {
        simulator.command("interface add " + name + " description=" + Words.quoted(description));
        return this;
    }

    /** It is unplugged, and all who registered are told. */
    public void remove() {
        simulator.command("interface remove " + name);
    }

    /**
     * Its radio is switched on or off.
     *
     * @param on true for on
     * @return this
     */
    public WifiInterface radio(boolean on) {
        simulator.command("interface radio " + name + (on ? " on" : " off"));
        return this;
    }

    /**
     * {@return a network of that name, in UTF-8, that is not in the air yet}
     *
     * @param ssid the name: a text, or at most 32 bytes
     */
    public WifiNetwork network(String ssid) {
        return new WifiNetwork(simulator, Words.bytes(ssid), name);
    }

    /**
     * As {@link #network(String)}, for a name of any bytes.
     *
     * @param ssid the name: a text, or at most 32 bytes
     * @return a network that is not in the air yet
     */
    public WifiNetwork network(byte[] ssid) {
        return new WifiNetwork(simulator, Words.bytes(ssid), name);
    }

    /**
     * A profile that Windows has for it, without security, for the network of the same name; nobody is told.
     *
     * @param profile the profile's name
     * @return this
     */
    public WifiInterface addProfile(String profile) {
        simulator.command("profile add " + Words.quoted(profile) + " on=" + name);
        return this;
    }

    /**
     * As {@link #addProfile(String)}, for that network.
     *
     * @param profile the profile's name
     * @param ssid the network's name
     * @param secure whether the network wants a passphrase
     * @return this
     */
    public WifiInterface addProfile(String profile, String ssid, boolean secure) {
        String line = "profile add " + Words.quoted(profile) + " on=" + name + " ssid=" + Words.quoted(ssid);
        simulator.command(secure ? line + " secure" : line);
        return this;
    }

    /**
     * The profile is gone; nobody is told.
     *
     * @param profile the profile's name
     * @return this
     */
    public WifiInterface removeProfile(String profile) {
        simulator.command("profile remove " + Words.quoted(profile) + " on=" + name);
        return this;
    }

    /** {@return a notification about it, of any make} */
    public WifiNotification notification() {
        return new WifiNotification(simulator, " on=" + name);
    }
}
