// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Which of Wi-Fi's ways of prioritising streams an interface has, and what is in use ({@code WLAN_QOS_INFO}): the
 * features of the Wi-Fi Alliance's QoS Management. It names no network and no place, so it needs no consent to
 * location.
 *
 * @param adapter what the interface can do
 * @param connection what is in use; empty when it is connected to nothing
 * @since 0.1.0
 */
public record QosInfo(Capabilities adapter, Optional<Connection> connection) {
    static final int SIZE = 52;
    private static final int CONNECTED = 16;
    private static final int PEER = 20;
    private static final int MIRRORED = 36;
    private static final int MAPPED = 40;
    private static final int STREAMS = 44;
    private static final int POLICIES = 48;

    /**
     * What an adapter, or an access point, can do.
     *
     * @param mirroredStreams MSCS: what comes down is prioritised as what goes up
     * @param dscpMapping priorities of IP packets (DSCP) become those of Wi-Fi by a map of the network's
     * @param streamClassification SCS: streams are named one by one
     * @param dscpPolicies the network says which streams get which priority
     * @since 0.1.0
     */
    public record Capabilities(
            boolean mirroredStreams, boolean dscpMapping, boolean streamClassification, boolean dscpPolicies) {
        private static Capabilities at(ByteBuffer bytes, int at) {
            return new Capabilities(
                    Layouts.bool(bytes, at),
                    Layouts.bool(bytes, at + Integer.BYTES),
                    Layouts.bool(bytes, at + 2 * Integer.BYTES),
                    Layouts.bool(bytes, at + 3 * Integer.BYTES));
        }
    }

    /**
     * What is in use.
     *
     * @param accessPoint what the access point can do
     * @param mirroredStreams true when streams are mirrored
     * @param dscpMapping true when there is a map of priorities
     * @param classifiedStreams how many streams are named
     * @param dscpPolicies how many policies the network has sent
     * @since 0.1.0
     */
    public record Connection(
            Capabilities accessPoint,
            boolean mirroredStreams,
            boolean dscpMapping,
            int classifiedStreams,
            int dscpPolicies) {}

    static QosInfo parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, SIZE);
        Connection connection = new Connection(
                Capabilities.at(bytes, PEER),
                Layouts.bool(bytes, MIRRORED),
                Layouts.bool(bytes, MAPPED),
                bytes.getInt(STREAMS),
                bytes.getInt(POLICIES));
        return new QosInfo(
                Capabilities.at(bytes, 0), Layouts.bool(bytes, CONNECTED) ? Optional.of(connection) : Optional.empty());
    }
}
