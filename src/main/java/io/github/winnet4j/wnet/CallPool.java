// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where calls run that Windows can't cancel, so that only this pool waits for a dead server. Knows no function of
 * Windows.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>So many threads at most, so many calls waiting for one; what is more is refused at once, and so is everything
 *       while each thread is stuck in an abandoned call.
 *   <li>A call ends once, by its deadline at the latest: with what it brought, or as abandoned, or as never begun.
 *       Dependent code runs on the caller's executor, never here, and never under a lock.
 *   <li>The threads are daemons, hold no class loader but this one, and end when there is nothing to do. One of them
 *       keeps the deadlines.
 * </ul>
 */
final class CallPool {
    /** For the whole library: small, since each of them may be stuck in Windows. */
    private static final CallPool SHARED = new CallPool(8, 64, Duration.ofSeconds(5), null);

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    /** Runs a task when so much time has passed. */
    @FunctionalInterface
    interface Deadlines {
        Future<?> after(Duration time, Runnable task);
    }

    private final int most;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor scheduler;
    private final Deadlines deadlines;

    /** Guards the counters and the states of all calls; no foreign code runs under it. */
    private final Object lock = new Object();

    private int running;
    private int abandoned;
    private long abandonedEver;
    private long refused;

    /** @param deadlines another one than the pool's own; null for that */
    CallPool(int most, int waiting, Duration idle, @Nullable Deadlines deadlines) {
        this.most = most;
        threads = new ThreadPoolExecutor(
                most, most, idle.toMillis(), TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(waiting), factory("wnet"));
        threads.allowCoreThreadTimeOut(true);
        scheduler = new ScheduledThreadPoolExecutor(1, factory("wnet-deadlines"));
        scheduler.setKeepAliveTime(idle.toMillis(), TimeUnit.MILLISECONDS);
        scheduler.allowCoreThreadTimeOut(true);
        scheduler.setRemoveOnCancelPolicy(true);
        this.deadlines = deadlines != null
                ? deadlines
                : (time, task) -> scheduler.schedule(task, nanos(time), TimeUnit.NANOSECONDS);
    }

    static CallPool shared() {
        return SHARED;
    }

    private static ThreadFactory factory(String name) {
        return task -> {
            Thread thread = new Thread(null, task, "winnet4j-" + name + "-" + NUMBER.getAndIncrement(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            return thread;
        };
    }

    /**
     * Begins a call, or puts it in line.
     *
     * @param what names it in messages
     * @param call the call
     * @param unused runs when the call is refused, or nobody waits for it any more
     * @param executor where the future ends
     */
    <T> CompletableFuture<T> submit(
            String what, Supplier<T> call, Runnable unused, Executor executor, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            unused.run();
            throw new IllegalArgumentException("a deadline of " + deadline + " has passed already");
        }
        Call<T> fresh = new Call<>(this, what, call, unused, executor, deadline);
        if (!begin(fresh)) {
            fresh.refuse();
        }
        return fresh.future();
    }

    private boolean begin(Call<?> call) {
        synchronized (lock) {
            if (abandoned >= most) {
                refused++;
                return false;
            }
        }
        try {
            call.clockIs(deadlines.after(call.deadline(), call::deadlinePassed));
            threads.execute(call);
            return true;
        } catch (RejectedExecutionException e) {
            synchronized (lock) {
                refused++;
            }
            return false;
        }
    }

    private static long nanos(Duration deadline) {
        return deadline.compareTo(Duration.ofDays(36500)) < 0 ? deadline.toNanos() : Long.MAX_VALUE / 4;
    }

    CallCounters counters() {
        int waiting = threads.getQueue().size();
        synchronized (lock) {
            return new CallCounters(running, waiting, abandoned, abandonedEver, refused);
        }
    }

    /** How many threads there are, that of the deadlines too. */
    int threads() {
        return threads.getPoolSize() + scheduler.getPoolSize();
    }

    void forget(Call<?> call) {
        threads.remove(call);
    }

    String fullness() {
        CallCounters now = counters();
        return now.running() + " calls are with Windows, " + now.abandoned() + " of them abandoned, and "
                + now.waiting() + " wait; this one was refused";
    }

    // -- the states of calls, changed under the one lock

    boolean change(Call<?> call, Call.State from, Call.State to) {
        synchronized (lock) {
            if (call.state != from) {
                return false;
            }
            call.state = to;
            if (to == Call.State.RUNNING) {
                running++;
            } else if (to == Call.State.ABANDONED) {
                abandoned++;
                abandonedEver++;
            } else if (from == Call.State.RUNNING || from == Call.State.ABANDONED) {
                running--;
                abandoned -= from == Call.State.ABANDONED ? 1 : 0;
            }
            return true;
        }
    }
}
