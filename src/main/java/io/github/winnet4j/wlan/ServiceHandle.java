// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.LibraryPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client has open: the client itself, which ends when nothing is inside it any more, no handler either; and
 * inside it the handle of the WLAN service, which is closed as soon as no call uses it, so that no handler can keep it
 * open. A service that was started anew doesn't know that handle: there is another one then, if somebody opens it. Does
 * not know the {@link WlanClient}, which could never be forgotten otherwise.
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

    /** The one that the service doesn't know any more; guarded by this. */
    private @Nullable PortHandle lost;

    /** What is to be done when a call finds that. */
    private IntConsumer onLost = code -> {};

    /** What is to be done when a call finds that the service of a handle that is lost runs again. */
    private Runnable onStarted = () -> {};

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

    /**
     * Before the first call: receives the code of the call that finds out, once for each handle, on that call's thread.
     */
    void onLost(IntConsumer action) {
        onLost = action;
    }

    /**
     * Before the first call: is called at the start, on the thread of the call that finds out, until there is another.
     */
    void onStarted(Runnable action) {
        onStarted = action;
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

    /** A call into Windows; its code. */
    @FunctionalInterface
    interface Call {
        int call(long handle);
    }

    int once(Call call) {
        PortHandle entered = enter();
        try {
            return call.call(entered.inside());
        } finally {
            entered.exit();
        }
    }

    /** As {@link #once}; and once more, when the first call has the handle opened anew. */
    int repeated(Call call) {
        PortHandle entered = enter();
        int code;
        try {
            code = call.call(entered.inside());
        } finally {
            entered.exit();
        }
        return isAnew(entered, code) ? once(call) : code;
    }

    /** For a call into Windows: {@link PortHandle#inside} is the handle, {@link PortHandle#exit} must follow. */
    PortHandle enter() {
        PortHandle now = handle;
        now.enter();
        return now;
    }

    /**
     * After a call, outside of everything: false unless it has met a service that doesn't know the handle, and there is
     * another one now.
     *
     * @param used the handle of the call
     * @param code what it answered
     */
    boolean isAnew(PortHandle used, int code) {
        if (!WlanErrors.isGone(code)) {
            return false;
        }
        if (lose(used)) {
            onLost.accept(code);
        } else if (code == WinError.ERROR_INVALID_HANDLE && isLost()) {
            onStarted.run(); // the call that found the loss found no service to open it anew
        }
        return used != handle;
    }

    private synchronized boolean lose(PortHandle used) {
        boolean first = used == handle && used != lost && client.isOpen();
        lost = first ? used : lost;
        return first;
    }

    /** True when there is none that the service knows, as far as anybody has seen. */
    synchronized boolean isLost() {
        return handle == lost;
    }

    /** Another handle in the place of the one that is lost. */
    void openAnew() {
        PortHandle old = handle;
        PortHandle fresh = attach();
        synchronized (this) {
            handle = fresh;
        }
        old.closeLater();
    }

    /** That one wasn't any good either, which needs no report. */
    synchronized void loseAgain() {
        lost = handle;
    }

    /** What goes wrong is for the thread that closes the client. */
    private void close(long windows) {
        try {
            WlanHandles.close(windows);
        } catch (RuntimeException e) {
            if (!client.isOpen()) { // otherwise it is one of before, and of no interest
                problem = e;
            }
        }
    }

    private void tell() {
        RuntimeException thrown = problem;
        if (thrown != null) {
            throw thrown;
        }
    }
}
