// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * The kind of a network.
 *
 * @since 0.1.0
 */
public enum BssType {
    /** With access points. */
    INFRASTRUCTURE(1),
    /** Station to station (independent). */
    AD_HOC(2),
    /** Either; for questions, never as an answer. */
    ANY(3),
    /** A number that this library does not know. */
    UNKNOWN(-1);

    private final int code;

    BssType(int code) {
        this.code = code;
    }

    /** {@return the number of {@code DOT11_BSS_TYPE}; -1 for {@link #UNKNOWN}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #UNKNOWN}. */
    static BssType of(int code) {
        return code >= INFRASTRUCTURE.code && code <= ANY.code
                ? VALUES[code - 1]
                : UNKNOWN; // in the order of their numbers
    }

    private static final BssType[] VALUES = values();
}
