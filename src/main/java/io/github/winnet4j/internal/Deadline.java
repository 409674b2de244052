// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How much of a duration is left. Any duration that isn't negative means what it says; one that outlasts everybody
 * never ends. The time of day doesn't matter.
 */
public final class Deadline {
    /** It never comes. */
    public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

    /** As a duration. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LibraryTime.@Nullable Ticker clock = LibraryTime.clock();
    private final long begin = now();
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /**
     * The time from now on.
     *
     * @param duration how long
     * @return the deadline
     * @throws IllegalArgumentException the duration is negative
     */
    public static Deadline in(Duration duration) {
        long nanos = nanos(duration);
        return nanos == Long.MAX_VALUE ? NEVER : new Deadline(nanos);
    }

    /**
     * A duration in nanoseconds, at most Long.MAX_VALUE.
     *
     * @param duration not negative
     * @return the nanoseconds
     * @throws IllegalArgumentException the duration is negative
     */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration can't be negative: " + duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Nanoseconds as a function of Windows takes a time: whole milliseconds, not fewer.
     *
     * @param nanos not negative
     * @return the milliseconds; -1, INFINITE, for Long.MAX_VALUE
     */
    public static int millis(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            return -1;
        }
        long millis = nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1);
        return (int) Math.min(millis, Integer.MAX_VALUE - 1);
    }

    /**
     * The time that is left, as a duration.
     *
     * @return not negative
     */
    public Duration duration() {
        return Duration.ofNanos(left());
    }

    /**
     * The time that is left.
     *
     * @return nanoseconds; 0 when it is over, Long.MAX_VALUE when it never will be
     */
    public long left() {
        return nanos == Long.MAX_VALUE ? nanos : Math.max(0, nanos - (now() - begin));
    }

    private long now() {
        return clock == null ? System.nanoTime() : clock.nanos();
    }

    /**
     * By a thread that waits until then, before it looks again if what it waits for is there.
     *
     * @return how long it may wait in between: nanoseconds of the JVM's clock; 0 when it is over
     */
    public long turn() {
        LongConsumer waits = LibraryTime.waits();
        if (waits != null && left() > 0) {
            waits.accept(left());
        }
        return clock == null && waits == null ? left() : Math.min(left(), NANOS_PER_MILLI);
    }

    /**
     * Completes a future with true when so much time has passed, as its own completeOnTimeout does. That needs no
     * memory then, as a failure would.
     *
     * @param future what to complete
     * @param nanos not negative
     */
    public static void completeAfter(CompletableFuture<Boolean> future, long nanos) {
        Runnable forget = LibraryTime.after(nanos, () -> future.complete(true));
        if (forget == null) {
            future.completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
        } else {
            future.whenComplete((result, problem) -> forget.run());
        }
    }
}
