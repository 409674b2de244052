// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a network encrypts.
 *
 * @since 0.1.0
 */
public enum CipherAlgorithm {
    /** Not at all. */
    NONE(0),
    /** WEP with 40 bits. */
    WEP40(1),
    /** TKIP. */
    TKIP(2),
    /** AES. */
    CCMP(4),
    /** WEP with 104 bits. */
    WEP104(5),
    /** Protects management frames. */
    BIP(6),
    /** GCMP. */
    GCMP(8),
    /** GCMP with 256 bits. */
    GCMP_256(9),
    /** AES with 256 bits. */
    CCMP_256(10),
    /** Protects management frames, GMAC with 128 bits. */
    BIP_GMAC_128(11),
    /** Protects management frames, GMAC with 256 bits. */
    BIP_GMAC_256(12),
    /** Protects management frames, CMAC with 256 bits. */
    BIP_CMAC_256(13),
    /** That of the group. */
    USE_GROUP(0x100),
    /** WEP of any length. */
    WEP(0x101),
    /** A newer one, or one of the adapter's maker. */
    OTHER(-1);

    private final int code;

    CipherAlgorithm(int code) {
        this.code = code;
    }

    /** {@return the number of {@code DOT11_CIPHER_ALGORITHM}; -1 for {@link #OTHER}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #OTHER}. */
    static CipherAlgorithm of(int code) {
        for (CipherAlgorithm one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return OTHER;
    }

    private static final CipherAlgorithm[] VALUES = values();
}
