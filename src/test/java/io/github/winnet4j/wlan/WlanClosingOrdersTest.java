// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The end of a client in every order of events. A handler runs, and does what it is asked to; round it, in every order:
 * another notification comes, the client is closed by a thread and from inside the handler, the listener is removed by
 * a thread and from inside, the service stops, the handler returns. Whatever the order: one WlanCloseHandle, nothing
 * after an end, nothing hangs.
 */
@SimulatedWindows
class WlanClosingOrdersTest {
    /** What can happen while a handler runs. */
    enum Step {
        NOTIFICATION,
        CLOSE_BY_THREAD,
        CLOSE_BY_HANDLER,
        REMOVAL_BY_THREAD,
        REMOVAL_BY_HANDLER,
        SERVICE_STOP,
        HANDLER_RETURNS
    }

    /** Where handlers run. */
    enum Where {
        PORT,
        EXECUTOR
    }

    /** One of the orders, played. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others read
    private static final class Play {
        private static final NotificationRoom ROOM = new NotificationRoom(8, 0);

        private final Simulator windows;
        private final Wifi wifi;
        private final Watch watch;
        private final LinkedBlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean running;
        private volatile boolean ended;
        private volatile int calls;
        private volatile String wrong = "";

        Play(Simulator windows, CompletionPort port, ExecutorService executor, Where where) {
            this.windows = windows;
            wifi = new Wifi(windows, ROOM, port);
            Set<NotificationSource> sources = Set.of(NotificationSource.ACM);
            watch = where == Where.PORT
                    ? wifi.client.watch(sources, this::handle)
                    : wifi.client.watch(sources, this::handle, executor);
            wifi.notification(Wifi.ACM, 1).sendNow();
            Wifi.await(entered);
        }

        private void handle(WlanNotification notification) {
            running = true;
            calls++;
            if (ended) {
                wrong += "a handler began after an end. ";
            }
            if (calls == 1) {
                entered.countDown();
                try {
                    for (Runnable order = orders.take(); order != STOP; order = orders.take()) {
                        order.run();
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                running = false;
                left.countDown();
            }
            running = false;
        }

        private static final Runnable STOP = () -> {};

        void play(Step step) {
            switch (step) {
                case NOTIFICATION -> wifi.notification(Wifi.ACM, 2).sendNow();
                case SERVICE_STOP -> windows.service("wlansvc", false);
                case CLOSE_BY_THREAD -> byThread(this::close);
                case REMOVAL_BY_THREAD -> byThread(watch::close);
                case CLOSE_BY_HANDLER -> byHandler(this::close);
                case REMOVAL_BY_HANDLER -> byHandler(watch::close);
                case HANDLER_RETURNS -> {
                    orders.add(STOP);
                    Wifi.await(left);
                }
            }
        }

        private void close() {
            try {
                wifi.client.close();
            } catch (WindowsException e) {
                if (e.code()
                        != WinError.RPC_S_SERVER_UNAVAILABLE) { // what a close answers when the service has stopped
                    throw e;
                }
            }
        }

        /** Begins it, and goes on when it has ended or waits. */
        private void byThread(Runnable end) {
            Thread thread = new Thread(() -> {
                end.run();
                if (running) {
                    wrong += "a handler runs after an end. ";
                }
                ended = true;
            });
            threads.add(thread);
            thread.start();
            Wifi.awaitTrue(() -> !thread.isAlive()
                    || thread.getState() == Thread.State.WAITING
                    || thread.getState() == Thread.State.TIMED_WAITING);
        }

        /** Never waits: the handler that calls is the one that runs. */
        private void byHandler(Runnable end) {
            if (left.getCount() == 0) {
                return; // none runs any more
            }
            CountDownLatch done = new CountDownLatch(1);
            orders.add(() -> {
                end.run();
                done.countDown();
            });
            Wifi.await(done);
            ended = true;
        }

