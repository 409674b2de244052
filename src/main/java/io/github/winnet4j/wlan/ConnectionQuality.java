// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How good the connection is at this moment ({@code WLAN_REALTIME_CONNECTION_QUALITY}). It names no network and no
 * place, so it needs no consent to location.
 *
 * @param phy the kind of radio
 * @param linkQuality 0 to 100; for -100 to -50 dBm
 * @param receiveRate as the driver counts it; kbit/s in {@link CurrentConnection}, and nothing else is written of it
 * @param transmitRate as the driver counts it
 * @param multiLink true when several links make one connection, as Wi-Fi 7 can
 * @param links its links: one, or several
 * @since 0.1.0
 */
public record ConnectionQuality(
        PhyType phy, int linkQuality, int receiveRate, int transmitRate, boolean multiLink, List<Link> links) {
    private static final int MULTI_LINK = 16;
    private static final int LINK_COUNT = 20;
    private static final int LINKS = 24;
    private static final int LINK_SIZE = 272;
    private static final int LINK_FREQUENCY = 4;
    private static final int LINK_WIDTH = 8;
    private static final int LINK_RSSI = 12;
    private static final int LINK_RATES_LENGTH = 16;
    private static final int LINK_RATES = 20;

    /** No channel's middle is that many MHz. */
    private static final int KHZ = 1_000_000;

    /** With two links, which is what there is. */
    static final int USUAL_SIZE = LINKS + 2 * LINK_SIZE;

    /**
     * A link to an access point.
     *
     * @param id its number
     * @param frequency the centre of its channel in MHz
     * @param width how wide it is, as the driver counts it; those that were seen count in MHz
     * @param rssi the signal in dBm
     * @param rates its data rates
     * @since 0.1.0
     */
    public record Link(int id, int frequency, int width, int rssi, DataRates rates) {
        /** {@return the number of its channel; 0 when the frequency is of none} */
        public int channel() {
            return Bss.channel(frequency * 1000);
        }

        /** Windows' page has the frequency in kHz, its name and drivers in MHz. */
        private static Link at(ByteBuffer bytes, int at) {
            int frequency = bytes.getInt(at + LINK_FREQUENCY);
            return new Link(
                    bytes.get(at) & 0xFF,
                    frequency >= KHZ ? frequency / 1000 : frequency,
                    bytes.getInt(at + LINK_WIDTH),
                    bytes.getInt(at + LINK_RSSI),
                    DataRates.at(bytes, at + LINK_RATES_LENGTH, at + LINK_RATES));
        }
    }

    static ConnectionQuality parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, LINKS);
        int count = Layouts.count(bytes, LINK_COUNT, LINKS, LINK_SIZE);
        List<Link> links = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            links.add(Link.at(bytes, LINKS + i * LINK_SIZE));
        }
        return new ConnectionQuality(
                PhyType.of(bytes.getInt(0)),
                bytes.getInt(4),
                bytes.getInt(8),
                bytes.getInt(12),
                Layouts.bool(bytes, MULTI_LINK),
                List.copyOf(links));
    }
}
