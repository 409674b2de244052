// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.internal.future.UncancellableFuture;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The Wi-Fi Direct of this machine, for one application: opens sessions with devices that are paired already.
 *
 * <p>{@link #close()} ends all that it has begun, in the order that Windows needs: it cancels the opens that are
 * pending, closes the sessions, waits until Windows has answered each open, and closes the handle then. From inside a
 * handler it only begins that, and returns; the rest follows on the thread that drives the port. A port that is closed
 * first closes it.
 *
 * <p>Any thread may call any method at any time.
 *
 * @since 0.1.0
 */
public final class WifiDirect implements AutoCloseable {
    /** How long {@link #close()} waits for Windows. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** How long {@link #openLegacySession(MacAddress) openLegacySession} waits. */
    public static final Duration LEGACY_TIME = Duration.ofSeconds(60);

    final ClientHandle handle;

    private WifiDirect(@Nullable CompletionPort port) {
        handle = new ClientHandle(port);
        handle.handle().ownedBy(this);
    }

    /**
     * Opens the Wi-Fi Direct of this machine ({@code WFDOpenHandle}); Windows 8 and later have it. Sessions are opened
     * on the port of the library's own, which is there as long as it is in use.
     *
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ApiUnavailableException when this Windows has none
     * @throws io.github.winnet4j.ServiceNotRunningException when wlansvc (WLAN AutoConfig) doesn't run
     * @throws WindowsException otherwise, with what to do
     */
    public static WifiDirect open() {
        return new WifiDirect(null);
    }

    /**
     * As {@link #open()}, on that port.
     *
     * @param port where the opening of sessions ends
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ApiUnavailableException when this Windows has none
     * @throws io.github.winnet4j.ServiceNotRunningException when wlansvc (WLAN AutoConfig) doesn't run
     * @throws WindowsException otherwise, with what to do
     * @throws IllegalStateException the port is closed
     */
    public static WifiDirect open(CompletionPort port) {
        return new WifiDirect(Objects.requireNonNull(port, "port"));
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
     * As {@link #openSession(MacAddress) openSession}, with a handler in place of a future. It may run before this call
     * has returned.
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
        handle.enter();
        OpenCall call = null;
        Opening opening = null;
        try {
            call = handle.takeCall();
            opening = new Opening(this, device, handler, call);
        } finally {
            if (opening == null) { // no memory
                if (call != null) {
                    handle.giveCall(call);
                }
                handle.exit();
            }
        }
        opening.begin();
        return opening.view;
    }

    // -- with devices that have no Wi-Fi Direct of their own

    /**
     * Opens a session with a device that was paired by WPS, without Wi-Fi Direct of its own
     * ({@code WFDOpenLegacySession}), and waits for it at most {@link #LEGACY_TIME}.
     *
     * @param device its address
     * @return the open session, to be closed
     * @throws WindowsException when it fails, or the time is over
     * @throws IllegalStateException when this client is closed, or this is a handler
     */
    public WifiDirectSession openLegacySession(MacAddress device) {
        return openLegacySession(device, LEGACY_TIME);
    }

    /**
     * As {@link #openLegacySession(MacAddress) openLegacySession}, with that deadline. Windows can't cancel it: a
     * session that comes after the deadline is closed.
     *
     * @param device its address
     * @param within how long to wait at most; not negative
     * @return the open session, to be closed
     * @throws WindowsException when it fails; 1460 ERROR_TIMEOUT when the time is over
     * @throws io.github.winnet4j.OperationCancelledException the client was closed meanwhile
     * @throws IllegalStateException when this client is closed, or this is a handler
     */
    public WifiDirectSession openLegacySession(MacAddress device, Duration within) {
        Objects.requireNonNull(device, "device");
        Deadline deadline = Deadline.in(within);
        if (handle.port().inHandler()) {
            throw new IllegalStateException(
                    "this waits for seconds, which the thread that drives the port must not do");
        }
        return LegacyOpening.begin(this, device).get(deadline);
    }

    /**
     * The same without waiting: on a thread of its own, since Windows doesn't return before it is open.
     *
     * @param device its address
     * @return the opening in progress. Windows can't cancel it; when its future is given up, a session that comes after
     *     all is closed
     * @throws IllegalStateException when this client is closed
     */
    public Pending<WifiDirectSession> openLegacySessionAsync(MacAddress device) {
        return LegacyOpening.begin(this, Objects.requireNonNull(device, "device"));
    }

    /**
     * Lists the devices that are paired with this machine by Windows' own pairing, near or not. It needs no client, and
     * asks no device: it reads the device nodes that the pairing has made, as the header of Wi-Fi Direct describes
     * them.
     *
     * <p>What these C functions don't list: devices in reach that aren't paired. To discover and to pair, Windows has
     * its settings, and for programs WinRT alone ({@code Windows.Devices.Enumeration}, {@code Windows.Devices
     * .WiFiDirect}).
     *
     * @return the paired devices, in Windows' order
     * @throws WindowsException Windows refuses to list them
     */
    public static List<PairedDevice> pairedDevices() {
        return DeviceNodes.all();
    }

    /**
     * Looks for one device, and has Windows record if it is in sight ({@code WFDUpdateDeviceVisibility}): the property
     * DEVPKEY_WiFiDirect_IsVisible of its device node. It waits for the radio, and needs no client.
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

    // -- the end

    /**
     * Closes within {@link #DEFAULT_DEADLINE}. A service that has stopped, or started anew, has nothing left to close:
     * that is no failure.
     *
     * @throws WindowsException when Windows refuses to close the handle, or a session; they count as closed all the
     *     same
     */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Refuses what is new, cancels the opens that are pending, closes the sessions, and waits at most that long until
     * Windows has answered; the handle is closed with the last answer. What isn't answered in time ends for its
     * waiters, and is counted by {@link #unanswered}; its memory stays Windows' until it is.
     *
     * @param within how long to wait at most; not negative
     * @return true when all is closed; false also from inside a handler, when the rest follows
     * @throws WindowsException when Windows refuses to close the handle, or a session; they count as closed all the
     *     same
     */
    public boolean close(Duration within) {
        try {
            return handle.handle().close(within) && unanswered() == 0;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Begins to close, and waits for nothing.
     *
     * @return ends when the handle is closed: with true if every open was answered in time, else false, or with the
     *     {@link WindowsException} of a handle or session that Windows refuses to close; with its port at the latest
     */
    public Pending<Boolean> closeAsync() {
        UncancellableFuture<Boolean> end = new UncancellableFuture<>(Completers.of(handle.port()));
        CompletableFuture<Boolean> down = handle.handle().closeAsync().future();
        DependentFuture.whenDone(down, problem -> {
            if (problem != null) {
                end.fail(problem);
            } else {
                end.end(down.getNow(false) && unanswered() == 0);
            }
        });
        return end;
    }

    /** {@return true if {@link #close} was called} */
    public boolean isClosed() {
        return !handle.isOpen();
    }

    /** {@return how many opens Windows had not answered when waiting for them was given up} */
    public int unanswered() {
        return handle.unanswered();
    }

    @Override
    public String toString() {
        return "Wi-Fi Direct client" + (isClosed() ? " (closed)" : "");
    }
}
