// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.LONG;
import static io.github.winnet4j.wifidirect.Direct.calls;
import static io.github.winnet4j.wifidirect.Direct.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.wlan.WlanReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions are opened, cancelled and closed, one after the other; races are another test's. */
@SimulatedWindows
@Timeout(60)
class WifiDirectTest {
    private final CompletionPort port = CompletionPort.open();
    private Simulator windows;
    private WifiDirect direct;

    @BeforeEach
    void open(Simulator simulator) {
        windows = simulator;
        windows.peer(DEVICE.toString()).accepts();
        direct = WifiDirect.open(port);
    }

    @AfterEach
    void close() {
        direct.close();
        assertTrue(port.close(LONG));
    }

    private void happen() {
        windows.runUntilIdle();
        port.pollNow();
    }

    private WifiDirectSession opened() {
        SessionOpening opening = direct.openSession(DEVICE);
        happen();
        return opening.session();
    }

    @Test
    void aSessionIsOpenedAndClosed() {
        SessionOpening opening = direct.openSession(DEVICE);
        CompletableFuture<WifiDirectSession> future = opening.future();
        assertEquals(SessionState.PENDING, opening.state());
        assertEquals(DEVICE, opening.device());
        windows.runUntilIdle();
        assertFalse(future.isDone(), "until the port is driven");
        assertEquals(1, port.pollNow());
        WifiDirectSession session = future.join();
        assertSame(session, opening.session());
        assertSame(session, opening.future().join());
        assertSame(direct, session.client());
        assertEquals(DEVICE, session.device());
        assertEquals(
                UUID.fromString("57494E34-4A00-4000-8000-000101000000"),
                session.interfaceId(),
                "as the simulator makes them");
        assertEquals(SessionState.OPEN, session.state());
        assertEquals(SessionState.OPEN, opening.state());
        assertEquals(0, opening.code());
        assertNull(opening.failure());
        assertFalse(opening.cancel(), "it is open");
        assertEquals(WifiDirectSession.Ending.QUEUED, session.end());
        assertEquals(SessionState.ENDED, session.state());
        assertEquals(SessionState.ENDED, opening.state());
        assertEquals(WifiDirectSession.Ending.ALREADY_CLOSED, session.end());
        session.close();
        assertEquals(List.of("WFDOpenHandle", "WFDStartOpenSession", "WFDCloseSession"), calls(windows));
    }

    @Test
    void clientAndSessionSayWhatTheyAre() {
        assertEquals("Wi-Fi Direct client", direct.toString());
        WifiDirectSession session = opened();
        assertEquals("Wi-Fi Direct session with " + DEVICE + " (OPEN)", session.toString());
        direct.close();
        assertEquals("Wi-Fi Direct session with " + DEVICE + " (ENDED)", session.toString());
        assertEquals("Wi-Fi Direct client (closed)", direct.toString());
    }

    @Test
    void anOpeningCanBeWaitedFor() throws Exception {
        SessionOpening opening = direct.openSession(DEVICE);
        assertFalse(opening.await(Duration.ofMillis(1)), "Windows hasn't answered");
        happen();
        assertTrue(opening.await(Duration.ZERO));
        opening.session().close();
    }

    @Test
    void allWaitersOfAnOpeningHaveTheSameFuture() throws Exception {
        Opening[] openings = new Opening[50_000]; // two threads that follow each other meet at some
        Arrays.setAll(openings, i -> new Opening(direct, DEVICE, null, null));
        Supplier<List<CompletableFuture<?>>> futures = () ->
                Stream.of(openings).<CompletableFuture<?>>map(Opening::future).toList();
        CompletableFuture<List<CompletableFuture<?>>> others = CompletableFuture.supplyAsync(futures);
        List<CompletableFuture<?>> ours = futures.get();
        for (int i = 0; i < openings.length; i++) {
            assertSame(ours.get(i), others.get(30, TimeUnit.SECONDS).get(i));
        }
    }

