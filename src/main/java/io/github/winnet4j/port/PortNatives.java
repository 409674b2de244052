// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The native half of this package, and the two methods that it calls back: one completion as plain arguments, several
 * as one batch. A port is the address of the native one, guarded by {@link CompletionPort}; a token is checked by the
 * slab itself.
 */
final class PortNatives {
    /** A record is the token, then bytes (low) and code (high), then the offset. */
    static final int RECORD = 3;

    // What counters0 stores, in this order.
    static final int TURNS = 0;
    static final int BATCHES = 1;
    static final int LARGEST_BATCH = 2;
    static final int STALE = 3;
    static final int FOREIGN = 4;
    static final int FAILED_WAITS = 5;
    static final int ESCAPED = 6;
    static final int COUNTERS = 7;

    private PortNatives() {}

    /** Called by the native loop, on the port thread, when one came. */
    private static void completed(long token, int code, long bytes, long offset) {
        Operation operation = Operations.take(Operations.table(), token);
        if (operation != null) {
            if (operation.completed(code, bytes, offset)) {
                operation.scope().exit();
            }
        }
    }

    /** Called by the native loop, on the port thread: that many records lie in the port. */
    private static void completed(WeakReference<CompletionPort> weak, int count) {
        CompletionPort port = weak.get();
        if (port != null) {
            Driver.completed(port, count);
        } // else it was forgotten, so nothing of it was in progress
    }

    /**
     * Has every processor that runs a thread of this process finish its writes (FlushProcessWriteBuffers): the dear
     * half of a fence whose other half, on the path of each operation, costs nothing.
     */
    static void fence() {
        VarHandle.fullFence();
        fence0();
    }

    // -- native methods: the table of native/glue/port.cpp --

    static native int open0(long[] port);

    static native int close0(long port);

    static native long handle0(long port);

    /** The completion key of our own packets. */
    static native long key0();

    /** The memory of the port in which the records of one turn lie; null without memory for the buffer. */
    static native @Nullable ByteBuffer records0(long port);

    /** {@link Delivery#CALLBACK}: delivers until woken: 0, or the code of a failed wait. */
    static native int run0(long port, WeakReference<CompletionPort> self);

    /** Waits that long, -1 forever: the number of records that lie there, or the negative code of a failed wait. */
    static native int poll0(long port, int timeoutMillis);

    static native void wake0(long port);

    static native int post0(long port, long token, int code, int bytes);

    /** A slot for operations of that port: the token before its first use; 0 when there is none. */
    static native long acquire0(long port);

    static native boolean release0(long lastToken);

    static native boolean settle0(long refusedToken);

    /** The address of the OVERLAPPED, which belongs to Windows from now on; 0 for a stale token. */
    static native long begin0(long nextToken);

    /** The same, with that offset in the OVERLAPPED. */
    static native long beginAt0(long nextToken, long offset);

    /** The address of the OVERLAPPED while the operation is in progress, otherwise 0. */
    static native long pending0(long token);

    /** Copies the 64 bytes that the callback left which ended the operation; false when it hasn't ended. */
    static native boolean payload0(long token, byte[] out);

    /** Callbacks that came a second time or too late, of the whole process. */
    static native long unclaimed0();

    static native void fence0();

    /** Keeps the DLL in the process for good. */
    static native void pin0();

    static native void counters0(long port, long[] counters);
}
