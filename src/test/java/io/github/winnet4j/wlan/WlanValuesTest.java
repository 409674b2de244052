// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers, limits and texts of values, as their pages have them. */
@OneJvm("values in, values out")
class WlanValuesTest {
    @Test
    void constantsHaveWindowsNumbers() {
        for (int code : new int[] {0, 1, 2}) {
            assertEquals(code, HostedNetworkState.of(code).code());
        }
        for (int code = 0; code <= 7; code++) {
            assertEquals(code, InterfaceState.of(code).code());
        }
        for (int code : new int[] {0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 0x100, 0x101}) {
            assertEquals(code, CipherAlgorithm.of(code).code());
        }
        assertSame(CipherAlgorithm.OTHER, CipherAlgorithm.of(3));
        assertSame(PhyType.EHT, PhyType.of(PhyType.EHT.code()));
        assertSame(PhyType.OTHER, PhyType.of(PhyType.EHT.code() + 1));
        assertSame(PhyType.OTHER, PhyType.of(-5));
        assertEquals(0, PhyType.of(0).code());
    }

    private static AvailableNetwork network(int flags) {
        return new AvailableNetwork(
                "home",
                Ssid.of("home"),
                BssType.INFRASTRUCTURE,
                1,
                true,
                new WlanReason(0),
                List.of(PhyType.HE),
                false,
                80,
                true,
                AuthAlgorithm.RSNA_PSK,
                CipherAlgorithm.CCMP,
                flags);
    }

    @Test
    void flagsOfANetwork() {
        assertFalse(network(0).connected() || network(0).hasProfile());
        assertTrue(network(1).connected() && network(2).hasProfile());
        assertFalse(network(2).connected() || network(1).hasProfile());
    }

    @Test
    void roomForNotificationsHasLimits() {
        assertEquals(1, new NotificationRoom(1, 0).events());
        assertEquals(1 << 15, new NotificationRoom(1, 1 << 15).dataBytes());
        assertEquals(1 << 20, new NotificationRoom(1 << 20, 0).events());
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom((1 << 20) + 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1, (1 << 15) + 1));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1 << 20, 2_000));
        for (int bytes = 0; bytes < 20; bytes++) {
            int room = new NotificationRoom(1, bytes).eventBytes();
            assertTrue(room % 8 == 0 && room >= Layouts.NOTIFICATION_DATA + bytes, bytes + " bytes in " + room);
            assertTrue(room < Layouts.NOTIFICATION_DATA + bytes + 8, bytes + " bytes in " + room);
        }
    }

    private static void assertKey(boolean good, String characters) {
        if (good) {
            assertNotEquals("", ProfileKey.of(characters.toCharArray()).kind());
        } else {
            assertThrows(IllegalArgumentException.class, () -> ProfileKey.of(characters.toCharArray()));
        }
    }

    @Test
    void keysOfProfilesHaveLimits() {
        assertKey(true, " ".repeat(8));
        assertKey(true, "~".repeat(63));
        assertKey(false, "x".repeat(7));
        assertKey(false, "x".repeat(65));
        assertKey(false, "\u001f".repeat(8));
        assertKey(false, "\u007f".repeat(8));
        assertKey(true, "0123456789abcdefABCDEF00".repeat(3).substring(0, 64));
        assertKey(false, "g".repeat(64));
        assertKey(false, "\uff11".repeat(64)); // a digit, of another script
        assertNotEquals(
                ProfileKey.of("ab".repeat(4).toCharArray()).kind(),
                ProfileKey.of("ab".repeat(32).toCharArray()).kind());
    }

    @Test
    void aDocumentDoesNotShowItself() {
        ProfileDocument document = new ProfileDocument("<x/>", 2, 0x1f);
        assertEquals("ProfileDocument[4 characters, flags=2, grantedAccess=0x1f]", document.toString());
        assertFalse(document.hasPlaintextKey());
    }
}
