// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Something that Windows does for a while: how it ends, and the way to cancel it.
 *
 * @param <T> what it answers
 */
public final class Pending<T> {
    private final CompletableFuture<T> future;
    private final BooleanSupplier canceller;

    Pending(CompletableFuture<T> future, BooleanSupplier canceller) {
        this.future = future;
        this.canceller = canceller;
    }

    /**
     * {@return the answer, or a {@link io.github.winnet4j.WindowsException}; an
     * {@link io.github.winnet4j.OperationCancelledException} when it was cancelled} Completed on the thread that drives
     * the port. Cancelling the future does not cancel what Windows does.
     */
    public CompletableFuture<T> future() {
        return future;
    }

    /**
     * Asks Windows to cancel it. It ends all the same by its completion, which the future tells, perhaps with success.
     *
     * @return whether Windows accepted the wish; false when it has ended, or is about to (4059), or can't be cancelled
     */
    public boolean cancel() {
        return canceller.getAsBoolean();
    }
}
