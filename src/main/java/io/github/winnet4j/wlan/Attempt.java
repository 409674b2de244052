// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to connect that Windows was asked for, until Windows has reported its end. Knows its waiter as long as
 * somebody does. Its state is that of {@link Attempts}, under its monitor.
 */
final class Attempt {
    private final WlanConnectRequest request;
    private volatile @Nullable ConnectWait wait;
    private final List<WlanReason> failures = new ArrayList<>();

    /** Windows has reported its beginning. */
    volatile boolean begun;

    /** Windows has accepted to cancel it. */
    boolean cancelled;

    /** An end that may be another attempt's, and how often there was such a one. */
    volatile WlanNotification.@Nullable Connection held;

    int holds;

    Attempt(WlanConnectRequest request, ConnectWait wait) {
        this.request = request;
        this.wait = wait;
    }

    boolean fits(WlanNotification.Connection event) {
        return request.fits(event);
    }

    @Nullable
    ConnectWait waiting() {
        return wait;
    }

    /** It was given up. */
    void leave() {
        wait = null;
    }

    void failedAt(WlanReason reason) {
        failures.add(reason);
    }

    /** Notifies the waiter; not under the monitor. */
    void finishBy(WlanNotification.Connection end) {
        ConnectWait waiting = wait;
        wait = null;
        if (waiting == null) {
            return;
        }
        try {
            finish(waiting, end);
        } catch (Throwable e) { // no memory for the outcome: it asks Windows
            waiting.doubt();
            throw e;
        }
    }

    private void finish(ConnectWait waiting, WlanNotification.Connection end) {
        if (end.isConnected()) {
            waiting.finish(new ConnectOutcome.Connected(end.profile(), end.ssid(), end.secured()));
        } else if (cancelled) {
            waiting.fails(new OperationCancelledException("WlanConnect", WinError.ERROR_CANCELLED, ""));
        } else {
            waiting.finish(new ConnectOutcome.Failed(end.reason(), failures));
        }
    }
}
