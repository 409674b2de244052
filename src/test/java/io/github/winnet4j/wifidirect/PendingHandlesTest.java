// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.LONG;
import static io.github.winnet4j.wifidirect.Direct.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.LogCapture;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fault 12, where two threads meet: which open a handle belongs to, when Windows has given its value out twice. */
@SimulatedWindows
@Timeout(60)
class PendingHandlesTest {
    private static final long VALUE = 0x77770;

    private final PendingHandles handles = new PendingHandles();
    private final Opening first = new Opening(null, DEVICE, null, null);
    private final Opening second = new Opening(null, DEVICE, null, null);

    private long reached(Simulator windows, Opening opening) {
        long before = count(windows, "WFDCancelOpenSession");
        handles.cancel(opening);
        windows.takeMisuses(); // of a handle that only this test has
        return count(windows, "WFDCancelOpenSession") - before;
    }

    @Test
    void theLaterOpenHasTheHandle(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        assertEquals(1, reached(windows, first));
        handles.enterStart(second);
        handles.exitStart(second, VALUE);
        assertEquals(0, reached(windows, first));
        assertEquals(1, reached(windows, second));
        handles.ended(first, VALUE, false);
        assertEquals(1, reached(windows, second), "which is not the first one's to give back");
        handles.ended(second, VALUE, false);
        assertEquals(0, reached(windows, second));
    }

    @Test
    void ofTwoPossibleOwnersNeitherIsCancelledUntilOneHasEnded(Simulator windows) {
        handles.enterStart(first);
        handles.enterStart(second);
        handles.exitStart(second, VALUE);
        handles.exitStart(first, VALUE);
        assertEquals(0, reached(windows, first));
        assertEquals(0, reached(windows, second));
        handles.ended(second, VALUE, false);
        assertEquals(1, count(windows, "WFDCancelOpenSession"), "for the first, which waits for it");
        windows.takeMisuses();
    }

    /** The first to return needn't be the first that was given the handle. */
    @Test
    void ofTwoThatBeganTogetherNeitherIsCancelledUntilOneHasEnded(Simulator windows) {
        handles.enterStart(first);
        handles.enterStart(second);
        handles.exitStart(first, VALUE);
        handles.exitStart(second, VALUE);
        assertEquals(0, reached(windows, second));
        assertEquals(0, reached(windows, first));
        handles.ended(first, VALUE, false);
        assertEquals(1, count(windows, "WFDCancelOpenSession"), "for the second, which waits for it");
        windows.takeMisuses();
    }

    @Test
    void aCancelAnswersWhatWindowsAnswered(Simulator windows) {
        windows.on("WFDCancelOpenSession").returns(WinError.RPC_S_SERVER_UNAVAILABLE);
        assertEquals(0, handles.cancel(first), "nothing was called");
        handles.enterStart(second);
        handles.exitStart(second, VALUE);
        assertEquals(WinError.RPC_S_SERVER_UNAVAILABLE, handles.cancel(second));
    }

    @Test
    void anOpenThatEndedInsideItsCallLeavesTheHandleUnowned(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        handles.ended(second, VALUE, false);
        handles.exitStart(second, VALUE);
        assertEquals(0, reached(windows, first), "Windows had given its handle away, so it has ended");
        assertEquals(0, reached(windows, second));
    }

    /** One that begins, however slowly, holds up the cancel of no other. */
    @Test
    void aCancelWaitsForNoStart(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        assertEquals(1, reached(windows, first));
        handles.exitStart(second, VALUE + 16);
        assertFalse(second.suspect);
    }

    @Test
    void aCancelDuringItsOwnStartIsMadeUpForBehindIt(Simulator windows) {
        handles.enterStart(first);
        assertEquals(0, reached(windows, first));
        handles.exitStart(first, VALUE);
        assertEquals(1, count(windows, "WFDCancelOpenSession"));
        windows.takeMisuses();
    }

