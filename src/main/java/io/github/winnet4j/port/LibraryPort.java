// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.Deadline;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One port for all users that don't want one of their own: it starts, with its thread, when the first handle is opened
 * on it, and ends when the last one is closed, or with the JVM. It may start again afterwards.
 *
 * <p>Its users are counted here rather than by a gate, since a gate that was closed stays closed.
 *
 * @since 0.1.0
 */
public final class LibraryPort {
    /** Guards the next two; held while a port is started, so that there is one. */
    private static final ReentrantLock LOCK = new ReentrantLock();

    private static @Nullable CompletionPort port;
    private static int users;

    private LibraryPort() {}

    /**
     * Takes over a handle of Windows', as {@link CompletionPort#attach} does, on the port of the library's own.
     *
     * @param kind what messages call it, such as {@code "pipe"}
     * @param opener opens it; what it throws goes to the caller
     * @param closer closes it, once
     * @return the open handle, to be closed; {@link PortHandle#port} is the port, which only the library closes
     */
    public static PortHandle attach(String kind, LongSupplier opener, PortHandle.Closer closer) {
        Use use = new Use(begin());
        boolean attached = false;
        try {
            PortHandle handle = use.port.attach(kind, opener, windows -> use.end(windows, closer));
            attached = true;
            return handle;
        } finally {
            if (!attached) {
                use.end();
            }
        }
    }

    private static CompletionPort begin() {
        LOCK.lock(); // not a monitor: it is held while a thread is being started
        try {
            CompletionPort shared = port;
            if (shared == null || !shared.isOpen()) { // closed by an application, which shouldn't
                shared = CompletionPort.start();
                port = shared;
                users = 0;
            }
            users++;
            return shared;
        } finally {
            LOCK.unlock();
        }
    }

    /** The last one asks the port to close, without waiting: what is still inside is that very handle. */
    private static void end(CompletionPort shared) {
        LOCK.lock();
        try {
            if (shared != port || --users != 0) {
                return;
            }
            port = null;
        } finally {
            LOCK.unlock();
        }
        shared.end.begin(Deadline.NEVER);
    }

    /** One handle on the port, from before its opening to its closing. */
    private static final class Use {
        final CompletionPort port;
        private final AtomicBoolean ended = new AtomicBoolean();

        Use(CompletionPort port) {
            this.port = port;
        }

        void end(long handle, PortHandle.Closer closer) {
            try {
                closer.close(handle);
            } finally {
                end();
            }
        }

        void end() {
            if (ended.compareAndSet(false, true)) {
                LibraryPort.end(port);
            }
        }
    }
}
