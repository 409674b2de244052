// SPDX-License-Identifier: Apache-2.0
package com.example.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wlan.ConnectOutcome;
import io.github.winnet4j.wlan.WlanClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, in a Windows that the testkit plays. */
@SimulatedWindows(blockingDrivesTime = true)
class WifiApplicationTest {
    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(WifiApplication.class, "--spring.main.keep-alive=false");
    }

    @Test
    void itsEndClosesEverything(Simulator windows) {
        CompletionPort port;
        WlanClient wifi;
        try (ConfigurableApplicationContext application = start()) {
            port = application.getBean(CompletionPort.class);
            wifi = application.getBean(WlanClient.class);
            assertTrue(wifi.isOpen());
            assertFalse(windows.ledger().isEmpty());
        }
        assertFalse(wifi.isOpen());
        assertFalse(port.isOpen());
        assertEquals(List.of(), windows.ledger()); // nothing of Windows' is left open
    }

    @Test
    void whatIsInProgressEndsWithIt(Simulator windows) {
        windows.wifi("wlan0").addProfile("home");
        windows.on("WlanConnect").neverCompletes();
        CompletableFuture<ConnectOutcome> connecting;
        try (ConfigurableApplicationContext application = start()) {
            WlanClient wifi = application.getBean(WlanClient.class);
            connecting = wifi.interfaces().get(0).connect("home").future();
            assertFalse(connecting.isDone());
        }
        assertTrue(connecting.isCompletedExceptionally());
    }
}
