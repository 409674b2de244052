// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.harness.OnWindows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wi-Fi through the raw functions, where a test adapter is: it changes profiles, so never on Windows itself. */
@OnWindows
class WlanRawTest {
    private static final String XML = "<?xml version=\"1.0\"?>"
            + "<WLANProfile"
            + " xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\"><name>raw</name><SSIDConfig><SSID>"
            + "<name>raw</name></SSID></SSIDConfig><connectionType>ESS"
            + "</connectionType><connectionMode>manual</connectionMode><MSM>"
            + "<security><authEncryption><authentication>open</authentication><encryption>none"
            + "</encryption><useOneX>false</useOneX>"
            + "</authEncryption></security></MSM></WLANProfile>";

    private final long[] client = new long[1];
    private final byte[] guid = new byte[16];

    @BeforeEach
    void open() {
        assumeTrue(
                System.getenv("WINEPREFIX") != null
                        && Availability.of("WFDOpenHandle").isPresent(),
                "no test adapter");
        check(Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, new int[1], client));
        byte[] list = new byte[8 + 532];
        int code = Wlanapi.WlanEnumInterfaces(client[0], 0, list, new int[1]);
        assumeTrue(code == 0 && list[0] > 0, "no test adapter");
        System.arraycopy(list, 8, guid, 0, 16);
    }

    @AfterEach
    void close() {
        if (client[0] != 0) {
            Wlanapi.WlanDeleteProfile(client[0], guid, "raw", 0);
            check(Wlanapi.WlanCloseHandle(client[0], 0));
        }
    }

    @Test
    void aProfileIsSetListedReadAndDeleted() {
        int[] reason = new int[1];
        check(Wlanapi.WlanSetProfile(client[0], guid, 0, XML, null, true, 0, reason));
        byte[] list = new byte[65536];
        int[] size = new int[1];
        check(Wlanapi.WlanGetProfileList(client[0], guid, 0, list, size));
        int count = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN).getInt();
        assertEquals(8 + count * 516, size[0]);
        assertTrue(new String(list, 0, size[0], StandardCharsets.UTF_16LE).contains("raw\0"));

        assertEquals(
                WinError.ERROR_MORE_DATA,
                Wlanapi.WlanGetProfile(client[0], guid, "raw", 0, new char[0], null, null, size));
        char[] xml = new char[size[0]];
        check(Wlanapi.WlanGetProfile(client[0], guid, "raw", 0, xml, new int[1], new int[1], size));
        assertEquals(xml.length, size[0]);
        assertEquals('\0', xml[xml.length - 1]);
        assertTrue(new String(xml).contains("<name>raw</name>"));

        byte[] data = {1, 2, 3, 4, 5};
        check(Wlanapi.WlanSetProfileCustomUserData(client[0], guid, "raw", 5, data, 0));
        byte[] back = new byte[8];
        check(Wlanapi.WlanGetProfileCustomUserData(client[0], guid, "raw", 0, size, back));
        assertEquals(5, size[0]);
        assertArrayEquals(data, Arrays.copyOf(back, 5));
        check(Wlanapi.WlanSetProfilePosition(client[0], guid, "raw", 0, 0));
        check(Wlanapi.WlanDeleteProfile(client[0], guid, "raw", 0));
        assertEquals(WinError.ERROR_NOT_FOUND, Wlanapi.WlanDeleteProfile(client[0], guid, "raw", 0));
    }

    @Test
    void aBadProfileIsRefusedWithItsReason() {
        int[] reason = new int[1];
        assertEquals(
                WinError.ERROR_BAD_PROFILE,
                Wlanapi.WlanSetProfile(client[0], guid, 0, "<not a profile>", null, true, 0, reason));
        assertTrue(reason[0] != 0);
        char[] text = new char[256];
        check(Wlanapi.WlanReasonCodeToString(reason[0], text.length, text, 0));
        assertTrue(text[0] != 0);
    }

    @Test
    void valuesOfAnInterfaceAreAskedForAndSet() {
        int[] size = new int[1];
        byte[] value = new byte[4];
        int backgroundScan = 2;
        check(Wlanapi.WlanQueryInterface(client[0], guid, backgroundScan, 0, size, value, new int[1]));
        assertEquals(4, size[0]);
        check(Wlanapi.WlanSetInterface(client[0], guid, backgroundScan, 4, new byte[4], 0));
        check(Wlanapi.WlanQueryInterface(client[0], guid, backgroundScan, 0, size, value, null));
        assertArrayEquals(new byte[4], value);
        byte[] capability = new byte[276];
        check(Wlanapi.WlanGetInterfaceCapability(client[0], guid, 0, capability));
        check(Wlanapi.WlanScan(client[0], guid, null, null, 0));
        check(Wlanapi.WlanGetAvailableNetworkList(client[0], guid, 0, 0, new byte[65536], size));
        assertEquals(0, (size[0] - 8) % 628);
        check(Wlanapi.WlanGetAvailableNetworkList2(client[0], guid, 0, 0, new byte[65536], size));
        assertEquals(0, (size[0] - 8) % 644);
        check(Wlanapi.WlanGetNetworkBssList(client[0], guid, null, 3, false, 0, new byte[65536], size));
        assertTrue(size[0] >= 8);
    }

    @Test
    @SuppressWarnings("NullAway") // the mistakes under test
    void mistakesAreRefusedBeforeTheCall() {
        byte[] ssids = new byte[300];
        ssids[0] = 8; // seven networks of 40 bytes fit
        assertThrows(IllegalArgumentException.class, () -> Wlanapi.WlanSetFilterList(client[0], 2, ssids, 0));
        assertThrows(IllegalArgumentException.class, () -> Wlanapi.WlanScan(client[0], new byte[15], null, null, 0));
        assertThrows(IllegalArgumentException.class, () -> Wlanapi.WlanScan(client[0], guid, new byte[35], null, 0));
        assertThrows(NullPointerException.class, () -> Wlanapi.WlanDeleteProfile(client[0], guid, null, 0));
        assertThrows(IllegalArgumentException.class, () -> Wlanapi.WlanDeleteProfile(client[0], guid, "r\0w", 0));
        assertThrows(
                NullPointerException.class,
                () -> Wlanapi.WlanSetProfileList(client[0], guid, 2, new String[] {"a", null}, 0));
        byte[] outside = new byte[24]; // one entry, with a blob that would begin behind the end
        outside[4] = 1;
        outside[8] = 16;
        outside[12] = 1;
        assertEquals(WinError.ERROR_INVALID_PARAMETER, Wlanapi.WlanSetPsdIEDataList(client[0], null, outside, 0));
    }

    private static void check(int code) {
        assertEquals(WinError.ERROR_SUCCESS, code, () -> WinError.nameOf(code));
    }
}
