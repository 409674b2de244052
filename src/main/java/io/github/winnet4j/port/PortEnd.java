// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The end of a port: refuse, cancel what is inside, take the completions, close the native port. Inside is every
 * operation, from before its start until after its handler, and everything that is open on the port. The thread that
 * brings it to zero has the port closed, without waiting; waiting is separate.
 *
 * <p>What Windows doesn't give back before the deadline is abandoned by the thread that notices: it ends as such, its
 * memory stays Windows', it is counted, and the native port stays while it is inside.
 */
final class PortEnd extends Scope {
    /** For the driver to give up after the deadline, before the waiter does so itself. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

    /**
     * Done when everything is over: true when Windows has given everything back, false when something was abandoned.
     */
    private final CompletableFuture<Boolean> down = new CompletableFuture<>();

    /** Done when waiting is no longer necessary: everything is over, or time has run out. */
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    private final AtomicInteger abandoned = new AtomicInteger();

    /** Nothing is inside: the driver is to close the native port. */
    private volatile boolean leftToDriver;

    private volatile boolean finished;

    /** Threads that report operations as abandoned: handlers run on them. */
    final Set<Thread> abandoners = ConcurrentHashMap.newKeySet(0);

    PortEnd(CompletionPort port) {
        super(port, null);
    }

    @Override
    String kind() {
        return "completion port";
    }

    @Override
    void begin(Deadline until) {
        port.driver.keep();
        super.begin(until);
        port.wakeQuietly(); // the driver sleeps without a deadline yet
    }

    /**
     * Begins to close, and waits that long.
     *
     * @return true when Windows has given everything back; false on the driver's own thread, which never waits
     */
    boolean close(Duration within) {
        Deadline until = Deadline.in(within);
        begin(until);
        if (port.inHandler()) {
            return down.getNow(false);
        }
        port.driver.awaitThrough(isGivenUp() ? down : settled, until);
        if (!settled.isDone() && left() == 0) {
            port.driver.awaitThrough(settled, Deadline.in(Duration.ofNanos(GRACE)));
            giveUp(); // a handler that doesn't return keeps the driver
        }
        return down.getNow(false);
    }

    @Override
    void abandonInside() {
        super.abandonInside();
        settled.complete(null);
        if (abandoned.get() != 0) {
            down.complete(false);
        }
        port.wakeQuietly(); // the port's own thread has nothing more to wait for
    }

    /**
     * An operation is abandoned, for which the caller has entered: it is inside the port alone until
     * {@link #reclaimed}.
     */
    void abandonedOne() {
        if (abandoned.getAndIncrement() == 0) {
            PortNatives.pin0(); // a callback may yet come and post: the code stays, as the slots do
        }
        if (settled.isDone()) { // otherwise the giving up isn't over, and ends what waits when it is
            down.complete(false);
        }
    }

    /** Windows has given back what was abandoned; perhaps before it was counted. */
    void reclaimed() {
        abandoned.getAndDecrement();
        exit();
    }

    int abandoned() {
        return Math.max(0, abandoned.get());
    }

    boolean isAbandoning() {
        return !abandoners.isEmpty() && abandoners.contains(Thread.currentThread());
    }

    /** There is nothing left to drive. */
    boolean isOver() {
        return finished || leftToDriver || isGivenUp();
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
