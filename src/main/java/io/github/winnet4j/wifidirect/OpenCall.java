// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.internal.SessionPolicy;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a client's with all that WFDStartOpenSession needs, used for one open after the other. It is free for
 * the next when the call has returned and the callback has come, whichever of them is the later.
 */
final class OpenCall implements Operation.Call, Operation.Handler, PortHandle.Canceller {
    static final String FUNCTION = "WFDStartOpenSession";

    private final PortHandle client;
    private final Operation operation;
    private final byte[] address = new byte[MacAddress.BYTES];
    private final byte[] payload = new byte[Operation.PAYLOAD];

    /** Written when the call returns, which may be after the callback. */
    private final long[] session = new long[1];

    private volatile @Nullable Opening opening;

    OpenCall(PortHandle client) {
        this.client = client;
        this.operation = client.operation(this).onComplete(this).onAbandon(lost -> lost());
    }

    /**
     * Begins that open, unless it is to be cancelled before that.
     *
     * @return Windows' code; 0 when the open is in progress, or has ended already; 1223 when it wasn't begun
     */
    int start(Opening next) {
        next.device.copyTo(address);
        opening = next;
        session[0] = 0;
        if (!PendingHandles.ALL.enterStart(next)) {
            return WinError.ERROR_CANCELLED;
        }
        try {
            int code = operation.start(FUNCTION, this);
            return code == WinError.ERROR_IO_PENDING ? WinError.ERROR_SUCCESS : code;
        } finally {
            PendingHandles.ALL.exitStart(next, session[0]);
        }
    }

    /** It is no longer in use. */
    void forget() {
        opening = null;
    }

    void close() {
        operation.close();
    }

    // -- for the operation, inside its client

    @Override
    public int start(long token) {
        int code = Wlanapi.WFDStartOpenSession(client.inside(), address, token, session);
        SessionPolicy.answered(code);
        return code;
    }

    @Override
    public void completed(Operation ended) {
        Opening current = opening;
        if (current != null) {
            ended.payload(payload);
            SessionPolicy.answered(ended.code());
            current.ended(ended.code(), payload);
        }
    }

    /** The client is being closed: it asks each of its operations. */
    @Override
    public int cancel(long handle, long token) {
        Opening current = opening;
        return current != null && current.cancel() ? WinError.ERROR_SUCCESS : WinError.ERROR_NOT_FOUND;
    }

    private void lost() {
        Opening current = opening;
        if (current != null) {
            current.lost();
        }
    }
}
