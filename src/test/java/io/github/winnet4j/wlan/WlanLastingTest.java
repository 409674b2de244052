// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.ServiceNotRunningException;
import io.github.winnet4j.ServiceRestartedException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service stops and comes back: every client is notified, and a lasting one goes on. */
@SimulatedWindows(simulatedDeadlines = true)
@SuppressWarnings("try") // a watch does its work by being there
class WlanLastingTest {
    private static final Set<NotificationSource> ACM = Set.of(NotificationSource.ACM);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** A port, a client on it, and what a handler there was told. */
    private static final class Fixture implements AutoCloseable {
        final Simulator windows;
        final CompletionPort port = CompletionPort.start();
        final WlanClient client;
        final List<String> told = new CopyOnWriteArrayList<>();

        /** Looks so often, or, with null, is a plain client. */
        Fixture(Simulator windows, Duration lookEvery) {
            this.windows = windows;
            client = lookEvery == null
                    ? WlanClient.open(port)
                    : WlanClient.openLasting(port, NotificationRoom.DEFAULT, lookEvery);
            client.watch(one -> told.add(name(one)));
        }

        WlanInterface wlan0() {
            return client.interfaces().get(0);
        }

        void send(int code) {
            windows.wifi("wlan0").notification().code(code).sendNow();
        }

        void service(boolean runs) {
            windows.service("wlansvc", runs);
        }

        void restart() {
            service(false);
            service(true);
        }

        void awaitTold(String... all) {
            Wifi.awaitTrue(() -> told.size() >= all.length);
            assertEquals(List.of(all), told);
        }

        @Override
        public void close() {
            client.close();
            port.close();
        }
    }

    private static String name(WlanNotification one) {
        return one instanceof WlanNotification.ServiceLost
                ? "lost"
                : one instanceof WlanNotification.ServiceBack ? "back" : "code " + one.code();
    }

    @Test
    void aLastingOneNoticesByItselfAndGoesOnWatching(Simulator windows) {
        try (Fixture wifi = new Fixture(windows, LOOK)) {
            wifi.send(4711);
            wifi.service(false);
            windows.runUntil(() -> wifi.told.contains("lost"));
            assertThrows(ServiceNotRunningException.class, wifi.client::interfaces);
            long opened = Wifi.calls(windows, "WlanOpenHandle");
            windows.runUntil(() -> Wifi.calls(windows, "WlanOpenHandle") >= opened + 3); // it keeps looking
            wifi.service(true);
            windows.runUntil(() -> wifi.told.contains("back"));
            wifi.send(4712);
            wifi.awaitTold("code 4711", "lost", "back", "code 4712");
            assertEquals(1, wifi.client.interfaces().size());
            Wifi.awaitTrue(() -> Wifi.calls(windows, "WlanCloseHandle") == 1); // of what the service had forgotten
            WlanCounters counters = wifi.client.counters();
            assertEquals(2, counters.handled(), "the library's words are none of Windows' notifications");
        }
        assertEquals(List.of(), windows.ledger());
        assertEquals(2, Wifi.calls(windows, "WlanCloseHandle"), "one for each handle");
    }

    @Test
    void everyKindOfWatchHearsOfItInOrder(Simulator windows) {
        List<String> inPlace = new CopyOnWriteArrayList<>();
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        try (Fixture wifi = new Fixture(windows, NEVER);
                Watch one = wifi.client.watchInPlace(ACM, new NotificationHandler() {
                    @Override
                    public void notified(NotificationView notification) {
                        inPlace.add("code " + notification.code());
                    }

                    @Override
                    public void serviceLost() {
                        inPlace.add("lost");
                    }

                    @Override
                    public void serviceBack() {
                        inPlace.add("back");
                    }
                });
                Watch two =
                        wifi.client.watch(ACM, word -> elsewhere.add(name(word)), task -> new Thread(task).start());
                Watch three = wifi.client.watch(
                        Set.of(NotificationSource.MSM), // of no source, so for all
                        word -> elsewhere.add("msm " + name(word)))) {
            wifi.send(4711);
            wifi.restart();
            assertEquals(1, wifi.client.interfaces().size(), "the call that finds it opens it anew");
            wifi.send(4712);
            wifi.awaitTold("code 4711", "lost", "back", "code 4712");
            Wifi.awaitTrue(() -> elsewhere.size() == 6);
            assertEquals(wifi.told, inPlace);
            assertEquals(
                    wifi.told,
                    elsewhere.stream().filter(word -> !word.startsWith("msm")).toList());
            assertEquals(
                    List.of("msm lost", "msm back"),
                    elsewhere.stream().filter(word -> word.startsWith("msm")).toList());
            assertEquals(2, two.handled(), "Windows' alone");
        }
    }

