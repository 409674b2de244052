// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.OrderRun.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every order of what can happen around an open: Windows' answer (w), its handling (p), a cancel (c), the closing of
 * the session (s), of the client (x) and of the port (q). Each order is played for each answer, and with each of them
 * inside the handler.
 */
@SimulatedWindows
@Timeout(120)
class WifiDirectOrderTest {
    private static final Logger LOGGER =
            Logger.getLogger("io.github.winnet4j"); // kept: a logger that is forgotten forgets its level

    /** Each client that is given up logs a warning. */
    @BeforeAll
    static void beQuiet() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void beLoud() {
        LOGGER.setLevel(null);
    }

    static List<String> orders(String letters) {
        if (letters.isEmpty()) {
            return List.of("");
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            String rest = letters.substring(0, i) + letters.substring(i + 1);
            for (String order : orders(rest)) {
                all.add(letters.charAt(i) + order);
            }
        }
        return all;
    }

    private static void playAll(Simulator windows, Peer peer, String inHandler, List<String> scripts) {
        for (String script : scripts) {
            try {
                new OrderRun(windows, peer, inHandler).play(script);
            } catch (Throwable e) {
                throw new AssertionError(
                        "in the order " + script + ", in the handler " + inHandler + ", where it " + peer + ":\n"
                                + windows.timeline(),
                        e);
            }
        }
    }

    @Test
    void everyOrderIsThere() {
        assertEquals(120, orders("wpcsx").stream().distinct().count());
        assertEquals(List.of("wp", "pw"), orders("wp"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void everyOrderOfCancelAnswerAndCloses(Peer peer, Simulator windows) {
        playAll(windows, peer, "", orders("wpcsx"));
    }

    /** Faults 19 and 26: from inside the handler, with everything else before or behind it. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NEVER", "REFUSES_THOUGH_CANCELLED"})
    void fault19_everyOrderWithAnEndingInsideTheHandler(Peer peer, Simulator windows) {
        for (String inHandler : List.of("s", "x", "xs", "sx", "c", "xc")) {
            playAll(windows, peer, inHandler, orders("wpc"));
        }
        playAll(windows, peer, "s", orders("wpcx"));
    }

    /** Where the port is closed before Windows has answered, the answer is lost, and counted. */
    @ParameterizedTest
    @CsvSource({"ACCEPTS", "ACCEPTS_THOUGH_CANCELLED", "REFUSES", "INSIDE_CALL"})
    void everyOrderWithThePort(Peer peer, Simulator windows) {
        playAll(
                windows,
                peer,
                "",
                Stream.concat(orders("wpxq").stream(), orders("wcxq").stream()).toList());
        playAll(windows, peer, "q", orders("wpx"));
        playAll(windows, peer, "xq", orders("wpc"));
        playAll(windows, peer, "qx", orders("wpc"));
    }

    /** Fault 25: the callback never comes. The open is pending until it is given up; its slot is not used again. */
    @Test
    void fault25_everyOrderWithoutACallback(Simulator windows) {
        playAll(windows, Peer.NEVER, "", orders("wpcx"));
        playAll(windows, Peer.NEVER, "x", orders("wpc"));
    }
}
