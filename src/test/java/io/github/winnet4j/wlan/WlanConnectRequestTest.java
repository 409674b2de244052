// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.harness.OneJvm;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What Windows tells of a connection says whose attempt it was, as far as it can. */
@OneJvm("values in, values out")
class WlanConnectRequestTest {
    private static final Ssid HOME = Ssid.of("home");
    private static final Ssid OTHER = Ssid.of("other");

    static CurrentConnection connection(InterfaceState state, ConnectionMode mode, String profile, Ssid ssid) {
        return new CurrentConnection(
                state,
                mode,
                profile,
                ssid,
                BssType.INFRASTRUCTURE,
                MacAddress.of("02-00-00-00-00-01"),
                PhyType.HE,
                0,
                90,
                1_000,
                1_000,
                true,
                false,
                AuthAlgorithm.RSNA_PSK,
                CipherAlgorithm.CCMP);
    }

    /** By an event and by the connection in force, which must say the same. */
    private static boolean fits(WlanConnectRequest request, ConnectionMode mode, String profile, Ssid ssid) {
        boolean fits = request.fits(new WlanNotification.Connection(
                new WlanNotification.Head(1, 8, 10, new UUID(0, 1)),
                WlanNotification.Step.COMPLETE,
                mode,
                profile,
                ssid,
                BssType.INFRASTRUCTURE,
                true,
                new WlanReason(0),
                0,
                ""));
        assertEquals(fits, request.fits(connection(InterfaceState.CONNECTED, mode, profile, ssid)));
        return fits;
    }

    @Test
    void byAProfileItIsTheOneOfThatName() {
        WlanConnectRequest request = WlanConnectRequest.byProfile("home");
        assertTrue(fits(request, ConnectionMode.PROFILE, "home", HOME));
        assertTrue(fits(request, ConnectionMode.PROFILE, "home", OTHER), "whatever the network of that profile is");
        assertFalse(fits(request, ConnectionMode.PROFILE, "Home", HOME));
        assertFalse(fits(request, ConnectionMode.AUTO, "home", HOME), "Windows does that by itself");
    }

    @Test
    void byATemporaryProfileItIsATemporaryOne() {
        WlanConnectRequest any = WlanConnectRequest.byTemporaryProfile("<x/>");
        assertTrue(fits(any, ConnectionMode.TEMPORARY_PROFILE, "", OTHER));
        assertFalse(fits(any, ConnectionMode.PROFILE, "", OTHER));
        assertFalse(fits(any, ConnectionMode.AUTO, "", OTHER));
    }

    @Test
    void byADiscoveryItIsThatNetworkWithoutAProfileOfBefore() {
        for (WlanConnectRequest request :
                new WlanConnectRequest[] {WlanConnectRequest.toOpen(HOME), WlanConnectRequest.toSecured(HOME)}) {
            assertTrue(fits(request, ConnectionMode.OPEN_DISCOVERY, "home 2", HOME));
            assertTrue(fits(request, ConnectionMode.SECURE_DISCOVERY, "", HOME));
            assertFalse(fits(request, ConnectionMode.OPEN_DISCOVERY, "home", OTHER));
            assertFalse(fits(request, ConnectionMode.PROFILE, "home", HOME));
            assertFalse(fits(request, ConnectionMode.AUTO, "home", HOME));
        }
    }

    @Test
    void anAdHocNetworkIsNotHidden() {
        WlanConnectRequest open = WlanConnectRequest.toOpen(HOME);
        assertNotEquals(open, open.adHoc());
        assertThrows(IllegalArgumentException.class, () -> open.hidden().adHoc());
    }

    @Test
    void aSwitchHasWindowsNumber() {
        assertEquals(1, RadioSwitch.ON.code());
        assertEquals(2, RadioSwitch.OFF.code());
        assertEquals(-1, RadioSwitch.UNKNOWN.code());
    }
}
