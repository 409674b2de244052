// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * A way in which a station admits clients, as its beacon says. One that is on its way from an older way to a newer one
 * has both.
 *
 * @since 0.1.0
 */
public enum BssSecurity {
    /** Everybody, without encryption. */
    OPEN(0x1),
    /** WEP, which protects nothing. */
    WEP(0x2),
    /** WPA with a passphrase. */
    WPA_PERSONAL(0x4),
    /** WPA with 802.1X. */
    WPA_ENTERPRISE(0x8),
    /** WPA2 with a passphrase. */
    WPA2_PERSONAL(0x10),
    /** WPA2 with 802.1X. */
    WPA2_ENTERPRISE(0x20),
    /** WPA3 with a passphrase (SAE). */
    WPA3_PERSONAL(0x40),
    /** WPA3 with 802.1X: keys by SHA-256 or SHA-384, and management frames that can be protected. */
    WPA3_ENTERPRISE(0x80),
    /** WPA3 with 802.1X, 192 bits. */
    WPA3_ENTERPRISE_192(0x100),
    /** Everybody, encrypted (Opportunistic Wireless Encryption). */
    OWE(0x200),
    /** Another one, such as FILS, or one of the adapter's maker. */
    OTHER(0x400);

    private final int bit;

    BssSecurity(int bit) {
        this.bit = bit;
    }

    /** Of a set of them in one number. */
    int bit() {
        return bit;
    }
}
