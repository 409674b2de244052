// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.Completer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Completes the futures of calls, on threads of a {@link CallPool}. None of them is the only one, so no waiter on one
 * waits for itself.
 *
 * @param dependents runs what is chained to the futures
 */
record CallCompleter(Executor dependents) implements Completer {
    @Override
    public boolean isHere() {
        return false;
    }

    @Override
    public boolean await(CompletableFuture<?> future, Deadline deadline) throws InterruptedException {
        for (long turn = deadline.turn(); !future.isDone() && turn > 0; turn = deadline.turn()) {
            try {
                future.get(turn, TimeUnit.NANOSECONDS);
            } catch (ExecutionException | CancellationException | TimeoutException e) {
                // how it ended is for the future's waiters; that the turn is over doesn't mean that the time is
            }
        }
        return future.isDone();
    }
}
