// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.win32.WinError;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Objects;

/** What the measurements call of this package that isn't public. */
public final class PortAccess {
    private PortAccess() {}

    /** The memory in which the port's records lie. */
    public static ByteBuffer records(CompletionPort port) {
        return Objects.requireNonNull(PortNatives.records0(port.address()));
    }

    /** What the native loop knows of the port. */
    public static WeakReference<CompletionPort> weak(CompletionPort port) {
        return port.weak();
    }

    /**
     * Begins the operation with that token and completes it at once, from the calling thread: a trip through the port.
     */
    public static int post(CompletionPort port, long token) {
        return port.post(token, 0, 1);
    }

    /** Begins the operation with that token, and stores the address of its OVERLAPPED, which is to be completed. */
    public static int begin(long[] addresses, int index, long token) {
        addresses[index] = PortNatives.begin0(token);
        return addresses[index] != 0 ? WinError.ERROR_IO_PENDING : WinError.ERROR_INVALID_PARAMETER;
    }

    /** What a poller of a port does with the records. */
    public static void completed(CompletionPort port, int count) {
        Driver.completed(port, count);
    }
}
