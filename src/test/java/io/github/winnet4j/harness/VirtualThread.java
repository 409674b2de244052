// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Virtual threads, for tests that are compiled for Java 17, which has none. */
public final class VirtualThread {
    private VirtualThread() {}

    /** Starts one. */
    public static Thread start(Runnable task) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("before Java 21", e);
        }
    }

    /** Starts one, and answers how it ends. */
    public static <T> CompletableFuture<T> call(Callable<T> task) {
        CompletableFuture<T> end = new CompletableFuture<>();
        start(() -> {
            try {
                end.complete(task.call());
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }
}
