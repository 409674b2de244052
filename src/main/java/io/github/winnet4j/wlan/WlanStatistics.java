// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interface has counted since the driver started ({@code WLAN_STATISTICS}). Drivers leave many counters at 0.
 *
 * @param handshakeFailures handshakes that failed, which mostly means a wrong key
 * @param countermeasures how often TKIP took countermeasures against an attack
 * @param unicast frames to and from one station
 * @param multicast frames to and from many
 * @param phys frames of each of its radios
 * @since 0.1.0
 */
public record WlanStatistics(
        long handshakeFailures, long countermeasures, Frames unicast, Frames multicast, List<PhyFrames> phys) {
    private static final int UNICAST = 24;
    private static final int MULTICAST = 120;
    private static final int PHY_COUNT = 216;
    private static final int PHYS = 224;
    private static final int PHY_SIZE = 144;

    /** With one radio; more have more. */
    static final int USUAL_SIZE = PHYS + PHY_SIZE;

    /**
     * Frames as the security of 802.11 counts them.
     *
     * @param transmitted that were sent
     * @param received that came
     * @param wepExcluded not encrypted where encryption is demanded
     * @param tkipMicFailures with a wrong check by TKIP
     * @param tkipReplays replays, by TKIP
     * @param tkipIcvErrors garbled, by TKIP
     * @param ccmpReplays replays, by CCMP
     * @param ccmpDecryptErrors that CCMP couldn't decrypt
     * @param wepUndecryptable that WEP couldn't decrypt
     * @param wepIcvErrors garbled, by WEP
     * @param decrypted that were decrypted
     * @param decryptFailures that were not
     * @since 0.1.0
     */
    public record Frames(
            long transmitted,
            long received,
            long wepExcluded,
            long tkipMicFailures,
            long tkipReplays,
            long tkipIcvErrors,
            long ccmpReplays,
            long ccmpDecryptErrors,
            long wepUndecryptable,
            long wepIcvErrors,
            long decrypted,
            long decryptFailures) {
        private static Frames at(ByteBuffer bytes, int at) {
            return new Frames(
                    number(bytes, at, 0),
                    number(bytes, at, 1),
                    number(bytes, at, 2),
                    number(bytes, at, 3),
                    number(bytes, at, 4),
                    number(bytes, at, 5),
                    number(bytes, at, 6),
                    number(bytes, at, 7),
                    number(bytes, at, 8),
                    number(bytes, at, 9),
                    number(bytes, at, 10),
                    number(bytes, at, 11));
        }
    }

    /**
     * Frames as a radio counts them.
     *
     * @param transmitted that were sent
     * @param multicastTransmitted of these, to many
     * @param failed that were not acknowledged, after all attempts
     * @param retried that were acknowledged after a second attempt or more
     * @param retriedOften after a third or more
     * @param expired that waited too long to be sent
     * @param transmittedFragments parts of frames that were sent
     * @param rtsSuccesses requests to send that were answered
     * @param rtsFailures those that were not
     * @param ackFailures acknowledgements that didn't come
     * @param received that came
     * @param multicastReceived of these, to many
     * @param promiscuousReceived that came and were for others
     * @param expiredReceived whose last part came too late
     * @param duplicates that came twice
     * @param receivedFragments parts of frames that came
     * @param promiscuousFragments of these, for others
     * @param checksumErrors garbled ones
     * @since 0.1.0
     */
    public record PhyFrames(
            long transmitted,
            long multicastTransmitted,
            long failed,
            long retried,
            long retriedOften,
            long expired,
            long transmittedFragments,
            long rtsSuccesses,
            long rtsFailures,
            long ackFailures,
            long received,
            long multicastReceived,
            long promiscuousReceived,
            long expiredReceived,
            long duplicates,
            long receivedFragments,
            long promiscuousFragments,
            long checksumErrors) {
        private static PhyFrames at(ByteBuffer bytes, int at) {
            return new PhyFrames(
                    number(bytes, at, 0),
                    number(bytes, at, 1),
                    number(bytes, at, 2),
                    number(bytes, at, 3),
                    number(bytes, at, 4),
                    number(bytes, at, 5),
                    number(bytes, at, 6),
                    number(bytes, at, 7),
                    number(bytes, at, 8),
                    number(bytes, at, 9),
                    number(bytes, at, 10),
                    number(bytes, at, 11),
                    number(bytes, at, 12),
                    number(bytes, at, 13),
                    number(bytes, at, 14),
                    number(bytes, at, 15),
                    number(bytes, at, 16),
                    number(bytes, at, 17));
        }
    }

    private static long number(ByteBuffer bytes, int at, int index) {
        return bytes.getLong(at + index * Long.BYTES);
    }

    static WlanStatistics parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, PHYS);
        int count = Layouts.count(bytes, PHY_COUNT, PHYS, PHY_SIZE);
        List<PhyFrames> phys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            phys.add(PhyFrames.at(bytes, PHYS + i * PHY_SIZE));
        }
        return new WlanStatistics(
                bytes.getLong(0),
                bytes.getLong(Long.BYTES),
                Frames.at(bytes, UNICAST),
                Frames.at(bytes, MULTICAST),
                List.copyOf(phys));
    }
}
