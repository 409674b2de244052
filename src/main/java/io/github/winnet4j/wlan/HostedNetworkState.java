// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * What the hosted network is doing.
 *
 * @since 0.1.0
 */
public enum HostedNetworkState {
    /** There can't be one: no adapter's driver has it, no radio is on, or it was forbidden. */
    UNAVAILABLE(0),
    /** It is not in use. */
    IDLE(1),
    /** It is in the air. */
    ACTIVE(2),
    /** A number that this library does not know. */
    UNKNOWN(-1);

    private static final HostedNetworkState[] VALUES = values();

    private final int code;

    HostedNetworkState(int code) {
        this.code = code;
    }

    /** {@return the number of {@code WLAN_HOSTED_NETWORK_STATE}; -1 for {@link #UNKNOWN}} */
    public int code() {
        return code;
    }

    static HostedNetworkState of(int code) {
        for (HostedNetworkState one : VALUES) {
            if (one.code == code) {
                return one;
            }
        }
        return UNKNOWN;
    }
}
