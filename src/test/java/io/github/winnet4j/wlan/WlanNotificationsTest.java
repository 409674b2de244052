// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.ServiceNotRunningException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Notifications reach their listeners: typed, in order, numbered, whatever is in them, and whatever handles them. */
@SimulatedWindows
@SuppressWarnings("try") // a watch does its work by being there
class WlanNotificationsTest {
    private static final Set<NotificationSource> BOTH = EnumSet.of(NotificationSource.ACM, NotificationSource.MSM);

    @Test
    void aScanAndAConnectionAreReportedStepByStep(Simulator windows) {
        windows.wifi("wlan0").network("home").wpa2().seen().add();
        windows.wifi("wlan0").addProfile("home", "home", true);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(BOTH, one -> told.add(step(one)))) {
            wifi.wlan0.scan();
            windows.runUntilIdle();
            wifi.wlan0.connect("home");
            windows.runUntilIdle();
            wifi.wlan0.disconnect();
            windows.runUntilIdle();
            wifi.handled();
            assertSame(wifi.client, watch.client());
        }
        assertEquals(
                List.of(
                        "ScanComplete",
                        "Changed",
                        "START home",
                        "ASSOCIATING",
                        "ASSOCIATED",
                        "AUTHENTICATING",
                        "CONNECTED",
                        "COMPLETE home",
                        "DISCONNECTING home",
                        "DISASSOCIATING",
                        "DISCONNECTED",
                        "DISCONNECTED home",
                        "Other"),
                told);
    }

    private static String step(WlanNotification one) {
        if (one instanceof WlanNotification.Connection connection) {
            return connection.step() + " " + connection.profile();
        } else if (one instanceof WlanNotification.Link link) {
            return link.step().toString();
        }
        return one.getClass().getSimpleName();
    }

    @Test
    void thereIsOneRegistrationAndItOnlyGrows(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(0, Wifi.calls(windows, "WlanRegisterNotification"), "not asked for yet");
            Watch first = wifi.client.watch(one -> {});
            wifi.client.watch(one -> {});
            wifi.wlan0.scan();
            assertEquals(1, Wifi.calls(windows, "WlanRegisterNotification"));
            wifi.client.watch(BOTH, one -> {});
            assertEquals(2, Wifi.calls(windows, "WlanRegisterNotification"));
            first.close();
            wifi.client.watch(Set.of(NotificationSource.MSM), one -> {});
            assertEquals(2, Wifi.calls(windows, "WlanRegisterNotification"));
            windows.runUntilIdle();
        }
    }

    @Test
    void eachHearsItsOwnSourcesAlone(Simulator windows) {
        AtomicInteger acm = new AtomicInteger();
        AtomicInteger msm = new AtomicInteger();
        try (Wifi wifi = new Wifi(windows);
                Watch one = wifi.client.watch(told -> acm.incrementAndGet());
                Watch two = wifi.client.watch(Set.of(NotificationSource.MSM), told -> msm.incrementAndGet())) {
            wifi.notification(Wifi.ACM, 7).sendNow();
            wifi.notification(Wifi.MSM, 8).data(new byte[] {50, 0, 0, 0}).sendNow();
            wifi.notification(Wifi.MSM, 8).data(new byte[] {51, 0, 0, 0}).sendNow();
            wifi.handled();
            assertEquals(2, acm.get(), "and the mark");
            assertEquals(2, msm.get());
            assertEquals(4, wifi.client.counters().handled());
        }
    }

    @Test
    void noSourceAtAllIsRefused(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertThrows(IllegalArgumentException.class, () -> wifi.client.watch(Set.of(), one -> {}));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> wifi.client.watch(Set.of(NotificationSource.UNKNOWN), one -> {}));
        }
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(0, 8));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1 << 21, 8));
        assertThrows(IllegalArgumentException.class, () -> new NotificationRoom(1 << 20, 1 << 15));
    }

    @Test
    void faults17And18_whateverWindowsSendsIsCopiedAndHandled(Simulator windows) {
        windows.memoryGuard(true); // what lies behind a block faults, and so does a block that was taken back
        List<WlanNotification> told = Collections.synchronizedList(new ArrayList<>());
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(NotificationSource.all(), told::add)) {
            wifi.notification(Wifi.ACM, 10).withoutData().size(0).sendNow();
            wifi.notification(Wifi.ACM, 10)
                    .withoutData()
                    .size(Integer.MAX_VALUE)
                    .sendNow();
            wifi.notification(Wifi.ACM, 10).size(1 << 20).sendNow();
            wifi.notification(Wifi.ACM, 4711).data(new byte[] {1, 2, 3}).sendNow();
            wifi.notification(0x40, 1).sendNow();
            byte[] name = new byte[580];
            java.util.Arrays.fill(name, (byte) 'x'); // no NUL anywhere, and an SSID of 0x78787878 bytes
            wifi.notification(Wifi.ACM, 9).data(name).sendNow();
            wifi.notification(Wifi.MSM, 4).data(name).sendNow();
            wifi.handled();
            WlanNotification.Other huge = assertInstanceOf(WlanNotification.Other.class, told.get(1));
            assertEquals(Integer.MAX_VALUE, huge.claimedSize());
            assertEquals(0, huge.data().size(), "there were none, and none of another event shows through");
            assertInstanceOf(WlanNotification.Connection.class, told.get(2), "cut to its room");
            assertEquals("010203", ((WlanNotification.Other) told.get(3)).data().toString());
            assertEquals(NotificationSource.IHV, told.get(4).source());
            WlanNotification.Connection nameless = assertInstanceOf(WlanNotification.Connection.class, told.get(5));
            assertEquals(256, nameless.profile().length());
            assertEquals(32, nameless.ssid().length());
            assertInstanceOf(WlanNotification.Link.class, told.get(6));
        }
        windows.memoryGuard(false);
    }

    @Test
    void theProfileOfADiscoveryFitsOrIsCut(Simulator windows) {
        windows.wifi("wlan0").network("cafe").seen().add();
        for (int room : new int[] {2000, 580}) {
            List<String> xml = Collections.synchronizedList(new ArrayList<>());
            try (Wifi wifi = new Wifi(windows, new NotificationRoom(64, room));
                    Watch watch = wifi.client.watch(one -> {
                        if (one instanceof WlanNotification.Connection connection && connection.isConnected()) {
                            xml.add(connection.profileXml());
                        }
                    })) {
                wifi.wlan0.connect(WlanConnectRequest.toOpen(Ssid.of("cafe")));
                windows.runUntilIdle();
                wifi.handled();
            }
            assertTrue(xml.get(0).startsWith("<?xml "), room + " bytes");
            assertEquals(room == 2000, xml.get(0).endsWith("</WLANProfile>"), room + " bytes");
        }
    }

    @Test
    void theLongestProfileOfAnOpenNetworkFitsByDefault(Simulator windows) {
        String name = "a caf\u00e9 whose name fills an SSID"; // 32 bytes, in the profile as text and as digits
        windows.wifi("wlan0").network(name).seen().add();
        List<String> xml = Collections.synchronizedList(new ArrayList<>());
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(one -> {
                    if (one instanceof WlanNotification.Connection connection && connection.isConnected()) {
                        xml.add(connection.profileXml());
                    }
                })) {
            wifi.wlan0.connect(WlanConnectRequest.toOpen(Ssid.of(name)));
            windows.runUntilIdle();
            wifi.handled();
        }
        assertTrue(xml.get(0).endsWith("</WLANProfile>"), xml.get(0));
    }

    // -- what handles, and where

    @Test
    void handlersRunOnThePortsThreadOrOnTheExecutorInOrder(Simulator windows) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4, task -> new Thread(task, "of-the-executor"));
        Set<String> here = Collections.synchronizedSet(new java.util.HashSet<>());
        Set<String> there = Collections.synchronizedSet(new java.util.HashSet<>());
        List<Integer> codes = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(100);
        try (Wifi wifi = new Wifi(windows);
                Watch one = wifi.client.watch(
                        told -> here.add(Thread.currentThread().getName()));
                Watch two = wifi.client.watch(
                        Set.of(NotificationSource.ACM),
                        told -> {
                            there.add(Thread.currentThread().getName());
                            codes.add(told.code());
                            all.countDown();
                        },
                        executor)) {
            for (int i = 0; i < 100; i++) {
                wifi.notification(Wifi.ACM, 1000 + i).sendNow();
            }
            Wifi.await(all);
            assertEquals(0, two.lost());
        } finally {
            executor.shutdown();
        }
        assertEquals(1, here.size());
        assertTrue(here.iterator().next().startsWith("winnet4j-port-"));
        assertEquals(Set.of("of-the-executor"), there);
        for (int i = 0; i < 100; i++) {
            assertEquals(1000 + i, codes.get(i));
        }
    }

    @Test
    void numbersShowLossesAndOneWordReportsThem(Simulator windows) {
        List<WlanNotification> told = Collections.synchronizedList(new ArrayList<>());
        AtomicLong lostInPlace = new AtomicLong();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(16, 0));
                Watch place = wifi.client.watchInPlace(Set.of(NotificationSource.ACM), new NotificationHandler() {
                    @Override
                    public void notified(NotificationView one) {
                        if (one.code() == 1) {
                            inside.countDown();
                            Wifi.await(go);
                        }
                    }

                    @Override
                    public void dropped(long count) {
                        lostInPlace.addAndGet(count);
                    }
                });
                Watch watch = wifi.client.watch(told::add)) {
            wifi.notification(Wifi.ACM, 1).sendNow();
            Wifi.await(inside); // the consumer is held up: one is being handled
            assertEquals(1000, wifi.notification(Wifi.ACM, 2).storm(1000, 1));
            assertEquals(1000 - 15, wifi.client.counters().dropped());
            go.countDown();
            Wifi.awaitTrue(() -> told.size() >= 16); // until there is room
            wifi.handled();
            WlanNotification last = told.get(told.size() - 1);
            assertEquals(1 + 1000 + 1, last.sequence(), "lost ones count");
            long dropped = told.stream()
                    .filter(WlanNotification.Dropped.class::isInstance)
                    .mapToLong(one -> ((WlanNotification.Dropped) one).count())
                    .sum();
            assertEquals(1000 - 15, dropped);
            assertEquals(1000 - 15, lostInPlace.get());
            assertEquals(
                    16 + 1,
                    told.stream()
                            .filter(one -> !(one instanceof WlanNotification.Dropped))
                            .count());
        }
    }

    @Test
    void whatAHandlerThrowsWhenSomeWereLostIsHeardOf(Simulator windows) {
        List<String> heardOf = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> heardOf.add(e.getMessage()));
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(16, 0));
                Watch watch = wifi.client.watchInPlace(Set.of(NotificationSource.ACM), new NotificationHandler() {
                    @Override
                    public void notified(NotificationView one) {
                        if (one.code() == 1) {
                            inside.countDown();
                            Wifi.await(go);
                        }
                    }

                    @Override
                    public void dropped(long count) {
                        throw new IllegalStateException(count + " were lost");
                    }
                })) {
            wifi.notification(Wifi.ACM, 1).sendNow();
            Wifi.await(inside);
            wifi.notification(Wifi.ACM, 2).storm(100, 1);
            go.countDown();
            Wifi.awaitTrue(() -> !heardOf.isEmpty());
            assertEquals(List.of("85 were lost"), heardOf);
            assertEquals(1, watch.handlerExceptions());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
        }
    }

    /** It is open while its handler runs, and nobody waits for himself. */
    @Test
    void aCloseFromAHandlerSaysThatTheWatchIsOpenYet(Simulator windows) {
        AtomicReference<Watch> its = new AtomicReference<>();
        AtomicReference<Boolean> closed = new AtomicReference<>();
        CountDownLatch through = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Wifi wifi = new Wifi(windows)) {
            its.set(wifi.client.watch(
                    Set.of(NotificationSource.ACM),
                    one -> {
                        closed.set(its.get().close(Duration.ofSeconds(Wifi.LONG)));
                        through.countDown();
                    },
                    executor));
            wifi.notification(Wifi.ACM, 1).sendNow();
            Wifi.await(through);
            assertEquals(false, closed.get());
            assertTrue(its.get().close(Duration.ofSeconds(Wifi.LONG)));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aWatchOfAClientThatIsClosedWhileItBeginsIsRefused(Simulator windows) {
        int acm = NotificationSource.ACM.code();
        try (Wifi wifi = new Wifi(windows)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> wifi.client.notifications().add(acm, (watch, lost) -> {
                        wifi.client.close();
                        return new Listener.Typed(acm, one -> {}, watch, lost);
                    }));
        }
    }

    @Test
    void anExecutorThatIsTooSlowOrRefusesLosesCountedOnes(Simulator windows) {
        List<Runnable> tasks = new ArrayList<>();
        AtomicLong handled = new AtomicLong();
        AtomicLong told = new AtomicLong();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(16, 0))) {
            Watch slow = wifi.client.watch(
                    Set.of(NotificationSource.ACM),
                    one -> {
                        if (one instanceof WlanNotification.Dropped lost) {
                            told.addAndGet(lost.count());
                        } else {
                            handled.incrementAndGet();
                        }
                    },
                    tasks::add);
            for (int i = 0; i < 20; i++) {
                wifi.notification(Wifi.ACM, 1).sendNow();
                wifi.handled(); // two at a time, so that the channel itself loses none
            }
            assertEquals(1, tasks.size(), "one task for all");
            assertEquals(24, slow.lost());
            assertEquals(16, slow.waiting());
            tasks.remove(0).run();
            assertEquals(16, handled.get());
            assertEquals(24, told.get(), "of which it is told");
            wifi.notification(Wifi.ACM, 1).sendNow();
            wifi.handled();
            slow.close();
            tasks.remove(0).run();
            assertEquals(16, handled.get(), "after its close it handles nothing");
            assertEquals(2, slow.discarded());
            assertEquals(42, slow.handled() + slow.lost() + slow.discarded());

            Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
            try (Watch refused = wifi.client.watch(Set.of(NotificationSource.ACM), one -> {}, task -> {
                throw new RejectedExecutionException("full");
            })) {
                wifi.notification(Wifi.ACM, 1).sendNow();
                wifi.handled();
                assertEquals(2, refused.lost());
                assertEquals(2, wifi.port.counters().handlerExceptions());
            } finally {
                Thread.setDefaultUncaughtExceptionHandler(normal);
            }
        }
    }

    @Test
    void fault43_aHandlerThatThrowsKeepsNothingFromTheOthers(Simulator windows) {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        AtomicInteger others = new AtomicInteger();
        Consumer<WlanNotification> bad = one -> {
            throw new IllegalStateException("of a handler");
        };
        Consumer<WlanNotification> worse = one -> {
            throw new StackOverflowError("of another");
        };
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Wifi wifi = new Wifi(windows);
                Watch one = wifi.client.watch(bad);
                Watch two = wifi.client.watch(worse);
                Watch three = wifi.client.watch(told -> others.incrementAndGet());
                Watch four = wifi.client.watch(Set.of(NotificationSource.ACM), bad, executor)) {
            wifi.handled();
            wifi.handled();
            assertEquals(2, others.get());
            Wifi.awaitTrue(() -> uncaught.size() == 4);
            assertEquals(2, wifi.port.counters().handlerExceptions());
            assertTrue(uncaught.stream().anyMatch(e -> e.getSuppressed().length == 1), "the second one's is not lost");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
            executor.shutdown();
        }
    }

    @Test
    void eachWayToWatchCountsWhatItHandlesAndWhatItsHandlerThrows(Simulator windows) {
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        NotificationHandler bad = new NotificationHandler() {
            @Override
            public void notified(NotificationView one) {
                throw new IllegalStateException("of a handler");
            }

            @Override
            public void serviceLost() {
                throw new IllegalStateException("of its end");
            }
        };
        Consumer<WlanNotification> typed = one -> {
            throw new IllegalStateException("of a typed one");
        };
        try (Wifi wifi = new Wifi(windows);
                Watch one = wifi.client.watchInPlace(Set.of(NotificationSource.ACM), bad);
                Watch two = wifi.client.watch(Set.of(NotificationSource.ACM), typed)) {
            wifi.notification(Wifi.ACM, 4711).sendNow();
            wifi.notification(Wifi.ACM, 4712).sendNow();
            wifi.handled();
            assertEquals(List.of(3L, 3L), List.of(one.handled(), two.handled()), "with the mark");
            assertEquals(List.of(3L, 3L), List.of(one.handlerExceptions(), two.handlerExceptions()));
            windows.service("wlansvc", false);
            assertThrows(ServiceNotRunningException.class, wifi.wlan0::networks);
            Wifi.awaitTrue(() -> one.handlerExceptions() == 4 && two.handlerExceptions() == 4);
            assertEquals(List.of(3L, 3L), List.of(one.handled(), two.handled()), "the library's words don't count");
            windows.service("wlansvc", true);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
        }
    }

    @Test
    void listenersAreAddedAndRemovedFromInsideHandlers(Simulator windows) {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        AtomicReference<Watch> self = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(1);
        try (Wifi wifi = new Wifi(windows)) {
            self.set(wifi.client.watch(one -> {
                Wifi.await(ready);
                first.incrementAndGet();
                self.get().close();
                self.get().close();
                wifi.client.watch(BOTH, two -> second.incrementAndGet()); // registers anew, on the port's thread
            }));
            for (int i = 0; i < 3; i++) {
                wifi.notification(Wifi.ACM, 1).sendNow();
            }
            ready.countDown();
            wifi.handled();
            assertEquals(1, first.get());
            Wifi.awaitTrue(() ->
                    second.get() == 3); // from the next one on, and the mark, which it may hear of after the marker
        }
    }

    @Test
    void aHandlerMayAskWindowsAnything(Simulator windows) {
        AtomicInteger found = new AtomicInteger();
        AtomicReference<WlanOperation<ScanOutcome>> scan = new AtomicReference<>();
        windows.wifi("wlan0").network("home").add();
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(one -> {
                    if (one.code() == 1) {
                        scan.set(wifi.wlan0.scan());
                    }
                    found.addAndGet(wifi.client.interfaces().size());
                })) {
            wifi.notification(Wifi.ACM, 1).sendNow();
            wifi.handled();
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.get().future()));
            wifi.handled();
            assertEquals(5, found.get(), "code 1, the end of the scan, its list, two marks");
        }
    }

    @Test
    void fault26_fromManyThreadsAtOnceNothingIsLost(Simulator windows) {
        AtomicInteger handled = new AtomicInteger();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(1 << 14, 0));
                Watch watch =
                        wifi.client.watchInPlace(Set.of(NotificationSource.ACM), one -> handled.incrementAndGet())) {
            assertEquals(10_000, wifi.notification(Wifi.ACM, 1).storm(10_000, 16));
            wifi.handled();
            assertEquals(10_001, handled.get());
            assertEquals(new WlanCounters(10_001, 0, 0, 0), wifi.client.counters());
        }
    }

    @Test
    void fault20_aFullRingHoldsUpNothing(Simulator windows) {
        CountDownLatch go = new CountDownLatch(1);
        Wifi wifi = new Wifi(windows, new NotificationRoom(2, 0));
        wifi.client.watch(one -> Wifi.await(go));
        assertEquals(100, wifi.notification(Wifi.ACM, 1).storm(100, 4)); // returns: no thread of Windows waits for Java
        Thread closer = new Thread(wifi.client::close);
        closer.start();
        Wifi.awaitTrue(() -> Wifi.calls(windows, "WlanCloseHandle") == 1); // nor does the close wait for them
        go.countDown();
        try {
            closer.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        WlanCounters counters = wifi.client.counters();
        assertEquals(100, counters.handled() + counters.dropped() + counters.discarded());
        wifi.close();
    }

    @Test
    void onAPolledPortThePollerHandlesAndItMayClose(Simulator windows) {
        AtomicReference<Thread> handledBy = new AtomicReference<>();
        try (CompletionPort port = CompletionPort.open()) {
            WlanClient client = WlanClient.open(port);
            client.watch(one -> handledBy.set(Thread.currentThread()));
            windows.wifi("wlan0").notification().source(Wifi.ACM).code(1).sendNow();
            port.poll(Duration.ofSeconds(Wifi.LONG));
            assertSame(Thread.currentThread(), handledBy.get());
            windows.wifi("wlan0").notification().source(Wifi.ACM).code(1).sendNow();
            client.close(); // without a poll meanwhile
            assertEquals(new WlanCounters(1, 0, 1, 0), client.counters());
            port.pollNow();
        }
    }

    @Test
    void thePortMayBeClosedFirst(Simulator windows) {
        CompletionPort port = CompletionPort.start();
        WlanClient client = WlanClient.open(port);
        AtomicInteger told = new AtomicInteger();
        client.watch(one -> told.incrementAndGet());
        assertTrue(port.close(Duration.ofSeconds(Wifi.LONG)));
        windows.wifi("wlan0").notification().source(Wifi.ACM).code(1).sendNow();
        assertFalse(client.isOpen(), "which ends with it");
        assertThrows(IllegalStateException.class, client::interfaces);
        client.close();
        assertEquals(0, told.get());
        assertEquals(1, Wifi.calls(windows, "WlanCloseHandle"));
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void aCloseThatIsInterruptedIsCompleteAndTheFlagStays(Simulator windows) {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Wifi wifi = new Wifi(windows);
        wifi.client.watch(one -> {
            inside.countDown();
            Wifi.await(go);
        });
        wifi.notification(Wifi.ACM, 1).sendNow();
        Wifi.await(inside);
        Thread.currentThread().interrupt();
        Thread releaser = new Thread(() -> {
            Wifi.awaitTrue(() -> Wifi.calls(windows, "WlanCloseHandle") == 1);
            go.countDown();
        });
        releaser.start();
        wifi.client.close();
        assertTrue(Thread.interrupted());
        wifi.close();
    }
}
