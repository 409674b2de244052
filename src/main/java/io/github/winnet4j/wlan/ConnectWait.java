// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of an attempt to connect. Notifications name no attempt, so an attempt is known by what it is for;
 * of several for the same the oldest is told first. By the driver of the port alone.
 */
final class ConnectWait extends Wait<ConnectOutcome> {
    private final WlanConnectRequest request;
    private final List<WlanReason> attempts = new ArrayList<>();
    private boolean started;

    ConnectWait(WlanClient client, UUID interfaceId, WlanConnectRequest request) {
        super(client, "WlanConnect", interfaceId);
        this.request = request;
    }

    /**
     * Which of those who wait a step of a connection is for: the oldest that fits, and whose attempt has begun, unless
     * this is the beginning of one.
     */
    static @Nullable ConnectWait meant(Wait<?>[] waits, WlanNotification.Connection event) {
        boolean begins = event.step() == WlanNotification.Step.START;
        ConnectWait oldest = null;
        for (Wait<?> one : waits) {
            if (one instanceof ConnectWait wait
                    && wait.interfaceId().equals(event.interfaceId())
                    && wait.request.fits(event)) {
                if (wait.started != begins) {
                    return wait;
                }
                oldest = oldest == null ? wait : oldest;
            }
        }
        return begins ? null : oldest;
    }

    /** The end, if this is one. */
    @Nullable
    ConnectOutcome step(WlanNotification.Connection event) {
        switch (event.step()) {
            case START -> started = true;
            case ATTEMPT_FAILED -> attempts.add(event.reason());
            case COMPLETE -> {
                return event.isConnected()
                        ? new ConnectOutcome.Connected(event.profile(), event.ssid(), event.secured())
                        : new ConnectOutcome.Failed(event.reason(), attempts);
            }
            default -> {} // of the connection before
        }
        return null;
    }

    @Override
    @Nullable
    ConnectOutcome endBy(NotificationView view) {
        return null; // told by step
    }

    @Override
    ConnectOutcome interfaceRemoved() {
        return new ConnectOutcome.InterfaceRemoved();
    }

    @Override
    ConnectOutcome timedOut() {
        return new ConnectOutcome.TimedOut();
    }
}
