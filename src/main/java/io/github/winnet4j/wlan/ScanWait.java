// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a scan. Scans of one interface that overlap are one to Windows, and end together. */
final class ScanWait extends Wait<ScanOutcome> {
    /** WLAN_REASON_CODE_UNKNOWN. */
    private static final int UNKNOWN_REASON = 0x10001;

    private final Runnable again;

    /** @param again asks Windows for the same scan once more */
    ScanWait(WlanClient client, UUID interfaceId, Runnable again) {
        super(client, "WlanScan", interfaceId);
        this.again = again;
    }

    @Override
    void leave() {
        client().notifications().remove(this);
    }

    @Override
    @Nullable
    ScanOutcome endBy(NotificationView view) {
        if (view.isAcm(NotificationParser.ACM_SCAN_COMPLETE)) {
            return new ScanOutcome.Complete();
        } else if (view.isAcm(NotificationParser.ACM_SCAN_FAIL)) {
            return view.notification() instanceof WlanNotification.ScanFailed failed
                    ? new ScanOutcome.Failed(failed.reason())
                    : new ScanOutcome.Failed(new WlanReason(UNKNOWN_REASON));
        }
        return null;
    }

    /** No function says if a scan is over; but the end of the next one is reported again. */
    @Override
    @Nullable
    ScanOutcome ask(boolean last) {
        if (!last) {
            again.run();
        }
        return null;
    }

    @Override
    ScanOutcome interfaceRemoved() {
        return new ScanOutcome.InterfaceRemoved();
    }

    @Override
    ScanOutcome timedOut() {
        return new ScanOutcome.TimedOut();
    }
}
