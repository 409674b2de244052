// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnet4j.*;
import io.github.winnet4j.testkit.*;
import io.github.winnet4j.win32.*;
import org.junit.jupiter.api.Test;

@SimulatedWindows(seed = 7)
class AdapterCountTest {
    /** What is to be tested: how many Wi-Fi adapters this machine has. */
    static int adapters() {
        long[] client = new long[1];
        WindowsException.check("WlanOpenHandle", Wlanapi.WlanOpenHandle(2, 0, new int[1], client));
        try {
            byte[] count = new byte[4];
            int code = Wlanapi.WlanEnumInterfaces(client[0], 0, count, new int[1]);
            if (code != WinError.ERROR_MORE_DATA) {
                WindowsException.check("WlanEnumInterfaces", code);
            }
            return count[0];
        } finally {
            Wlanapi.WlanCloseHandle(client[0], 0);
        }
    }

    @Test
    void anAdapterThatIsPluggedInCounts(Simulator windows) {
        assertEquals(1, adapters()); // there is one from the start
        windows.wifi("wlan1").add("USB adapter");
        assertEquals(2, adapters());
    }

    @Test
    void nothingIsLeftOpenWhenTheListFails(Simulator windows) {
        windows.on("WlanEnumInterfaces").nth(1).returns(WinError.ERROR_NOT_ENOUGH_MEMORY);
        assertThrows(WindowsException.class, () -> adapters()); // a handle left open would fail this test by itself
        assertEquals(1, adapters());
    }

    @Test
    void aServiceThatIsOffIsSaidSo(Simulator windows) {
        windows.service("wlansvc", false);
        assertThrows(ServiceNotRunningException.class, () -> adapters());
    }
}
