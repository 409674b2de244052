// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * JNA at its quickest, and FFM: functions of nothing but numbers, and all memory by its address. Such code gives up
 * every help of JNA's. The memory is that of direct buffers.
 */
final class PeerDistDirect {
    private PeerDistDirect() {}

    /** The functions, by whatever binds them; HANDLEs and pointers are numbers. */
    interface Calls {
        long createPort(long file, long existing, long key, int threads) throws Throwable;

        int dequeue(long port, long entries, int room, long taken, int timeout, int alertable) throws Throwable;

        int startup(int version, long instance, long supported) throws Throwable;

        int shutdown(long instance) throws Throwable;

        int open(long instance, long tag, long port, long key, long content) throws Throwable;

        int close(long instance, long content) throws Throwable;

        int add(long instance, long content, int size, long bytes, long overlapped) throws Throwable;

        int complete(long instance, long content, long overlapped) throws Throwable;

        int read(long instance, long content, int size, long buffer, int timeout, long overlapped) throws Throwable;

        int cancel(long instance, long content, long overlapped) throws Throwable;
    }

    /** JNA's direct mapping. */
    static final class Jna implements Calls {
        /** Of peerdist.dll. */
        static final class PeerDist {
            private PeerDist() {}

            static native int PeerDistStartup(int version, long instance, long supported);

            static native int PeerDistShutdown(long instance);

            static native int PeerDistClientOpenContent(long instance, long tag, long port, long key, long content);

            static native int PeerDistClientCloseContent(long instance, long content);

            static native int PeerDistClientAddContentInformation(
                    long instance, long content, int size, long bytes, long overlapped);

            static native int PeerDistClientCompleteContentInformation(long instance, long content, long overlapped);

            static native int PeerDistClientBlockRead(
                    long instance, long content, int size, long buffer, int timeout, long overlapped);

            static native int PeerDistClientCancelAsyncOperation(long instance, long content, long overlapped);
        }

        /** Of a port. */
        static final class Ports {
            private Ports() {}

            static native long CreateIoCompletionPort(long file, long existing, long key, int threads);

            static native int GetQueuedCompletionStatusEx(
                    long port, long entries, int room, long taken, int timeout, int alertable);
        }

        Jna(boolean memory) {
            Native.register(
                    PeerDist.class, NativeLibrary.getInstance(memory ? "winnet4j-bench-memory" : "winnet4j-simulator"));
            Native.register(Ports.class, NativeLibrary.getInstance(memory ? "winnet4j-bench-memory" : "kernel32"));
        }

        @Override
        public long createPort(long file, long existing, long key, int threads) {
            return Ports.CreateIoCompletionPort(file, existing, key, threads);
        }

        @Override
        public int dequeue(long port, long entries, int room, long taken, int timeout, int alertable) {
            return Ports.GetQueuedCompletionStatusEx(port, entries, room, taken, timeout, alertable);
        }

        @Override
        public int startup(int version, long instance, long supported) {
            return PeerDist.PeerDistStartup(version, instance, supported);
        }

        @Override
        public int shutdown(long instance) {
            return PeerDist.PeerDistShutdown(instance);
        }

        @Override
        public int open(long instance, long tag, long port, long key, long content) {
            return PeerDist.PeerDistClientOpenContent(instance, tag, port, key, content);
        }

        @Override
        public int close(long instance, long content) {
            return PeerDist.PeerDistClientCloseContent(instance, content);
        }

        @Override
        public int add(long instance, long content, int size, long bytes, long overlapped) {
            return PeerDist.PeerDistClientAddContentInformation(instance, content, size, bytes, overlapped);
        }

        @Override
        public int complete(long instance, long content, long overlapped) {
            return PeerDist.PeerDistClientCompleteContentInformation(instance, content, overlapped);
        }

        @Override
        public int read(long instance, long content, int size, long buffer, int timeout, long overlapped) {
            return PeerDist.PeerDistClientBlockRead(instance, content, size, buffer, timeout, overlapped);
        }

        @Override
        public int cancel(long instance, long content, long overlapped) {
            return PeerDist.PeerDistClientCancelAsyncOperation(instance, content, overlapped);
        }
    }
}
