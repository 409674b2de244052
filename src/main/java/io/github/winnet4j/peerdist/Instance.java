// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.LibraryPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of one {@link PeerDist} share: the instance of Windows', the port, the pool. Does not know the
 * objects that users have, so that a forgotten one is noticed.
 */
final class Instance {
    /** A call that opens a handle. */
    @FunctionalInterface
    interface Opening {
        int open(long instance, long[] opened);
    }

    final CompletionPort port;
    final PortHandle handle;
    final BufferPool buffers = new BufferPool();

    /** The highest version of the API here, as Windows says it. */
    final int version;

    /** @param port null for the library's own */
    Instance(@Nullable CompletionPort port, int lowestVersion) {
        String kind = "BranchCache instance";
        int[] supported = new int[1];
        LongSupplier opener = () -> opened(
                "PeerDistStartup", 0, (none, opened) -> Peerdist.PeerDistStartup(lowestVersion, opened, supported));
        PortHandle.Closer closer = instance -> Errors.check("PeerDistShutdown", Peerdist.PeerDistShutdown(instance));
        handle = port != null ? port.attach(kind, opener, closer) : LibraryPort.attach(kind, opener, closer);
        this.port = handle.port();
        version = supported[0];
    }

    /** True if this Windows has what came with version 2 of the API: structures of that version, some functions. */
    boolean knowsWindows8() {
        return PeerDist.Version.of(version).major() >= PeerDist.Version.WINDOWS_8.major();
    }

    /** A handle that ends with this instance at the latest. */
    PortHandle attach(String kind, String function, Opening call, PortHandle.Closer closer) {
        return handle.attach(kind, () -> opened(function, handle.inside(), call), closer);
    }

    private static long opened(String function, long instance, Opening call) {
        long[] opened = new long[1];
        Errors.check(function, call.open(instance, opened));
        if (opened[0] == 0 || opened[0] == -1) { // success with a handle that is none: never passed on
            throw Errors.of(function, WinError.ERROR_INVALID_HANDLE);
        }
        return opened[0];
    }

    /** For calls from inside a handle of this instance. */
    long inside() {
        return handle.inside();
    }

    /** Waits at most until that time; an interrupt is kept for later. */
    boolean await(CompletableFuture<?> end, Deadline deadline) {
        return port.await(end, deadline.duration());
    }
}
