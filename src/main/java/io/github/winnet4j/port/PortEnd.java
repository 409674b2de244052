// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The end of a port: refuse, cancel what is inside, take the completions, close the native port. Inside the gate is
 * every operation, from before its start until after its handler. Whoever brings it to zero has the port closed, and
 * waits for nobody; waiting is a thing of its own.
 *
 * <p>What Windows doesn't give back before the deadline is abandoned by whoever notices: it ends as such, its memory
 * stays Windows', it is counted, and the native port stays while it is inside.
 */
final class PortEnd extends Gate {
    /** For the driver to give up after the deadline, before the one who waits does so itself. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

    private final CompletionPort port;

    /**
     * Done when everything is over: true when Windows has given everything back, false when something was abandoned.
     */
    private final CompletableFuture<Boolean> down = new CompletableFuture<>();

    /** Done when nobody needs to wait any more: everything is over, or the time was. */
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    private final AtomicReference<@Nullable Deadline> deadline = new AtomicReference<>();
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final AtomicInteger abandoned = new AtomicInteger();

    /** Nobody is inside: the driver is to close the native port. */
    private volatile boolean leftToDriver;

    private volatile boolean finished;

    /** It tells operations that they are abandoned, on its own behalf: handlers run on it. */
    private volatile @Nullable Thread abandoning;

    PortEnd(CompletionPort port) {
        this.port = port;
    }

    /** Begins to close, and waits for nobody. The first one's deadline holds. */
    void begin(Deadline until) {
        deadline.compareAndSet(null, until);
        if (beginClosing()) {
            try {
                Operations.forEach(port, this::cancel);
            } finally {
                exit();
            }
        }
        port.wakeQuietly(); // the driver sleeps without a deadline yet
    }

    private void cancel(Operation operation) {
        try {
            operation.cancel();
        } catch (Throwable e) { // a canceller of the user's: it ends nothing but itself
            port.handlerFailed(e);
        }
    }

    /**
     * Begins to close, and waits that long.
     *
     * @return true when Windows has given everything back; false on the driver's own thread, where nobody waits
     */
    boolean close(Duration within) {
        Deadline until = Deadline.in(within);
        begin(until);
        if (port.inHandler()) {
            return down.getNow(false);
        }
        port.driver.await(givenUp.get() ? down : settled, until);
        if (!settled.isDone() && left() == 0) {
            port.driver.await(settled, Deadline.in(Duration.ofNanos(GRACE)));
            giveUp(); // a handler that doesn't return keeps the driver
        }
        return down.getNow(false);
    }

    /** The time until {@link #giveUp}, for a driver. */
    long left() {
        Deadline until = deadline.get();
        return until == null ? Long.MAX_VALUE : until.left();
    }

    /** What is in progress yet is abandoned; by any thread. */
    void giveUp() {
        if (!isClosing() || !givenUp.compareAndSet(false, true)) {
            return;
        }
        abandoning = Thread.currentThread();
        try {
            Operations.forEach(port, Operation::abandon);
        } finally {
            abandoning = null;
            settled.complete(null);
        }
        port.wakeQuietly(); // the port's own thread has nothing more to wait for
    }

    /** By an operation that won't end any more. */
    void countAbandoned() {
        if (abandoned.getAndIncrement() == 0) {
            PortNatives.pin0(); // a callback may yet come and post: the code stays, as the slots do
        }
        down.complete(false);
    }

    /** By such an operation that Windows has given back after all. */
    void reclaimed() {
        abandoned.getAndDecrement();
    }

    int abandoned() {
        return abandoned.get();
    }

    boolean isAbandoning() {
        return abandoning == Thread.currentThread();
    }

    /** A start that the last look at what is in progress may have missed looks here. */
    boolean isGivenUp() {
        return givenUp.get();
    }

    /** There is nothing left to drive. */
    boolean isOver() {
        return finished || leftToDriver || givenUp.get();
    }

    @Override
    protected void last() {
        leftToDriver = true;
        port.driver.finish();
    }

    boolean isLeftToDriver() {
        return leftToDriver && !finished;
    }

    /** By the driver alone. */
    void finish() {
        if (isLeftToDriver()) {
            finished = true;
            port.closeNative();
            down.complete(true);
            settled.complete(null);
        }
    }
}
