// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/** Information elements made by hand, byte by byte as 802.11 has them, and lists of stations that carry them. */
final class Elements {
    private static final String STANDARD = "000fac";
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** An element of that number with these bytes. */
    Elements with(int number, String digits) {
        byte[] body = hex(digits);
        bytes.write(number);
        bytes.write(body.length);
        bytes.writeBytes(body);
        return this;
    }

    Elements extended(int extension, String digits) {
        return with(255, String.format("%02x", extension) + digits);
    }

    /** Bytes as they are, not counted. */
    Elements raw(String digits) {
        bytes.writeBytes(hex(digits));
        return this;
    }

    /** RSN with CCMP, those ways of key management (the last byte of each), and those capabilities. */
    Elements rsn(int capabilities, int... keyManagement) {
        StringBuilder body = new StringBuilder("0100" + STANDARD + "04 0100" + STANDARD + "04");
        body.append(String.format("%02x00", keyManagement.length));
        for (int one : keyManagement) {
            body.append(STANDARD).append(String.format("%02x", one));
        }
        return with(48, body + String.format("%02x00", capabilities));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** A station of Wi-Fi 6 in Germany, on its way from WPA2 to WPA3, on 80 MHz. */
    static byte[] typical() {
        return new Elements()
                .with(7, "444520 010d14")
                .rsn(0x80, 2, 8)
                .with(45, "00".repeat(26))
                .with(61, "2405" + "00".repeat(20))
                .with(191, "00".repeat(12))
                .with(192, "012a00 0000")
                .with(221, "0050f2 04 1049")
                .extended(35, "00".repeat(21))
                .bytes();
    }

    /** A list of stations at that frequency, each with such elements. */
    static ByteBuffer list(int frequency, int capability, List<byte[]> stations) {
        int entries = Layouts.LIST_HEADER + stations.size() * Layouts.BSS_SIZE;
        int all = entries + stations.stream().mapToInt(one -> one.length).sum();
        ByteBuffer list = Layouts.wrap(new byte[all]);
        list.putInt(0, all).putInt(Layouts.BSS_LIST_COUNT, stations.size());
        int next = entries;
        for (int i = 0; i < stations.size(); i++) {
            int at = Layouts.LIST_HEADER + i * Layouts.BSS_SIZE;
            byte[] elements = stations.get(i);
            list.putInt(at, 4)
                    .put(at + Layouts.SSID_BYTES, "home".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            list.putInt(at + Layouts.BSS_PHY_TYPE, PhyType.ERP.code());
            list.putShort(at + Layouts.BSS_CAPABILITY, (short) capability);
            list.putInt(at + Layouts.BSS_FREQUENCY, frequency);
            list.putInt(at + Layouts.BSS_IE_OFFSET, next - at).putInt(at + Layouts.BSS_IE_SIZE, elements.length);
            list.put(next, elements);
            next += elements.length;
        }
        return list;
    }
}
