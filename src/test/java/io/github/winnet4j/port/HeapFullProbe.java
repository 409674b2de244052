// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.harness.FullHeap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program that a JVM of its own runs: fills its heap, gives back a little more each time, and does something that
 * allocates. So that fails at each of its allocations once. What it has come to is printed when there is memory again.
 */
public final class HeapFullProbe {
    private static final int MOST = 100; // blocks that are given back

    private static final byte[][] SPARE = new byte[MOST][];
    private static final AtomicLong HANDLED = new AtomicLong();
    private static AutoCloseable last;
    private static int made;
    private static int refused;
    private static long opened;
    private static long closed;

    private HeapFullProbe() {}

    /** Makes something that is to be closed. */
    private interface Action {
        AutoCloseable make();
    }

    /** What to do. */
    public static void main(String[] arguments) throws Exception {
        try (CompletionPort port = CompletionPort.start(1000, Delivery.valueOf(arguments[1]))) {
            switch (arguments[0]) {
                case "use" -> use(port);
                case "operation" -> each(port::operation);
                case "attach" -> each(() -> port.attach("thing", () -> ++opened, thing -> closed++));
                case "open" -> each(() -> CompletionPort.open(2));
                case "start" -> each(() -> CompletionPort.start(2));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void each(Action action) throws Exception {
        action.make().close(); // so that its classes are there
        Slots before = Slots.now();
        int handles = PipeIo.handles();
        for (int blocks = 0; blocks <= MOST; blocks++) {
            for (int i = 0; i < MOST; i++) {
                SPARE[i] = new byte[0];
            }
            FullHeap.fill();
            for (int i = 0; i < blocks; i++) {
                SPARE[i] = null;
            }
            try {
                last = action.make();
            } catch (OutOfMemoryError e) {
                refused++;
            }
            FullHeap.release();
            if (last != null) {
                last.close();
                last = null;
                made++;
            }
        }
        for (int i = 0; i < 200 && PipeIo.handles() > handles + 20; i++) {
            System.gc(); // what was made, and never reached us, is the Cleaner's
            Thread.sleep(10);
        }
        System.out.println("made " + made + " refused " + refused + " slots "
                + (Slots.now().idle() - before.idle()) + " handles " + (PipeIo.handles() - handles) + " things "
                + (opened - closed));
    }

    /** Operations go on without any memory, and what a handler can't have is its own failure. */
    private static void use(CompletionPort port) throws Exception {
        Operation[] operations = new Operation[16];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = port.operation().onComplete(done -> HANDLED.incrementAndGet());
        }
        byte[][] got = new byte[1][];
        Operation wants = port.operation().onComplete(done -> got[0] = new byte[1 << 20]);
        Operation.Call call = token -> port.post(token, 0, 0);
        round(operations, call);
        start(wants, call);
        long before = HANDLED.get();
        FullHeap.fill();
        long started = 0;
        for (int round = 0; round < 1000; round++) {
            round(operations, call);
            started += operations.length;
            if (round % 100 == 0) {
                start(wants, call);
            }
        }
        FullHeap.release();
        System.out.println("started " + started + " handled " + (HANDLED.get() - before) + " exceptions "
                + port.counters().handlerExceptions());
    }

    private static void round(Operation[] operations, Operation.Call call) {
        for (Operation operation : operations) {
            start(operation, call);
        }
    }

    private static void start(Operation operation, Operation.Call call) {
        operation.start("Test", call);
        while (operation.state() == Operation.State.PENDING) {
            Thread.onSpinWait();
        }
    }
}
