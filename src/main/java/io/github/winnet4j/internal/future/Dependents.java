// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** The usual executor of functions that are chained to futures. They may block it: nothing else waits for it. */
public final class Dependents {
    private static final Executor USUAL = usual();

    private Dependents() {}

    /** A virtual thread for each where the JVM has them, otherwise what CompletableFuture's own Async forms use. */
    public static Executor executor() {
        return USUAL;
    }

    private static Executor usual() {
        try {
            return (Executor) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(java.util.concurrent.ExecutorService.class))
                    .invoke();
        } catch (Throwable e) { // before 21
            return ForkJoinPool.getCommonPoolParallelism() > 1
                    ? ForkJoinPool.commonPool()
                    : task -> new Thread(null, task, "winnet4j-dependent", 0, false).start();
        }
    }
}
