// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.internal.Guids;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The structures, on the bytes that a C++ compiler made: none, several, cut off, lying; and names that aren't text. */
@OneJvm("bytes in, values out")
class LayoutsTest {
    private static final UUID GUID = UUID.fromString("01234567-89ab-cdef-1032-547698badcfe");

    /** Stations one by one, and together as views into one array: whatever the bytes are, both say the same. */
    private static List<Bss> bothWays(ByteBuffer list) {
        List<Bss> copies = Bss.parse(list);
        List<Bss> views = Bss.parseTogether(list);
        assertEquals(copies, views);
        assertEquals(views, copies);
        assertEquals(copies.hashCode(), views.hashCode());
        assertEquals(copies.toString(), views.toString());
        for (int i = 0; i < copies.size(); i++) {
            Bss copy = copies.get(i);
            Bss view = views.get(i);
            assertArrayEquals(copy.ssid().toBytes(), view.ssid().toBytes());
            assertArrayEquals(copy.ssid().toStruct(), view.ssid().toStruct());
            assertArrayEquals(copy.elements().toBytes(), view.elements().toBytes());
            assertEquals(copy.elements().toBytes().length, view.elements().size());
            assertEquals(copy.rates().size(), view.rates().size());
            for (int number = 0; number < 256; number++) {
                assertArrayEquals(
                        copy.elements().find(number).orElse(null),
                        view.elements().find(number).orElse(null));
            }
        }
        return copies;
    }

    @Test
    void textIsTheSameFromAnArrayAndFromOtherMemory() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            ByteBuffer array = Layouts.wrap(bytes);
            int at = bytes.length == 0 ? 0 : random.nextInt(Math.min(bytes.length, 9));
            int most = switch (random.nextInt(3)) {
                case 0 -> 0x7F;
                case 1 -> 0xFF;
                default -> 0xFFFF;
            };
            for (int i = at; i + 1 < bytes.length; i += 2) {
                array.putChar(i, (char) (random.nextInt(20) == 0 ? 0 : random.nextInt(most) + 1));
            }
            ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
            direct.put(bytes).flip();
            int room = random.nextInt(40);
            assertEquals(Layouts.text(direct, at, room), Layouts.text(array, at, room));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // no client is asked for anything
    void interfaces() {
        List<WlanInterface> two = WlanInterface.parse(null, Golden.buffer("interfaces"));
        assertEquals(GUID, two.get(0).id());
        assertEquals("USB \u2014 adapter", two.get(0).description());
        assertEquals(InterfaceState.CONNECTED, two.get(0).state());
        assertEquals("x".repeat(256), two.get(1).description(), "without a NUL it ends with its room");
        assertEquals(InterfaceState.AUTHENTICATING, two.get(1).state());
        assertEquals(List.of(), WlanInterface.parse(null, Golden.buffer("interfaces.none")));
    }

    @Test
    void guids() {
        assertEquals(GUID, Guids.at(Golden.buffer("request.guid"), 0));
        assertArrayEquals(Golden.bytes("request.guid"), Guids.bytes(GUID));
    }

    @Test
    void networks() {
        List<AvailableNetwork> two = AvailableNetwork.parse(Golden.buffer("networks"));
        AvailableNetwork home = two.get(0);
        assertEquals("at home", home.profile());
        assertEquals("caf\u00e9", home.ssid().toString());
        assertEquals(BssType.INFRASTRUCTURE, home.type());
        assertEquals(3, home.stations());
        assertFalse(home.connectable());
        assertEquals("WLAN_REASON_CODE_NOT_VISIBLE", home.notConnectableReason().symbol());
        assertEquals(
                List.of(
                        PhyType.FHSS,
                        PhyType.DSSS,
                        PhyType.IR,
                        PhyType.OFDM,
                        PhyType.HRDSSS,
                        PhyType.ERP,
                        PhyType.HT,
                        PhyType.VHT),
                home.phys(),
                "nine were announced, and there is room for eight");
        assertTrue(home.morePhys());
        assertEquals(80, home.signalQuality());
        assertEquals(-60, home.rssi());
        assertTrue(home.secured());
        assertEquals(AuthAlgorithm.RSNA_PSK, home.auth());
        assertEquals(CipherAlgorithm.CCMP, home.cipher());
        assertTrue(home.connected() && home.hasProfile());
        assertTrue(two.get(1).ssid().isHidden());
        assertEquals(List.of(), AvailableNetwork.parse(Golden.buffer("networks.none")));
    }

