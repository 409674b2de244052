// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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
        assertEquals(1 << 20, new NotificationRoom(1 << 20, 1919).events(), "2 GB but for one MB");
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1 << 20, 1920));
        int least = Layouts.NOTIFICATION_DATA + Layouts.ACM_DATA_SIZE;
        assertEquals(least, new NotificationRoom(1, 0).eventBytes(), "for the end of an attempt");
        for (int bytes = Layouts.ACM_DATA_SIZE; bytes < Layouts.ACM_DATA_SIZE + 20; bytes++) {
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
    void aKeySaysWhatItIsNot() {
        assertTrue(refusal("\u001f".repeat(8)).contains("passphrase has letters"), refusal("\u001f".repeat(8)));
        assertTrue(refusal("g".repeat(64)).contains("hexadecimal"), refusal("g".repeat(64)));
    }

    private static String refusal(String characters) {
        return assertThrows(IllegalArgumentException.class, () -> ProfileKey.of(characters.toCharArray()))
                .getMessage();
    }

    @Test
    void aKeyOfTheHostedNetworkIsWipedWhereItLies() {
        byte[] bytes = {1, 2, 3};
        HostedNetworkKey key = new HostedNetworkKey(bytes, false, false);
        key.close();
        assertArrayEquals(new byte[3], bytes);
        assertThrows(IllegalStateException.class, key::toBytes);
    }

    @Test
    void answersThatAreTooShortSaySo() {
        ByteBuffer three = Layouts.wrap(new byte[3]);
        for (Executable parse : List.<Executable>of(
                () -> ConnectionQuality.parse(three),
                () -> HostedNetworkStatus.parse(three),
                () -> WlanStatistics.parse(three))) {
            IllegalStateException refused = assertThrows(IllegalStateException.class, parse);
            assertTrue(refused.getMessage().contains("3 bytes where"), refused.getMessage());
        }
    }

    @Test
    void namesAndElementsAreEqualByTheirBytes() {
        assertNotEquals(Ssid.of("home").hashCode(), Ssid.of("cafe").hashCode());
        InformationElements one = InformationElements.of(new byte[] {7, 1, (byte) 0xAB});
        assertEquals(one, InformationElements.of(new byte[] {7, 1, (byte) 0xAB}));
        assertNotEquals(one, InformationElements.of(new byte[] {7, 1, (byte) 0xAC}));
        assertNotEquals(one, InformationElements.of(new byte[] {7, 1}));
        assertNotEquals(one, new Object());
        assertEquals("0701ab", one.toString());
    }

    @Test
    void aDocumentDoesNotShowItself() {
        ProfileDocument document = new ProfileDocument("<x/>", 2, 0x1f);
        assertEquals("ProfileDocument[4 characters, flags=2, grantedAccess=0x1f]", document.toString());
        assertFalse(document.hasPlaintextKey());
    }
}