    /** The future is itself something pending. */
    @Test
    void toCancelTheFutureOfAnOpeningIsToCancelTheOpening() {
        SessionOpening opening = direct.openSession(DEVICE);
        Pending<WifiDirectSession> pending = opening.life.future();
        assertTrue(pending.cancel());
        assertEquals(SessionState.CLOSING, opening.state());
        happen();
        assertFalse(pending.cancel(), "it has ended");
    }

    @Test
    void anOpenThatIsCancelledBeforeItBeginsDoesNotBegin() {
        AtomicReference<SessionOpening> heard = new AtomicReference<>();
        direct.handle.enter();
        Opening opening = new Opening(direct, DEVICE, heard::set, direct.handle.takeCall());
        assertTrue(opening.cancel());
        opening.begin();
        assertSame(opening.view, heard.get());
        assertEquals(SessionState.ENDED, opening.state());
        assertInstanceOf(OperationCancelledException.class, problemOf(opening.view));
        assertTrue(direct.close(LONG), "nothing is in progress");
        assertEquals(List.of("WFDOpenHandle", "WFDCloseHandle"), calls(windows));
    }

    /** Closing a client asks each of its calls to cancel what it is used for just then. */
    @Test
    void aCallSaysIfThereIsAnOpenToCancel() {
        direct.handle.enter();
        OpenCall call = direct.handle.takeCall();
        assertEquals(WinError.ERROR_NOT_FOUND, call.cancel(0, 0), "none has begun");
        Opening opening = new Opening(direct, DEVICE, null, call);
        opening.begin();
        assertEquals(WinError.ERROR_SUCCESS, call.cancel(0, 0));
        assertEquals(SessionState.CLOSING, opening.state());
        happen();
        assertEquals(WinError.ERROR_NOT_FOUND, call.cancel(0, 0), "it has ended");
    }

    /** The JVM would keep it for nothing until the client is closed. */
    @Test
    void aClientForgetsOpeningsThatHaveEnded() {
        opened().close();
        direct.openSession(DEVICE).cancel();
        windows.peer(DEVICE.toString()).refuses(1225);
        direct.openSession(DEVICE);
        assertEquals(2, direct.handle.pending.size());
        happen();
        assertEquals(Set.of(), direct.handle.pending);
    }

    @Test
    void aSessionCanBeClosedWithADeadline() throws Exception {
        WifiDirectSession session = opened();
        windows.on("WFDCloseSession").hangs();
        CompletableFuture<WifiDirectSession.Ending> ending = CompletableFuture.supplyAsync(session::end);
        windows.awaitBlocked("WFDCloseSession", 1);
        assertFalse(session.close(Duration.ZERO), "another thread is closing it");
        assertEquals(SessionState.CLOSING, session.state());
        windows.release("WFDCloseSession");
        assertTrue(session.close(LONG));
        assertEquals(WifiDirectSession.Ending.QUEUED, ending.get(30, TimeUnit.SECONDS));
        assertEquals(
                1, calls(windows).stream().filter("WFDCloseSession"::equals).count());
    }

    @Test
    void aHandlerIsCalledOnceOnTheThreadThatDrivesThePort() {
        AtomicReference<String> seen = new AtomicReference<>("");
        SessionOpening opening = direct.openSession(DEVICE, ended -> {
            seen.updateAndGet(before -> before + ended.state() + " " + port.inHandler() + " "
                    + ended.session().end());
        });
        happen();
        assertEquals("OPEN true QUEUED", seen.get());
        assertEquals(SessionState.ENDED, opening.state());
        happen();
        assertEquals("OPEN true QUEUED", seen.get());
    }

