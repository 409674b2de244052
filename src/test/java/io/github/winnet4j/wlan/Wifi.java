// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.testkit.WifiNotification;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What the tests of Wi-Fi have in common: a port, a client, the interface that is there, and ways to wait. */
@SuppressWarnings("try") // a watch does its work by being there
final class Wifi implements AutoCloseable {
    static final long LONG = 30;
    static final int ACM = 8;
    static final int MSM = 0x10;

    final Simulator windows;
    final CompletionPort port;
    final WlanClient client;
    final WlanInterface wlan0;

    Wifi(Simulator windows) {
        this(windows, NotificationRoom.DEFAULT);
    }

    Wifi(Simulator windows, NotificationRoom room) {
        this(windows, room, CompletionPort.start());
    }

    /** On a port that there is. */
    Wifi(Simulator windows, NotificationRoom room, CompletionPort port) {
        this.windows = windows;
        this.port = port;
        client = WlanClient.open(port, room);
        wlan0 = client.interfaces().get(0);
    }

    /** A notification about the first interface. */
    WifiNotification notification(int source, int code) {
        return windows.wifi("wlan0").notification().source(source).code(code);
    }

    /** Everything that was reported before has been handled, in place at least. */
    void handled() {
        CountDownLatch passed = new CountDownLatch(1);
        try (Watch marker = client.watchInPlace(Set.of(NotificationSource.ACM), one -> {
            if (one.code() == 0x7777) {
                passed.countDown();
            }
        })) {
            notification(ACM, 0x7777).sendNow();
            await(passed);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LONG, TimeUnit.SECONDS), "it never came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LONG, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("it never ended", e);
        } catch (ExecutionException | CancellationException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e instanceof RuntimeException cancelled) {
                throw cancelled;
            }
            throw new AssertionError(e);
        }
    }

    /** One thread is held up in that function while it closes; another doesn't wait for it longer than it wants to. */
    static void closeTwice(String function, Simulator windows, Predicate<Duration> close) throws InterruptedException {
        windows.on(function).hangs();
        AtomicBoolean closed = new AtomicBoolean();
        Thread closer = new Thread(() -> closed.set(close.test(Duration.ofSeconds(LONG))));
        closer.start();
        windows.awaitBlocked(function, 1);
        assertFalse(close.test(Duration.ofMillis(10)));
        windows.removeRules(function).release(function);
        closer.join();
        assertTrue(closed.get());
        assertTrue(close.test(Duration.ZERO));
    }

    /** For something that another thread does without an event. */
    static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never was");
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /** How often the client called that function. */
    static long calls(Simulator windows, String function) {
        return windows.trace().stream()
                .filter(event ->
                        event.kind() == TraceEvent.Kind.CALL && event.function().equals(function))
                .count();
    }

    @Override
    public void close() {
        client.close();
        port.close();
    }
}
