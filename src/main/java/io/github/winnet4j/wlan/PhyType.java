// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * The kind of radio.
 *
 * @since 0.1.0
 */
public enum PhyType {
    /** Not known, or any. */
    UNKNOWN(0),
    /** Frequency hopping. */
    FHSS(1),
    /** 802.11. */
    DSSS(2),
    /** Infrared. */
    IR(3),
    /** 802.11a. */
    OFDM(4),
    /** 802.11b. */
    HRDSSS(5),
    /** 802.11g. */
    ERP(6),
    /** 802.11n, Wi-Fi 4. */
    HT(7),
    /** 802.11ac, Wi-Fi 5. */
    VHT(8),
    /** 802.11ad, 60 GHz. */
    DMG(9),
    /** 802.11ax, Wi-Fi 6. */
    HE(10),
    /** 802.11be, Wi-Fi 7. */
    EHT(11),
    /** A newer one, or one of the adapter's maker. */
    OTHER(-1);

    private final int code;

    PhyType(int code) {
        this.code = code;
    }

    /** {@return the number of {@code DOT11_PHY_TYPE}; -1 for {@link #OTHER}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #OTHER}. */
    static PhyType of(int code) {
        return code >= 0 && code <= EHT.code ? VALUES[code] : OTHER; // in the order of their numbers
    }

    private static final PhyType[] VALUES = values();
}
