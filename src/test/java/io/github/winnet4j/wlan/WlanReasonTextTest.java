// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import org.junit.jupiter.api.Test;

/** Reasons in words: Windows' own where it has them, and this library's where Windows can't say. */
@SimulatedWindows
class WlanReasonTextTest {
    @Test
    void windowsSaysIt() {
        assertEquals("The key does not match.", new WlanReason(0x2800D).text());
        assertEquals("Reason code 0x12345.", new WlanReason(0x12345).text());
    }

    @Test
    void withoutWindowsTheTableSaysIt(Simulator windows) {
        for (int code :
                new int[] {WinError.ERROR_PROC_NOT_FOUND, WinError.ERROR_MOD_NOT_FOUND, WinError.ERROR_INVALID_PARAMETER
                }) {
            windows.on("WlanReasonCodeToString").returns(code);
            assertEquals("The key does not fit.", new WlanReason(0x2800D).text());
            assertEquals("An unknown reason, 0x12345.", new WlanReason(0x12345).text());
        }
    }

    @Test
    @SuppressWarnings("ReturnValueIgnored") // its calls count, not its text
    void theNameNeedsNoWindows(Simulator windows) {
        new WlanReason(0x2800D).toString();
        assertEquals(0, windows.trace().size());
    }
}
