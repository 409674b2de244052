// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.WinError;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a port: a daemon of Java, so that its name, its class loader and what happens to its exceptions are
 * Java's.
 *
 * <p>While it waits in Windows it knows the native port alone, so that a forgotten port can be noticed. Then the native
 * port is left to this thread, which may be in it: see {@link #closeNative}.
 *
 * <p>HotSpot waits 300 ms at the exit of the JVM for a thread that is in native code. A shutdown hook wakes it, and
 * from then on it sleeps in Java and only looks into Windows: it serves the hooks of the application, which may close
 * what they opened, and doesn't hold them up. (Runtime.halt runs no hooks, so there HotSpot does wait.)
 */
final class PortThread extends Thread {
    private static final AtomicInteger NUMBER = new AtomicInteger(1);
    /** While the JVM exits the thread waits that long in Java, then looks what lies there, again and again. */
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

    private final WeakReference<CompletionPort> port;
    private final long address;
    private final Delivery delivery;

    /** The port from the beginning of its end on: this may be the only reference. */
    private volatile @Nullable CompletionPort closing;

    /** It has left the native port for good. */
    private volatile boolean over;

    /** The port was forgotten, and the Cleaner is out of the native port. */
    private volatile boolean forgotten;

    /** The JVM exits: no more waits in Windows. */
    volatile boolean exiting;

    volatile boolean seenExiting;

    PortThread(CompletionPort port, Delivery delivery) {
        super(null, null, "winnet4j-port-" + NUMBER.getAndIncrement(), 0, false);
        this.port = port.weak();
        this.address = port.address();
        this.delivery = delivery;
        setDaemon(true);
    }

    void begin(CompletionPort itsPort) {
        itsPort.driver.begin(this);
        remember();
        try {
            start();
        } catch (Throwable e) { // no memory for a thread
            forget();
            over = true;
            itsPort.driver.endOwn();
            throw e;
        }
    }

    /** The port is being closed, and stays until this thread drives no more. */
    void keep(CompletionPort itsPort) {
        closing = itsPort;
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
            long next = served(0);
            while (next != Driver.OVER) {
                next = served(await(next));
            }
        } finally {
            forget();
            CompletionPort itsPort = closing == null ? port.get() : closing;
            if (itsPort != null) {
                over = true;
                itsPort.driver.endOwn();
            } else {
                closeForgotten();
            }
        }
    }

    /** Here nothing but the native port is known; how many records lie there, or the negative code of a failed wait. */
    private int await(long nanos) {
        if (delivery == Delivery.CALLBACK && nanos == Long.MAX_VALUE && closing == null) {
            return -PortNatives.run0(address, port);
        }
        return PortNatives.poll0(address, Deadline.millis(nanos));
    }

    /** Here the port is known; how long to wait next. */
    private long served(int count) {
        CompletionPort itsPort = port.get();
        return itsPort == null ? Driver.OVER : itsPort.driver.served(this, count);
    }

    /**
     * Closes the native port; by {@link CompletionPort} when it has come to its end, or by the Cleaner. That one leaves
     * it to this thread, which waits in it.
     */
    int closeNative(long native0) {
        if (over) {
            return PortNatives.close0(native0);
        }
        PortNatives.wake0(native0);
        forgotten = true;
        LockSupport.unpark(this);
        return WinError.ERROR_SUCCESS;
    }

    /** The port was forgotten, and nothing is in progress. */
    private void closeForgotten() {
        while (!forgotten) {
            LockSupport.park(this); // the Cleaner is on its way
            Thread.interrupted(); // by a handler
        }
        PortNatives.close0(address);
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
            CompletionPort itsPort = thread.port.get();
            if (itsPort != null) {
                itsPort.wakeQuietly();
            }
        }
        long begin = System.nanoTime();
        for (PortThread thread : threads) {
            while (!thread.seenExiting && thread.isAlive() && System.nanoTime() - begin < EXIT_NANOS) {
                LockSupport.parkNanos(EXIT_PAUSE_NANOS / 10);
            }
        }
    }
}
