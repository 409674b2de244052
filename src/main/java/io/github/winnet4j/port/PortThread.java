// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.win32.WinError;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a port: a daemon of Java, so that its name, its class loader and what happens to its exceptions are
 * Java's, that spends its life in one native loop.
 *
 * <p>HotSpot waits 300 ms at the exit of the JVM for a thread that is in native code. A shutdown hook wakes it, so that
 * it leaves. (Runtime.halt runs no hooks, so there it does wait.)
 */
final class PortThread extends Thread {
    private static final AtomicInteger NUMBER = new AtomicInteger(1);
    private static final long MAX_PAUSE_NANOS = 100_000_000;

    /**
     * How long the exit of the JVM waits for a port thread at most; one whose handler runs just then is left behind.
     */
    private static final long EXIT_MILLIS = 20;

    /**
     * The threads that the hook wakes; it is registered while there are any, so that a class loader can go without it.
     */
    private static final Set<PortThread> RUNNING = new HashSet<>();

    private static @Nullable Thread hook;

    private final CompletionPort port;
    private volatile boolean exiting;

    PortThread(CompletionPort port) {
        super(null, null, "winnet4j-port-" + NUMBER.getAndIncrement(), 0, false);
        this.port = port;
        setDaemon(true);
    }

    void begin() {
        port.driverIs(this);
        remember();
        try {
            start();
        } catch (Throwable e) { // no memory for a thread
            forget();
            throw e;
        }
    }

    private void remember() {
        synchronized (RUNNING) {
            RUNNING.add(this);
            if (hook == null) {
                Thread fresh = new Thread(null, PortThread::leaveAll, "winnet4j-exit", 0, false);
                try {
                    Runtime.getRuntime().addShutdownHook(fresh);
                    hook = fresh;
                } catch (IllegalStateException e) {
                    // the JVM is exiting already
                }
            }
        }
    }

    @Override
    public void run() {
        long pause = 1_000_000;
        while (!exiting && !port.isClosing()) {
            int code = PortNatives.run0(port.address(), port);
            if (code == WinError.ERROR_SUCCESS) {
                pause = 1_000_000;
                port.tellAskers(); // one of them may have woken this thread
            } else if (code == WinError.ERROR_ABANDONED_WAIT_0 || code == WinError.ERROR_INVALID_HANDLE) {
                port.close(java.time.Duration.ZERO); // somebody closed it under us: nothing will ever come
            } else {
                LockSupport.parkNanos(pause);
                pause = Math.min(pause * 2, MAX_PAUSE_NANOS);
            }
        }
        forget();
        if (port.isClosing()) {
            port.finishClosing();
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

    private static void leaveAll() {
        PortThread[] threads;
        synchronized (RUNNING) {
            threads = RUNNING.toArray(new PortThread[0]);
        }
        for (PortThread thread : threads) {
            thread.exiting = true;
            thread.port.wakeQuietly();
        }
        long end = System.nanoTime() + EXIT_MILLIS * 1_000_000;
        for (PortThread thread : threads) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left > 0) {
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }
}
