// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wlan.Bss;
import io.github.winnet4j.wlan.ConnectOutcome;
import io.github.winnet4j.wlan.LowLatencyLease;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanCounters;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wlan.WlanNotification;
import io.github.winnet4j.wlan.WlanOperation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Wi-Fi by its client, on the simulator: a scan, a connection that is refused, a lease, and a client that a handler
 * closes.
 */
final class WifiScenes {
    private static final long SECONDS = 20;
    private static final int PROBABLY_THE_KEY = 0x48014;

    private final Simulator windows;

    WifiScenes(Simulator windows) {
        this.windows = windows;
    }

    Scenes.Scene[] all() {
        return new Scenes.Scene[] {
            new Scenes.Scene(
                    "Wi-Fi: a scan, and the stations that it found (WlanScan)",
                    "It ends when Windows says so, without sleeping and looking again.",
                    this::scan),
            new Scenes.Scene(
                    "Wi-Fi: a connection that Windows calls complete, though it failed (WlanConnect)",
                    "The outcome is that of this very attempt, and says why in words.",
                    this::refused),
            new Scenes.Scene(
                    "Wi-Fi: no scans in the background while a game runs (WlanSetInterface)",
                    "Everything is as before when the lease ends, however it ends.",
                    this::lease),
            new Scenes.Scene(
                    "Wi-Fi: a client that is closed by one of its handlers, while notifications come (WlanCloseHandle)",
                    "One WlanCloseHandle; no handler begins after it; what lay there is counted.",
                    this::closedByAHandler)
        };
    }

    private String scan() {
        windows.wifi("wlan0").network("home").rssi(-48).add();
        windows.wifi("wlan0").network("cafe").rssi(-71).frequency(5_180_000).add();
        windows.wifi("wlan0").network(new byte[] {0, (byte) 0xFF}).rssi(-88).add();
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface adapter = wifi.interfaces().get(0);
            var scan = adapter.scan();
            windows.runUntilIdle();
            return end(scan).getClass().getSimpleName() + ": "
                    + adapter.stations().stream()
                            .sorted(Comparator.comparingInt(Bss::rssi).reversed())
                            .map(one -> one.ssid() + " " + one.rssi() + " dBm on channel " + one.channel())
                            .collect(Collectors.joining(", "));
        }
    }

    private String refused() {
        windows.wifi("wlan0")
                .network("home")
                .wpa2()
                .refuses(PROBABLY_THE_KEY)
                .seen()
                .add();
        windows.wifi("wlan0").addProfile("home", "home", true);
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            var attempt = wifi.interfaces().get(0).connect("home");
            windows.runUntilIdle();
            ConnectOutcome.Failed failed = (ConnectOutcome.Failed) end(attempt);
            return "it failed, " + failed.reason().symbol() + "; the network's own reason was: "
                    + failed.attempts().get(0).text().replaceAll("\\.$", "");
        }
    }

    private String lease() {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface adapter = wifi.interfaces().get(0);
            String before = state(adapter);
            String during;
            try (LowLatencyLease quick = adapter.lowLatency()) {
                during = state(wifi.find(quick.interfaceId()).orElseThrow());
            }
            windows.runUntilIdle();
            return "before " + before + ", during " + during + ", after " + state(adapter);
        }
    }

    private static String state(WlanInterface adapter) {
        return (adapter.isMediaStreaming() ? "streaming" : "no streaming") + " and "
                + (adapter.scansInBackground() ? "scans" : "no scans");
    }

    private String closedByAHandler() {
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        WlanClient[] wifi = new WlanClient[1];
        try (CompletionPort port = CompletionPort.start()) {
            wifi[0] = WlanClient.open(port);
            wifi[0].watch(Set.of(NotificationSource.ACM), one -> {
                await(all);
                told.add("number " + one.sequence());
                wifi[0].close(); // on the port's thread; Windows' own only copied and went
                closed.countDown();
            });
            wifi[0].watch((WlanNotification one) -> told.add("the other handler, number " + one.sequence()));
            for (int i = 0; i < 3; i++) {
                windows.wifi("wlan0")
                        .notification()
                        .source(NotificationSource.ACM.code())
                        .code(7)
                        .sendNow();
            }
            all.countDown();
            await(closed);
            wifi[0].close(); // waits until that handler has returned
            WlanCounters counters = wifi[0].counters();
            return "of 3 notifications " + counters.handled() + " was handled (" + String.join(", ", told) + ") and "
                    + counters.discarded() + " were discarded";
        }
    }

    private static <T> T end(WlanOperation<T> operation) {
        try {
            return operation.future().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it never came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
