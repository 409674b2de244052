// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The handle of an open session, inside its client, which closes it at the latest. Doesn't know the session, which may
 * be forgotten.
 */
final class SessionHandle {
    private static final Runnable NOTHING = () -> {};

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
     * thread that leaves last. So it is when this throws, for want of memory.
     */
    static @Nullable SessionHandle open(ClientHandle client, long opened) {
        return open(client, opened, NOTHING);
    }

    /** @param inside runs when it has got inside the client */
    static @Nullable SessionHandle open(ClientHandle client, long opened, Runnable inside) {
        SessionHandle session = null;
        try {
            SessionHandle fresh = new SessionHandle(client);
            session = fresh;
            fresh.handle =
                    client.handle().attach("Wi-Fi Direct session", () -> fresh.taken(opened, inside), fresh::close);
            return fresh;
        } catch (Throwable e) {
            if (session == null) {
                Wlanapi.WFDCloseSession(opened);
            } else if (!session.taken) {
                session.close(opened);
            }
            if (e instanceof IllegalStateException) {
                return null;
            }
            throw e;
        }
    }

    /** It got inside the client: from here on that closes it, whatever becomes of this. */
    private long taken(long opened, Runnable inside) {
        taken = true;
        inside.run();
        return opened;
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
