// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * A switch of a radio.
 *
 * @since 0.1.0
 */
public enum RadioSwitch {
    /** On. */
    ON(1),
    /** Off. */
    OFF(2),
    /** Windows doesn't know. */
    UNKNOWN(-1);

    private final int code;

    RadioSwitch(int code) {
        this.code = code;
    }

    /** {@return the number of {@code DOT11_RADIO_STATE}; -1 for {@link #UNKNOWN}} */
    public int code() {
        return code;
    }

    /** The one with that number, or {@link #UNKNOWN}. */
    static RadioSwitch of(int code) {
        for (RadioSwitch one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return UNKNOWN;
    }

    private static final RadioSwitch[] VALUES = values();
}
