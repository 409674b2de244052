// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/** What the loaded DLL says of itself: its version, and each native method that it registers. */
final class NativeTables {
    private NativeTables() {}

    /** The version that the DLL was built as. */
    static String version() {
        String text = text();
        return text.substring(0, text.indexOf('\n'));
    }

    /** A line for each registered native: class, method and JNI signature, separated by blanks. */
    static List<String> methods() {
        List<String> lines = text().lines().toList();
        return lines.subList(1, lines.size());
    }

    private static String text() {
        byte[] text = new byte[description0(new byte[0])];
        description0(text);
        return new String(text, US_ASCII);
    }

    /** Stores as much of the description as fits, and returns its size. */
    private static native int description0(byte[] text);
}