    @Test
    void aRefusalArrivesWithCodeAndReasonInWords() {
        windows.peer(DEVICE.toString()).refuses(1225, 0x38003);
        SessionOpening opening = direct.openSession(DEVICE);
        happen();
        assertEquals(SessionState.FAILED, opening.state());
        assertEquals(1225, opening.code());
        assertEquals(new WlanReason(0x38003), opening.reason());
        assertEquals(
                1225,
                assertInstanceOf(WifiDirectException.class, opening.failure()).code());
        WifiDirectException problem = assertInstanceOf(WifiDirectException.class, problemOf(opening));
        assertEquals(1225, problem.code());
        assertEquals("WFDStartOpenSession", problem.function());
        assertEquals(new WlanReason(0x38003), problem.reason());
        assertTrue(problem.getMessage().contains("The device refused"), problem.getMessage());
        assertTrue(
                problem.getMessage()
                        .endsWith("The reason is 0x38003 WLAN_REASON_CODE_ASSOCIATION_TIMEOUT: The association"
                                + " took too long."),
                problem.getMessage());
        IllegalStateException none = assertThrows(IllegalStateException.class, opening::session);
        assertEquals(
                "there is no session: opening of a Wi-Fi Direct session with " + DEVICE + " (FAILED)",
                none.getMessage());
        assertFalse(opening.cancel());
    }

    @Test
    void aDeviceThatIsNotPairedIsSaidToBeSo() {
        SessionOpening opening = direct.openSession(MacAddress.of("02-00-00-00-00-01"));
        happen();
        assertEquals(WinError.ERROR_NOT_FOUND, opening.code());
        assertTrue(
                problemOf(opening).getMessage().contains("Is the device paired?"),
                problemOf(opening).getMessage());
    }

    @Test
    void aCancelledOpenEndsWhenWindowsAnswers() {
        SessionOpening opening = direct.openSession(DEVICE);
        CompletableFuture<WifiDirectSession> future = opening.future();
        assertTrue(opening.cancel());
        assertTrue(opening.cancel(), "the wish stands");
        assertEquals(SessionState.CLOSING, opening.state());
        assertFalse(future.isDone());
        happen();
        OperationCancelledException cancelled = assertInstanceOf(OperationCancelledException.class, problemOf(opening));
        assertEquals(WinError.ERROR_CANCELLED, cancelled.code());
        assertEquals(SessionState.ENDED, opening.state());
        assertFalse(opening.cancel());
        assertEquals(List.of("WFDOpenHandle", "WFDStartOpenSession", "WFDCancelOpenSession"), calls(windows));
    }

    @Test
    void aSessionThatIsOpenedInSpiteOfItsCancelIsClosed() {
        windows.peer(DEVICE.toString()).accepts().cancelLoses();
        SessionOpening opening = direct.openSession(DEVICE);
        opening.cancel();
        happen();
        assertInstanceOf(OperationCancelledException.class, problemOf(opening));
        assertEquals(
                List.of("WFDOpenHandle", "WFDStartOpenSession", "WFDCancelOpenSession", "WFDCloseSession"),
                calls(windows));
    }

    @Test
    void aCancelThatIsRefusedMayBeRepeatedAndTheWishStandsAllTheSame() {
        windows.peer(DEVICE.toString()).accepts().cancelFails(WinError.RPC_S_SERVER_UNAVAILABLE);
        SessionOpening opening = direct.openSession(DEVICE);
        assertTrue(opening.cancel());
        assertTrue(opening.cancel());
        happen();
        OperationCancelledException cancelled = assertInstanceOf(OperationCancelledException.class, problemOf(opening));
        assertEquals(1, cancelled.getSuppressed().length);
        assertEquals(
                WinError.RPC_S_SERVER_UNAVAILABLE,
                assertInstanceOf(WindowsException.class, cancelled.getSuppressed()[0])
                        .code());
        assertEquals(
                List.of(
                        "WFDOpenHandle",
                        "WFDStartOpenSession",
                        "WFDCancelOpenSession",
                        "WFDCancelOpenSession",
                        "WFDCloseSession"),
                calls(windows));
    }

