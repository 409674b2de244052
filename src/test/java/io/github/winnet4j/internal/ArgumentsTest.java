// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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

    private static String refusal(Executable call) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void aStructureHasAllItemsThatItSaysItHas() {
        byte[] struct = new byte[8 + 3 * 2 + 1];
        assertDoesNotThrow(() -> Arguments.complete("list", null, 4, 8, 2));
        struct[4] = 3;
        assertDoesNotThrow(() -> Arguments.complete("list", struct, 4, 8, 2));
        struct[4] = 4;
        assertEquals(
                "list says that it has 4 items, and its 15 bytes hold fewer",
                refusal(() -> Arguments.complete("list", struct, 4, 8, 2)));
        for (int i = 0; i < 4; i++) {
            struct[4 + i] = (byte) (0x81 + i);
        }
        assertEquals(
                "list says that it has " + 0x84838281L + " items, and its 15 bytes hold fewer",
                refusal(() -> Arguments.complete("list", struct, 4, 8, 2)));
        assertEquals(
                "list has 7 elements and needs 8", refusal(() -> Arguments.complete("list", new byte[7], 4, 8, 2)));
    }

    @Test
    void aBufferIsDirectAndHasWhatTheCallIsFor() {
        ByteBuffer four = ByteBuffer.allocateDirect(9).position(5);
        for (int count : new int[] {0, 4}) {
            assertDoesNotThrow(() -> Arguments.direct("into", four, count, true));
            assertDoesNotThrow(() -> Arguments.direct("from", four.asReadOnlyBuffer(), count, false));
        }
        for (int count : new int[] {-1, 5}) {
            assertEquals(
                    "into has 4 bytes left, and the call is for " + count,
                    refusal(() -> Arguments.direct("into", four, count, true)));
        }
        assertEquals(
                "into is read-only, and Windows would write to it",
                refusal(() -> Arguments.direct("into", four.asReadOnlyBuffer(), 1, true)));
        assertEquals(
                "into is on the heap, where it moves; Windows needs a direct buffer",
                refusal(() -> Arguments.direct("into", ByteBuffer.allocate(4), 1, true)));
    }

    @Test
    void whatMayBeNullIsLookedAtWhenItIsNot() {
        assertDoesNotThrow(() -> Arguments.optional("out", (int[]) null, 3));
        assertDoesNotThrow(() -> Arguments.optional("out", (byte[]) null, 3));
        assertDoesNotThrow(() -> Arguments.optional("out", new int[3], 3));
        assertEquals("out has 2 elements and needs 3", refusal(() -> Arguments.optional("out", new int[2], 3)));
        assertEquals("out has 2 elements and needs 3", refusal(() -> Arguments.optional("out", new byte[2], 3)));
        assertDoesNotThrow(() -> Arguments.counted("in", null, 0));
        assertEquals("in has 0 elements and needs 1", refusal(() -> Arguments.counted("in", null, 1)));
        assertEquals("the size given for in is negative: -1", refusal(() -> Arguments.counted("in", new byte[1], -1)));
        assertDoesNotThrow(() -> Arguments.room("in", 0, 0));
    }

    @Test
    void aSecretIsWholeAndOfALengthThatWindowsTakes() {
        assertDoesNotThrow(() -> Arguments.secret("password", null));
        assertDoesNotThrow(() -> Arguments.secret("password", new char[0]));
        char[] longest = new char[Arguments.MAX_NAME];
        Arrays.fill(longest, 'x');
        assertDoesNotThrow(() -> Arguments.secret("password", longest));
        char[] longer = Arrays.copyOf(longest, longest.length + 1);
        assertEquals(
                "password has a NUL character inside, where Windows would cut it off",
                refusal(() -> Arguments.secret("password", longer)));
        longer[longest.length] = 'x';
        assertEquals(
                "password has more than " + Arguments.MAX_NAME + " UTF-16 units",
                refusal(() -> Arguments.secret("password", longer)));
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
