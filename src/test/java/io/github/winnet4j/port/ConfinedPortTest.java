// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static io.github.winnet4j.port.Ports.begin;
import static io.github.winnet4j.port.Ports.post;
import static io.github.winnet4j.port.Ports.start;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.Operation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A port with handlers only on the thread that polls, even if others wait or close. */
@PortTest
class ConfinedPortTest {
    private static final Duration SHORT = Duration.ofMillis(30);

    private CompletionPort port;

    /** The thread of an event loop, and where handlers have run. */
    private final ExecutorService loop = Executors.newSingleThreadExecutor(run -> new Thread(run, "the loop"));

    private final Set<String> handledOn = ConcurrentHashMap.newKeySet();
    private final AtomicInteger handled = new AtomicInteger();

    @BeforeEach
    void open() {
        port = PortInvariants.watch(CompletionPort.open(CompletionPort.DEFAULT_LIMIT, Polling.CONFINED));
    }

    @AfterEach
    void end() throws Exception {
        port.close(Duration.ZERO);
        loop.shutdown();
        assertTrue(loop.awaitTermination(30, TimeUnit.SECONDS));
    }

    private Operation operation() {
        return port.operation(token -> port.post(token, 995, 0)).onComplete(watched(this::handled));
    }

    private void handled(Operation done) {
        handledOn.add(Thread.currentThread().getName());
        handled.incrementAndGet();
    }

    /** Polls until the port is reported closed. */
    private Future<?> loopStarts() throws Exception {
        return loopStarts(port);
    }

