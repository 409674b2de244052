// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.beginAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Pending;
import io.github.winnet4j.port.Operation.State;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Cancelling is a wish; a slot is given back when it can't be written to any more. */
@PortTest
class CancellingTest {
    @Test
    void aCancelIsAWishAndTheCompletionBringsTheOutcome() {
        try (CompletionPort port = Ports.open()) {
            AtomicBoolean asked = new AtomicBoolean();
            try (Operation operation = port.operation(token -> {
                asked.set(PortNatives.pending0(token) != 0);
                return 0;
            })) {
                assertFalse(operation.cancel(), "nothing is in progress");
                long address = beginAt(operation);
                assertTrue(operation.cancel());
                assertTrue(asked.get());
                assertEquals(State.PENDING, operation.state(), "until the completion has come");
                PipeIo.forge(port.handle(), port.key(), address);
                port.pollNow();
                assertEquals(State.COMPLETED, operation.state(), "the operation won");
                assertFalse(operation.cancel());
            }
        }
    }

    @Test
    void fault32_aCancelCantHitTheNextUse() throws Exception {
        // The canceller is held inside Windows, with the token of the first use, while the operation ends and starts
        // again.
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Long> seen = new AtomicReference<>();
        AtomicReference<Long> cancelled = new AtomicReference<>();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation(token -> {
                    cancelled.set(token);
                    inside.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    seen.set(PortNatives.pending0(token));
                    return 0;
                })) {
            long first = beginAt(operation);
            Thread canceller = new Thread(operation::cancel);
            canceller.start();
            inside.await();
            PipeIo.forge(port.handle(), port.key(), first);
            assertEquals(1, port.pollNow());
            long second = beginAt(operation);
            assertFalse(first == second, "the next use has another slot");
            goOn.countDown();
            canceller.join();
            assertEquals(0, seen.get(), "the token of the first use leads nowhere");
            assertFalse(PortNatives.release0(cancelled.get()), "its slot was given back when the cancel returned");
            PipeIo.forge(port.handle(), port.key(), second);
            assertEquals(1, port.pollNow());
        }
    }

    @Test
    void closingAnOperationInProgressGivesItsSlotBackAtTheEnd() {
        try (CompletionPort port = Ports.open(1)) {
            Operation operation = port.operation();
            long address = beginAt(operation);
            operation.close();
            assertEquals(State.PENDING, operation.state());
            assertThrows(NoFreeSlotException.class, port::operation);
            PipeIo.forge(port.handle(), port.key(), address);
            port.pollNow();
            assertEquals(State.CLOSED, operation.state());
            port.operation().close();
        }
    }

    @Test
    void fault16_aForgottenOperationGivesItsSlotBack() throws Exception {
        try (CompletionPort port = Ports.open(1)) {
            forget(port);
            awaitTrue(() -> {
                System.gc();
                try {
                    port.operation().close();
                    return true;
                } catch (NoFreeSlotException notYet) {
                    return false;
                }
            });
        }
    }

    private static void forget(CompletionPort port) {
        assertEquals(State.IDLE, port.operation().state());
    }

    @Test
    void whatACancellerThrowsIsNoYes() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation(token -> {
                    throw new IllegalStateException("of the canceller");
                })) {
            long address = beginAt(operation);
            Pending<Void> pending = operation.pending((function, code, bytes, offset) -> null);
            assertFalse(pending.cancel());
            assertEquals(1, port.counters().handlerExceptions());
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void thePendingOfAnEndedUseCancelsNothing() {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation(token -> 0)) {
            long address = beginAt(operation);
            Pending<Void> pending = operation.pending((function, code, bytes, offset) -> null);
            assertTrue(pending.cancel());
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
            assertFalse(pending.cancel());
        }
    }
}
