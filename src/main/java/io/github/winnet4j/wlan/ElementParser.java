// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * Steps through information elements where they lie: a number, a length and that many bytes each, one behind the other,
 * the last perhaps cut off. What 802.11 numbers further ({@link #EXTENDED}), and what makers have for themselves
 * ({@link #VENDOR}), has its name at the beginning of its bytes. Allocates nothing.
 */
final class ElementParser {
    static final int HEAD = 2;
    static final int EXTENDED = 255;
    static final int VENDOR = 221;
    static final int NONE = -1;

    /** Three bytes of the maker, one of the type. */
    static final int VENDOR_NAME = 4;

    private static final int ANY = -1;

    private ElementParser() {}

    /** True when a whole element begins there. */
    static boolean isWhole(byte[] bytes, int at, int end) {
        return at + HEAD <= end && after(bytes, at) <= end;
    }

    static int number(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int length(byte[] bytes, int at) {
        return bytes[at + 1] & 0xFF;
    }

    /** Where that one ends. */
    static int after(byte[] bytes, int at) {
        return at + HEAD + length(bytes, at);
    }

    /** Where the first of that number begins, with its head; {@link #NONE} when there is none. */
    static int find(byte[] bytes, int from, int end, int number) {
        return find(bytes, from, end, number, 0, ANY);
    }

    static int findExtension(byte[] bytes, int from, int end, int extension) {
        return find(bytes, from, end, EXTENDED, 1, extension);
    }

    /**
     * @param oui of the maker, the first of its three bytes highest
     * @param type the byte behind it
     */
    static int findVendor(byte[] bytes, int from, int end, int oui, int type) {
        return find(bytes, from, end, VENDOR, VENDOR_NAME, oui << Byte.SIZE | type);
    }

    private static int find(byte[] bytes, int from, int end, int number, int nameSize, int name) {
        for (int at = from; isWhole(bytes, at, end); at = after(bytes, at)) {
            if (number(bytes, at) == number
                    && length(bytes, at) >= nameSize
                    && (nameSize == 0 || bigEndian(bytes, at + HEAD, nameSize) == name)) {
                return at;
            }
        }
        return NONE;
    }

    static int bigEndian(byte[] bytes, int at, int size) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << Byte.SIZE | bytes[at + i] & 0xFF;
        }
        return value;
    }

    static int littleEndian16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << Byte.SIZE;
    }

    static void checkVendor(int oui, int type) {
        if (oui < 0 || oui > 0xFFFFFF || type < 0 || type > 0xFF) {
            throw new IllegalArgumentException("a maker has 3 bytes and a type 1; not " + Integer.toHexString(oui)
                    + " and " + Integer.toHexString(type));
        }
    }
}
