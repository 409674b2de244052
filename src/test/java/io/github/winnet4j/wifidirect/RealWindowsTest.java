// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.Availability;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.CompletionPort;
import org.junit.jupiter.api.Test;

/**
 * Without the simulator: this Windows has Wi-Fi Direct, or says what it lacks. Wine has none, as Windows 7 had none.
 */
@OnWindows
class RealWindowsTest {
    /** A Windows may have some, and each has its address; Wine 8 has a function that fails, and says so. */
    @Test
    void thePairedDevicesAreListed() {
        try {
            WifiDirect.pairedDevices()
                    .forEach(device -> assertEquals(6, device.address().toBytes().length));
        } catch (WindowsException unfinished) {
            assertTrue(System.getenv("WINEPREFIX") != null, unfinished.getMessage());
            assertTrue(unfinished.function().startsWith("CM_Get_Device_Interface"), unfinished.getMessage());
        }
    }

    @Test
    void fault2_aWindowsWithoutWifiDirectSaysSo() {
        try (CompletionPort port = CompletionPort.open()) {
            Availability there = Availability.of("WFDOpenHandle");
            if (there.isPresent()) {
                openOrExplain(port);
                return;
            }
            WindowsException missing = assertThrows(ApiUnavailableException.class, () -> WifiDirect.open(port));
            assertEquals("WFDOpenHandle", missing.function());
            assertTrue(missing.getMessage().contains("wlanapi.dll"), missing.getMessage());
            assertTrue(missing.getMessage().contains("Wi-Fi Direct needs Windows 8 or later"), missing.getMessage());
            assertThrows(ApiUnavailableException.class, () -> WifiDirect.updateVisibility(Direct.DEVICE));
        }
    }

    /** A service that doesn't run is said so by its exception; anything else would be news. */
    private static void openOrExplain(CompletionPort port) {
        try (WifiDirect direct = WifiDirect.open(port)) {
            assertTrue(!direct.isClosed());
        } catch (WindowsException e) {
            assertEquals("WFDOpenHandle", e.function(), e.getMessage());
        }
    }
}
