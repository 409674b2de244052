// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.LocalInterface;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.internal.Guids;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the hosted network is doing ({@code WLAN_HOSTED_NETWORK_STATUS}). While it is unavailable there is nothing but
 * the state; kind of radio, frequency and guests are there while it is active.
 *
 * @param state what it is doing
 * @param device the GUID of its virtual adapter, which isn't among the interfaces of a client; all zeros without one
 * @param bssid the address of its access point; all zeros without one
 * @param phy the kind of radio
 * @param frequency the centre of its channel as the driver reports it; 0 while it isn't active
 * @param peers the guests that it has let in
 * @since 0.1.0
 */
public record HostedNetworkStatus(
        HostedNetworkState state, UUID device, MacAddress bssid, PhyType phy, int frequency, List<Peer> peers) {
    private static final int DEVICE = 4;
    private static final int BSSID = 20;
    private static final int PHY = 28;
    private static final int FREQUENCY = 32;
    private static final int PEER_COUNT = 36;
    private static final int PEERS = 40;
    private static final int PEER_SIZE = 12;
    private static final int PEER_AUTH = 8;

    /** With a few guests. */
    static final int USUAL_SIZE = PEERS + 8 * PEER_SIZE;

    /**
     * A guest.
     *
     * @param address its address
     * @param authenticated whether it has shown that it knows the key
     * @since 0.1.0
     */
    public record Peer(MacAddress address, boolean authenticated) {}

    /** {@return its virtual adapter, for its addresses} */
    public LocalInterface local() {
        return new LocalInterface(device);
    }

    static HostedNetworkStatus parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, PEERS);
        HostedNetworkState state = HostedNetworkState.of(bytes.getInt(0));
        boolean active = state == HostedNetworkState.ACTIVE;
        if (!active && state != HostedNetworkState.IDLE) { // the rest is not to be looked at
            return new HostedNetworkStatus(
                    state, new UUID(0, 0), MacAddress.of(new byte[MacAddress.BYTES]), PhyType.UNKNOWN, 0, List.of());
        }
        return new HostedNetworkStatus(
                state,
                Guids.at(bytes, DEVICE),
                Layouts.address(bytes, BSSID),
                active ? PhyType.of(bytes.getInt(PHY)) : PhyType.UNKNOWN,
                active ? bytes.getInt(FREQUENCY) : 0,
                active ? peers(bytes) : List.of());
    }

    private static List<Peer> peers(ByteBuffer bytes) {
        int count = Layouts.count(bytes, PEER_COUNT, PEERS, PEER_SIZE);
        List<Peer> peers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = PEERS + i * PEER_SIZE;
            peers.add(new Peer(Layouts.address(bytes, at), bytes.getInt(at + PEER_AUTH) == 1));
        }
        return List.copyOf(peers);
    }
}
