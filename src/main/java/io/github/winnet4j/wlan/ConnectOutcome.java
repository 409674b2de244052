// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.List;

/**
 * How an attempt to connect ended.
 *
 * @since 0.1.0
 */
public sealed interface ConnectOutcome {
    /**
     * The interface is connected.
     *
     * @param profile the name of the profile
     * @param ssid the name of the network
     * @param secured true when it has security
     * @since 0.1.0
     */
    record Connected(String profile, Ssid ssid, boolean secured) implements ConnectOutcome {}

    /**
     * The attempt failed.
     *
     * @param reason why; of all that was tried
     * @param attempts the reasons of each network that was tried, perhaps none
     * @since 0.1.0
     */
    record Failed(WlanReason reason, List<WlanReason> attempts) implements ConnectOutcome {
        /**
         * Keeps a copy.
         *
         * @param reason why; of all that was tried
         * @param attempts the reasons of each network that was tried, perhaps none
         */
        public Failed {
            attempts = List.copyOf(attempts);
        }

        /** {@return whether a network that was tried says that the key is wrong, or probably is} */
        public boolean isWrongKey() {
            return reason.isWrongKey() || attempts.stream().anyMatch(WlanReason::isWrongKey);
        }
    }

    /**
     * Windows said nothing in time. The attempt goes on.
     *
     * @since 0.1.0
     */
    record TimedOut() implements ConnectOutcome {}

    /**
     * The interface is gone.
     *
     * @since 0.1.0
     */
    record InterfaceRemoved() implements ConnectOutcome {}
}
