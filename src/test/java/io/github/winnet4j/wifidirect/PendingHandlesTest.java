// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.LONG;
import static io.github.winnet4j.wifidirect.Direct.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        handles.ended(first, false);
        assertEquals(1, reached(windows, second), "which is not the first one's to give back");
        handles.ended(second, false);
        assertEquals(0, reached(windows, second));
    }

    @Test
    void ofTwoAtTheSameTimeNobodyCanTellWhoHasItSoNeitherIsCancelled(Simulator windows) {
        handles.enterStart(first);
        handles.enterStart(second);
        handles.exitStart(second, VALUE);
        handles.exitStart(first, VALUE);
        assertEquals(0, reached(windows, first));
        assertEquals(0, reached(windows, second));
    }

    @Test
    void anOpenThatEndedInsideItsCallLeavesTheHandleToNobody(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        handles.ended(second, false);
        handles.exitStart(second, VALUE);
        assertEquals(0, reached(windows, first), "Windows had given its handle away, so it has ended");
        assertEquals(0, reached(windows, second));
    }

    @Test
    void aCancelDuringAStartIsMadeUpForBehindIt(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.enterStart(second);
        assertEquals(0, reached(windows, first));
        handles.exitStart(second, VALUE + 16);
        assertEquals(1, count(windows, "WFDCancelOpenSession"));
        windows.takeMisuses();
    }

    @Test
    void aHandleThatALegacySessionHasIsNoPendingOnes(Simulator windows) {
        handles.enterStart(first);
        handles.exitStart(first, VALUE);
        handles.givenOut(VALUE);
        assertEquals(0, reached(windows, first));
    }

    /** Otherwise the open could be given the very handle that is being cancelled. */
    @Test
    void anOpenWaitsForACancelThatIsInACall(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts();
        windows.on("WFDCancelOpenSession").nth(1).hangs();
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening one = direct.openSession(DEVICE);
            CompletableFuture<Boolean> canceller = CompletableFuture.supplyAsync(one::cancel);
            windows.awaitBlocked("WFDCancelOpenSession", 1);
            CompletableFuture<SessionOpening> opener = new CompletableFuture<>();
            Thread thread = new Thread(() -> opener.complete(direct.openSession(DEVICE)));
            thread.start();
            Direct.await(() -> thread.getState() == Thread.State.WAITING);
            thread.interrupt(); // is no reason to go on
            assertFalse(opener.isDone());
            assertEquals(1, count(windows, "WFDStartOpenSession"));
            windows.release("WFDCancelOpenSession");
            assertTrue(canceller.get(30, TimeUnit.SECONDS));
            opener.get(30, TimeUnit.SECONDS).cancel();
            windows.runUntilIdle();
            assertTrue(direct.close(LONG));
            assertEquals(2, count(windows, "WFDStartOpenSession"));
        }
    }
}
