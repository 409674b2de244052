// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.win32.Wlanapi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading on this machine: it works, or every call says why it doesn't. */
class NativeLibraryTest {
    @OnWindows
    @Test
    void theLibraryIsLoadedOnWindows() {
        assertDoesNotThrow(NativeLibrary::require);
        assertNull(NativeLibrary.problem());
    }

    @OnWindows
    @Test
    void fault63_manyThreadsMayBeTheFirst() throws Exception {
        int threads = 64;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<Integer>> codes = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                codes.add(pool.submit(() -> {
                    start.await();
                    return Wlanapi.WlanCloseHandle(0, 0);
                }));
            }
            for (Future<Integer> code : codes) {
                assertEquals(codes.get(0).get(), code.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.winnet4j.win32.Wlanapi",
                "io.github.winnet4j.win32.Mpr",
                "io.github.winnet4j.win32.Peerdist",
                "io.github.winnet4j.win32.WinError",
                "io.github.winnet4j.Availability",
                "io.github.winnet4j.WindowsException"
            })
    void theClassesLoadAndInitialiseEverywhere(String name) throws ClassNotFoundException {
        assertNotNull(Class.forName(name, true, getClass().getClassLoader()));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    @DisabledOnOs(OS.WINDOWS)
    void elsewhereNothingIsAvailableAndAskingIsHarmless(Family family) {
        Availability availability = Availability.of(family);
        assertEquals(Availability.State.NOT_WINDOWS, availability.state());
        assertEquals(family.name(), availability.subject());
        assertEquals(
                Availability.State.NOT_WINDOWS,
                Availability.of("WlanCloseHandle").state());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExceptionCanBeMadeWithoutWindows() {
        assertEquals(
                "WlanCloseHandle failed: 87 ERROR_INVALID_PARAMETER",
                WindowsException.of("WlanCloseHandle", 87).getMessage());
    }
}
