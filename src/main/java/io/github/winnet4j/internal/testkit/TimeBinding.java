// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.testkit;

import io.github.winnet4j.internal.LibraryTime;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Puts another clock in the place of the JVM's, for the library's deadlines, and observes its waits. */
public final class TimeBinding {
    /** Runs a task when so much time has passed. */
    @FunctionalInterface
    public interface Timer {
        /**
         * Begins to wait for that moment.
         *
         * @param nanos how much time
         * @param task what to run
         * @return makes it forget the task
         */
        Runnable after(long nanos, Runnable task);
    }

    private TimeBinding() {}

    /**
     * For deadlines that begin from now on.
     *
     * @param nanos the clock
     * @param timer goes by that clock
     * @param waits receives, again and again during each wait in the library, the nanoseconds that are left for it; may
     *     be null
     */
    public static void bind(LongSupplier nanos, Timer timer, @Nullable LongConsumer waits) {
        LibraryTime.set(
                new LibraryTime.Ticker() {
                    @Override
                    public long nanos() {
                        return nanos.getAsLong();
                    }

                    @Override
                    public Runnable after(long time, Runnable task) {
                        return timer.after(time, task);
                    }
                },
                waits);
    }

    /**
     * The JVM's clock again.
     *
     * @param waits is called at each wait in the library; may be null
     */
    public static void unbind(@Nullable LongConsumer waits) {
        LibraryTime.set(null, waits);
    }
}
