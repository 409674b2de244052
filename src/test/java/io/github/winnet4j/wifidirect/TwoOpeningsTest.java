// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.LONG;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fault 12: Windows gives the handle of an open that failed to the next one at once, before the client has heard of the
 * failure. Every order of the second open (2), Windows' answers (w), their handling (p), a cancel of the first (c), one
 * of the second (d) and the closing of the client (x): a cancel reaches the open that it is meant for, or none.
 */
@SimulatedWindows
@Timeout(60)
class TwoOpeningsTest {
    private static final MacAddress OTHER = MacAddress.of("02-1A-11-F0-3C-7E");

    private final Map<String, SessionOpening> openings = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();

    @ParameterizedTest
    @CsvSource({
        "refuse error=1225, accept", "refuse error=1225, refuse error=1225", "refuse error=1225, accept cancel=loses",
        "refuse error=1225, accept callback=inside", "refuse error=1225 callback=before, accept",
                "accept, refuse error=1225"
    })
    void fault12_everyOrderOfTwoOpensWithTheSameHandle(String first, String second, Simulator windows) {
        int shared = 0;
        for (String script : WifiDirectOrderTest.orders("2wpcdx")) {
            try {
                shared += play(windows, first, second, script) ? 1 : 0;
            } catch (Throwable e) {
                throw new AssertionError("in the order " + script + "\n" + windows.timeline(), e);
            }
        }
        assertTrue(first.startsWith("accept") || shared > 50, "the handle was shared in " + shared + " orders");
    }

    private boolean play(Simulator windows, String first, String second, String script) {
        windows.reset(1);
        windows.recycleHandles(true);
        windows.command("peer " + DEVICE + " " + first);
        windows.command("peer " + OTHER + " " + second);
        openings.clear();
        cancelled.clear();
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            openings.put("session#1", direct.openSession(DEVICE));
            for (int i = 0; i < script.length(); i++) {
                char letter = script.charAt(i);
                switch (letter) {
                    case '2' -> {
                        if (!direct.isClosed()) {
                            openings.put("session#2", direct.openSession(OTHER));
                        }
                    }
                    case 'w' -> windows.runUntilIdle();
                    case 'p' -> port.pollNow();
                    case 'c' -> cancel("session#1");
                    case 'd' -> cancel("session#2");
                    default -> {
                        openings.forEach((name, opening) -> {
                            if (opening.state() == SessionState.PENDING) {
                                cancelled.add(name);
                            }
                        });
                        direct.closeAsync();
                    }
                }
            }
            windows.runUntilIdle();
            assertTrue(direct.close(LONG));
        }
        Set<String> reached = new HashSet<>();
        for (TraceEvent event : windows.trace()) {
            if (event.kind() == TraceEvent.Kind.CALL && event.function().equals("WFDCancelOpenSession")) {
                String session = event.arguments().get(0);
                assertTrue(cancelled.contains(session), "not cancelled: " + session);
                assertTrue(reached.add(session), session + " was cancelled twice");
            }
        }
        openings.forEach((name, opening) -> {
            assertTrue(opening.future().isDone(), name);
            assertFalse(cancelled.contains(name) && !opening.future().isCompletedExceptionally(), name);
        });
        windows.assertClean();
        List<SessionOpening> both = List.copyOf(openings.values());
        return both.size() == 2 && Objects.equals(both.get(0).life.handle, both.get(1).life.handle);
    }

    private void cancel(String name) {
        SessionOpening opening = openings.get(name);
        if (opening != null && opening.cancel()) {
            cancelled.add(name);
        }
    }
}
