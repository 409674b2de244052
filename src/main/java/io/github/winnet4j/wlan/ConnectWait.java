// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.win32.WinError;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for the end of an attempt to connect. Which notification is of which attempt {@link Attempts} knows. */
final class ConnectWait extends Wait<ConnectOutcome> {
    private final WlanConnectRequest request;
    private final Supplier<Optional<CurrentConnection>> connection;
    private final WlanClient.Call disconnect;
    private final Attempt attempt;

    /**
     * @param connection asks Windows what the interface is connected to
     * @param disconnect asks Windows to end the attempt
     */
    ConnectWait(
            WlanClient client,
            UUID interfaceId,
            WlanConnectRequest request,
            Supplier<Optional<CurrentConnection>> connection,
            WlanClient.Call disconnect) {
        super(client, "WlanConnect", interfaceId);
        this.request = request;
        this.connection = connection;
        this.disconnect = disconnect;
        attempt = new Attempt(request, this);
    }

    Attempt attempt() {
        return attempt;
    }

    @Override
    public boolean cancel() {
        if (isOver()) {
            return false;
        }
        try {
            return client().notifications()
                    .attempts()
                    .cancel(interfaceId(), attempt, () -> client().code(disconnect) == WinError.ERROR_SUCCESS);
        } catch (IllegalStateException e) {
            return false; // the client is closed: nothing can be asked any more
        } finally {
            super.cancel();
        }
    }

    /** Its end may come yet, and is remembered until then. */
    @Override
    void leave() {
        attempt.leave();
    }

    @Override
    @Nullable
    ConnectOutcome endBy(NotificationView view) {
        return null; // that is for Attempts to say
    }

    /**
     * That it is connected so is taken for its end, unless that may be the connection before; that it isn't may only
     * mean that it has not begun.
     */
    @Override
    @Nullable
    ConnectOutcome ask(boolean last) {
        if (!attempt.begun && !last) {
            return null;
        }
        return connection
                .get()
                .filter(now -> now.state() == InterfaceState.CONNECTED && request.fits(now))
                .map(now -> new ConnectOutcome.Connected(now.profile(), now.ssid(), now.secured()))
                .orElse(null);
    }

    @Override
    void leaveAnswered() {
        leave();
        client().notifications().attempts().forget(interfaceId(), attempt);
    }

    /** Also when an end is held back. */
    @Override
    boolean isDoubtful() {
        return super.isDoubtful() || attempt.held != null;
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
