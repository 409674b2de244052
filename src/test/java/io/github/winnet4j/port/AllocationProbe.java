// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The program that a JVM of its own runs: starts and completes operations in every way, and prints how many bytes that
 * took of the thread that starts, and of the one that drives.
 */
public final class AllocationProbe {
    /** That many at once: the native loop reports one completion in another way than several. */
    private static final int[] AT_ONCE = {1, 64};

    /** Classes are loaded, call sites linked. */
    private static final int WARM = 20;

    private static final int ROUNDS = 200;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationProbe() {}

    public static void main(String[] arguments) {
        for (int atOnce : AT_ONCE) {
            for (Delivery delivery : Delivery.values()) {
                try (CompletionPort port = CompletionPort.start(CompletionPort.DEFAULT_LIMIT, delivery)) {
                    everyWay(delivery + " " + atOnce, port, atOnce, false);
                }
            }
            try (CompletionPort port = CompletionPort.open()) {
                everyWay("POLLED " + atOnce, port, atOnce, true);
            }
        }
    }

    private static void everyWay(String name, CompletionPort port, int atOnce, boolean polled) {
        long handle = port.handle();
        long key = port.key();
        Operation.Call posting = token -> port.post(token, 0, 1);
        Operation.OverlappedCall forging = overlapped -> PipeIo.forge(handle, key, overlapped);
        Operation.Call waiting = token -> 997;
        Rounds rounds = new Rounds(port, atOnce, polled);
        // With a call that is still on its way when its completion is taken, and started again, which happens seldom:
        // what that needs is linked before anything is measured.
        rounds.warm(operation -> operation.start("Probe", token -> {
            int code = port.post(token, 0, 1);
            LockSupport.parkNanos(2_000_000);
            return code;
        }));
        rounds.measure(name + " started", true, operation -> operation.start("Probe", posting));
        rounds.measure(name + " at an offset", true, operation -> operation.startAt("Probe", 4096, forging));
        rounds.measure(name + " refused", true, operation -> {
            operation.start("Probe", token -> 5);
            operation.start("Probe", posting);
        });
        // Not again by handlers: a start that meets a cancel still on its way takes another slot, and remembers the
        // old.
        rounds.measure(name + " cancelled", false, operation -> {
            operation.start("Probe", waiting);
            operation.cancel();
        });
        rounds.close();
    }

    private interface Start {
        void start(Operation operation);
    }

    /**
     * All operations are started by this thread, in every second round once more by their handlers, unless asked
     * otherwise.
     */
    private static final class Rounds {
        private final CompletionPort port;
        private final boolean polled;
        private final Operation[] operations;
        private final Thread starter = Thread.currentThread();
        private final AtomicInteger left = new AtomicInteger();
        private Start start;
        private boolean byHandlers;
        private boolean again;
        private volatile Thread driver = starter;

        Rounds(CompletionPort port, int atOnce, boolean polled) {
            this.port = port;
            this.polled = polled;
            operations = new Operation[atOnce];
            for (int i = 0; i < atOnce; i++) {
                operations[i] =
                        port.operation(token -> port.post(token, 995, 0)).onComplete(this::ended);
            }
        }

        void warm(Start way) {
            byHandlers = true;
            start = way;
            run(2);
        }

        void measure(String name, boolean byHandlersToo, Start way) {
            byHandlers = byHandlersToo;
            start = way;
            run(WARM);
            long startsBefore = THREADS.getThreadAllocatedBytes(starter.getId());
            long drivesBefore = THREADS.getThreadAllocatedBytes(driver.getId());
            run(ROUNDS);
            long drives = THREADS.getThreadAllocatedBytes(driver.getId()) - drivesBefore;
            long starts = THREADS.getThreadAllocatedBytes(starter.getId()) - startsBefore;
            System.out.println(name + ": " + starts + " B, " + drives + " B");
        }

        private void run(int rounds) {
            for (int round = 0; round < rounds; round++) {
                again = byHandlers && round % 2 == 0;
                left.set(again ? 2 * operations.length : operations.length);
                for (Operation operation : operations) {
                    start.start(operation);
                }
                while (left.get() > 0) {
                    if (polled) {
                        port.pollNow();
                    } else {
                        LockSupport.park(this);
                    }
                }
            }
        }

        private void ended(Operation operation) {
            driver = Thread.currentThread();
            int now = left.decrementAndGet();
            if (again && now >= operations.length) {
                start.start(operation);
            } else if (now == 0) {
                LockSupport.unpark(starter);
            }
        }

        void close() {
            for (Operation operation : operations) {
                operation.close();
            }
        }
    }
}
