// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.internal.Arguments;
import java.util.Objects;

/**
 * The address of a network device: six bytes, as Wi-Fi, Wi-Fi Direct and Ethernet have them. A value: two with the same
 * bytes are equal, and they are ordered by their bytes.
 *
 * @since 0.1.0
 */
public final class MacAddress implements Comparable<MacAddress> {
    /** How many bytes an address has. */
    public static final int BYTES = 6;

    private static final String SPELLINGS =
            "; want six bytes in hexadecimal: 02-1A-11-F0-3C-7D, 02:1A:11:F0:3C:7D, 021A.11F0.3C7D or 021A11F03C7D";

    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    /** The six bytes, the first one highest; the upper 16 bits are 0. */
    private final long bits;

    private MacAddress(long bits) {
        this.bits = bits;
    }

    /**
     * {@return the address that is written so: bytes with dashes, bytes with colons, pairs of bytes with dots, or
     * digits alone; in upper or lower case, or both}
     *
     * @param text the address in one of these spellings
     * @throws IllegalArgumentException for every other spelling
     */
    public static MacAddress of(String text) {
        int group = switch (text.length()) {
            case 17 -> 2;
            case 14 -> 4;
            case 12 -> 12;
            default -> throw bad(text, "it has " + text.length() + " characters");
        };
        char separator = group == 2 ? text.charAt(2) : '.';
        if (group == 2 && separator != '-' && separator != ':') {
            throw bad(text, "there is " + quoted(separator) + " at index 2");
        }
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i % (group + 1) == group) {
                if (c != separator) {
                    throw bad(text, "there is " + quoted(c) + " at index " + i);
                }
                continue;
            }
            int digit = digit(c);
            if (digit < 0) {
                throw bad(text, "there is " + quoted(c) + " at index " + i);
            }
            bits = bits << 4 | digit;
        }
        return new MacAddress(bits);
    }

    /**
     * {@return the address with these bytes}
     *
     * @param bytes holds the address
     * @throws IllegalArgumentException unless there are six
     */
    public static MacAddress of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a MAC address has 6 bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /**
     * {@return the address that the six bytes from that index on are}
     *
     * @param bytes holds the address
     * @param offset the index of its first byte
     */
    public static MacAddress of(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, BYTES, bytes.length);
        long bits = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = bits << 8 | bytes[offset + i] & 0xFF;
        }
        return new MacAddress(bits);
    }

    /** {@return the six bytes, in an array of their own} */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        copyTo(bytes);
        return bytes;
    }

    /**
     * Writes the six bytes to the beginning of that array.
     *
     * @param bytes receives the address; at least six bytes long
     */
    public void copyTo(byte[] bytes) {
        Arguments.room("bytes", bytes.length, BYTES);
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (bits >>> 8 * (BYTES - 1 - i));
        }
    }

    /**
     * {@return whether software made it up rather than the maker assigned it: true of most Wi-Fi Direct devices, and of
     * randomised addresses}
     */
    public boolean isLocallyAdministered() {
        return (bits >>> 40 & 2) != 0;
    }

    /** {@return whether it names a group of devices (multicast, broadcast), and so no single device to connect to} */
    public boolean isGroup() {
        return (bits >>> 40 & 1) != 0;
    }

    /** By the bytes, the first one first, as unsigned numbers. */
    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacAddress address && address.bits == bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bits);
    }

    /** With dashes and in upper case, as Windows writes it: {@code 02-1A-11-F0-3C-7D}. */
    @Override
    public String toString() {
        char[] text = new char[17];
        for (int i = 0, shift = 44; i < text.length; i++) {
            if (i % 3 == 2) {
                text[i] = '-';
            } else {
                text[i] = DIGITS[(int) (bits >>> shift) & 0xF];
                shift -= 4;
            }
        }
        return new String(text);
    }

    /** ASCII only: Character.digit knows digits of other scripts, too. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private static String quoted(char c) {
        return c > ' ' && c < 0x7F ? "'" + c + "'" : String.format("U+%04X", (int) c);
    }

    private static IllegalArgumentException bad(String text, String why) {
        // Only what can't be garbage is repeated; a text of a foreign source may be long, or hold control characters.
        boolean plain = text.length() <= 32 && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        return new IllegalArgumentException(
                (plain ? "\"" + text + "\" is" : "this is") + " no MAC address: " + why + SPELLINGS);
    }
}
