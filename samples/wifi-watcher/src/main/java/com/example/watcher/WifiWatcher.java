// SPDX-License-Identifier: Apache-2.0
package com.example.watcher;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wlan.WlanNotification;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** Prints what happens to this machine's Wi-Fi, a line for each event, until Enter is pressed. */
public final class WifiWatcher {
    private WifiWatcher() {}

    public static void main(String[] arguments) throws IOException {
        Availability wifi = Availability.of(Family.WLAN);
        if (!wifi.isPresent()) {
            System.out.println("no Wi-Fi here: " + wifi.explanation());
            System.exit(1);
        }
        try (WlanClient client = WlanClient.openLasting(); // goes on when the WLAN service is restarted
                Watch watch = watch(client, System.out::println)) {
            for (WlanInterface adapter : client.interfaces()) {
                System.out.println(adapter.description() + ": "
                        + adapter.connection()
                                .map(now -> "connected to " + now.ssid())
                                .orElse("not connected"));
            }
            System.in.read();
            System.out.println(watch.handled() + " events");
        }
    }

    /** Handlers run one at a time, in order, and not any more once the watch is closed. */
    static Watch watch(WlanClient client, Consumer<String> out) {
        return client.watch(Set.of(NotificationSource.ACM, NotificationSource.MSM), event -> {
            String line = line(event);
            if (!line.isEmpty()) {
                out.accept(line);
            }
        });
    }

    private static String line(WlanNotification event) {
        if (event instanceof WlanNotification.Connection connection) {
            return switch (connection.step()) {
                case START -> "connecting to " + connection.ssid();
                // This step also ends attempts that failed.
                case COMPLETE ->
                    connection.isConnected()
                            ? "connected to " + connection.ssid()
                            : "no connection to " + connection.ssid() + ": "
                                    + connection.reason().text();
                case DISCONNECTED -> "disconnected from " + connection.ssid();
                case ATTEMPT_FAILED, DISCONNECTING -> "";
            };
        } else if (event instanceof WlanNotification.Link link) {
            return switch (link.step()) {
                case ROAMING_END -> "roamed to " + link.address();
                default -> "";
            };
        } else if (event instanceof WlanNotification.ValueChanged changed) {
            return changed.value() == WlanNotification.Value.SIGNAL_QUALITY ? "signal " + changed.now() + " %" : "";
        } else if (event instanceof WlanNotification.ServiceLost) {
            return "the WLAN service has stopped";
        } else if (event instanceof WlanNotification.ServiceBack) {
            return "the WLAN service is back";
        } else if (event instanceof WlanNotification.Dropped dropped) {
            return dropped.count() + " events came faster than they were printed";
        }
        return "";
    }
}
