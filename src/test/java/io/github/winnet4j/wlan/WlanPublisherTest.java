// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The publisher of notifications keeps the rules of reactive streams; tests name the rules by their numbers. */
@SimulatedWindows
class WlanPublisherTest {
    private static final Set<NotificationSource> ACM = Set.of(NotificationSource.ACM);

    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private Thread.UncaughtExceptionHandler normal;

    @BeforeEach
    void listen() {
        normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    }

    @AfterEach
    void end() {
        Thread.setDefaultUncaughtExceptionHandler(normal);
        executor.shutdown();
    }

    /** Writes down its signals, and that they come one at a time. */
    private static class Probe implements Flow.Subscriber<WlanNotification> {
        final List<String> signals = new CopyOnWriteArrayList<>();
        final AtomicInteger inside = new AtomicInteger();
        volatile boolean concurrent;
        volatile Flow.Subscription subscription;
        volatile Throwable error;

        private void signal(String name, Runnable then) {
            concurrent |= inside.incrementAndGet() != 1;
            signals.add(name);
            then.run();
            inside.decrementAndGet();
        }

        void subscribed() {}

        void next() {}

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            signal("subscribed", this::subscribed);
        }

        @Override
        public void onNext(WlanNotification one) {
            String name = one instanceof WlanNotification.Dropped dropped
                    ? "dropped " + dropped.count()
                    : one instanceof WlanNotification.ServiceLost ? "lost" : String.valueOf(one.code());
            signal(name, this::next);
        }

        @Override
        public void onError(Throwable problem) {
            error = problem;
            signal("error", () -> {});
        }

        @Override
        public void onComplete() {
            signal("complete", () -> {});
        }

