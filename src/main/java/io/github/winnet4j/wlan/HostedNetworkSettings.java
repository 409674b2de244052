// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;

/**
 * The name of the hosted network, and how many guests it admits.
 *
 * @param ssid its name, of a byte at least
 * @param maxPeers how many guests it admits at once
 * @since 0.1.0
 */
public record HostedNetworkSettings(Ssid ssid, int maxPeers) {
    static final int SIZE = 40;
    private static final int PEERS = 36;

    /**
     * A name and a number.
     *
     * @param ssid its name, of a byte at least
     * @param maxPeers how many guests it admits at once
     * @throws IllegalArgumentException the name has no byte, or no station is let in
     */
    public HostedNetworkSettings {
        if (ssid.length() == 0) {
            throw new IllegalArgumentException("the name of a hosted network has a byte at least");
        }
        if (maxPeers <= 0) {
            throw new IllegalArgumentException("a hosted network lets somebody in, not " + maxPeers);
        }
    }

    static HostedNetworkSettings parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, SIZE);
        Ssid ssid = Ssid.at(bytes, 0);
        int peers = bytes.getInt(PEERS);
        if (ssid.length() == 0 || peers <= 0) {
            throw new IllegalStateException(
                    "Windows answered with a hosted network without a name or room for stations");
        }
        return new HostedNetworkSettings(ssid, peers);
    }

    /** As {@code WLAN_HOSTED_NETWORK_CONNECTION_SETTINGS}. */
    byte[] toStruct() {
        return Layouts.wrap(new byte[SIZE])
                .put(ssid.toStruct())
                .putInt(maxPeers)
                .array();
    }
}
