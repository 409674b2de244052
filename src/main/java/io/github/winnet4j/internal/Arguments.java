// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in arguments, in words. What is refused never reaches Windows. Knows no code of Windows.
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

    /**
     * A name of up to eight ASCII characters as the bytes of one number, the first lowest: drives and ports have such
     * names, and a number costs nothing at the JNI border, where a string costs two calls back.
     *
     * @return 0 for every other name
     */
    public static long packed(String name) {
        int length = name.length();
        if (length > Long.BYTES) {
            return 0;
        }
        long packed = 0;
        for (int i = length - 1; i >= 0; i--) {
            char c = name.charAt(i);
            if (c == 0 || c > 0x7F) {
                return 0;
            }
            packed = packed << Byte.SIZE | c;
        }
        return packed;
    }

    /** Refuses a buffer that Windows can't be given, or that has fewer bytes left than the call may read or write. */
    public static void direct(String parameter, ByteBuffer buffer, int count, boolean written) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException(
                    parameter + " is on the heap, where it moves; Windows needs a direct buffer");
        }
        if (written && buffer.isReadOnly()) {
            throw new IllegalArgumentException(parameter + " is read-only, and Windows would write to it");
        }
        if (count < 0 || count > buffer.remaining()) {
            throw new IllegalArgumentException(
                    parameter + " has " + buffer.remaining() + " bytes left, and the call is for " + count);
        }
    }

    /** Refuses a password that Windows would cut off, or that is longer than any; says nothing of what is in it. */
    public static void secret(String parameter, char @Nullable [] secret) {
        if (secret == null) {
            return;
        }
        for (char c : secret) {
            if (c == 0) {
                throw new IllegalArgumentException(
                        parameter + " has a NUL character inside, where Windows would cut it off");
            }
        }
        if (secret.length > MAX_NAME) {
            throw new IllegalArgumentException(parameter + " has more than " + MAX_NAME + " UTF-16 units");
        }
    }

    /** As {@link #room}, for an array that may be null. */
    public static void optional(String parameter, int @Nullable [] array, int needed) {
        if (array != null) {
            room(parameter, array.length, needed);
        }
    }

    /** As {@link #room}, for an array that may be null. */
    public static void optional(String parameter, byte @Nullable [] array, int needed) {
        if (array != null) {
            room(parameter, array.length, needed);
        }
    }

    /** As {@link #room}, for an array that may be null when the count that is given with it is 0. */
    public static void counted(String parameter, byte @Nullable [] array, int count) {
        room(parameter, array != null ? array.length : 0, count);
    }

    /** Refuses a structure that says it has more items than its bytes hold; null passes. */
    public static void complete(String parameter, byte @Nullable [] struct, int countAt, int header, int item) {
        if (struct == null) {
            return;
        }
        room(parameter, struct.length, header);
        long count = (struct[countAt] & 0xFF)
                | (struct[countAt + 1] & 0xFF) << 8
                | (struct[countAt + 2] & 0xFF) << 16
                | (struct[countAt + 3] & 0xFFL) << 24;
        if (count > (struct.length - header) / item) {
            throw new IllegalArgumentException(parameter + " says that it has " + count + " items, and its "
                    + struct.length + " bytes hold fewer");
        }
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
