// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a network authenticates.
 *
 * @since 0.1.0
 */
public enum AuthAlgorithm {
    /** None. */
    OPEN(1),
    /** WEP, shared key. */
    SHARED_KEY(2),
    /** WPA with 802.1X. */
    WPA(3),
    /** WPA with a passphrase. */
    WPA_PSK(4),
    /** WPA, ad hoc. */
    WPA_NONE(5),
    /** WPA2 with 802.1X. */
    RSNA(6),
    /** WPA2 with a passphrase. */
    RSNA_PSK(7),
    /** WPA3 with 802.1X, 192 bits. */
    WPA3_ENTERPRISE_192(8),
    /** WPA3 with a passphrase. */
    WPA3_SAE(9),
    /** Open, encrypted. */
    OWE(10),
    /** WPA3 with 802.1X. */
    WPA3_ENTERPRISE(11),
    /** A newer one, or one of the adapter's maker. */
    OTHER(-1);

    private final int code;

    AuthAlgorithm(int code) {
        this.code = code;
    }

    /** {@return the number of {@code DOT11_AUTH_ALGORITHM}; -1 for {@link #OTHER}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #OTHER}. */
    static AuthAlgorithm of(int code) {
        for (AuthAlgorithm one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return OTHER;
    }

    private static final AuthAlgorithm[] VALUES = values();
}