    @Test
    void anOpenCancelledBeforeItsStartDoesNotStart(Simulator windows) {
        assertEquals(0, reached(windows, first));
        assertFalse(handles.enterStart(first));
        assertTrue(handles.enterStart(second));
        handles.exitStart(second, VALUE);
        assertEquals(0, reached(windows, first));
    }

    @Test
    void anOpenGivenAHandleThatIsBeingCancelledMayHaveBeenHit(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        PendingHandles.Start legacy = handles.begin();
        assertEquals(1, reached(windows, first)); // which has ended, though the library hasn't heard of it
        handles.exitStart(second, VALUE);
        assertTrue(second.suspect);
        assertTrue(handles.givenOut(legacy, VALUE));
        assertFalse(handles.givenOut(handles.begin(), VALUE), "one that began afterwards wasn't");
        handles.again(second);
        assertFalse(second.suspect);
    }

    @Test
    void anOpenHitBeforeItsCallReturnsLearnsItByItsCallback(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        assertEquals(1, reached(windows, first));
        handles.ended(second, VALUE, false);
        assertTrue(second.suspect);
        handles.exitStart(second, VALUE);
    }

    @Test
    void aHandleThatALegacySessionHasIsNoPendingOnes(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        PendingHandles.Start legacy = handles.begin();
        assertFalse(handles.givenOut(legacy, VALUE));
        handles.exitStart(second, VALUE); // had it before, has ended, and hears of its call's return only now
        assertEquals(0, reached(windows, first));
        assertEquals(0, reached(windows, second));
    }

    /**
     * Begins an open that is given the very handle that is being cancelled for another: it is hit, and begins once more
     * when that is handled.
     */
    private static SessionOpening hit(Simulator windows, WifiDirect direct, SessionOpening.Handler handler)
            throws Exception {
        windows.recycleHandles(true);
        windows.peer(DEVICE.toString()).refuses(1225);
        windows.on("WFDCancelOpenSession").nth(1).hangs();
        SessionOpening failed = direct.openSession(DEVICE);
        CompletableFuture<Boolean> canceller = CompletableFuture.supplyAsync(failed::cancel);
        windows.awaitBlocked("WFDCancelOpenSession", 1);
        windows.runUntilIdle(); // it has failed meanwhile, and its handle is free; the library hasn't heard of it
        windows.peer(DEVICE.toString()).accepts();
        SessionOpening next = direct.openSession(DEVICE, handler); // doesn't wait
        assertEquals(failed.life.handle, next.life.handle, "Windows gives the value out again");
        windows.release("WFDCancelOpenSession");
        assertTrue(canceller.get(30, TimeUnit.SECONDS));
        windows.runUntilIdle();
        windows.recycleHandles(false);
        assertEquals(2, count(windows, "WFDStartOpenSession"));
        return next;
    }

    private static void poll(CompletionPort port) {
        while (port.pollNow() > 0) {
            // one may bring about the next
        }
    }

