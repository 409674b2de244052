// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import io.github.winnet4j.internal.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Puts words to names that the native side refused, which it does before any call into Windows: a name that Windows
 * would cut off, or that is longer than any Windows name. Every other answer passes.
 *
 * <p>Nothing is allocated unless a check fails.
 */
final class Names {
    private Names() {}

    /**
     * Refuses a name with a NUL character inside, or with more than {@value Arguments#MAX_NAME} UTF-16 units.
     *
     * @param parameter what Microsoft calls it
     * @param name the name; null passes
     * @param code the answer to a call with that name
     * @return the code
     */
    static int name(String parameter, @Nullable String name, int code) {
        if ((code == WinError.ERROR_INVALID_NAME || code == WinError.ERROR_FILENAME_EXCED_RANGE) && name != null) {
            refuseNul(parameter, name);
            if (name.length() > Arguments.MAX_NAME) {
                throw new IllegalArgumentException(
                        parameter + " has " + name.length() + " UTF-16 units; the limit is " + Arguments.MAX_NAME);
            }
        }
        return code;
    }

    /** As {@link #name}, for text that may be long. */
    static void text(String parameter, @Nullable String text, int code) {
        if (code == WinError.ERROR_INVALID_NAME && text != null) {
            refuseNul(parameter, text);
        }
    }

    private static void refuseNul(String parameter, String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new IllegalArgumentException(
                    parameter + " has a NUL character at index " + nul + ", where Windows would cut it off");
        }
    }
}
