// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * What the elements of a beacon say of security: the RSN element of 802.11 (9.4.2.24), and that of WPA, which is like
 * it. What is cut off counts as 802.11 has it for fields that are left out. Allocates nothing.
 */
final class SecurityElements {
    private static final int RSN = 48;
    private static final int MICROSOFT = 0x0050F2;
    private static final int WPA_TYPE = 1;
    private static final int PRIVACY = 0x10;

    /** 00-0F-AC, whose suites 802.11 numbers. */
    private static final int STANDARD = 0x000FAC;

    private static final int SUITE = 4;
    private static final int COUNT = 2;
    private static final int VERSION = 2;
    private static final int MFP_REQUIRED = 0x40;
    private static final int MFP_CAPABLE = 0x80;

    private SecurityElements() {}

    /** The {@link BssSecurity#bit bits} of all that is offered; never none. */
    static int offered(byte[] bytes, int from, int end, int capability) {
        int offered = rsn(bytes, from, end) | wpa(bytes, from, end);
        if (offered != 0) {
            return offered;
        }
        return (capability & PRIVACY) != 0 ? BssSecurity.WEP.bit() : BssSecurity.OPEN.bit();
    }

    static FrameProtection frames(byte[] bytes, int from, int end) {
        int at = ElementParser.find(bytes, from, end, RSN);
        int capabilities = at == ElementParser.NONE ? 0 : capabilities(bytes, at + ElementParser.HEAD, end(bytes, at));
        return (capabilities & MFP_CAPABLE) == 0
                ? FrameProtection.NONE
                : (capabilities & MFP_REQUIRED) == 0 ? FrameProtection.CAPABLE : FrameProtection.REQUIRED;
    }

    private static int end(byte[] bytes, int at) {
        return ElementParser.after(bytes, at);
    }

    private static int rsn(byte[] bytes, int from, int end) {
        int at = ElementParser.find(bytes, from, end, RSN);
        if (at == ElementParser.NONE) {
            return 0;
        }
        int elementEnd = end(bytes, at);
        int body = at + ElementParser.HEAD;
        boolean protects = (capabilities(bytes, body, elementEnd) & MFP_CAPABLE) != 0;
        int list = keyManagement(bytes, body, elementEnd);
        int count = suites(bytes, list, elementEnd);
        int offered = count == 0 ? BssSecurity.WPA2_ENTERPRISE.bit() : 0; // what is meant when it isn't said
        for (int i = 0; i < count; i++) {
            int suite = list + COUNT + i * SUITE;
            offered |= ElementParser.bigEndian(bytes, suite, 3) == STANDARD
                    ? ofStandard(bytes[suite + 3] & 0xFF, protects).bit()
                    : BssSecurity.OTHER.bit();
        }
        return offered;
    }

    /** By the numbers of 802.11, table 9-190. */
    private static BssSecurity ofStandard(int suite, boolean protects) {
        return switch (suite) {
            case 2, 4, 6, 19, 20 -> BssSecurity.WPA2_PERSONAL;
            case 8, 9, 24, 25 -> BssSecurity.WPA3_PERSONAL;
            case 1, 3 -> BssSecurity.WPA2_ENTERPRISE;
            case 5, 22, 23 -> protects ? BssSecurity.WPA3_ENTERPRISE : BssSecurity.WPA2_ENTERPRISE;
            case 12, 13 -> BssSecurity.WPA3_ENTERPRISE_192;
            case 18 -> BssSecurity.OWE;
            default -> BssSecurity.OTHER;
        };
    }

    private static int wpa(byte[] bytes, int from, int end) {
        int at = ElementParser.findVendor(bytes, from, end, MICROSOFT, WPA_TYPE);
        if (at == ElementParser.NONE) {
            return 0;
        }
        int elementEnd = end(bytes, at);
        int list = keyManagement(bytes, at + ElementParser.HEAD + ElementParser.VENDOR_NAME, elementEnd);
        int count = suites(bytes, list, elementEnd);
        int offered = count == 0 ? BssSecurity.WPA_ENTERPRISE.bit() : 0;
        for (int i = 0; i < count; i++) {
            int suite = list + COUNT + i * SUITE;
            boolean known = ElementParser.bigEndian(bytes, suite, 3) == MICROSOFT;
            offered |= (known && bytes[suite + 3] == 2
                            ? BssSecurity.WPA_PERSONAL
                            : known && bytes[suite + 3] == 1 ? BssSecurity.WPA_ENTERPRISE : BssSecurity.OTHER)
                    .bit();
        }
        return offered;
    }

    // -- the fields: version, group cipher, pairwise ciphers, key management, capabilities; the last ones may be absent

    /** Where the list of key management begins; the end, or beyond it, when there is none. */
    private static int keyManagement(byte[] bytes, int body, int end) {
        int pairwise = body + VERSION + SUITE;
        return pairwise + COUNT + suites(bytes, pairwise, end) * SUITE;
    }

    /** How many suites that list has, as far as they are there. */
    private static int suites(byte[] bytes, int list, int end) {
        return list + COUNT > end
                ? 0
                : Math.min(ElementParser.littleEndian16(bytes, list), (end - list - COUNT) / SUITE);
    }

    private static int capabilities(byte[] bytes, int body, int end) {
        int list = keyManagement(bytes, body, end);
        int at = list + COUNT + suites(bytes, list, end) * SUITE;
        return at + 2 > end ? 0 : ElementParser.littleEndian16(bytes, at);
    }
}
