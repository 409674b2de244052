// SPDX-License-Identifier: Apache-2.0
package com.example.signals;

import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.WifiNetwork;
import io.github.winnet4j.wlan.WlanClient;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts the program in a Windows that the testkit plays, with signals that come and go in real time. */
final class WithoutAdapter {
    /** What their beacons say: information element 48, RSN. */
    private static final String WPA2 = "30140100000fac040100000fac040100000fac020000";

    private static final String WPA3 = "30140100000fac040100000fac040100000fac088000";
    private static final String OWE = "30140100000fac040100000fac040100000fac120000";

    private WithoutAdapter() {}

    public static void main(String[] arguments) throws Exception {
        Simulator windows = Simulator.install(); // before anything else calls winnet4j
        windows.mode(Simulator.Mode.FREE);
        windows.wifi("wlan0").profile("Home").wpa3("correct horse").add();
        Map<WifiNetwork, Integer> networks = Map.of(
                station(windows, 1, "Home", 5_180_000, WPA3).wpa3().key("correct horse"), -44,
                station(windows, 2, "Home", 2_437_000, WPA3).wpa3().key("correct horse"), -57,
                station(windows, 3, "Café Zum Löwen", 2_412_000, OWE).owe(), -71,
                station(windows, 4, "Third floor <b>left</b>", 5_955_000, WPA2).wpa2(), -64,
                station(windows, 5, "Printer", 2_462_000, ""), -82);
        networks.forEach((network, rssi) -> network.rssi(rssi).seen().add());

        ScheduledExecutorService air = Executors.newSingleThreadScheduledExecutor();
        Runnable change = () -> networks.forEach((network, rssi) -> network.signal(rssi + wave(rssi)));
        air.scheduleAtFixedRate(change, 0, 500, TimeUnit.MILLISECONDS);
        try (WlanClient user = WlanClient.open()) {
            user.interfaces().get(0).connect("Home").future().get(30, TimeUnit.SECONDS);
            Main.main(arguments);
        } finally {
            air.shutdownNow();
        }
    }

    private static WifiNetwork station(Simulator windows, int number, String ssid, int frequency, String security) {
        return windows.wifi("wlan0")
                .network(ssid)
                .bssid("02-00-00-00-00-0" + number)
                .frequency(frequency)
                .informationElements(HexFormat.of().parseHex(security));
    }

    /** Slow for one station, quick for another. */
    private static int wave(int seed) {
        double seconds = System.nanoTime() / 1e9;
        return (int) Math.round(7 * Math.sin(seconds * 9 / seed) + 3 * Math.sin(seconds * (seed % 5)));
    }
}
