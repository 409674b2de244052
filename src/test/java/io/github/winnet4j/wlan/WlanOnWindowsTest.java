// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.Availability;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same client on the wlanapi.dll that this Windows has. Wine's has little, and what it lacks ends the process: so
 * nothing but opening, listing and closing here.
 */
@OnWindows
class WlanOnWindowsTest {
    private static boolean wine() {
        return System.getenv("WINEPREFIX") != null;
    }

    @Test
    void itOpensListsAndCloses() {
        Availability wlan = Availability.of("WlanOpenHandle");
        assumeTrue(wlan.isPresent(), wlan.explanation());
        try (CompletionPort port = CompletionPort.start()) {
            WlanClient client = WlanClient.open(port);
            assertEquals(2, client.version());
            for (WlanInterface one : client.interfaces()) {
                assertNotNull(one.description());
            }
            client.close();
            client.close();
            assertThrows(IllegalStateException.class, client::interfaces);
        }
    }

    @Test
    void fault2_aFunctionThatThisWindowsLacksIsNamed() {
        Availability lacking = Availability.of("WlanRegisterVirtualStationNotification");
        assumeTrue(
                Availability.of("WlanOpenHandle").isPresent() && lacking.state() == Availability.State.EXPORT_MISSING);
        try (CompletionPort port = CompletionPort.start();
                WlanClient client = WlanClient.open(port)) {
            ApiUnavailableException missing =
                    assertThrows(ApiUnavailableException.class, () -> client.includeVirtualStations(true));
            assertEquals(WinError.ERROR_PROC_NOT_FOUND, missing.code());
            assertTrue(
                    missing.getMessage().contains("no WlanRegisterVirtualStationNotification in wlanapi.dll"),
                    missing.getMessage());
            assertEquals(client.interfaces(), client.interfaces(), "the rest works");
        }
    }

    @Test
    void closedOnesAreGivenBackAndOpenOnesAreFew() {
        assumeTrue(wine(), "Wine has 16 handles; Windows' own number isn't known");
        assumeTrue(!Availability.of("WFDOpenHandle").isPresent(), "a test adapter has more");
        List<WlanClient> open = new ArrayList<>();
        try (CompletionPort port = CompletionPort.start()) {
            for (int i = 0; i < 100; i++) {
                WlanClient.open(port).close();
            }
            TooManyClientsException failure = assertThrows(TooManyClientsException.class, () -> {
                while (open.size() < 100) {
                    open.add(WlanClient.open(port));
                }
            });
            assertEquals(WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED, failure.code());
            assertTrue(failure.open() >= open.size());
        } finally {
            open.forEach(WlanClient::close);
        }
    }
}
