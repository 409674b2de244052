// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.UUID;

/** A simulated Wi-Fi adapter, from {@link Simulator#wifi}, and what is in the air round it. */
public final class WifiInterface {
    /**
     * An adapter as the simulator lists it.
     *
     * @param name the name in the simulator's commands, such as {@code wlan0}
     * @param guid the GUID that Windows' functions take
     * @param state a {@code WLAN_INTERFACE_STATE}: 1 connected, 4 disconnected
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
     * Plugs the adapter in and notifies the clients that have registered. No adapter may have its name yet.
     *
     * @return this
     */
    public WifiInterface add() {
        simulator.command("interface add " + name);
        return this;
    }

    /**
     * As {@link #add()}, with a description.
     *
     * @param description the description that Windows shows for the adapter
     * @return this
     */
    public WifiInterface add(String description) {
        simulator.command("interface add " + name + " description=" + Words.quoted(description));
        return this;
    }

    /** Unplugs the adapter and notifies the clients that have registered. */
    public void remove() {
        simulator.command("interface remove " + name);
    }

    /**
     * Switches the radio on or off and notifies the clients that have registered.
     *
     * @param on true to switch it on, false to switch it off
     * @return this
     */
    public WifiInterface radio(boolean on) {
        simulator.command("interface radio " + name + (on ? " on" : " off"));
        return this;
    }

    /**
     * {@return a network of that name that is not in the air yet}
     *
     * @param ssid the name, at most 32 bytes in UTF-8
     */
    public WifiNetwork network(String ssid) {
        return new WifiNetwork(simulator, Words.bytes(ssid), name);
    }

    /**
     * As {@link #network(String)}, for a name of any bytes.
     *
     * @param ssid the name, at most 32 bytes
     * @return a network that is not in the air yet
     */
    public WifiNetwork network(byte[] ssid) {
        return new WifiNetwork(simulator, Words.bytes(ssid), name);
    }

    /**
     * Adds a profile without security, for the network of the same name. No notification is sent.
     *
     * @param profile the profile's name
     * @return this
     */
    public WifiInterface addProfile(String profile) {
        simulator.command("profile add " + Words.quoted(profile) + " on=" + name);
        return this;
    }

    /**
     * As {@link #addProfile(String)}, for a network of another name.
     *
     * @param profile the profile's name
     * @param ssid the network's name
     * @param secure true for a profile with WPA2 and a passphrase, false for an open one
     * @return this
     */
    public WifiInterface addProfile(String profile, String ssid, boolean secure) {
        String line = "profile add " + Words.quoted(profile) + " on=" + name + " ssid=" + Words.quoted(ssid);
        simulator.command(secure ? line + " secure" : line);
        return this;
    }

    /**
     * Removes the profile. No notification is sent.
     *
     * @param profile the profile's name
     * @return this
     */
    public WifiInterface removeProfile(String profile) {
        simulator.command("profile remove " + Words.quoted(profile) + " on=" + name);
        return this;
    }

    /** {@return a notification about this adapter, of any make} */
    public WifiNotification notification() {
        return new WifiNotification(simulator, " on=" + name);
    }
}
