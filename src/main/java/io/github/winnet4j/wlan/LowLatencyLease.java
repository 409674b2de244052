// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.port.LibraryPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Wlanapi;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * An interface that is quick for as long as this is open: the driver learns that media are streamed, and Windows
 * doesn't scan by itself. Scans in the background are what makes Wi-Fi lag every minute or so; no better access point
 * is looked for meanwhile, so roaming is worse. For games, calls and streams; not for a whole day.
 *
 * <p>What is promised: it has a handle of its own, and what it has set lasts no longer than that. {@link #close} sets
 * back what was found, unless another lease of this process holds the same interface, and closes the handle; when the
 * process crashes, Windows does. A lease that begins while the last one ends finds the interface as it was, and sets it
 * after that. Leases of other processes can't be ordered: where the last setting wins, the end of one there may undo
 * what one here has set.
 *
 * @since 0.1.0
 */
public final class LowLatencyLease implements AutoCloseable {
    private static final String KIND = "low-latency lease";
    private static final ConcurrentMap<UUID, Held> HELD = new ConcurrentHashMap<>();

    /** Makes handles on a port. */
    @FunctionalInterface
    interface Port {
        PortHandle attach(String kind, LongSupplier opener, PortHandle.Closer closer);
    }

    private final UUID interfaceId;
    private final PortHandle handle;

    private LowLatencyLease(UUID interfaceId, PortHandle handle) {
        this.interfaceId = interfaceId;
        this.handle = handle.ownedBy(this);
    }

    /**
     * Makes that interface quick.
     *
     * @param interfaceId the interface's GUID
     * @return the lease, which ends when it is closed
     * @throws io.github.winnet4j.AccessDeniedException the caller may not change it
     */
    public static LowLatencyLease acquire(UUID interfaceId) {
        return acquire(interfaceId, LibraryPort::attach);
    }

    static LowLatencyLease acquire(UUID interfaceId, Port port) {
        Held held = HELD.computeIfAbsent(Objects.requireNonNull(interfaceId, "interfaceId"), Held::new);
        return new LowLatencyLease(interfaceId, port.attach(KIND, held::open, held::close));
    }

    /** {@return which interface} */
    public UUID interfaceId() {
        return interfaceId;
    }

    /** Sets everything back. Closing again does nothing. */
    @Override
    public void close() {
        close(PortHandle.DEFAULT_DEADLINE);
    }

    /**
     * Sets everything back. It waits for nothing but Windows, which is asked on this thread.
     *
     * @param within how long to wait at most for another thread that is doing so; not negative
     * @return true when it is done
     */
    public boolean close(Duration within) {
        return handle.close(within);
    }

    /**
     * Sets everything back.
     *
     * @return ends, with true, when it is done
     */
    public Pending<Boolean> closeAsync() {
        return handle.closeAsync();
    }

    @Override
    public String toString() {
        return handle + ", of interface " + interfaceId;
    }

    /**
     * What the leases of one interface share: how many there are, and what the first of them found. Of two that begin
     * or end at once one is through with Windows before the other, its handle closed too: what the last one restores
     * would undo what the next one sets otherwise.
     */
    private static final class Held {
        private final byte[] guid;
        private final ReentrantLock lock = new ReentrantLock();
        private int leases;
        private int streaming;
        private int scanning;

        Held(UUID interfaceId) {
            guid = Guids.bytes(interfaceId);
        }

        /** A handle, with the interface quick. */
        long open() {
            long handle = WlanHandles.open(new int[1]);
            boolean done = false;
            try {
                begin(handle);
                done = true;
                return handle;
            } finally {
                if (!done) {
                    WlanHandles.close(handle);
                }
            }
        }

        private void begin(long handle) {
            lock.lock();
            try {
                if (leases == 0) {
                    streaming = read(handle, InterfaceValues.MEDIA_STREAMING);
                    scanning = read(handle, InterfaceValues.BACKGROUND_SCAN);
                }
                boolean done = false;
                try {
                    // What another one has set already is set again, with this handle, so that it stays when the other
                    // one goes.
                    WlanErrors.check("WlanSetInterface", write(handle, InterfaceValues.MEDIA_STREAMING, 1));
                    WlanErrors.check("WlanSetInterface", write(handle, InterfaceValues.BACKGROUND_SCAN, 0));
                    done = true;
                    leases++;
                } finally {
                    if (!done) {
                        restore(handle);
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        void close(long handle) {
            lock.lock();
            try {
                leases--;
                restore(handle);
            } finally {
                try {
                    WlanHandles.close(handle); // with which Windows undoes what it has set, before the next one sets it
                } finally {
                    lock.unlock();
                }
            }
        }

        /**
         * An interface that is gone, or a service that has stopped, has nothing to restore: Windows' answers don't
         * matter.
         */
        private void restore(long handle) {
            if (leases == 0 && streaming == 0) {
                write(handle, InterfaceValues.MEDIA_STREAMING, 0);
            }
            if (leases == 0 && scanning != 0) {
                write(handle, InterfaceValues.BACKGROUND_SCAN, 1);
            }
        }

        private int read(long handle, int opcode) {
            byte[] value = new byte[Integer.BYTES];
            WlanErrors.check(
                    "WlanQueryInterface", Wlanapi.WlanQueryInterface(handle, guid, opcode, 0, new int[1], value, null));
            return Layouts.wrap(value, value.length).getInt(0);
        }

        private int write(long handle, int opcode, int value) {
            byte[] bytes = {(byte) value, 0, 0, 0};
            return Wlanapi.WlanSetInterface(handle, guid, opcode, bytes.length, bytes, 0);
        }
    }
}
