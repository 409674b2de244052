// SPDX-License-Identifier: Apache-2.0
package com.example.overlapped;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.WINDOWS)
class CopyTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path file(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("from"), bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024, 64 * 1024 + 1, 3_000_000})
    void everyByteArrives(int size) throws Exception {
        Path from = file(size);
        Path to = folder.resolve("to");
        assertEquals(size, Copy.copy(from, to, LONG));
        assertArrayEquals(Files.readAllBytes(from), Files.readAllBytes(to));
    }

    @Test
    void aFileThatIsNotThereIsNamedAsSuch() {
        WindowsException problem = assertThrows(
                WindowsException.class, () -> Copy.copy(folder.resolve("nothing"), folder.resolve("to"), LONG));
        assertEquals(WinError.ERROR_FILE_NOT_FOUND, problem.code());
        assertFalse(Files.exists(folder.resolve("to")));
    }

    @Test
    void afterADeadlineNothingIsInProgress() throws Exception {
        Path from = file(3_000_000);
        assertThrows(TimeoutException.class, () -> Copy.copy(from, folder.resolve("to"), Duration.ZERO));
        Files.delete(from); // the files are closed
        Files.delete(folder.resolve("to"));
    }
}
