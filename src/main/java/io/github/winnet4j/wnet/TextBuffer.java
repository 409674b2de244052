// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.WinError;

/**
 * Room for text that Windows writes, which grows when Windows says 234 ERROR_MORE_DATA: at most that many calls,
 * whatever sizes it asks for.
 */
final class TextBuffer {
    /** How often a function is called before its 234 is believed to be its answer. */
    static final int MOST_CALLS = 8;

    /** MAX_PATH with a NUL, and some more. */
    private static final int FIRST = 272;

    private static final int LARGEST = 1 << 20;

    /** A function of Windows that writes text; the size is there and back. */
    @FunctionalInterface
    interface Call {
        int into(char[] text, int[] size);
    }

    private char[] text = new char[FIRST];

    /** Calls until it fits; answers the code, 234 when it never does. */
    int fill(Call call) {
        int[] size = new int[1];
        for (int calls = 1; ; calls++) {
            size[0] = text.length;
            int code = call.into(text, size);
            if (code != WinError.ERROR_MORE_DATA || calls == MOST_CALLS || size[0] < 0 || size[0] > LARGEST) {
                return code;
            }
            text = new char[grown(text.length, size[0])];
        }
    }

    /** What Windows wants; twice as much as before when it doesn't know, so that it must end. */
    static int grown(int had, int wanted) {
        return wanted > had ? wanted : had * 2;
    }

    String text() {
        return untilNul(text);
    }

    static String untilNul(char[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end);
    }
}
