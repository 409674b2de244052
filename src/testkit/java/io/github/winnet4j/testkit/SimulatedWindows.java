// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.Family;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The tests of this class, or this test, run on the simulator: installed before the first, reset with the seed before
 * each.
 *
 * <p>Values of closed handles are given out again at once, and an access behind the end of a block of Windows', or to a
 * freed one, faults: {@link Simulator#recycleHandles} and {@link Simulator#memoryGuard} are on at the beginning.
 *
 * <p>After each test, and its {@code @AfterEach} methods, whatever is left open (handles, operations, memory) and each
 * misuse of Windows fails it, with the timeline; a test that expects misuse takes it ({@link Simulator#takeMisuses}). A
 * test that fails by itself has the timeline as a suppressed exception. Both name the seed, and the file with the same
 * as a picture ({@link Timeline}): in {@code target/winnet4j-timelines}, or {@code build/winnet4j-timelines} where
 * there is no folder {@code target}. JUnit's configuration parameter {@code winnet4j.timelines}, or the system property
 * of that name, is another folder, or {@code off}.
 *
 * <p>Test, lifecycle methods and constructors may have a parameter of type {@link Simulator}. Elsewhere than on Windows
 * the tests are skipped. They run one at a time, since there is one simulator, and have the tag {@value #TAG}: the
 * simulator can't take the place of DLLs that other tests have used before, so where such are, give these a JVM of
 * their own by that tag.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SimulatedWindowsExtension.class)
@ResourceLock("io.github.winnet4j.testkit.Simulator")
@Tag(SimulatedWindows.TAG)
public @interface SimulatedWindows {
    /** The tag of all such tests. */
    String TAG = "simulated-windows";

    /** {@return what decides all that is open; the same one repeats a run} */
    long seed() default 1;

    /** {@return what is simulated; the rest is Windows' own} */
    Family[] families() default {Family.WLAN, Family.WIFI_DIRECT, Family.NETWORK_CONNECTIONS, Family.BRANCH_CACHE};

    /** {@return what moves the time at the beginning of each test} */
    Simulator.Mode mode() default Simulator.Mode.STEPPED;

    /** {@return {@link Simulator#blockingDrivesTime} at the beginning of each test} */
    boolean blockingDrivesTime() default false;

    /** {@return {@link Simulator#simulatedDeadlines} at the beginning of each test} */
    boolean simulatedDeadlines() default false;

    /** {@return {@link Simulator#timelineInMessages} at the beginning of each test} */
    int timelineInMessages() default 200;
}
