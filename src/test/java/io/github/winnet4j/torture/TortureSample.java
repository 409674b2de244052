// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.NeedsPort;
import io.github.winnet4j.internal.LibraryTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first programs of torture as tests, for mutation testing, which changes classes on the class path: under control,
 * with the points that {@link Points#main} has put into their files. Other runs don't select it; they have torture
 * itself.
 */
@NeedsPort
class TortureSample {
    /** Of each part: enough for about the tenth of a second. */
    private static final int PROGRAMS = 16;

    private static final Logger LIBRARY = Logger.getLogger("io.github.winnet4j");

    private final ExecutorService threads = World.threads();
    private Thread.UncaughtExceptionHandler handlerBefore;
    private Level levelBefore;

    @BeforeEach
    void begin() {
        handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
        levelBefore = LIBRARY.getLevel();
        Thread.setDefaultUncaughtExceptionHandler(World::uncaught);
        LIBRARY.setLevel(Level.OFF);
        Machine.violations(); // those of other tests
        Machine.takeTime();
    }

    @AfterEach
    void end() {
        LibraryTime.set(null, null);
        LIBRARY.setLevel(levelBefore);
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
        threads.shutdown();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void everyPromiseHolds(int part) throws InterruptedException {
        int first = 1 + part * PROGRAMS;
        for (int seed = first; seed < first + PROGRAMS; seed++) {
            assertEquals(
                    List.of(), World.run(Program.of(seed), 0, true, threads).failures(), "seed " + seed);
        }
    }
}