        void end(List<Step> order) throws InterruptedException {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(Wifi.LONG));
                assertFalse(thread.isAlive(), order + ": an end never returned");
            }
            close();
            assertEquals("", wrong, order::toString);
            WlanCounters counters = wifi.client.counters();
            long sent = order.contains(Step.NOTIFICATION) ? 2 : 1;
            assertTrue(calls >= 1 && calls <= sent, () -> order + ": " + calls + " calls");
            assertTrue(counters.handled() <= sent && counters.discarded() < sent, () -> order + ": " + counters);
        }
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void everyOrderHasOneEnd(Where where) throws InterruptedException {
        Simulator windows = Simulator.install();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        List<List<Step>> orders = new ArrayList<>();
        // One close in each, of either kind; all kinds together are in the next test.
        for (Step close : List.of(Step.CLOSE_BY_THREAD, Step.CLOSE_BY_HANDLER)) {
            permute(
                    List.of(),
                    EnumSet.of(
                            Step.NOTIFICATION, close, Step.REMOVAL_BY_THREAD, Step.SERVICE_STOP, Step.HANDLER_RETURNS),
                    orders);
        }
        assertEquals(2 * 120, orders.size());
        play(windows, executor, where, orders);
        executor.shutdown();
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void everyOrderOfTwoClosesAndTwoRemovalsHasOneEnd(Where where) throws InterruptedException {
        Simulator windows = Simulator.install();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        List<List<Step>> orders = new ArrayList<>();
        permute(
                List.of(),
                EnumSet.of(
                        Step.CLOSE_BY_THREAD,
                        Step.CLOSE_BY_HANDLER,
                        Step.REMOVAL_BY_THREAD,
                        Step.REMOVAL_BY_HANDLER,
                        Step.HANDLER_RETURNS),
                orders);
        play(windows, executor, where, orders);
        executor.shutdown();
    }

    private static void play(Simulator windows, ExecutorService executor, Where where, List<List<Step>> orders)
            throws InterruptedException {
        try (CompletionPort port = CompletionPort.start()) {
            for (List<Step> order : orders) {
                windows.reset(1);
                Play play = new Play(windows, port, executor, where);
                order.forEach(play::play);
                play.end(order);
                assertEquals(1, Wifi.calls(windows, "WlanCloseHandle"), order::toString);
                windows.assertClean();
            }
        }
    }

    private static void permute(List<Step> begun, Set<Step> left, List<List<Step>> to) {
        if (left.isEmpty()) {
            to.add(begun);
        }
        for (Step next : left) {
            Set<Step> rest = EnumSet.copyOf(left);
            rest.remove(next);
            permute(Stream.concat(begun.stream(), Stream.of(next)).toList(), rest, to);
        }
    }

    /**
     * Fault 21: what comes late, after the client was closed, finds nothing; the trace shows that nothing was
     * delivered.
     */
    @Test
    void fault21_whatWasOnItsWayAtTheCloseIsDiscarded(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        List<WlanNotification> told = new ArrayList<>();
        wifi.client.watch(told::add);
        wifi.notification(Wifi.ACM, 1).send(); // on its way, not delivered
        wifi.client.close();
        windows.runUntilIdle();
        assertEquals(List.of(), told);
        wifi.close();
    }

    @Test
    void fault19_closedFromAHandlerNoOtherHandlerRunsForThatNotification(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        List<String> told = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        wifi.client.watch(one -> {
            Wifi.await(sent);
            told.add("first");
            wifi.client.close();
            wifi.client.close();
            told.add("first goes on");
            done.countDown();
        });
        wifi.client.watch(one -> told.add("second"));
        for (int i = 0; i < 3; i++) {
            wifi.notification(Wifi.ACM, 1).sendNow();
        }
        sent.countDown();
        Wifi.await(done);
        wifi.client.close(); // waits for the handler, from here
        assertEquals(List.of("first", "first goes on"), told);
        WlanCounters counters = wifi.client.counters();
        assertEquals(3, counters.handled() + counters.discarded());
        assertEquals(1, Wifi.calls(windows, "WlanCloseHandle"));
        wifi.close();
    }

    @Test
    void twoHandlersThatCloseEachOtherDontWaitForEachOther(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(2);
        Watch[] watches = new Watch[2];
        CountDownLatch ready = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            java.util.function.Consumer<WlanNotification> handler = one -> {
                Wifi.await(ready);
                both.countDown();
                Wifi.await(both);
                watches[other].close();
                wifi.client.close();
                done.countDown();
            };
            watches[i] = i == 1
                    ? wifi.client.watch(handler)
                    : wifi.client.watch(Set.of(NotificationSource.ACM), handler, executor);
        }
        wifi.notification(Wifi.ACM, 1).sendNow();
        ready.countDown();
        Wifi.await(done);
        executor.shutdown();
        wifi.close();
    }
}
