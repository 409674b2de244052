// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.winnet4j.bench.DirectSessions.Sink;

/**
 * Wi-Fi Direct by JNA's direct mapping, as a careful user writes it: one callback function for all opens, distinguished
 * by a number in the context; address and handle in memory that is kept; a HANDLE is a {@code long}.
 */
final class DirectJna {
    /** Windows passes the GUID by a hidden pointer, since it is larger than eight bytes. */
    interface Opened extends Callback {
        void invoke(long session, long context, Pointer guid, int error, int reason);
    }

    /** The simulator, which is loaded already, has the functions by Microsoft's names. */
    static final class Dll {
        static {
            Native.register(Dll.class, "winnet4j-simulator");
        }

        private Dll() {}

        static native int WFDOpenHandle(int version, long negotiated, long handle);

        static native int WFDStartOpenSession(long client, long address, long context, long callback, long session);

        static native int WFDCloseSession(long session);

        static native int WFDCloseHandle(long client);
    }

    private final Memory memory = new Memory(32);
    private final long address = Pointer.nativeValue(memory);
    private final Opened opened;
    private final long callback;
    private final long client;
    private final Sink[] sinks = new Sink[DirectSessions.COUNT];

    DirectJna(byte[] device) {
        memory.write(0, device, 0, device.length);
        opened = (session, context, guid, error, reason) ->
                sinks[(int) context].opened(session, guid.getLong(0), guid.getLong(8), error, reason);
        callback = Pointer.nativeValue(CallbackReference.getFunctionPointer(opened));
        DirectSessions.check(Dll.WFDOpenHandle(1, address + 8, address + 16));
        client = memory.getLong(16);
    }

    void open(int number, Sink sink) {
        sinks[number] = sink;
        DirectSessions.check(Dll.WFDStartOpenSession(client, address, number, callback, address + 24));
    }

    void closeSession(long session) {
        DirectSessions.check(Dll.WFDCloseSession(session));
    }

    void close() {
        DirectSessions.check(Dll.WFDCloseHandle(client));
    }
}
