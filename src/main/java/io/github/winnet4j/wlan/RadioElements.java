// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import org.jspecify.annotations.Nullable;

/**
 * What the elements of a beacon say of the radio: its generation, how wide its channel is, and in which country it
 * thinks it is. By 802.11-2020, 802.11ax and 802.11be (9.4.2). Allocates nothing.
 */
final class RadioElements {
    private static final int COUNTRY = 7;
    private static final int HT_CAPABILITIES = 45;
    private static final int HT_OPERATION = 61;
    private static final int VHT_CAPABILITIES = 191;
    private static final int VHT_OPERATION = 192;
    private static final int HE_CAPABILITIES = 35;
    private static final int HE_OPERATION = 36;
    private static final int EHT_OPERATION = 106;
    private static final int EHT_CAPABILITIES = 108;

    private static final int FROM_5_GHZ = 4_900_000; // kHz

    /** HE operation: parameters (3 bytes), colour (1), rates (2), and what the parameters say that there is. */
    private static final int HE_FIXED = 6;

    private static final int HE_HAS_VHT = 0x4000;
    private static final int HE_HAS_CO_HOSTED = 0x8000;
    private static final int HE_HAS_6_GHZ = 0x02; // in the third byte
    private static final int VHT_INFORMATION = 3;

    private RadioElements() {}

    /** The newest kind of radio that it speaks of; null when it speaks of none, as those before 802.11n. */
    static @Nullable PhyType newest(byte[] bytes, int from, int end, int frequency) {
        if (ElementParser.findExtension(bytes, from, end, EHT_CAPABILITIES) >= 0) {
            return PhyType.EHT;
        } else if (ElementParser.findExtension(bytes, from, end, HE_CAPABILITIES) >= 0) {
            return PhyType.HE;
        } else if (frequency >= FROM_5_GHZ && ElementParser.find(bytes, from, end, VHT_CAPABILITIES) >= 0) {
            return PhyType.VHT; // at 2.4 GHz it is a maker's own invention
        } else if (ElementParser.find(bytes, from, end, HT_CAPABILITIES) >= 0) {
            return PhyType.HT;
        }
        return null;
    }

    static int generation(PhyType phy) {
        return switch (phy) {
            case HT -> 4;
            case VHT -> 5;
            case HE -> 6;
            case EHT -> 7;
            default -> 0;
        };
    }

    /** In MHz: 20, 40, 80, 160 (or twice 80), 320. */
    static int width(byte[] bytes, int from, int end, int frequency) {
        int width = ehtWidth(bytes, from, end);
        if (width == 0) {
            width = heWidth(bytes, from, end);
        }
        if (width == 0 && frequency >= FROM_5_GHZ) {
            width = vhtWidth(bytes, from, end);
        }
        return width == 0 ? htWidth(bytes, from, end) : width;
    }

    private static int ehtWidth(byte[] bytes, int from, int end) {
        int at = ElementParser.findExtension(bytes, from, end, EHT_OPERATION);
        // its extension, parameters, rates (4), and, if the parameters say so, control
        if (at < 0 || ElementParser.length(bytes, at) < 7 || (bytes[at + 3] & 1) == 0) {
            return 0;
        }
        int control = bytes[at + 8] & 7;
        return control > 4 ? 0 : 20 << control;
    }

    /** Of a station at 6 GHz; at 5 GHz the VHT operation says it, or what stands in its place here. */
    private static int heWidth(byte[] bytes, int from, int end) {
        int at = ElementParser.findExtension(bytes, from, end, HE_OPERATION);
        if (at < 0 || ElementParser.length(bytes, at) < 1 + HE_FIXED) {
            return 0;
        }
        int body = at + ElementParser.HEAD + 1;
        int elementEnd = ElementParser.after(bytes, at);
        int parameters = ElementParser.littleEndian16(bytes, body);
        int next = body + HE_FIXED;
        int vht = 0;
        if ((parameters & HE_HAS_VHT) != 0) {
            vht = next + VHT_INFORMATION <= elementEnd ? vhtWidthAt(bytes, next) : 0;
            next += VHT_INFORMATION;
        }
        next += (parameters & HE_HAS_CO_HOSTED) != 0 ? 1 : 0;
        if ((bytes[body + 2] & HE_HAS_6_GHZ) != 0 && next + 2 <= elementEnd) {
            return 20 << (bytes[next + 1] & 3);
        }
        return vht;
    }

    private static int vhtWidth(byte[] bytes, int from, int end) {
        int at = ElementParser.find(bytes, from, end, VHT_OPERATION);
        return at < 0 || ElementParser.length(bytes, at) < VHT_INFORMATION
                ? 0
                : vhtWidthAt(bytes, at + ElementParser.HEAD);
    }

    /** 0 for "as the HT operation says". A second segment beside the first makes 80 MHz 160, or twice 80. */
    private static int vhtWidthAt(byte[] bytes, int at) {
        int first = bytes[at + 1] & 0xFF;
        int second = bytes[at + 2] & 0xFF;
        return switch (bytes[at]) {
            case 1 -> second != 0 && Math.abs(second - first) >= 8 ? 160 : 80;
            case 2, 3 -> 160;
            default -> 0;
        };
    }

    private static int htWidth(byte[] bytes, int from, int end) {
        int at = ElementParser.find(bytes, from, end, HT_OPERATION);
        if (at < 0 || ElementParser.length(bytes, at) < 2) {
            return 20;
        }
        int second = bytes[at + 3] & 3;
        boolean wide = (bytes[at + 3] & 4) != 0;
        return wide && (second == 1 || second == 3) ? 40 : 20;
    }

    /** Two letters, the first in the higher byte; 0 when it says nothing of it, or no letters. */
    static int country(byte[] bytes, int from, int end) {
        int at = ElementParser.find(bytes, from, end, COUNTRY);
        if (at < 0 || ElementParser.length(bytes, at) < 2) {
            return 0;
        }
        int first = bytes[at + 2];
        int second = bytes[at + 3];
        return isLetter(first) && isLetter(second) ? first << Byte.SIZE | second : 0;
    }

    private static boolean isLetter(int one) {
        return one >= 'A' && one <= 'Z';
    }
}