    @Test
    void stations() {
        List<Bss> three = Bss.parse(Golden.buffer("stations"));
        Bss lab = three.get(0);
        assertEquals(Ssid.of("lab"), lab.ssid());
        assertEquals(MacAddress.of("02-1A-11-F0-3C-01"), lab.address());
        assertEquals(BssType.INFRASTRUCTURE, lab.type());
        assertEquals(PhyType.HT, lab.phy());
        assertEquals(1, lab.phyId());
        assertEquals(-41, lab.rssi());
        assertEquals(77, lab.linkQuality());
        assertTrue(lab.inRegulatoryDomain());
        assertEquals(0x8064, lab.beaconPeriod());
        assertEquals(0x1122334455667788L, lab.timestamp());
        assertEquals(0x0102030405060708L, lab.hostTimestamp());
        assertEquals(0x8431, lab.capability());
        assertEquals(5_180_000, lab.frequency());
        assertEquals(36, lab.channel());
        assertEquals("[1.0*, 5.5, 54.0]", lab.rates().toString());
        assertArrayEquals("lab".getBytes(US_ASCII), lab.elements().find(0).orElseThrow());
        assertArrayEquals(new byte[] {0, -1}, lab.elements().find(0xDD).orElseThrow());
        assertTrue(lab.elements().find(1).isEmpty());
        assertEquals("0x00ff00", three.get(1).ssid().toString());
        assertEquals(0, three.get(1).elements().size());
        assertEquals(Ssid.MAX_BYTES, three.get(2).ssid().length(), "a length that can't be is cut");
        assertEquals(0, three.get(2).elements().size(), "elements that lie outside are none");
        assertEquals(126, three.get(2).rates().size());
        assertEquals(List.of(), Bss.parse(Golden.buffer("stations.none")));
    }

    @Test
    @SuppressWarnings("NullAway") // nothing is read anew
    void theCursorSaysWhatTheObjectsSay() {
        BssCursor cursor = new BssCursor(null, Golden.buffer("stations"));
        assertThrows(IllegalStateException.class, cursor::rssi);
        List<Bss> objects = Bss.parse(Golden.buffer("stations"));
        for (int round = 0; round < 2; round++) {
            for (Bss object : objects) {
                assertTrue(cursor.next());
                assertEquals(object, cursor.toBss());
                assertEquals(object.ssid().length(), cursor.ssidLength());
                assertTrue(cursor.isOf(object.ssid()));
                assertFalse(cursor.isOf(Ssid.of("other")));
                assertFalse(cursor.isOf(Ssid.of("lax")));
                for (int i = 0; i < object.ssid().length(); i++) {
                    assertEquals(object.ssid().byteAt(i), cursor.ssidByte(i));
                }
                byte[] address =
                        ByteBuffer.allocate(8).putLong(cursor.address()).array();
                assertEquals(object.address(), MacAddress.of(address, 2));
                assertEquals(object.type(), cursor.type());
                assertEquals(object.phy(), cursor.phy());
                assertEquals(object.rssi(), cursor.rssi());
                assertEquals(object.linkQuality(), cursor.linkQuality());
                assertEquals(object.frequency(), cursor.frequency());
                assertEquals(object.channel(), cursor.channel());
                assertEquals(object.beaconPeriod(), cursor.beaconPeriod());
                assertEquals(object.timestamp(), cursor.timestamp());
                assertEquals(object.hostTimestamp(), cursor.hostTimestamp());
                assertEquals(object.capability(), cursor.capability());
                assertEquals(object.elements().size(), cursor.elementsSize());
                for (int i = 0; i < cursor.elementsSize(); i++) {
                    assertEquals(object.elements().toBytes()[i], cursor.elementsByte(i));
                }
                assertThrows(IndexOutOfBoundsException.class, () -> cursor.elementsByte(cursor.elementsSize()));
                assertThrows(IndexOutOfBoundsException.class, () -> cursor.ssidByte(-1));
            }
            assertFalse(cursor.next());
            cursor.rewind();
        }
        assertEquals(3, cursor.size());
    }