    @Test
    void aCancelOfTheUserOfWindowsIsACancelToo() {
        windows.peer(DEVICE.toString()).refuses(WinError.ERROR_CANCELLED);
        SessionOpening opening = direct.openSession(DEVICE);
        happen();
        assertInstanceOf(OperationCancelledException.class, problemOf(opening));
        assertEquals(SessionState.ENDED, opening.state());
    }

    @Test
    void aFutureThatTimesOutOrIsCancelledCancelsTheOpen() throws Exception {
        SessionOpening impatient = direct.openSession(DEVICE);
        CompletableFuture<WifiDirectSession> late = impatient.future().orTimeout(1, TimeUnit.MILLISECONDS);
        assertInstanceOf(
                TimeoutException.class,
                assertThrows(CompletionException.class, late::join).getCause());
        Direct.await(() -> calls(windows).contains("WFDCancelOpenSession"));
        SessionOpening cancelled = direct.openSession(DEVICE);
        assertTrue(cancelled.future().cancel(true));
        happen();
        assertEquals(SessionState.ENDED, impatient.state());
        assertEquals(SessionState.ENDED, cancelled.state());
        assertEquals(
                2,
                calls(windows).stream().filter("WFDCancelOpenSession"::equals).count());
    }

    @Test
    void aFutureThatIsDoneWhenTheSessionComesLeavesNoSessionBehind() {
        SessionOpening opening = direct.openSession(DEVICE);
        CompletableFuture<WifiDirectSession> future = opening.future();
        windows.runUntilIdle();
        future.complete(null); // by anybody; the open has succeeded already
        port.pollNow();
        assertEquals(SessionState.ENDED, opening.state());
        assertEquals("WFDCloseSession", calls(windows).get(calls(windows).size() - 1));
    }

    @Test
    void closingTheClientEndsWhatItHasBegunInOrder() throws Exception {
        WifiDirectSession open = opened();
        SessionOpening pending = direct.openSession(DEVICE);
        Thread time = new Thread(() -> {
            windows.awaitBlocked("WFDCloseHandle", 0);
            Direct.await(() -> calls(windows).contains("WFDCloseSession"));
            windows.runUntilIdle();
        });
        time.start();
        assertTrue(direct.close(LONG));
        time.join();
        assertEquals(SessionState.ENDED, open.state());
        assertEquals(SessionState.ENDED, pending.state());
        assertInstanceOf(OperationCancelledException.class, problemOf(pending));
        assertEquals(
                List.of(
                        "WFDOpenHandle",
                        "WFDStartOpenSession",
                        "WFDStartOpenSession",
                        "WFDCancelOpenSession",
                        "WFDCloseSession",
                        "WFDCloseHandle"),
                calls(windows));
        assertTrue(direct.close(Duration.ZERO), "once more does nothing");
        direct.close();
        assertEquals(WifiDirectSession.Ending.ALREADY_CLOSED, open.end());
        assertEquals(6, calls(windows).size());
    }

    @Test
    void aClosedClientSaysSo() {
        assertFalse(direct.isClosed());
        direct.close();
        assertTrue(direct.isClosed());
        IllegalStateException closed = assertThrows(IllegalStateException.class, () -> direct.openSession(DEVICE));
        assertEquals("this Wi-Fi Direct client is closed", closed.getMessage());
        assertThrows(IllegalStateException.class, () -> direct.openSession(DEVICE, ended -> {}));
        assertThrows(IllegalStateException.class, () -> direct.openLegacySession(DEVICE));
        assertEquals(List.of("WFDOpenHandle", "WFDCloseHandle"), calls(windows));
    }

    @Test
    void closeAsyncWaitsForNothing() {
        direct.openSession(DEVICE);
        CompletableFuture<Boolean> closed = direct.closeAsync().future();
        assertFalse(closed.isDone());
        closed.cancel(true); // one's own copy
        closed = direct.closeAsync().future();
        windows.runUntilIdle();
        assertFalse(closed.isDone());
        port.pollNow();
        assertTrue(closed.join());
        assertTrue(direct.closeAsync().future().join());
    }

