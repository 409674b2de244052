// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortAccess;
import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One fork of {@link PendingTopic}: ever more operations are in progress; 64 of them, anywhere among the others,
 * complete from packets in memory and are started again, and so on. Prints a figure a line.
 */
public final class PendingRun {
    static final int[] PENDING = {64, 1_000, 10_000, 100_000};

    private static final int SOME = 64;
    private static final int ROUNDS = 4_000;
    private static final int TURNS = 5;

    private final CompletionPort port = CompletionPort.open(200_000);
    private final List<Operation> operations = new ArrayList<>();
    private final List<Long> tokens = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private final int[] chosen = new int[SOME];
    private final long[] some = new long[SOME];
    private long begun;
    private long ended;
    private long startTime;
    private long completionTime;

    private PendingRun() {}

    /** The argument: how many times the least work. */
    public static void main(String[] arguments) {
        DispatchDll.load();
        PendingRun run = new PendingRun();
        int most = PENDING[PENDING.length - 1];
        if (!DispatchDll.open(PortAccess.weak(run.port), PortAccess.records(run.port), most)) {
            throw new IllegalStateException("no slots for the measurement");
        }
        run.grow(PENDING[0]);
        run.rounds(10 * ROUNDS); // compiled now
        for (int pending : PENDING) {
            run.grow(pending);
            run.rounds(ROUNDS / 4);
            double start = Double.MAX_VALUE;
            double completion = Double.MAX_VALUE;
            int rounds = ROUNDS * Integer.parseInt(arguments[0]) / 10;
            for (int turn = 0; turn < TURNS; turn++) {
                run.rounds(rounds);
                start = Math.min(start, (double) run.startTime / rounds / SOME);
                completion = Math.min(completion, (double) run.completionTime / rounds / SOME);
            }
            System.out.printf(Locale.ROOT, "start.%d=%.3f%ncompletion.%d=%.3f%n", pending, start, pending, completion);
        }
        if (run.begun - run.ended != run.operations.size()) {
            throw new IllegalStateException(run.begun + " were begun, " + run.ended + " ended");
        }
        Runtime.getRuntime().halt(0); // those in progress are left
    }

    private void grow(int pending) {
        while (operations.size() < pending) {
            operations.add(port.operation().onComplete(done -> ended++));
            tokens.add(0L);
            start(operations.size() - 1);
        }
    }

    private void start(int index) {
        operations.get(index).start("nothing", token -> {
            tokens.set(index, token);
            return WinError.ERROR_IO_PENDING;
        });
        begun++;
    }

    private void rounds(int rounds) {
        startTime = 0;
        completionTime = 0;
        Again again = new Again();
        for (int round = 0; round < rounds; round++) {
            choose();
            if (DispatchDll.prepare(some, SOME) != SOME) {
                throw new IllegalStateException("a token isn't valid in the measurement's slab");
            }
            long before = System.nanoTime();
            int count = DispatchDll.poll(SOME);
            PortAccess.completed(port, count);
            long between = System.nanoTime();
            again.next = 0;
            for (int index : chosen) {
                operations.get(index).start("nothing", again);
            }
            long after = System.nanoTime();
            begun += SOME;
            completionTime += between - before;
            startTime += after - between;
            for (int i = 0; i < SOME; i++) {
                tokens.set(chosen[i], some[i]);
            }
        }
    }

    /** One of each of 64 equal parts: none twice, and anywhere. */
    private void choose() {
        int part = operations.size() / SOME;
        for (int i = 0; i < SOME; i++) {
            chosen[i] = i * part + random.nextInt(part);
            some[i] = tokens.get(chosen[i]);
        }
    }

    /** Notes the token of each start. */
    private final class Again implements Operation.Call {
        private int next;

        @Override
        public int start(long token) {
            some[next++] = token;
            return WinError.ERROR_IO_PENDING;
        }
    }
}
