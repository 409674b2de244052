// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Something that was asked of an interface, and that Windows ends by a notification. It ends with
 * {@link io.github.winnet4j.OperationCancelledException} when the client is closed before, and as timed out when
 * Windows says nothing in its time.
 *
 * @param <T> how it ends
 * @since 0.1.0
 */
public final class WlanOperation<T> implements Pending<T> {
    private final Wait<T> wait;

    WlanOperation(Wait<T> wait) {
        this.wait = wait;
    }

    /** {@return the interface} */
    public UUID interfaceId() {
        return wait.interfaceId();
    }

    @Override
    public CompletableFuture<T> future() {
        return wait;
    }

    /**
     * Asks Windows to end it early. It ends by its notification all the same: perhaps well, otherwise as cancelled. An
     * attempt to connect can be cancelled ({@code WlanDisconnect}), unless another one has taken its place: that one
     * would be ended. Windows has no way to cancel a scan or a disconnection.
     *
     * @return true when Windows accepted the wish; false also when it has ended
     */
    @Override
    public boolean cancel() {
        return wait.cancel();
    }

    @Override
    public boolean await(Duration within) throws InterruptedException {
        return wait.await(within);
    }

    /** What was asked for, and of which interface. */
    @Override
    public String toString() {
        return wait.function() + " of interface " + interfaceId() + (wait.isDone() ? ", ended" : ", in progress");
    }
}
