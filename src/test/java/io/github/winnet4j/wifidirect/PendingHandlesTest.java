// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.util.concurrent.CompletableFuture;
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

    /** The open would be given the very handle that is being cancelled: it is hit, and begins once more. */
    @Test
    void anOpenThatIsCancelledInAnothersPlaceBeginsOnceMore(Simulator windows) throws Exception {
        windows.recycleHandles(true);
        windows.peer(DEVICE.toString()).refuses(1225);
        windows.on("WFDCancelOpenSession").nth(1).hangs();
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening failed = direct.openSession(DEVICE);
            CompletableFuture<Boolean> canceller = CompletableFuture.supplyAsync(failed::cancel);
            windows.awaitBlocked("WFDCancelOpenSession", 1);
            windows.runUntilIdle(); // it has failed meanwhile, and its handle is free; the library hasn't heard of it
            windows.peer(DEVICE.toString()).accepts();
            SessionOpening next = direct.openSession(DEVICE); // doesn't wait
            assertEquals(failed.life.handle, next.life.handle, "Windows gives the value out again");
            windows.release("WFDCancelOpenSession");
            assertTrue(canceller.get(30, TimeUnit.SECONDS));
            windows.runUntilIdle();
            while (port.pollNow() > 0) {
                windows.runUntilIdle();
            }
            assertEquals(3, count(windows, "WFDStartOpenSession"));
            assertEquals(SessionState.OPEN, next.state());
            assertInstanceOf(OperationCancelledException.class, Direct.problemOf(failed));
            next.session().close();
        }
        windows.recycleHandles(false);
    }
}
