// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in every usual spelling, and nothing else. */
class MacAddressTest {
    private static final byte[] BYTES = {0x02, 0x1A, 0x11, (byte) 0xF0, 0x3C, 0x7D};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02-1A-11-F0-3C-7D",
                "02-1a-11-f0-3c-7d",
                "02:1A:11:F0:3C:7D",
                "02:1a:11:F0:3c:7D",
                "021A.11F0.3C7D",
                "021a.11f0.3c7d",
                "021A11F03C7D",
                "021a11f03c7d"
            })
    void everyUsualSpellingIsUnderstood(String text) {
        MacAddress address = MacAddress.of(text);
        assertEquals("02-1A-11-F0-3C-7D", address.toString());
        assertArrayEquals(BYTES, address.toBytes());
        assertEquals(MacAddress.of(BYTES), address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it has 0 characters",
                "02-1A-11-F0-3C|there is '-' at index 2",
                "02-1A-11-F0-3C-7|it has 16 characters",
                "02-1A-11-F0-3C-7D-|it has 18 characters",
                "02-1A-11-F0-3C-7D-00|it has 20 characters",
                "02-1A:11-F0-3C-7D|there is ':' at index 5",
                "02:1A:11:F0:3C-7D|there is '-' at index 14",
                "02_1A_11_F0_3C_7D|there is '_' at index 2",
                "021A11-F03C7D-000|there is '1' at index 2",
                "0-21A-11-F0-3C-7D|there is '2' at index 2",
                "021A-11F0-3C7D|there is '-' at index 4",
                "021A.11F0:3C7D|there is ':' at index 9",
                "0G-1A-11-F0-3C-7D|there is 'G' at index 1",
                "02-1A-11-F0-3C-7/|there is '/' at index 16",
                "02-1A-11-F0-3C-7@|there is '@' at index 16",
                "02-1A-11-F0-3C-7`|there is '`' at index 16",
                "0x1A11F03C7D|there is 'x' at index 1",
                "-21A11F03C7D|there is '-' at index 0",
                "+21A11F03C7D|there is '+' at index 0",
                "021A11F0 C7D|there is U+0020 at index 8"
            })
    void otherSpellingsAreRefusedWithThePlace(String text, String why) {
        String message = assertThrows(IllegalArgumentException.class, () -> MacAddress.of(text))
                .getMessage();
        assertTrue(message.startsWith("\"" + text + "\" is no MAC address: " + why + "; want six bytes"), message);
        assertTrue(message.contains("02-1A-11-F0-3C-7D"), message);
    }

    @Test
    void digitsOfOtherScriptsAreNone() {
        // What Character.digit takes for 0: an Arabic-Indic and a fullwidth one.
        for (String text : List.of("\u06602-1A-11-F0-3C-7D", "\uFF1021A11F03C7D")) {
            assertThrows(IllegalArgumentException.class, () -> MacAddress.of(text));
        }
        String message = assertThrows(IllegalArgumentException.class, () -> MacAddress.of("02-1A-11-F0-3C-7\u0660"))
                .getMessage();
        assertTrue(message.startsWith("this is no MAC address: there is U+0660 at index 16"), message);
    }

    @Test
    void garbageIsNotRepeated() {
        String message = assertThrows(IllegalArgumentException.class, () -> MacAddress.of("\u001b[31m".repeat(1000)))
                .getMessage();
        assertTrue(message.startsWith("this is no MAC address: it has 5000 characters"), message);
        assertTrue(message.length() < 200, message);
    }

    @Test
    void nullIsAMistake() {
        assertThrows(NullPointerException.class, () -> MacAddress.of((String) null));
        assertThrows(NullPointerException.class, () -> MacAddress.of((byte[]) null));
    }

    @Test
    void bytesComeInAndGoOut() {
        byte[] longer = {9, 0x02, 0x1A, 0x11, (byte) 0xF0, 0x3C, 0x7D, 9};
        MacAddress address = MacAddress.of(longer, 1);
        assertEquals(MacAddress.of(BYTES), address);
        byte[] out = {9, 9, 9, 9, 9, 9, 9};
        address.copyTo(out);
        assertArrayEquals(new byte[] {0x02, 0x1A, 0x11, (byte) 0xF0, 0x3C, 0x7D, 9}, out);
        address.toBytes()[0] = 9; // an array of its own
        assertArrayEquals(BYTES, address.toBytes());
    }

    @Test
    void aWrongNumberOfBytesIsRefused() {
        assertEquals(
                "a MAC address has 6 bytes, not 5",
                assertThrows(IllegalArgumentException.class, () -> MacAddress.of(new byte[5]))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> MacAddress.of(new byte[7]));
        assertThrows(IndexOutOfBoundsException.class, () -> MacAddress.of(new byte[6], 1));
        assertThrows(IndexOutOfBoundsException.class, () -> MacAddress.of(new byte[8], -1));
        assertThrows(IllegalArgumentException.class, () -> MacAddress.of(BYTES).copyTo(new byte[5]));
    }

    @Test
    void everyAddressSurvivesItsOwnText() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[6];
            random.nextBytes(bytes);
            MacAddress address = MacAddress.of(bytes);
            assertEquals(address, MacAddress.of(address.toString()));
            assertArrayEquals(
                    bytes,
                    MacAddress.of(address.toString().replace("-", "").toLowerCase(Locale.ROOT))
                            .toBytes());
        }
    }

    @Test
    void theOrderIsThatOfUnsignedBytes() {
        List<String> sorted = List.of(
                "00-00-00-00-00-00",
                "00-00-00-00-00-01",
                "00-00-00-00-00-FF",
                "00-00-00-00-01-00",
                "7F-FF-FF-FF-FF-FF",
                "80-00-00-00-00-00",
                "FF-FF-FF-FF-FF-FF");
        assertEquals(
                sorted,
                Stream.of(6, 2, 4, 0, 5, 1, 3)
                        .map(sorted::get)
                        .map(MacAddress::of)
                        .sorted()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void equalBytesAreEqual() {
        MacAddress one = MacAddress.of("02-1A-11-F0-3C-7D");
        assertEquals(one, MacAddress.of("021a11f03c7d"));
        assertEquals(one.hashCode(), MacAddress.of("021a11f03c7d").hashCode());
        assertEquals(0, one.compareTo(MacAddress.of(BYTES)));
        assertNotEquals(one, MacAddress.of("02-1A-11-F0-3C-7E"));
        assertNotEquals(one, "02-1A-11-F0-3C-7D");
    }

    @ParameterizedTest
    @CsvSource({
        "02-1A-11-F0-3C-7D, true, false",
        "00-1A-11-F0-3C-7D, false, false",
        "01-00-5E-00-00-FB, false, true",
        "FF-FF-FF-FF-FF-FF, true, true"
    })
    void theFirstByteSaysHowItWasAssignedAndIfItIsAGroup(String text, boolean local, boolean group) {
        MacAddress address = MacAddress.of(text);
        assertEquals(local, address.isLocallyAdministered());
        assertEquals(group, address.isGroup());
    }
}
