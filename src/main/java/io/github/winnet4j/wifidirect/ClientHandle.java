// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.LibraryPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a client on its port. Inside it are the opens, each until its call has returned and its callback has
 * come, the sessions, and calls: so WFDCloseHandle, which waits for opens, is called when there is nothing to wait for,
 * by the thread that leaves last. Doesn't know the {@link WifiDirect}, which may be forgotten.
 */
final class ClientHandle {
    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

    private static final LongConsumer CLOSER = Wlanapi::WFDCloseHandle;

    private final PortHandle handle;

    /** Opens whose end hasn't been reported; that happens once no thread waits for Windows. */
    final Set<Opening> pending = ConcurrentHashMap.newKeySet();

    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<OpenCall> idle = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable WindowsException> problem = new AtomicReference<>();

    private volatile boolean stuck;

    /** @param port null for the library's own */
    ClientHandle(@Nullable CompletionPort port) {
        String kind = "Wi-Fi Direct client";
        handle = port != null
                ? port.attach(kind, ClientHandle::openWindows, this::close)
                : LibraryPort.attach(kind, ClientHandle::openWindows, this::close);
        handle.onGivingUp(this::giveUp);
    }

    private static long openWindows() {
        long[] opened = new long[1];
        PendingHandles.Start start = PendingHandles.ALL.begin(); // it may be given the handle of an open that failed
        try {
            int code = Wlanapi.WFDOpenHandle(Wlanapi.WFD_API_VERSION, new int[1], opened);
            WifiDirectException.check("WFDOpenHandle", code, opened[0]);
            return opened[0];
        } finally {
            PendingHandles.ALL.givenOut(start, opened[0], CLOSER);
        }
    }

    PortHandle handle() {
        return handle;
    }

    CompletionPort port() {
        return handle.port();
    }

    boolean isOpen() {
        return handle.isOpen();
    }

    /** Inside the client from here to {@link #exit}. */
    void enter() {
        handle.enter();
    }

    void exit() {
        handle.exit();
    }

    /** Free for an open, which is inside. */
    OpenCall takeCall() {
        OpenCall free = idle.poll();
        return free != null ? free : new OpenCall(handle);
    }

    void giveCall(OpenCall call) {
        call.forget();
        try {
            idle.add(call);
        } catch (OutOfMemoryError e) { // the next open has another one
            call.close();
        }
    }

    // -- the end

    /** A wait was long enough: opens that Windows hasn't answered end for their waiters. */
    private void giveUp() {
        pending.forEach(Opening::giveUp);
        LOG.log(
                System.Logger.Level.WARNING,
                "A Wi-Fi Direct client was closed, but Windows is not through with it in time; " + unanswered()
                        + " of its opens were given up. The handle is closed when Windows has answered.");
    }

    /** That one was given up. */
    void countUnanswered() {
        unanswered.incrementAndGet();
    }

    int unanswered() {
        return unanswered.get();
    }

    /**
     * An open will never be answered, since its port is gone. WFDCloseHandle would wait for it forever, so it is not
     * called.
     */
    void stuck() {
        stuck = true;
    }

    /** Something couldn't be closed: the thread that closes the client gets the exception. */
    void failed(WindowsException fresh) {
        WindowsException first = problem.compareAndExchange(null, fresh);
        if (first != null) {
            first.addSuppressed(fresh);
        }
    }

    /** Nothing is inside any more. A service that has stopped, or started anew, has nothing left to close. */
    private void close(long windows) {
        if (!stuck) {
            int code = Wlanapi.WFDCloseHandle(windows);
            if (code != WinError.ERROR_SUCCESS && !WifiDirectException.isGone(code)) {
                failed(WifiDirectException.of("WFDCloseHandle", code, 0));
            }
        }
        for (OpenCall call = idle.poll(); call != null; call = idle.poll()) {
            call.close();
        }
        WindowsException first = problem.get();
        if (first != null) {
            throw first;
        }
    }
}
