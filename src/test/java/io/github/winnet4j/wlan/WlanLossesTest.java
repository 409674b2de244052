// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What was sent is what was seen and what was reported lost, wherever and however often something is lost. */
@SimulatedWindows
@SuppressWarnings("try") // a watch does its work by being there
class WlanLossesTest {
    private static final Set<NotificationSource> ACM = Set.of(NotificationSource.ACM);
    private static final int ROOM = 16;

    /** A handler that counts. */
    private static final class Sum implements Consumer<WlanNotification> {
        final AtomicLong seen = new AtomicLong();
        final AtomicLong told = new AtomicLong();
        final AtomicLong words = new AtomicLong();

        @Override
        public void accept(WlanNotification one) {
            if (one instanceof WlanNotification.Dropped lost) {
                assertTrue(lost.count() > 0);
                words.incrementAndGet();
                told.addAndGet(lost.count());
            } else {
                seen.incrementAndGet();
            }
        }

        long all() {
            return seen.get() + told.get();
        }
    }

    /** An executor with tasks that the test runs. */
    private static final class Later implements Executor {
        final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void run() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    /** Holds up the port until it is let go, so that the client itself loses something. */
    private static final class Blocker {
        final CountDownLatch inside = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        void handle(NotificationView one) {
            if (one.code() == 4711) {
                inside.countDown();
                Wifi.await(go);
            }
        }
    }

    /** One notification, and then that many while the port is held up. */
    private static void flood(Wifi wifi, int count) {
        Blocker blocker = new Blocker();
        WlanCounters before = wifi.client.counters();
        try (Watch block = wifi.client.watchInPlace(ACM, blocker::handle)) {
            wifi.notification(Wifi.ACM, 4711).sendNow();
            Wifi.await(blocker.inside);
            wifi.notification(Wifi.ACM, 1).storm(count, 1);
            blocker.go.countDown();
            Wifi.awaitTrue(() -> {
                WlanCounters now = wifi.client.counters();
                return now.handled() + now.dropped() == before.handled() + before.dropped() + 1 + count;
            });
        }
        wifi.handled(); // one more, the mark
    }

    private static void expectSums(long sent, Wifi wifi, Watch watch, Sum sum) {
        assertEquals(sent, sum.all(), "seen or reported lost");
        assertEquals(sum.seen.get(), watch.handled());
        assertEquals(sum.told.get(), watch.lost());
        assertEquals(0, watch.waiting() + watch.discarded());
        WlanCounters counters = wifi.client.counters();
        assertEquals(sent, counters.handled() + counters.dropped(), "each is counted once");
        assertTrue(counters.dropped() > 0 && sum.told.get() > counters.dropped(), "both have lost some: " + counters);
    }

