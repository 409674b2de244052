// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/** How a scan of one interface ended. */
public sealed interface ScanOutcome {
    /** The scan is complete: the lists are fresh. */
    record Complete() implements ScanOutcome {}

    /**
     * The scan failed.
     *
     * @param reason why
     */
    record Failed(WlanReason reason) implements ScanOutcome {}

    /** Windows said nothing in time. The scan may go on, and the lists may be fresh all the same. */
    record TimedOut() implements ScanOutcome {}

    /** The interface is gone. */
    record InterfaceRemoved() implements ScanOutcome {}
}
