// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The sender of a notification. The codes of one source mean nothing with another: 7 is the end of a scan here and a
 * radio's switch there.
 *
 * @since 0.1.0
 */
public enum NotificationSource {
    /** 802.1X. */
    ONEX(0x4),
    /** The service that scans and connects: {@code WLAN_NOTIFICATION_SOURCE_ACM}. */
    ACM(0x8),
    /**
     * The driver's side: roaming, signal, radio. {@code WLAN_NOTIFICATION_SOURCE_MSM}. Since Windows 11 24H2 it needs
     * the user's consent to location.
     */
    MSM(0x10),
    /** Nothing is defined for it so far. */
    SECURITY(0x20),
    /** The adapter's maker. */
    IHV(0x40),
    /** The hosted network; see {@link HostedNetwork}. */
    HOSTED_NETWORK(0x80),
    /** Device services; see {@code WlanRegisterDeviceServiceNotification}. */
    DEVICE_SERVICE(0x800),
    /** A source that this library does not know. It can't be asked for. */
    UNKNOWN(0);

    private static final NotificationSource[] VALUES = values();

    private final int code;

    NotificationSource(int code) {
        this.code = code;
    }

    /** {@return the bit of {@code WLAN_NOTIFICATION_SOURCE_}} */
    public int code() {
        return code;
    }

    /** {@return all that can be asked for} */
    public static Set<NotificationSource> all() {
        return EnumSet.complementOf(EnumSet.of(UNKNOWN));
    }

    static NotificationSource of(int code) {
        for (NotificationSource one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return UNKNOWN;
    }

    static int mask(Collection<NotificationSource> sources) {
        int mask = 0;
        for (NotificationSource one : sources) {
            mask |= one.code;
        }
        if (mask == 0) {
            throw new IllegalArgumentException("no source that can be asked for: " + sources);
        }
        return mask;
    }
}
