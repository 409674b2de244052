// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.win32.WinError;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Closing with and without a deadline, in whatever order with the port; and what takes time, as a pending. */
@SimulatedWindows
@SuppressWarnings("try") // a watch does its work by being there
class WlanLifecycleTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(Wifi.LONG);
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final Set<NotificationSource> ACM = Set.of(NotificationSource.ACM);

    /** A handler that stays until it is let go. */
    private static final class Guest {
        final CountDownLatch inside = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        void handle(WlanNotification one) {
            inside.countDown();
            Wifi.await(go);
        }
    }

    private static boolean aPortThreadRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("winnet4j-port-"));
    }

    @Test
    void theFirstLineNeedsNoPort(Simulator windows) {
        windows.wifi("wlan0").network("home").add();
        CountDownLatch told = new CountDownLatch(2);
        try (WlanClient wifi = WlanClient.open();
                WlanClient another = WlanClient.open();
                Watch one = wifi.watch(notification -> told.countDown());
                Watch two = another.watch(notification -> told.countDown())) {
            assertEquals(wifi.port(), another.port());
            assertEquals(1, wifi.interfaces().size());
            windows.wifi("wlan0").notification().source(Wifi.ACM).code(1).sendNow();
            Wifi.await(told);
        }
        Wifi.awaitTrue(() -> !aPortThreadRuns()); // it ends with its last user
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void aClientThatCannotBeOpenedLeavesNoPort(Simulator windows) {
        windows.service("wlansvc", false);
        assertThrows(WindowsException.class, WlanClient::open);
        Wifi.awaitTrue(() -> !aPortThreadRuns());
    }

    @Test
    void aPortThatIsClosedFirstTakesEverythingAlong(Simulator windows) {
        windows.on("WlanScan").neverCompletes();
        CompletionPort port = CompletionPort.start();
        WlanClient client = WlanClient.open(port);
        WlanInterface wlan0 = client.interfaces().get(0);
        Watch watch = client.watch(one -> {});
        CompletableFuture<ScanOutcome> scan = wlan0.scan(null, FOR_EVER).future();
        LowLatencyLease lease = wlan0.lowLatency();
        assertTrue(port.close(LONG));
        assertEquals(List.of(), windows.ledger());
        assertThrows(OperationCancelledException.class, () -> Wifi.get(scan));
        assertThrows(IllegalStateException.class, wlan0::scan);
        assertThrows(IllegalStateException.class, () -> client.watch(one -> {}));
        assertTrue(watch.close(LONG) && client.close(LONG) && lease.close(LONG));
        assertEquals(2, Wifi.calls(windows, "WlanCloseHandle"));
    }

    // -- closing

    @Test
    void aHandlerThatDoesNotReturnHoldsUpNoDeadline(Simulator windows) throws Exception {
        Guest guest = new Guest();
        Wifi wifi = new Wifi(windows);
        Watch watch = wifi.client.watch(guest::handle);
        wifi.notification(Wifi.ACM, 1).sendNow();
        Wifi.await(guest.inside);
        assertFalse(watch.close(SHORT));
        assertFalse(wifi.client.close(SHORT));
        assertFalse(wifi.client.close(Duration.ZERO));
        assertEquals(1, Wifi.calls(windows, "WlanCloseHandle"), "the handle is Windows' again all the same");
        assertEquals(List.of(), windows.ledger());
        Pending<Boolean> end = wifi.client.closeAsync();
        Pending<Boolean> endOfWatch = watch.closeAsync();
        assertFalse(end.cancel());
        assertFalse(end.await(SHORT));
        guest.go.countDown();
        assertTrue(Wifi.get(end.future()));
        assertTrue(Wifi.get(endOfWatch.future()));
        assertTrue(wifi.client.close(Duration.ZERO) && watch.close(Duration.ZERO));
        wifi.close();
    }

    @Test
    void aHandlerThatDoesNotReturnHoldsUpNoOtherWatch(Simulator windows) {
        Guest guest = new Guest();
        CountDownLatch before = new CountDownLatch(2);
        CountDownLatch behind = new CountDownLatch(2);
        Wifi wifi = new Wifi(windows);
        Watch typed = wifi.client.watch(one -> before.countDown());
        Watch inPlace = wifi.client.watchInPlace(ACM, one -> before.countDown());
        Watch blocked = wifi.client.watch(guest::handle);
        Watch last = wifi.client.watch(one -> behind.countDown());
        wifi.notification(Wifi.ACM, 1).sendNow();
        Wifi.await(guest.inside);
        Wifi.await(before);
        assertTrue(typed.close(LONG) && inPlace.close(LONG) && last.close(LONG));
        assertFalse(blocked.close(SHORT));
        guest.go.countDown();
        assertTrue(blocked.close(LONG));
        assertEquals(2, behind.getCount());
        wifi.close();
    }

    @Test
    void anExecutorsHandlerThatDoesNotReturnHoldsUpNoDeadlineEither(Simulator windows) {
        Guest guest = new Guest();
        try (Wifi wifi = new Wifi(windows)) {
            Watch watch = wifi.client.watch(ACM, guest::handle, task -> new Thread(task).start());
            wifi.notification(Wifi.ACM, 1).sendNow();
            Wifi.await(guest.inside);
            wifi.notification(Wifi.ACM, 1).sendNow();
            wifi.handled();
            assertFalse(watch.close(SHORT));
            assertEquals(2, watch.discarded(), "of which one was a mark");
            assertFalse(wifi.client.close(SHORT));
            Pending<Boolean> end = wifi.client.closeAsync();
            guest.go.countDown();
            assertTrue(Wifi.get(end.future()));
            assertEquals(1, watch.handled());
        }
    }

    @Test
    void windowsAnswerReachesTheWaiter(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        windows.on("WlanCloseHandle").nth(1).returns(WinError.RPC_S_CALL_FAILED);
        ExecutionException problem = assertThrows(
                ExecutionException.class,
                () -> wifi.client.closeAsync().future().get(Wifi.LONG, TimeUnit.SECONDS));
        assertEquals(
                WinError.RPC_S_CALL_FAILED,
                assertInstanceOf(WindowsException.class, problem.getCause()).code());
        wifi.close();
        windows.reset(); // the simulator's handle stays open, as the rule wanted
    }

    // -- what takes time

    @Test
    void waitingInAHandlerFailsAtOnce(Simulator windows) {
        CompletableFuture<Throwable> get = new CompletableFuture<>();
        CompletableFuture<Throwable> await = new CompletableFuture<>();
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(one -> {
                    if (one.code() == 1) {
                        WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
                        get.complete(assertThrows(
                                IllegalStateException.class, () -> scan.future().get()));
                        await.complete(assertThrows(IllegalStateException.class, () -> scan.await(LONG)));
                    }
                })) {
            wifi.notification(Wifi.ACM, 1).sendNow();
            assertTrue(Wifi.get(get).getMessage().contains("wait for itself"), Wifi.get(get)::toString);
            assertTrue(Wifi.get(await).getMessage().contains("wait for itself"), Wifi.get(await)::toString);
            windows.runUntilIdle();
        }
    }

    @Test
    void whatHangsOnAFutureMayBlock(Simulator windows) {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Wifi wifi = new Wifi(windows)) {
            CompletableFuture<Void> blocked = wifi.wlan0.scan().future().thenAccept(end -> {
                entered.countDown();
                Wifi.await(go);
            });
            windows.runUntilIdle();
            Wifi.await(entered);
            wifi.handled(); // the port goes on
            go.countDown();
            Wifi.get(blocked);
        }
    }

    @Test
    void aPendingCanBeWaitedForThatLong(Simulator windows) throws Exception {
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            assertFalse(scan.await(SHORT));
            windows.runUntilIdle();
            assertTrue(scan.await(LONG));
            assertTrue(scan.toString().startsWith("WlanScan of interface "), scan.toString());
        }
    }

    @Test
    void givingUpOnAnAttemptAsksWindowsToCancelIt(Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            assertTrue(wifi.wlan0.connect("home").future().cancel(false));
            assertEquals(1, Wifi.calls(windows, "WlanDisconnect"));
            windows.runUntilIdle();
            CompletableFuture<ConnectOutcome> impatient =
                    wifi.wlan0.connect("home").future().orTimeout(1, TimeUnit.MILLISECONDS);
            assertInstanceOf(
                    TimeoutException.class,
                    assertThrows(ExecutionException.class, () -> impatient.get(Wifi.LONG, TimeUnit.SECONDS))
                            .getCause());
            Wifi.awaitTrue(() -> Wifi.calls(windows, "WlanDisconnect") == 2);
            windows.runUntilIdle();
            wifi.handled();
            assertEquals(InterfaceState.DISCONNECTED, wifi.wlan0.currentState());
            WlanOperation<ConnectOutcome> next = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            assertInstanceOf(ConnectOutcome.Connected.class, Wifi.get(next.future()));
        }
    }

    @Test
    void aDurationMeansWhatItSays(Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        Duration negative = Duration.ofNanos(-1);
        try (Wifi wifi = new Wifi(windows)) {
            List<TraceEvent> before = windows.trace();
            for (Runnable call : List.<Runnable>of(
                    () -> wifi.wlan0.scan(null, negative),
                    () -> wifi.wlan0.connect(
                            WlanConnectRequest.byProfile("home").within(negative)),
                    () -> wifi.wlan0.disconnect(negative),
                    () -> wifi.client.close(negative))) {
                assertThrows(IllegalArgumentException.class, call::run);
            }
            assertTrue(wifi.client.isOpen());
            assertEquals(before, windows.trace(), "before any call");
            WlanOperation<ConnectOutcome> attempt =
                    wifi.wlan0.connect(WlanConnectRequest.byProfile("home").within(FOR_EVER));
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan(null, FOR_EVER);
            windows.runUntilIdle();
            assertInstanceOf(ConnectOutcome.Connected.class, Wifi.get(attempt.future()));
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
            WlanOperation<DisconnectOutcome> end = wifi.wlan0.disconnect(FOR_EVER);
            windows.runUntilIdle();
            assertEquals(new DisconnectOutcome.Disconnected(), Wifi.get(end.future()));
            assertTrue(wifi.client.close(FOR_EVER));
        }
    }

    @Test
    void whatOneLogsSaysWhatItIs(Simulator windows) {
        AtomicReference<String> seen = new AtomicReference<>();
        CountDownLatch told = new CountDownLatch(1);
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watchInPlace(ACM, one -> {
                    seen.set(one.toString());
                    told.countDown();
                });
                LowLatencyLease lease = wifi.wlan0.lowLatency()) {
            windows.runUntilIdle();
            Wifi.await(told);
            assertTrue(seen.get().startsWith("notification "), seen.get());
            assertTrue(wifi.client.toString().startsWith("WLAN client"), wifi.client.toString());
            assertTrue(watch.toString().startsWith("watch of notifications"), watch.toString());
            assertTrue(lease.toString().startsWith("low-latency lease"), lease.toString());
            assertTrue(wifi.wlan0.profiles().toString().contains(wifi.wlan0.id().toString()));
            assertTrue(wifi.wlan0.stationCursor().toString().startsWith("stations"));
            assertEquals(
                    "connection by the profile home",
                    WlanConnectRequest.byProfile("home").toString());
            assertEquals(
                    "connection to the open network cafe",
                    WlanConnectRequest.toOpen(Ssid.of("cafe")).toString());
        }
    }

    @Test
    void nullIsAMistakeWithAName(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(
                    "interfaceId",
                    assertThrows(NullPointerException.class, () -> wifi.client.find(null))
                            .getMessage());
        }
        assertEquals(
                "text",
                assertThrows(NullPointerException.class, () -> Ssid.of((String) null))
                        .getMessage());
        assertEquals(
                "bytes",
                assertThrows(NullPointerException.class, () -> Ssid.of((byte[]) null))
                        .getMessage());
        assertEquals(
                "port",
                assertThrows(NullPointerException.class, () -> WlanClient.open(null))
                        .getMessage());
    }

    // -- what is kept

    private static void awaitGone(WeakReference<?> forgotten) {
        Wifi.awaitTrue(() -> {
            System.gc();
            return forgotten.get() == null;
        });
    }

    @Test
    void whatHasEndedIsNotKept(Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            awaitGone(ended(wifi, new DisconnectOutcome.WasNotConnected(), FOR_EVER));
            windows.runUntilIdle();
            WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            Wifi.get(attempt.future());
            windows.on("WlanDisconnect").neverCompletes();
            awaitGone(ended(wifi, new DisconnectOutcome.TimedOut(), SHORT));
        }
    }

    private static WeakReference<?> ended(Wifi wifi, DisconnectOutcome outcome, Duration within) {
        WlanOperation<DisconnectOutcome> end = wifi.wlan0.disconnect(within);
        assertEquals(outcome, Wifi.get(end.future()));
        return new WeakReference<>(end.future());
    }

    /** However long it would be until the next look at the service. */
    @Test
    void aLastingClientThatIsClosedIsNotKeptByItsTimer(Simulator windows) {
        try (CompletionPort port = CompletionPort.start()) {
            awaitGone(closed(port));
        }
    }

    private static WeakReference<?> closed(CompletionPort port) {
        WlanClient client = WlanClient.openLasting(port, NotificationRoom.DEFAULT, FOR_EVER);
        client.watch(one -> {});
        client.close();
        return new WeakReference<>(client.notifications());
    }
}
