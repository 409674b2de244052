// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a connection, or of the attempt to make one. */
final class DisconnectWait extends Wait<DisconnectOutcome> {
    private final Supplier<InterfaceState> state;

    /** @param state asks Windows what the interface does */
    DisconnectWait(WlanClient client, UUID interfaceId, Supplier<InterfaceState> state) {
        super(client, "WlanDisconnect", interfaceId);
        this.state = state;
    }

    @Override
    void leave() {
        client().notifications().remove(this);
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
    @Nullable
    DisconnectOutcome ask(boolean last) {
        return isUnconnected(state.get()) ? new DisconnectOutcome.Disconnected() : null;
    }

    /** Nothing is connected then, nor being connected or disconnected. */
    static boolean isUnconnected(@Nullable InterfaceState state) {
        return state == InterfaceState.DISCONNECTED || state == InterfaceState.NOT_READY;
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
