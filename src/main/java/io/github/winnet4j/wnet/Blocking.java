// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.VirtualThreads;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Where calls are made that may block. A platform thread makes them itself. A virtual one would hold its carrier, and
 * with it all others, for as long as Windows takes: it waits while a thread of the library makes them.
 */
final class Blocking {
    private Blocking() {}

    /** What the calls bring, or how they fail. An interrupt ends nothing; it is kept. */
    static <T> T call(Supplier<T> calls) {
        return VirtualThreads.isCurrent() ? elsewhere(calls) : calls.get();
    }

    /** As {@link #call(Supplier) call}, for what brings nothing. */
    static void run(Runnable calls) {
        if (VirtualThreads.isCurrent()) {
            elsewhere(() -> {
                calls.run();
                return true;
            });
        } else {
            calls.run();
        }
    }

    private static <T> T elsewhere(Supplier<T> calls) {
        try {
            return CallPool.patient().submit(Call.Task.of(calls), Runnable::run).join();
        } catch (CompletionException e) {
            Throwable failure = requireNonNull(e.getCause());
            if (failure instanceof Error error) {
                throw calledFromHere(error);
            }
            throw calledFromHere((RuntimeException) failure);
        }
    }

    /** Shows both: where it failed, and below that the caller. */
    private static <E extends Throwable> E calledFromHere(E failure) {
        StackTraceElement[] there = failure.getStackTrace();
        StackTraceElement[] here = new Throwable().getStackTrace();
        StackTraceElement[] both = new StackTraceElement[there.length + here.length];
        System.arraycopy(there, 0, both, 0, there.length);
        System.arraycopy(here, 0, both, there.length, here.length);
        failure.setStackTrace(both);
        return failure;
    }
}
