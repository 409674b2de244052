// SPDX-License-Identifier: Apache-2.0
package com.example.signals;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.wlan.Bss;
import io.github.winnet4j.wlan.CurrentConnection;
import io.github.winnet4j.wlan.ScanOutcome;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wlan.WlanOperation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the stations in reach again and again, and has the last minute's looks for all waiters. */
final class Signals implements AutoCloseable {
    /** One look, as the page gets it. */
    record Look(long number, String json) {}

    private static final int KEPT = 60;

    private final WlanClient wifi;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "signals");
        thread.setDaemon(true);
        return thread;
    });
    private List<WlanOperation<ScanOutcome>> scans = List.of();
    private final Deque<Look> looks = new ArrayDeque<>();
    private boolean closed;

    Signals(WlanClient wifi, Duration every) {
        this.wifi = wifi;
        clock.scheduleAtFixedRate(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for looks that are newer than that one; none when the looks have ended. */
    synchronized List<Look> after(long number) throws InterruptedException {
        while (!closed && (looks.isEmpty() || looks.getLast().number() <= number)) {
            wait();
        }
        return closed
                ? List.of()
                : looks.stream().filter(look -> look.number() > number).toList();
    }

    private void look() {
        Json json = new Json();
        try {
            if (scans.stream().allMatch(scan -> scan.future().isDone())) {
                scans = wifi.scan(); // the lists are as old as the last scan, which takes seconds
            }
            describe(json);
        } catch (WindowsException problem) {
            json = new Json().field("problem", problem.getMessage()); // such as a service that was stopped
        } catch (IllegalStateException closing) {
            return;
        }
        synchronized (this) {
            looks.add(new Look(looks.isEmpty() ? 1 : looks.getLast().number() + 1, json.toString()));
            if (looks.size() > KEPT) {
                looks.remove();
            }
            notifyAll();
        }
    }

    private void describe(Json json) {
        json.array("adapters");
        for (WlanInterface adapter : wifi.interfaces()) {
            String ssid = adapter.connection()
                    .map(CurrentConnection::ssid)
                    .map(Object::toString)
                    .orElse("");
            json.object()
                    .field("name", adapter.description())
                    .field("ssid", ssid)
                    .end();
        }
        json.end().array("stations");
        for (WlanInterface adapter : wifi.interfaces()) {
            MacAddress connected =
                    adapter.connection().map(CurrentConnection::address).orElse(null);
            for (Bss station : adapter.stations()) {
                boolean here = station.address().equals(connected);
                json.object()
                        .field("ssid", station.ssid().toString())
                        .field("address", station.address().toString())
                        .field("rssi", here ? adapter.rssi().orElse(station.rssi()) : station.rssi())
                        .field("channel", station.channel())
                        .field("frequency", station.frequency())
                        .field("security", station.securities().toString())
                        .field("connected", here)
                        .end();
            }
        }
        json.end();
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.shutdown();
        notifyAll();
    }
}
