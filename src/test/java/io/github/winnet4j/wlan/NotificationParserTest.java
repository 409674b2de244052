// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.wlan.WlanNotification.Change;
import io.github.winnet4j.wlan.WlanNotification.LinkStep;
import io.github.winnet4j.wlan.WlanNotification.Step;
import io.github.winnet4j.wlan.WlanNotification.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The type of a notification follows from source and code; whatever its data say, nothing is read beyond them. */
class NotificationParserTest {
    private static final UUID GUID = UUID.fromString("01234567-89ab-cdef-1032-547698badcfe");
    private static final int ACM = 8;
    private static final int MSM = 0x10;
    private static final int HOSTED = 0x80;
    private static final int SERVICE = 0x800;

    /** As it lies in the channel: not at the beginning of a buffer, and something lies behind it. */
    private static NotificationView view(int source, int code, byte[] data, long claimed) {
        int at = 40;
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(at + 32 + data.length + 64).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, (byte) 0xEE);
        }
        buffer.putInt(at, source)
                .putInt(at + 4, code)
                .put(at + 8, Guids.bytes(GUID))
                .putInt(at + 24, (int) claimed);
        buffer.put(at + 32, data).position(at).limit(at + 32 + data.length);
        NotificationView view = new NotificationView();
        assertTrue(view.show(buffer, 7));
        return view;
    }

    private static WlanNotification parse(int source, int code, byte[] data) {
        return view(source, code, data, data.length).notification();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    @Test
    void theHeadIsCommon() {
        WlanNotification scan = parse(ACM, 7, new byte[0]);
        assertInstanceOf(WlanNotification.ScanComplete.class, scan);
        assertEquals(7, scan.sequence());
        assertEquals(GUID, scan.interfaceId());
        assertEquals(NotificationSource.ACM, scan.source());
        assertEquals(7, scan.code());
    }

    @Test
    void oneCodeMeansTwoThingsWithTwoSources() {
        assertInstanceOf(WlanNotification.ScanComplete.class, parse(ACM, 7, Golden.bytes("notification.radio")));
        assertInstanceOf(WlanNotification.RadioChanged.class, parse(MSM, 7, Golden.bytes("notification.radio")));
        assertInstanceOf(WlanNotification.ScanFailed.class, parse(ACM, 8, number(50)));
        assertEquals(
                new WlanNotification.ValueChanged(parse(MSM, 8, number(50)).head(), Value.SIGNAL_QUALITY, 50),
                parse(MSM, 8, number(50)));
        WlanNotification.Connection complete =
                assertInstanceOf(WlanNotification.Connection.class, parse(ACM, 10, Golden.bytes("notification.acm")));
        assertEquals(Step.COMPLETE, complete.step());
        WlanNotification.Link left =
                assertInstanceOf(WlanNotification.Link.class, parse(MSM, 10, Golden.bytes("notification.msm")));
        assertEquals(LinkStep.DISCONNECTED, left.step());
    }

    @Test
    void aConnection() {
        WlanNotification.Connection failed =
                assertInstanceOf(WlanNotification.Connection.class, parse(ACM, 11, Golden.bytes("notification.acm")));
        assertEquals(
                new WlanNotification.Connection(
                        failed.head(),
                        Step.ATTEMPT_FAILED,
                        ConnectionMode.SECURE_DISCOVERY,
                        "at home",
                        Ssid.of("home"),
                        BssType.AD_HOC,
                        true,
                        new WlanReason(0x38002),
                        4,
                        "<WLANProfile/>"),
                failed);
    }

    @Test
    void connectionCompleteIsNoSuccessUnlessTheReasonIs() {
        byte[] data = Golden.bytes("notification.acm");
        assertEquals(false, ((WlanNotification.Connection) parse(ACM, 10, data)).isConnected());
        Arrays.fill(data, 560, 564, (byte) 0);
        assertEquals(true, ((WlanNotification.Connection) parse(ACM, 10, data)).isConnected());
        assertEquals(false, ((WlanNotification.Connection) parse(ACM, 9, data)).isConnected());
    }

    @Test
    void aLink() {
        WlanNotification.Link link =
                assertInstanceOf(WlanNotification.Link.class, parse(MSM, 4, Golden.bytes("notification.msm")));
        assertEquals(
                new WlanNotification.Link(
                        link.head(),
                        LinkStep.CONNECTED,
                        ConnectionMode.PROFILE,
                        "at work",
                        Ssid.of("work"),
                        BssType.INFRASTRUCTURE,
                        MacAddress.of("02-1A-11-F0-3C-07"),
                        true,
                        false,
                        true,
                        new WlanReason(0x48014)),
                link);
    }

    @Test
    void theOthers() {
        assertEquals(
                new RadioState.Phy(1, RadioSwitch.OFF, RadioSwitch.ON),
                ((WlanNotification.RadioChanged) parse(MSM, 7, Golden.bytes("notification.radio"))).phy());
        WlanNotification.HostedNetworkChanged hosted =
                (WlanNotification.HostedNetworkChanged) parse(HOSTED, 0x1000, Golden.bytes("notification.hosted"));
        assertEquals(
                new WlanNotification.HostedNetworkChanged(
                        hosted.head(),
                        HostedNetworkState.IDLE,
                        HostedNetworkState.ACTIVE,
                        HostedNetworkReason.USER_ACTION),
                hosted);
        WlanNotification.HostedNetworkPeerChanged peer =
                (WlanNotification.HostedNetworkPeerChanged) parse(HOSTED, 0x1001, Golden.bytes("notification.peer"));
        assertEquals(
                new WlanNotification.HostedNetworkPeerChanged(
                        peer.head(), MacAddress.of("02-1A-11-F0-3C-05"), false, true, HostedNetworkReason.PEER_ARRIVED),
                peer);
        assertInstanceOf(WlanNotification.HostedNetworkRadioChanged.class, parse(HOSTED, 0x1002, new byte[8]));
        WlanNotification.ProfileRenamed renamed =
                (WlanNotification.ProfileRenamed) parse(ACM, 16, "old\0new\0".getBytes(StandardCharsets.UTF_16LE));
        assertEquals("old", renamed.before());
        assertEquals("new", renamed.now());
        byte[] service = ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(Guids.bytes(GUID))
                .putInt(5)
                .putInt(3)
                .put(new byte[] {1, 2, 3, 9, 9, 9})
                .array();
        WlanNotification.DeviceService told = (WlanNotification.DeviceService) parse(SERVICE, 0, service);
        assertEquals(GUID, told.service());
        assertEquals(5, told.operation());
        assertEquals("010203", told.data().toString());
    }

    @Test
    void theShortestOfItsTypeIsOne() {
        assertEquals(
                "",
                ((WlanNotification.DeviceService) parse(SERVICE, 0, new byte[24]))
                        .data()
                        .toString());
        WlanNotification.Connection plain = assertInstanceOf(
                WlanNotification.Connection.class,
                parse(ACM, 10, Arrays.copyOf(Golden.bytes("notification.acm"), 568)));
        assertEquals("at home", plain.profile());
        assertInstanceOf(WlanNotification.Other.class, parse(ACM, 16, "old\0".getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void theDataAreReadWhereTheyLie() {
        byte[] data = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        NotificationView view = view(ACM, 4711, data, data.length);
        assertEquals(0x0807060504030201L, view.longAt(0));
        assertEquals(0x0908070605040302L, view.longAt(1));
        assertThrows(IndexOutOfBoundsException.class, () -> view.longAt(2));
        assertEquals(0x04030201, view.intAt(0));
        assertEquals(0x09080706, view.intAt(5));
        assertEquals(1, view.byteAt(0));
        assertEquals(9, view.byteAt(8));
        assertArrayEquals(data, view.data());
    }

    @Test
    void dataAreEqualByTheirBytes() {
        WlanNotification raw = parse(ACM, 4711, new byte[] {1, 2});
        assertEquals(raw, parse(ACM, 4711, new byte[] {1, 2}));
        assertEquals(raw.hashCode(), parse(ACM, 4711, new byte[] {1, 2}).hashCode());
        assertNotEquals(
                ((WlanNotification.Other) raw).data(),
                ((WlanNotification.Other) parse(ACM, 4711, new byte[] {1, 3})).data());
        assertNotEquals(((WlanNotification.Other) raw).data(), new Object());
    }

    @Test
    void everyCodeOfTheListsHasAType() {
        Set<Change> changes = new HashSet<>();
        Set<Value> values = new HashSet<>();
        for (int[] range : new int[][] {{ACM, 1, 27}, {MSM, 1, 16}, {HOSTED, 0x1000, 0x1002}}) {
            for (int code = range[1]; code <= range[2]; code++) {
                WlanNotification typed = parse(range[0], code, new byte[600]);
                assertTrue(!(typed instanceof WlanNotification.Other), range[0] + " " + code);
                if (typed instanceof WlanNotification.Changed changed) {
                    changes.add(changed.change());
                } else if (typed instanceof WlanNotification.ValueChanged changed) {
                    values.add(changed.value());
                }
            }
        }
        assertEquals(Set.of(Change.values()), changes);
        assertEquals(Set.of(Value.values()), values);
    }

    @Test
    void fault17_whatIsTooShortForItsTypeComesRaw() {
        WlanNotification.Other raw = assertInstanceOf(
                WlanNotification.Other.class,
                view(ACM, 10, new byte[567], 0xFFFFFFFFL).notification());
        assertEquals(0xFFFFFFFFL, raw.claimedSize());
        assertEquals(567, raw.data().size());
        assertInstanceOf(WlanNotification.Other.class, parse(ACM, 8, new byte[3]));
        assertInstanceOf(WlanNotification.Other.class, parse(ACM, 16, "old".getBytes(StandardCharsets.UTF_16LE)));
        assertInstanceOf(WlanNotification.Other.class, parse(MSM, 7, new byte[11]));
        assertInstanceOf(WlanNotification.Other.class, parse(HOSTED, 0x1001, new byte[27]));
        assertInstanceOf(WlanNotification.Other.class, parse(SERVICE, 0, new byte[23]));
    }

    @Test
    void fault17_unknownSourcesAndCodesComeRaw() {
        WlanNotification.Other raw =
                assertInstanceOf(WlanNotification.Other.class, parse(0x4000, 12345, new byte[] {1, 2}));
        assertEquals(NotificationSource.UNKNOWN, raw.source());
        assertEquals(0x4000, raw.head().sourceCode());
        assertEquals("0102", raw.data().toString());
        assertInstanceOf(WlanNotification.Other.class, parse(ACM, 28, new byte[600]));
        assertInstanceOf(WlanNotification.Other.class, parse(ACM, -1, new byte[600]));
        assertInstanceOf(WlanNotification.Other.class, parse(ACM | MSM, 7, new byte[600]));
    }

    @Test
    @SuppressWarnings("ReturnValueIgnored") // only that it ends
    void fault17_anyBytesOfAnyLengthAreANotification() {
        Random random = new Random(2);
        int[] sources = {4, ACM, MSM, 0x20, 0x40, HOSTED, SERVICE};
        int rounds =
                ChildJvm.isWindows() ? 2_000 : 20_000; // each asks Windows for words too, which takes Wine its time
        for (int round = 0; round < rounds; round++) {
            byte[] data = new byte[random.nextInt(640)];
            random.nextBytes(data);
            int source = sources[random.nextInt(sources.length)];
            int code = source == HOSTED ? 0x1000 + random.nextInt(4) : random.nextInt(30);
            NotificationView view = view(source, code, data, random.nextInt());
            view.notification().toString();
            assertThrows(IndexOutOfBoundsException.class, () -> view.intAt(data.length - 3));
            assertThrows(IndexOutOfBoundsException.class, () -> view.longAt(-1));
            assertThrows(IndexOutOfBoundsException.class, () -> view.byteAt(data.length));
        }
    }

    @Test
    void theViewShowsWhatLiesThere() {
        NotificationView view = view(MSM, 8, new byte[] {50, 0, 0, 0, 1, 0, 0, (byte) 0x80}, 8);
        assertTrue(view.is(NotificationSource.MSM, 8));
        assertTrue(!view.is(NotificationSource.ACM, 8));
        assertTrue(view.isAbout(GUID));
        assertTrue(!view.isAbout(new UUID(GUID.getMostSignificantBits(), 0)));
        assertEquals(8, view.size());
        assertEquals(50, view.intAt(0));
        assertEquals(0x8000000100000032L, view.longAt(0));
        assertEquals((byte) 0x80, view.byteAt(7));
    }
}
