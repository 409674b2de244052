// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * One fork of {@link PortTopic}: the library and the C++ loop in turns, through ports of Windows. Prints a figure a
 * line.
 *
 * <p>An operation is posted by this thread and handled by the thread of the port. For the library that is
 * Operation.start, a call into the DLL that posts, the port thread's loop, and a handler; for C++ a post, a loop and a
 * function.
 */
public final class PortRun {
    private static final int IN_FLIGHT = 256;

    /** Ten seconds: no trip takes as long. */
    private static final long LONGEST = 10_000_000_000L;

    private static final int[] PENDING = {100, 10_000, 100_000};

    private final int scale;
    private final CompletionPort port = CompletionPort.start(200_000);

    /** An event of Windows, as the C++ program has it: what wakes the poster isn't what is compared. */
    private final long allDone = PortDll.event();

    private int sum;
    private volatile int target;
    private long began;
    private long took;

    private PortRun(int scale) {
        this.scale = scale;
    }

    /** The argument: how many times the least work. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchDll.wineVersion(); // loads the DLL
        PortRun run = new PortRun(Integer.parseInt(arguments[0]));
        run.throughput();
        run.latency();
        run.idle();
        run.pending();
        run.port.close();
        System.exit(0);
    }

    private Operation operation() {
        return port.operation().onComplete(done -> {
            took = System.nanoTime() - began;
            sum += (int) done.bytes();
            if (sum == target) {
                PortDll.set(allDone);
            }
        });
    }

    private void post(Operation operation) {
        operation.start("Post", token -> PortAccess.post(port, token));
    }

    private void round(List<Operation> operations) {
        target = sum + operations.size();
        for (Operation operation : operations) {
            post(operation);
        }
        PortDll.await(allDone);
    }

    private List<Operation> operations(int count) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operations.add(operation());
        }
        return operations;
    }

    /** Nanoseconds for an operation, the quickest of several turns of each. */
    private void throughput() {
        List<Operation> operations = operations(IN_FLIGHT);
        double java = Double.MAX_VALUE;
        double cpp = Double.MAX_VALUE;
        int rounds = 4 * scale;
        for (int turn = 0; turn < 5; turn++) {
            long begin = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                round(operations);
            }
            java = Math.min(java, (double) (System.nanoTime() - begin) / rounds / IN_FLIGHT);
            cpp = Math.min(cpp, (double) PortDll.throughput(IN_FLIGHT, rounds) / rounds / IN_FLIGHT);
        }
        operations.forEach(Operation::close);
        print("throughput.java", java);
        print("throughput.cpp", cpp);
    }

    /** From before the start to the handler, one operation at a time, in turns so that a busy moment hits both. */
    private void latency() {
        int turns = 10;
        int each = 60 * scale;
        Histogram java = new Histogram(LONGEST, 3);
        Histogram cpp = new Histogram(LONGEST, 3);
        long[] some = new long[each];
        List<Operation> one = operations(1);
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < each; i++) {
                began = System.nanoTime();
                round(one);
                java.recordValue(Math.min(took, LONGEST));
            }
            PortDll.latency(some);
            for (long nanos : some) {
                cpp.recordValue(Math.min(nanos, LONGEST));
            }
        }
        one.forEach(Operation::close);
        for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999}) {
            print("latency.java." + quantile, (double) java.getValueAtPercentile(100 * quantile));
            print("latency.cpp." + quantile, (double) cpp.getValueAtPercentile(100 * quantile));
        }
    }

    /** How often the thread of a port without work comes back from its wait. */
    private void idle() throws InterruptedException {
        long before = port.counters().turns();
        Thread.sleep(50L * scale); // a wake-up that doesn't come isn't reported
        print("idle.turns", (double) port.counters().turns() - before);
    }

    /** A trip through the port, of one operation after the other, while that many others are in progress. */
    private void pending() throws InterruptedException {
        for (int count : PENDING) {
            SplittableRandom random = new SplittableRandom(1);
            long before = used();
            Operation[] pending = new Operation[count];
            long[] addresses = new long[count];
            for (int i = 0; i < count; i++) {
                int index = i;
                pending[i] = port.operation();
                pending[i].start("Wait", token -> PortAccess.begin(addresses, index, token));
            }
            if (count == 100_000) {
                print("bytes.java", (double) (used() - before) / count);
            }
            List<Operation> some = operations(64);
            double best = Double.MAX_VALUE;
            for (int turn = 0; turn < 5; turn++) {
                long begin = System.nanoTime();
                int trips = 16 * scale;
                for (int i = 0; i < trips; i++) {
                    round(List.of(some.get(random.nextInt(some.size()))));
                }
                best = Math.min(best, (double) (System.nanoTime() - begin) / trips);
            }
            print("pending." + count, best);
            some.forEach(Operation::close);
            PortDll.complete(port.handle(), port.key(), addresses);
            for (Operation operation : pending) {
                operation.await(java.time.Duration.ofSeconds(60));
                operation.close();
            }
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.3f%n", name, value);
    }
}
