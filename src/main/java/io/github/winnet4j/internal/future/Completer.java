// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import io.github.winnet4j.internal.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Whatever completes futures: where it does so, and how others wait for it. Knows no future by itself. */
public interface Completer {
    /** True on the thread that completes: a wait there would wait for itself. */
    boolean isHere();

    /** Runs what is chained to futures. */
    Executor dependents();

    /**
     * Waits for that future, helping to complete it if no other thread does.
     *
     * @return true when the future is done
     */
    boolean await(CompletableFuture<?> future, Deadline deadline) throws InterruptedException;
}