    @Test
    void aCallAfterARestartJustWorks(Simulator windows) throws Exception {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Fixture wifi = new Fixture(windows, NEVER)) {
            WlanInterface wlan0 = wifi.wlan0();
            BssCursor stations = wlan0.stationCursor();
            List<Runnable> calls = List.of(
                    wifi.client::interfaces,
                    wlan0::networks,
                    stations::refresh,
                    wlan0::currentState,
                    () -> assertEquals(1, wlan0.profiles().list().size()),
                    () -> wifi.client.watch(NotificationSource.all(), one -> {}).close(),
                    () -> {
                        WlanOperation<ScanOutcome> scan = wlan0.scan();
                        windows.runUntil(scan.future()::isDone);
                        assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
                    },
                    () -> {
                        WlanOperation<ConnectOutcome> attempt = wlan0.connect("home");
                        windows.runUntil(attempt.future()::isDone);
                        assertInstanceOf(ConnectOutcome.Connected.class, Wifi.get(attempt.future()));
                    },
                    () -> {
                        WlanOperation<DisconnectOutcome> end = wlan0.disconnect();
                        assertEquals(new DisconnectOutcome.WasNotConnected(), Wifi.get(end.future()));
                    });
            for (int i = 0; i < calls.size(); i++) {
                wifi.restart();
                calls.get(i).run();
                int words = 2 * (i + 1);
                Wifi.awaitTrue(() -> wifi.told.stream()
                                .filter(word -> !word.startsWith("code"))
                                .count()
                        == words);
            }
            assertEquals(calls.size() + 1, Wifi.calls(windows, "WlanOpenHandle"));
        }
        assertEquals(List.of(), windows.ledger());
    }

    /** A call has found the loss while it didn't run, and nothing has looked since. */
    @Test
    void aCallAfterAStopThatACallHasFoundJustWorksToo(Simulator windows) {
        try (Fixture wifi = new Fixture(windows, LOOK)) {
            wifi.service(false);
            assertThrows(ServiceNotRunningException.class, wifi.client::interfaces);
            assertThrows(ServiceNotRunningException.class, wifi.client::interfaces);
            wifi.service(true);
            assertEquals(1, wifi.client.interfaces().size());
            wifi.send(4711);
            wifi.awaitTold("lost", "back", "code 4711");
        }
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void aCallInsideAHandlerHasItOpenedAnew(Simulator windows) {
        AtomicInteger found = new AtomicInteger();
        AtomicReference<Fixture> of = new AtomicReference<>();
        try (Fixture wifi = new Fixture(windows, NEVER)) {
            of.set(wifi);
            wifi.client.watch(one -> {
                if (one.code() == 4711) {
                    wifi.restart();
                    found.set(of.get().client.interfaces().size());
                }
            });
            wifi.send(4711);
            wifi.awaitTold("code 4711", "lost", "back");
            Wifi.awaitTrue(() -> found.get() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWaitsEndsWithTheService(boolean comesBack, Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        for (Duration look : new Duration[] {null, NEVER}) {
            try (Fixture wifi = new Fixture(windows, look)) {
                WlanInterface wlan0 = wifi.wlan0();
                WlanOperation<ConnectOutcome> first = wlan0.connect("home");
                windows.runUntil(first.future()::isDone);
                WlanOperation<DisconnectOutcome> end = wlan0.disconnect();
                WlanOperation<ConnectOutcome> attempt = wlan0.connect("home");
                WlanOperation<ScanOutcome> scan = wlan0.scan();
                wifi.service(false);
                if (comesBack) {
                    wifi.service(true);
                }
                if (comesBack && look != null) {
                    wifi.client.interfaces();
                } else {
                    assertThrows(RuntimeException.class, wifi.client::interfaces);
                }
                Class<? extends RuntimeException> expected =
                        comesBack ? ServiceRestartedException.class : ServiceNotRunningException.class;
                for (CompletableFuture<?> future : List.of(attempt.future(), end.future(), scan.future())) {
                    assertThrows(expected, () -> Wifi.get(future));
                }
                wifi.service(true);
            }
        }
    }

    @Test
    void aPlainClientIsNotifiedOnceAndClosesSilently(Simulator windows) {
        try (Fixture wifi = new Fixture(windows, null)) {
            wifi.service(false);
            assertThrows(ServiceNotRunningException.class, wifi.client::interfaces);
            wifi.service(true);
            assertThrows(ServiceRestartedException.class, wifi.client::interfaces);
            assertThrows(ServiceRestartedException.class, () -> wifi.client.watch(NotificationSource.all(), one -> {}));
            wifi.awaitTold("lost");
        } // and that throws nothing
        try (Fixture wifi = new Fixture(windows, null)) {
            wifi.service(false);
        }
        windows.service("wlansvc", true);
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void aLastingOneClosesWithoutAWordWhereverItStands(Simulator windows) {
        try (Fixture wifi = new Fixture(windows, NEVER)) {
            wifi.service(false);
        }
        windows.service("wlansvc", true);
        try (Fixture wifi = new Fixture(windows, NEVER)) {
            wifi.service(false);
            assertThrows(ServiceNotRunningException.class, wifi.client::interfaces);
        }
        windows.service("wlansvc", true);
        try (Fixture wifi = new Fixture(windows, NEVER)) {
            wifi.restart();
        }
        try (Fixture wifi = new Fixture(windows, NEVER)) {
            wifi.restart();
            wifi.client.interfaces();
            wifi.restart();
        }
        assertEquals(List.of(), windows.ledger());
        assertEquals(Wifi.calls(windows, "WlanCloseHandle"), 5, "each handle once");
    }

    @Test
    void closedWhileItOpensAnewItLeavesNothing(Simulator windows) throws InterruptedException {
        Fixture wifi = new Fixture(windows, NEVER);
        wifi.restart();
        windows.on("WlanOpenHandle").nth(1).hangs();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Thread asks = new Thread(() -> {
            try {
                wifi.client.interfaces();
            } catch (RuntimeException e) {
                refused.set(e);
            }
        });
        asks.start();
        windows.awaitBlocked("WlanOpenHandle", 1);
        assertFalse(wifi.client.close(Duration.ZERO), "a call is inside");
        windows.release("WlanOpenHandle");
        asks.join();
        assertTrue(wifi.client.close(Duration.ofSeconds(Wifi.LONG)));
        assertInstanceOf(ServiceRestartedException.class, refused.get());
        assertEquals(List.of(), windows.ledger());
        wifi.close();
    }

    @Test
    void aClientLostAgainAtOnceIsBackLater(Simulator windows) {
        try (Fixture wifi = new Fixture(windows, LOOK)) {
            windows.on("WlanRegisterDeviceServiceNotification").returns(0); // of which the simulator has none
            wifi.client.includeVirtualStations(true);
            wifi.client.includeDeviceServices(List.of(new UUID(1, 2)));
            windows.on("WlanRegisterNotification").nth(1).returns(WinError.RPC_S_SERVER_UNAVAILABLE);
            windows.on("WlanRegisterVirtualStationNotification").nth(1).returns(WinError.RPC_S_SERVER_UNAVAILABLE);
            wifi.restart();
            windows.runUntil(() -> wifi.told.size() == 2);
            wifi.send(4712);
            wifi.awaitTold("lost", "back", "code 4712");
            assertEquals(4, Wifi.calls(windows, "WlanOpenHandle"));
            assertEquals(1 + 2, Wifi.calls(windows, "WlanRegisterNotification"), "which comes last");
            assertEquals(1 + 3, Wifi.calls(windows, "WlanRegisterVirtualStationNotification"));
            assertEquals(1 + 2, Wifi.calls(windows, "WlanRegisterDeviceServiceNotification"));
            windows.removeRules();
        }
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void aFullQueueBeforeAnExecutorLosesNoneOfTheWords(Simulator windows) {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        Executor later = tasks::add;
        List<String> told = new CopyOnWriteArrayList<>();
        CompletionPort port = CompletionPort.start();
        try (WlanClient client = WlanClient.openLasting(port, new NotificationRoom(2, 0), NEVER);
                Watch watch = client.watch(
                        ACM,
                        one -> told.add(
                                one instanceof WlanNotification.Dropped dropped
                                        ? "dropped " + dropped.count()
                                        : name(one)),
                        later)) {
            for (int i = 1; i <= 4; i++) {
                windows.wifi("wlan0").notification().code(i).sendNow();
                int handled = i;
                Wifi.awaitTrue(() -> client.counters().handled() == handled);
            }
            windows.service("wlansvc", false);
            windows.service("wlansvc", true);
            client.interfaces();
            port.attach("mark", () -> 1, handle -> {}).close(); // the port has been there since
            Wifi.awaitTrue(() -> tasks.size() == 1);
            Wifi.awaitTrue(() -> {
                tasks.peek().run();
                return told.size() == 5;
            });
            assertEquals(List.of("code 1", "code 2", "dropped 2", "lost", "back"), told);
        }
        port.close();
    }

    @Test
    void onAPolledPortThePollerHears(Simulator windows) {
        List<String> told = new CopyOnWriteArrayList<>();
        try (CompletionPort port = CompletionPort.open();
                WlanClient client = WlanClient.openLasting(port, NotificationRoom.DEFAULT, NEVER);
                Watch watch = client.watch(
                        one -> told.add(name(one) + Thread.currentThread().getId()))) {
            windows.service("wlansvc", false);
            windows.service("wlansvc", true);
            client.interfaces();
            assertEquals(List.of(), told);
            port.poll(Duration.ofSeconds(Wifi.LONG));
            long here = Thread.currentThread().getId();
            assertEquals(List.of("lost" + here, "back" + here), told);
        }
    }

    @Test
    void aForgottenOneIsClosed(Simulator windows) {
        CompletionPort port = CompletionPort.start();
        forget(port);
        Wifi.awaitTrue(() -> {
            System.gc();
            return windows.ledger().isEmpty();
        });
        port.close();
    }

    private static void forget(CompletionPort port) {
        WlanClient.openLasting(port, NotificationRoom.DEFAULT, LOOK).interfaces();
    }

    @Test
    void aTimeThatCantBeIsRefusedBeforeAnyCall(Simulator windows) {
        try (CompletionPort port = CompletionPort.start()) {
            for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> WlanClient.openLasting(port, NotificationRoom.DEFAULT, none));
            }
        }
        assertEquals(0, Wifi.calls(windows, "WlanOpenHandle"));
        windows.service("wlansvc", false);
        assertThrows(ServiceNotRunningException.class, WlanClient::openLasting);
    }

    @Test
    void whereTheChannelIsFullTheWordsComeAllTheSameAndInOrder(Simulator windows) {
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletionPort port = CompletionPort.start();
        try (WlanClient client = WlanClient.openLasting(port, new NotificationRoom(2, 0), NEVER);
                Watch watch = client.watch(one -> {
                    told.add(
                            one instanceof WlanNotification.Dropped dropped ? "dropped " + dropped.count() : name(one));
                    inside.countDown();
                    Wifi.await(go);
                })) {
            windows.wifi("wlan0").notification().code(1).sendNow();
            Wifi.await(inside);
            for (int i = 2; i <= 5; i++) {
                windows.wifi("wlan0").notification().code(i).sendNow();
            }
            for (int i = 0; i < 2; i++) {
                windows.service("wlansvc", false);
                windows.service("wlansvc", true);
                client.interfaces();
            }
            go.countDown();
            Wifi.awaitTrue(() -> client.counters().handled() == 2);
            windows.wifi("wlan0").notification().code(6).sendNow();
            Wifi.awaitTrue(() -> told.contains("code 6"));
            assertEquals(
                    List.of("lost", "back", "lost", "back"),
                    told.stream().filter(word -> word.length() == 4).toList());
            assertEquals(
                    List.of("code 1", "dropped 3", "code 2", "code 6"),
                    told.stream().filter(word -> word.length() != 4).toList());
            assertEquals(new WlanCounters(3, 3, 0, 0), client.counters(), "Windows' own notifications alone");
        }
        port.close();
    }

    @Test
    void unhandledWordsOfTheLibraryDoNotCountAsDiscarded(Simulator windows) {
        try (CompletionPort port = CompletionPort.open()) { // without a poller
            WlanClient client = WlanClient.openLasting(port, NotificationRoom.DEFAULT, NEVER);
            client.watch(one -> {});
            windows.wifi("wlan0").notification().code(1).sendNow();
            windows.service("wlansvc", false);
            windows.service("wlansvc", true);
            client.interfaces();
            windows.wifi("wlan0").notification().code(2).sendNow();
            client.close();
            assertEquals(new WlanCounters(0, 0, 2, 0), client.counters());
        }
    }

    @Test
    void aClientThatMayNoLongerListenStillMakesCalls(Simulator windows) {
        try (Fixture wifi = new Fixture(windows, LOOK)) {
            wifi.client.watch(NotificationSource.all(), one -> {});
            windows.consent("location", false);
            wifi.restart();
            windows.runUntil(() -> Wifi.calls(windows, "WlanRegisterNotification") > 4); // it tries again and again
            assertEquals(2, Wifi.calls(windows, "WlanOpenHandle"), "with the same handle");
            assertEquals(1, wifi.client.interfaces().size());
            assertEquals(List.of("lost"), wifi.told);
            windows.consent("location", true);
            windows.runUntil(() -> wifi.told.size() > 1);
            wifi.send(4711);
            wifi.awaitTold("lost", "back", "code 4711");
        }
    }

    @Test
    void aHandlerThatThrowsAtAWordIsHeardOf(Simulator windows) {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        try (Fixture wifi = new Fixture(windows, NEVER);
                Watch bad = wifi.client.watch(one -> {
                    throw new IllegalStateException(name(one));
                })) {
            wifi.service(false);
            assertThrows(ServiceNotRunningException.class, wifi.client::interfaces);
            Wifi.awaitTrue(() -> !uncaught.isEmpty());
            assertEquals(
                    List.of("lost"),
                    uncaught.stream().map(Throwable::getMessage).toList());
            assertEquals(1, wifi.port.counters().handlerExceptions());
            assertEquals(1, bad.handlerExceptions());
            wifi.service(true);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
        }
    }

    /** A word that has a mark waits for it; that it is back stands before what proves it. */
    @Test
    void onlyThatItIsBackStandsBeforeANotification(Simulator windows) {
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 16, Layouts.NOTIFICATION_DATA, (bytes, size) -> {})) {
            LibraryWords words = new LibraryWords();
            words.by(channel);
            assertFalse(words.isDue(false) || words.isDue(true), "there is none");
            words.lost();
            assertFalse(words.isDue(false) || words.isDue(true));
            LibraryWords.Word back = words.back();
            assertFalse(words.isDue(false), "the loss comes first");
            assertInstanceOf(WlanNotification.ServiceLost.class, words.marked(7));
            assertTrue(words.isDue(false));
            assertFalse(words.isDue(true), "a mark proves nothing");
            assertInstanceOf(WlanNotification.ServiceBack.class, words.next(7));
            words.certain(back);
            assertFalse(words.isDue(false) || words.isDue(true), "it was reported");
        }
    }
}
