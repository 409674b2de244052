// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.Operation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a completion brings, and to whom: the handler, the future, the waiter, in order. */
@PortTest
class CompletingTest {
    @Test
    void aCompletionReachesHandlerFutureAndWaiter() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            AtomicReference<String> thread = new AtomicReference<>();
            operation.onComplete(
                    watched(done -> thread.set(Thread.currentThread().getName())));
            assertEquals(State.IDLE, operation.state());
            assertEquals(0, post(port, operation, 0, 17));
            assertEquals(new Completion(0, 17, 0), operation.future().get(30, TimeUnit.SECONDS));
            assertTrue(operation.await(LONG));
            assertEquals(State.COMPLETED, operation.state());
            assertEquals(17, operation.bytes());
            awaitTrue(() -> thread.get() != null);
            assertTrue(thread.get().startsWith("winnet4j-port-"), thread.get());
        }
    }

    @Test
    void aFailureIsTheRightExceptionAndKeepsItsBytes() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            post(port, operation, 4052, 99);
            ExecutionException failure = assertThrows(
                    ExecutionException.class, () -> operation.future().get(30, TimeUnit.SECONDS));
            WindowsException cause = assertInstanceOf(WindowsException.class, failure.getCause());
            assertEquals(4052, cause.code());
            assertEquals("Test", cause.function());
            assertEquals(State.FAILED, operation.state());
            assertEquals(99, operation.bytes());
            post(port, operation, 995, 0);
            OperationCancelledException cancelled = assertThrows(
                    OperationCancelledException.class, () -> operation.future().get(30, TimeUnit.SECONDS));
            assertEquals("Test", cancelled.function());
            assertEquals(995, cancelled.code());
            assertTrue(operation.future().isCancelled());
            assertEquals(State.CANCELLED, operation.state());
        }
    }

    @Test
    void fault35_theMostBytesThereCanBe() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            for (int code : new int[] {0, 5}) {
                post(port, operation, code, 0xFFFFFFFF);
                assertTrue(operation.await(LONG));
                assertEquals(4294967295L, operation.bytes());
            }
        }
    }

    @Test
    void aFutureThatIsAskedForTooLateIsDoneAlready() throws Exception {
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            post(port, operation, 0, 3);
            assertTrue(operation.await(LONG));
            assertTrue(operation.future().isDone());
            assertSame(operation.future(), operation.future());
        }
    }

    @Test
    void aFutureOfAnOperationThatStartsItselfAgainIsNeverLost() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch stopped = new CountDownLatch(1); // a use may have ended whose handler is about to begin another
        try (CompletionPort port = Ports.start();
                Operation operation = port.operation()) {
            operation.onComplete(watched(self -> {
                if (stop.get()) {
                    stopped.countDown();
                } else {
                    post(port, self, 0, 1);
                }
            }));
            CompletableFuture<Completion> beforeTheFirst = operation.future();
            post(port, operation, 0, 1);
            assertEquals(1, beforeTheFirst.get(30, TimeUnit.SECONDS).bytes());
            for (int i = 0; i < 3000; i++) {
                assertEquals(1, operation.future().get(30, TimeUnit.SECONDS).bytes());
                assertTrue(operation.await(LONG), "one use, not all of them");
            }
            stop.set(true);
            assertTrue(stopped.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void theOrderOfOneSourceIsKept() {
        List<Integer> order = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        try (CompletionPort port = Ports.open()) {
            for (int i = 0; i < 300; i++) {
                int number = i;
                Operation operation = port.operation().onComplete(watched(done -> order.add(number)));
                operations.add(operation);
                post(port, operation, 0, 0);
            }
            List<Integer> turns = new ArrayList<>();
            for (int n = port.pollNow(); n > 0; n = port.pollNow()) {
                turns.add(n);
            }
            assertEquals(List.of(128, 128, 44), turns);
            assertEquals(300, order.size());
            for (int i = 0; i < 300; i++) {
                assertEquals(i, order.get(i));
            }
            assertEquals(128, port.counters().largestBatch());
            assertEquals(300, port.counters().completed());
            operations.forEach(Operation::close);
        }
    }
}
