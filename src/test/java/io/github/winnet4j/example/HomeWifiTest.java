// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnet4j.*;
import io.github.winnet4j.port.*;
import io.github.winnet4j.testkit.*;
import io.github.winnet4j.wlan.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;

@SimulatedWindows(seed = 7)
class HomeWifiTest {
    /** What is to be tested: connects, and says how that went. */
    static CompletableFuture<String> join(WlanInterface adapter, String profile) {
        return adapter.connect(profile).future().thenApply(end -> {
            if (end instanceof ConnectOutcome.Connected connected) {
                return "connected to " + connected.ssid();
            } else if (end instanceof ConnectOutcome.Failed failed) {
                return failed.isWrongKey()
                        ? "the key is wrong"
                        : failed.reason().text();
            }
            return "no answer";
        });
    }

    static String joined(Simulator windows, String profile) throws Exception {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            CompletableFuture<String> end = join(wifi.interfaces().get(0), profile);
            windows.runUntil(end::isDone); // time stands still unless the test moves it
            return end.get();
        } // a handle that is left open fails the test by itself
    }

    @Test
    void itConnects(Simulator windows) throws Exception {
        windows.wifi("wlan0").profile("home").wpa3("correct horse").add();
        windows.wifi("wlan0").network("home").wpa3().key("correct horse").add();
        assertEquals("connected to home", joined(windows, "home"));
    }

    @Test
    void aWrongKeyIsSaidSo(Simulator windows) throws Exception {
        windows.wifi("wlan0").profile("home").wpa2("battery staple").add();
        windows.wifi("wlan0").network("home").wpa2().key("correct horse").add();
        assertEquals("the key is wrong", joined(windows, "home"));
    }

    @Test
    void aServiceThatNeverAnswersCostsTheTestNoTime(Simulator windows) throws Exception {
        windows.wifi("wlan0").profile("home").add();
        windows.simulatedDeadlines(true).on("WlanConnect").neverCompletes();
        assertEquals("no answer", joined(windows, "home"));
    }

    @Test
    void aServiceThatIsOffIsSaidSo(Simulator windows) {
        windows.service("wlansvc", false);
        assertThrows(ServiceNotRunningException.class, () -> joined(windows, "home"));
    }
}
