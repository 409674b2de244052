// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * What a Wi-Fi interface is doing.
 *
 * @since 0.1.0
 */
public enum InterfaceState {
    /** Not ready: switched off, or its driver is. */
    NOT_READY(0),
    /** Connected to a network. */
    CONNECTED(1),
    /** The first node of an ad hoc network. */
    AD_HOC_NETWORK_FORMED(2),
    /** Disconnecting. */
    DISCONNECTING(3),
    /** Not connected. */
    DISCONNECTED(4),
    /** Associating with a network. */
    ASSOCIATING(5),
    /** Finding out the settings of a network. */
    DISCOVERING(6),
    /** Authenticating. */
    AUTHENTICATING(7),
    /** A number that this library does not know. */
    UNKNOWN(-1);

    private final int code;

    InterfaceState(int code) {
        this.code = code;
    }

    /** {@return the number of {@code WLAN_INTERFACE_STATE}; -1 for {@link #UNKNOWN}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #UNKNOWN}. */
    static InterfaceState of(int code) {
        for (InterfaceState one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return UNKNOWN;
    }

    private static final InterfaceState[] VALUES = values();
}