    @Test
    void theConnection() {
        CurrentConnection home = CurrentConnection.parse(Golden.buffer("connection"));
        assertEquals(
                new CurrentConnection(
                        InterfaceState.CONNECTED,
                        ConnectionMode.AUTO,
                        "at home",
                        Ssid.of("home"),
                        BssType.INFRASTRUCTURE,
                        MacAddress.of("02-1A-11-F0-3C-09"),
                        PhyType.ERP,
                        2,
                        66,
                        144_400,
                        72_200,
                        true,
                        false,
                        AuthAlgorithm.RSNA,
                        CipherAlgorithm.TKIP),
                home);
    }

    @Test
    void capabilityRadioAndProfiles() {
        assertEquals(
                new InterfaceCapability(1, true, 3, 4, List.of(PhyType.HT, PhyType.OTHER)),
                InterfaceCapability.parse(Golden.buffer("capability")));
        RadioState radio = RadioState.parse(Golden.buffer("radio"));
        assertEquals(
                List.of(
                        new RadioState.Phy(0, RadioSwitch.ON, RadioSwitch.ON),
                        new RadioState.Phy(1, RadioSwitch.OFF, RadioSwitch.UNKNOWN)),
                radio.phys());
        assertTrue(radio.isOn());
        assertFalse(new RadioState(radio.phys().subList(1, 2)).isOn());
        List<WlanProfile> profiles = WlanProfile.parse(Golden.buffer("profiles"));
        assertEquals(List.of(new WlanProfile("at work", 1)), profiles);
        assertTrue(profiles.get(0).byGroupPolicy() && !profiles.get(0).ofUser());
        assertEquals(List.of(), WlanProfile.parse(Golden.buffer("profiles.none")));
    }

    @Test
    void whatIsGivenToWindows() {
        List<MacAddress> two = List.of(MacAddress.of("02-1A-11-F0-3C-01"), MacAddress.of("02-1A-11-F0-3C-02"));
        assertArrayEquals(
                Golden.bytes("request.stations"),
                WlanConnectRequest.byProfile("x").only(two).stations());
        byte[] one = WlanConnectRequest.byProfile("x").only(two.subList(0, 1)).stations();
        assertEquals(20, one.length, "the structure has room for one at least, and padding");
        List<MacAddress> many = Collections.nCopies(50, two.get(0));
        ByteBuffer list = ByteBuffer.wrap(
                        WlanConnectRequest.byProfile("x").only(many).stations())
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(12 + 50 * 6, list.capacity());
        assertEquals(20, list.getShort(2), "sizeof(DOT11_BSSID_LIST), as its page says, not of what follows");
        assertEquals(50, list.getInt(4));
        assertArrayEquals(
                Golden.bytes("request.ssid"),
                WlanConnectRequest.toOpen(Ssid.of("lab")).ssid());
    }