    @Test
    void anOpenThatIsCancelledInAnothersPlaceBeginsOnceMore(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            List<SessionState> heard = new ArrayList<>();
            SessionOpening next = hit(windows, direct, now -> heard.add(now.state()));
            poll(port);
            assertEquals(SessionState.PENDING, next.state());
            assertEquals(3, count(windows, "WFDStartOpenSession"));
            windows.runUntilIdle();
            poll(port);
            assertEquals(SessionState.OPEN, next.state());
            assertEquals(List.of(SessionState.OPEN), heard);
            assertEquals(3, count(windows, "WFDStartOpenSession"));
            next.session().close();
        }
    }

    @Test
    void anOpenThatHasBegunOnceMoreMayBeRefused(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            windows.on("WFDStartOpenSession").nth(3).returns(WinError.ERROR_INVALID_PARAMETER);
            List<SessionState> heard = new ArrayList<>();
            SessionOpening next = hit(windows, direct, now -> heard.add(now.state()));
            poll(port);
            assertEquals(List.of(SessionState.FAILED), heard);
            assertEquals(WinError.ERROR_INVALID_PARAMETER, next.code());
            assertEquals(
                    WinError.ERROR_INVALID_PARAMETER,
                    assertInstanceOf(WifiDirectException.class, Direct.problemOf(next))
                            .code());
            assertTrue(direct.close(LONG));
        }
    }

    /** What it ends with then is its own: it doesn't begin a third time. */
    @Test
    void anOpenThatHasBegunOnceMoreMayFail(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening next = hit(windows, direct, now -> {});
            windows.peer(DEVICE.toString()).refuses(1225);
            for (int i = 0; i < 3; i++) {
                poll(port);
                windows.runUntilIdle();
            }
            assertEquals(3, count(windows, "WFDStartOpenSession"));
            assertEquals(SessionState.FAILED, next.state());
            assertEquals(1225, next.code());
        }
    }

    @Test
    void anOpenThatHasBegunOnceMoreMayBeCancelled(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening next = hit(windows, direct, now -> {});
            windows.peer(DEVICE.toString()).accepts().after(Duration.ofHours(1));
            poll(port);
            assertEquals(1, count(windows, "WFDCancelOpenSession"));
            assertTrue(next.cancel());
            assertEquals(2, count(windows, "WFDCancelOpenSession"), "under the handle that it has now");
            windows.advance(Duration.ofMinutes(1));
            poll(port);
            assertInstanceOf(OperationCancelledException.class, Direct.problemOf(next));
        }
    }

    @Test
    void anOpenThatHasBegunOnceMoreIsGivenUpWithItsClient(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.open();
                LogCapture log = new LogCapture(new CountDownLatch(1))) {
            WifiDirect direct = WifiDirect.open(port);
            List<SessionState> heard = new ArrayList<>();
            SessionOpening next = hit(windows, direct, now -> heard.add(now.state()));
            poll(port);
            assertEquals(SessionState.PENDING, next.state());
            assertFalse(direct.close(Duration.ZERO));
            assertEquals(1, direct.unanswered());
            assertEquals(List.of(SessionState.ENDED), heard);
            assertEquals(1, log.messages().size());
            windows.runUntilIdle();
            poll(port); // the answer to what was given up
        }
    }

    /**
     * The client is closed when the callback has come, but the thread that is to begin it once more hasn't come to it.
     */
    @Test
    void anOpenBeginsOnceMoreInNoClosedClient(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).refuses(1225);
        windows.on("WFDStartOpenSession").hangs();
        try (CompletionPort port = CompletionPort.open()) {
            WifiDirect direct = WifiDirect.open(port);
            List<SessionState> heard = new CopyOnWriteArrayList<>();
            CompletableFuture<SessionOpening> caller =
                    CompletableFuture.supplyAsync(() -> direct.openSession(DEVICE, now -> heard.add(now.state())));
            windows.awaitBlocked("WFDStartOpenSession", 1);
            CompletableFuture<Boolean> closed;
            synchronized (PendingHandles.ALL) { // which the caller needs when its call returns
                windows.release("WFDStartOpenSession");
                Direct.await(() -> windows.timeline().contains("return WFDStartOpenSession"));
                windows.runUntilIdle();
                direct.handle.pending.forEach(opening -> opening.suspect = true);
                assertEquals(1, port.pollNow());
                closed = direct.closeAsync().future();
                assertFalse(closed.isDone());
            }
            SessionOpening opening = caller.get(30, TimeUnit.SECONDS);
            assertTrue(closed.get(30, TimeUnit.SECONDS));
            assertEquals(List.of(SessionState.ENDED), heard);
            assertInstanceOf(OperationCancelledException.class, Direct.problemOf(opening));
            assertEquals(1, count(windows, "WFDStartOpenSession"));
            assertEquals(1, count(windows, "WFDCloseHandle"));
        }
    }
}
