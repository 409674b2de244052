// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.testkit.*;
import io.github.winnet4j.wlan.*;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

@SimulatedWindows
class StrongestTest {
    /** What is to be tested: the name of the strongest station. */
    static String strongest(WlanClient wifi) {
        return wifi.interfaces().get(0).stations().stream()
                .max(Comparator.comparing(Bss::rssi))
                .map(station -> station.ssid().toString())
                .orElse("none");
    }

    @Test
    void theStrongestIsFoundByAScan(Simulator windows) {
        windows.wifi("wlan0").network("cafe").rssi(-71).add();
        windows.wifi("wlan0").network("home").rssi(-48).add();
        try (WlanClient wifi = WlanClient.open()) {
            var scan = wifi.interfaces().get(0).scan().future();
            windows.runUntil(scan::isDone); // time stands still unless the test moves it
            assertEquals("home", strongest(wifi));
        } // a handle that is left open fails the test by itself
    }
}
