// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.begin;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A port that a thread of the application drives. */
@PortTest
class PollingTest {
    @Test
    void onlyOneThreadDrives() throws Exception {
        try (CompletionPort own = Ports.start()) {
            assertThrows(IllegalStateException.class, own::pollNow);
        }
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            AtomicReference<Throwable> nested = new AtomicReference<>();
            operation.onComplete(watched(done -> nested.set(assertThrows(IllegalStateException.class, port::pollNow))));
            post(port, operation, 0, 0);
            assertEquals(1, port.pollNow());
            assertTrue(
                    nested.get().getMessage().contains("this thread already"),
                    nested.get().getMessage());

            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            operation.onComplete(watched(done -> {
                inside.countDown();
                assertTrue(assertDoesNotThrow(() -> goOn.await(30, TimeUnit.SECONDS)));
            }));
            post(port, operation, 0, 0);
            Thread driving = new Thread(() -> port.poll(LONG), "the other one");
            driving.start();
            inside.await();
            IllegalStateException refused = assertThrows(IllegalStateException.class, port::pollNow);
            assertEquals("this completion port is driven by the other one", refused.getMessage());
            goOn.countDown();
            driving.join();
            assertEquals(0, port.pollNow(), "and now it is free");
        }
    }

    /** A waiter drives the port itself if nothing polls it, and yields to a poller. */
    @Test
    void waitersDriveAsGuestsAndYieldToPollers() throws Exception {
        CompletableFuture<Void> later = new CompletableFuture<>();
        CompletionPort port = Ports.open();
        Operation operation = port.operation();
        AtomicInteger handled = new AtomicInteger();
        operation.onComplete(watched(done -> handled.incrementAndGet()));
        Thread guest = new Thread(() -> port.await(later, LONG), "the guest");
        guest.start();
        post(port, operation, 0, 0);
        Ports.awaitTrue(() -> handled.get() == 1); // by the guest: nothing polls yet
        for (int i = 2; i < 50; i++) {
            Ports.awaitTrue(() -> port.driver.current() == guest || !guest.isAlive());
            post(port, operation, 0, 0);
            while (handled.get() < i) {
                port.poll(Duration.ofMillis(20)); // never refused; some completions are the guest's yet
            }
        }
        later.complete(null);
        guest.join();
        assertTrue(port.close(LONG));
        operation.close();
    }

    /** However long that one's handler runs, and though the poller, which is interrupted, can't sleep meanwhile. */
    @Test
    void aPollerThatWaitsForAGuestWakesItOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> later = new CompletableFuture<>();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            operation.onComplete(watched(done -> {
                inside.countDown();
                assertTrue(assertDoesNotThrow(() -> goOn.await(30, TimeUnit.SECONDS)));
            }));
            Thread guest = new Thread(() -> port.await(later, LONG), "the guest");
            guest.start();
            post(port, operation, 0, 0);
            inside.await();
            AtomicInteger interrupted = new AtomicInteger();
            Thread poller = new Thread(
                    () -> {
                        Thread.currentThread().interrupt();
                        port.pollNow();
                        interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 2);
                    },
                    "the poller");
            poller.start();
            Thread.sleep(50); // for what must not come
            goOn.countDown();
            poller.join();
            assertEquals(1, interrupted.get(), "the interrupt is kept");
            later.complete(null);
            guest.join();
            int early = 0;
            while (early < 10 && isWoken(port)) {
                early++;
            }
            assertTrue(early < 4, early + " turns were ended by wake-ups, of which each takes many");
        }
    }

    /** It waits in Windows next, and another thread has taken the wake-up that was meant for it. */
    @Test
    void aWaiterSeesWhatWasDoneBeforeItsTurnToDrive() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Void> future = new CompletableFuture<>() {
            @Override
            public boolean isDone() {
                boolean done = super.isDone();
                if (Thread.currentThread().getName().equals("the waiter") && looks.incrementAndGet() == 2) {
                    looked.countDown();
                    assertTrue(assertDoesNotThrow(() -> goOn.await(30, TimeUnit.SECONDS)));
                }
                return done;
            }
        };
        try (CompletionPort port = Ports.open()) {
            Thread waiter = new Thread(() -> port.await(future, LONG), "the waiter");
            waiter.start();
            looked.await();
            future.complete(null);
            port.pollNow();
            goOn.countDown();
            waiter.join(LONG.toMillis() / 3);
            assertFalse(waiter.isAlive(), "it waits for what is done");
        }
    }

    /** A client may ask again and again for what takes an hour. */
    @Test
    void manyWaitsForOneFutureAreOneWakeUp() {
        CompletableFuture<Void> later = new CompletableFuture<>();
        try (CompletionPort port = Ports.open()) {
            for (int i = 0; i < 1000; i++) {
                assertFalse(port.await(later, Duration.ofNanos(1)));
            }
            assertTrue(
                    later.getNumberOfDependents() < 3,
                    later.getNumberOfDependents() + " dependents stay with what is not done yet");
            later.complete(null);
            int woken = 0;
            while (woken < 10 && isWoken(port)) {
                woken++;
            }
            assertTrue(woken < 3, woken + " turns were ended by wake-ups");
            assertTrue(port.await(later, LONG));
        }
    }

    /** One turn that takes what lies there, or all of its time. */
    private static boolean isWoken(CompletionPort port) {
        long begin = System.nanoTime();
        port.poll(Duration.ofMillis(40));
        return System.nanoTime() - begin < 20_000_000;
    }

    @Test
    void aPortThatIsClosedWhileAGuestDrivesItIsClosed() throws Exception {
        for (int i = 0; i < 10; i++) {
            CompletionPort port = Ports.open();
            Operation never = port.operation();
            Ports.begin(never);
            Thread guest = new Thread(() -> port.await(new CompletableFuture<>(), Duration.ofMillis(100)), "the guest");
            guest.start();
            Ports.awaitTrue(() -> port.driver.current() == guest);
            assertFalse(port.close(Duration.ZERO), "Windows has an operation");
            assertEquals(1, port.abandoned());
            guest.join();
            assertEquals(State.ABANDONED, never.state());
        }
    }

    @Test
    void pollWaitsForTheFirstAndAtMostSoLong() {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            assertEquals(0, port.poll(Duration.ZERO));
            assertEquals(0, port.poll(Duration.ofMillis(5)));
            post(port, operation, 0, 0);
            assertEquals(1, port.poll(LONG));
            port.wakeup();
            assertEquals(0, port.poll(LONG));
        }
    }

    @Test
    void closingFromAHandlerOfAPolledPortIsSafe() {
        CompletionPort port = Ports.open();
        Operation operation = port.operation();
        operation.onComplete(watched(done -> assertFalse(port.close(LONG))));
        post(port, operation, 0, 0);
        assertEquals(1, port.pollNow());
        assertTrue(port.close(LONG));
        assertThrows(IllegalStateException.class, port::pollNow);
        operation.close();
    }

    @Test
    void closingDuringAPoll() throws Exception {
        CompletionPort port = Ports.open();
        CountDownLatch polling = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            polling.countDown();
            try {
                while (port.poll(LONG) >= 0) {
                    // until it is closed
                }
            } catch (IllegalStateException closed) {
                // as promised
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        waiting.start();
        polling.await();
        assertTrue(port.close(LONG));
        waiting.join();
        assertNull(failure.get());
    }

    @Test
    void fault36_aPollerLearnsThatThePortWasClosed() throws Exception {
        CompletionPort port = Ports.open();
        Operation never = port.operation();
        begin(never);
        PipeIo.close(port.handle());
        WindowsException failure = assertThrows(WindowsException.class, () -> port.poll(LONG));
        assertEquals("GetQueuedCompletionStatusEx", failure.function());
        assertTrue(failure.code() == 6 || failure.code() == 735, failure.getMessage());
        assertFalse(port.close(LONG));
        assertEquals(1, port.abandoned());
        assertEquals(State.ABANDONED, never.state());
    }

    /** Nothing of Windows' comes: without the wake-up it would wait out its time. */
    @Test
    void aWaiterThatDrivesIsWokenByTheThreadThatEndsItsWait() throws Exception {
        try (CompletionPort port = Ports.open()) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            CompletableFuture<Boolean> waited = new CompletableFuture<>();
            Thread waiter = new Thread(() -> waited.complete(port.await(end, Duration.ofMinutes(5))));
            waiter.start();
            Ports.awaitTrue(() -> port.driver.current() == waiter);
            end.complete(null);
            assertTrue(waited.get(30, TimeUnit.SECONDS));
            waiter.join();
        }
    }

    /** It waits in Windows, for as long as it has: nothing else would end its turn. */
    @Test
    void aPollerWakesAGuestThatSleeps() throws Exception {
        CompletableFuture<Void> later = new CompletableFuture<>();
        try (CompletionPort port = Ports.open()) {
            Thread guest = new Thread(() -> port.await(later, Duration.ofMinutes(5)), "the guest");
            guest.start();
            Ports.awaitTrue(() -> port.driver.current() == guest);
            Thread poller = new Thread(port::pollNow, "the poller");
            poller.start();
            poller.join(LONG.toMillis());
            boolean waits = poller.isAlive();
            later.complete(null); // lets both go, whatever came of it
            poller.join();
            guest.join();
            assertFalse(waits, "the guest sleeps on");
        }
    }

    /** The same for a waiter for a use, whose future somebody else gives up. */
    @Test
    void aWaiterForAUseIsWokenWhenItIsGivenUp() throws Exception {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            long address = Ports.beginAt(operation);
            Pending<Void> pending = operation.pending((function, code, bytes, offset) -> null);
            CompletableFuture<Boolean> waited = new CompletableFuture<>();
            Thread waiter =
                    new Thread(() -> waited.complete(assertDoesNotThrow(() -> pending.await(Duration.ofMinutes(5)))));
            waiter.start();
            Ports.awaitTrue(() -> port.driver.current() == waiter);
            pending.future().complete(null);
            assertTrue(waited.get(30, TimeUnit.SECONDS));
            waiter.join();
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
        }
    }
}
