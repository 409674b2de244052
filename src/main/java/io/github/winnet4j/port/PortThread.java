// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a port: a daemon of Java, so that its name, its class loader and what happens to its exceptions are
 * Java's.
 *
 * <p>HotSpot waits 300 ms at the exit of the JVM for a thread that is in native code. A shutdown hook wakes it, and
 * from then on it sleeps in Java and only looks into Windows: it serves the hooks of the application, which may close
 * what they opened, and holds up nobody. (Runtime.halt runs no hooks, so there HotSpot does wait.)
 */
final class PortThread extends Thread {
    private static final AtomicInteger NUMBER = new AtomicInteger(1);
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long MAX_PAUSE_NANOS = 100_000_000;

    /** While the JVM exits the thread waits so long in Java, then looks what lies there, again and again. */
    private static final long EXIT_PAUSE_NANOS = 1_000_000;

    /**
     * How long the exit of the JVM waits for a port thread to come out of Windows; one whose handler runs just then is
     * left behind.
     */
    private static final long EXIT_NANOS = 20_000_000;

    /**
     * The threads that the hook wakes; it is registered while there are any, so that a class loader can go without it.
     */
    private static final Set<PortThread> RUNNING = new HashSet<>();

    private static @Nullable Thread hook;

    /** The hook has run: threads of later ports behave so from their start. */
    private static boolean leaving;

    private final CompletionPort port;
    private final Delivery delivery;
    private volatile boolean exiting;
    private volatile boolean seenExiting;

    PortThread(CompletionPort port, Delivery delivery) {
        super(null, null, "winnet4j-port-" + NUMBER.getAndIncrement(), 0, false);
        this.port = port;
        this.delivery = delivery;
        setDaemon(true);
    }

    void begin() {
        port.driver.begin(this);
        remember();
        try {
            start();
        } catch (Throwable e) { // no memory for a thread
            forget();
            port.driver.endOwn();
            throw e;
        }
    }

    private void remember() {
        synchronized (RUNNING) {
            RUNNING.add(this);
            exiting = leaving;
            if (hook == null) {
                Thread fresh = new Thread(null, PortThread::leaveAll, "winnet4j-exit", 0, false);
                try {
                    Runtime.getRuntime().addShutdownHook(fresh);
                    hook = fresh;
                } catch (IllegalStateException e) {
                    exiting = true; // the JVM is exiting already
                }
            }
        }
    }

    @Override
    public void run() {
        try {
            drive();
        } finally {
            forget();
            port.driver.endOwn();
        }
    }

    private void drive() {
        long pause = FIRST_PAUSE_NANOS;
        while (!port.end.isOver()) {
            int code = turn();
            if (code == WinError.ERROR_SUCCESS) {
                pause = FIRST_PAUSE_NANOS;
            } else if (code == WinError.ERROR_ABANDONED_WAIT_0 || code == WinError.ERROR_INVALID_HANDLE) {
                port.end.begin(Deadline.in(Duration.ZERO)); // somebody closed it under us: nothing will ever come
                port.end.giveUp();
            } else {
                LockSupport.parkNanos(pause);
                pause = Math.min(pause * 2, MAX_PAUSE_NANOS);
            }
        }
    }

    /** Waits for completions and handles them; 0, or the code of a failed wait. */
    private int turn() {
        if (exiting) {
            seenExiting = true;
            LockSupport.parkNanos(EXIT_PAUSE_NANOS);
            return Math.max(0, -port.driver.turn(0));
        }
        if (delivery == Delivery.CALLBACK && !port.end.isClosing()) {
            return PortNatives.run0(port.address(), port);
        }
        return Math.max(0, -port.driver.turn(Long.MAX_VALUE));
    }

    private void forget() {
        synchronized (RUNNING) {
            RUNNING.remove(this);
            if (RUNNING.isEmpty() && hook != null) {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException e) {
                    // it runs just now
                }
                hook = null;
            }
        }
    }

    /** True once the hook has begun. */
    static boolean isLeaving() {
        synchronized (RUNNING) {
            return leaving;
        }
    }

    private static void leaveAll() {
        PortThread[] threads;
        synchronized (RUNNING) {
            leaving = true;
            threads = RUNNING.toArray(new PortThread[0]);
        }
        for (PortThread thread : threads) {
            thread.exiting = true;
            thread.port.wakeQuietly();
        }
        long begin = System.nanoTime();
        for (PortThread thread : threads) {
            while (!thread.seenExiting && thread.isAlive() && System.nanoTime() - begin < EXIT_NANOS) {
                LockSupport.parkNanos(EXIT_PAUSE_NANOS / 10);
            }
        }
    }
}
