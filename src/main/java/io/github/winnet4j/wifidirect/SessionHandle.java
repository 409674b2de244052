// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The handle of an open session, inside its client, which closes it at the latest. Doesn't know the session, which may
 * be forgotten.
 */
final class SessionHandle {
    private final ClientHandle client;

    /** Its end has begun. */
    private final AtomicBoolean claimed = new AtomicBoolean();

    private volatile boolean ended;
    private boolean taken;
    private volatile @Nullable PortHandle handle;

    private SessionHandle(ClientHandle client) {
        this.client = client;
    }

    /**
     * Takes the HANDLE over; null when the client is being closed: then the session is closed, too, or will be by the
     * thread that leaves last.
     */
    static @Nullable SessionHandle open(ClientHandle client, LongSupplier opened) {
        SessionHandle session = new SessionHandle(client);
        try {
            session.handle =
                    client.handle().attach("Wi-Fi Direct session", () -> session.taken(opened), session::close);
            return session;
        } catch (IllegalStateException e) {
            if (!session.taken) {
                session.close(opened.getAsLong());
            }
            return null;
        }
    }

    /** It got inside the client: from here on that closes it, whatever becomes of this. */
    private long taken(LongSupplier opened) {
        taken = true;
        return opened.getAsLong();
    }

    /** The one that claims to end it closes the handle. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    PortHandle handle() {
        PortHandle open = handle;
        if (open == null) {
            throw new IllegalStateException("the session is not open yet");
        }
        return open;
    }

    SessionState state() {
        return ended
                ? SessionState.ENDED
                : claimed.get() || !handle().isOpen() ? SessionState.CLOSING : SessionState.OPEN;
    }

    /** Once. Whatever Windows answers, it isn't closed again. */
    private void close(long windows) {
        boolean asked = !claim();
        int code;
        try {
            code = Wlanapi.WFDCloseSession(windows);
        } finally {
            ended = true;
        }
        if (code != WinError.ERROR_SUCCESS && !WifiDirectException.isGone(code)) {
            WindowsException problem = WifiDirectException.of("WFDCloseSession", code, 0);
            if (asked || client.isOpen()) {
                throw problem;
            }
            client.failed(problem);
        }
    }
}
