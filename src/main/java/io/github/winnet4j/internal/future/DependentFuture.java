// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A future whose dependents never run on the thread that completes it: each plain form is the Async one, by the
 * completer's executor, and so is all that is chained further. And that thread never waits for one.
 *
 * @param <T> what it brings
 */
public class DependentFuture<T> extends CompletableFuture<T> {
    final Completer completer;

    DependentFuture(Completer completer) {
        this.completer = completer;
    }

    @Override
    public final <U> CompletableFuture<U> newIncompleteFuture() {
        return new DependentFuture<>(completer);
    }

    @Override
    public final Executor defaultExecutor() {
        return completer.dependents();
    }

    /**
     * Calls that on the completing thread itself, at once, with the failure, or null: for the library, and only for
     * what doesn't block. The call itself takes no memory; what the action throws reaches nobody.
     */
    public static void whenDone(CompletableFuture<?> future, Consumer<@Nullable Throwable> action) {
        if (future instanceof DependentFuture<?> dependent) {
            dependent.whenDone(action);
        } else {
            future.handle((value, problem) -> quietly(action, problem));
        }
    }

    private void whenDone(Consumer<@Nullable Throwable> action) {
        super.handle((value, problem) -> quietly(action, problem));
    }

    private static @Nullable Object quietly(Consumer<@Nullable Throwable> action, @Nullable Throwable problem) {
        try {
            action.accept(problem);
        } catch (Throwable e) {
            // CompletableFuture would make objects to keep it, and without memory for them call none of the others
        }
        return null;
    }

    /** Why it failed; null when it didn't, or isn't done. */
    public final @Nullable Throwable problem() {
        Throwable[] found = new Throwable[1];
        if (isDone()) {
            super.handle((value, problem) -> found[0] = problem);
        }
        return found[0];
    }

    // -- waiting

    private void mayWait() {
        if (!isDone() && completer.isHere()) {
            throw new IllegalStateException("this would wait for itself: it runs on the thread that is to bring what it"
                    + " waits for. Leave the handler first, or chain to the future");
        }
    }

    @Override
    public final T get() throws InterruptedException, ExecutionException {
        mayWait();
        try {
            return super.get();
        } catch (CancellationException e) {
            throw asItWas(e);
        }
    }

    @Override
    public final T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        mayWait();
        try {
            return super.get(timeout, unit);
        } catch (CancellationException e) {
            throw asItWas(e);
        }
    }

    @Override
    public final T join() {
        mayWait();
        try {
            return super.join();
        } catch (CancellationException e) {
            throw asItWas(e);
        }
    }

    /** Newer versions of Java wrap it, to show where it was asked for. */
    private static CancellationException asItWas(CancellationException thrown) {
        return thrown.getCause() instanceof CancellationException cause ? cause : thrown;
    }

    // -- chaining

    @Override
    public final <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> fn) {
        return thenApplyAsync(fn);
    }

    @Override
    public final CompletableFuture<Void> thenAccept(Consumer<? super T> action) {
        return thenAcceptAsync(action);
    }

    @Override
    public final CompletableFuture<Void> thenRun(Runnable action) {
        return thenRunAsync(action);
    }

    @Override
    public final <U, V> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        return thenCombineAsync(other, fn);
    }

    @Override
    public final <U> CompletableFuture<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        return thenAcceptBothAsync(other, action);
    }

    @Override
    public final CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        return runAfterBothAsync(other, action);
    }

    @Override
    public final <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        return applyToEitherAsync(other, fn);
    }

    @Override
    public final CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action) {
        return acceptEitherAsync(other, action);
    }

    @Override
    public final CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        return runAfterEitherAsync(other, action);
    }

    @Override
    public final <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn) {
        return thenComposeAsync(fn);
    }

    @Override
    public final CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        return whenCompleteAsync(action);
    }

    @Override
    public final <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
        return handleAsync(fn);
    }

    @Override
    public final CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> fn) {
        return exceptionallyAsync(fn);
    }

    @Override
    public final CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn) {
        return exceptionallyComposeAsync(fn);
    }
}
