// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A plain listener in front of Windows' registration, which is one for an instance and for one change: it is made again
 * after each. A change in between is not lost: Windows compares with what it has told last, and tells at once when that
 * isn't so any more. (Whoever told what GetStatus says beside that could say something that Windows never takes back:
 * it may change back before Windows tells.) Knows the handle, not the user's object.
 */
final class StatusWatch {
    private static final String REGISTER = "PeerDistRegisterForStatusChangeNotification";

    private final CompletionPort port;
    private final PortHandle instance;
    private final List<BranchCacheStatusListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable BranchCacheStatus> told = new AtomicReference<>();
    private final byte[] payload = new byte[Operation.PAYLOAD];

    private final Operation operation;

    /** Windows has been asked to register, and hasn't told yet; guarded by this. */
    private boolean armed;

    /** Nobody was interested until now; guarded by this. */
    private boolean used;

    StatusWatch(CompletionPort port, PortHandle instance) {
        this.port = port;
        this.instance = instance;
        operation = instance.operation(
                        (windows, token) -> Peerdist.PeerDistUnregisterForStatusChangeNotification(windows))
                .onComplete(this::changed);
        instance.onClosing(windows -> end());
    }

    /** With the instance. A refusal is mended by the shutdown. */
    private void end() {
        operation.cancel();
        operation.closeAtTheEnd();
    }

    void add(BranchCacheStatusListener listener) {
        listeners.add(listener);
        try {
            Errors.check(REGISTER, arm());
        } catch (RuntimeException e) {
            listeners.remove(listener);
            throw e;
        }
    }

    void remove(BranchCacheStatusListener listener) {
        listeners.remove(listener);
    }

    /** Somebody has asked for the status: a good time to register, when Windows has refused that before. */
    void mend() {
        boolean deaf;
        synchronized (this) {
            deaf = used && !armed;
        }
        if (deaf && instance.isOpen() && !listeners.isEmpty()) {
            int code = arm();
            if (code != WinError.ERROR_SUCCESS) {
                fail(code);
            }
        }
    }

    private int arm() {
        synchronized (this) {
            if (armed) {
                return WinError.ERROR_SUCCESS;
            }
            armed = true;
            used = true;
        }
        int code = WinError.ERROR_OPERATION_ABORTED;
        try {
            code = operation.start(
                    REGISTER,
                    token -> Peerdist.PeerDistRegisterForStatusChangeNotification(
                            instance.inside(), port.handle(), port.key(), token));
            // Both are success: the page of one form says 0, that of the other 997.
            code = code == WinError.ERROR_IO_PENDING ? WinError.ERROR_SUCCESS : code;
        } finally {
            if (code != WinError.ERROR_SUCCESS) {
                disarmed();
            }
        }
        return code;
    }

    private void changed(Operation done) {
        int code = done.code();
        BranchCacheStatus now =
                code == WinError.ERROR_SUCCESS && done.payload(payload) ? Layouts.status(payload, 0) : null;
        disarmed();
        if (!instance.isOpen()) {
            return;
        }
        int armedAgain = listeners.isEmpty() ? WinError.ERROR_SUCCESS : armAgain();
        if (now != null) {
            tell(now);
        }
        if (armedAgain != WinError.ERROR_SUCCESS) {
            fail(armedAgain);
        }
    }

    private int armAgain() {
        try {
            return arm();
        } catch (IllegalStateException e) {
            return WinError.ERROR_SUCCESS; // it is closed meanwhile: nobody wants to hear more
        }
    }

    private synchronized void disarmed() {
        armed = false;
    }

    private void tell(@Nullable BranchCacheStatus status) {
        if (status != null && told.getAndSet(status) != status) {
            each(listener -> listener.changed(status));
        }
    }

    private void fail(int code) {
        WindowsException problem = Errors.failure(REGISTER, code);
        each(listener -> listener.failed(problem));
    }

    /** One that throws keeps nobody else from hearing of it; the last one thrown goes to the port's own handling. */
    private void each(java.util.function.Consumer<BranchCacheStatusListener> what) {
        RuntimeException thrown = null;
        for (BranchCacheStatusListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                if (thrown != null) {
                    e.addSuppressed(thrown);
                }
                thrown = e;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }
}
