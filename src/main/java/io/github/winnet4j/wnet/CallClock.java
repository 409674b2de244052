// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.internal.LibraryTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls whose deadlines have passed, on a thread of its own: those of the pool may all be stuck. The thread is
 * there while it has something to wait for, and a moment longer. What ends a call, and may run code of the user's, gets
 * another thread, so that the next deadline isn't missed.
 */
final class CallClock implements CallPool.Deadlines {
    private static final class Alarm {
        final long at;
        final Runnable task;

        Alarm(long at, Runnable task) {
            this.at = at;
            this.task = task;
        }
    }

    private final long idleNanos;

    /** System.nanoTime() may wrap; what has passed since this doesn't. */
    private final long epoch = System.nanoTime();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // under the lock

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(alarm -> alarm.at));
    private boolean running;

    CallClock(long idleNanos) {
        this.idleNanos = idleNanos;
    }

    @Override
    public Runnable after(long nanos, Runnable task) {
        if (nanos > Long.MAX_VALUE / 2) {
            return () -> {}; // it never comes
        }
        Runnable forget = LibraryTime.after(nanos, task);
        if (forget != null) {
            return forget; // by another clock
        }
        Alarm alarm = new Alarm(now() + nanos, task);
        lock.lock();
        try {
            if (!running) {
                CallPool.thread("deadlines", this::work).start();
                running = true;
            }
            alarms.add(alarm);
            changed.signal();
        } finally {
            lock.unlock();
        }
        return () -> stop(alarm);
    }

    private void stop(Alarm alarm) {
        lock.lock();
        try {
            alarms.remove(alarm);
            changed.signal(); // without any, the thread needn't wait for this one's time
        } finally {
            lock.unlock();
        }
    }

    /** True if there is a thread. */
    boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Alarm due = next(); due != null; due = next()) {
            try {
                CallPool.thread("abandoned", due.task).start();
            } catch (Throwable e) { // no memory for a thread
                run(due.task);
            }
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            // the next has its turn
        }
    }

    private @Nullable Alarm next() {
        lock.lock();
        try {
            long idle = idleNanos;
            while (true) {
                try {
                    Alarm first = alarms.peek();
                    long left = first != null ? first.at - now() : idle;
                    if (left <= 0) {
                        running = first != null;
                        return alarms.poll();
                    }
                    long rest = changed.awaitNanos(left);
                    idle = first != null ? idleNanos : rest;
                } catch (InterruptedException e) {
                    // by code that doesn't know what this thread is for
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return System.nanoTime() - epoch;
    }
}