        void expect(String... all) {
            Wifi.awaitTrue(() -> signals.size() >= all.length);
            assertEquals(List.of(all), signals);
            assertFalse(concurrent, "one signal at a time (1.3)");
        }
    }

    private static void send(Wifi wifi, int... codes) {
        for (int code : codes) {
            wifi.notification(Wifi.ACM, code).sendNow();
        }
        wifi.handled(); // and the mark, an element too
    }

    private Probe subscribed(Wifi wifi) {
        Probe probe = new Probe();
        wifi.client.publisher(ACM, executor).subscribe(probe);
        return probe;
    }

    private static final String MARK = String.valueOf(0x7777);

    @Test
    void rule1_1_neverMoreThanWasAskedFor(Simulator windows) {
        List<Runnable> tasks = new CopyOnWriteArrayList<>();
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe();
            wifi.client.publisher(ACM, tasks::add).subscribe(probe);
            probe.expect("subscribed");
            send(wifi, 4701, 4702, 4703);
            assertEquals(0, tasks.size(), "nothing was requested");
            probe.subscription.request(2);
            tasks.remove(0).run();
            probe.expect("subscribed", "4701", "4702");
            assertEquals(0, tasks.size());
            probe.subscription.request(1);
            probe.subscription.request(Long.MAX_VALUE);
            probe.subscription.request(Long.MAX_VALUE); // without end (3.17)
            assertEquals(1, tasks.size(), "one task for all");
            tasks.remove(0).run();
            probe.expect("subscribed", "4701", "4702", "4703", MARK);
            send(wifi, 4704);
            tasks.remove(0).run();
            assertEquals(7, probe.signals.size());
            probe.subscription.cancel();
        }
    }

    @Test
    void rule1_3_signalsComeOneAtATimeAndInOrder(Simulator windows) throws InterruptedException {
        AtomicLong seen = new AtomicLong();
        AtomicLong told = new AtomicLong();
        AtomicLong last = new AtomicLong();
        List<String> wrong = new CopyOnWriteArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch complete = new CountDownLatch(1);
        Flow.Subscription[] of = new Flow.Subscription[1];
        Wifi wifi = new Wifi(windows, new NotificationRoom(64, 0));
        wifi.client.publisher(ACM, executor).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                of[0] = given;
            }

            @Override
            public void onNext(WlanNotification one) {
                if (inside.incrementAndGet() != 1 || one.sequence() < last.getAndSet(one.sequence())) {
                    wrong.add(one.toString());
                }
                (one instanceof WlanNotification.Dropped ? told : seen)
                        .addAndGet(one instanceof WlanNotification.Dropped lost ? lost.count() : 1);
                inside.decrementAndGet();
            }

            @Override
            public void onError(Throwable problem) {
                wrong.add(problem.toString());
            }

            @Override
            public void onComplete() {
                if (inside.incrementAndGet() != 1) {
                    wrong.add("complete");
                }
                inside.decrementAndGet();
                complete.countDown();
            }
        });
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread asker = new Thread(() -> {
                for (int j = 0; j < 20_000; j++) {
                    of[0].request(1);
                }
            });
            askers.add(asker);
            asker.start();
        }
        long sent = wifi.notification(Wifi.ACM, 1).storm(20_000, 8);
        for (Thread asker : askers) {
            asker.join();
        }
        Wifi.awaitTrue(() -> seen.get() + told.get() >= sent);
        assertEquals(sent, seen.get() + told.get());
        wifi.notification(Wifi.ACM, 1).storm(1_000, 8);
        wifi.close();
        Wifi.await(complete);
        assertEquals(List.of(), wrong);
    }

    @Test
    void rules1_4And1_9_whatCantBeginIsAnErrorAfterOnSubscribe(Simulator windows) {
        windows.consent("location", false);
        Wifi wifi = new Wifi(windows);
        Probe refused = new Probe();
        wifi.client.publisher(NotificationSource.all(), executor).subscribe(refused);
        refused.expect("subscribed", "error");
        assertInstanceOf(AccessDeniedException.class, refused.error);
        refused.subscription.request(1);
        refused.subscription.request(-1);
        refused.subscription.cancel();
        Flow.Publisher<WlanNotification> publisher = wifi.client.publisher(ACM);
        wifi.close();
        Probe late = new Probe();
        publisher.subscribe(late);
        late.expect("subscribed", "error");
        assertInstanceOf(IllegalStateException.class, late.error);
        refused.expect("subscribed", "error");
        assertThrows(IllegalArgumentException.class, () -> wifi.client.publisher(Set.of(), executor));
        assertThrows(NullPointerException.class, () -> wifi.client.publisher(ACM, null));
    }

    @Test
    void rule1_9_noSubscriberIsAMistakeWithAName(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Flow.Publisher<WlanNotification> publisher = wifi.client.publisher(ACM);
            assertEquals(
                    "subscriber",
                    assertThrows(NullPointerException.class, () -> publisher.subscribe(null))
                            .getMessage());
        }
    }

    @Test
    void rules1_10And1_11_eachSubscriptionIsOnItsOwn(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Probe one = subscribed(wifi);
            Probe two = subscribed(wifi);
            send(wifi, 4701);
            one.subscription.request(1);
            one.expect("subscribed", "4701");
            two.expect("subscribed");
            one.subscription.cancel();
            two.subscription.request(9);
            two.expect("subscribed", "4701", MARK);
        }
    }

    @Test
    void rule1_5_theEndOfTheClientOrItsPortCompletes(Simulator windows) {
        for (boolean portFirst : List.of(true, false)) {
            Wifi wifi = new Wifi(windows);
            Probe probe = subscribed(wifi);
            Probe waiting = subscribed(wifi);
            probe.subscription.request(1);
            send(wifi, 4701);
            probe.expect("subscribed", "4701");
            if (portFirst) {
                assertTrue(wifi.port.close(Duration.ofSeconds(Wifi.LONG)));
            } else {
                wifi.client.close();
            }
            probe.expect("subscribed", "4701", "complete");
            waiting.expect("subscribed", "complete"); // what waited is discarded
            probe.subscription.request(5);
            probe.subscription.request(0);
            probe.subscription.cancel();
            wifi.close();
            assertEquals(3, probe.signals.size(), "nothing after the end (1.7)");
        }
    }

    @Test
    void rule2_4_theClientMayBeClosedInsideOnNext(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        Probe probe = new Probe() {
            @Override
            void subscribed() {
                subscription.request(10);
            }

            @Override
            void next() {
                wifi.client.close();
            }
        };
        wifi.client.publisher(ACM, executor).subscribe(probe);
        wifi.notification(Wifi.ACM, 4701).sendNow();
        wifi.notification(Wifi.ACM, 4702).sendNow();
        probe.expect("subscribed", "4701", "complete");
        wifi.close();
    }

    @Test
    void rule2_13_aSubscriberThatThrowsIsCancelledAndHeardOf(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Probe next = new Probe() {
                @Override
                void subscribed() {
                    subscription.request(10);
                }

                @Override
                void next() {
                    inside.decrementAndGet();
                    throw new IllegalStateException("of onNext");
                }
            };
            Probe first = new Probe() {
                @Override
                void subscribed() {
                    throw new IllegalStateException("of onSubscribe");
                }
            };
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
            wifi.client.publisher(ACM, executor).subscribe(next);
            assertDoesNotThrow(() -> wifi.client.publisher(ACM, executor).subscribe(first));
            Thread.currentThread().setUncaughtExceptionHandler(null);
            first.subscription.request(10);
            send(wifi, 4701, 4702);
            Wifi.awaitTrue(() -> uncaught.size() == 2);
            send(wifi, 4703);
            next.expect("subscribed", "4701");
            first.expect("subscribed");
            assertEquals(
                    Set.of("of onNext", "of onSubscribe"),
                    Set.of(uncaught.get(0).getMessage(), uncaught.get(1).getMessage()));
            assertEquals(1, wifi.client.counters().handlerExceptions());
        }
    }

    @Test
    void rule3_2_elementsMayBeAskedForInsideOnSubscribeAndComeAfterIt(Simulator windows) {
        List<Runnable> tasks = new CopyOnWriteArrayList<>();
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe() {
                @Override
                void subscribed() {
                    subscription.request(10);
                    send(wifi, 4701);
                    assertEquals(0, tasks.size(), "not yet (1.3)");
                }
            };
            wifi.client.publisher(ACM, tasks::add).subscribe(probe);
            assertEquals(1, tasks.size());
            tasks.remove(0).run();
            probe.expect("subscribed", "4701", MARK);
        }
        Probe closes = new Probe();
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe() {
                @Override
                void subscribed() {
                    wifi.client.close();
                    assertEquals(1, signals.size());
                }
            };
            wifi.client.publisher(ACM, executor).subscribe(probe);
            probe.expect("subscribed", "complete");
        }
        assertNull(closes.error);
    }

    @Test
    void rule3_3_askingInsideOnNextDoesNotRecurse(Simulator windows) {
        int many = 5_000;
        CountDownLatch all = new CountDownLatch(many);
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(1 << 13, 0))) {
            Probe probe = new Probe() {
                @Override
                public void onNext(WlanNotification one) {
                    all.countDown();
                    subscription.request(1); // would overflow the stack if it called back
                }
            };
            Executor here = Runnable::run;
            wifi.client.publisher(ACM, here).subscribe(probe);
            assertEquals(many, wifi.notification(Wifi.ACM, 1).storm(many, 1));
            Wifi.awaitTrue(() -> wifi.client.counters().handled() == many);
            Thread.yield();
            probe.subscription.request(1);
            Wifi.await(all);
            assertEquals(List.of(), uncaught);
        }
    }

    @Test
    void rules3_5To3_8_aCancelInsideOnNextIsTheLast(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe() {
                @Override
                void subscribed() {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                void next() {
                    if (signals.size() == 3) {
                        subscription.cancel();
                        subscription.cancel();
                        subscription.request(5);
                        subscription.request(-5);
                    }
                }
            };
            wifi.client.publisher(ACM, executor).subscribe(probe);
            send(wifi, 4701, 4702, 4703, 4704);
            send(wifi, 4705);
            probe.expect("subscribed", "4701", "4702");
        }
    }

    @Test
    void rule3_9_notToAskForMoreThanNothingIsAnError(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            for (long bad : new long[] {0, -1, Long.MIN_VALUE}) {
                Probe probe = subscribed(wifi);
                probe.subscription.request(bad);
                probe.subscription.request(bad);
                probe.expect("subscribed", "error");
                assertTrue(assertInstanceOf(IllegalArgumentException.class, probe.error)
                        .getMessage()
                        .contains("3.9"));
                probe.subscription.request(1);
                send(wifi, 4701);
                probe.expect("subscribed", "error");
            }
        }
    }

    @Test
    void rule3_13_aCancelledSubscriberIsNotKept(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Flow.Subscription[] kept = new Flow.Subscription[1];
            WeakReference<Probe> gone = cancelled(wifi, kept);
            Wifi.awaitTrue(() -> {
                System.gc();
                return gone.get() == null;
            });
            assertNotNull(kept[0]);
        }
    }

    private WeakReference<Probe> cancelled(Wifi wifi, Flow.Subscription[] kept) {
        Probe probe = subscribed(wifi);
        probe.subscription.request(1);
        send(wifi, 4701);
        probe.expect("subscribed", "4701");
        probe.subscription.cancel();
        kept[0] = probe.subscription;
        return new WeakReference<>(probe);
    }

    @Test
    void aSubscriberThatThrowsAtItsBeginningIsNotKept(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
            WeakReference<Probe> gone = throwsAtItsBeginning(wifi);
            Thread.currentThread().setUncaughtExceptionHandler(null);
            assertEquals(1, uncaught.size());
            Wifi.awaitTrue(() -> {
                System.gc();
                return gone.get() == null;
            });
        }
    }

    private WeakReference<Probe> throwsAtItsBeginning(Wifi wifi) {
        Probe probe = new Probe() {
            @Override
            void subscribed() {
                throw new IllegalStateException("of onSubscribe");
            }
        };
        wifi.client.publisher(ACM, executor).subscribe(probe);
        return new WeakReference<>(probe);
    }

    // -- what is lost, and the library's words

    @Test
    void whatWasNotRequestedInTimeIsLostAndAnElementSaysSo(Simulator windows) {
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(4, 0))) {
            Probe probe = subscribed(wifi);
            for (int i = 1; i <= 5; i++) {
                send(wifi, 4700 + i); // and a mark each
            }
            probe.subscription.request(4);
            probe.expect("subscribed", "4701", MARK, "4702", MARK);
            probe.subscription.request(1);
            probe.expect("subscribed", "4701", MARK, "4702", MARK, "dropped 6");
            send(wifi, 4706);
            probe.subscription.request(2);
            probe.expect("subscribed", "4701", MARK, "4702", MARK, "dropped 6", "4706", MARK);
        }
    }

    @Test
    void theServicesEndIsAnElement(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = subscribed(wifi);
            windows.service("wlansvc", false);
            assertThrows(RuntimeException.class, wifi.client::interfaces);
            probe.subscription.request(1);
            probe.expect("subscribed", "lost");
        }
    }

    @Test
    void anExecutorThatRefusesLosesElementsButNoEnd(Simulator windows) {
        AtomicInteger refusals = new AtomicInteger(2);
        ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        Wifi wifi = new Wifi(windows);
        Probe probe = new Probe();
        wifi.client
                .publisher(ACM, task -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException("full");
                    }
                    tasks.add(task);
                })
                .subscribe(probe);
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        probe.subscription.request(10);
        send(wifi, 4701);
        send(wifi, 4702);
        tasks.remove().run();
        probe.expect("subscribed", "dropped 2", "4702", MARK);
        refusals.set(1000);
        List<Throwable> here = new CopyOnWriteArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> here.add(e));
        wifi.client.close();
        Thread.currentThread().setUncaughtExceptionHandler(null);
        probe.expect("subscribed", "dropped 2", "4702", MARK, "complete");
        assertEquals(2, uncaught.size(), "of each refusal on the port's thread");
        assertTrue(uncaught.stream().allMatch(RejectedExecutionException.class::isInstance));
        assertEquals(1, here.size(), "and of that on the thread that closes");
        assertInstanceOf(RejectedExecutionException.class, here.get(0));
        wifi.close();
    }

    private static Executor refusingOnce() {
        AtomicInteger refusals = new AtomicInteger(1);
        return task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        };
    }

    @Test
    void theWordOfTheServicesEndWaitsForAnExecutorThatRefuses(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe();
            wifi.client.publisher(ACM, refusingOnce()).subscribe(probe);
            probe.subscription.request(1);
            windows.service("wlansvc", false);
            assertThrows(RuntimeException.class, wifi.client::interfaces);
            Wifi.awaitTrue(() -> uncaught.size() == 1); // on the port's thread
            probe.expect("subscribed");
            probe.subscription.request(1);
            probe.expect("subscribed", "lost");
        }
    }

    @Test
    void aRefusalToASubscriberThatAsksForMoreIsCounted(Simulator windows) {
        List<Throwable> here = new CopyOnWriteArrayList<>();
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe();
            wifi.client.publisher(ACM, refusingOnce()).subscribe(probe);
            send(wifi, 4701);
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> here.add(e));
            assertDoesNotThrow(() -> probe.subscription.request(1));
            Thread.currentThread().setUncaughtExceptionHandler(null);
            assertEquals(1, here.size());
            assertEquals(1, wifi.client.counters().handlerExceptions());
            probe.subscription.request(1);
            probe.expect("subscribed", "dropped 2");
        }
    }

    @Test
    void aCancelledSubscriptionCostsItsExecutorNothing(Simulator windows) {
        List<Runnable> tasks = new CopyOnWriteArrayList<>();
        try (Wifi wifi = new Wifi(windows)) {
            Probe probe = new Probe();
            wifi.client.publisher(ACM, tasks::add).subscribe(probe);
            probe.subscription.request(10);
            probe.subscription.cancel();
            tasks.forEach(Runnable::run);
            tasks.clear();
            send(wifi, 4701, 4702);
            assertEquals(List.of(), tasks);
            probe.expect("subscribed");
        }
    }

    private static Probe throwsAtItsEnd() {
        return new Probe() {
            @Override
            public void onComplete() {
                throw new IllegalStateException("of onComplete");
            }
        };
    }

    @Test
    void anEndThatThrowsIsCountedAndHeardOf(Simulator windows) {
        List<Throwable> here = new CopyOnWriteArrayList<>();
        Wifi wifi = new Wifi(windows);
        Probe probe = throwsAtItsEnd();
        wifi.client.publisher(ACM, Runnable::run).subscribe(probe);
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> here.add(e));
        wifi.client.close();
        Thread.currentThread().setUncaughtExceptionHandler(null);
        assertEquals(
                List.of("of onComplete"),
                here.stream().map(Throwable::getMessage).toList());
        assertEquals(1, wifi.client.counters().handlerExceptions());
        wifi.close();
    }

    /** The executor comes to it when the watch is gone. */
    @Test
    void anEndThatThrowsLateIsCounted(Simulator windows) {
        ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        Wifi wifi = new Wifi(windows);
        Probe probe = throwsAtItsEnd();
        wifi.client.publisher(ACM, tasks::add).subscribe(probe);
        wifi.client.close();
        assertEquals(0, wifi.client.counters().handlerExceptions());
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        Thread.currentThread().setUncaughtExceptionHandler(null);
        assertEquals(1, wifi.client.counters().handlerExceptions());
        uncaught.clear(); // it was planned
        wifi.close();
    }

    /** It has refused, and runs it all the same: the task of the end comes twice. */
    @Test
    void theEndRunsOnceWhateverTheExecutorDoes(Simulator windows) {
        ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        AtomicInteger ends = new AtomicInteger();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        try (Wifi wifi = new Wifi(windows)) {
            Executor both = task -> {
                tasks.add(task);
                throw new RejectedExecutionException("full");
            };
            int acm = NotificationSource.ACM.code();
            ExecutorListener listener = (ExecutorListener) wifi.client
                    .notifications()
                    .add(
                            acm,
                            (watch, lost) -> new ExecutorListener(
                                    new ExecutorListener.Demanding(acm, one -> {}, both, 4, ends::incrementAndGet),
                                    watch,
                                    lost));
            listener.begin();
            listener.watch().closeLater();
            Wifi.awaitTrue(() -> ends.get() == 1);
            assertEquals(1, tasks.size());
            tasks.remove().run();
            assertEquals(1, ends.get());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
    }

    @Test
    void whatAHandlerOfExceptionsThrowsIsNotLost() {
        IllegalStateException first = new IllegalStateException("of a handler");
        IllegalStateException another = new IllegalStateException("of the handler of exceptions");
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {
            throw another;
        });
        assertDoesNotThrow(() -> ExecutorListener.report(first));
        Thread.currentThread().setUncaughtExceptionHandler(null);
        assertEquals(List.of(another), List.of(first.getSuppressed()));
    }
}