    /** The parser of each list. */
    @SuppressWarnings("NullAway") // no client is asked for anything
    private static Function<ByteBuffer, ?> parser(String name) {
        return switch (name) {
            case "interfaces" -> bytes -> WlanInterface.parse(null, bytes);
            case "networks" -> AvailableNetwork::parse;
            case "stations" -> LayoutsTest::bothWays;
            case "profiles" -> WlanProfile::parse;
            case "connection" -> CurrentConnection::parse;
            case "capability" -> InterfaceCapability::parse;
            case "filters" -> NetworkFilter::parse;
            case "qos" -> QosInfo::parse;
            case "hosted.status" -> HostedNetworkStatus::parse;
            case "hosted.settings" -> HostedNetworkSettings::parse;
            default -> RadioState::parse;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces",
                "networks",
                "stations",
                "profiles",
                "connection",
                "capability",
                "radio",
                "filters",
                "qos"
            })
    @SuppressWarnings("ReturnValueIgnored") // only that it ends, and how
    void whatIsCutOffIsRefusedAndNothingBehindItIsRead(String name) {
        Function<ByteBuffer, ?> parser = parser(name);
        int whole = Golden.bytes(name).length;
        for (int size = 0; size < whole; size++) {
            ByteBuffer cut = Golden.cut(name, size);
            try {
                parser.apply(cut);
                // Blobs behind the entries of a list of stations, and unused room of the others, may be missing.
                assertTrue(
                        name.equals("stations") && size >= 8 + 3 * 360 || name.equals("radio") && size >= 4 + 2 * 12,
                        size + "");
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage().startsWith("Windows answered with "), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"interfaces", "networks", "stations", "profiles", "radio", "filters"})
    void aCountThatLiesIsRefused(String name) {
        for (int count : new int[] {4, 5, 1000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0x01000001}) {
            if (name.equals("radio") && count < 64 && count > 0) {
                continue; // there is room for so many
            }
            ByteBuffer list = Golden.buffer(name);
            list.putInt(name.equals("stations") ? 4 : 0, count);
            assertThrows(IllegalStateException.class, () -> parser(name).apply(list), name + " of " + count);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces",
                "networks",
                "stations",
                "profiles",
                "connection",
                "capability",
                "radio",
                "filters",
                "qos"
            })
    @SuppressWarnings("ReturnValueIgnored") // only that it ends, and how
    void anyBytesAreParsedOrRefused(String name) {
        Random random = new Random(1);
        byte[] good = Golden.bytes(name);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i < 1 + round % 40; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                parser(name)
                        .apply(Layouts.wrap(
                                bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length));
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage().startsWith("Windows answered with "), e.getMessage());
            }
        }
    }

    @Test
    void channels() {
        int[][] known = {
            {2411, 0},
            {2412, 1},
            {2437, 6},
            {2472, 13},
            {2473, 0},
            {2484, 14},
            {4914, 0},
            {4915, 183},
            {4980, 196},
            {4981, 0},
            {5034, 0},
            {5035, 7},
            {5180, 36},
            {5825, 165},
            {5895, 179},
            {5896, 0},
            {5935, 2},
            {5954, 0},
            {5955, 1},
            {7115, 233},
            {7116, 0},
            {4920, 184},
            {1000, 0},
            {60480, 0},
            {-1, 0}
        };
        for (int[] one : known) {
            assertEquals(one[1], Bss.channel(one[0] * 1000), one[0] + " MHz");
        }
    }

    @Test
    void aNameHasFrom0To32Bytes() {
        assertEquals(0, Layouts.ssidLength(0), "one that is hidden");
        assertEquals(1, Layouts.ssidLength(1));
        assertEquals(31, Layouts.ssidLength(31));
        assertEquals(32, Layouts.ssidLength(32));
        for (int none : new int[] {33, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            assertEquals(32, Layouts.ssidLength(none), "what can't be is cut: " + none);
        }
    }

    @Test
    void elementsLieInABufferOrAreNone() {
        ByteBuffer buffer = Layouts.wrap(new byte[] {0, 1, 'x', 9});
        assertTrue(InformationElements.lies(buffer, 0, 4), "all of it");
        assertTrue(InformationElements.lies(buffer, 3, 1), "the last byte");
        assertFalse(InformationElements.lies(buffer, 3, 2), "one beyond it");
        assertFalse(InformationElements.lies(buffer, -1, 2));
        assertFalse(InformationElements.lies(buffer, 1, 0), "there are none");
        assertFalse(InformationElements.lies(buffer, 1, -1));
        assertArrayEquals(buffer.array(), InformationElements.at(buffer, 0, 4).toBytes());
        assertEquals(0, InformationElements.at(buffer, 1, 4).size());
    }

    private static DataRates rates(int... rates) {
        ByteBuffer bytes = Layouts.wrap(new byte[rates.length * Short.BYTES]);
        for (int one : rates) {
            bytes.putShort((short) one);
        }
        return DataRates.within(bytes.array(), 0, rates.length);
    }

    @Test
    void ratesAreEqualByWhatTheyAre() {
        DataRates some = rates(0x8002, 11);
        assertEquals(rates(0x8002, 11), some);
        assertEquals(rates(0x8002, 11).hashCode(), some.hashCode());
        for (DataRates other : List.of(rates(), rates(2, 11), rates(0x8002), rates(0x8002, 12), rates(11, 0x8002))) {
            assertNotEquals(other, some);
            assertNotEquals(other.hashCode(), some.hashCode(), "a map with such keys finds them fast");
        }
    }

    @Test
    @SuppressWarnings("EnumOrdinal") // the order is that of the headers
    void algorithmsHaveTheNumbersOfTheHeaders() {
        for (AuthAlgorithm one : AuthAlgorithm.values()) {
            assertEquals(one == AuthAlgorithm.OTHER ? -1 : one.ordinal() + 1, one.code());
            assertEquals(one, AuthAlgorithm.of(one.code()));
        }
        assertEquals(7, AuthAlgorithm.RSNA_PSK.code());
        assertEquals(AuthAlgorithm.OTHER, AuthAlgorithm.of(0x8000_0000), "a maker's own");
    }

    @Test
    void whoseAProfileIsAndWhatMayBeDoneWithIt() {
        WlanProfile everybodys = new WlanProfile("home", 0);
        assertFalse(everybodys.byGroupPolicy() || everybodys.ofUser());
        WlanProfile users = new WlanProfile("home", 2);
        assertTrue(users.ofUser() && !users.byGroupPolicy());
        WlanProfile policys = new WlanProfile("home", 1);
        assertTrue(policys.byGroupPolicy() && !policys.ofUser());
        assertFalse(new ProfileDocument("", 0, 0).isWritable());
        assertFalse(new ProfileDocument("", 0, 0x20021).isWritable(), "WLAN_EXECUTE_ACCESS, to read and to connect");
        assertTrue(new ProfileDocument("", 0, 0x70023).isWritable(), "WLAN_WRITE_ACCESS");
        assertTrue(new ProfileDocument("", 0, 0xF0023).isWritable(), "and more");
        assertTrue(new ProfileDocument("<protected>false</protected>", 0, 0).hasPlaintextKey());
        assertFalse(new ProfileDocument("<protected>true</protected>", 0, 0).hasPlaintextKey());
        assertFalse(new ProfileDocument("", 0, 0).hasPlaintextKey(), "there is none");
    }

    @Test
    void statisticsAreThoseOfTheHeaders() {
        WlanStatistics statistics = WlanStatistics.parse(Golden.buffer("statistics"));
        assertEquals(1, statistics.handshakeFailures());
        assertEquals(2, statistics.countermeasures());
        assertEquals(
                new WlanStatistics.Frames(101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112),
                statistics.unicast());
        assertEquals(201, statistics.multicast().transmitted());
        assertEquals(212, statistics.multicast().decryptFailures());
        assertEquals(2, statistics.phys().size());
        assertEquals(
                new WlanStatistics.PhyFrames(
                        301, 302, 303, 304, 305, 306, 307, 308, 309, 310, 311, 312, 313, 314, 315, 316, 317, 318),
                statistics.phys().get(0));
        assertEquals(418, statistics.phys().get(1).checksumErrors());
        int whole = Golden.bytes("statistics").length;
        assertThrows(IllegalStateException.class, () -> WlanStatistics.parse(Golden.cut("statistics", whole - 1)));
        assertThrows(IllegalStateException.class, () -> WlanStatistics.parse(Golden.cut("statistics", 223)));
    }

    @Test
    void elementsForAScanAreRawData() {
        InformationElements elements = InformationElements.of(new byte[] {(byte) 221, 1, 9});
        assertArrayEquals(new byte[] {3, 0, 0, 0, (byte) 221, 1, 9}, elements.toRawData());
        assertArrayEquals(new byte[4], InformationElements.of(new byte[0]).toRawData());
    }

    @Test
    void aConnectionOfSeveralLinksIsReadToItsEnd() {
        ByteBuffer bytes = Layouts.wrap(new byte[24 + 2 * 272]);
        bytes.putInt(0, PhyType.EHT.code()).putInt(4, 88).putInt(8, 2_000).putInt(12, 1_000);
        bytes.putInt(16, 1).putInt(20, 2);
        bytes.put(24, (byte) 200).putInt(28, 5_180).putInt(32, 160).putInt(36, -51);
        bytes.putInt(40, 2).putShort(44, (short) 108);
        bytes.put(296, (byte) 1).putInt(300, 6_105_000).putInt(304, 320).putInt(308, -60);
        ConnectionQuality quality = ConnectionQuality.parse(bytes);
        assertEquals(PhyType.EHT, quality.phy());
        assertTrue(quality.multiLink());
        assertEquals(88 + 2_000 + 1_000, quality.linkQuality() + quality.receiveRate() + quality.transmitRate());
        ConnectionQuality.Link first = quality.links().get(0);
        assertEquals(
                List.of(200, 5_180, 160, -51), List.of(first.id(), first.frequency(), first.width(), first.rssi()));
        assertEquals(36, first.channel());
        assertEquals(1, first.rates().size());
        assertEquals(54.0, first.rates().mbps(0));
        ConnectionQuality.Link second = quality.links().get(1);
        assertEquals(6_105, second.frequency(), "reported in kHz");
        assertEquals(31, second.channel());
        assertEquals(List.of(1, 320, -60), List.of(second.id(), second.width(), second.rssi()));
        assertEquals(0, second.rates().size());
        bytes.putInt(20, 3);
        assertThrows(IllegalStateException.class, () -> ConnectionQuality.parse(bytes));
    }

    @Test
    void filtersAreThoseOfTheHeadersBothWays() {
        List<NetworkFilter> two =
                List.of(new NetworkFilter(Ssid.of("lab"), BssType.INFRASTRUCTURE), NetworkFilter.all());
        assertEquals(two, NetworkFilter.parse(Golden.buffer("filters")));
        assertArrayEquals(Golden.bytes("filters"), NetworkFilter.toList(two));
        assertEquals(List.of(), NetworkFilter.parse(Golden.buffer("filters.none")));
        ByteBuffer unknown = Golden.buffer("filters").putInt(8 + 36, 9);
        assertEquals(List.of(NetworkFilter.all()), NetworkFilter.parse(unknown), "of an unknown type");
        int whole = Golden.bytes("filters").length;
        assertThrows(IllegalStateException.class, () -> NetworkFilter.parse(Golden.cut("filters", whole - 1)));
        assertThrows(IllegalStateException.class, () -> NetworkFilter.parse(Golden.cut("filters", 7)));
        ByteBuffer many = Golden.buffer("filters").putInt(0, -1);
        assertThrows(IllegalStateException.class, () -> NetworkFilter.parse(many));
    }

    /** dwNumberOfItems, dwIndex, DeviceService. */
    @Test
    void aListOfDeviceServicesHasTheirGuids() {
        UUID one = new UUID(0x01234567_89AB_CDEFL, 0x0123456789ABCDEFL);
        UUID two = new UUID(1, 2);
        ByteBuffer list = Layouts.wrap(WlanClient.toList(List.of(one, two)));
        assertEquals(List.of(8 + 2 * 16, 2, 0), List.of(list.limit(), list.getInt(0), list.getInt(4)));
        assertEquals(one, Guids.at(list, 8));
        assertEquals(two, Guids.at(list, 24));
    }

    @Test
    void qualityOfServiceIsThatOfTheHeaders() {
        QosInfo info = QosInfo.parse(Golden.buffer("qos"));
        assertEquals(new QosInfo.Capabilities(true, false, true, false), info.adapter());
        assertEquals(
                new QosInfo.Connection(new QosInfo.Capabilities(false, true, false, true), true, false, 7, 9),
                info.connection().orElseThrow());
        assertTrue(
                QosInfo.parse(Golden.buffer("qos").putInt(16, 0)).connection().isEmpty());
        assertThrows(IllegalStateException.class, () -> QosInfo.parse(Golden.cut("qos", 51)));
    }

    @Test
    void theHostedNetworkIsThatOfTheHeaders() {
        HostedNetworkStatus status = HostedNetworkStatus.parse(Golden.buffer("hosted.status"));
        assertEquals(
                new HostedNetworkStatus(
                        HostedNetworkState.ACTIVE,
                        GUID,
                        MacAddress.of("02-1A-11-F0-3C-03"),
                        PhyType.ERP,
                        2_462_000,
                        List.of(
                                new HostedNetworkStatus.Peer(MacAddress.of("02-1A-11-F0-3C-04"), true),
                                new HostedNetworkStatus.Peer(MacAddress.of("02-1A-11-F0-3C-05"), false))),
                status);
        HostedNetworkStatus idle = HostedNetworkStatus.parse(
                Golden.buffer("hosted.status").putInt(0, 1).putInt(28, -1).putInt(36, -1));
        assertEquals(List.of(), idle.peers(), "its number means nothing then");
        assertEquals(PhyType.UNKNOWN, idle.phy());
        assertEquals(0, idle.frequency());
        assertEquals(GUID, idle.device());
        HostedNetworkStatus none =
                HostedNetworkStatus.parse(Golden.buffer("hosted.status").putInt(0, 0));
        assertEquals(new UUID(0, 0), none.device());
        HostedNetworkSettings settings = new HostedNetworkSettings(Ssid.of("lab"), 5);
        assertEquals(settings, HostedNetworkSettings.parse(Golden.buffer("hosted.settings")));
        assertArrayEquals(Golden.bytes("hosted.settings"), settings.toStruct());
    }
}
