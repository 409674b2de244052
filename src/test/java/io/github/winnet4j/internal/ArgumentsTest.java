// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Mistakes in arguments are refused in words. */
class ArgumentsTest {
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
