// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One order of events around the opening of one session, played on one thread, and what must hold whatever the order:
 * exactly one end, each ending of Windows called as often as it may and after what must precede it, nothing left,
 * nothing misused.
 *
 * <p>The script is a word; its letters are the events.
 */
final class OrderRun {
    /** The device, or Windows: what becomes of the open. */
    enum Peer {
        ACCEPTS("accept"),
        ACCEPTS_THOUGH_CANCELLED("accept cancel=loses"),
        REFUSES("refuse error=1225 reason=0x38002"),
        REFUSES_THOUGH_CANCELLED("refuse error=1225 reason=0x38002 cancel=loses"),
        CANCEL_FAILS("accept cancel-error=1722"),
        BEFORE_RETURN("accept callback=before"),
        INSIDE_CALL("accept callback=inside"),
        REFUSES_INSIDE_CALL("refuse error=1225 callback=inside"),
        TWICE("accept callback=twice"),
        NEVER("accept callback=never");

        private final String words;

        Peer(String words) {
            this.words = words;
        }
    }

    private final Simulator windows;
    private final Peer peer;
    private final String inHandler;
    private final CompletionPort port = CompletionPort.open();
    private final WifiDirect direct;
    private final List<SessionOpening> ended = new ArrayList<>();
    private SessionOpening opening;
    private boolean cancelHolds;
    private boolean portClosed;

    /** @param inHandler events that happen inside the handler, as a word */
    OrderRun(Simulator windows, Peer peer, String inHandler) {
        this.windows = windows;
        this.peer = peer;
        this.inHandler = inHandler;
        windows.reset(1);
        windows.command("peer " + DEVICE + " " + peer.words);
        direct = WifiDirect.open(port);
    }

    void play(String script) {
        opening = direct.openSession(DEVICE, now -> {
            ended.add(now);
            opening = now; // inside the call it isn't returned yet
            inHandler.chars().forEach(this::event);
        });
        script.chars().forEach(this::event);
        event('w');
        event('p');
        boolean down = direct.close(Duration.ZERO);
        boolean drained = portClosed ? port.close(Duration.ofSeconds(30)) : closePort();
        check(down, drained);
    }

    private void event(int letter) {
        switch (letter) {
            case 'w' -> windows.runUntilIdle(); // Windows does all that is due
            case 'p' -> poll();
            case 'c' -> cancel();
            case 's' -> closeSession();
            case 'x' -> direct.closeAsync();
            case 'q' -> closePort();
            default -> throw new IllegalArgumentException("no event: " + (char) letter);
        }
    }

    private void poll() {
        if (!portClosed && !port.inHandler()) {
            while (!portClosed && port.pollNow() > 0) {
                // one may bring about the next
            }
        }
    }

    private void cancel() {
        boolean over = opening.state() != SessionState.PENDING && opening.state() != SessionState.CLOSING;
        boolean holds = opening.cancel();
        assertFalse(over && holds, "cancelled what had ended");
        cancelHolds |= holds;
    }

    private void closeSession() {
        if (opening.state() == SessionState.OPEN) {
            assertEquals(WifiDirectSession.Ending.QUEUED, opening.session().end());
        }
    }

    private boolean closePort() {
        portClosed = true;
        return port.close(Duration.ZERO);
    }

    private void check(boolean down, boolean drained) {
        // Exactly one end, of which handler and future say the same.
        assertEquals(List.of(opening), ended, "ends that the handler saw");
        assertTrue(opening.future().isDone());
        boolean opened = !opening.future().isCompletedExceptionally();
        assertFalse(opened && cancelHolds, "a session in spite of a cancel that holds");
        if (opened) {
            assertEquals(SessionState.ENDED, opening.future().join().state(), "closed with its client at the latest");
        } else if (opening.state() == SessionState.FAILED) {
            assertEquals(
                    1225,
                    assertInstanceOf(WifiDirectException.class, problemOf(opening))
                            .code());
            assertEquals(1225, opening.code());
        } else {
            assertEquals(SessionState.ENDED, opening.state());
            assertEquals(
                    opening.code(),
                    assertInstanceOf(OperationCancelledException.class, problemOf(opening))
                            .code());
        }

        // What Windows was called for, and when.
        List<String> story = story();
        boolean lost = !drained || peer == Peer.NEVER;
        boolean success = story.contains("callback 0") && !lost;
        assertEquals(1, count(story, "WFDStartOpenSession"), story::toString);
        assertTrue(count(story, "WFDCancelOpenSession") <= (peer == Peer.CANCEL_FAILS ? 3 : 1), story::toString);
        assertEquals(success ? 1 : 0, count(story, "WFDCloseSession"), story::toString);
        assertEquals(lost ? 0 : 1, count(story, "WFDCloseHandle"), story::toString);
        if (cancelHolds && !opened && !lost && !story.get(1).startsWith("callback")) {
            assertTrue(count(story, "WFDCancelOpenSession") >= 1, story::toString);
        }
        if (success) {
            int closed = story.indexOf("WFDCloseSession");
            assertTrue(
                    story.indexOf("callback 0") < closed && story.lastIndexOf("WFDCancelOpenSession") < closed,
                    story::toString);
        }
        if (!lost) {
            assertEquals(
                    "WFDCloseHandle",
                    story.stream()
                            .filter(one -> one.startsWith("WFD"))
                            .reduce((a, b) -> b)
                            .orElse(""),
                    story::toString);
            assertTrue(down, story::toString);
            assertTrue(drained);
            assertEquals(0, direct.unanswered());
            windows.assertClean();
        } else {
            assertFalse(down);
            assertEquals(1, direct.unanswered());
            assertEquals(WinError.ERROR_ABANDONED_WAIT_0, opening.code());
            assertEquals(List.of(), windows.misuses());
            assertTrue(
                    windows.reset(1).stream().anyMatch(left -> left.text().contains("wfd#1")),
                    "Windows would wait in WFDCloseHandle");
        }
        assertNotNull(opening.toString());
    }

    /** The calls, and the callbacks with their codes, in order. */
    private List<String> story() {
        return windows.trace().stream()
                .filter(event ->
                        event.kind() == TraceEvent.Kind.CALL && event.function().startsWith("WFD")
                                || event.kind() == TraceEvent.Kind.CALLBACK)
                .map(event -> event.kind() == TraceEvent.Kind.CALL
                        ? event.function()
                        : "callback "
                                + event.arguments().stream()
                                        .filter(word -> word.startsWith("error="))
                                        .findFirst()
                                        .orElse("")
                                        .replace("error=", ""))
                .filter(what -> !what.equals("WFDOpenHandle"))
                .toList();
    }

    private static long count(List<String> story, String what) {
        return story.stream().filter(what::equals).count();
    }
}
