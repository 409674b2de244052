// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.LONG;
import static io.github.winnet4j.wifidirect.Direct.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.LogCapture;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.WifiDirectPeer;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions with devices that have no Wi-Fi Direct of their own: a call that lasts, and that Windows can't cancel. */
@SimulatedWindows
@Timeout(60)
class LegacyOpeningTest {
    private static final String OPEN = "WFDOpenLegacySession";

    private final CompletionPort port = CompletionPort.open();
    private final ExecutorService threads = Executors.newCachedThreadPool(); // of none that are daemons
    private Simulator windows;
    private WifiDirectPeer peer;
    private WifiDirect direct;

    @BeforeEach
    void open(Simulator simulator) {
        windows = simulator;
        peer = windows.peer(DEVICE.toString()).accepts();
        direct = WifiDirect.open(port);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        assertTrue(direct.close(LONG));
        assertTrue(port.close(LONG));
    }

    /** By the library itself: not as one that was forgotten, which is warned of, nor with its client. */
    private void assertClosedSilently() {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            windows.release(OPEN);
            Direct.await(() -> count(windows, "WFDCloseSession") == 1);
            assertEquals(List.of(), log.messages());
        }
        assertFalse(direct.isClosed());
    }

    @Test
    void windowsCantCancelIt() throws Exception {
        windows.on(OPEN).hangs();
        Pending<WifiDirectSession> opening = direct.openLegacySessionAsync(DEVICE);
        windows.awaitBlocked(OPEN, 1);
        assertFalse(opening.cancel());
        assertFalse(opening.future().isDone());
        windows.release(OPEN);
        assertTrue(opening.await(LONG));
        assertEquals(SessionState.OPEN, opening.future().join().state());
        assertEquals(DEVICE, opening.future().join().device());
        opening.future().join().close();
    }

    @Test
    void aSessionThatComesAfterTheDeadlineIsClosed() {
        windows.on(OPEN).hangs();
        WindowsException late =
                assertThrows(WindowsException.class, () -> direct.openLegacySession(DEVICE, Duration.ofMillis(1)));
        assertEquals(WinError.ERROR_TIMEOUT, late.code());
        assertEquals(OPEN, late.function());
        windows.awaitBlocked(OPEN, 1);
        assertEquals(0, count(windows, "WFDCloseSession"));
        assertClosedSilently();
    }

    @Test
    void aSessionWhoseFutureWasGivenUpIsClosed() {
        windows.on(OPEN).hangs();
        CompletableFuture<WifiDirectSession> future =
                direct.openLegacySessionAsync(DEVICE).future();
        windows.awaitBlocked(OPEN, 1);
        assertTrue(future.cancel(true));
        assertClosedSilently();
    }

    /** The session is there, though the thread that brings it is held up behind that: a deadline doesn't lose it. */
    @Test
    void aSessionThatCameInTimeIsHandedOut() throws Exception {
        windows.on(OPEN).hangs().on("WFDCloseHandle").hangs();
        LegacyOpening opening = LegacyOpening.begin(direct, DEVICE);
        windows.awaitBlocked(OPEN, 1);
        DependentFuture.whenDone(
                opening, problem -> direct.closeAsync()); // so the thread of the opening leaves the client last
        windows.release(OPEN);
        windows.awaitBlocked("WFDCloseHandle", 1);
        AtomicReference<Thread> waiter = new AtomicReference<>();
        Future<WifiDirectSession> waiting = threads.submit(() -> {
            Thread.currentThread().interrupt();
            waiter.set(Thread.currentThread());
            return opening.get(Deadline.in(Duration.ZERO));
        });
        Direct.await(
                () -> waiting.isDone() || waiter.get() != null && !waiter.get().isInterrupted()); // it waits
        windows.release("WFDCloseHandle");
        assertSame(opening.join(), waiting.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aWaiterThatIsInterruptedWaitsOnAndStaysInterrupted() throws Exception {
        windows.on(OPEN).hangs();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        Future<Boolean> waiting = threads.submit(() -> {
            Thread.currentThread().interrupt();
            waiter.set(Thread.currentThread());
            direct.openLegacySession(DEVICE).close();
            return Thread.interrupted();
        });
        windows.awaitBlocked(OPEN, 1);
        Direct.await(() -> !waiter.get().isInterrupted());
        assertFalse(waiting.isDone());
        windows.release(OPEN);
        assertTrue(waiting.get(30, TimeUnit.SECONDS));
        assertEquals(1, count(windows, "WFDCloseSession"));
    }

    /** The call may last as long as the device likes. */
    @Test
    void aJvmEndsWithoutWaitingForIt() throws Exception {
        windows.on(OPEN).hangs();
        Pending<WifiDirectSession> opening =
                threads.submit(() -> direct.openLegacySessionAsync(DEVICE)).get(30, TimeUnit.SECONDS);
        windows.awaitBlocked(OPEN, 1);
        List<Thread> its = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("winnet4j-legacy-session"))
                .toList();
        assertFalse(its.isEmpty());
        assertTrue(its.stream().allMatch(Thread::isDaemon));
        windows.release(OPEN);
        assertTrue(opening.await(LONG));
    }

    /** As without memory: a thread of Java up to 18 asks the one that makes it for its class loader. */
    @Test
    void oneThatGetsNoThreadKeepsNothingOpen() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread poor = new Thread() {
            @Override
            public void run() {
                try {
                    direct.openLegacySessionAsync(DEVICE);
                } catch (Throwable e) {
                    thrown.set(e);
                }
            }

            @Override
            public ClassLoader getContextClassLoader() {
                throw new OutOfMemoryError("of the test");
            }
        };
        poor.start();
        poor.join();
        if (Runtime.version().feature() <= 18) {
            assertInstanceOf(OutOfMemoryError.class, thrown.get());
            assertEquals(0, count(windows, OPEN));
        }
        assertTrue(direct.close(LONG));
    }

    /** A cancel that is meant for an open that has failed, whose handle Windows gives to the legacy session. */
    @Test
    void oneThatMayHaveBeenCancelledInAnothersPlaceIsOpenedOnceMore() throws Exception {
        windows.recycleHandles(true);
        peer.refuses(1225);
        windows.on("WFDCancelOpenSession").nth(1).hangs();
        SessionOpening failed = direct.openSession(DEVICE);
        CompletableFuture<Boolean> canceller = CompletableFuture.supplyAsync(failed::cancel, threads);
        windows.awaitBlocked("WFDCancelOpenSession", 1);
        windows.runUntilIdle(); // it has failed meanwhile, and its handle is free; the library hasn't heard of it
        peer.accepts();
        CompletableFuture<WifiDirectSession> opener =
                CompletableFuture.supplyAsync(() -> direct.openLegacySession(DEVICE), threads);
        Direct.await(() -> count(windows, OPEN) == 1);
        Thread.sleep(20); // for what must not come: Windows would give out the same handle again
        assertEquals(1, count(windows, OPEN), "no other one is opened while that cancel may hit it");
        assertEquals(0, count(windows, "WFDCloseSession"), "nor is the handle closed under the cancel");
        windows.release("WFDCancelOpenSession");
        try (WifiDirectSession session = opener.get(30, TimeUnit.SECONDS)) {
            assertEquals(2, count(windows, OPEN));
            assertEquals(1, count(windows, "WFDCloseSession"));
            assertTrue(canceller.get(30, TimeUnit.SECONDS));
            assertEquals(SessionState.OPEN, session.state());
        }
        port.pollNow();
        assertInstanceOf(OperationCancelledException.class, Direct.problemOf(failed));
        windows.recycleHandles(false);
    }
}
