// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.future.PendingFuture;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The end of one use of an operation; it is made on request. Knows which use it is of. */
final class OperationFuture<T> extends PendingFuture<T> {
    final Operation.Meaning<T> meaning;
    private final OperationUses operation;

    /** The number of the use, as the life of the operation has it. */
    final int use;

    /**
     * One of an earlier use that had not been completed yet when this one took its place: between the end of a use and
     * the word of it another may begin, and be asked for.
     */
    private volatile @Nullable OperationFuture<?> before;

    private volatile boolean told;

    /** For waiters for the end of a use whose future was given up; null when there are none. */
    private volatile @Nullable CompletableFuture<Void> over;

    /** @param last the one that this replaces, or null */
    OperationFuture(OperationUses operation, int use, Operation.Meaning<T> meaning, @Nullable OperationFuture<?> last) {
        super(operation.port().driver);
        this.operation = operation;
        this.use = use;
        this.meaning = meaning;
        before = untold(last);
    }

    private static @Nullable OperationFuture<?> untold(@Nullable OperationFuture<?> newest) {
        OperationFuture<?> one = newest;
        while (one != null && one.told) {
            one = one.before;
        }
        return one;
    }

    /** {@return that of a use, among this one and its predecessors; null when there is none} */
    @Nullable
    OperationFuture<?> of(int wanted) {
        OperationFuture<?> one = this;
        while (one != null && one.use != wanted) {
            one = one.before;
        }
        return one;
    }

    /** Keeps none alive that is over. */
    void forget() {
        if (before != null) {
            before = untold(before);
        }
    }

    @Override
    public boolean cancel() {
        return operation.cancelUse(use);
    }

    /** {@return done when the use is over, or never was one: time for another look at the life} */
    synchronized CompletableFuture<Void> over() {
        CompletableFuture<Void> waiting = over;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            over = waiting;
        }
        return waiting;
    }

    /** The life says that the use is over, or that it has never begun; the next may have its number then. */
    void tellWaiting() {
        if (over == null) {
            return;
        }
        CompletableFuture<Void> waiting;
        synchronized (this) {
            waiting = over;
            over = null;
        }
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    void end(String function, int code, long bytes, long offset) {
        if (!isDone()) {
            means(function, code, bytes, offset);
        }
        told = true;
        tellWaiting();
    }

    private void means(String function, int code, long bytes, long offset) {
        T result;
        try {
            result = meaning.of(function, code, bytes, offset);
        } catch (Throwable e) { // that is how it says that it failed
            fail(e);
            return;
        }
        end(result);
    }
}
