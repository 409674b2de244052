// SPDX-License-Identifier: Apache-2.0
package com.example.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** No adapter is needed: Windows is played by the testkit, and time moves only when a test moves it. */
@SimulatedWindows
class WifiWatcherTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void aConnectionIsToldStepByStep(Simulator windows) {
        windows.wifi("wlan0").profile("home").wpa3("correct horse").add();
        windows.wifi("wlan0").network("home").wpa3().key("correct horse").add();
        try (WlanClient client = WlanClient.open();
                Watch watch = WifiWatcher.watch(client, lines::add)) {
            client.interfaces().get(0).connect("home");
            windows.runUntil(() -> lines.contains("connected to home"));
            client.interfaces().get(0).disconnect();
            windows.runUntil(() -> lines.contains("disconnected from home"));
            assertEquals(0, watch.lost());
        } // what is left open fails the test
        lines.removeIf(line -> line.startsWith("signal"));
        assertEquals(List.of("connecting to home", "connected to home", "disconnected from home"), lines);
    }

    @Test
    void aWrongKeyIsToldInWords(Simulator windows) {
        windows.wifi("wlan0").profile("home").wpa2("battery staple").add();
        windows.wifi("wlan0").network("home").wpa2().key("correct horse").add();
        try (WlanClient client = WlanClient.open();
                Watch watch = WifiWatcher.watch(client, lines::add)) {
            client.interfaces().get(0).connect("home");
            windows.runUntil(() -> lines.size() == 2);
        }
        assertEquals("connecting to home", lines.get(0));
        assertTrue(lines.get(1).startsWith("no connection to home: "), lines.get(1));
    }

    @Test
    void aRestartOfTheServiceIsSurvived(Simulator windows) {
        try (WlanClient client = WlanClient.openLasting();
                Watch watch = WifiWatcher.watch(client, lines::add)) {
            windows.service("wlansvc", false);
            windows.service("wlansvc", true);
            client.interfaces(); // any call notices, and the client looks by itself every two seconds
            windows.wifi("wlan0")
                    .addProfile("cafe", "cafe", false)
                    .network("cafe")
                    .add();
            client.interfaces().get(0).connect("cafe");
            windows.runUntil(() -> lines.contains("connected to cafe"));
        }
        lines.removeIf(line -> line.startsWith("signal"));
        assertEquals(
                List.of(
                        "the WLAN service has stopped",
                        "the WLAN service is back",
                        "connecting to cafe",
                        "connected to cafe"),
                lines);
    }
}