    @Test
    void withASlowExecutorAllLossesAreReported(Simulator windows) {
        Later later = new Later();
        Sum sum = new Sum();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0));
                Watch watch = wifi.client.watch(ACM, sum, later)) {
            assertEquals(ROOM, watch.room());
            for (int round = 1; round <= 3; round++) {
                flood(wifi, 100);
                flood(wifi, 50);
                assertEquals(ROOM, watch.waiting());
                assertEquals(1, later.tasks.size());
                later.run();
                expectSums(154L * round, wifi, watch, sum);
            }
        }
    }

    @Test
    void inAStormOnManyThreadsTheSumIsExact(Simulator windows) {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        Sum sum = new Sum();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0));
                Watch watch = wifi.client.watch(
                        ACM,
                        one -> {
                            for (int i = 0; i < 1000; i++) {
                                Thread.onSpinWait();
                            }
                            sum.accept(one);
                        },
                        executor)) {
            long sent = 0;
            for (int i = 0; i < 10; i++) {
                sent += wifi.notification(Wifi.ACM, 1).storm(2_000, 8);
                long stormed = sent;
                Wifi.awaitTrue(
                        () -> { // before the flood counts
                            WlanCounters now = wifi.client.counters();
                            return now.handled() + now.dropped() == stormed;
                        });
                flood(wifi, 40);
                sent += 42;
            }
            long all = sent;
            Wifi.awaitTrue(() -> sum.all() >= all);
            expectSums(all, wifi, watch, sum);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void refusalsOfAnExecutorAreReportedWithTheNextItTakes(Simulator windows) {
        Later later = new Later();
        AtomicLong asked = new AtomicLong();
        Sum sum = new Sum();
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0));
                Watch watch = wifi.client.watch(ACM, sum, task -> {
                    if (asked.incrementAndGet() % 3 != 0) {
                        throw new RejectedExecutionException("full");
                    }
                    later.execute(task);
                })) {
            long sent = 0;
            for (int i = 0; i < 20; i++) {
                flood(wifi, 20);
                sent += 22;
                if (i % 3 != 2) {
                    later.run();
                }
            }
            assertTrue(asked.get() > 30, "often");
            while (later.tasks.isEmpty()) { // until it takes one
                wifi.notification(Wifi.ACM, 1).sendNow();
                wifi.handled();
                sent += 2;
            }
            later.run();
            expectSums(sent, wifi, watch, sum);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
        }
    }

    @Test
    void whatIsLostTakesNoRoomThoughNothingElseComes(Simulator windows) {
        Later later = new Later();
        Sum sum = new Sum();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0));
                Watch other = wifi.client.watch(Set.of(NotificationSource.MSM), sum, later)) {
            for (int i = 0; i < 50; i++) {
                flood(wifi, 60);
            }
            later.run();
            assertEquals(1, sum.words.get(), "one word for all");
            assertEquals(wifi.client.counters().dropped(), sum.told.get());
            assertEquals(0, sum.seen.get());
        }
    }

    @Test
    void closedInTheMiddleTheRestIsDiscardedAndCounted(Simulator windows) {
        Later later = new Later();
        Sum sum = new Sum();
        Watch[] watch = new Watch[1];
        Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0));
        watch[0] = wifi.client.watch(
                ACM,
                one -> {
                    sum.accept(one);
                    if (sum.seen.get() == 5) {
                        watch[0].close();
                    }
                },
                later);
        flood(wifi, 100);
        later.run();
        assertEquals(5, watch[0].handled());
        assertEquals(ROOM - 5, watch[0].discarded());
        assertEquals(0, watch[0].waiting());
        assertEquals(102, watch[0].handled() + watch[0].lost() + watch[0].discarded());
        flood(wifi, 100);
        assertEquals(102, watch[0].handled() + watch[0].lost() + watch[0].discarded(), "what comes later isn't its");

        Watch whole = wifi.client.watch(ACM, sum, later);
        flood(wifi, 100);
        long before = sum.all();
        wifi.client.close();
        later.run();
        assertEquals(before, sum.all());
        assertEquals(102, whole.lost() + whole.discarded());
        WlanCounters counters = wifi.client.counters();
        assertEquals(306, counters.handled() + counters.dropped() + counters.discarded());
        wifi.close();
    }

    @Test
    void anExceptionOfAnExecutorsHandlerIsCountedOnce(Simulator windows) {
        Later later = new Later();
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        AtomicLong uncaught = new AtomicLong();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.incrementAndGet());
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.incrementAndGet());
        try (Wifi wifi = new Wifi(windows)) {
            Watch watch = wifi.client.watch(
                    ACM,
                    one -> {
                        throw new IllegalStateException("of a handler");
                    },
                    later);
            wifi.handled();
            wifi.handled();
            later.run();
            assertEquals(2, uncaught.get());
            assertEquals(2, watch.handlerExceptions());
            assertEquals(2, wifi.client.counters().handlerExceptions());
            assertEquals(0, wifi.port.counters().handlerExceptions(), "none on the port's thread");
            watch.close();
            assertEquals(2, wifi.client.counters().handlerExceptions(), "also when the watch is gone");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
    }

    @Test
    void whoComesLaterHearsNothingOfLossesOfBefore(Simulator windows) {
        Blocker blocker = new Blocker();
        Sum sum = new Sum();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0));
                Watch block = wifi.client.watchInPlace(ACM, blocker::handle)) {
            wifi.notification(Wifi.ACM, 4711).sendNow();
            Wifi.await(blocker.inside);
            wifi.notification(Wifi.ACM, 1).storm(ROOM + 50, 1);
            long before = wifi.client.counters().dropped();
            assertTrue(before >= 50);
            try (Watch late = wifi.client.watch(Set.of(NotificationSource.MSM), sum)) {
                wifi.notification(Wifi.ACM, 1).storm(7, 1);
                blocker.go.countDown();
                Wifi.awaitTrue(() -> block.lost() == before + 7);
                wifi.handled();
                assertEquals(7, sum.told.get(), "those since then");
                assertEquals(7, late.lost());
            }
        }
    }

    /** Nothing but the report of a loss reaches that one, so nothing else lets go of it either. */
    @Test
    void aWatchThatHasHeardOfALossCanBeClosed(Simulator windows) {
        AtomicLong told = new AtomicLong();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0))) {
            Watch watch = wifi.client.watchInPlace(Set.of(NotificationSource.MSM), new NotificationHandler() {
                @Override
                public void notified(NotificationView one) {}

                @Override
                public void dropped(long count) {
                    told.addAndGet(count);
                }
            });
            flood(wifi, 100);
            Wifi.awaitTrue(() -> told.get() > 0);
            assertTrue(watch.close(Duration.ofSeconds(Wifi.LONG)));
        }
    }

    /** Fills all room while the port is held up, and does that; what it reports finds no room. */
    private static void whereAllIsLost(Wifi wifi, Runnable action) {
        Blocker blocker = new Blocker();
        try (Watch block = wifi.client.watchInPlace(ACM, blocker::handle)) {
            wifi.notification(Wifi.ACM, 4711).sendNow();
            Wifi.await(blocker.inside);
            wifi.notification(Wifi.ACM, 1).storm(ROOM, 1);
            action.run();
            wifi.windows.runUntilIdle();
            blocker.go.countDown();
            Wifi.awaitTrue(() -> block.lost() > 0);
        }
    }

    @Test
    void aScanWhoseEndIsLostIsAskedForAgain(Simulator windows) {
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0))) {
            List<WlanOperation<ScanOutcome>> scans = new ArrayList<>();
            whereAllIsLost(wifi, () -> scans.add(wifi.wlan0.scan(null, Duration.ofSeconds(Long.MAX_VALUE))));
            Wifi.awaitTrue(() -> Wifi.calls(windows, "WlanScan") == 2);
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scans.get(0).future()));
        }
    }

    @Test
    void aScanThatTimesOutAfterALossIsNotAskedForOnceMore(Simulator windows) {
        windows.simulatedDeadlines(true);
        windows.on("WlanScan").neverCompletes();
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0))) {
            List<WlanOperation<ScanOutcome>> scans = new ArrayList<>();
            whereAllIsLost(wifi, () -> {
                scans.add(wifi.wlan0.scan(null, Duration.ofSeconds(60)));
                wifi.notification(Wifi.ACM, 1).storm(1, 1);
            });
            Wifi.awaitTrue(() -> Wifi.calls(windows, "WlanScan") == 2);
            windows.advance(Duration.ofSeconds(61));
            assertEquals(new ScanOutcome.TimedOut(), Wifi.get(scans.get(0).future()));
            assertEquals(2, Wifi.calls(windows, "WlanScan"));
        }
    }

    @Test
    void aConnectionWhoseEndIsLostIsAskedFor(Simulator windows) {
        windows.wifi("wlan0").network("home").wpa2().seen().add();
        windows.wifi("wlan0").addProfile("home", "home", true);
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0))) {
            WlanOperation<ConnectOutcome> connecting = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            Wifi.get(connecting.future());
            wifi.handled();
            List<WlanOperation<DisconnectOutcome>> ends = new ArrayList<>();
            whereAllIsLost(wifi, () -> ends.add(wifi.wlan0.disconnect(Duration.ofSeconds(Long.MAX_VALUE))));
            assertEquals(
                    new DisconnectOutcome.Disconnected(), Wifi.get(ends.get(0).future()));
        }
    }

    @Test
    void anAttemptWhoseEndIsLostEndsAsWindowsSaysWhenItsTimeIsUp(Simulator windows) {
        windows.simulatedDeadlines(true);
        windows.wifi("wlan0").network("home").wpa2().seen().add();
        windows.wifi("wlan0").addProfile("home", "home", true);
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(ROOM, 0))) {
            List<WlanOperation<ConnectOutcome>> attempts = new ArrayList<>();
            WlanConnectRequest request = WlanConnectRequest.byProfile("home").within(Duration.ofSeconds(60));
            whereAllIsLost(wifi, () -> attempts.add(wifi.wlan0.connect(request)));
            windows.advance(Duration.ofSeconds(61));
            assertEquals(
                    new ConnectOutcome.Connected("home", Ssid.of("home"), true),
                    Wifi.get(attempts.get(0).future()));
        }
    }
}
