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

    /**
     * Runs that by the usual executor, for what must happen in any case.
     *
     * @param task may run, too, when the executor has failed
     * @param instead runs here when no thread can be had; must not block
     */
    public static void execute(Runnable task, Runnable instead) {
        execute(USUAL, task, instead);
    }

    static void execute(Executor executor, Runnable task, Runnable instead) {
        try {
            executor.execute(task);
        } catch (Throwable e) { // no thread, no memory
            instead.run();
        }
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
