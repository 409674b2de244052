// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a client and its end: WFDCloseHandle is called once, when nothing uses the handle any more, by whoever
 * was the last. So nobody waits for anybody, and the port thread may be that one. Doesn't know the client, which may be
 * forgotten.
 *
 * <p>Uses are: an open until its call has returned and its callback has come, a call, a session until it is closed, and
 * the one who closes until he has asked all of these to end.
 */
final class ClientHandle implements HandleTable.Closer {
    static final HandleTable TABLE = new HandleTable("Wi-Fi Direct client", Wlanapi::WFDCloseHandle);

    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

    /** Nothing begins any more. The lower bits count the uses. */
    private static final int CLOSING = 1 << 30;

    final CompletionPort port;

    /** Opens of which nobody has heard the end; they are cancelled when the client is closed. */
    final Set<Opening> pending = ConcurrentHashMap.newKeySet();

    /** Open sessions; they are closed with the client. */
    final Set<SessionHandle> sessions = ConcurrentHashMap.newKeySet();

    /** When the handle is closed, or never will be: whether everything ended as it should. */
    final CompletableFuture<Boolean> down = new CompletableFuture<>();

    private final AtomicInteger uses = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<OpenCall> idle = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable WindowsException> problem = new AtomicReference<>();

    /** Those who will be told of a problem; without them it is logged. */
    private final AtomicInteger audience = new AtomicInteger();

    private volatile boolean stuck;
    private volatile long token;

    ClientHandle(CompletionPort port) {
        this.port = port;
    }

    void own(WifiDirect client, long handle) {
        token = TABLE.open(client, handle, this);
    }

    long token() {
        return token;
    }

    // -- uses

    /** A use of the client from here to {@link #release}. */
    void use() {
        int now;
        do {
            now = uses.get();
            if ((now & CLOSING) != 0) {
                throw new IllegalStateException("this Wi-Fi Direct client is closed");
            }
        } while (!uses.compareAndSet(now, now + 1));
    }

    /** One more, by somebody who has one, so that the last can't be over. */
    void hold() {
        uses.incrementAndGet();
    }

    void release() {
        if (uses.decrementAndGet() == CLOSING) {
            finish();
        }
    }

    boolean isClosing() {
        return (uses.get() & CLOSING) != 0;
    }

    /** Free for an open, whose use it is part of. */
    OpenCall takeCall() {
        OpenCall free = idle.poll();
        return free != null ? free : new OpenCall(this, port);
    }

    void giveCall(OpenCall call) {
        call.forget();
        idle.add(call);
    }

    // -- the end

    /** Refuses what is new, and asks all that uses the handle to end. Never waits. */
    void close() {
        int now;
        do {
            now = uses.get();
            if ((now & CLOSING) != 0) {
                return;
            }
        } while (!uses.compareAndSet(now, (now | CLOSING) + 1));
        try {
            pending.forEach(Opening::cancel);
            sessions.forEach(this::end);
        } finally {
            release();
        }
    }

    /** Closes that session; should that fail, the one who closes the client hears of it. */
    void end(SessionHandle session) {
        int code = session.end();
        if (code != WinError.ERROR_SUCCESS && code != SessionHandle.NOT_BY_US) {
            failed("WFDCloseSession", code);
        }
    }

    /** Somebody has waited long enough: opens that Windows hasn't answered end for those who wait for them. */
    void giveUp() {
        pending.forEach(Opening::giveUp);
        if (!down.isDone()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A Wi-Fi Direct client was closed, but Windows is not through with it in time; " + unanswered()
                            + " of its opens were given up. The handle is closed when Windows has answered.");
        }
    }

    /** That one was given up. */
    void countUnanswered() {
        unanswered.incrementAndGet();
    }

    int unanswered() {
        return unanswered.get();
    }

    /**
     * An open will never be answered, since its port is gone. WFDCloseHandle would wait for it for ever, so it is not
     * called.
     */
    void stuck() {
        stuck = true;
    }

    private void finish() {
        if (!stuck) {
            int code = TABLE.close(token);
            if (code != WinError.ERROR_SUCCESS) {
                failed("WFDCloseHandle", code);
            }
        }
        for (OpenCall call = idle.poll(); call != null; call = idle.poll()) {
            call.close();
        }
        WindowsException first = problem.get();
        if (first == null) {
            down.complete(unanswered() == 0);
        } else {
            down.completeExceptionally(first);
            if (audience.get() == 0 && takeProblem() != null) {
                LOG.log(System.Logger.Level.WARNING, "Closing a Wi-Fi Direct client failed.", first);
            }
        }
    }

    private void failed(String function, int code) {
        WindowsException fresh = WifiDirectException.of(function, code, 0);
        WindowsException first = problem.compareAndExchange(null, fresh);
        if (first != null) {
            first.addSuppressed(fresh);
        }
    }

    /** Whoever calls this before {@link #close} is told what goes wrong, by {@link #takeProblem} or by the future. */
    void listen() {
        audience.incrementAndGet();
    }

    void listenNoMore() {
        audience.decrementAndGet();
    }

    /** For one to report: what went wrong, once everything is over. */
    @Nullable
    WindowsException takeProblem() {
        return down.isDone() ? problem.getAndSet(null) : null;
    }

    /** For the table alone, which calls it once; also when the client is forgotten, and its sessions with it. */
    @Override
    public int close(long handle) {
        sessions.forEach(SessionHandle::end);
        return Wlanapi.WFDCloseHandle(handle);
    }
}
