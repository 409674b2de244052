// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Arrays;

/** The text of an element while it is being read; it may be a key, of which no copy is left. */
final class XmlText {
    private static final int FIRST = 64;

    private char[] all = new char[FIRST];
    private int size;

    // What was said exactly, from the first such character to the last; nothing at first.
    private int exactFrom = Integer.MAX_VALUE;
    private int exactTo;

    /** One that XML 1.0 may have, written as it is or by its number. */
    static boolean isCharacter(int c) {
        return c >= ' ' && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c <= 0xFFFD
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT && c <= Character.MAX_CODE_POINT;
    }

    void add(int codePoint) {
        if (all.length - size < 2) {
            char[] outgrown = all;
            all = Arrays.copyOf(outgrown, 2 * outgrown.length);
            Arrays.fill(outgrown, '\0');
        }
        size += Character.toChars(codePoint, all, size);
    }

    /** One that is kept though it be a blank at an end. */
    void addExactly(char c) {
        exactFrom = Math.min(exactFrom, size);
        add(c);
        exactTo = size;
    }

    /** All of it, without the blanks round it; this is empty then. */
    char[] take() {
        int from = 0;
        while (from < Math.min(size, exactFrom) && XmlWriter.isBlank(all[from])) {
            from++;
        }
        int to = size;
        while (to > Math.max(from, exactTo) && XmlWriter.isBlank(all[to - 1])) {
            to--;
        }
        char[] taken = Arrays.copyOfRange(all, from, to);
        Arrays.fill(all, '\0');
        size = 0;
        return taken;
    }
}
