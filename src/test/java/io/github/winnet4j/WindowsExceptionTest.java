// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.win32.WinError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures carry what failed, the number, its name and what to do, in the type that fits. */
class WindowsExceptionTest {
    @Test
    void carriesFunctionNumberAndName() {
        WindowsException failure = WindowsException.of("WNetCancelConnectionA", 2250);
        assertEquals("WNetCancelConnectionA", failure.function());
        assertEquals(2250, failure.code());
        assertEquals("ERROR_NOT_CONNECTED", failure.symbol());
        assertTrue(failure.getMessage().startsWith("WNetCancelConnectionA failed: 2250 ERROR_NOT_CONNECTED"));
    }

    @Test
    void fault1_aMissingDllIsNamedWithWhatBringsIt() {
        WindowsException failure = WindowsException.of("PeerDistStartup", 126);
        assertInstanceOf(ApiUnavailableException.class, failure);
        assertTrue(
                failure.getMessage().contains("This Windows has no peerdist.dll. BranchCache comes with"),
                failure.getMessage());
    }

    @Test
    void fault2_aMissingFunctionIsNamedWithItsDll() {
        WindowsException failure = WindowsException.of("WFDCloseSession", 127);
        assertInstanceOf(ApiUnavailableException.class, failure);
        assertTrue(
                failure.getMessage().contains("This Windows has no WFDCloseSession in wlanapi.dll."),
                failure.getMessage());
    }

    @Test
    void aRefusalThatTheMissingConsentExplainsNamesTheSettings() {
        AccessDeniedException scan = assertInstanceOf(AccessDeniedException.class, WindowsException.of("WlanScan", 5));
        assertTrue(scan.locationConsentLikely());
        assertTrue(scan.getMessage().contains("ms-settings:privacy-location"), scan.getMessage());
        AccessDeniedException other =
                assertInstanceOf(AccessDeniedException.class, WindowsException.of("WNetAddConnection2W", 5));
        assertFalse(other.locationConsentLikely());
    }

    @Test
    void aRefusalOfASettingOfTheMachineNamesTheRightAndNotTheLocation() {
        for (String function : new String[] {
            "WlanSetFilterList", "WlanGetFilterList", "WlanSetAutoConfigParameter", "WlanHostedNetworkForceStart"
        }) {
            AccessDeniedException refused =
                    assertInstanceOf(AccessDeniedException.class, WindowsException.of(function, 5));
            assertFalse(refused.locationConsentLikely(), function);
            assertTrue(refused.getMessage().contains("run this program as administrator"), refused.getMessage());
            assertFalse(refused.getMessage().contains("ms-settings"), refused.getMessage());
        }
    }

    @Test
    void aStoppedServiceIsNamed() {
        WindowsException failure = WindowsException.of("WlanOpenHandle", 1062);
        assertInstanceOf(ServiceNotRunningException.class, failure);
        assertTrue(failure.getMessage().contains("wlansvc (WLAN AutoConfig)"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "WlanScan, wlansvc",
        "WFDStartOpenSession, wlansvc",
        "PeerDistClientOpenContent, PeerDistSvc",
        "WNetAddConnection2W, "
    })
    void aServerThatIsGoneIsAStoppedServiceWhereItIsOfThisMachine(String function, String service) {
        WindowsException failure = WindowsException.of(function, 1722);
        if (service == null) { // of a server, it may be anybody's
            assertSame(WindowsException.class, failure.getClass());
        } else {
            assertInstanceOf(ServiceNotRunningException.class, failure);
            assertTrue(failure.getMessage().contains("Start the service " + service), failure.getMessage());
        }
    }

    @Test
    void fault9_aCodeWithoutANameKeepsItsNumber() {
        assertEquals("31337", WindowsException.of("WlanOpenHandle", 31337).symbol());
        WindowsException large = WindowsException.of("WlanScan", 0x80342002);
        assertEquals("ERROR_NDIS_DOT11_POWER_STATE_INVALID", large.symbol());
        assertTrue(large.getMessage().contains("0x80342002"), large.getMessage());
        assertEquals("0x80349999", WindowsException.of("WlanScan", 0x80349999).symbol());
    }

    @Test
    void checkThrowsForFailuresOnly() {
        assertDoesNotThrow(() -> WindowsException.check("WlanCloseHandle", 0));
        assertEquals(
                6,
                assertThrows(WindowsException.class, () -> WindowsException.check("WlanCloseHandle", 6))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({
        "0, ERROR_SUCCESS",
        "87, ERROR_INVALID_PARAMETER",
        "1222, ERROR_NO_NETWORK",
        "4052, PEERDIST_ERROR_MISSING_DATA",
        "4059, PEERDIST_ERROR_OPERATION_NOTFOUND",
        "5023, ERROR_INVALID_STATE",
        "1722, RPC_S_SERVER_UNAVAILABLE"
    })
    void codesHaveTheNamesOfTheHeader(int code, String name) {
        assertEquals(name, WinError.nameOf(code));
    }

    @Test
    void anUnknownCodeHasNoName() {
        assertNull(WinError.nameOf(-1));
    }

    @Test
    void everyFunctionFindsItsFamily() {
        assertSame(Family.WIFI_DIRECT, Family.of("WFDCancelOpenSession").orElseThrow());
        assertSame(Family.WLAN, Family.of("WlanCloseHandle").orElseThrow());
        assertSame(
                Family.NETWORK_CONNECTIONS, Family.of("WNetCancelConnectionA").orElseThrow());
        assertSame(
                Family.BRANCH_CACHE,
                Family.of("PeerDistClientCancelAsyncOperation").orElseThrow());
        assertTrue(Family.of("CreateFileW").isEmpty());
    }

    @OnWindows
    @Test
    void windowsOwnTextIsPartOfTheMessage() {
        WindowsException failure = WindowsException.of("WlanCloseHandle", 87);
        assertFalse(failure.text().isEmpty());
        assertFalse(failure.text().contains("\n"));
        assertTrue(
                failure.getMessage().endsWith("87 ERROR_INVALID_PARAMETER: " + failure.text()), failure.getMessage());
    }
}
