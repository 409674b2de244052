// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in reach, as {@code WlanGetAvailableNetworkList} lists it. One with several profiles is listed once for
 * each.
 *
 * @param profile the name of the profile for it, or an empty string
 * @param ssid its name
 * @param type its kind
 * @param stations how many access points it has in reach
 * @param connectable true when Windows would connect to it
 * @param notConnectableReason why not
 * @param phys its kinds of radio, eight at most
 * @param morePhys true when there are more
 * @param signalQuality 0 to 100
 * @param secured true when it has security
 * @param auth how it authenticates
 * @param cipher how it encrypts
 * @param flags {@code WLAN_AVAILABLE_NETWORK_} flags, of which {@link #connected} and {@link #hasProfile} are two
 * @since 0.1.0
 */
public record AvailableNetwork(
        String profile,
        Ssid ssid,
        BssType type,
        int stations,
        boolean connectable,
        WlanReason notConnectableReason,
        List<PhyType> phys,
        boolean morePhys,
        int signalQuality,
        boolean secured,
        AuthAlgorithm auth,
        CipherAlgorithm cipher,
        int flags) {
    private static final int CONNECTED = 1;
    private static final int HAS_PROFILE = 2;

    /** {@return whether this interface is connected to it} */
    public boolean connected() {
        return (flags & CONNECTED) != 0;
    }

    /** {@return whether there is a profile for it} */
    public boolean hasProfile() {
        return (flags & HAS_PROFILE) != 0;
    }

    /** {@return the signal in dBm, from its quality} */
    public int rssi() {
        return signalQuality / 2 - 100;
    }

    static List<AvailableNetwork> parse(ByteBuffer list) {
        int count = Layouts.count(list, 0, Layouts.LIST_HEADER, Layouts.NETWORK_SIZE);
        List<AvailableNetwork> networks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            networks.add(at(list, Layouts.LIST_HEADER + i * Layouts.NETWORK_SIZE));
        }
        return networks;
    }

    private static AvailableNetwork at(ByteBuffer list, int at) {
        return new AvailableNetwork(
                Layouts.text(list, at, Layouts.NAME),
                Ssid.at(list, at + Layouts.NETWORK_SSID),
                BssType.of(list.getInt(at + Layouts.NETWORK_BSS_TYPE)),
                list.getInt(at + Layouts.NETWORK_BSSIDS),
                Layouts.bool(list, at + Layouts.NETWORK_CONNECTABLE),
                new WlanReason(list.getInt(at + Layouts.NETWORK_REASON)),
                Layouts.phys(
                        list, at + Layouts.NETWORK_PHY_COUNT, at + Layouts.NETWORK_PHYS, Layouts.NETWORK_MOST_PHYS),
                Layouts.bool(list, at + Layouts.NETWORK_MORE_PHYS),
                list.getInt(at + Layouts.NETWORK_QUALITY),
                Layouts.bool(list, at + Layouts.NETWORK_SECURED),
                AuthAlgorithm.of(list.getInt(at + Layouts.NETWORK_AUTH)),
                CipherAlgorithm.of(list.getInt(at + Layouts.NETWORK_CIPHER)),
                list.getInt(at + Layouts.NETWORK_FLAGS));
    }
}
