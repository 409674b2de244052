// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a network: up to 32 bytes, mostly text in UTF-8, but any bytes are allowed, and NUL too.
 *
 * @since 0.1.0
 */
public final class Ssid {
    /** The most bytes that a name has. */
    public static final int MAX_BYTES = 32;

    /** The name is a part of it: of a list that is shared, and not changed. */
    private final byte[] bytes;

    private final int from;
    private final int length;

    private Ssid(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Ssid(byte[] bytes, int from, int length) {
        if (length > MAX_BYTES) {
            throw new IllegalArgumentException("the name of a network has at most 32 bytes, not " + length);
        }
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /**
     * That text in UTF-8.
     *
     * @param text the name, at most 32 bytes in UTF-8
     * @return the name of a network
     */
    public static Ssid of(String text) {
        Objects.requireNonNull(text, "text");
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return new Ssid(Arrays.copyOf(encoded.array(), encoded.limit()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the name of a network has half a surrogate pair", e);
        }
    }

    /**
     * These bytes.
     *
     * @param bytes the name, at most 32 bytes; a copy is kept
     * @return the name of a network
     */
    public static Ssid of(byte[] bytes) {
        return new Ssid(Objects.requireNonNull(bytes, "bytes").clone());
    }

    /** A {@code DOT11_SSID} as it came: one whose length can't be is cut, for it may come from the air. */
    static Ssid at(ByteBuffer bytes, int at) {
        byte[] name = new byte[Layouts.ssidLength(bytes, at)];
        bytes.get(at + Layouts.SSID_BYTES, name);
        return new Ssid(name);
    }

    /** These bytes, which don't change any more. */
    static Ssid within(byte[] bytes, int from, int length) {
        return new Ssid(bytes, from, length);
    }

    /** As {@code DOT11_SSID}. */
    byte[] toStruct() {
        byte[] struct = new byte[Layouts.SSID_SIZE];
        struct[0] = (byte) length;
        System.arraycopy(bytes, from, struct, Layouts.SSID_BYTES, length);
        return struct;
    }

    /** {@return the bytes, in an array of their own} */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** {@return how many bytes} */
    public int length() {
        return length;
    }

    /**
     * {@return one of the bytes}
     *
     * @param index from 0 to the length of the name
     */
    public byte byteAt(int index) {
        return bytes[from + Objects.checkIndex(index, length)];
    }

    /** {@return whether it is empty, or only zeros, as hidden networks send it} */
    public boolean isHidden() {
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ssid ssid
                && Arrays.equals(bytes, from, from + length, ssid.bytes, ssid.from, ssid.from + ssid.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[from + i];
        }
        return hash;
    }

    /** The text; for bytes that aren't printable UTF-8 {@code 0x} and hexadecimal digits. */
    @Override
    public String toString() {
        String text = text();
        return text != null ? text : "0x" + HexFormat.of().formatHex(bytes, from, from + length);
    }

    /** The text; null for bytes that aren't printable UTF-8. */
    @Nullable
    String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // not text
        }
        return null;
    }
}
