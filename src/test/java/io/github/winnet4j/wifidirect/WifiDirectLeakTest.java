// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.calls;
import static io.github.winnet4j.wifidirect.Direct.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.internal.LogCapture;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.lang.ref.Reference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fault 16: what is forgotten is closed, in Windows' order, and named with the place where it was opened. */
@SimulatedWindows
@Timeout(60)
@SuppressWarnings("try") // some warnings are only kept off the console
class WifiDirectLeakTest {
    private static final String DETECTION = "winnet4j.leakDetection";
    private static final String CLIENT = "A Wi-Fi Direct client was never closed; it is now. ";

    private final CompletionPort port = CompletionPort.open();

    @BeforeEach
    void detect(Simulator windows) {
        System.setProperty(DETECTION, "true");
        windows.peer(DEVICE.toString()).accepts();
    }

    @AfterEach
    void end() {
        System.clearProperty(DETECTION);
        port.close();
    }

    private static void collectUntil(CountDownLatch latch) throws InterruptedException {
        do {
            System.gc();
        } while (!latch.await(20, TimeUnit.MILLISECONDS)); // until the Cleaner has found it
    }

    @Test
    void fault16_aForgottenClientIsClosedAndNamed(Simulator windows) throws Exception {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            CountDownLatch logged = new CountDownLatch(1);
            try (LogCapture also = new LogCapture(logged)) {
                forgetAClient();
                collectUntil(logged);
                assertEquals(CLIENT, also.message());
                assertTrue(also.trace().contains("WifiDirectLeakTest.forgetAClient"), also.trace());
            }
            assertEquals(1, log.messages().size());
        }
        assertEquals(1, count(windows, "WFDCloseHandle"));
    }

    private void forgetAClient() {
        assertNotNull(WifiDirect.open(port).toString());
    }

    @Test
    void fault16_aForgottenSessionIsClosedAndNamedAndItsClientGoesOn(Simulator windows) throws Exception {
        try (WifiDirect direct = WifiDirect.open(port)) {
            CountDownLatch logged = new CountDownLatch(1);
            try (LogCapture log = new LogCapture(logged)) {
                forgetASession(direct, windows);
                collectUntil(logged);
                assertTrue(log.message().startsWith("A Wi-Fi Direct session was never closed"), log.message());
                assertTrue(log.trace().contains("WifiDirectLeakTest.forgetASession"), log.trace());
            }
            assertEquals(1, count(windows, "WFDCloseSession"));
            direct.openLegacySession(DEVICE).close();
        }
        assertEquals(2, count(windows, "WFDCloseSession"));
    }

    private void forgetASession(WifiDirect direct, Simulator windows) {
        direct.openSession(DEVICE);
        windows.runUntilIdle();
        port.pollNow();
    }

    @Test
    void fault16_aForgottenClientTakesItsForgottenSessionsWithItFirst(Simulator windows) throws Exception {
        for (int i = 0; i < 5; i++) {
            CountDownLatch logged = new CountDownLatch(1);
            try (LogCapture log = new LogCapture(logged)) {
                forgetBoth(windows);
                while (!log.messages().contains(CLIENT)) {
                    collectUntil(logged);
                }
            }
        }
        assertEquals("WFDCloseHandle", calls(windows).get(calls(windows).size() - 1));
        assertEquals(5, count(windows, "WFDCloseSession"));
    }

    private void forgetBoth(Simulator windows) {
        forgetASession(WifiDirect.open(port), windows);
    }

    @Test
    void aSessionKeepsItsClient(Simulator windows) throws Exception {
        WifiDirectSession session = sessionOfAForgottenClient(windows);
        try {
            for (int i = 0; i < 5; i++) {
                System.gc();
            }
            assertEquals(0, count(windows, "WFDCloseHandle"));
            assertEquals(SessionState.OPEN, session.state());
            session.client().close();
        } finally {
            Reference.reachabilityFence(session);
        }
    }

    private WifiDirectSession sessionOfAForgottenClient(Simulator windows) {
        SessionOpening opening = WifiDirect.open(port).openSession(DEVICE);
        windows.runUntilIdle();
        port.pollNow();
        return opening.session();
    }

    @Test
    void aPendingOpenKeepsItsClientUntilItHasEnded(Simulator windows) throws Exception {
        WifiDirect.open(port).openSession(DEVICE);
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        assertEquals(0, count(windows, "WFDCloseHandle"));
        CountDownLatch logged = new CountDownLatch(1);
        try (LogCapture log = new LogCapture(logged)) {
            windows.runUntilIdle();
            port.pollNow();
            while (!log.messages().contains(CLIENT)) {
                collectUntil(logged);
            }
        }
        assertEquals("WFDCloseSession", calls(windows).get(2), "it was not handed out");
    }
}
