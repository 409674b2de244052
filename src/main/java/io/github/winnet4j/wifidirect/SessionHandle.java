// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The handle of an open session and its one end, shared by the session, which may be forgotten, and its client, which
 * closes it then. Doesn't know the session.
 */
final class SessionHandle implements HandleTable.Closer {
    static final HandleTable TABLE = new HandleTable("Wi-Fi Direct session", Wlanapi::WFDCloseSession);

    /** In place of a code: somebody else has closed it, or is doing so. No code of Windows. */
    static final int NOT_BY_US = Integer.MIN_VALUE;

    private final ClientHandle client;
    private final AtomicReference<SessionState> state = new AtomicReference<>(SessionState.OPEN);
    private long token;

    /** A session counts as a use of its client until it is closed; the caller has one. */
    SessionHandle(ClientHandle client) {
        this.client = client;
    }

    /** Takes the HANDLE over, for the session that owns it. */
    void own(WifiDirectSession session, long handle) {
        client.hold();
        token = TABLE.open(session, handle, this);
        client.sessions.add(this);
    }

    SessionState state() {
        return requireNonNull(state.get());
    }

    /** Closes the session unless that has begun; answers Windows' code, or {@link #NOT_BY_US}. */
    int end() {
        return state.compareAndSet(SessionState.OPEN, SessionState.CLOSING) ? TABLE.close(token) : NOT_BY_US;
    }

    /** For the table alone, which calls it once. */
    @Override
    public int close(long handle) {
        state.set(SessionState.CLOSING);
        int code = WinError.ERROR_SUCCESS;
        try {
            code = Wlanapi.WFDCloseSession(handle);
        } finally {
            state.set(SessionState.ENDED); // whatever Windows said: nobody closes it again
            client.sessions.remove(this);
            client.release();
        }
        return code;
    }
}
