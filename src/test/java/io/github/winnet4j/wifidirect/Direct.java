// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What the tests of Wi-Fi Direct have in common. */
final class Direct {
    static final MacAddress DEVICE = MacAddress.of("02-1A-11-F0-3C-7D");

    /** No test waits so long; one that does has lost something. */
    static final Duration LONG = Duration.ofSeconds(30);

    private Direct() {}

    /** The functions of Wi-Fi Direct that were called, in order. */
    static List<String> calls(Simulator windows) {
        return windows.trace().stream()
                .filter(event ->
                        event.kind() == TraceEvent.Kind.CALL && event.function().startsWith("WFD"))
                .map(TraceEvent::function)
                .toList();
    }

    /** How often that function was called. */
    static long count(Simulator windows, String function) {
        return calls(windows).stream().filter(function::equals).count();
    }

    /** What the future of an opening that has ended brings. */
    static RuntimeException problemOf(SessionOpening opening) {
        assertTrue(opening.future().isDone(), () -> opening + " has not ended");
        RuntimeException problem =
                assertThrows(RuntimeException.class, () -> opening.future().join());
        return problem.getCause() instanceof RuntimeException cause ? cause : problem;
    }

    /** Waits for something that another thread does without an event. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + LONG);
            Thread.yield();
        }
    }
}
