// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.port.CompletionPort;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;

/** The natives of native/bench/dispatch.cpp, in winnet4j-bench.dll. */
final class DispatchDll {
    static long upcalls;

    private DispatchDll() {}

    /** Loads the DLL. */
    static void load() {
        BenchDll.wineVersion();
    }

    /** As many slots as Java has operations of that port, whose records lie there; once. */
    static native boolean open(WeakReference<CompletionPort> port, ByteBuffer records, int slots);

    /** Begins the operations of these tokens and has their packets ready, shuffled; how many it could begin. */
    static native int prepare(long[] tokens, int count);

    /**
     * The loop of the port thread: takes that many packets at a time, until none is left; answers how many there were.
     */
    static native int dispatch(int batch);

    /** The same, but each record goes up with a call of its own. */
    static native int dispatchEach(int batch);

    /** The loop without the way up: the records wait for {@link #deliverKept}. */
    static native int loop(int batch);

    static native void deliverKept();

    /** One turn for a thread that polls; how many records there are. */
    static native int poll(int batch);

    /** Calls {@link #upcalled} so often. */
    static native void upcall(int count);

    /** The same, with ExceptionCheck after each call. */
    static native void checkedUpcall(int count);

    /** The same, with FindClass and GetStaticMethodID before each call. */
    static native void naiveUpcall(int count);

    /** Calls a function {@code int (long long, long long, int, int)} so often; the sum of its results. */
    static native int callFunction(long address, int count);

    /** By native code. */
    static void upcalled(long token, int code, long bytes, long offset) {
        upcalls++;
    }

    /** By native code, through FFM or JNA. */
    static int called(long a, long b, int c, int d) {
        upcalls++;
        return c;
    }
}
