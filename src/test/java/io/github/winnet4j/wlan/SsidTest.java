// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names of networks are bytes, up to 32, mostly text. */
class SsidTest {
    @Test
    void textIsShownAsItIsAndOtherBytesAsDigits() {
        assertEquals("caf\u00e9 \ud83d\ude00", Ssid.of("caf\u00e9 \ud83d\ude00").toString());
        assertEquals("0xff", Ssid.of(new byte[] {-1}).toString());
        assertEquals("0x610062", Ssid.of("a\0b").toString(), "a NUL is a byte like any other, but no text");
        assertEquals("", Ssid.of("").toString());
    }

    @Test
    void bytesCountNotCharacters() {
        assertEquals(32, Ssid.of("\u00e9".repeat(16)).length());
        assertThrows(IllegalArgumentException.class, () -> Ssid.of("\u00e9".repeat(17)));
        assertThrows(IllegalArgumentException.class, () -> Ssid.of(new byte[33]));
        assertThrows(IllegalArgumentException.class, () -> Ssid.of("\ud83d"));
    }

    @Test
    void itIsAValueOfItsOwn() {
        byte[] bytes = "home".getBytes(StandardCharsets.UTF_8);
        Ssid home = Ssid.of(bytes);
        bytes[0] = 'x';
        home.toBytes()[0] = 'y';
        assertEquals(Ssid.of("home"), home);
        assertEquals(Ssid.of("home").hashCode(), home.hashCode());
        assertNotEquals(Ssid.of("Home"), home);
        assertArrayEquals("home".getBytes(StandardCharsets.UTF_8), home.toBytes());
    }

    @Test
    void hiddenOnesSayNothingOrZeros() {
        assertTrue(Ssid.of("").isHidden());
        assertTrue(Ssid.of(new byte[7]).isHidden());
        assertFalse(Ssid.of("\0a").isHidden());
    }
}
