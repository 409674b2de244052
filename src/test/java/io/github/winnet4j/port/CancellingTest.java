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
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** A call that cancels, the first of which is held inside Windows, with the token that it was given. */
    private static final class Held implements Operation.Canceller {
        private final AtomicBoolean called = new AtomicBoolean();
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private long token;
        private long found;
        private Thread thread;

        @Override
        public int cancel(long itsToken) {
            if (called.getAndSet(true)) {
                return WinError.ERROR_NOT_FOUND;
            }
            token = itsToken;
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            found = PortNatives.pending0(itsToken);
            return 0;
        }

        void begin(Operation operation) throws InterruptedException {
            thread = new Thread(operation::cancel);
            thread.start();
            inside.await();
        }

        void returns() throws InterruptedException {
            goOn.countDown();
            thread.join();
            assertEquals(0, found, "its token leads nowhere");
            assertFalse(PortNatives.release0(token), "its slot was given back when the cancel returned");
        }
    }

    @Test
    void fault32_aCancelCantHitTheNextUse() throws Exception {
        Held held = new Held();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation(held)) {
            long first = beginAt(operation);
            held.begin(operation);
            PipeIo.forge(port.handle(), port.key(), first);
            assertEquals(1, port.pollNow());
            long second = beginAt(operation);
            assertFalse(first == second, "the next use has another slot");
            held.returns();
            PipeIo.forge(port.handle(), port.key(), second);
            assertEquals(1, port.pollNow());
        }
    }

    @Test
    void aCancelThatHangsKeepsOneSlotHoweverOftenItsOperationIsStarted() throws Exception {
        Held held = new Held();
        int idle = Slots.now().idle();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation(held)) {
            PipeIo.forge(port.handle(), port.key(), beginThenHold(operation, held));
            assertEquals(1, port.pollNow());
            for (int i = 0; i < 1000; i++) {
                PipeIo.forge(port.handle(), port.key(), beginAt(operation));
                assertEquals(1, port.pollNow());
            }
            int more = Slots.now().idle() - idle; // fewer when what an earlier test has forgotten is collected now
            assertTrue(more <= 2, more + " slots, but its own and that of the cancel");
            held.returns();
        }
        assertTrue(Slots.now().idle() <= idle, "a slot is left");
    }

    private static long beginThenHold(Operation operation, Held held) throws InterruptedException {
        long address = beginAt(operation);
        held.begin(operation);
        return address;
    }

    /** How an operation whose use has ended comes to give its slot back. */
    private enum Leaving {
        CLOSED,
        CLOSED_BY_ITS_END,
        RECLAIMED
    }

    /** The slot that was given back last is the next one's; so the next one would have this. */
    @ParameterizedTest
    @EnumSource
    void aCancelCantHitTheOperationAfterOneThatIsOver(Leaving leaving) throws Exception {
        Held held = new Held();
        try (CompletionPort port = Ports.open();
                CompletionPort next = Ports.open()) {
            Operation operation = port.operation(held);
            long first = beginAt(operation);
            held.begin(operation);
            if (leaving == Leaving.CLOSED_BY_ITS_END) {
                operation.closeAtTheEnd();
            } else if (leaving == Leaving.RECLAIMED) {
                assertFalse(port.close(Duration.ZERO));
                assertEquals(State.ABANDONED, operation.state());
            }
            PipeIo.forge(port.handle(), port.key(), first);
            assertEquals(1, leaving == Leaving.RECLAIMED ? PortInside.takeLate(port) : port.pollNow());
            if (leaving == Leaving.CLOSED) {
                operation.close();
            }
            assertEquals(State.CLOSED, operation.state());
            try (Operation another = next.operation()) {
                long second = beginAt(another);
                assertFalse(first == second, "another operation has another slot");
                held.returns();
                PipeIo.forge(next.handle(), next.key(), second);
                assertEquals(1, next.pollNow());
            }
        }
    }

    @Test
    void whatComesBackLateIsGivenBackThoughItsOperationWasClosed() {
        int idle = Slots.now().idle();
        CompletionPort port = Ports.open();
        Operation operation = port.operation();
        long address = beginAt(operation);
        assertFalse(port.close(Duration.ZERO));
        operation.close();
        assertEquals(State.ABANDONED, operation.state());
        PipeIo.forge(port.handle(), port.key(), address);
        assertEquals(1, PortInside.takeLate(port));
        assertTrue(Slots.now().idle() <= idle, "a slot is left");
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
