// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.LocalInterface;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.internal.future.AddressWait;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.win32.WinError;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An open session with a Wi-Fi Direct device. Sockets that are bound to an address of its network interface reach the
 * device.
 *
 * <p>Closing it, or its client, ends it; one that is forgotten is closed too, with a warning. It keeps its
 * {@link WifiDirect} from being forgotten.
 *
 * @since 0.1.0
 */
public final class WifiDirectSession implements AutoCloseable {
    /**
     * What became of the wish to close a session.
     *
     * @since 0.1.0
     */
    public enum Ending {
        /**
         * Windows has put the end of the session in its queue. The link may go down later; Windows doesn't report when.
         */
        QUEUED,
        /** It was closed already, or another thread is closing it. */
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

    /**
     * Null when the client is being closed: then the session is closed, too; so it is when this throws, for want of
     * memory.
     *
     * @param guid has that of the interface at that offset
     */
    static @Nullable WifiDirectSession opened(WifiDirect client, MacAddress device, long opened, byte[] guid, int at) {
        SessionHandle handle = SessionHandle.open(client.handle, opened);
        if (handle == null) {
            return null;
        }
        try {
            UUID interfaceId = Guids.at(ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN), at);
            WifiDirectSession session = new WifiDirectSession(client, device, interfaceId, handle);
            handle.handle().ownedBy(session);
            return session;
        } catch (Throwable e) {
            handle.handle().closeLater();
            throw e;
        }
    }

    /** {@return the device, as it was opened} */
    public MacAddress device() {
        return device;
    }

    /** {@return the GUID of the local network interface that carries the session} */
    public UUID interfaceId() {
        return interfaceId;
    }

    // -- its place in the network

    /**
     * {@return Java's own object for the session's interface, with the addresses to bind sockets to; empty while
     * Windows has none}
     *
     * @throws java.io.UncheckedIOException Java can't find out
     */
    public Optional<NetworkInterface> network() {
        return local().network();
    }

    /** {@return the addresses on it; none when it has none yet} */
    public List<InetAddress> addresses() {
        return local().addresses();
    }

    /** {@return the same interface by its GUID, for its LUID and its index} */
    public LocalInterface local() {
        return new LocalInterface(interfaceId);
    }

    /**
     * Waits until it has an address that others can give it: any but those that Windows makes up by itself, which are
     * link-local (169.254.x.x, fe80::).
     *
     * @return ends with those addresses; a deadline is that of its future or its {@code await}. It looks ten times a
     *     second, until it has ended, or the session is closed, which is an
     *     {@link io.github.winnet4j.OperationCancelledException}
     * @throws IllegalStateException the session is closed
     */
    public Pending<List<InetAddress>> whenAddressed() {
        return whenAddressed(address -> !address.isLinkLocalAddress());
    }

    /**
     * As {@link #whenAddressed()}, for addresses of one's own choice, such as any at all.
     *
     * @param wanted which addresses will do; asked on a thread of the library
     * @return ends with those addresses
     * @throws IllegalStateException the session is closed
     */
    public Pending<List<InetAddress>> whenAddressed(Predicate<? super InetAddress> wanted) {
        Objects.requireNonNull(wanted, "wanted");
        handle.handle().requireOpen();
        SessionHandle its = handle; // not the session, which may be forgotten meanwhile
        return AddressWait.begin(
                Completers.of(client.handle.port()),
                local(),
                wanted,
                () -> its.state() == SessionState.OPEN
                        ? null
                        : new OperationCancelledException(
                                "ConvertInterfaceGuidToLuid",
                                WinError.ERROR_OPERATION_ABORTED,
                                "The Wi-Fi Direct session was closed before it had an address."));
    }

    /** {@return the client that opened it} */
    public WifiDirect client() {
        return client;
    }

    /**
     * {@link SessionState#OPEN}, CLOSING, or ENDED. When the device goes away by itself it isn't seen here: Windows
     * doesn't report it.
     *
     * @return what this handle knows of the session
     */
    public SessionState state() {
        return handle.state();
    }

    /**
     * Closes the session ({@code WFDCloseSession}), once, however many ask. It waits for nothing but that call, and is
     * as safe from inside a handler as elsewhere.
     *
     * @return what became of it
     * @throws WindowsException when Windows refuses; the session counts as closed all the same, and isn't tried again
     */
    public Ending end() {
        if (!handle.claim()) {
            return Ending.ALREADY_CLOSED;
        }
        handle.handle().close(Duration.ZERO);
        return Ending.QUEUED;
    }

    /** As {@link #end()}. */
    @Override
    public void close() {
        end();
    }

    /**
     * Closes the session, or waits for another thread that is closing it.
     *
     * @param within how long to wait at most; not negative
     * @return true when it is closed
     * @throws WindowsException when Windows refuses; the session counts as closed all the same
     */
    public boolean close(Duration within) {
        Deadline.nanos(within);
        handle.claim();
        return handle.handle().close(within);
    }

    /**
     * Closes the session, without waiting.
     *
     * @return ends, with true, when it is closed, or with a {@link WindowsException} when Windows refuses
     */
    public Pending<Boolean> closeAsync() {
        handle.claim();
        return handle.handle().closeAsync();
    }

    /** It was not handed out: closed silently, but for a failure, which is logged. */
    void disposeOf() {
        handle.claim();
        handle.handle().closeLater();
    }

    @Override
    public String toString() {
        return "Wi-Fi Direct session with " + device + " (" + state() + ")";
    }
}
