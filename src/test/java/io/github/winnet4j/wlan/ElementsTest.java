// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static io.github.winnet4j.wlan.BssSecurity.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What beacons say: by the object and by the cursor, which must say the same, whatever comes from the air. */
@SuppressWarnings("NullAway") // the cursors are of no interface: nothing is read anew
@OneJvm("bytes in, values out")
class ElementsTest {
    private static final int AT_2_GHZ = 2_437_000;
    private static final int AT_5_GHZ = 5_180_000;
    private static final int AT_6_GHZ = 5_975_000;
    private static final int PRIVACY = 0x10;

    /** The station as an object, after the cursor was found to say the same. */
    private static Bss station(int frequency, int capability, byte[] elements) {
        ByteBuffer list = Elements.list(frequency, capability, List.of(new byte[] {0, 1, 'x'}, elements));
        BssCursor cursor = new BssCursor(null, list);
        assertTrue(cursor.next());
        assertTrue(cursor.next());
        Bss bss = Bss.parseTogether(list).get(1);
        assertEquals(bss, Bss.parse(list).get(1));
        for (BssSecurity one : BssSecurity.values()) {
            assertEquals(bss.offers(one), cursor.offers(one));
            assertEquals(bss.offers(one), bss.securities().contains(one));
        }
        assertFalse(bss.securities().isEmpty());
        assertEquals(bss.frameProtection(), cursor.frameProtection());
        assertEquals(bss.channelWidth(), cursor.channelWidth());
        assertEquals(bss.newestPhy(), cursor.newestPhy());
        assertEquals(bss.generation(), cursor.generation());
        int letters = cursor.country();
        assertEquals(
                bss.country(),
                letters == 0 ? Optional.empty() : Optional.of("" + (char) (letters >> 8) + (char) (letters & 0xFF)));
        return bss;
    }

    private static void expect(Elements elements, FrameProtection frames, BssSecurity first, BssSecurity... more) {
        Bss bss = station(AT_5_GHZ, PRIVACY, elements.bytes());
        assertEquals(EnumSet.of(first, more), bss.securities());
        assertEquals(frames, bss.frameProtection());
    }

