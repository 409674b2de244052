// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

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
    /** While the JVM exits the thread waits so long in Java, then looks what lies there, again and again. */
    static final long EXIT_PAUSE_NANOS = 1_000_000;

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

    /** The JVM exits: no more waits in Windows. */
    volatile boolean exiting;

    volatile boolean seenExiting;

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
            port.driver.drive(this, delivery);
        } finally {
            forget();
            port.driver.endOwn();
        }
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