    private Future<?> loopStarts(CompletionPort polled) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> ends = loop.submit(() -> {
            polled.pollNow();
            begun.countDown();
            assertThrows(IllegalStateException.class, () -> {
                while (true) {
                    polled.poll(LONG);
                }
            });
        });
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        return ends;
    }

    @Test
    void waitersLeaveHandlersToTheLoop() throws Exception {
        Future<?> ends = loopStarts();
        try (Operation operation = operation()) {
            for (int i = 1; i <= 100; i++) {
                post(port, operation, 0, 0);
                assertTrue(i % 2 == 0 ? operation.await(LONG) : port.await(operation.future(), LONG));
                assertEquals(State.COMPLETED, operation.state());
                int soFar = i;
                awaitTrue(() -> handled.get() == soFar); // the handler runs after the future has ended
            }
        }
        assertTrue(port.close(LONG));
        ends.get(30, TimeUnit.SECONDS);
        assertEquals(Set.of("the loop"), handledOn);
    }

    @Test
    void withoutAPollerNothingIsHandled() throws Exception {
        Operation operation = operation();
        post(port, operation, 0, 0);
        assertFalse(port.await(operation.future(), SHORT));
        assertFalse(operation.await(SHORT));
        assertEquals(State.PENDING, operation.state());
        assertEquals(0, handled.get());
        loop.submit(() -> assertEquals(1, port.poll(LONG))).get();
        assertEquals(Set.of("the loop"), handledOn);
        operation.close();
        assertTrue(port.close(LONG), "nothing is inside: that needs no loop");
    }

    @Test
    void closingHandsTheEndToTheLoop() throws Exception {
        Future<?> ends = loopStarts();
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Operation operation = operation();
            start(operation, token -> 997); // Windows gives them back when they are cancelled
            operations.add(operation);
        }
        assertTrue(port.close(LONG));
        ends.get(30, TimeUnit.SECONDS);
        assertEquals(500, handled.get());
        assertEquals(Set.of("the loop"), handledOn);
        for (Operation operation : operations) {
            assertEquals(State.CANCELLED, operation.state());
            operation.close();
        }
    }

    /** The loop is at something else when the close begins, and comes back to it in time. */
    @Test
    void aLoopThatComesLaterIsInTime() throws Exception {
        loop.submit(port::pollNow).get();
        Operation operation = operation();
        start(operation, token -> 997);
        ExecutorService closer = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> closed = closer.submit(() -> port.close(LONG));
            awaitTrue(() -> !port.isOpen());
            assertFalse(closed.isDone());
            assertEquals(0, handled.get());
            loopStarts().get(30, TimeUnit.SECONDS);
            assertTrue(closed.get(30, TimeUnit.SECONDS));
        } finally {
            closer.shutdown();
        }
        assertEquals(Set.of("the loop"), handledOn);
        operation.close();
    }

    @Test
    void whatNoLoopTakesInTimeIsAbandoned() throws Exception {
        loop.submit(port::pollNow).get();
        Operation never = operation();
        begin(never);
        Operation lies = operation(); // its completion is there, and isn't taken
        post(port, lies, 0, 0);
        CompletableFuture<Completion> future = lies.future();
        AtomicInteger told = new AtomicInteger();
        lies.onAbandon(lost -> told.incrementAndGet());
        assertFalse(port.close(SHORT));
        assertEquals(State.ABANDONED, never.state());
        assertEquals(State.ABANDONED, lies.state());
        assertEquals(2, port.abandoned());
        assertTrue(future.isDone());
        assertEquals(1, told.get());
        assertEquals(0, handled.get());
        loop.submit(() -> assertThrows(IllegalStateException.class, port::pollNow))
                .get();
        assertEquals(0, handled.get());
    }

    /** As a loop ends that closes what it has. */
    @Test
    void theLoopsOwnThreadWaitsAndClosesByItself() throws Exception {
        Operation first = operation();
        Operation second = operation();
        loop.submit(() -> {
                    port.pollNow();
                    post(port, first, 0, 0);
                    assertTrue(first.await(LONG));
                    assertEquals(1, handled.get());
                    post(port, first, 0, 0);
                    assertTrue(port.await(first.future(), LONG));
                    start(second, token -> 997);
                    assertTrue(port.close(LONG));
                    return null;
                })
                .get();
        assertEquals(3, handled.get());
        assertEquals(Set.of("the loop"), handledOn);
        first.close();
        second.close();
    }

    @Test
    void itIsTheThreadThatHasPolledLast() throws Exception {
        port.pollNow();
        loop.submit(port::pollNow).get();
        Operation operation = operation();
        post(port, operation, 0, 0);
        assertFalse(operation.await(SHORT), "no more by this thread");
        assertEquals(0, handled.get());
        assertEquals(1, port.pollNow());
        assertTrue(operation.await(LONG));
        post(port, operation, 0, 0);
        assertTrue(operation.await(LONG), "and now again");
        assertTrue(port.close(LONG));
        assertEquals(Set.of(Thread.currentThread().getName()), handledOn);
        operation.close();
    }

    @Test
    void noCallWaitsInsideAHandler() throws Exception {
        Operation operation = port.operation();
        operation.onComplete(watched(done -> {
            assertTrue(port.inHandler());
            assertFalse(port.await(new CompletableFuture<>(), LONG));
            assertFalse(port.close(LONG));
            handled(done);
        }));
        post(port, operation, 0, 0);
        Future<?> polls = loop.submit(() -> assertEquals(1, port.poll(LONG)));
        polls.get(30, TimeUnit.SECONDS);
        assertEquals(1, handled.get());
        assertTrue(port.close(LONG));
        operation.close();
    }

    /** Not watched: channels have operations of their own. */
    private static CompletionPort withChannels() {
        return CompletionPort.open(CompletionPort.DEFAULT_LIMIT, Polling.CONFINED);
    }

    @Test
    void whatIsOpenOnItEndsByTheLoop() throws Exception {
        CompletionPort own = withChannels();
        Future<?> ends = loopStarts(own);
        AtomicInteger closed = new AtomicInteger();
        PortHandle handle = own.attach("thing", () -> 1, one -> closed.incrementAndGet());
        EventChannel channel = EventChannel.open(own, 4, 8, (bytes, size) -> {});
        Operation operation =
                handle.operation((one, token) -> own.post(token, 995, 0)).onComplete(this::handled);
        assertEquals(997, operation.start("Test", token -> 997));
        assertTrue(channel.close(LONG));
        assertTrue(handle.close(LONG));
        assertEquals(1, closed.get());
        assertEquals(State.CANCELLED, operation.state());
        assertTrue(own.close(LONG));
        ends.get(30, TimeUnit.SECONDS);
        assertEquals(Set.of("the loop"), handledOn);
        operation.close();
    }

    @Test
    void aChannelWithoutALoopIsClosedWhenItsDeadlineIsOver() throws Exception {
        CompletionPort own = withChannels();
        EventChannel channel = EventChannel.open(own, 4, 8, (bytes, size) -> handled.incrementAndGet());
        assertFalse(channel.close(SHORT), "its bell lies in the port");
        assertEquals(0, handled.get());
        loop.submit(() -> {
                    while (!channel.close(Duration.ZERO)) {
                        own.poll(LONG);
                    }
                })
                .get();
        assertTrue(own.close(LONG));
    }

    @Test
    void othersAreRefusedAsEver() throws Exception {
        assertThrows(NullPointerException.class, () -> CompletionPort.open(1, null));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Operation operation = port.operation();
        operation.onComplete(watched(done -> {
            inside.countDown();
            try {
                assertTrue(goOn.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        post(port, operation, 0, 0);
        Future<Integer> polls = loop.submit(() -> port.poll(LONG));
        assertTrue(inside.await(30, TimeUnit.SECONDS));
        IllegalStateException refused = assertThrows(IllegalStateException.class, port::pollNow);
        assertEquals("this completion port is driven by the loop", refused.getMessage());
        assertSame(State.COMPLETED, operation.state());
        goOn.countDown();
        assertEquals(1, polls.get(30, TimeUnit.SECONDS));
        assertTrue(port.close(LONG));
        operation.close();
    }
}