    @Test
    void securityIsThatOfKeyManagement() {
        expect(new Elements().rsn(0, 2), FrameProtection.NONE, WPA2_PERSONAL);
        expect(new Elements().rsn(0, 4, 6), FrameProtection.NONE, WPA2_PERSONAL);
        expect(new Elements().rsn(0x80, 2, 8), FrameProtection.CAPABLE, WPA2_PERSONAL, WPA3_PERSONAL);
        expect(new Elements().rsn(0xC0, 8), FrameProtection.REQUIRED, WPA3_PERSONAL);
        expect(new Elements().rsn(0xC0, 24, 25), FrameProtection.REQUIRED, WPA3_PERSONAL);
        expect(new Elements().rsn(0xC0, 18), FrameProtection.REQUIRED, OWE);
        expect(new Elements().rsn(0, 1), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(new Elements().rsn(0, 5), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(new Elements().rsn(0x80, 1, 5), FrameProtection.CAPABLE, WPA2_ENTERPRISE, WPA3_ENTERPRISE);
        expect(new Elements().rsn(0xC0, 5), FrameProtection.REQUIRED, WPA3_ENTERPRISE);
        expect(new Elements().rsn(0xC0, 12), FrameProtection.REQUIRED, WPA3_ENTERPRISE_192);
        expect(new Elements().rsn(0xC0, 14), FrameProtection.REQUIRED, OTHER);
        expect(new Elements().rsn(0x40, 2), FrameProtection.NONE, WPA2_PERSONAL); // required, and not capable: a lie
        String wpa = "0050f2 01 0100 0050f202 0100 0050f202 0100 0050f2";
        expect(new Elements().with(221, wpa + "02"), FrameProtection.NONE, WPA_PERSONAL);
        expect(new Elements().with(221, wpa + "01"), FrameProtection.NONE, WPA_ENTERPRISE);
        expect(new Elements().with(221, wpa + "02").rsn(0, 2), FrameProtection.NONE, WPA_PERSONAL, WPA2_PERSONAL);
        expect(new Elements().with(221, wpa + "07"), FrameProtection.NONE, OTHER);
        expect(
                new Elements().with(48, "0100 000fac04 0100 000fac04 0100 00400700 0000"), // a maker's own
                FrameProtection.NONE,
                OTHER);
        expect(
                new Elements()
                        .with(48, "0100 000fac04 0200 000fac02 000fac04 0100 000fac02 8000 0100" + "ab".repeat(16)),
                FrameProtection.CAPABLE,
                WPA2_PERSONAL);
    }

    @Test
    void withoutAnElementOfSecurityTheCapabilityDecides() {
        assertEquals(Set.of(OPEN), station(AT_2_GHZ, 0, new byte[0]).securities());
        assertEquals(Set.of(WEP), station(AT_2_GHZ, PRIVACY, new byte[0]).securities());
        byte[] cutOff = new Elements().raw("3014 0100 000fac04").bytes();
        assertEquals(Set.of(WEP), station(AT_2_GHZ, PRIVACY, cutOff).securities());
    }

    @Test
    void whatAnElementLeavesOutIsAsTheStandardHasIt() {
        expect(new Elements().with(48, "0100"), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(new Elements().with(48, "0100 000fac04"), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(new Elements().with(48, "0100 000fac04 0100 000fac04"), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(
                new Elements().with(48, "0100 000fac04 0100 000fac04 0900 000fac02"), // nine, of which one is there
                FrameProtection.NONE,
                WPA2_PERSONAL);
        expect(new Elements().with(48, "0100 000fac04 ffff"), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(new Elements().with(48, ""), FrameProtection.NONE, WPA2_ENTERPRISE);
        expect(new Elements().with(221, "0050f2 01"), FrameProtection.NONE, WPA_ENTERPRISE);
    }

    private static int width(int frequency, Elements elements) {
        return station(frequency, 0, elements.bytes()).channelWidth();
    }

    /** HT operation: the primary channel, and then the second one: 1 above, 3 below, 4 if wider than 20 MHz. */
    private static Elements ht(String second) {
        return new Elements().with(61, "24" + second + "00".repeat(20));
    }

    @Test
    void theWidthIsThatOfTheNewestOperation() {
        assertEquals(20, width(AT_2_GHZ, new Elements()));
        assertEquals(20, width(AT_2_GHZ, ht("00")));
        assertEquals(20, width(AT_2_GHZ, ht("01")), "a second channel that isn't used");
        assertEquals(20, width(AT_2_GHZ, ht("04")));
        assertEquals(40, width(AT_2_GHZ, ht("05")));
        assertEquals(40, width(AT_5_GHZ, ht("07")));
        assertEquals(40, width(AT_5_GHZ, ht("05").with(192, "000000 0000")));
        assertEquals(80, width(AT_5_GHZ, ht("05").with(192, "012a00 0000")));
        assertEquals(40, width(AT_2_GHZ, ht("05").with(192, "012a00 0000")), "there is no VHT");
        assertEquals(160, width(AT_5_GHZ, ht("05").with(192, "012a32 0000")), "36 to 64");
        assertEquals(80, width(AT_5_GHZ, ht("05").with(192, "012a31 0000")), "too near to be a second half");
        assertEquals(160, width(AT_5_GHZ, ht("05").with(192, "019b93 0000")), "below the first");
        assertEquals(80, width(AT_5_GHZ, ht("05").with(192, "019b94 0000")));
        assertEquals(160, width(AT_5_GHZ, ht("05").with(192, "012a9b 0000")), "twice 80");
        assertEquals(160, width(AT_5_GHZ, ht("05").with(192, "023200 0000")));
        assertEquals(160, width(AT_5_GHZ, ht("05").with(192, "032a9b 0000")));
        for (int i = 0; i < 4; i++) {
            String sixGhz = "000002 00 0000" + "05" + "0" + i + "07 00 00";
            assertEquals(20 << i, width(AT_6_GHZ, new Elements().extended(36, sixGhz)));
        }
        String all = "00c002 00 0000" + "010700" + "05" + "0502 0f00 00";
        assertEquals(80, width(AT_6_GHZ, new Elements().extended(36, all)), "VHT and a co-hosted one stand before it");
        assertEquals(80, width(AT_5_GHZ, ht("05").extended(36, "004000 00 0000" + "012a00")));
        assertEquals(40, width(AT_5_GHZ, ht("05").extended(36, "000000 00 0000")), "it leaves that to HT");
        String sixGhz = "000002 00 0000 05 03 0f 00 00";
        for (int i = 0; i < 5; i++) {
            Elements eht = new Elements().extended(36, sixGhz).extended(106, "01 00000000 0" + i + "1f00");
            assertEquals(20 << i, width(AT_6_GHZ, eht));
        }
        assertEquals(
                160,
                width(AT_6_GHZ, new Elements().extended(36, sixGhz).extended(106, "00 00000000")),
                "without its own");
        assertEquals(160, width(AT_6_GHZ, new Elements().extended(36, sixGhz).extended(106, "01 00000000 07 1f00")));
    }

    @Test
    void theGenerationIsTheNewestThatItSpeaksOf() {
        Elements elements = new Elements();
        assertEquals(PhyType.ERP, station(AT_5_GHZ, 0, elements.bytes()).newestPhy(), "as Windows says");
        assertEquals(0, station(AT_5_GHZ, 0, elements.bytes()).generation());
        elements.with(45, "00".repeat(26));
        assertEquals(4, station(AT_5_GHZ, 0, elements.bytes()).generation());
        elements.with(191, "00".repeat(12));
        assertEquals(5, station(AT_5_GHZ, 0, elements.bytes()).generation());
        assertEquals(4, station(AT_2_GHZ, 0, elements.bytes()).generation());
        elements.extended(35, "00".repeat(21));
        assertEquals(6, station(AT_2_GHZ, 0, elements.bytes()).generation());
        assertEquals(PhyType.HE, station(AT_6_GHZ, 0, elements.bytes()).newestPhy());
        elements.extended(108, "00".repeat(12));
        assertEquals(7, station(AT_6_GHZ, 0, elements.bytes()).generation());
    }

    /** Elements just long enough, others cut off just before, and bytes that mean nothing where they stand. */
    @Test
    void anElementIsReadToItsEndAndNoFurther() {
        int from5GHz = 4_900_000;
        assertEquals(80, width(from5GHz, ht("05").with(192, "012a00")));
        assertEquals(40, width(from5GHz - 1, ht("05").with(192, "012a00")));
        assertEquals(40, width(AT_5_GHZ, ht("05").with(192, "012a")));
        assertEquals(
                PhyType.VHT,
                station(from5GHz, 0, new Elements().with(191, "00".repeat(12)).bytes())
                        .newestPhy());
        assertEquals(40, width(AT_2_GHZ, new Elements().with(61, "2405")));
        assertEquals(20, width(AT_2_GHZ, new Elements().with(61, "24").raw("0505")));
        assertEquals(320, width(AT_6_GHZ, new Elements().extended(106, "01 00000000 04")));
        assertEquals(
                20, width(AT_6_GHZ, new Elements().extended(106, "01 00000000").raw("04")));
        assertEquals(20, width(AT_6_GHZ, new Elements().extended(106, "02 00000000 04")), "it has no width");
        assertEquals(20, width(AT_6_GHZ, new Elements().extended(36, "000000 00 0000 05 03")), "it is not at 6 GHz");
        assertEquals(
                20,
                width(AT_6_GHZ, new Elements().extended(36, "000002 00 0000 05").raw("03")));
        assertEquals(
                20,
                width(AT_6_GHZ, new Elements().extended(36, "000002 00 0000").raw("0503")));
    }

    @Test
    void eachWayOfAnOldElementCounts() {
        String wpa = "0050f2 01 0100 0050f202 0100 0050f202 0200 0050f202 0050f201";
        expect(new Elements().with(221, wpa), FrameProtection.NONE, WPA_PERSONAL, WPA_ENTERPRISE);
    }

    /** Alone in bytes of their own: nothing stands before the first element, and nothing behind the last one. */
    @Test
    void theFirstElementCountsAsTheOthersDo() {
        assertEquals(PhyType.HT, first(new Elements().with(45, "00".repeat(26))).newestPhy(AT_5_GHZ));
        assertEquals(
                PhyType.VHT, first(new Elements().with(191, "00".repeat(12))).newestPhy(AT_5_GHZ));
        assertEquals(
                PhyType.HE, first(new Elements().extended(35, "00".repeat(21))).newestPhy(AT_5_GHZ));
        assertEquals(
                PhyType.EHT,
                first(new Elements().extended(108, "00".repeat(12))).newestPhy(AT_5_GHZ));
        assertEquals(40, first(ht("05")).channelWidth(AT_5_GHZ));
        assertEquals(80, first(new Elements().with(192, "012a00 0000")).channelWidth(AT_5_GHZ));
        assertEquals(
                160, first(new Elements().extended(36, "000002 00 0000 05 03")).channelWidth(AT_6_GHZ));
        assertEquals(
                320, first(new Elements().extended(106, "01 00000000 04 1f00")).channelWidth(AT_6_GHZ));
        assertEquals('D' << 8 | 'E', first(new Elements().with(7, "4445")).country());
        assertEquals(FrameProtection.CAPABLE, first(new Elements().rsn(0x80, 8)).frameProtection());
        assertEquals(WPA3_PERSONAL.bit(), first(new Elements().rsn(0x80, 8)).security(PRIVACY));
        assertEquals(
                WPA_ENTERPRISE.bit(),
                first(new Elements().with(221, "0050f2 01")).security(PRIVACY));
    }

    private static InformationElements first(Elements elements) {
        return InformationElements.of(elements.bytes());
    }

    @Test
    void theCountryIsTwoLetters() {
        assertEquals(Optional.of("DE"), station(AT_5_GHZ, 0, Elements.typical()).country());
        assertEquals(Optional.empty(), station(AT_5_GHZ, 0, new byte[0]).country());
        for (String letters : List.of("AZ", "ZA")) {
            String digits = HexFormat.of().formatHex(letters.getBytes(US_ASCII));
            Bss bss = station(AT_5_GHZ, 0, new Elements().with(7, digits + "20").bytes());
            assertEquals(Optional.of(letters), bss.country());
        }
        for (String none : List.of("", "44", "000000", "3030 20", "6465 20", "ffff 20", "4041 20", "5a5b 20")) {
            assertEquals(
                    Optional.empty(),
                    station(AT_5_GHZ, 0, new Elements().with(7, none).bytes()).country());
        }
    }

    @Test
    void elementsAreFoundByNumberExtensionAndMaker() {
        InformationElements elements = InformationElements.of(Elements.typical());
        assertEquals("444520010d14", HexFormat.of().formatHex(elements.find(7).orElseThrow()));
        assertEquals(21, elements.findExtension(35).orElseThrow().length);
        assertEquals(
                "1049",
                HexFormat.of().formatHex(elements.findVendor(0x0050F2, 4).orElseThrow()));
        assertEquals(Optional.empty(), elements.findVendor(0x0050F2, 1));
        assertEquals(Optional.empty(), elements.findVendor(0x506F9A, 4));
        assertEquals(Optional.empty(), elements.findExtension(36));
        assertEquals(
                Optional.empty(),
                InformationElements.of(new byte[] {(byte) 255, 0}).findExtension(0));
        assertThrows(IllegalArgumentException.class, () -> elements.findVendor(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> elements.findVendor(1 << 24, 0));
        assertThrows(IllegalArgumentException.class, () -> elements.findVendor(0, 256));
        InformationElements high =
                InformationElements.of(new Elements().with(221, "ffffff ff 01").bytes());
        assertArrayEquals(new byte[] {1}, high.findVendor(0xFFFFFF, 0xFF).orElseThrow());
    }

    @Test
    void theCursorStepsFindsAndCopies() {
        byte[] typical = Elements.typical();
        BssCursor cursor = new BssCursor(null, Elements.list(AT_5_GHZ, 0, List.of(typical, new byte[0])));
        assertThrows(IllegalStateException.class, cursor::nextElement);
        assertTrue(cursor.next());
        assertThrows(IllegalStateException.class, cursor::elementSize);
        StringBuilder numbers = new StringBuilder();
        while (cursor.nextElement()) {
            numbers.append(cursor.elementNumber())
                    .append(':')
                    .append(cursor.elementSize())
                    .append(' ');
        }
        assertEquals("7:6 48:24 45:26 61:22 191:12 192:5 221:6 255:22 ", numbers.toString());
        assertFalse(cursor.nextElement());
        assertEquals(255, cursor.elementNumber(), "it stays at the last");
        assertTrue(cursor.findElement(192));
        assertEquals(1, cursor.elementByte(0));
        assertEquals(0x2A, cursor.elementByte(1));
        assertTrue(cursor.nextElement());
        assertEquals(221, cursor.elementNumber(), "the next one of that");
        byte[] into = new byte[8];
        assertEquals(6, cursor.copyElement(into, 1));
        assertEquals("000050f204104900", HexFormat.of().formatHex(into));
        assertThrows(IndexOutOfBoundsException.class, () -> cursor.copyElement(into, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> cursor.elementByte(6));
        assertTrue(cursor.findVendor(0x0050F2, 4) && cursor.findExtension(35));
        assertThrows(IllegalArgumentException.class, () -> cursor.findVendor(1 << 24, 4));
        assertFalse(cursor.findElement(200));
        assertThrows(IllegalStateException.class, cursor::elementNumber, "it has found none");

        byte[] all = new byte[typical.length + 2];
        assertEquals(typical.length, cursor.copyElements(all, 2));
        assertArrayEquals(typical, Arrays.copyOfRange(all, 2, all.length));
        assertThrows(IndexOutOfBoundsException.class, () -> cursor.copyElements(all, 3));
        for (ByteBuffer buffer :
                List.of(ByteBuffer.allocate(typical.length + 1), ByteBuffer.allocateDirect(typical.length + 1))) {
            buffer.put((byte) 9);
            assertEquals(typical.length, cursor.copyElements(buffer));
            assertFalse(buffer.hasRemaining());
            assertEquals(ByteBuffer.wrap(typical), buffer.position(1));
            assertThrows(BufferOverflowException.class, () -> cursor.copyElements(buffer.position(2)));
        }
        assertEquals(4, cursor.copySsid(into, 4));
        assertEquals("home", new String(into, 4, 4, java.nio.charset.StandardCharsets.US_ASCII));
        assertThrows(IndexOutOfBoundsException.class, () -> cursor.copySsid(into, 5));

        assertTrue(cursor.findElement(7) && cursor.next());
        assertThrows(IllegalStateException.class, cursor::elementSize, "that was of the station before");
        assertFalse(cursor.nextElement());
        assertEquals(0, cursor.copyElements(into, 8));
        assertEquals(0, cursor.copyElements(ByteBuffer.allocate(0)));
    }

    @Test
    void elementsThatLieNowhereAreNone() {
        int last = Integer.MAX_VALUE - Layouts.LIST_HEADER; // from the station on, where an int ends
        for (int offset : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20, last, last - 1, last - 2}) {
            ByteBuffer list = Elements.list(AT_5_GHZ, 0, List.of(Elements.typical()));
            list.putInt(Layouts.LIST_HEADER + Layouts.BSS_IE_OFFSET, offset);
            BssCursor cursor = new BssCursor(null, list);
            assertTrue(cursor.next());
            assertEquals(0, cursor.elementsSize());
            assertFalse(cursor.nextElement() || cursor.findElement(7) || cursor.findVendor(0x0050F2, 4));
            assertEquals(0, cursor.copyElements(new byte[0], 0) + cursor.copyElements(ByteBuffer.allocate(1)));
            assertTrue(cursor.offers(OPEN));
            assertEquals(20, cursor.channelWidth());
            assertEquals(0, cursor.country());
        }
    }

    /** From the air comes anything. Objects and cursor say the same of it, and nothing throws. */
    @Test
    void noiseIsReadWithoutHarm() {
        Random random = new Random(20);
        int[] numbers = {7, 45, 48, 61, 191, 192, 221, 255};
        byte[] names = {0, 0x50, (byte) 0xF2, 1, 35, 36, 106, 108, 0x0F, (byte) 0xAC};
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            for (int at = 0; at + 2 < noise.length; at += 2 + (noise[at + 1] & 0xFF)) {
                noise[at] = (byte) numbers[random.nextInt(numbers.length)];
                noise[at + 1] = (byte) random.nextInt(24);
                for (int j = at + 2; j < Math.min(noise.length, at + 8); j++) {
                    noise[j] = random.nextInt(3) == 0 ? noise[j] : names[random.nextInt(names.length)];
                }
            }
            int width = station(random.nextBoolean() ? AT_5_GHZ : AT_2_GHZ, random.nextInt(), noise)
                    .channelWidth();
            assertTrue(
                    Set.of(20, 40, 80, 160, 320).contains(width),
                    () -> HexFormat.of().formatHex(noise));
        }
    }
}
