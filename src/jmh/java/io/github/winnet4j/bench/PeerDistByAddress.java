// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads with functions of nothing but numbers: by JNA's direct mapping, or by FFM. The OVERLAPPEDs lie side by side in
 * one buffer.
 */
final class PeerDistByAddress extends PeerDistWay {
    private static final int OVERLAPPED = 32;
    private static final int ENTRY = 32;

    private final PeerDistDirect.Calls calls;
    private final ByteBuffer overlapped;
    private final ByteBuffer entries = direct(ENTRY * 128);
    private final ByteBuffer taken = direct(4);
    private final Runnable[] handlers;
    private final long overlappedAt;
    private final long roomAt;
    private final long entriesAt = address(entries);
    private final long takenAt = address(taken);
    private final long port;
    private final long instance;
    private final long content;
    private final Thread thread;
    private volatile boolean over;

    PeerDistByAddress(PeerDistDirect.Calls calls, boolean memory, byte[] information, int count) {
        super(memory, count);
        this.calls = calls;
        overlapped = direct(count * OVERLAPPED);
        overlappedAt = address(overlapped);
        roomAt = address(room);
        handlers = new Runnable[count];
        Runnable handler = this::one;
        java.util.Arrays.fill(handlers, handler);
        ByteBuffer out = direct(16);
        ByteBuffer bytes = direct(information.length).put(0, information);
        try {
            port = calls.createPort(-1, 0, 0, 1);
            calls.startup(1, address(out), 0);
            instance = out.getLong(0);
            calls.open(instance, address(direct(16)), port, 1, address(out));
            content = out.getLong(0);
            thread = new Thread(this::run, "port by address");
            thread.setDaemon(true);
            if (!memory) {
                thread.start();
            }
            expect(1);
            calls.add(instance, content, information.length, address(bytes), overlappedAt);
            await();
            expect(1);
            clear(0);
            calls.complete(instance, content, overlappedAt);
            await();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    private static long address(ByteBuffer buffer) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    private void run() {
        while (!over) {
            turn(-1);
        }
    }

    private void turn(int timeout) {
        try {
            if (calls.dequeue(port, entriesAt, 128, takenAt, timeout, 0) == 0) {
                return;
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        int count = taken.getInt(0);
        for (int i = 0; i < count; i++) {
            long read = entries.getLong(i * ENTRY + 8) - overlappedAt;
            if (read >= 0 && read < (long) handlers.length * OVERLAPPED) {
                handlers[(int) (read / OVERLAPPED)].run();
            }
        }
    }

    private void clear(int read) {
        int at = read * OVERLAPPED;
        overlapped.putLong(at, 0).putLong(at + 8, 0).putLong(at + 16, 0).putLong(at + 24, 0);
    }

    @Override
    void issue(int read) {
        clear(read);
        try {
            calls.read(
                    instance,
                    content,
                    SIZE,
                    roomAt + (long) read * SIZE,
                    0xFFFFFFFE,
                    overlappedAt + (long) read * OVERLAPPED);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void cancelOne(int read) {
        cancel(overlappedAt + (long) read * OVERLAPPED);
    }

    @Override
    void cancelAll() {
        cancel(0);
    }

    private void cancel(long which) {
        try {
            calls.cancel(instance, content, which);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void poll() {
        turn(0);
    }

    @Override
    public void close() {
        over = true;
        if (!memory) {
            issue(0); // its completion wakes the thread, if that hasn't seen it yet
            join(thread);
        }
        try {
            calls.close(instance, content);
            calls.shutdown(instance);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
