// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.begin;
import static io.github.winnet4j.port.Ports.beginAt;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.start;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.Operation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Starts that fail: refusals, the limit, and packets that come all the same. */
@PortTest
class StartingTest {
    @Test
    void fault28_aRefusalEndsAtOnceAndTheNextStartWorks() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            AtomicInteger handled = new AtomicInteger();
            operation.onComplete(watched(done -> handled.incrementAndGet()));
            assertEquals(1260, start(operation, token -> {
                PortNatives.begin0(token);
                return 1260;
            }));
            assertEquals(State.FAILED, operation.state());
            assertEquals(1260, operation.code());
            assertEquals(126, start(operation, token -> 126), "not even begun");
            assertThrows(ArithmeticException.class, () -> start(operation, token -> Math.floorDiv(1, 0)));
            assertEquals(State.FAILED, operation.state());
            post(port, operation, 0, 0);
            assertTrue(operation.await(LONG));
            assertEquals(State.COMPLETED, operation.state());
            awaitTrue(() -> handled.get() == 1);
        }
    }

    @Test
    void fault29_aPacketForARefusedOperationIsStale() {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            long[] address = new long[1];
            start(operation, token -> {
                address[0] = PortNatives.begin0(token);
                return 87;
            });
            PipeIo.forge(port.handle(), port.key(), address[0]);
            port.pollNow();
            assertEquals(1, port.counters().stale());
            assertEquals(State.FAILED, operation.state());
        }
    }

    @Test
    void fault29_aCompletionThatWasTakenBeforeTheRefusalIsHowItEnds() {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            AtomicInteger handled = new AtomicInteger();
            operation.onComplete(watched(done -> handled.incrementAndGet()));
            assertEquals(
                    997,
                    start(operation, token -> {
                        assertEquals(0, port.post(token, 5, 3));
                        assertEquals(1, port.pollNow());
                        return 87;
                    }),
                    "it was accepted, whatever the call says");
            assertEquals(5, operation.code());
            assertEquals(1, handled.get());
        }
    }

    @Test
    void anOperationInProgressCantBeStartedAgain() {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            long address = beginAt(operation);
            assertThrows(IllegalStateException.class, () -> begin(operation));
            assertEquals(State.PENDING, operation.state());
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
            assertEquals(State.COMPLETED, operation.state());
        }
    }

    @Test
    void fault57_theLimitIsARefusalAndAClosedOperationMakesRoom() {
        try (CompletionPort port = Ports.open(2)) {
            Operation first = port.operation();
            Operation second = port.operation();
            assertThrows(NoFreeSlotException.class, port::operation);
            first.close();
            Operation third = port.operation();
            second.close();
            third.close();
        }
    }

    @Test
    void faults31And38_foreignPacketsAreCountedAndNeverFollowed() {
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            long address = beginAt(operation);
            PipeIo.forge(port.handle(), port.key(), 0xDEADBEEFL);
            PipeIo.forge(port.handle(), port.key(), address + 8);
            PipeIo.forge(port.handle(), 12345, address);
            PipeIo.forge(port.handle(), 0, 0);
            PipeIo.forge(port.handle(), port.key(), address);
            PipeIo.forge(port.handle(), port.key(), address);
            int handled = 0;
            for (int i = 0; i < 6; i++) {
                handled += port.pollNow();
            }
            assertEquals(1, handled);
            assertEquals(4, port.counters().foreign());
            assertEquals(1, port.counters().stale());
            assertEquals(State.COMPLETED, operation.state());
        }
    }

    @Test
    void thereIsAPayloadWhenAUseHasEndedOnly() {
        byte[] bytes = new byte[Operation.PAYLOAD];
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            assertThrows(IllegalArgumentException.class, () -> operation.payload(new byte[Operation.PAYLOAD - 1]));
            long address = Ports.beginAt(operation);
            assertFalse(operation.payload(bytes), "in progress");
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
            assertTrue(operation.payload(bytes));
        }
    }

    @Test
    void whatIsInFlightIsCounted() {
        try (CompletionPort port = Ports.open();
                Operation one = port.operation();
                Operation two = port.operation()) {
            assertEquals(0, port.counters().inFlight());
            long first = Ports.beginAt(one);
            long second = Ports.beginAt(two);
            assertEquals(2, port.counters().inFlight());
            PipeIo.forge(port.handle(), port.key(), first);
            assertEquals(1, port.pollNow());
            assertEquals(1, port.counters().inFlight());
            PipeIo.forge(port.handle(), port.key(), second);
            assertEquals(1, port.pollNow());
            assertEquals(0, port.counters().inFlight());
        }
    }

    @Test
    void whatACheckThrowsMakesTheEndAFailure() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation().checking((code, bytes) -> {
                    throw new IllegalStateException("of the check");
                })) {
            post(port, operation, 0, 0);
            assertEquals(1, port.pollNow());
            assertEquals(State.FAILED, operation.state());
            assertEquals(13, operation.code(), "ERROR_INVALID_DATA");
            assertEquals(1, port.counters().handlerExceptions());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void theyShowWhatTheyAre() {
        CompletionPort port = Ports.open(2);
        assertEquals("completion port, room for 2 operations", port.toString());
        try (Operation operation = port.operation()) {
            assertEquals("operation (IDLE)", operation.toString());
            post(port, operation, 0, 0);
            assertEquals(1, port.pollNow());
            assertEquals("operation Test (COMPLETED)", operation.toString());
        }
        port.close();
        assertEquals("completion port, room for 2 operations, closed", port.toString());
    }

    private static int thatAsks(Operation operation, List<CompletableFuture<Long>> asked) {
        Operation.Meaning<Long> transferred = (function, code, bytes, offset) -> bytes;
        return start(operation, token -> {
            asked.add(operation.pending(transferred).future());
            throw new ArithmeticException("before Windows has begun");
        });
    }

    /** There was no use then, so what asks during such a start gets the last one's results. */
    @Test
    void aFutureAskedForInAStartThatThrowsHasTheResultsOfBefore() {
        List<CompletableFuture<Long>> asked = new ArrayList<>();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            post(port, operation, 0, 5);
            assertEquals(1, port.pollNow());
            assertThrows(ArithmeticException.class, () -> thatAsks(operation, asked));
            assertEquals(5, asked.get(0).getNow(-1L));
            assertEquals("Test", operation.function());
            assertEquals(State.COMPLETED, operation.state());
            assertEquals(5, operation.bytes());
        }
    }

    @Test
    void aFutureAskedForInAFirstStartThatThrowsIsThatOfTheNext() {
        List<CompletableFuture<Long>> asked = new ArrayList<>();
        try (CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            assertThrows(ArithmeticException.class, () -> thatAsks(operation, asked));
            assertFalse(asked.get(0).isDone());
            assertEquals("", operation.function());
            assertEquals(State.IDLE, operation.state());
            post(port, operation, 0, 7);
            assertEquals(1, port.pollNow());
            assertEquals(7, asked.get(0).getNow(-1L));
        }
    }

    /** The table of operations in progress grows by 512 at a time. */
    @Test
    void operationsAreFoundAgainHoweverManyThereAre() {
        int count = 3_000;
        List<Operation> operations = new ArrayList<>();
        try (CompletionPort port = Ports.open(count)) {
            for (int i = 0; i < count; i++) {
                operations.add(port.operation());
            }
            for (Operation operation : operations) {
                post(port, operation, 0, 1);
            }
            assertEquals(count, port.counters().inFlight());
            for (int handled = 0; handled < count; ) {
                handled += port.poll(LONG);
            }
            operations.forEach(operation -> assertEquals(State.COMPLETED, operation.state()));
            operations.forEach(Operation::close);
        }
    }

    private static void assertRefused(Operation operation, String why) {
        assertEquals(
                "this operation is " + why + "; it can't be started",
                assertThrows(IllegalStateException.class, () -> operation.start("Test", token -> 997))
                        .getMessage());
    }

    @Test
    void aRefusedStartSaysWhy() {
        try (CompletionPort port = Ports.open()) {
            Operation operation = port.operation();
            long address = beginAt(operation);
            assertRefused(operation, "PENDING");
            operation.closeLater();
            assertRefused(operation, "CLOSED");
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
            assertRefused(operation, "CLOSED");
        }
    }
}
