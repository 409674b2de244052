// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.HashMap;
import java.util.Map;

/**
 * JNA as its users write it: interfaces, a Structure for OVERLAPPED, a Pointer for a HANDLE, and a map from the address
 * of the OVERLAPPED to the read. As good as that gets: nothing is made anew for each read, structures are not copied
 * back and forth, and many completions are taken at a time from memory.
 */
final class PeerDistJna extends PeerDistWay {
    /** The functions of peerdist.dll. */
    interface Functions extends Library {
        int PeerDistStartup(int version, PointerByReference instance, IntByReference supported);

        int PeerDistShutdown(Pointer instance);

        int PeerDistClientOpenContent(
                Pointer instance, byte[] tag, Pointer port, Pointer key, PointerByReference content);

        int PeerDistClientCloseContent(Pointer instance, Pointer content);

        int PeerDistClientAddContentInformation(
                Pointer instance, Pointer content, int size, Pointer bytes, Overlapped overlapped);

        int PeerDistClientCompleteContentInformation(Pointer instance, Pointer content, Overlapped overlapped);

        int PeerDistClientBlockRead(
                Pointer instance, Pointer content, int size, Pointer buffer, int timeout, Overlapped overlapped);

        int PeerDistClientCancelAsyncOperation(Pointer instance, Pointer content, Overlapped overlapped);
    }

    /** The functions of a port. */
    interface Ports extends Library {
        Pointer CreateIoCompletionPort(Pointer file, Pointer existing, Pointer key, int threads);

        boolean GetQueuedCompletionStatusEx(
                Pointer port, Pointer entries, int room, IntByReference taken, int timeout, boolean alertable);
    }

    /** OVERLAPPED. */
    @Structure.FieldOrder({"Internal", "InternalHigh", "Offset", "OffsetHigh", "hEvent"})
    public static final class Overlapped extends Structure {
        public Pointer Internal;
        public Pointer InternalHigh;
        public int Offset;
        public int OffsetHigh;
        public Pointer hEvent;

        Overlapped() {
            setAutoSynch(false);
        }
    }

    private static final int ENTRY = 32;

    private final Functions peerdist;
    private final Ports ports;
    private final Pointer port;
    private final Pointer instance;
    private final Pointer content;
    private final Overlapped[] overlapped;
    private final Pointer[] buffers;
    private final Map<Long, Runnable> reads = new HashMap<>();
    private final Memory entries = new Memory(ENTRY * 128);
    private final IntByReference taken = new IntByReference();
    private final Thread thread;
    private volatile boolean over;

    PeerDistJna(boolean memory, byte[] information, int count) {
        super(memory, count);
        peerdist = Native.load(memory ? "winnet4j-bench-memory" : "winnet4j-simulator", Functions.class);
        ports = Native.load(memory ? "winnet4j-bench-memory" : "kernel32", Ports.class);
        port = ports.CreateIoCompletionPort(Pointer.createConstant(-1L), null, null, 1);
        PointerByReference opened = new PointerByReference();
        peerdist.PeerDistStartup(1, opened, null);
        instance = opened.getValue();
        peerdist.PeerDistClientOpenContent(instance, new byte[16], port, Pointer.createConstant(1L), opened);
        content = opened.getValue();
        overlapped = new Overlapped[count];
        buffers = new Pointer[count];
        Pointer base = Native.getDirectBufferPointer(room);
        for (int i = 0; i < count; i++) {
            overlapped[i] = new Overlapped();
            buffers[i] = base.share((long) i * SIZE, SIZE);
            reads.put(Pointer.nativeValue(overlapped[i].getPointer()), this::one);
        }
        thread = new Thread(this::run, "jna port");
        thread.setDaemon(true);
        if (!memory) {
            thread.start();
        }
        Memory bytes = new Memory(information.length);
        bytes.write(0, information, 0, information.length);
        expect(1);
        peerdist.PeerDistClientAddContentInformation(instance, content, information.length, bytes, overlapped[0]);
        await();
        expect(1);
        overlapped[0].clear();
        peerdist.PeerDistClientCompleteContentInformation(instance, content, overlapped[0]);
        await();
    }

    private void run() {
        while (!over) {
            turn(-1);
        }
    }

    private void turn(int timeout) {
        if (!ports.GetQueuedCompletionStatusEx(port, entries, 128, taken, timeout, false)) {
            return;
        }
        int count = taken.getValue();
        for (int i = 0; i < count; i++) {
            Runnable read = reads.get(entries.getLong((long) i * ENTRY + 8));
            if (read != null) {
                read.run();
            }
        }
    }

    @Override
    void issue(int read) {
        overlapped[read].getPointer().clear(32);
        peerdist.PeerDistClientBlockRead(instance, content, SIZE, buffers[read], 0xFFFFFFFE, overlapped[read]);
    }

    @Override
    void cancelOne(int read) {
        peerdist.PeerDistClientCancelAsyncOperation(instance, content, overlapped[read]);
    }

    @Override
    void cancelAll() {
        peerdist.PeerDistClientCancelAsyncOperation(instance, content, null);
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
        peerdist.PeerDistClientCloseContent(instance, content);
        peerdist.PeerDistShutdown(instance);
    }
}
