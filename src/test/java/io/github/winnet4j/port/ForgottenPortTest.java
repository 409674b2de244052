// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.awaitTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.LogCapture;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fault 16: a port that is forgotten is closed, and named with the place where it was opened; also with a thread. Most
 * of its time is the collector's: each collection looks through all that the tests before it have left in this JVM.
 */
@PortTest
class ForgottenPortTest {
    private static final String WARNING = "A completion port was never closed; it is now, with the code 0. ";

    /** What drives it. */
    enum Kind {
        RETURN,
        CALLBACK,
        POLLED;

        CompletionPort open() {
            return this == POLLED
                    ? CompletionPort.open()
                    : CompletionPort.start(CompletionPort.DEFAULT_LIMIT, Delivery.valueOf(name()));
        }

        void handle(CompletionPort port, Operation operation) {
            try {
                if (this == POLLED) {
                    while (operation.state() == Operation.State.PENDING) {
                        port.poll(LONG);
                    }
                }
                assertTrue(operation.await(LONG));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void detect() {
        System.setProperty("winnet4j.leakDetection", "true");
    }

    @AfterEach
    void end() {
        System.clearProperty("winnet4j.leakDetection");
    }

    /** A port in use, of which the caller knows what it is given. */
    private static <T> T use(Kind kind, Function<CompletionPort, T> know) {
        CompletionPort port = kind.open();
        try {
            Operation[] operations = new Operation[3]; // of which none is closed
            for (int i = 0; i < operations.length; i++) {
                operations[i] = port.operation().onComplete(done -> {});
                for (int time = 0; time < 3; time++) {
                    operations[i].start("Test", token -> port.post(token, 0, 0));
                    kind.handle(port, operations[i]);
                }
            }
            return know.apply(port);
        } finally {
            Reference.reachabilityFence(port);
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("winnet4j-port-"))
                .toList();
    }

    private static void collectUntil(CountDownLatch latch) throws InterruptedException {
        do {
            System.gc();
        } while (!latch.await(20, TimeUnit.MILLISECONDS)); // until the Cleaner has found it
    }

    private static void collect() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsClosedAndNamed(Kind kind) throws Exception {
        CountDownLatch logged = new CountDownLatch(1);
        try (LogCapture log = new LogCapture(logged)) {
            WeakReference<CompletionPort> port = use(kind, WeakReference::new);
            assertEquals(kind == Kind.POLLED ? 0 : 1, threads().size());
            collectUntil(logged);
            assertEquals(List.of(WARNING), log.messages());
            assertTrue(log.trace().contains("ForgottenPortTest.use"), log.trace());
            awaitTrue(() -> port.get() == null && threads().isEmpty());
        }
    }

    /** One with packets that aren't taken: the wake-up of the Cleaner is the first thing that its thread sees. */
    @ParameterizedTest
    @EnumSource
    void alsoBeforeItsFirstUse(Kind kind) throws Exception {
        forget(kind, 20); // so that the JVM has all the threads and handles that it wants for itself
        int handles = PipeIo.handles();
        forget(kind, 20);
        awaitTrue(() -> PipeIo.handles() < handles + 10); // each port and each thread has one; the JVM's come and go
    }

    private static void forget(Kind kind, int ports) throws Exception {
        CountDownLatch logged = new CountDownLatch(ports);
        try (LogCapture log = new LogCapture(logged)) {
            for (int i = 0; i < ports; i++) {
                assertTrue(kind.open().isOpen());
            }
            collectUntil(logged);
            assertEquals(List.of(WARNING), log.messages().stream().distinct().toList());
            awaitTrue(() -> threads().isEmpty());
        }
    }

    /** A waiter for its end, through the handler, keeps the port. */
    @ParameterizedTest
    @EnumSource
    void withSomethingInProgressItStays(Kind kind) throws Exception {
        CountDownLatch logged = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (LogCapture log = new LogCapture(logged)) {
            WeakReference<CompletionPort> weak = use(kind, port -> {
                Operation pending = port.operation().onComplete(done -> ended.countDown());
                pending.start("Test", token -> PortNatives.begin0(token) != 0 ? 997 : 87);
                return new WeakReference<>(port);
            });
            collect();
            assertEquals(List.of(), log.messages());
            complete(assertThere(weak));
            if (kind == Kind.POLLED) {
                assertEquals(1, assertThere(weak).poll(LONG));
            }
            ended.await();
            collectUntil(logged);
            assertEquals(List.of(WARNING), log.messages());
            awaitTrue(() -> threads().isEmpty());
        }
    }

    private static CompletionPort assertThere(WeakReference<CompletionPort> weak) {
        CompletionPort port = weak.get();
        assertNotNull(port);
        return port;
    }

    /** As Windows does. */
    private static void complete(CompletionPort port) {
        long[] address = new long[1];
        Operations.forEach(port.end, (operation, scope) -> address[0] = PortNatives.pending0(operation.token()));
        assertEquals(0, PipeIo.forge(port.handle(), port.key(), address[0]));
    }

    @ParameterizedTest
    @EnumSource
    void anOperationKeepsItsPort(Kind kind) throws Exception {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            Operation operation = use(kind, CompletionPort::operation);
            collect();
            CompletionPort port = operation.port();
            assertEquals(0, operation.start("Test", token -> port.post(token, 0, 0)));
            kind.handle(port, operation);
            assertTrue(port.close(LONG));
            operation.close();
            assertEquals(List.of(), log.messages());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPortClosedInTimeIsNotNamed(Kind kind) throws Exception {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            WeakReference<CompletionPort> weak = use(kind, port -> {
                assertTrue(port.close(LONG));
                return new WeakReference<>(port);
            });
            awaitTrue(() -> {
                System.gc();
                return weak.get() == null;
            });
            assertEquals(List.of(), log.messages());
        }
    }

    /** Its end has begun: its thread comes to it, though the port was forgotten. */
    @ParameterizedTest
    @EnumSource(names = "POLLED", mode = EnumSource.Mode.EXCLUDE)
    void aClosingPortComesToItsEnd(Kind kind) throws Exception {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            List<WeakReference<CompletionPort>> ports = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ports.add(use(kind, port -> {
                    port.end.begin(Deadline.NEVER);
                    return new WeakReference<>(port);
                }));
                System.gc(); // while it ends
            }
            awaitTrue(() -> {
                System.gc();
                return ports.stream().allMatch(port -> port.get() == null)
                        && threads().isEmpty();
            });
            assertEquals(List.of(), log.messages());
        }
    }

    /** The whole life of one, with a collector at work all the time: nothing is noticed too early. */
    @Test
    void aPortInUseIsNeverTakenForAForgottenOne() throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        Thread collector = new Thread(() -> {
            while (stop.getCount() > 0) {
                System.gc();
            }
        });
        collector.start();
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            for (Kind kind : Kind.values()) {
                for (int i = 0; i < 20; i++) {
                    assertEquals(true, use(kind, port -> port.close(LONG)));
                }
            }
            assertEquals(List.of(), log.messages());
        } finally {
            stop.countDown();
            collector.join();
        }
    }
}
