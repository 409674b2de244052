// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One port for all: it is there from the first handle to the last, without any code for it. */
@PortTest
class LibraryPortTest {
    private final AtomicInteger closed = new AtomicInteger();

    private PortHandle open() {
        return LibraryPort.attach("thing", () -> 7, handle -> closed.incrementAndGet());
    }

    private static void awaitEnd(CompletionPort port) throws InterruptedException {
        Ports.awaitTrue(
                () -> !port.isOpen()); // by the thread that leaves the last handle last, perhaps after a handler
        Ports.awaitTrue(() -> PortInvariants.isClosed(port) && port.driver.current() == null); // its thread has gone
        assertThrows(IllegalStateException.class, port::counters);
    }

    @BeforeEach
    @AfterEach
    void withoutHandlesThereIsNone() throws InterruptedException {
        PortHandle only = open();
        only.close();
        awaitEnd(only.port());
    }

    @Test
    void itStartsWithTheFirstAndEndsWithTheLast() throws InterruptedException {
        PortHandle first = open();
        CompletionPort port = first.port();
        PortHandle second = open();
        assertSame(port, second.port());
        assertTrue(first.close(LONG));
        assertTrue(first.close(LONG), "once");
        assertTrue(port.isOpen());
        try (PortHandle third = open()) {
            assertSame(port, third.port());
        }
        assertTrue(second.close(LONG));
        awaitEnd(port);
        try (PortHandle next = open()) {
            assertNotSame(port, next.port());
        }
    }

    @Test
    void whatCannotBeOpenedIsNoUser() throws InterruptedException {
        List<CompletionPort> ports = new ArrayList<>();
        try (PortHandle there = open()) {
            for (int i = 0; i < 3; i++) {
                assertThrows(
                        ArithmeticException.class,
                        () -> LibraryPort.attach(
                                "thing",
                                () -> {
                                    throw new ArithmeticException();
                                },
                                handle -> closed.incrementAndGet()));
            }
            assertTrue(there.isOpen() && there.port().isOpen());
            ports.add(there.port());
        }
        awaitEnd(ports.get(0));
    }

    @Test
    void whatCannotBeClosedIsNoUserAnyMore() throws InterruptedException {
        PortHandle bad = LibraryPort.attach("thing", () -> 7, handle -> {
            throw new ArithmeticException();
        });
        assertThrows(ArithmeticException.class, () -> bad.close(LONG));
        awaitEnd(bad.port());
    }

    @Test
    void theLastMayBeClosedInsideAHandler() throws Exception {
        PortHandle handle = open();
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Operation operation = handle.operation().onComplete(done -> answer.complete(handle.close(LONG)));
        operation.start("Test", token -> handle.port().post(token, 0, 0) == 0 ? 997 : 87);
        assertFalse(answer.get(30, TimeUnit.SECONDS), "the rest follows");
        awaitEnd(handle.port());
        operation.close();
    }

    @Test
    void closingItLeavesTheNextHandleUnharmed() {
        PortHandle handle = open();
        handle.port().close();
        assertFalse(handle.isOpen());
        try (PortHandle next = open()) {
            assertTrue(next.port().isOpen());
            assertNotSame(handle.port(), next.port());
        }
    }

    @Test
    void manyComeAndGoAtOnce() throws Exception {
        int before = closed.get();
        int threads = 4;
        int rounds = 200;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            all.add(end);
            new Thread(() -> {
                        try {
                            for (int round = 0; round < rounds; round++) {
                                together.await(30, TimeUnit.SECONDS);
                                PortHandle mine = open();
                                mine.enter();
                                mine.exit();
                                assertTrue(mine.close(LONG));
                            }
                            end.complete(null);
                        } catch (Throwable e) {
                            end.completeExceptionally(e);
                        }
                    })
                    .start();
        }
        for (CompletableFuture<Void> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        assertEquals(threads * rounds, closed.get() - before);
    }
}
