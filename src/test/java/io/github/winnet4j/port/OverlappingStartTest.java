// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An operation completes, and is started again, while the function of Windows that started it hasn't returned yet: what
 * it works on stays open until each caller is back.
 */
@PortTest
class OverlappingStartTest {
    private final AtomicBoolean closed = new AtomicBoolean();

    private PortHandle open(CompletionPort port) {
        return port.attach("thing", () -> 7, handle -> closed.set(true));
    }

    @Test
    void theFirstCallerStaysInsideAfterTheSecondUseHasEnded() {
        try (CompletionPort port = Ports.open()) {
            PortHandle handle = open(port);
            Operation operation = handle.operation();
            AtomicInteger handled = new AtomicInteger();
            operation.onComplete(done -> {
                if (handled.incrementAndGet() == 1) {
                    assertEquals(0, Ports.post(port, operation, 0, 2));
                }
            });
            assertEquals(997, Ports.start(operation, token -> {
                assertEquals(0, port.post(token, 0, 1));
                assertEquals(1, port.pollNow());
                assertEquals(1, port.pollNow());
                assertEquals(2, handled.get());
                handle.closeAsync();
                assertFalse(closed.get(), "a call into Windows has not returned");
                return 997;
            }));
            assertTrue(closed.get(), "the last thread to leave closes");
            operation.close();
        }
    }

    @Test
    void aSecondUseThatWindowsRefusesLeavesNobodyInside() {
        try (CompletionPort port = Ports.open()) {
            PortHandle handle = open(port);
            Operation operation = handle.operation();
            operation.onComplete(done -> assertEquals(5, Ports.start(operation, token -> 5)));
            assertEquals(997, Ports.start(operation, token -> {
                assertEquals(0, port.post(token, 0, 1));
                assertEquals(1, port.pollNow());
                assertEquals(State.FAILED, operation.state());
                handle.closeAsync();
                assertFalse(closed.get(), "the first call into Windows has not returned");
                return 997;
            }));
            assertTrue(closed.get(), "and with it the last one has left");
            operation.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSecondCallerStaysInsideWhenTheFirstReturns(boolean refused) throws Exception {
        CountDownLatch inWindows = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (CompletionPort port = Ports.open()) {
            PortHandle handle = open(port);
            Operation operation = handle.operation();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            Thread other = new Thread(() -> second.complete(Ports.start(operation, token -> {
                assertEquals(0, port.post(token, 0, 2));
                inWindows.countDown();
                awaitQuietly(goOn);
                return refused ? 87 : 997;
            })));
            Ports.start(operation, token -> {
                assertEquals(0, port.post(token, 0, 1));
                assertEquals(1, port.pollNow());
                other.start();
                awaitQuietly(inWindows);
                return 997;
            });
            assertEquals(1, port.pollNow());
            assertEquals(2, operation.bytes());
            handle.closeAsync();
            assertFalse(closed.get(), "a call into Windows has not returned");
            goOn.countDown();
            assertEquals(997, second.get(30, TimeUnit.SECONDS));
            other.join();
            assertTrue(closed.get());
            operation.close();
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void givingUpLeavesASecondUseToItsCaller() throws Exception {
        CountDownLatch inWindows = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletionPort port = Ports.open();
        try {
            PortHandle handle = open(port);
            Operation operation = handle.operation();
            Thread other = new Thread(() -> Ports.start(operation, token -> {
                inWindows.countDown();
                awaitQuietly(goOn);
                return PortNatives.begin0(token) != 0 ? 997 : 87;
            }));
            Ports.start(operation, token -> {
                assertEquals(0, port.post(token, 0, 1));
                assertEquals(1, port.pollNow());
                other.start();
                awaitQuietly(inWindows);
                return 997;
            });
            assertFalse(port.close(Duration.ZERO));
            assertEquals(State.PENDING, operation.state(), "its caller sees to it");
            assertFalse(closed.get());
            goOn.countDown();
            other.join();
            assertEquals(State.ABANDONED, operation.state());
            assertTrue(closed.get());
            assertEquals(1, port.abandoned());
        } finally {
            goOn.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
