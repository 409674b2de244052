// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A {@link Pending} and its future in one. The library ends it by {@link #end} or {@link #fail}; anybody else that
 * completes it has given up on it, which asks to cancel. Promises: of the library's end and a giving up, one wins; the
 * library learns by false that its result isn't wanted, and disposes of it.
 *
 * @param <T> what it brings
 */
public abstract class PendingFuture<T> extends DependentFuture<T> implements Pending<T> {
    static {
        NoMemory.prepare();
    }

    protected PendingFuture(Completer completer) {
        super(completer);
    }

    /** Asks Windows to cancel; it is called on any thread, also when there is nothing to cancel any more. */
    @Override
    public abstract boolean cancel();

    /** The end, with success; false when it was given up before. Needs no memory. */
    public final boolean end(T value) {
        try {
            return super.complete(value);
        } catch (OutOfMemoryError e) { // of a dependent
            tellOthers();
            return isEndedWith(value);
        }
    }

    /** The end, without success; false when it was given up before. Needs no memory. */
    public final boolean fail(Throwable problem) {
        boolean before = isDone();
        try {
            return super.completeExceptionally(problem);
        } catch (OutOfMemoryError e) { // its own, or a dependent's
            NoMemory.fail(this);
            tellOthers();
            return !before;
        }
    }

    /** One dependent has thrown, for want of memory: those after it have their turn. */
    private void tellOthers() {
        boolean all = false;
        while (!all) {
            try {
                super.complete(null); // which changes nothing any more
                all = true;
            } catch (OutOfMemoryError e) { // of the next; it is the last time that it is called
                all = false;
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object
    private boolean isEndedWith(T value) {
        try {
            return super.getNow(value) == value;
        } catch (Throwable e) { // it was given up
            return false;
        }
    }

    @Override
    public final CompletableFuture<T> future() {
        return this;
    }

    @Override
    public final boolean await(Duration within) throws InterruptedException {
        Deadline deadline = Deadline.in(within);
        if (!isDone() && completer.isHere()) {
            throw new IllegalStateException("this would wait for itself: it runs on the thread that is to bring what it"
                    + " waits for. Leave the handler first, or chain to the future");
        }
        return completer.await(this, deadline);
    }

    // -- giving up

    private boolean givenUp(boolean won) {
        if (won) {
            cancel();
        }
        return won;
    }

    @Override
    public final boolean cancel(boolean mayInterruptIfRunning) {
        return givenUp(super.cancel(mayInterruptIfRunning));
    }

    @Override
    public final boolean complete(T value) {
        return givenUp(end(value));
    }

    @Override
    public final boolean completeExceptionally(Throwable problem) {
        return givenUp(fail(problem));
    }

    @Override
    public final CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        });
        return this;
    }
}
