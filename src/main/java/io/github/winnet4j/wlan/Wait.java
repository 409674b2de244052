// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for the notification that ends what was asked for: a scan, a connection, a disconnection. Ends
 * once; the notifications, the time and the client's end compete for it.
 *
 * @param <T> how it ends
 */
abstract class Wait<T> {
    /** Kept while it waits: a client is not forgotten meanwhile. */
    private final WlanClient client;

    private final String function;
    private final UUID interfaceId;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final CompletableFuture<Void> timer = new CompletableFuture<>();

    Wait(WlanClient client, String function, UUID interfaceId) {
        this.client = client;
        this.function = function;
        this.interfaceId = interfaceId;
    }

    final UUID interfaceId() {
        return interfaceId;
    }

    final CompletableFuture<T> future() {
        return future;
    }

    /** The end that this notification about the interface brings, or null. */
    abstract @Nullable T endBy(NotificationView view);

    abstract T interfaceRemoved();

    abstract T timedOut();

    /**
     * Gives it so much time. The future ends on a thread of the common pool then, for the one that keeps time is
     * everybody's.
     */
    final void within(Duration time) {
        Deadline.timeOut(timer, Deadline.nanos(time));
        timer.exceptionallyAsync(e -> {
            client.notifications().remove(this);
            future.complete(timedOut());
            return null;
        });
    }

    final void end(T outcome) {
        timer.complete(null);
        future.complete(outcome);
    }

    /** The client was closed. */
    final void cancelled() {
        timer.complete(null);
        future.completeExceptionally(new OperationCancelledException(
                function, WinError.ERROR_OPERATION_ABORTED, "The WLAN client was closed before it ended."));
    }

    /** Whether a notification is about the interface. */
    final boolean isAbout(NotificationView view) {
        return view.isAbout(interfaceId);
    }

    /** Waits for the end of a scan. Scans of one interface that overlap are one to Windows, and end together. */
    static final class ForScan extends Wait<ScanOutcome> {
        ForScan(WlanClient client, UUID interfaceId) {
            super(client, "WlanScan", interfaceId);
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

        @Override
        ScanOutcome interfaceRemoved() {
            return new ScanOutcome.InterfaceRemoved();
        }

        @Override
        ScanOutcome timedOut() {
            return new ScanOutcome.TimedOut();
        }
    }

    /** WLAN_REASON_CODE_UNKNOWN. */
    private static final int UNKNOWN_REASON = 0x10001;

    /** Waits for the end of a connection, or of the attempt to make one. */
    static final class ForDisconnect extends Wait<DisconnectOutcome> {
        ForDisconnect(WlanClient client, UUID interfaceId) {
            super(client, "WlanDisconnect", interfaceId);
        }

        @Override
        @Nullable
        DisconnectOutcome endBy(NotificationView view) {
            boolean ended = view.isAcm(NotificationParser.ACM_DISCONNECTED)
                    || view.isAcm(NotificationParser.ACM_CONNECTION_COMPLETE)
                            && view.notification() instanceof WlanNotification.Connection end
                            && !end.isConnected();
            return ended ? new DisconnectOutcome.Disconnected() : null;
        }

        @Override
        DisconnectOutcome interfaceRemoved() {
            return new DisconnectOutcome.InterfaceRemoved();
        }

        @Override
        DisconnectOutcome timedOut() {
            return new DisconnectOutcome.TimedOut();
        }
    }
}
