// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.Locale;

/**
 * A kind of radio, of an adapter or of an access point.
 *
 * @since 0.1.0
 */
public enum WifiPhy {
    /** 802.11. */
    DSSS,
    /** 802.11b. */
    HRDSSS,
    /** 802.11a. */
    OFDM,
    /** 802.11g. */
    ERP,
    /** 802.11n, Wi-Fi 4. */
    HT,
    /** 802.11ac, Wi-Fi 5. */
    VHT,
    /** 802.11ad, 60 GHz. */
    DMG,
    /** 802.11ax, Wi-Fi 6. */
    HE,
    /** 802.11be, Wi-Fi 7. */
    EHT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
