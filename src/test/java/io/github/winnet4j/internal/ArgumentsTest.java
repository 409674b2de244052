// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnet4j.win32.WinError;
import org.junit.jupiter.api.Test;

/** Mistakes in arguments are refused in words. */
class ArgumentsTest {
    @Test
    void aNulInsideIsNamedWithItsPlace() {
        assertEquals(
                "lpName has a NUL character at index 2, where Windows would cut it off",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Arguments.name("lpName", "Z:\0evil", WinError.ERROR_INVALID_NAME))
                        .getMessage());
    }

    @Test
    void anOverlongNameIsToldTheLimit() {
        assertEquals(
                "lpName has 1025 UTF-16 units; the limit is 1024",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Arguments.name("lpName", "x".repeat(1025), WinError.ERROR_FILENAME_EXCED_RANGE))
                        .getMessage());
    }

    @Test
    void whatWindowsAnswersPasses() {
        assertEquals(0, Arguments.name("lpName", "Z:", 0));
        assertEquals(2250, Arguments.name("lpName", "Z:", 2250));
        assertEquals(123, Arguments.name("lpName", "a?b", 123), "Windows' own opinion of a name");
        assertEquals(206, Arguments.name("lpName", "x".repeat(1024), 206));
    }

    @Test
    void shortAsciiNamesArePackedAndNoOthers() {
        assertEquals(0x3A5AL, Arguments.packed("Z:"));
        assertEquals(0x3837363534333231L, Arguments.packed("12345678"));
        assertEquals(0x7FL, Arguments.packed("\u007f"));
        for (String other :
                new String[] {"", "123456789", "\0", "Z:\0", "\0Z:", "Z\u0080", "\u0141", "\uff3a:", "\ud800"}) {
            assertEquals(0, Arguments.packed(other), () -> "'" + other + "'");
        }
    }

    @Test
    void anArrayThatIsTooShortIsRefused() {
        assertDoesNotThrow(() -> Arguments.room("phClientHandle", 1, 1));
        assertEquals(
                "phClientHandle has 0 elements and needs 1",
                assertThrows(IllegalArgumentException.class, () -> Arguments.room("phClientHandle", 0, 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Arguments.room("lpErrorBuf", 10, -1));
        assertThrows(IllegalArgumentException.class, () -> Arguments.room("lpErrorBuf", 10, Integer.MIN_VALUE));
    }
}
