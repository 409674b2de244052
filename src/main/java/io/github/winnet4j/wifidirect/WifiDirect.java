// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The Wi-Fi Direct of this machine, for one application: opens sessions with devices that are paired already.
 *
 * <p>{@link #close()} ends all that it has begun, in the order that Windows needs: it cancels the opens that are
 * pending, closes the sessions, waits until Windows has answered each open, and closes the handle then. From inside a
 * handler it only begins that, and returns; the rest follows on the thread that drives the port. Close the port after
 * it.
 *
 * <p>Any thread may call any method at any time.
 */
public final class WifiDirect implements AutoCloseable {
    /** How long {@link #close()} waits for Windows. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    final ClientHandle handle;

    private WifiDirect(CompletionPort port) {
        handle = new ClientHandle(port);
    }

    /**
     * Opens the Wi-Fi Direct of this machine ({@code WFDOpenHandle}); Windows 8 and later have it.
     *
     * @param port where the opening of sessions ends
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ApiUnavailableException when this Windows has none
     * @throws io.github.winnet4j.ServiceNotRunningException when wlansvc (WLAN AutoConfig) doesn't run
     * @throws WindowsException otherwise, with what to do
     */
    public static WifiDirect open(CompletionPort port) {
        Objects.requireNonNull(port, "port").requireOpen();
        WifiDirect client = new WifiDirect(port);
        long[] opened = new long[1];
        int code = Wlanapi.WFDOpenHandle(Wlanapi.WFD_API_VERSION, new int[1], opened);
        check("WFDOpenHandle", code, opened[0]);
        client.handle.own(client, opened[0]);
        return client;
    }

    /**
     * Begins to open a session with a paired device ({@code WFDStartOpenSession}), which takes seconds.
     *
     * @param device its Wi-Fi Direct device address
     * @return the opening in progress, which can be cancelled
     * @throws WindowsException when Windows refuses to begin; what goes wrong later arrives by the future
     * @throws IllegalStateException when this client, or its port, is closed
     * @throws io.github.winnet4j.port.NoFreeSlotException when the port has no room
     */
    public SessionOpening openSession(MacAddress device) {
        return begin(device, null);
    }

    /**
     * As {@link #openSession(MacAddress)}, with a handler in place of a future. It may run before this call has
     * returned.
     *
     * @param device the device's Wi-Fi Direct address
     * @param handler called once, when the opening has ended, on the thread that drives the port
     * @return the opening in progress, which can be cancelled
     */
    public SessionOpening openSession(MacAddress device, SessionOpening.Handler handler) {
        return begin(device, Objects.requireNonNull(handler, "handler"));
    }

    private SessionOpening begin(MacAddress device, SessionOpening.@Nullable Handler handler) {
        Objects.requireNonNull(device, "device");
        handle.use();
        OpenCall call = null;
        try {
            call = handle.takeCall();
        } finally {
            if (call == null) {
                handle.release();
            }
        }
        Opening opening = new Opening(this, device, handler, call);
        opening.begin();
        return opening.view;
    }

    /**
     * Opens a session with a device that was paired by WPS, without Wi-Fi Direct of its own
     * ({@code WFDOpenLegacySession}), and waits for it; that takes seconds, and can't be cancelled.
     *
     * @param device its address
     * @return the open session, to be closed
     * @throws WindowsException when it fails
     * @throws IllegalStateException when this client is closed, or was meanwhile
     */
    public WifiDirectSession openLegacySession(MacAddress device) {
        byte[] address = device.toBytes();
        if (handle.port.inHandler()) {
            throw new IllegalStateException("this waits for seconds, and the thread that drives the port may not");
        }
        handle.use();
        try {
            long[] session = new long[1];
            byte[] guid = new byte[Guids.SIZE];
            int code;
            long client = ClientHandle.TABLE.enter(handle.token());
            try {
                code = Wlanapi.WFDOpenLegacySession(client, address, session, guid);
            } finally {
                ClientHandle.TABLE.exit(handle.token());
            }
            check("WFDOpenLegacySession", code, session[0]);
            PendingHandles.ALL.givenOut(session[0]);
            WifiDirectSession opened = WifiDirectSession.opened(
                    this, device, Guids.at(ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN), 0), session[0]);
            if (handle.isClosing()) {
                handle.end(opened.handle()); // whoever closes may not have seen it
                throw new IllegalStateException(
                        "this Wi-Fi Direct client was closed while the session was being opened");
            }
            return opened;
        } finally {
            handle.release();
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Looks for one device, and lets Windows write down whether it is in sight ({@code WFDUpdateDeviceVisibility}): the
     * property DEVPKEY_WiFiDirect_IsVisible of its device node. It waits for the radio, and needs no client.
     *
     * @param device the device's Wi-Fi Direct address
     * @throws WindowsException when it fails
     */
    public static void updateVisibility(MacAddress device) {
        int code = Wlanapi.WFDUpdateDeviceVisibility(device.toBytes());
        if (code != WinError.ERROR_SUCCESS) {
            throw WifiDirectException.of("WFDUpdateDeviceVisibility", code, 0);
        }
    }

    /**
     * Closes within {@link #DEFAULT_DEADLINE}.
     *
     * @throws WindowsException when Windows refuses to close the handle, or a session; they count as closed all the
     *     same
     */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Refuses what is new, cancels the opens that are pending, closes the sessions, and waits at most so long until
     * Windows has answered; the handle is closed with the last answer. What isn't answered in time ends for those who
     * wait for it, and is counted by {@link #unanswered}; its memory stays Windows' until it is.
     *
     * @param within how long to wait at most; not negative
     * @return whether all is closed; false also from inside a handler, when the rest follows
     * @throws WindowsException when Windows refuses to close the handle, or a session; they count as closed all the
     *     same
     */
    public boolean close(Duration within) {
        boolean down;
        handle.listen();
        try {
            handle.close();
            down = handle.port.await(handle.down, within);
            if (!down && !handle.port.inHandler()) {
                handle.giveUp();
            }
        } finally {
            handle.listenNoMore();
            Reference.reachabilityFence(this);
        }
        WindowsException problem = handle.takeProblem();
        if (problem != null) {
            throw problem;
        }
        return down && handle.unanswered() == 0;
    }

    /**
     * Begins to close, and waits for nothing.
     *
     * @return ends when the handle is closed, with whether every open was answered, or with the
     *     {@link WindowsException} of a handle or session that Windows refuses to close; never, when Windows never
     *     answers
     */
    public CompletableFuture<Boolean> closeAsync() {
        handle.listen(); // for good
        handle.close();
        return handle.down.copy();
    }

    /** {@return whether {@link #close} was called} */
    public boolean isClosed() {
        return handle.isClosing();
    }

    /** {@return how many opens Windows had not answered when waiting for them was given up} */
    public int unanswered() {
        return handle.unanswered();
    }

    private static void check(String function, int code, long handle) {
        if (code != WinError.ERROR_SUCCESS || !PendingHandles.isHandle(handle)) {
            throw WifiDirectException.of(
                    function, code != WinError.ERROR_SUCCESS ? code : WinError.ERROR_INVALID_HANDLE, 0);
        }
    }

    @Override
    public String toString() {
        return "Wi-Fi Direct client" + (isClosed() ? " (closed)" : "");
    }
}
