// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.internal.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where calls run that Windows can't cancel, so that only this pool waits for a dead server. Knows no function of
 * Windows.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>There is a limit to the threads, and one to the calls that wait for a thread; further calls are refused at
 *       once, and so is everything while each thread is stuck in an abandoned call.
 *   <li>A call ends once, by its deadline at the latest: with what it brought, or as abandoned, or as never begun.
 *       Futures are completed outside of the lock; what hangs on them runs on the executor of the call.
 *   <li>The threads are daemons that inherit nothing. Until JDK 24 every thread holds the class loaders of the code
 *       that made it, so these don't wait for work: they end a moment after the last call, and with them all that holds
 *       the library.
 * </ul>
 *
 * <p>No gate stands before it, since nothing of it is closed: it holds no handle, and it ends by having nothing to do.
 */
final class CallPool {
    /** How long a thread stays for another call: one call after the other gets the same thread. */
    private static final Duration IDLE = Duration.ofMillis(100);

    /** For calls with a deadline: few, since each of them may be stuck in Windows after it was given up. */
    private static final CallPool SHARED = new CallPool(8, 64, null);

    /** For virtual threads, each of which waits until its call has ended; none is refused. */
    private static final CallPool PATIENT = new CallPool(64, Integer.MAX_VALUE, null);

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    /** Runs a task when that time has passed. */
    @FunctionalInterface
    interface Deadlines {
        /** Returns what makes it forget the task. */
        Runnable after(long nanos, Runnable task);
    }

    private final int most;
    private final int waiting;
    private final long idleNanos;
    private final Deadlines deadlines;

    /** Guards all below and the states of the calls. Neither Windows nor code of the user's is called under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition handedOver = lock.newCondition();

    /** Calls that have a thread each, or get one as soon as it is there. */
    private final ArrayDeque<Call<?>> handed;

    /** Calls that wait until one of the others has ended. */
    private final ArrayDeque<Call<?>> line = new ArrayDeque<>();

    private int threads;

    /** How many calls were handed over and haven't ended. */
    private int running;

    private int abandoned;
    private long abandonedEver;
    private long refused;

    /** @param deadlines another clock than the pool's own; null for that */
    CallPool(int most, int waiting, @Nullable Deadlines deadlines) {
        this(most, waiting, IDLE, deadlines);
    }

    CallPool(int most, int waiting, Duration idle, @Nullable Deadlines deadlines) {
        this.most = most;
        handed = new ArrayDeque<>(most);
        this.waiting = waiting;
        idleNanos = Deadline.nanos(idle);
        this.deadlines = deadlines != null ? deadlines : new CallClock(idleNanos);
    }

    static CallPool shared() {
        return SHARED;
    }

    static CallPool patient() {
        return PATIENT;
    }

    /** A daemon that inherits nothing. The system's class loader is there for code of the user's, and never goes. */
    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(null, task, "winnet4j-wnet-" + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    /**
     * Begins a call, or puts it in line.
     *
     * @param dependents runs what is chained to its futures
     * @param within not negative
     */
    <T> Call<T> submit(Call.Task<T> task, Executor dependents, Duration within) {
        long nanos = Deadline.nanos(within);
        Call<T> call = new Call<>(this, task, new CallCompleter(dependents), within);
        if (nanos == 0) {
            call.deadlinePassed();
            return call;
        }
        try {
            call.clock(deadlines.after(nanos, call::deadlinePassed));
        } catch (Throwable e) { // no memory for its thread
            refuse(call, e);
            return call;
        }
        admit(call);
        return call;
    }

    /** Begins a call without a deadline, or puts it in line, however long that is. */
    <T> Call<T> submit(Call.Task<T> task, Executor dependents) {
        Call<T> call = new Call<>(this, task, new CallCompleter(dependents), null);
        admit(call);
        return call;
    }

    private void admit(Call<?> call) {
        boolean refuse = false;
        Throwable problem = null;
        lock.lock();
        try {
            if (call.state == Call.State.WAITING) { // else its deadline has passed already
                refuse = abandoned >= most || running == most && line.size() >= waiting;
                if (!refuse && running == most) {
                    line.add(call);
                } else if (!refuse) {
                    addThread();
                    handOver(call);
                }
            }
        } catch (Throwable e) { // no memory for a thread
            refuse = true;
            problem = e;
        } finally {
            lock.unlock();
        }
        if (refuse) {
            refuse(call, problem);
        }
    }

    /** One more, unless there is one that no call has; those that come from their last call or are starting count. */
    private void addThread() {
        if (threads == running) {
            thread(Integer.toString(NUMBER.getAndIncrement()), this::work).start();
            threads++;
        }
    }

    private void refuse(Call<?> call, @Nullable Throwable problem) {
        if (givenUp(call) == Call.State.WAITING) { // else its deadline came first
            lock.lock();
            try {
                refused++;
            } finally {
                lock.unlock();
            }
            call.refuse(problem);
        }
    }

    private void handOver(Call<?> call) {
        handed.add(call); // which has room: the thread that ends the last call may have no memory
        running++;
        handedOver.signal();
    }

    // -- on a thread of the pool

    private void work() {
        for (Call<?> call = next(); call != null; call = next()) {
            Thread.interrupted(); // if code of the user's has left it so
            call.run();
        }
    }

    /** The next call, which is RUNNING; null when the thread is to end. */
    private @Nullable Call<?> next() {
        lock.lock();
        try {
            long left = idleNanos;
            while (true) {
                Call<?> call = handed.poll();
                if (call != null && call.state == Call.State.WAITING) {
                    call.state = Call.State.RUNNING;
                    return call;
                }
                if (call != null) {
                    leave(); // it was given up before it began
                } else if (left <= 0) {
                    threads--;
                    return null;
                } else {
                    try {
                        left = handedOver.awaitNanos(left);
                    } catch (InterruptedException e) {
                        // by code that doesn't know what this thread is for
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        running--;
        Call<?> next = line.poll();
        if (next != null) {
            handOver(next); // to this thread, which comes for it, or to one that is idle
        }
    }

    // -- how calls end

    /** Windows has answered. */
    void ended(Call<?> call) {
        lock.lock();
        try {
            abandoned -= call.state == Call.State.ABANDONED ? 1 : 0;
            call.state = Call.State.ENDED;
            leave();
        } finally {
            lock.unlock();
        }
    }

    /** Its state when it was given up. */
    Call.State givenUp(Call<?> call) {
        lock.lock();
        try {
            Call.State was = call.state;
            if (was == Call.State.WAITING) {
                call.state = Call.State.ENDED;
                line.remove(call);
            } else if (was == Call.State.RUNNING) {
                call.state = Call.State.ABANDONED;
                abandoned++;
                abandonedEver++;
            }
            return was;
        } finally {
            lock.unlock();
        }
    }

    // -- what it shows

    CallCounters counters() {
        lock.lock();
        try {
            return new CallCounters(running, line.size(), abandoned, abandonedEver, refused);
        } finally {
            lock.unlock();
        }
    }

    String fullness() {
        CallCounters now = counters();
        return now.running() + " calls are with Windows, " + now.abandoned() + " of them abandoned, and "
                + now.waiting() + " wait; this one was refused";
    }

    /** How many threads there are, that of the deadlines too. */
    int threads() {
        lock.lock();
        try {
            return threads + (deadlines instanceof CallClock clock && clock.isRunning() ? 1 : 0);
        } finally {
            lock.unlock();
        }
    }
}
