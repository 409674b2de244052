// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.Wlanapi;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An interface that is quick for as long as this is open: the driver is told that media are streamed, and Windows
 * doesn't scan by itself. Scans in the background are what makes Wi-Fi lag every minute or so; no better access point
 * is looked for meanwhile, so roaming is worse. For games, calls and streams; not for a whole day.
 *
 * <p>What is promised: it has a handle of its own, and what it has set lasts no longer than that. {@link #close} sets
 * back what it found, unless another lease of this process holds the same interface, and closes the handle; when the
 * process crashes, Windows does. It needs no completion port.
 */
public final class LowLatencyLease implements AutoCloseable {
    private static final HandleTable TABLE = WlanHandles.LEASES;

    /** What the first lease of an interface found, and how many there are. */
    private record Held(int leases, int streaming, int scanning) {
        Held more() {
            return new Held(leases + 1, streaming, scanning);
        }

        Held less() {
            return new Held(leases - 1, streaming, scanning);
        }
    }

    private static final ConcurrentMap<UUID, Held> HELD = new ConcurrentHashMap<>();

    /** The part of one lease in that; given back once, also when the lease was forgotten and Windows has undone it. */
    private static final class Share implements Runnable {
        private final UUID interfaceId;
        private final AtomicBoolean released = new AtomicBoolean();

        Share(UUID interfaceId) {
            this.interfaceId = interfaceId;
        }

        /** What was found, when this was the last lease of the interface. */
        @Nullable
        Held release() {
            if (!released.compareAndSet(false, true)) {
                return null;
            }
            Held left = HELD.computeIfPresent(interfaceId, (id, held) -> held.less());
            return left != null && left.leases() == 0 && HELD.remove(interfaceId, left) ? left : null;
        }

        @Override
        public void run() {
            release();
        }
    }

    private final UUID interfaceId;
    private final byte[] guid;
    private final long token;
    private final Share share;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LowLatencyLease(UUID interfaceId) {
        this.interfaceId = interfaceId;
        guid = Guids.bytes(interfaceId);
        share = new Share(interfaceId);
        token = WlanHandles.open(TABLE, this, new int[1]);
    }

    /**
     * Makes that interface quick.
     *
     * @param interfaceId the interface's GUID
     * @return the lease, which ends when it is closed
     * @throws io.github.winnet4j.AccessDeniedException the caller may not change it
     */
    public static LowLatencyLease acquire(UUID interfaceId) {
        LowLatencyLease lease = new LowLatencyLease(interfaceId);
        boolean done = false;
        try {
            lease.set();
            done = true;
            return lease;
        } finally {
            if (!done) {
                TABLE.close(lease.token); // what was set goes with it
            }
        }
    }

    /** {@return which interface} */
    public UUID interfaceId() {
        return interfaceId;
    }

    private void set() {
        Held found = new Held(1, read(InterfaceValues.MEDIA_STREAMING), read(InterfaceValues.BACKGROUND_SCAN));
        HELD.merge(interfaceId, found, (held, fresh) -> held.more());
        HandleTable.CLEANER.register(this, share);
        boolean done = false;
        try {
            // What another one has set already is set again, with this handle, so that it stays when the other one
            // goes.
            WindowsException.check("WlanSetInterface", write(InterfaceValues.MEDIA_STREAMING, 1));
            WindowsException.check("WlanSetInterface", write(InterfaceValues.BACKGROUND_SCAN, 0));
            done = true;
        } finally {
            if (!done) {
                restore();
            }
        }
    }

    /**
     * An interface that is gone, or a service that has stopped, has nothing to restore: Windows' answers don't matter.
     */
    private void restore() {
        Held last = share.release();
        if (last != null) {
            if (last.streaming() == 0) {
                write(InterfaceValues.MEDIA_STREAMING, 0);
            }
            if (last.scanning() != 0) {
                write(InterfaceValues.BACKGROUND_SCAN, 1);
            }
        }
    }

    private int read(int opcode) {
        byte[] value = new byte[Integer.BYTES];
        long client = TABLE.enter(token);
        int code;
        try {
            code = Wlanapi.WlanQueryInterface(client, guid, opcode, 0, new int[1], value, null);
        } finally {
            TABLE.exit(token);
        }
        WindowsException.check("WlanQueryInterface", code);
        return Layouts.wrap(value, value.length).getInt(0);
    }

    private int write(int opcode, int value) {
        byte[] bytes = {(byte) value, 0, 0, 0};
        long client = TABLE.enter(token);
        try {
            return Wlanapi.WlanSetInterface(client, guid, opcode, bytes.length, bytes, 0);
        } finally {
            TABLE.exit(token);
        }
    }

    /** Sets everything back. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            restore();
            WindowsException.check("WlanCloseHandle", TABLE.close(token));
        }
    }
}
