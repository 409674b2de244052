// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.wlan.WlanReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What helps against a failure, where it depends on what was called. */
@SimulatedWindows // Wine has no words for reasons
class WifiDirectExceptionTest {
    /** Of the opens alone, which reach the device. */
    @ParameterizedTest
    @CsvSource({"1168, Is the device paired?", "1460, is it switched on", "1225, The device refused"})
    void whatTheDeviceMayLackIsSaidWhereItWasAsked(int code, String advice) {
        for (String function : new String[] {"WFDStartOpenSession", "WFDOpenLegacySession"}) {
            String message = WifiDirectException.of(function, code, 0).getMessage();
            assertTrue(message.startsWith(function + " failed: " + code) && message.contains(advice), message);
            assertFalse(message.contains("reason"), message);
        }
        String other =
                WifiDirectException.of("WFDUpdateDeviceVisibility", code, 0).getMessage();
        assertFalse(other.contains(advice), other);
    }

    @ParameterizedTest
    @CsvSource({"WFDStartOpenSession, 1460", "WFDStartOpenSession, 87"})
    void aReasonFollowsTheAdviceOrStandsAlone(String function, int code) {
        WifiDirectException failure = (WifiDirectException) WifiDirectException.of(function, code, 0x38003);
        assertEquals(new WlanReason(0x38003), failure.reason());
        assertEquals(code == WinError.ERROR_TIMEOUT, failure.getMessage().contains("and near? The reason is 0x38003"));
        assertTrue(failure.getMessage().contains("The reason is 0x38003"), failure.getMessage());
    }
}
