// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;
import java.lang.ref.Reference;
import java.util.UUID;

/**
 * An open session with a Wi-Fi Direct device. Sockets that are bound to an address of its network interface reach the
 * device.
 *
 * <p>Closing it, or its client, ends it; one that is forgotten is closed too, with a warning. It keeps its
 * {@link WifiDirect} from being forgotten.
 */
public final class WifiDirectSession implements AutoCloseable {
    /** What became of the wish to close a session. */
    public enum Ending {
        /**
         * Windows has put the end of the session in its queue. The link may go down later; Windows doesn't tell when.
         */
        QUEUED,
        /** It was closed already, or somebody else is just doing it. */
        ALREADY_CLOSED
    }

    /** Kept, so that it isn't forgotten. */
    private final WifiDirect client;

    private final MacAddress device;
    private final UUID interfaceId;
    private final SessionHandle handle;

    private WifiDirectSession(WifiDirect client, MacAddress device, UUID interfaceId, SessionHandle handle) {
        this.client = client;
        this.device = device;
        this.interfaceId = interfaceId;
        this.handle = handle;
    }

    static WifiDirectSession opened(WifiDirect client, MacAddress device, UUID interfaceId, long handle) {
        SessionHandle shared = new SessionHandle(client.handle);
        WifiDirectSession session = new WifiDirectSession(client, device, interfaceId, shared);
        shared.own(session, handle);
        return session;
    }

    SessionHandle handle() {
        return handle;
    }

    /** {@return the device, as it was opened} */
    public MacAddress device() {
        return device;
    }

    /** {@return the GUID of the local network interface that carries the session} */
    public UUID interfaceId() {
        return interfaceId;
    }

    /** {@return the client that opened it} */
    public WifiDirect client() {
        return client;
    }

    /**
     * {@link SessionState#OPEN}, CLOSING, or ENDED. That the device goes away by itself isn't seen here: Windows
     * doesn't tell.
     *
     * @return what this handle knows of the session
     */
    public SessionState state() {
        return handle.state();
    }

    /**
     * Closes the session ({@code WFDCloseSession}), once, whoever asks. From inside a handler it is as safe as
     * elsewhere.
     *
     * @return whether this call did
     * @throws WindowsException when Windows refuses; the session counts as closed all the same, and isn't tried again
     */
    public Ending end() {
        int code;
        try {
            code = handle.end();
        } finally {
            Reference.reachabilityFence(this);
        }
        if (code == SessionHandle.NOT_BY_US) {
            return Ending.ALREADY_CLOSED;
        }
        if (code != WinError.ERROR_SUCCESS) {
            throw WifiDirectException.of("WFDCloseSession", code, 0);
        }
        return Ending.QUEUED;
    }

    /** As {@link #end()}. */
    @Override
    public void close() {
        end();
    }

    @Override
    public String toString() {
        return "Wi-Fi Direct session with " + device + " (" + state() + ")";
    }
}
