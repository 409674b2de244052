// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A simulated Wi-Fi adapter, from {@link Simulator#wifi}, and what is in the air round it.
 *
 * @since 0.1.0
 */
public final class WifiInterface {
    /**
     * An adapter as the simulator lists it.
     *
     * @param name the name in the simulator's commands, such as {@code wlan0}
     * @param guid the GUID that Windows' functions take
     * @param state a {@code WLAN_INTERFACE_STATE}: 1 connected, 4 disconnected
     * @since 0.1.0
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

    /**
     * As {@link #add()}, with these PHYs instead of ERP and HT.
     *
     * @param phys the kinds of radio it has, in the order of their numbers
     * @return this
     */
    public WifiInterface add(List<WifiPhy> phys) {
        simulator.command("interface add " + name + " phys="
                + phys.stream().map(WifiPhy::word).collect(Collectors.joining(",")));
        return this;
    }

    /** Unplugs the adapter and notifies the clients that have registered. */
    public void remove() {
        simulator.command("interface remove " + name);
    }

    /**
     * Switches the radio on or off, all of its PHYs, and notifies the clients that have registered. Off takes the link
     * down, and ends an attempt and a scan.
     *
     * @param on true to switch it on, false to switch it off
     * @return this
     */
    public WifiInterface radio(boolean on) {
        simulator.command("interface radio " + name + (on ? " on" : " off"));
        return this;
    }

    /**
     * As {@link #radio(boolean) radio}, for one PHY. The link goes down with its own.
     *
     * @param phy the number of the PHY, from 0
     * @param on true to switch it on, false to switch it off
     * @return this
     */
    public WifiInterface radio(int phy, boolean on) {
        simulator.command("interface radio " + name + (on ? " on" : " off") + " phy=" + phy);
        return this;
    }

    /**
     * As {@link #radio(boolean) radio}, by a switch at the machine, which no program can turn.
     *
     * @param on true to switch it on, false to switch it off
     * @return this
     */
    public WifiInterface hardwareRadio(boolean on) {
        simulator.command("interface radio " + name + (on ? " on" : " off") + " hardware");
        return this;
    }

    // -- its link

    /**
     * The link is lost. It must be connected.
     *
     * @param reason the {@code WLAN_REASON_CODE} of the notification {@code msm_disconnected}
     * @return this
     */
    public WifiInterface dropConnection(int reason) {
        simulator.command("interface drop " + name + " reason=" + Words.code(reason));
        return this;
    }

    /**
     * Roams to another access point of the same network. It must be connected.
     *
     * @param bssid the address of an access point in the air, such as {@code 02-1A-11-F0-3C-7D}; without one there the
     *     link is lost on the way
     * @return this
     */
    public WifiInterface roam(String bssid) {
        simulator.command("interface roam " + name + " to=" + Words.name(bssid));
        return this;
    }

    /**
     * As {@link #roam}, and the link is lost on the way.
     *
     * @param bssid the address of an access point, such as {@code 02-1A-11-F0-3C-7D}
     * @param reason the {@code WLAN_REASON_CODE} of the notification {@code msm_disconnected}; not 0
     * @return this
     */
    public WifiInterface roamFails(String bssid, int reason) {
        simulator.command("interface roam " + name + " to=" + Words.name(bssid) + " fails=" + Words.code(reason));
        return this;
    }

    /**
     * Sets if the service connects this adapter without being asked, by the first profile that is made for that
     * ({@link WifiProfile#automatic}) and a network that the last scan has found: after a scan, when the link is lost,
     * when the radio is switched on; after WlanDisconnect not until the next connect. At first it doesn't.
     *
     * @param does true to let it
     * @return this
     */
    public WifiInterface connectsByItself(boolean does) {
        simulator.command("interface auto " + name + (does ? " on" : " off"));
        return this;
    }

    /**
     * A station comes into the ad hoc network that this one has formed or joined.
     *
     * @param address its address, such as {@code 02-1A-11-F0-3C-7D}
     * @return this
     */
    public WifiInterface peerJoins(String address) {
        simulator.command("interface peer " + name + " joins " + Words.name(address));
        return this;
    }

    /**
     * A station that has joined goes.
     *
     * @param address its address, such as {@code 02-1A-11-F0-3C-7D}
     * @return this
     */
    public WifiInterface peerLeaves(String address) {
        simulator.command("interface peer " + name + " leaves " + Words.name(address));
        return this;
    }

    // -- what is round it

    /**
     * {@return a network of that name that is not in the air yet}
     *
     * @param ssid the name, at most 32 bytes in UTF-8
     */
    public WifiNetwork network(String ssid) {
        return new WifiNetwork(simulator, Words.bytes(ssid), name);
    }

    /**
     * As {@link #network(String) network}, for a name of any bytes.
     *
     * @param ssid the name, at most 32 bytes
     * @return a network that is not in the air yet
     */
    public WifiNetwork network(byte[] ssid) {
        return new WifiNetwork(simulator, Words.bytes(ssid), name);
    }

    /**
     * {@return a profile of that name that is not there yet}
     *
     * @param profile the profile's name
     */
    public WifiProfile profile(String profile) {
        return new WifiProfile(simulator, profile, name);
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
     * As {@link #addProfile(String) addProfile}, for a network of another name.
     *
     * @param profile the profile's name
     * @param ssid the network's name
     * @param secure true for a profile with WPA2 and a passphrase, false for an open one
     * @return this
     */
    public WifiInterface addProfile(String profile, String ssid, boolean secure) {
        String line = "profile add " + Words.quoted(profile) + " on=" + name + " ssid=" + Words.bytes(ssid);
        simulator.command(secure ? line + " secure" : line);
        return this;
    }

    /**
     * Removes the profile. No notification of that is sent; a link by it ends.
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
