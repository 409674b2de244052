// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a station's beacon or answer carries: elements of a number (1 byte), a length (1 byte) and so many bytes, one
 * behind the other. They come from the air, unchecked by anybody: what is cut off or lies about its length is not
 * found.
 */
public final class InformationElements {
    private static final InformationElements NONE = new InformationElements(new byte[0]);
    private static final int HEAD = 2;

    private final byte[] bytes;

    private InformationElements(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * These bytes.
     *
     * @param bytes elements, each a number, a length and that many bytes
     * @return the elements, of which a copy is kept
     */
    public static InformationElements of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new InformationElements(bytes.clone());
    }

    /** That part of a buffer; none when it doesn't lie within. */
    static InformationElements at(ByteBuffer buffer, long at, long size) {
        if (size <= 0 || at < 0 || at + size > buffer.limit()) {
            return NONE;
        }
        byte[] bytes = new byte[(int) size];
        buffer.get((int) at, bytes);
        return new InformationElements(bytes);
    }

    /** {@return all bytes, in an array of their own} */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** {@return how many bytes} */
    public int size() {
        return bytes.length;
    }

    /**
     * {@return the bytes of the first element of that number, without its head}
     *
     * @param number the number of the element, such as 0 for the network's name
     */
    public Optional<byte[]> find(int number) {
        for (int at = 0; at + HEAD <= bytes.length; ) {
            int length = bytes[at + 1] & 0xFF;
            int end = at + HEAD + length;
            if (end > bytes.length) {
                break;
            }
            if ((bytes[at] & 0xFF) == number) {
                return Optional.of(Arrays.copyOfRange(bytes, at + HEAD, end));
            }
            at = end;
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InformationElements elements && Arrays.equals(bytes, elements.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
