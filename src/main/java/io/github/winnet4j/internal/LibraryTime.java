// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The clock of deadlines, and the listener to waits: the JVM's clock and none, until tests on the testkit's simulator
 * want its own.
 */
public final class LibraryTime {
    /** A clock that is not the JVM's. */
    public interface Ticker {
        /** {@return nanoseconds since any moment, as those of System.nanoTime} */
        long nanos();

        /**
         * Runs a task when so much time has passed.
         *
         * @param nanos how much
         * @param task what to run
         * @return makes it forget the task
         */
        Runnable after(long nanos, Runnable task);
    }

    private static volatile @Nullable Ticker clock;
    private static volatile @Nullable LongConsumer waits;

    private LibraryTime() {}

    /** Null for the JVM's. */
    static @Nullable Ticker clock() {
        return clock;
    }

    /**
     * Runs a task when so much time of another clock than the JVM's has passed.
     *
     * @param nanos how much
     * @param task what to run
     * @return makes it forget the task; null when the JVM's clock is the one, and nothing was begun
     */
    public static @Nullable Runnable after(long nanos, Runnable task) {
        Ticker other = clock;
        return other == null ? null : other.after(nanos, task);
    }

    /** Receives the nanoseconds that a waiting thread has left, before each of its looks; may be null. */
    static @Nullable LongConsumer waits() {
        return waits;
    }

    /**
     * Sets both, for deadlines and waits that begin from now on.
     *
     * @param newClock null for the JVM's
     * @param newWaits may be null
     */
    public static void set(@Nullable Ticker newClock, @Nullable LongConsumer newWaits) {
        clock = newClock;
        waits = newWaits;
    }
}
