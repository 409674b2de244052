// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The life of an open, behind a {@link SessionOpening}: which comes first of the callback, a cancel, and waiters that
 * give up. Each step is one change of the state, so exactly one of them decides how it ends; no lock is held while
 * anybody hears of it. It is inside its client until the call has returned, the callback has come, and a session that
 * is no longer wanted is closed.
 */
final class Opening {
    private static final int PENDING = 0;
    private static final int CANCELLING = 1;
    /** Windows has opened it before any cancel: too late for one now. */
    private static final int ANSWERING = 2;

    private static final int OPENED = 3;
    private static final int CANCELLED = 4;
    private static final int FAILED = 5;
    /** Given up by its waiters, or gone with its port. */
    private static final int UNANSWERED = 6;

    private static final VarHandle STATE;
    private static final VarHandle PARTS;
    private static final VarHandle ASKED;
    private static final VarHandle DELIVERED;
    private static final VarHandle FUTURE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Opening.class, "state", int.class);
            PARTS = lookup.findVarHandle(Opening.class, "parts", int.class);
            ASKED = lookup.findVarHandle(Opening.class, "asked", boolean.class);
            DELIVERED = lookup.findVarHandle(Opening.class, "delivered", boolean.class);
            FUTURE = lookup.findVarHandle(Opening.class, "future", Future.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final WifiDirect client;
    final MacAddress device;
    final SessionOpening view = new SessionOpening(this);
    private final SessionOpening.@Nullable Handler handler;
    private final OpenCall call;

    private volatile int state = PENDING;

    /** What must be over before the next open may use the call: the call itself, the callback, and what they leave. */
    @SuppressWarnings("unused") // by PARTS
    private volatile int parts;

    /** Windows was asked to cancel, and didn't refuse. */
    @SuppressWarnings("unused") // by ASKED
    private volatile boolean asked;

    private volatile @Nullable Future future;

    @SuppressWarnings("unused") // by DELIVERED
    private volatile boolean delivered;

    /** The port is gone: the call isn't used again. */
    private volatile boolean lost;

    /** It was cancelled in another one's place, and begins once more. */
    private volatile boolean again;

    private boolean restarted;

    // How it ended; written before the state.
    private @Nullable WifiDirectSession session;
    private int code;
    private int reason;

    /** What the last cancel was refused with, and the closing of an unwanted session; 0 unless that failed. */
    private volatile int cancelCode;

    private volatile int closeCode;
    private long unwanted;

    // Of PendingHandles, under its monitor.
    volatile @Nullable Long handle;

    PendingHandles.@Nullable Start start;
    long startEnded;
    boolean cancelWanted;
    int cancelCalls;
    boolean closeAfterCancel;
    boolean over;

    /** A cancel that was meant for another one may have hit it. */
    volatile boolean suspect;

    /** Its end, for waiters; to give up on it cancels. */
    private final class Future extends PendingFuture<WifiDirectSession> {
        Future() {
            super(Completers.of(client.handle.port()));
        }

        @Override
        public boolean cancel() {
            return Opening.this.cancel();
        }
    }

    Opening(WifiDirect client, MacAddress device, SessionOpening.@Nullable Handler handler, OpenCall call) {
        this.client = client;
        this.device = device;
        this.handler = handler;
        this.call = call;
    }

    SessionState state() {
        return switch (state) {
            case PENDING, ANSWERING -> SessionState.PENDING;
            case CANCELLING -> SessionState.CLOSING;
            case OPENED -> session().state();
            case FAILED -> SessionState.FAILED;
            default -> SessionState.ENDED;
        };
    }

    int code() {
        int now = state;
        return now == UNANSWERED ? WinError.ERROR_ABANDONED_WAIT_0 : now >= OPENED ? code : WinError.ERROR_SUCCESS;
    }

    int reason() {
        int now = state;
        return now >= OPENED && now != UNANSWERED ? reason : 0;
    }

    WifiDirectSession session() {
        WifiDirectSession opened = state == OPENED ? session : null;
        if (opened == null) {
            throw new IllegalStateException("there is no session: " + view);
        }
        return opened;
    }

    @Nullable
    RuntimeException failure() {
        int now = state;
        if (now <= OPENED) {
            return null;
        }
        if (now == FAILED) {
            return WifiDirectException.of(OpenCall.FUNCTION, code, reason);
        }
        RuntimeException cancelled = new OperationCancelledException(
                OpenCall.FUNCTION,
                code(),
                now == UNANSWERED ? "Windows did not answer until its client or its port was closed." : "");
        if (cancelCode != WinError.ERROR_SUCCESS) {
            cancelled.addSuppressed(WifiDirectException.of("WFDCancelOpenSession", cancelCode, 0));
        }
        if (closeCode != WinError.ERROR_SUCCESS) {
            cancelled.addSuppressed(WifiDirectException.of("WFDCloseSession", closeCode, 0));
        }
        return cancelled;
    }

    PendingFuture<WifiDirectSession> future() {
        Future current = future;
        if (current == null) {
            current = new Future();
            if (!FUTURE.compareAndSet(this, null, current)) {
                return future();
            }
        }
        if (state >= OPENED) {
            complete(current); // it ended before it saw the future, or while
        }
        return current;
    }

    boolean cancel() {
        if (!STATE.compareAndSet(this, PENDING, CANCELLING) && state != CANCELLING) {
            return false;
        }
        if (ASKED.compareAndSet(this, false, true)) {
            PendingHandles.ALL.cancel(this);
        }
        return true;
    }

    /**
     * By {@link PendingHandles}. The wish stands, also when Windows refused; after a refusal it may be repeated, unless
     * the service says that nothing is pending under this handle: then its answer is on the way.
     */
    void cancelAnswered(int answer) {
        if (answer != WinError.ERROR_SUCCESS && answer != WinError.ERROR_INVALID_HANDLE) {
            cancelCode = answer;
            asked = false;
        }
    }

    /** Starts it, inside the client, which it leaves when it is over. */
    void begin() {
        boolean added = false;
        try {
            client.handle.pending.add(this);
            added = true;
        } finally {
            if (!added) { // no memory
                parts = 1;
                part();
            }
        }
        start();
    }

    /**
     * By {@link PendingHandles}: there was no memory to keep its handle, so it could not be cancelled. It counts as
     * cancelled, as if Windows had had no memory for that.
     */
    void handleNotKept() {
        STATE.compareAndSet(this, PENDING, CANCELLING);
        asked = true;
        cancelCode = WinError.ERROR_NOT_ENOUGH_MEMORY;
    }

    private void start() {
        parts = 2;
        int answer = WinError.ERROR_INVALID_STATE;
        try {
            answer = call.start(this);
        } finally {
            if (answer != WinError.ERROR_SUCCESS) { // nothing has begun, and no callback comes
                client.handle.pending.remove(this);
                PendingHandles.ALL.ended(this, 0, false);
                part();
            }
            part();
        }
        if (answer != WinError.ERROR_SUCCESS) {
            refused(answer);
        }
    }

    /** Windows has said no, or wasn't asked, since it was to be cancelled. */
    private void refused(int answer) {
        code = answer;
        if (answer == WinError.ERROR_CANCELLED && settle(CANCELLED)) {
            tell();
        } else if (restarted) {
            if (settle(FAILED)) {
                tell();
            }
        } else {
            state = FAILED;
            throw WifiDirectException.of(OpenCall.FUNCTION, answer, 0);
        }
    }

    /** One of the parts is over; with the last one the call is free, and the client is left. */
    private void part() {
        if ((int) PARTS.getAndAdd(this, -1) != 1) {
            return;
        }
        if (again && !lost) {
            again = false;
            restart();
            return;
        }
        try {
            if (!lost) {
                client.handle.giveCall(call);
            }
        } finally {
            client.handle.exit();
        }
    }

    private void restart() {
        restarted = true;
        PendingHandles.ALL.again(this);
        try {
            start();
        } catch (IllegalStateException e) { // the client is being closed
            code = WinError.ERROR_CANCELLED;
            if (settle(CANCELLED)) {
                tell();
            }
        } catch (OutOfMemoryError e) {
            code = WinError.ERROR_NOT_ENOUGH_MEMORY;
            if (settle(FAILED)) {
                tell();
            }
        }
    }

    /** The callback has come; on the thread that drives the port. */
    void ended(int newCode, byte[] payload) {
        try {
            if (decides(newCode, payload)) {
                tell();
            }
        } finally {
            if (!again) {
                client.handle.pending.remove(this);
            }
            part();
        }
    }

    /** True when that was its end, and nobody has heard of it. */
    private boolean decides(int newCode, byte[] payload) {
        long opened = OpenedSession.session(payload);
        if (newCode != WinError.ERROR_SUCCESS || !PendingHandles.isHandle(opened)) {
            return failed(
                    newCode != WinError.ERROR_SUCCESS ? newCode : WinError.ERROR_INVALID_HANDLE,
                    OpenedSession.reason(payload),
                    opened);
        }
        if (!client.handle.isOpen() || !STATE.compareAndSet(this, PENDING, ANSWERING)) {
            return unwanted(opened);
        }
        PendingHandles.ALL.ended(this, opened, false);
        try {
            opened(opened, payload);
        } catch (Throwable e) { // no memory: the session is closed
            client.handle.handle().handlerFailed(e);
            code = WinError.ERROR_NOT_ENOUGH_MEMORY;
            state = FAILED;
        }
        return true;
    }

    private void opened(long opened, byte[] payload) {
        WifiDirectSession fresh = WifiDirectSession.opened(client, device, opened, payload, OpenedSession.INTERFACE);
        if (fresh == null) { // the client is being closed, and the session is closed already
            code = WinError.ERROR_CANCELLED;
            state = CANCELLED;
        } else {
            session = fresh;
            state = OPENED;
        }
    }

    /** False when it is to begin once more, or was given up before. */
    private boolean failed(int newCode, int newReason, long itsHandle) {
        PendingHandles.ALL.ended(this, itsHandle, false);
        if (suspect && state == PENDING && client.handle.isOpen()) {
            again = true;
            return false;
        }
        code = newCode;
        reason = newReason;
        // Which code a cancelled open ends with is documented nowhere, so any will do after a cancel.
        boolean byItself = newCode != WinError.ERROR_CANCELLED && newCode != WinError.ERROR_OPERATION_ABORTED;
        return byItself && STATE.compareAndSet(this, PENDING, FAILED) || settle(CANCELLED);
    }

    /** A cancel that came too late for Windows, but not for us: the session was opened, and must not be handed out. */
    private boolean unwanted(long opened) {
        code = WinError.ERROR_CANCELLED;
        unwanted = opened;
        PARTS.getAndAdd(this, 1);
        if (PendingHandles.ALL.ended(this, opened, true)) {
            closeUnwanted();
        }
        return settle(CANCELLED);
    }

    void closeUnwanted() {
        try {
            closeCode = Wlanapi.WFDCloseSession(unwanted);
        } finally {
            part();
        }
    }

    /** It was given up. The callback may still come; what it brings is closed then. */
    void giveUp() {
        if (settle(UNANSWERED)) {
            client.handle.pending.remove(this);
            client.handle.countUnanswered();
            try {
                tell();
            } catch (Throwable e) { // of the handler; not the business of the closing thread
                client.handle.handle().handlerFailed(e);
            }
        }
    }

    /** The port was closed; the callback, should it come, is no longer reported. */
    void lost() {
        lost = true;
        client.handle.stuck();
        giveUp();
        part();
    }

    /** The end of one that isn't open; false when it was given up before. */
    private boolean settle(int end) {
        int now;
        do {
            now = state;
            if (now != PENDING && now != CANCELLING) {
                return false;
            }
        } while (!STATE.compareAndSet(this, now, end));
        return true;
    }

    private void tell() {
        try {
            Future current = future;
            if (current != null) {
                complete(current);
            }
        } finally {
            if (handler != null) {
                handler.ended(view);
            }
        }
    }

    private void complete(Future current) {
        if (!DELIVERED.compareAndSet(this, false, true)) {
            return;
        }
        RuntimeException failure;
        try {
            failure = failure();
        } catch (Throwable e) { // no memory for its words
            current.fail(e);
            return;
        }
        if (failure != null) {
            current.fail(failure);
        } else if (!current.end(session()) && handler == null) {
            session().disposeOf(); // the future was given up in the last moment: the session was not handed out
        }
    }
}
