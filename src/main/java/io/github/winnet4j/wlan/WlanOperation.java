// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Something that was asked of an interface, and that Windows ends by a notification.
 *
 * @param <T> how it ends
 */
public final class WlanOperation<T> {
    /** Asks Windows to end it early; false when it won't. */
    @FunctionalInterface
    interface Canceller {
        boolean cancel();
    }

    private final Wait<T> wait;
    private final Canceller canceller;

    WlanOperation(Wait<T> wait, Canceller canceller) {
        this.wait = wait;
        this.canceller = canceller;
    }

    /** {@return the interface} */
    public UUID interfaceId() {
        return wait.interfaceId();
    }

    /**
     * {@return the end} It is completed by the thread that drives the port, or by one of the common pool when the time
     * is up; exceptionally, with {@link io.github.winnet4j.OperationCancelledException}, when the client is closed
     * before. Cancelling the future asks nothing of Windows.
     */
    public CompletableFuture<T> future() {
        return wait.future();
    }

    /**
     * Asks Windows to end it early. It ends by its notification all the same, perhaps well. An attempt to connect can
     * be cancelled ({@code WlanDisconnect}); Windows has no way to cancel a scan or a disconnection.
     *
     * @return whether Windows accepted the wish; false also when it has ended
     */
    public boolean cancel() {
        return !wait.future().isDone() && canceller.cancel();
    }
}
