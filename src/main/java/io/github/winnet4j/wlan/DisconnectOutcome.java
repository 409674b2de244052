// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a disconnection ended.
 *
 * @since 0.1.0
 */
public sealed interface DisconnectOutcome {
    /**
     * The interface is disconnected, or the attempt to connect that was in progress is over.
     *
     * @since 0.1.0
     */
    record Disconnected() implements DisconnectOutcome {}

    /**
     * It was not connected: nothing happened.
     *
     * @since 0.1.0
     */
    record WasNotConnected() implements DisconnectOutcome {}

    /**
     * Windows said nothing in time.
     *
     * @since 0.1.0
     */
    record TimedOut() implements DisconnectOutcome {}

    /**
     * The interface is gone.
     *
     * @since 0.1.0
     */
    record InterfaceRemoved() implements DisconnectOutcome {}
}
