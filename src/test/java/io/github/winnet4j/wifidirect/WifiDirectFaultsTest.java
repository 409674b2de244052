// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.wifidirect.Direct.DEVICE;
import static io.github.winnet4j.wifidirect.Direct.LONG;
import static io.github.winnet4j.wifidirect.Direct.calls;
import static io.github.winnet4j.wifidirect.Direct.count;
import static io.github.winnet4j.wifidirect.Direct.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.ServiceNotRunningException;
import io.github.winnet4j.ServiceRestartedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.LogCapture;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.LateCallbacks;
import io.github.winnet4j.port.NoFreeSlotException;
import io.github.winnet4j.testkit.Action;
import io.github.winnet4j.testkit.Misuse;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.WifiDirectPeer;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in Windows, and what becomes of it here. */
@SimulatedWindows
@Timeout(60)
class WifiDirectFaultsTest {
    private final CompletionPort port = CompletionPort.open();
    private Simulator windows;
    private WifiDirectPeer peer;

    @BeforeEach
    void pair(Simulator simulator) {
        windows = simulator;
        peer = windows.peer(DEVICE.toString()).accepts();
    }

    @AfterEach
    void close() {
        assertTrue(port.close(LONG));
    }

    /**
     * Windows may give the handle of an open that failed to the next client, before the client has heard of the
     * failure.
     */
    @Test
    void aCancelThatComesLateDoesNotHitTheHandleOfANewClient() {
        windows.recycleHandles(true);
        peer.refuses(1225);
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            windows.runUntilIdle();
            try (WifiDirect another = WifiDirect.open(port)) {
                assertTrue(opening.cancel(), "the failure hasn't been reported");
                assertEquals(0, count(windows, "WFDCancelOpenSession"));
                assertFalse(another.isClosed());
            }
            port.pollNow();
        }
        assertEquals(List.of(), windows.misuses());
    }

    /** As those of completions: each goes to the thread's handler of uncaught exceptions, and is counted. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handlersThatThrowWhenTheirOpensAreGivenUpAreCountedAndKeepNothingFromTheOthers(boolean tooLate) {
        if (tooLate) {
            peer.cancelLoses();
        }
        List<Throwable> reported = new ArrayList<>();
        List<SessionState> heard = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            WifiDirect direct = WifiDirect.open(port);
            for (int i = 0; i < 3; i++) {
                direct.openSession(DEVICE, now -> {
                    heard.add(now.state());
                    throw new IllegalStateException("of the handler");
                });
            }
            assertFalse(direct.close(Duration.ZERO));
            assertEquals(3, direct.unanswered());
            assertTrue(log.message().contains("3 of its opens"), log.message());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        happen(); // the answers to what was given up
        assertEquals(3, heard.size(), "each once");
        assertEquals(3, port.counters().handlerExceptions());
        assertEquals(3, reported.size());
    }

    private void happen() {
        windows.runUntilIdle();
        port.pollNow();
    }

    @ParameterizedTest
    @CsvSource({
        "WFDOpenHandle, 87, WifiDirectException", "WFDOpenHandle, 8, WifiDirectException",
        "WFDOpenHandle, 1220, WifiDirectException", "WFDOpenHandle, 1722, ServiceNotRunningException",
        "WFDOpenHandle, 1062, ServiceNotRunningException", "WFDOpenHandle, 126, ApiUnavailableException",
        "WFDOpenHandle, 127, ApiUnavailableException", "WFDOpenHandle, 5, AccessDeniedException",
        "WFDStartOpenSession, 6, ServiceRestartedException", "WFDStartOpenSession, 87, WifiDirectException",
        "WFDStartOpenSession, 5023, WifiDirectException", "WFDStartOpenSession, 1062, ServiceNotRunningException",
        "WFDStartOpenSession, 1722, ServiceNotRunningException", "WFDStartOpenSession, 1726, WifiDirectException",
        "WFDStartOpenSession, 127, ApiUnavailableException", "WFDStartOpenSession, 5, AccessDeniedException",
        "WFDOpenLegacySession, 87, WifiDirectException", "WFDOpenLegacySession, 8, WifiDirectException",
        "WFDOpenLegacySession, 1722, ServiceNotRunningException",
                "WFDUpdateDeviceVisibility, 1722, ServiceNotRunningException"
    })
    void fault9_eachRefusalIsTheRightException(String function, int code, String type) {
        windows.on(function).returns(code);
        WindowsException problem = assertThrows(WindowsException.class, () -> {
            try (WifiDirect direct = WifiDirect.open(port)) {
                if (function.equals("WFDUpdateDeviceVisibility")) {
                    WifiDirect.updateVisibility(DEVICE);
                } else if (function.equals("WFDOpenLegacySession")) {
                    direct.openLegacySession(DEVICE);
                } else {
                    direct.openSession(DEVICE);
                }
            }
        });
        assertEquals(code, problem.code());
        assertEquals(function, problem.function());
        assertEquals(type, problem.getClass().getSimpleName());
        assertEquals(
                count(windows, "WFDOpenHandle"),
                function.equals("WFDOpenHandle") ? 1 : count(windows, "WFDCloseHandle"));
        // All the types are public, so that each can be caught.
        assertTrue(List.of(
                        WifiDirectException.class,
                        ServiceNotRunningException.class,
                        ServiceRestartedException.class,
                        ApiUnavailableException.class,
                        AccessDeniedException.class)
                .contains(problem.getClass()));
    }

    @Test
    void fault9_messagesSayWhatToDo() {
        windows.on("WFDOpenHandle").nth(1).returns(1220);
        String tooMany = assertThrows(WindowsException.class, () -> WifiDirect.open(port))
                .getMessage();
        assertTrue(tooMany.contains("-Dwinnet4j.leakDetection=true"), tooMany);
        try (WifiDirect direct = WifiDirect.open(port)) {
            windows.policy("wfd", false);
            String policy = assertThrows(WindowsException.class, () -> direct.openSession(DEVICE))
                    .getMessage();
            assertTrue(policy.startsWith("WFDStartOpenSession failed: 5023 ERROR_INVALID_STATE"), policy);
            assertTrue(policy.contains("Group policy"), policy);
            windows.policy("wfd", true).service("wlansvc", false);
            String service = assertThrows(ServiceNotRunningException.class, () -> direct.openSession(DEVICE))
                    .getMessage();
            assertTrue(service.contains("Start the service wlansvc (WLAN AutoConfig)."), service);
            windows.service("wlansvc", true);
            String restarted = assertThrows(WindowsException.class, () -> direct.openSession(DEVICE))
                    .getMessage();
            assertTrue(restarted.contains("open a new WifiDirect"), restarted);
            windows.on("WFDCloseHandle").returns(0);
        }
        windows.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void fault10_successWithAHandleThatIsNoneIsAFailure(long none) {
        windows.on("WFDOpenHandle")
                .nth(1)
                .handsOut(none)
                .on("WFDOpenLegacySession")
                .handsOut(none);
        assertEquals(
                WinError.ERROR_INVALID_HANDLE,
                assertThrows(WindowsException.class, () -> WifiDirect.open(port))
                        .code());
        try (WifiDirect direct = WifiDirect.open(port)) {
            assertEquals(
                    WinError.ERROR_INVALID_HANDLE,
                    assertThrows(WindowsException.class, () -> direct.openLegacySession(DEVICE))
                            .code());
        }
        assertEquals(1, count(windows, "WFDCloseHandle"), "what is none is never passed on");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void fault10_anOpenWithoutAHandleCantBeCancelledButEndsAsIfItWere(long none) {
        windows.on("WFDStartOpenSession").handsOut(none);
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening cancelled = direct.openSession(DEVICE);
            assertTrue(cancelled.cancel());
            SessionOpening opened = direct.openSession(DEVICE);
            happen();
            assertInstanceOf(OperationCancelledException.class, problemOf(cancelled));
            assertEquals(SessionState.OPEN, opened.state(), "the callback brings the handle");
        }
        assertEquals(0, count(windows, "WFDCancelOpenSession"));
        assertEquals(2, count(windows, "WFDCloseSession"));
    }

    @Test
    void fault12_aStaleCancelHitsNothingElse() {
        windows.recycleHandles(true);
        peer.refuses(1225);
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening failed = direct.openSession(DEVICE);
            windows.runUntilIdle(); // it has failed, and its handle is free; the library hasn't heard of it
            peer.accepts();
            SessionOpening next = direct.openSession(DEVICE);
            assertEquals(failed.life.handle, next.life.handle, "Windows gives the value out again");
            assertTrue(failed.cancel());
            assertEquals(0, count(windows, "WFDCancelOpenSession"));
            happen();
            assertEquals(SessionState.OPEN, next.state());
            assertInstanceOf(OperationCancelledException.class, problemOf(failed));
        }
    }

    @Test
    void fault12_whatIsClosedStaysClosedWhenItsHandleIsReused() {
        windows.recycleHandles(true);
        WifiDirect first = WifiDirect.open(port);
        WifiDirectSession old = first.openLegacySession(DEVICE);
        old.close();
        WifiDirectSession fresh = first.openLegacySession(DEVICE);
        assertEquals(WifiDirectSession.Ending.ALREADY_CLOSED, old.end());
        assertEquals(SessionState.OPEN, fresh.state());
        first.close();
        try (WifiDirect second = WifiDirect.open(port)) {
            first.close();
            assertThrows(IllegalStateException.class, () -> first.openSession(DEVICE));
            second.openSession(DEVICE).cancel();
            happen();
        }
        assertEquals(2, count(windows, "WFDCloseHandle"));
        assertEquals(2, count(windows, "WFDCloseSession"));
    }

    @Test
    void fault14_closeWaitsForTheCallInProgress() throws Exception {
        WifiDirect direct = WifiDirect.open(port);
        windows.on("WFDStartOpenSession").hangs();
        CompletableFuture<SessionOpening> caller = CompletableFuture.supplyAsync(() -> direct.openSession(DEVICE));
        windows.awaitBlocked("WFDStartOpenSession", 1);
        CompletableFuture<Boolean> closed = direct.closeAsync().future();
        assertFalse(closed.isDone());
        assertEquals(0, count(windows, "WFDCancelOpenSession"), "there is no handle yet");
        windows.release("WFDStartOpenSession");
        SessionOpening opening = caller.get();
        assertEquals(1, count(windows, "WFDCancelOpenSession"), "made up for by its starter");
        happen();
        assertTrue(closed.get());
        assertInstanceOf(OperationCancelledException.class, problemOf(opening));
    }

    @Test
    void fault14_aLegacySessionThatComesAfterTheCloseIsClosed() throws Exception {
        WifiDirect direct = WifiDirect.open(port);
        windows.on("WFDOpenLegacySession").hangs();
        CompletableFuture<WifiDirectSession> caller =
                CompletableFuture.supplyAsync(() -> direct.openLegacySession(DEVICE));
        windows.awaitBlocked("WFDOpenLegacySession", 1);
        CompletableFuture<Boolean> closed = direct.closeAsync().future();
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            assertFalse(direct.close(Duration.ofMillis(10)), "it blocks, and can't be cancelled");
            assertEquals(1, log.messages().size());
        }
        windows.release("WFDOpenLegacySession");
        ExecutionException refused = assertThrows(ExecutionException.class, caller::get);
        assertTrue(
                refused.getCause().getMessage().contains("was closed while"),
                refused.getCause().getMessage());
        assertTrue(closed.get());
        assertEquals(
                List.of("WFDCloseSession", "WFDCloseHandle"), calls(windows).subList(2, 4));
    }

    @Test
    void fault15_aSessionThatWindowsWontCloseIsClosedAndSaidOnce() {
        windows.on("WFDCloseSession").returns(5023);
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            happen();
            WifiDirectSession session = opening.session();
            WindowsException problem = assertThrows(WindowsException.class, session::end);
            assertEquals(5023, problem.code());
            assertEquals("WFDCloseSession", problem.function());
            assertEquals(SessionState.ENDED, session.state());
            assertEquals(WifiDirectSession.Ending.ALREADY_CLOSED, session.end());
        }
        assertEquals(1, count(windows, "WFDCloseSession"), "no second try");
        assertEquals("session-left-open", windows.takeMisuses().get(0).kind());
    }

    @Test
    void fault15_aClientThatWindowsWontCloseIsClosedAndSaidOnce() {
        windows.on("WFDCloseHandle")
                .returns(WinError.ERROR_INVALID_PARAMETER)
                .on("WFDCloseSession")
                .returns(5023);
        WifiDirect direct = WifiDirect.open(port);
        direct.openLegacySession(DEVICE);
        WindowsException problem = assertThrows(WindowsException.class, direct::close);
        assertEquals("WFDCloseSession", problem.function());
        assertEquals("WFDCloseHandle", ((WindowsException) problem.getSuppressed()[0]).function());
        direct.close();
        assertTrue(direct.isClosed());
        assertTrue(direct.closeAsync().future().join(), "it is, and has been said");
        assertEquals(1, count(windows, "WFDCloseHandle"));
        windows.reset();
    }

    @Test
    void fault15_whatGoesWrongBehindAHandlersBackIsLogged() {
        windows.on("WFDCloseHandle").returns(WinError.ERROR_INVALID_PARAMETER);
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            WifiDirect direct = WifiDirect.open(port);
            direct.openSession(DEVICE, ended -> assertFalse(direct.close(LONG)));
            happen();
            assertEquals(List.of("Closing a Wi-Fi Direct client failed."), log.messages());
            assertTrue(log.trace().contains("WFDCloseHandle failed: 87"), log.trace());
            assertTrue(direct.close(LONG), "it is, and has been said");
        }
        windows.reset();
    }

    @Test
    void fault15_anUnwantedSessionThatWontCloseIsReportedWithTheCancel() {
        peer.cancelLoses();
        windows.on("WFDCloseSession").returns(5023);
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            opening.cancel();
            happen();
            assertEquals(
                    "WFDCloseSession", ((WindowsException) problemOf(opening).getSuppressed()[0]).function());
        }
        windows.takeMisuses();
    }

    @Test
    void faults21And25_aSecondCallbackIsCountedHoweverLate() {
        peer.callback(WifiDirectPeer.Callback.TWICE);
        long before = LateCallbacks.count();
        WifiDirect direct = WifiDirect.open(port);
        SessionOpening opening = direct.openSession(DEVICE);
        assertTrue(windows.step());
        port.pollNow();
        opening.session().close();
        SessionOpening next = direct.openSession(DEVICE); // in the same slot
        assertEquals(before, LateCallbacks.count());
        windows.runUntilIdle();
        assertEquals(before + 2, LateCallbacks.count());
        port.pollNow();
        assertEquals(SessionState.OPEN, next.state());
        direct.close();
    }

    @Test
    void fault21_aCallbackAfterThePortIsGoneIsCounted() {
        peer.callback(WifiDirectPeer.Callback.TWICE);
        long before = LateCallbacks.count();
        try (CompletionPort own = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(own)) {
            direct.openSession(DEVICE);
            windows.step();
            own.pollNow();
        }
        windows.runUntilIdle();
        assertEquals(before + 1, LateCallbacks.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {WinError.ERROR_INVALID_HANDLE, 87, WinError.RPC_S_SERVER_UNAVAILABLE})
    void fault23_aCancelThatIsRefusedStandsAllTheSame(int code) {
        peer.cancelFails(code);
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            assertTrue(opening.cancel());
            happen();
            assertInstanceOf(OperationCancelledException.class, problemOf(opening));
        }
        assertEquals(1, count(windows, "WFDCloseSession"));
    }

    @Test
    void fault23_aCancelThatIsAnsweredVeryLateEndsOnceWithItsCode() {
        peer.vanishes().cancelLoses();
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            opening.cancel();
            windows.advance(Duration.ofSeconds(29));
            assertEquals(0, port.pollNow());
            assertEquals(SessionState.CLOSING, opening.state());
            happen();
            assertEquals(
                    WinError.ERROR_TIMEOUT,
                    assertInstanceOf(OperationCancelledException.class, problemOf(opening))
                            .code());
        }
    }

    @Test
    void fault23_theSessionIsNotClosedWhileItsCancelIsInACall() throws Exception {
        windows.on("WFDCancelOpenSession").hangs();
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            CompletableFuture<Boolean> canceller = CompletableFuture.supplyAsync(opening::cancel);
            windows.awaitBlocked("WFDCancelOpenSession", 1);
            happen();
            assertInstanceOf(OperationCancelledException.class, problemOf(opening), "waiters needn't wait for that");
            assertEquals(0, count(windows, "WFDCloseSession"));
            windows.release("WFDCancelOpenSession");
            assertTrue(canceller.get());
            assertEquals(1, count(windows, "WFDCloseSession"));
        }
    }

    @Test
    void fault25_whatIsAnsweredAfterItWasGivenUpIsClosedThen() {
        peer.after(Duration.ofHours(1)).cancelLoses();
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            WifiDirect direct = WifiDirect.open(port);
            WifiDirectSession open = direct.openLegacySession(DEVICE);
            SessionOpening opening = direct.openSession(DEVICE);
            CompletableFuture<WifiDirectSession> future = opening.future();
            assertFalse(direct.close(Duration.ofMillis(1)));
            assertEquals(SessionState.ENDED, open.state(), "which needn't wait");
            assertTrue(future.isDone());
            assertTrue(assertInstanceOf(OperationCancelledException.class, problemOf(opening))
                    .isAbandoned());
            assertTrue(
                    problemOf(opening).getMessage().contains("did not answer"),
                    problemOf(opening).getMessage());
            assertEquals(1, direct.unanswered());
            assertEquals(1, log.messages().size());
            assertTrue(log.message().contains("1 of its opens were given up"), log.message());
            assertEquals(0, count(windows, "WFDCloseHandle"), "it would wait");
            try (WifiDirect other = WifiDirect.open(port)) { // with another slot
                peer.accepts().after(Duration.ofSeconds(1));
                SessionOpening next = other.openSession(DEVICE);
                windows.advance(Duration.ofSeconds(2));
                port.pollNow();
                assertEquals(SessionState.OPEN, next.state());
            }
            happen();
            assertEquals(WinError.ERROR_ABANDONED_WAIT_0, opening.code(), "reported once");
            assertEquals("WFDCloseHandle", calls(windows).get(calls(windows).size() - 1));
            assertFalse(direct.close(LONG), "not all was in time");
        }
    }

    @Test
    void fault27_aServiceThatStopsEndsEverythingAndComesBack() {
        WifiDirect direct = WifiDirect.open(port);
        WifiDirectSession open = direct.openLegacySession(DEVICE);
        SessionOpening pending = direct.openSession(DEVICE);
        windows.service("wlansvc", false);
        happen();
        assertEquals(SessionState.FAILED, pending.state());
        assertInstanceOf(ServiceNotRunningException.class, problemOf(pending));
        assertThrows(ServiceNotRunningException.class, () -> direct.openSession(DEVICE));
        assertEquals(
                WinError.RPC_S_SERVER_UNAVAILABLE,
                assertThrows(WindowsException.class, () -> WifiDirect.updateVisibility(DEVICE))
                        .code());
        open.close(); // nothing is left to close, and that is no failure
        assertEquals(SessionState.ENDED, open.state());
        direct.close();
        assertThrows(ServiceNotRunningException.class, () -> WifiDirect.open(port));
        windows.service("wlansvc", true);
        try (WifiDirect again = WifiDirect.open(port)) {
            SessionOpening opening = again.openSession(DEVICE);
            happen();
            assertEquals(SessionState.OPEN, opening.state());
        }
    }

    @Test
    void fault57_aFullPortIsSaidSoAndNothingIsLeft() {
        try (CompletionPort small = CompletionPort.open(1);
                WifiDirect direct = WifiDirect.open(small)) {
            SessionOpening only = direct.openSession(DEVICE);
            assertThrows(NoFreeSlotException.class, () -> direct.openSession(DEVICE));
            windows.runUntilIdle();
            small.pollNow();
            only.session().close();
            SessionOpening next = direct.openSession(DEVICE);
            windows.runUntilIdle();
            small.pollNow();
            assertEquals(SessionState.OPEN, next.state(), "which has the slot of the first");
        }
    }

    @Test
    void fault57_aClientGivesItsSlotsBackWhenItIsClosed() {
        try (CompletionPort small = CompletionPort.open(1)) {
            for (int i = 0; i < 3; i++) {
                try (WifiDirect direct = WifiDirect.open(small)) {
                    SessionOpening only = direct.openSession(DEVICE);
                    windows.runUntilIdle();
                    small.pollNow();
                    assertEquals(SessionState.OPEN, only.state());
                }
            }
        }
    }

    /** Windows would wait for the open in WFDCloseHandle, so it is not called; the close ends all the same. */
    @Test
    void fault25_aClientWhoseOpenIsLostWithItsPortIsDown() throws Exception {
        peer.callback(WifiDirectPeer.Callback.NEVER);
        CompletionPort own = CompletionPort.open();
        WifiDirect direct = WifiDirect.open(own);
        SessionOpening opening = direct.openSession(DEVICE);
        CompletableFuture<Boolean> closed = direct.closeAsync().future();
        assertFalse(closed.isDone());
        assertFalse(own.close(Duration.ZERO));
        assertFalse(closed.get(30, TimeUnit.SECONDS), "not every open was answered");
        assertTrue(assertInstanceOf(OperationCancelledException.class, problemOf(opening))
                .isAbandoned());
        assertEquals(0, count(windows, "WFDCloseHandle"));
        windows.reset(); // the open is Windows' forever
    }

    @Test
    void aClosedPortOpensNothing() {
        CompletionPort gone = CompletionPort.open();
        WifiDirect direct = WifiDirect.open(gone);
        direct.openSession(DEVICE).cancel();
        windows.runUntilIdle();
        gone.close();
        assertThrows(IllegalStateException.class, () -> direct.openSession(DEVICE));
        assertThrows(IllegalStateException.class, () -> direct.openSession(MacAddress.of("02-00-00-00-00-01")));
        assertTrue(direct.close(LONG));
        assertEquals(List.<Misuse>of(), windows.misuses());
    }

    @Test
    void aCallbackWithARuleOfTheSimulatorIsNoDifferent() {
        windows.on("WFDStartOpenSession")
                .will(Action.completesInside(), Action.completesWith(5023), Action.reason(0x28003));
        try (WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE);
            port.pollNow();
            assertEquals(5023, opening.code());
            assertTrue(
                    problemOf(opening).getMessage().contains("Group policy"),
                    problemOf(opening).getMessage());
        }
    }
}
