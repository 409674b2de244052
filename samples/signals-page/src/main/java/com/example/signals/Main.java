// SPDX-License-Identifier: Apache-2.0
package com.example.signals;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.wlan.WlanClient;
import java.io.IOException;
import java.time.Duration;

/** Serves the page on this machine until Enter is pressed. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Availability wifi = Availability.of(Family.WLAN);
        if (!wifi.isPresent()) {
            System.out.println("no Wi-Fi here: " + wifi.explanation());
            System.exit(1);
        }
        int port = arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]);
        // Closed from below: first no browser gets anything any more, then the looks end, then the client goes.
        try (WlanClient client = WlanClient.openLasting();
                Signals signals = new Signals(client, Duration.ofSeconds(1));
                PageServer server = new PageServer(signals, port)) {
            System.out.println("http://localhost:" + server.port() + "/");
            System.in.read();
        }
    }
}
