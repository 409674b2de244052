// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.MacAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A station in reach (basic service set), as {@code WlanGetNetworkBssList} lists it. {@link BssCursor} shows the same
 * without objects.
 *
 * <p>All stations of one list have their names, rates and elements in one array: a single one that is kept keeps the
 * names, rates and elements of every station of its list. One from {@link BssCursor#toBss} stands for itself.
 *
 * @param ssid the name of its network
 * @param address its address (BSSID)
 * @param type its kind
 * @param phy its kind of radio
 * @param phyId which of the interface's radios heard it
 * @param rssi the signal in dBm
 * @param linkQuality 0 to 100
 * @param inRegulatoryDomain true when it may be used here, as far as the driver knows
 * @param beaconPeriod between two beacons, in units of 1024 µs
 * @param timestamp its own clock in µs
 * @param hostTimestamp when it was heard, in 100 ns since 1601
 * @param capability capability bits (802.11)
 * @param frequency the centre of its channel in kHz
 * @param rates its data rates
 * @param elements what its beacon carries; from the air, unchecked
 * @since 0.1.0
 */
public record Bss(
        Ssid ssid,
        MacAddress address,
        BssType type,
        PhyType phy,
        int phyId,
        int rssi,
        int linkQuality,
        boolean inRegulatoryDomain,
        int beaconPeriod,
        long timestamp,
        long hostTimestamp,
        int capability,
        int frequency,
        DataRates rates,
        InformationElements elements) {
    /** {@return the number of its channel; 0 when the frequency is of none} */
    public int channel() {
        return channel(frequency);
    }

    /**
     * {@return the ways in which it admits clients, as its elements say (RSN and WPA) or, without these, its
     * capability}
     */
    public Set<BssSecurity> securities() {
        int offered = elements.security(capability);
        Set<BssSecurity> securities = EnumSet.noneOf(BssSecurity.class);
        for (BssSecurity one : BssSecurity.values()) {
            if ((offered & one.bit()) != 0) {
                securities.add(one);
            }
        }
        return securities;
    }

    /**
     * {@return whether it admits clients in that way}
     *
     * @param security a way
     */
    public boolean offers(BssSecurity security) {
        return (elements.security(capability) & security.bit()) != 0;
    }

    /** {@return whether it protects management frames} */
    public FrameProtection frameProtection() {
        return elements.frameProtection();
    }

    /**
     * How wide its channel is, as its elements say.
     *
     * @return in MHz: 20, 40, 80, 160 (also for twice 80) or 320
     */
    public int channelWidth() {
        return elements.channelWidth(frequency);
    }

    /** {@return the newest kind of radio that its elements speak of, or else its {@link #phy()}} */
    public PhyType newestPhy() {
        PhyType newest = elements.newestPhy(frequency);
        return newest == null ? phy : newest;
    }

    /**
     * The generation of {@link #newestPhy}, by the numbers that are printed on boxes.
     *
     * @return 4 (802.11n) to 7 (802.11be); 0 for what is older, or not known
     */
    public int generation() {
        return RadioElements.generation(newestPhy());
    }

    /** {@return the country that it thinks it is in, as two letters, such as {@code DE}; empty when it doesn't say} */
    public Optional<String> country() {
        int letters = elements.country();
        return letters == 0
                ? Optional.empty()
                : Optional.of("" + (char) (letters >> Byte.SIZE) + (char) (letters & 0xFF));
    }

    /** The number of the channel with that centre, in kHz; 0 when there is none. */
    static int channel(int frequency) {
        int mhz = frequency / 1000;
        if (mhz == 2484) {
            return 14;
        } else if (mhz >= 2412 && mhz <= 2472) {
            return (mhz - 2407) / 5;
        } else if (mhz >= 4915 && mhz <= 4980) {
            return (mhz - 4000) / 5; // 4.9 GHz, Japan
        } else if (mhz >= 5035 && mhz <= 5895) {
            return (mhz - 5000) / 5;
        } else if (mhz == 5935) {
            return 2; // of 6 GHz, where it is an exception
        } else if (mhz >= 5955 && mhz <= 7115) {
            return (mhz - 5950) / 5;
        }
        return 0;
    }

    /** Elements that lie outside of the list count as none. */
    static Bss at(ByteBuffer list, int at) {
        return at(
                list,
                at,
                Ssid.at(list, at),
                DataRates.at(list, at + Layouts.BSS_RATES_LENGTH, at + Layouts.BSS_RATES),
                InformationElements.at(list, elementsAt(list, at), elementsSize(list, at)));
    }

    private static long elementsAt(ByteBuffer list, int at) {
        return at + Integer.toUnsignedLong(list.getInt(at + Layouts.BSS_IE_OFFSET));
    }

    private static long elementsSize(ByteBuffer list, int at) {
        return Integer.toUnsignedLong(list.getInt(at + Layouts.BSS_IE_SIZE));
    }

    private static Bss at(ByteBuffer list, int at, Ssid ssid, DataRates rates, InformationElements elements) {
        return new Bss(
                ssid,
                Layouts.address(list, at + Layouts.BSS_ADDRESS),
                BssType.of(list.getInt(at + Layouts.BSS_TYPE)),
                PhyType.of(list.getInt(at + Layouts.BSS_PHY_TYPE)),
                list.getInt(at + Layouts.BSS_PHY_ID),
                list.getInt(at + Layouts.BSS_RSSI),
                list.getInt(at + Layouts.BSS_QUALITY),
                list.get(at + Layouts.BSS_IN_DOMAIN) != 0,
                list.getShort(at + Layouts.BSS_BEACON_PERIOD) & 0xFFFF,
                list.getLong(at + Layouts.BSS_TIMESTAMP),
                list.getLong(at + Layouts.BSS_HOST_TIMESTAMP),
                list.getShort(at + Layouts.BSS_CAPABILITY) & 0xFFFF,
                list.getInt(at + Layouts.BSS_FREQUENCY),
                rates,
                elements);
    }

    static List<Bss> parse(ByteBuffer list) {
        int count = count(list);
        List<Bss> stations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            stations.add(at(list, Layouts.LIST_HEADER + i * Layouts.BSS_SIZE));
        }
        return stations;
    }

    /**
     * The same of a buffer that is an array's, with the names, rates and elements of all stations in one array of their
     * own: the names and rates, and behind these all that follows the entries.
     */
    static List<Bss> parseTogether(ByteBuffer list) {
        int count = count(list);
        int limit = list.limit();
        int entriesEnd = Layouts.LIST_HEADER + count * Layouts.BSS_SIZE;
        byte[] bytes = list.array();
        int fronts = 0;
        for (int at = Layouts.LIST_HEADER; at < entriesEnd; at += Layouts.BSS_SIZE) {
            fronts += Layouts.ssidLength(Layouts.intAt(bytes, at)) + ratesSize(bytes, at) * Short.BYTES;
        }
        byte[] parts = new byte[fronts + limit - entriesEnd];
        System.arraycopy(bytes, entriesEnd, parts, fronts, limit - entriesEnd);
        List<Bss> stations = new ArrayList<>(count);
        int to = 0;
        for (int at = Layouts.LIST_HEADER; at < entriesEnd; at += Layouts.BSS_SIZE) {
            int ssid = to;
            int ssidLength = Layouts.ssidLength(Layouts.intAt(bytes, at));
            int rates = ssid + ssidLength;
            int ratesSize = ratesSize(bytes, at);
            to = rates + ratesSize * Short.BYTES;
            System.arraycopy(bytes, at + Layouts.SSID_BYTES, parts, ssid, ssidLength);
            System.arraycopy(bytes, at + Layouts.BSS_RATES, parts, rates, to - rates);
            long elements = at + Integer.toUnsignedLong(Layouts.intAt(bytes, at + Layouts.BSS_IE_OFFSET));
            long size = Integer.toUnsignedLong(Layouts.intAt(bytes, at + Layouts.BSS_IE_SIZE));
            int periodAndDomain = Layouts.intAt(bytes, at + Layouts.BSS_IN_DOMAIN);
            stations.add(new Bss(
                    Ssid.within(parts, ssid, ssidLength),
                    MacAddress.of(bytes, at + Layouts.BSS_ADDRESS),
                    BssType.of(Layouts.intAt(bytes, at + Layouts.BSS_TYPE)),
                    PhyType.of(Layouts.intAt(bytes, at + Layouts.BSS_PHY_TYPE)),
                    Layouts.intAt(bytes, at + Layouts.BSS_PHY_ID),
                    Layouts.intAt(bytes, at + Layouts.BSS_RSSI),
                    Layouts.intAt(bytes, at + Layouts.BSS_QUALITY),
                    (periodAndDomain & 0xFF) != 0,
                    periodAndDomain >>> Short.SIZE,
                    Layouts.longAt(bytes, at + Layouts.BSS_TIMESTAMP),
                    Layouts.longAt(bytes, at + Layouts.BSS_HOST_TIMESTAMP),
                    Layouts.intAt(bytes, at + Layouts.BSS_CAPABILITY) & 0xFFFF,
                    Layouts.intAt(bytes, at + Layouts.BSS_FREQUENCY),
                    DataRates.within(parts, rates, ratesSize),
                    elements >= entriesEnd && InformationElements.lies(list, elements, size)
                            ? InformationElements.within(parts, fronts + (int) elements - entriesEnd, (int) size)
                            : InformationElements.at(list, elements, size)));
        }
        return stations;
    }

    private static int ratesSize(byte[] bytes, int at) {
        return DataRates.size(Layouts.intAt(bytes, at + Layouts.BSS_RATES_LENGTH));
    }

    static int count(ByteBuffer list) {
        return Layouts.count(list, Layouts.BSS_LIST_COUNT, Layouts.LIST_HEADER, Layouts.BSS_SIZE);
    }
}
