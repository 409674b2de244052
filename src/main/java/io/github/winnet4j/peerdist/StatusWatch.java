// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.NoFreeSlotException;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Listeners for every change, on top of Windows' registration, which reports a single change and of which an instance
 * has only one: it is renewed after each change. A change in between is not lost: Windows compares the status with the
 * one that it reported last, and reports a difference at once. (Reporting what GetStatus answers as well could leave
 * the listeners with a status that Windows never corrects: it may change back before Windows reports it.) Knows the
 * handle, not the user's object.
 */
final class StatusWatch {
    private static final String REGISTER = "PeerDistRegisterForStatusChangeNotification";

    private final CompletionPort port;
    private final PortHandle instance;
    private final List<BranchCacheStatusListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable BranchCacheStatus> reported = new AtomicReference<>();
    private final byte[] payload = new byte[Operation.PAYLOAD];

    private final Operation operation;

    /** The registration is in place, and Windows hasn't reported a change yet; guarded by this. */
    private boolean armed;

    /** There has been a listener; guarded by this. */
    private boolean used;

    StatusWatch(CompletionPort port, PortHandle instance) {
        this.port = port;
        this.instance = instance;
        operation = instance.operation(
                        (windows, token) -> Peerdist.PeerDistUnregisterForStatusChangeNotification(windows))
                .onComplete(this::changed);
        instance.onClosing(windows -> end());
    }

    /** The instance closes. If Windows refuses to unregister, the shutdown ends the registration. */
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

    /** The application asks for the status: a good time to register again if that has failed before. */
    void mend() {
        boolean deaf;
        synchronized (this) {
            deaf = used && !armed;
        }
        if (deaf && instance.isOpen() && !listeners.isEmpty()) {
            report(armAgain());
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
        if (now != null && reported.getAndSet(now) != now) {
            each(listener -> listener.changed(now));
        }
        report(armedAgain);
    }

    private int armAgain() {
        try {
            return arm();
        } catch (NoFreeSlotException | OutOfMemoryError e) {
            return WinError.ERROR_NOT_ENOUGH_MEMORY;
        } catch (IllegalStateException e) {
            return WinError.ERROR_SUCCESS; // the instance was closed meanwhile: there is nothing left to report
        }
    }

    private synchronized void disarmed() {
        armed = false;
    }

    /** The outcome of registering again. */
    private void report(int code) {
        if (code != WinError.ERROR_SUCCESS) {
            WindowsException problem = Errors.failure(REGISTER, code);
            each(listener -> listener.failed(problem));
        }
    }

    /** Calls every listener, even if some throw, which the port reports. */
    private void each(java.util.function.Consumer<BranchCacheStatusListener> what) {
        Throwable thrown = null;
        for (BranchCacheStatusListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (Throwable e) {
                if (thrown != null && thrown != e) {
                    e.addSuppressed(thrown);
                }
                thrown = e;
            }
        }
        if (thrown != null) {
            instance.handlerFailed(thrown);
        }
    }
}
