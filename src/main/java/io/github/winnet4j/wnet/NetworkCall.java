// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A call with a deadline, on its way. Windows has no way to cancel one, so to give up on it is to abandon it: nothing
 * waits for it any more, Windows may still work on it, and {@link #late} brings what became of it.
 *
 * <p>What is promised besides what {@link Pending} promises:
 *
 * <ul>
 *   <li>The future ends by the deadline at the latest: with what the call brought, with how it failed, with a
 *       {@link CallAbandonedException}, or with a {@link CallRefusedException} when too many calls were in the way.
 *   <li>To cancel the future, to complete it, and its {@code orTimeout} abandon the call as the deadline does.
 *   <li>Functions chained to the futures run on the executor that was given with the call; without one each has a
 *       virtual thread, or a thread of the common pool where there are no virtual ones. They run on the thread of the
 *       call only by an executor that runs things there, such as {@code Runnable::run}; meanwhile that thread makes no
 *       other call.
 * </ul>
 *
 * @param <T> what it brings
 * @since 0.1.0
 */
public interface NetworkCall<T> extends Pending<T> {
    /**
     * Ends when it is known what became of the call, in time or not: with what it brought, or with how it failed; as
     * cancelled when it never began. To complete this one gives up on nothing.
     *
     * @return always the same future
     */
    CompletableFuture<T> late();

    /**
     * Abandons the call. One that waits for its turn never begins; one that has begun goes on, and may still succeed.
     * The future ends at once, as cancelled: {@link OperationCancelledException#isAbandoned} says which of the two it
     * was.
     *
     * @return false when it has ended, or was given up before
     */
    @Override
    boolean cancel();

    /**
     * Waits for the end at most that long. When the time is over the call goes on.
     *
     * @param within how long to wait at most; not negative
     * @return true when the future has ended, in whatever way
     * @throws InterruptedException this thread was interrupted; the call goes on
     */
    @Override
    boolean await(Duration within) throws InterruptedException;
}
