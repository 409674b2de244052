// SPDX-License-Identifier: Apache-2.0
package com.example.signals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wlan.WlanClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SimulatedWindows
@Timeout(60)
class PageServerTest {
    private static BufferedReader get(PageServer server, String path) throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        URI address = URI.create("http://" + host + ":" + server.port() + path);
        return new BufferedReader(new InputStreamReader(address.toURL().openStream(), UTF_8));
    }

    /** The data of the next event. */
    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        assertNotNull(line);
        assertTrue(line.startsWith("data: "), line);
        assertEquals("", events.readLine());
        return line.substring("data: ".length());
    }

    private static void await(Simulator windows, BufferedReader events, String expected) throws IOException {
        String data = next(events);
        for (int i = 0; i < 500 && !data.contains(expected); i++) {
            windows.runUntilIdle(); // scans end
            data = next(events);
        }
        assertTrue(data.contains(expected), data);
    }

    /** Which is perhaps in the middle of an event: the thread that writes is interrupted. */
    private static void readToTheEnd(BufferedReader events) {
        try {
            while (events.readLine() != null) {
                // what was on its way
            }
        } catch (IOException cutOff) {
            // an end as well
        }
    }

    @Test
    void signalsAreSentAsTheyChange(Simulator windows) throws Exception {
        windows.wifi("wlan0").network("\"home\"").rssi(-48).seen().add();
        try (WlanClient wifi = WlanClient.open();
                Signals signals = new Signals(wifi, Duration.ofMillis(20));
                PageServer server = new PageServer(signals, 0)) {
            BufferedReader events = get(server, "/signals");
            await(windows, events, "\"ssid\":\"\\u0022home\\u0022\"");
            await(windows, events, "\"rssi\":-48,");
            windows.wifi("wlan0").network("\"home\"").signal(-60);
            await(windows, events, "\"rssi\":-60,");
            windows.service("wlansvc", false);
            await(windows, events, "{\"problem\":\"Wlan");
            server.close();
            readToTheEnd(events);
        }
        windows.service("wlansvc", true);
    }

    @Test
    void thePageIsServed() throws Exception {
        try (WlanClient wifi = WlanClient.open();
                Signals signals = new Signals(wifi, Duration.ofSeconds(1));
                PageServer server = new PageServer(signals, 0)) {
            assertEquals("<!DOCTYPE html>", get(server, "/").readLine());
        }
    }
}
