// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Something that takes time: how it ends, and the way to cancel it. Everything in this library that doesn't end at once
 * returns one.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>The future is completed once: with the result, with a {@link WindowsException}, or with an
 *       {@link OperationCancelledException} when it was cancelled.
 *   <li>Giving up on the future, by cancelling or completing it or by its {@code orTimeout}, asks Windows to cancel.
 *       Whatever arrives after all is disposed of: a session is closed, a buffer stays Windows' until its completion.
 *   <li>Functions chained to the future don't run on the thread that completes it, which has other completions to
 *       handle, but on the executor of the port (see {@link io.github.winnet4j.port.CompletionPort#dependents}). Only
 *       what {@code CompletableFuture.allOf} and {@code anyOf} make is a plain future: chain to that by the forms whose
 *       names end in Async.
 *   <li>A wait inside a handler, for what only that handler's own thread can bring, is refused with an
 *       {@link IllegalStateException} rather than left to hang.
 * </ul>
 *
 * @param <T> what it brings
 * @since 0.1.0
 */
public interface Pending<T> {
    /** {@return how it ends; always the same future} */
    CompletableFuture<T> future();

    /**
     * Asks for it to be cancelled. It ends by Windows' answer all the same, which the future brings: perhaps with
     * success.
     *
     * @return true when the wish was accepted; false when it has ended, is about to, or can't be cancelled
     */
    boolean cancel();

    /**
     * Waits for the end at most that long. What is in progress goes on when the time is over.
     *
     * @param within how long to wait at most; not negative
     * @return true when it has ended, in whatever way
     * @throws InterruptedException this thread was interrupted; what is in progress goes on
     * @throws IllegalStateException this is a handler on the very thread that would have to bring the end
     */
    boolean await(Duration within) throws InterruptedException;
}
