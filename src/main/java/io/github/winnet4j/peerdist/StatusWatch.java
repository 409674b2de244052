// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.Operation;
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
 * it may change back before Windows tells.) Knows the session, not the user's object.
 */
final class StatusWatch {
    private static final String REGISTER = "PeerDistRegisterForStatusChangeNotification";

    private final Session session;
    private final List<StatusListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Status> told = new AtomicReference<>();
    private final byte[] payload = new byte[Operation.PAYLOAD];

    /** Whether Windows has the registration; guarded by this. */
    private boolean armed;

    private boolean ended;
    private @Nullable Operation operation;

    StatusWatch(Session session) {
        this.session = session;
    }

    void add(StatusListener listener) {
        listeners.add(listener);
        try {
            Errors.check(REGISTER, arm());
        } catch (RuntimeException e) {
            listeners.remove(listener);
            throw e;
        }
    }

    void remove(StatusListener listener) {
        listeners.remove(listener);
    }

    /** Somebody has asked for the status: a good time to register, when Windows has refused that before. */
    void mend() {
        boolean deaf;
        synchronized (this) {
            deaf = operation != null && !armed && !ended;
        }
        if (deaf && !listeners.isEmpty()) {
            int code = arm();
            if (code != WinError.ERROR_SUCCESS) {
                fail(code);
            }
        }
    }

    /** No registration from now on. */
    synchronized void stop() {
        ended = true;
    }

    /** The same, and the one there is ends by its completion. */
    void end() {
        synchronized (this) {
            ended = true;
            if (!armed) {
                return;
            }
        }
        long instance = session.self.enter();
        try {
            Peerdist.PeerDistUnregisterForStatusChangeNotification(instance); // a refusal is mended by the shutdown
        } finally {
            session.self.exit();
        }
    }

    private int arm() {
        Operation one;
        synchronized (this) {
            if (armed || ended) {
                return WinError.ERROR_SUCCESS;
            }
            session.self.begin();
            armed = true;
            if (operation == null) {
                operation = session.port.operation().onComplete(this::changed);
            }
            one = operation;
        }
        int code = WinError.ERROR_OPERATION_ABORTED;
        try {
            code = one.start(REGISTER, this::register);
            // Both are success: the page of one form says 0, that of the other 997.
            code = code == WinError.ERROR_IO_PENDING ? WinError.ERROR_SUCCESS : code;
        } finally {
            if (code != WinError.ERROR_SUCCESS) {
                disarmed();
                session.self.end();
            }
        }
        return code;
    }

    private int register(long token) {
        long instance = session.self.enter();
        try {
            return Peerdist.PeerDistRegisterForStatusChangeNotification(
                    instance, session.port.handle(), session.port.key(), token);
        } finally {
            session.self.exit();
        }
    }

    private void changed(Operation done) {
        try {
            int code = done.code();
            Status now = code == WinError.ERROR_SUCCESS && done.payload(payload) ? Layouts.status(payload, 0) : null;
            disarmed();
            if (session.isClosing()) {
                return;
            }
            int armedAgain = listeners.isEmpty() ? WinError.ERROR_SUCCESS : arm();
            if (now != null) {
                tell(now);
            }
            if (armedAgain != WinError.ERROR_SUCCESS) {
                fail(armedAgain);
            }
        } catch (IllegalStateException e) {
            if (!session.isClosing()) {
                throw e;
            }
        } finally {
            session.self.end();
        }
    }

    private synchronized void disarmed() {
        armed = false;
        if (ended && operation != null) {
            operation.close();
        }
    }

    private void tell(@Nullable Status status) {
        if (status != null && told.getAndSet(status) != status) {
            each(listener -> listener.changed(status));
        }
    }

    private void fail(int code) {
        WindowsException problem = Errors.failure(REGISTER, code);
        each(listener -> listener.failed(problem));
    }

    /** One that throws keeps nobody else from hearing of it; the last one thrown goes to the port's own handling. */
    private void each(java.util.function.Consumer<StatusListener> what) {
        RuntimeException thrown = null;
        for (StatusListener listener : listeners) {
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
