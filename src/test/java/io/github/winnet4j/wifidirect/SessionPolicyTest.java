// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Windows reports policy only when a session is opened; {@link Availability} remembers it. */
@SimulatedWindows
class SessionPolicyTest {
    private static final String PEER = "02-1A-11-F0-3C-7D";
    private static final MacAddress DEVICE = MacAddress.of(PEER);

    private static Availability.State state() {
        return Availability.of(Family.WIFI_DIRECT).state();
    }

    @Test
    void availabilitySaysWhatTheOpeningsSay(Simulator windows) {
        windows.peer(PEER).accepts();
        try (CompletionPort port = CompletionPort.start();
                WifiDirect direct = WifiDirect.open(port)) {
            assertEquals(Availability.State.PRESENT, state());
            assertTrue(Availability.of(Family.WIFI_DIRECT).explanation().contains("policy"), "what it can't know");
            windows.policy("wfd", false);
            assertThrows(WindowsException.class, () -> direct.openSession(DEVICE));
            Availability off = Availability.of(Family.WIFI_DIRECT);
            assertEquals(Availability.State.SERVICE_STOPPED, off.state());
            assertTrue(off.explanation().contains("5023") && off.explanation().contains("policy"), off.explanation());
            windows.policy("wfd", true);
            assertEquals(Availability.State.SERVICE_STOPPED, state(), "it wasn't tried since");
            SessionOpening opening = direct.openSession(DEVICE);
            assertEquals(Availability.State.PRESENT, state());
            windows.runUntil(opening.future()::isDone);
            opening.future().join().end();
            windows.runUntilIdle();
        }
    }

    @Test
    void anAnswerThatComesLaterCountsAsWell(Simulator windows) {
        windows.peer(PEER).refuses(WinError.ERROR_INVALID_STATE);
        try (CompletionPort port = CompletionPort.start();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            windows.runUntil(opening.future()::isDone);
            assertThrows(CompletionException.class, opening.future()::join);
            assertEquals(Availability.State.SERVICE_STOPPED, state());
            windows.service("wlansvc", false);
            assertThrows(WindowsException.class, () -> direct.openSession(DEVICE));
            windows.service("wlansvc", true);
            assertEquals(Availability.State.PRESENT, state(), "policy is read anew when the service starts");
            windows.on("WFDCloseHandle").returns(0);
        }
        windows.reset();
    }
}
