// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.lang.invoke.MethodHandle;

/**
 * The functions by java.lang.foreign, on JDK 22 and later: handles that are constants of exact type, and addresses as
 * numbers.
 */
final class PeerDistFfm implements PeerDistDirect.Calls {
    private static final String PEERDIST = PeerDistRun.MEMORY ? "winnet4j-bench-memory.dll" : "winnet4j-simulator.dll";
    private static final String KERNEL = PeerDistRun.MEMORY ? "winnet4j-bench-memory.dll" : "kernel32.dll";
    private static final String I = "JAVA_INT";
    private static final String L = "JAVA_LONG";

    private static final MethodHandle DEQUEUE = Ffm.downcall(KERNEL, "GetQueuedCompletionStatusEx", L, L, I, L, I, I);
    private static final MethodHandle STARTUP = Ffm.downcall(PEERDIST, "PeerDistStartup", I, L, L);
    private static final MethodHandle SHUTDOWN = Ffm.downcall(PEERDIST, "PeerDistShutdown", L);
    private static final MethodHandle OPEN = Ffm.downcall(PEERDIST, "PeerDistClientOpenContent", L, L, L, L, L);
    private static final MethodHandle CLOSE = Ffm.downcall(PEERDIST, "PeerDistClientCloseContent", L, L);
    private static final MethodHandle ADD =
            Ffm.downcall(PEERDIST, "PeerDistClientAddContentInformation", L, L, I, L, L);
    private static final MethodHandle COMPLETE =
            Ffm.downcall(PEERDIST, "PeerDistClientCompleteContentInformation", L, L, L);
    private static final MethodHandle READ = Ffm.downcall(PEERDIST, "PeerDistClientBlockRead", L, L, I, L, I, L);
    private static final MethodHandle CANCEL = Ffm.downcall(PEERDIST, "PeerDistClientCancelAsyncOperation", L, L, L);

    /** Opens the port, which is not measured: {@link Ffm} only knows functions that return a DWORD. */
    private final PeerDistDirect.Jna others = new PeerDistDirect.Jna(PeerDistRun.MEMORY);

    @Override
    public long createPort(long file, long existing, long key, int threads) {
        return others.createPort(file, existing, key, threads);
    }

    @Override
    public int dequeue(long port, long entries, int room, long taken, int timeout, int alertable) throws Throwable {
        return (int) DEQUEUE.invokeExact(port, entries, room, taken, timeout, alertable);
    }

    @Override
    public int startup(int version, long instance, long supported) throws Throwable {
        return (int) STARTUP.invokeExact(version, instance, supported);
    }

    @Override
    public int shutdown(long instance) throws Throwable {
        return (int) SHUTDOWN.invokeExact(instance);
    }

    @Override
    public int open(long instance, long tag, long port, long key, long content) throws Throwable {
        return (int) OPEN.invokeExact(instance, tag, port, key, content);
    }

    @Override
    public int close(long instance, long content) throws Throwable {
        return (int) CLOSE.invokeExact(instance, content);
    }

    @Override
    public int add(long instance, long content, int size, long bytes, long overlapped) throws Throwable {
        return (int) ADD.invokeExact(instance, content, size, bytes, overlapped);
    }

    @Override
    public int complete(long instance, long content, long overlapped) throws Throwable {
        return (int) COMPLETE.invokeExact(instance, content, overlapped);
    }

    @Override
    public int read(long instance, long content, int size, long buffer, int timeout, long overlapped) throws Throwable {
        return (int) READ.invokeExact(instance, content, size, buffer, timeout, overlapped);
    }

    @Override
    public int cancel(long instance, long content, long overlapped) throws Throwable {
        return (int) CANCEL.invokeExact(instance, content, overlapped);
    }
}
