// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

/**
 * The checks of arguments before a native call. The glue repeats them with codes; here they come with words.
 *
 * <p>Nothing is allocated unless a check fails.
 */
public final class Arguments {
    /**
     * The longest name in UTF-16 units. A DNS host name (255), a share (80) and a path of MAX_PATH (260) fit in it; the
     * native side keeps names of this size on its stack.
     */
    public static final int MAX_NAME = 1024;

    private Arguments() {}

    /** Refuses a name that Windows would cut off, or that is longer than any Windows name. */
    public static void name(String parameter, String name) {
        if (name.indexOf('\0') >= 0 || name.length() > MAX_NAME) {
            throw badName(parameter, name);
        }
    }

    private static IllegalArgumentException badName(String parameter, String name) {
        int nul = name.indexOf('\0');
        return new IllegalArgumentException(
                nul >= 0
                        ? parameter + " has a NUL character at index " + nul + ", where Windows would cut it off"
                        : parameter + " has " + name.length() + " UTF-16 units; the limit is " + MAX_NAME);
    }

    /** Refuses an array that is shorter than what the call will write. */
    public static void room(String parameter, int length, int needed) {
        if (needed < 0 || length < needed) {
            throw new IllegalArgumentException(
                    needed < 0
                            ? "the size given for " + parameter + " is negative: " + needed
                            : parameter + " has " + length + " elements and needs " + needed);
        }
    }
}