    @Test
    void closeFromAHandlerReturnsAndTheRestFollows() {
        AtomicReference<Boolean> down = new AtomicReference<>();
        SessionOpening other = direct.openSession(MacAddress.of("02-00-00-00-00-01"));
        direct.openSession(DEVICE, ended -> down.set(direct.close(LONG)));
        windows.peer(DEVICE.toString()).accepts().after(Duration.ofMillis(1));
        direct.openSession(DEVICE, ended -> down.compareAndSet(null, direct.close(LONG)));
        while (windows.step()) {
            port.pollNow();
        }
        assertFalse(down.get());
        assertEquals(SessionState.ENDED, other.state());
        assertEquals("WFDCloseHandle", calls(windows).get(calls(windows).size() - 1));
        assertTrue(direct.close(Duration.ZERO));
    }

    @Test
    void aLegacySessionIsOpenedAndClosed() {
        WifiDirectSession session = direct.openLegacySession(DEVICE);
        assertEquals(UUID.fromString("57494E34-4A00-4000-8000-000101000000"), session.interfaceId());
        assertEquals(SessionState.OPEN, session.state());
        session.close();
        assertEquals(
                WinError.ERROR_NOT_FOUND,
                assertThrows(
                                WifiDirectException.class,
                                () -> direct.openLegacySession(MacAddress.of("02-00-00-00-00-01")))
                        .code());
    }

    @Test
    void aLegacySessionIsNotWaitedForInAHandler() {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        direct.openSession(DEVICE, ended -> {
            ended.session().close();
            thrown.set(assertThrows(IllegalStateException.class, () -> direct.openLegacySession(DEVICE)));
        });
        happen();
        assertTrue(thrown.get().getMessage().contains("must not"), String.valueOf(thrown.get()));
    }

    @Test
    void visibilityIsUpdatedWithoutAClient() {
        WifiDirect.updateVisibility(DEVICE);
        assertEquals("WFDUpdateDeviceVisibility", calls(windows).get(1));
        assertEquals(
                WinError.ERROR_NOT_FOUND,
                assertThrows(
                                WindowsException.class,
                                () -> WifiDirect.updateVisibility(MacAddress.of("02-00-00-00-00-01")))
                        .code());
    }

    @Test
    void aHandlerMayOpenTheNext() throws Exception {
        CountDownLatch many = new CountDownLatch(100);
        SessionOpening.Handler[] again = new SessionOpening.Handler[1];
        again[0] = ended -> {
            ended.session().close();
            many.countDown();
            if (many.getCount() > 0) {
                direct.openSession(DEVICE, again[0]);
            }
        };
        direct.openSession(DEVICE, again[0]);
        while (many.getCount() > 0) {
            happen();
        }
        assertEquals(
                100, calls(windows).stream().filter("WFDCloseSession"::equals).count());
    }

    @Test
    void aHandlerThatThrowsSpoilsNothing() {
        AtomicReference<Throwable> reported = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.set(e));
        try {
            SessionOpening opening = direct.openSession(DEVICE, ended -> {
                throw new ArithmeticException("of the user");
            });
            happen();
            assertEquals(SessionState.OPEN, opening.state());
            assertInstanceOf(ArithmeticException.class, reported.get());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertTrue(direct.close(LONG), "and closes the session that the handler left");
    }

    @Test
    void nullIsAMistake() {
        assertThrows(NullPointerException.class, () -> WifiDirect.open(null));
        assertThrows(NullPointerException.class, () -> direct.openSession(null));
        assertThrows(NullPointerException.class, () -> direct.openSession(DEVICE, null));
        assertThrows(NullPointerException.class, () -> direct.openLegacySession(null));
        assertEquals(List.of("WFDOpenHandle"), calls(windows));
    }
}
