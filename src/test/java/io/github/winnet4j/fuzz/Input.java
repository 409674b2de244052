// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a fuzzer, taken from the front; zeros when nothing is left. */
public final class Input {
    private final byte[] bytes;
    private int at;

    public Input(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean isEmpty() {
        return at >= bytes.length;
    }

    public int next() {
        return isEmpty() ? 0 : bytes[at++] & 0xFF;
    }

    public boolean yes() {
        return (next() & 1) != 0;
    }

    /** From 0 to below that, which is at most 256. */
    public int below(int bound) {
        return next() % bound;
    }

    public int nextInt() {
        return (int) number(Integer.BYTES);
    }

    public long nextLong() {
        return number(Long.BYTES);
    }

    private long number(int size) {
        return ByteBuffer.wrap(Arrays.copyOf(take(size), Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    /** At most that many. */
    public byte[] take(int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] taken = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return taken;
    }

    public byte[] rest() {
        return take(bytes.length - at);
    }

    /** The rest as text: UTF-8, or any UTF-16 units, half surrogate pairs among them, when the next byte is odd. */
    public String restAsText() {
        return text(yes(), rest());
    }

    /** At most that many bytes as text. */
    public String takeText(int count) {
        return text(yes(), take(count));
    }

    private static String text(boolean units, byte[] bytes) {
        if (!units) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        char[] text = new char[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(text);
        return new String(text);
    }

    public static void require(boolean holds, String property) {
        if (!holds) {
            throw new AssertionError(property);
        }
    }

    public static void same(Object expected, Object found, String property) {
        if (!expected.equals(found)) {
            throw new AssertionError(property + ": <" + expected + "> but <" + found + ">");
        }
    }
}
