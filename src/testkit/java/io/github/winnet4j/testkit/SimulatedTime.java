// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.internal.testkit.TimeBinding;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The simulator's time, for threads that wait: it moves while they do. Promises: one thread moves it at a time; between
 * two events the client's own threads have a moment to do what the first one has brought; a deadline passes only when
 * nothing has happened for a while, so that no deadline is earlier than its answer.
 */
final class SimulatedTime {
    /** The time that the client has between two events, unless a wait is over before. */
    private static final long A_MOMENT = 2_000_000;

    /** The time without an event before a deadline passes. */
    private static final long QUIET = 100_000_000;

    private static final long A_LOOK = 50_000;

    private static final Map<Long, Runnable> DEADLINES = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private final Simulator simulator;
    private final ReentrantLock moving = new ReentrantLock();
    private volatile boolean drives;
    private volatile boolean hasDeadlines;
    private volatile long lastEvent;

    /** Of a thread that waits in the library; one that hasn't looked for that long is a new one. */
    private long lastLook;

    private static final long A_WAIT = 20_000_000;

    SimulatedTime(Simulator simulator) {
        this.simulator = simulator;
    }

    void drives(boolean now) {
        drives = now;
        bind();
    }

    void deadlines(boolean now) {
        hasDeadlines = now;
        bind();
    }

    void reset() {
        DEADLINES.clear();
        if (drives || hasDeadlines) {
            drives = false;
            hasDeadlines = false;
            bind();
        }
    }

    private void bind() {
        if (hasDeadlines) {
            TimeBinding.bind(SimulatorNatives::now, SimulatedTime::after, drives ? this::waiting : null);
        } else {
            TimeBinding.unbind(drives ? this::waiting : null);
        }
    }

    private static Runnable after(long nanos, Runnable task) {
        long id = LAST.incrementAndGet();
        DEADLINES.put(id, task);
        long event = SimulatorNatives.deadline(id, nanos);
        return () -> {
            if (DEADLINES.remove(id) != null) {
                SimulatorNatives.cancelDeadline(event);
            }
        };
    }

    /** By a thread of Windows: that deadline has passed. */
    static void ring(long id) {
        Runnable task = DEADLINES.remove(id);
        if (task != null) {
            task.run();
        }
    }

    /** A thread of the library waits: an event happens, if there is one and no other thread moves the time. */
    private void waiting(long left) {
        if (!moving.tryLock()) {
            return;
        }
        try {
            long now = System.nanoTime();
            if (now - lastLook > A_WAIT) {
                lastEvent = now; // nothing has happened since it began to wait
            }
            lastLook = now;
            if (now - lastEvent >= A_MOMENT && !step(false) && isQuiet() && hasDeadlines) {
                // Its own deadline is none of the events.
                if (!step(true)) {
                    advance(left);
                }
            }
        } finally {
            moving.unlock();
        }
    }

    /** Until that is so. False when it isn't, and nothing has happened for that long. */
    boolean runUntil(BooleanSupplier condition, Duration patience) {
        lastEvent = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - lastEvent > patience.toNanos()) {
                return false;
            }
            moving.lock();
            try {
                if (step(false) || isQuiet() && hasDeadlines && step(true)) {
                    await(condition);
                }
            } finally {
                moving.unlock();
            }
            LockSupport.parkNanos(A_LOOK);
        }
        return true;
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - begin < A_MOMENT) {
            LockSupport.parkNanos(A_LOOK);
        }
    }

    private boolean isQuiet() {
        return System.nanoTime() - lastEvent >= QUIET;
    }

    /** False when there is no event, or time moves by itself. */
    private boolean step(boolean deadlineToo) {
        return moved(
                () -> simulator.command(deadlineToo ? "step deadlines" : "step").equals("1"));
    }

    private void advance(long nanos) {
        moved(() -> !simulator
                .command("advance " + Words.time(Duration.ofNanos(nanos)))
                .isEmpty());
    }

    private boolean moved(BooleanSupplier move) {
        try {
            boolean did = move.getAsBoolean();
            if (did) {
                lastEvent = System.nanoTime();
            }
            return did;
        } catch (IllegalStateException e) {
            return false; // in the mode FREE, or inside a callback
        }
    }
}
