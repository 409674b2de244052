// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Names that the native side refuses by a code are refused in words. */
class NamesTest {
    @Test
    void aNulInsideIsNamedWithItsPlace() {
        assertEquals(
                "lpName has a NUL character at index 2, where Windows would cut it off",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Names.name("lpName", "Z:\0evil", WinError.ERROR_INVALID_NAME))
                        .getMessage());
    }

    @Test
    void anOverlongNameIsRefusedWithTheLimit() {
        assertEquals(
                "lpName has 1025 UTF-16 units; the limit is 1024",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Names.name("lpName", "x".repeat(1025), WinError.ERROR_FILENAME_EXCED_RANGE))
                        .getMessage());
    }

    @Test
    void whatWindowsAnswersPasses() {
        assertEquals(0, Names.name("lpName", "Z:", 0));
        assertEquals(2250, Names.name("lpName", "Z:", 2250));
        assertEquals(123, Names.name("lpName", "a?b", 123), "Windows' own opinion of a name");
        assertEquals(206, Names.name("lpName", "x".repeat(1024), 206));
    }
}
