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
import io.github.winnet4j.testkit.WifiDirectPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same from several threads at once, and with the port's own. */
@SimulatedWindows
@Timeout(60)
class WifiDirectThreadsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> action : actions) {
            running.add(threads.submit(() -> {
                start.await();
                return action.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }

    /** The client begins to close while the session is put inside it, and its thread is held up inside just then. */
    @Test
    void aSessionThatComesWhileItsClientIsBeingClosedIsClosedOnce(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts();
        windows.on("WFDCloseSession").returns(0);
        windows.on("WFDCancelOpenSession").hangs();
        try (CompletionPort port = CompletionPort.start()) {
            WifiDirect direct = WifiDirect.open(port);
            SessionOpening pending = direct.openSession(DEVICE);
            List<Future<Boolean>> closing = new ArrayList<>();
            SessionHandle session = SessionHandle.open(direct.handle, 4711, () -> {
                closing.add(threads.submit(() -> direct.close(LONG)));
                windows.awaitBlocked("WFDCancelOpenSession", 1);
            });
            assertEquals(null, session);
            windows.release("WFDCancelOpenSession");
            Direct.await(() -> windows.timeline().contains("return WFDCancelOpenSession"));
            windows.runUntil(pending.future()::isDone);
            assertTrue(closing.get(0).get());
            assertEquals(1, count(windows, "WFDCloseSession"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void cancelAnswerSessionAndClientAtOnce(int seed, Simulator windows) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            windows.reset(seed);
            windows.recycleHandles(true);
            WifiDirectPeer peer = windows.peer(DEVICE.toString()).accepts();
            if (random.nextBoolean()) {
                peer.cancelLoses();
            } else if (random.nextInt(4) == 0) {
                peer.refuses(1225);
            }
            AtomicInteger handled = new AtomicInteger();
            try (CompletionPort port = CompletionPort.start()) {
                WifiDirect direct = WifiDirect.open(port);
                SessionOpening one = direct.openSession(DEVICE, ended -> handled.incrementAndGet());
                SessionOpening two = direct.openSession(DEVICE, ended -> {
                    handled.incrementAndGet();
                    direct.close(LONG); // never waits here
                });
                List<Boolean> said = atOnce(List.of(
                        one::cancel,
                        () -> {
                            windows.runUntilIdle();
                            return false;
                        },
                        () -> {
                            one.future().exceptionally(problem -> null).thenAccept(session -> {
                                if (session != null) {
                                    session.close();
                                }
                            });
                            return false;
                        },
                        two::cancel,
                        () -> {
                            direct.closeAsync();
                            return false;
                        }));
                windows.runUntilIdle();
                assertTrue(direct.close(LONG));
                assertTrue(one.future().isDone() && two.future().isDone());
                assertFalse(said.get(0) && !one.future().isCompletedExceptionally());
                assertFalse(said.get(3) && !two.future().isCompletedExceptionally());
                assertEquals(2, handled.get());
                assertEquals(1, count(windows, "WFDCloseHandle"));
                windows.assertClean();
            }
        }
    }

    /** A future that is cancelled just when the session comes: the session is closed, or the future has it. */
    @Test
    void cancelledFutureAndAnswerAtOnce(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts().callback(WifiDirectPeer.Callback.INSIDE);
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            for (int round = 0; round < 300; round++) {
                SessionOpening opening = direct.openSession(DEVICE);
                CompletableFuture<WifiDirectSession> future = opening.future();
                List<Boolean> said = atOnce(List.of(() -> future.cancel(false), () -> port.pollNow() == 1));
                assertTrue(said.get(1));
                assertEquals(said.get(0) ? SessionState.ENDED : SessionState.OPEN, opening.state());
                if (!said.get(0)) {
                    future.join().close();
                }
            }
        }
    }

    @Test
    void fault11_closingFromManyThreadsCallsWindowsOnce(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts();
        try (CompletionPort port = CompletionPort.start()) {
            WifiDirect direct = WifiDirect.open(port);
            WifiDirectSession session = direct.openLegacySession(DEVICE);
            List<Callable<WifiDirectSession.Ending>> enders = new ArrayList<>();
            List<Callable<Boolean>> closers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                enders.add(session::end);
                closers.add(() -> direct.close(LONG));
            }
            assertEquals(
                    1,
                    atOnce(enders).stream()
                            .filter(WifiDirectSession.Ending.QUEUED::equals)
                            .count());
            assertFalse(atOnce(closers).contains(false));
            assertEquals(1, count(windows, "WFDCloseSession"));
            assertEquals(1, count(windows, "WFDCloseHandle"));
        }
    }

    /** The port's own thread is in the handler: had close waited there, it would have waited forever. */
    @Test
    void fault19_closeInAHandlerOfThePortThreadNeverBlocks(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts().after(Duration.ofMillis(1));
        try (CompletionPort port = CompletionPort.start()) {
            WifiDirect direct = WifiDirect.open(port);
            CountDownLatch returned = new CountDownLatch(1);
            AtomicReference<Boolean> down = new AtomicReference<>();
            direct.openSession(DEVICE, ended -> {
                down.set(direct.close(LONG));
                returned.countDown();
            });
            windows.peer(DEVICE.toString()).accepts().after(Duration.ofHours(1));
            SessionOpening far = direct.openSession(DEVICE);
            windows.step();
            assertTrue(returned.await(30, TimeUnit.SECONDS));
            assertFalse(down.get());
            assertFalse(far.future().isDone());
            windows.runUntilIdle();
            assertTrue(direct.closeAsync().future().get(30, TimeUnit.SECONDS));
        }
    }

    /** What hangs on a future runs elsewhere than on the port's thread, and may wait. */
    @Test
    void fault19_closeInAFutureNeverBlocks(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts();
        try (CompletionPort port = CompletionPort.start()) {
            WifiDirect direct = WifiDirect.open(port);
            CompletableFuture<Boolean> closed =
                    direct.openSession(DEVICE).future().thenApply(session -> direct.close(LONG));
            windows.runUntilIdle();
            closed.get(30, TimeUnit.SECONDS);
            assertTrue(direct.close(LONG));
        }
    }

    /** Faults 22 and 26: callbacks on many threads, before the call returns, and inside it. */
    @ParameterizedTest
    @EnumSource(names = {"AFTER", "BEFORE", "INSIDE"})
    void faults22And26_sixtyFourThreadsOpenAndCancel(WifiDirectPeer.Callback when, Simulator windows) throws Exception {
        windows.mode(Simulator.Mode.FREE);
        windows.peer(DEVICE.toString())
                .accepts()
                .after(Duration.ofNanos(100_000))
                .cancelTies()
                .callback(when);
        try (CompletionPort port = CompletionPort.start();
                WifiDirect direct = WifiDirect.open(port)) {
            AtomicInteger ends = new AtomicInteger();
            List<Callable<Integer>> actions = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                int number = i;
                actions.add(() -> {
                    int opened = 0;
                    for (int k = 0; k < 4; k++) {
                        CountDownLatch over = new CountDownLatch(1);
                        SessionOpening opening = direct.openSession(DEVICE, ended -> {
                            ends.incrementAndGet();
                            over.countDown();
                        });
                        boolean cancelled = (number + k) % 2 == 0 && opening.cancel();
                        assertTrue(over.await(30, TimeUnit.SECONDS));
                        if (opening.state() == SessionState.OPEN) {
                            assertFalse(cancelled);
                            opening.session().close();
                            opened++;
                        } else {
                            assertTrue(cancelled);
                        }
                    }
                    return opened;
                });
            }
            atOnce(actions);
            assertEquals(256, ends.get());
        }
        assertEquals(256, count(windows, "WFDStartOpenSession"));
        windows.mode(Simulator.Mode.STEPPED);
    }

    @Test
    void clientsComeAndGo(Simulator windows) {
        windows.peer(DEVICE.toString()).accepts().callback(WifiDirectPeer.Callback.INSIDE);
        try (CompletionPort port = CompletionPort.open()) {
            for (int i = 0; i < 500; i++) {
                try (WifiDirect direct = WifiDirect.open(port)) {
                    direct.openSession(DEVICE);
                    port.pollNow();
                }
            }
            assertEquals(0, port.counters().inFlight());
        }
        assertEquals(500, count(windows, "WFDCloseSession"));
        assertEquals(500, count(windows, "WFDCloseHandle"));
        assertEquals(List.of(), windows.ledger());
    }
}
