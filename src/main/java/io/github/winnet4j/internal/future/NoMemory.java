// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a future fails when there is no memory left to say how: with an {@link OutOfMemoryError} that was made before.
 *
 * <p>A CompletableFuture keeps a failure in an object that it makes, unless it takes over the one of a stage that it
 * depends on. So the future is passed off as one that depends on this stage, which failed when the class was loaded.
 */
final class NoMemory extends CompletableFuture<Object> {
    @SuppressWarnings("StaticAssignmentOfThrowable") // there is no memory for another
    private static final CompletionException FAILURE = new CompletionException(
            new OutOfMemoryError("this has ended, but there was no memory left to say how: the heap is full"));

    private static final NoMemory FAILED = new NoMemory();

    static {
        fail(new CompletableFuture<>()); // so that its classes are there
    }

    private @Nullable CompletableFuture<?> dependent;

    /** Called while there is memory. */
    static void prepare() {
        // by its class
    }

    private NoMemory() {
        completeExceptionally(FAILURE);
    }

    /** Fails that future, unless it is done. What depends on it has its turn with the next try to complete it. */
    static void fail(CompletableFuture<?> future) {
        synchronized (FAILED) {
            FAILED.dependent = future;
            try {
                FAILED.thenCombine(FAILED, (none, never) -> none);
            } finally {
                FAILED.dependent = null;
            }
        }
    }

    /** By thenCombine: it leaves a dependent that is done already as it is, as thenApply and others don't. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // it brings no value
    public <U> CompletableFuture<U> newIncompleteFuture() {
        CompletableFuture<?> given = dependent;
        return given == null ? super.newIncompleteFuture() : (CompletableFuture<U>) given;
    }
}
