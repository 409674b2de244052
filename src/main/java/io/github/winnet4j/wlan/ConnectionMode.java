// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a connection came about.
 *
 * @since 0.1.0
 */
public enum ConnectionMode {
    /** By a profile. */
    PROFILE(0),
    /** By a temporary profile. */
    TEMPORARY_PROFILE(1),
    /** By discovery of a secured network. */
    SECURE_DISCOVERY(2),
    /** By discovery of an open network. */
    OPEN_DISCOVERY(3),
    /** By Windows itself, by a profile. */
    AUTO(4),
    /** Not at all. */
    INVALID(5),
    /** A number that this library does not know. */
    UNKNOWN(-1);

    private final int code;

    ConnectionMode(int code) {
        this.code = code;
    }

    /** {@return the number of {@code WLAN_CONNECTION_MODE}; -1 for {@link #UNKNOWN}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #UNKNOWN}. */
    static ConnectionMode of(int code) {
        for (ConnectionMode one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return UNKNOWN;
    }

    private static final ConnectionMode[] VALUES = values();
}
