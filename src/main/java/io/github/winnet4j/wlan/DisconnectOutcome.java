// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/** How a disconnection ended. */
public sealed interface DisconnectOutcome {
    /** The interface is disconnected, or the attempt to connect that was in progress is over. */
    record Disconnected() implements DisconnectOutcome {}

    /** It was not connected: nothing happened. */
    record WasNotConnected() implements DisconnectOutcome {}

    /** Windows said nothing in time. */
    record TimedOut() implements DisconnectOutcome {}

    /** The interface is gone. */
    record InterfaceRemoved() implements DisconnectOutcome {}
}
