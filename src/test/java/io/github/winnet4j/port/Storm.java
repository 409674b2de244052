// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Very many uses of operations from four threads, which complete and cancel each other's at random, and try tokens that
 * were used before. Each use must end once, as the one that it is. Also a program for a JVM of its own, which has no
 * JUnit.
 */
final class Storm {
    static final int STARTERS = 4;
    static final int EACH = 512;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int[] CODES = {0, 5, 995};

    final CompletionPort port;
    final List<Use> all = new ArrayList<>();
    final AtomicInteger staleTried = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger granted = new AtomicInteger();

    /** On a port with room for {@link #STARTERS} times {@link #EACH} operations, and one more. */
    Storm(CompletionPort port) {
        this.port = port;
        for (int i = 0; i < STARTERS * EACH; i++) {
            all.add(new Use());
        }
    }

    /** An operation with a use that ends at once, or waits for the first thread that completes or cancels it. */
    final class Use {
        final AtomicLong waiting = new AtomicLong(); // the token; 0: nothing waits
        final Operation operation = port.operation(this::cancel).onComplete(this::ended);
        volatile int number; // of the use, which comes back as its bytes
        private volatile long token;
        private volatile long stale;
        private int ended; // this and the next by the port's thread
        private final int[] ends = new int[CODES.length];

        private int cancel(long wanted) {
            return waiting.compareAndSet(wanted, 0) ? port.post(wanted, 995, number) : 1168;
        }

        private void start(boolean atOnce, int code) {
            int next = number + 1;
            number = next;
            stale = token; // its use has ended
            int answer = operation.start("Storm", fresh -> {
                token = fresh;
                if (atOnce) {
                    return port.post(fresh, code, next);
                }
                waiting.set(fresh);
                return 997;
            });
            check(answer == (atOnce ? 0 : 997), "refused: " + answer);
        }

        private void complete(int code) {
            long wanted = waiting.get();
            int bytes = number;
            if (wanted != 0 && waiting.compareAndSet(wanted, 0)) {
                check(port.post(wanted, code, bytes) == 0, "not posted");
            }
        }

        private void tryStale() {
            long old = stale;
            if (old != 0) {
                staleTried.incrementAndGet();
                check(port.post(old, 0, 0) == 87, "a stale token was begun and posted");
                check(PortNatives.begin0(old) == 0, "a stale token was begun");
                check(PortNatives.pending0(old) == 0, "a stale token is in progress");
                check(!PortNatives.settle0(old), "a stale token was settled");
            }
        }

        private void ended(Operation self) {
            ended++;
            ends[Arrays.binarySearch(CODES, self.code())]++;
            check(self.bytes() == ended, "use " + ended + " ended as " + self.bytes());
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            failure.compareAndSet(null, new AssertionError(otherwise));
        }
    }

    private void starter(List<Use> mine, int uses, Random random) {
        for (int started = 0; started < uses && failure.get() == null; ) {
            Use use = mine.get(random.nextInt(EACH));
            if (use.operation.state() != Operation.State.PENDING) {
                use.start(random.nextBoolean(), CODES[random.nextInt(3)]);
                started++;
            } else {
                Thread.yield();
            }
            Use other = all.get(random.nextInt(all.size()));
            if (random.nextInt(4) > 0) {
                other.complete(CODES[random.nextInt(2)]);
            } else if (other.operation.cancel()) {
                granted.incrementAndGet();
            }
            if (random.nextInt(16) == 0) {
                all.get(random.nextInt(all.size())).tryStale();
            }
        }
    }

    /** That many starts; throws when one of them didn't end as it should. */
    void run(int starts, long seed) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < STARTERS; t++) {
            List<Use> mine = all.subList(t * EACH, (t + 1) * EACH);
            Random random = new Random(seed + t);
            Thread thread = new Thread(() -> {
                try {
                    starter(mine, starts / STARTERS, random);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Use use : all) {
            use.complete(0);
            check(use.operation.await(LONG), "lost: " + port.counters());
        }
        CountDownLatch last = new CountDownLatch(1);
        try (Operation barrier = port.operation().onComplete(done -> last.countDown())) {
            barrier.start("Storm", token -> port.post(token, 0, 0));
            check(
                    last.await(LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS),
                    "lost"); // the last handlers have run
        }
        int[] ends = new int[CODES.length];
        for (Use use : all) {
            check(use.number == use.ended, use.number + " uses ended " + use.ended + " times");
            Arrays.setAll(ends, i -> ends[i] + use.ends[i]);
        }
        PortCounters counters = port.counters();
        check(starts == ends[0] + ends[1] + ends[2], starts + " started, " + Arrays.toString(ends) + " ended");
        check(ends[0] + 1 == counters.completed(), "and the barrier: " + counters);
        check(
                ends[1] == counters.failed() && ends[2] == counters.cancelled(),
                "ends " + Arrays.toString(ends) + ", " + counters);
        check(granted.get() > 0 && granted.get() < ends[2], granted + " cancels granted, of " + ends[2]);
        check(
                counters.inFlight() + counters.stale() + counters.foreign() + counters.handlerExceptions() == 0,
                counters.toString());
        check(staleTried.get() > starts / 100, staleTried + " stale tokens tried");
        if (failure.get() != null) {
            throw new AssertionError("seed " + seed, failure.get());
        }
    }

    /** Storm STARTS SEED: prints what ended. */
    public static void main(String[] arguments) throws Exception {
        Slots before = Slots.now();
        try (CompletionPort port = CompletionPort.start(STARTERS * EACH + 1)) {
            Storm storm = new Storm(port);
            storm.run(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
            storm.all.forEach(use -> use.operation.close());
            System.out.println("ended "
                    + (port.counters().completed()
                            + port.counters().failed()
                            + port.counters().cancelled()));
        }
        Slots after = Slots.now();
        System.out.println("slots in use " + (after.idle() - before.idle()) + ", in progress "
                + (after.pending() - before.pending()));
    }
}
