// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.LibraryPort;
import io.github.winnet4j.port.PortHandle;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client has open: the client itself, which ends when nothing is inside it any more, no handler either; and
 * inside it the handle of the WLAN service, which is closed as soon as no call uses it, so that no handler can keep it
 * open. Does not know the {@link WlanClient}, which could never be forgotten otherwise.
 */
final class ServiceHandle {
    private static final String KIND = "WLAN client";

    /** With all that is inside. */
    final PortHandle client;

    /** Null for the library's own. */
    private final @Nullable CompletionPort port;

    private volatile PortHandle handle;
    private volatile int version;
    private volatile @Nullable RuntimeException problem;

    /** @param port null for the library's own */
    ServiceHandle(@Nullable CompletionPort port) {
        this.port = port;
        client = attach(port, KIND, () -> 0, nothing -> tell());
        PortHandle first = null;
        try {
            first = attach();
        } finally {
            if (first == null) {
                client.closeLater();
            }
        }
        handle = first;
    }

    private static PortHandle attach(
            @Nullable CompletionPort port, String kind, LongSupplier opener, PortHandle.Closer closer) {
        return port != null ? port.attach(kind, opener, closer) : LibraryPort.attach(kind, opener, closer);
    }

    /** Another handle on the same port, which lives as long as it likes. */
    PortHandle attachBeside(String kind, LongSupplier opener, PortHandle.Closer closer) {
        return attach(port, kind, opener, closer);
    }

    private PortHandle attach() {
        int[] negotiated = new int[1];
        PortHandle fresh = client.attach(KIND, () -> WlanHandles.open(negotiated), this::close);
        version = negotiated[0];
        return fresh;
    }

    int version() {
        return version;
    }

    /** For a call into Windows: {@link PortHandle#inside} is the handle, {@link PortHandle#exit} must follow. */
    PortHandle enter() {
        PortHandle now = handle;
        now.enter();
        return now;
    }

    /** What goes wrong is for the one who closes the client. */
    private void close(long windows) {
        try {
            WlanHandles.close(windows);
        } catch (RuntimeException e) {
            problem = e;
        }
    }

    private void tell() {
        RuntimeException thrown = problem;
        if (thrown != null) {
            throw thrown;
        }
    }
}
