// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a scan of one interface ended.
 *
 * @since 0.1.0
 */
public sealed interface ScanOutcome {
    /**
     * The scan is complete: the lists are fresh.
     *
     * @since 0.1.0
     */
    record Complete() implements ScanOutcome {}

    /**
     * The scan failed.
     *
     * @param reason why
     * @since 0.1.0
     */
    record Failed(WlanReason reason) implements ScanOutcome {}

    /**
     * Windows said nothing in time. The scan may go on, and the lists may be fresh all the same.
     *
     * @since 0.1.0
     */
    record TimedOut() implements ScanOutcome {}

    /**
     * The interface is gone.
     *
     * @since 0.1.0
     */
    record InterfaceRemoved() implements ScanOutcome {}
}
