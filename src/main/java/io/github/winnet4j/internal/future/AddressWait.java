// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import io.github.winnet4j.LocalInterface;
import io.github.winnet4j.internal.LibraryTime;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a network interface has the addresses that are wanted. It looks ten times a second, on a thread where
 * that may take its time, until it has ended; Windows gives addresses within seconds. Knows nothing of what the
 * interface belongs to but when that is over.
 */
public final class AddressWait extends PendingFuture<List<InetAddress>> {
    private static final long NANOS_BETWEEN = 100_000_000;

    private final LocalInterface local;
    private final Predicate<? super InetAddress> wanted;
    private final Supplier<@Nullable RuntimeException> over;

    private AddressWait(
            Completer completer,
            LocalInterface local,
            Predicate<? super InetAddress> wanted,
            Supplier<@Nullable RuntimeException> over) {
        super(completer);
        this.local = local;
        this.wanted = wanted;
        this.over = over;
    }

    /**
     * Begins to wait.
     *
     * @param completer of the port of whatever has the interface
     * @param local the interface
     * @param wanted which addresses will do
     * @param over why there is nothing to wait for any more; null as long as there is
     * @return ends with the addresses that will do, at least one
     */
    public static AddressWait begin(
            Completer completer,
            LocalInterface local,
            Predicate<? super InetAddress> wanted,
            Supplier<@Nullable RuntimeException> over) {
        AddressWait wait = new AddressWait(completer, local, wanted, over);
        Dependents.executor().execute(wait::look);
        return wait;
    }

    /** The looks end. */
    @Override
    public boolean cancel() {
        return !isDone()
                && fail(new java.util.concurrent.CancellationException("the wait for an address was given up"));
    }

    private void look() {
        if (isDone()) {
            return;
        }
        try {
            RuntimeException problem = over.get();
            List<InetAddress> found = problem != null
                    ? List.of()
                    : local.addresses().stream().filter(wanted).toList();
            if (problem != null) {
                fail(problem);
            } else if (!found.isEmpty()) {
                end(found);
            } else {
                lookAgain();
            }
        } catch (Throwable e) { // of the predicate, or of Windows
            fail(e);
        }
    }

    private void lookAgain() {
        Runnable look = () -> Dependents.execute(this::look, this::lookAgain);
        if (LibraryTime.after(NANOS_BETWEEN, look) == null) {
            CompletableFuture.delayedExecutor(NANOS_BETWEEN, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(look);
        }
    }
}
