// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Mistakes in arguments are refused before any call, in words. */
class ArgumentsTest {
    @Test
    void aNulInsideIsNamedWithItsPlace() {
        assertEquals(
                "lpName has a NUL character at index 2, where Windows would cut it off",
                assertThrows(IllegalArgumentException.class, () -> Arguments.name("lpName", "Z:\0evil")).getMessage());
    }

    @Test
    void anOverlongNameIsToldTheLimit() {
        assertDoesNotThrow(() -> Arguments.name("lpName", "x".repeat(1024)));
        assertEquals(
                "lpName has 1025 UTF-16 units; the limit is 1024",
                assertThrows(IllegalArgumentException.class, () -> Arguments.name("lpName", "x".repeat(1025))).getMessage());
    }

    @Test
    @SuppressWarnings("NullAway") // the mistake under test
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> Arguments.name("lpName", null));
    }

    @Test
    void anArrayThatIsTooShortIsRefused() {
        assertDoesNotThrow(() -> Arguments.room("phClientHandle", 1, 1));
        assertEquals(
                "phClientHandle has 0 elements and needs 1",
                assertThrows(IllegalArgumentException.class, () -> Arguments.room("phClientHandle", 0, 1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Arguments.room("lpErrorBuf", 10, -1));
        assertThrows(IllegalArgumentException.class, () -> Arguments.room("lpErrorBuf", 10, Integer.MIN_VALUE));
    }
}
