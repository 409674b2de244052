// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a station's beacon or answer carries: elements of a number (1 byte), a length (1 byte) and that many bytes, one
 * behind the other. They come from the air, unchecked by anybody: what is cut off or lies about its length is not
 * found.
 *
 * @since 0.1.0
 */
public final class InformationElements {
    private static final InformationElements NONE = new InformationElements(new byte[0]);

    /** The elements are a part of it; perhaps of a list, which others look into as well. */
    private final byte[] bytes;

    private final int from;
    private final int end;

    private InformationElements(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private InformationElements(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.from = from;
        this.end = end;
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
        if (!lies(buffer, at, size)) {
            return NONE;
        }
        byte[] bytes = new byte[(int) size];
        buffer.get((int) at, bytes);
        return new InformationElements(bytes);
    }

    /** These bytes, which don't change any more. */
    static InformationElements within(byte[] bytes, int from, int size) {
        return new InformationElements(bytes, from, from + size);
    }

    /** True when there are some, within the buffer. */
    static boolean lies(ByteBuffer buffer, long at, long size) {
        return size > 0 && at >= 0 && at + size <= buffer.limit();
    }

    /** {@return all bytes, in an array of their own} */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, from, end);
    }

    /** {@return how many bytes} */
    public int size() {
        return end - from;
    }

    /**
     * {@return the bytes of the first element of that number, without its head}
     *
     * @param number the number of the element, such as 0 for the network's name
     */
    public Optional<byte[]> find(int number) {
        return body(ElementParser.find(bytes, from, end, number), 0);
    }

    /**
     * {@return the bytes of the first element of that extension, behind the extension}
     *
     * @param extension the number behind the number 255, such as 35 for the capabilities of Wi-Fi 6
     */
    public Optional<byte[]> findExtension(int extension) {
        return body(ElementParser.findExtension(bytes, from, end, extension), 1);
    }

    /**
     * {@return the bytes of the first element of that maker and type, behind the type}
     *
     * @param oui the maker's three bytes, the first one highest, such as 0x0050F2
     * @param type the byte behind them
     */
    public Optional<byte[]> findVendor(int oui, int type) {
        ElementParser.checkVendor(oui, type);
        return body(ElementParser.findVendor(bytes, from, end, oui, type), ElementParser.VENDOR_NAME);
    }

    private Optional<byte[]> body(int at, int name) {
        return at == ElementParser.NONE
                ? Optional.empty()
                : Optional.of(
                        Arrays.copyOfRange(bytes, at + ElementParser.HEAD + name, ElementParser.after(bytes, at)));
    }

    /** As {@code WLAN_RAW_DATA}: the size, and the bytes. */
    byte[] toRawData() {
        byte[] raw = new byte[Integer.BYTES + size()];
        Layouts.wrap(raw).putInt(0, size()).put(Integer.BYTES, bytes, from, size());
        return raw;
    }

    // -- what they say

    int security(int capability) {
        return SecurityElements.offered(bytes, from, end, capability);
    }

    FrameProtection frameProtection() {
        return SecurityElements.frames(bytes, from, end);
    }

    @Nullable
    PhyType newestPhy(int frequency) {
        return RadioElements.newest(bytes, from, end, frequency);
    }

    int channelWidth(int frequency) {
        return RadioElements.width(bytes, from, end, frequency);
    }

    int country() {
        return RadioElements.country(bytes, from, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InformationElements elements
                && Arrays.equals(bytes, from, end, elements.bytes, elements.from, elements.end);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, from, end);
    }
}
