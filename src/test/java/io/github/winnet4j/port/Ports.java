// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What the tests of the port have in common: ports, starts and handlers that {@link PortInvariants} keeps an eye on.
 */
final class Ports {
    /** No test waits so long; one that does has lost something. */
    static final Duration LONG = Duration.ofSeconds(30);

    /** All tests of the port run with both. */
    private static final Delivery DELIVERY =
            Delivery.valueOf(System.getProperty("winnet4j.test.delivery", Delivery.RETURN.name()));

    private Ports() {}

    static CompletionPort start() {
        return start(CompletionPort.DEFAULT_LIMIT);
    }

    static CompletionPort start(int limit) {
        return PortInvariants.watch(CompletionPort.start(limit, DELIVERY));
    }

    static CompletionPort open() {
        return PortInvariants.watch(CompletionPort.open());
    }

    static CompletionPort open(int limit) {
        return PortInvariants.watch(CompletionPort.open(limit));
    }

    static int start(Operation operation, Operation.Call call) {
        return PortInvariants.started(operation, operation.start("Test", call));
    }

    /** Starts without completing: the slot is Windows' until its address is posted. */
    static int begin(Operation operation) {
        return start(operation, token -> PortNatives.begin0(token) != 0 ? 997 : 87);
    }

    /** Starts and completes in one step. */
    static int post(CompletionPort port, Operation operation, int code, int bytes) {
        return start(operation, token -> port.post(token, code, bytes));
    }

    /** Starts, and hands out the address of the OVERLAPPED. */
    static long beginAt(Operation operation) {
        long[] address = new long[1];
        start(operation, token -> {
            address[0] = PortNatives.begin0(token);
            return 997;
        });
        return address[0];
    }

    /** The same handler; that it runs on a closed port doesn't go unnoticed. */
    static Operation.Handler watched(Operation.Handler handler) {
        return done -> {
            PortInvariants.handling(done);
            handler.completed(done);
            PortInvariants.handling(done);
        };
    }

    /** What was posted before has been handled. */
    static void barrier(CompletionPort port) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        try (Operation last = port.operation().onComplete(done -> passed.countDown())) {
            post(port, last, 0, 0);
            assertTrue(passed.await(30, TimeUnit.SECONDS));
        }
    }

    static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + LONG);
            TimeUnit.MILLISECONDS.sleep(1); // for something that another thread does without an event
        }
    }
}
