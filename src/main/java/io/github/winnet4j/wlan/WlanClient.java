// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client of the WLAN service: the interfaces of this machine, and what the service reports.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>{@link #close} calls {@code WlanCloseHandle} once, as soon as no call uses the handle. After it has returned
 *       true no handler of this client runs; notifications that had not been handled are discarded and counted, and
 *       what still waited ends with {@link io.github.winnet4j.OperationCancelledException}. A handler that doesn't
 *       return doesn't hold up callers with a deadline.
 *   <li>Close may be called from inside a handler, of this client or of anything else on its port, and never waits
 *       there for any handler: that one goes on to its end, and so does one that an executor runs at that moment. No
 *       other begins.
 *   <li>A port that is closed first closes the client.
 *   <li>Handlers may add and remove handlers, and call everything else here.
 *   <li>A client that is forgotten is closed, with a warning. One whose handlers refer to it, or of which something
 *       waits for its end, is not forgotten.
 * </ul>
 *
 * <p>All methods may be called by any thread.
 *
 * @since 0.1.0
 */
public final class WlanClient implements AutoCloseable {
    /** How long {@link #close()} waits. */
    public static final Duration DEFAULT_DEADLINE = CompletionPort.DEFAULT_DEADLINE;

    /** How often {@link #openLasting()} looks. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** A list that grows each time it is read is read so often. */
    private static final int ATTEMPTS = 8;

    private static final int SOME_INTERFACES = Layouts.LIST_HEADER + 4 * Layouts.INTERFACE_SIZE;
    private static final int ANY_BSS = 3;

    /** More than that isn't kept. */
    private static final int MOST_SCRATCH = 1 << 18;

    /** The array of the last list, for the next one; absent during a read. */
    private final AtomicReference<byte @Nullable []> scratch = new AtomicReference<>();

    private final ServiceHandle service;
    private final Notifications notifications;
    private final @Nullable Lasting lasting;

    /** @param lookEvery null for a client that ends with its service */
    private WlanClient(@Nullable CompletionPort port, NotificationRoom room, @Nullable Duration lookEvery) {
        long every = lookEvery == null ? 0 : Deadline.nanos(lookEvery);
        service = new ServiceHandle(port);
        notifications = new Notifications(service, room);
        service.onLost(notifications::serviceLost);
        service.client.ownedBy(this);
        lasting = lookEvery == null ? null : new Lasting(service, notifications, every);
        if (lasting != null) {
            lasting.begin();
        }
    }

    /**
     * Opens a client ({@code WlanOpenHandle}) on the port of the library's own, which is there as long as something
     * uses it.
     *
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ServiceNotRunningException the service doesn't run
     * @throws TooManyClientsException the service has no handle left, because a program leaks clients
     * @throws io.github.winnet4j.ApiUnavailableException this Windows has no Wi-Fi
     */
    public static WlanClient open() {
        return new WlanClient(null, NotificationRoom.DEFAULT, null);
    }

    /**
     * As {@link #open()}, on that port.
     *
     * @param port its driver handles the notifications
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ServiceNotRunningException the service doesn't run
     * @throws TooManyClientsException the service has no handle left, because a program leaks clients
     * @throws io.github.winnet4j.ApiUnavailableException this Windows has no Wi-Fi
     * @throws IllegalStateException the port is closed
     */
    public static WlanClient open(CompletionPort port) {
        return open(port, NotificationRoom.DEFAULT);
    }

    /**
     * As {@link #open(CompletionPort) open}, with that much room for notifications.
     *
     * @param port its driver handles the notifications
     * @param room how many notifications can wait, and how large they can be
     * @return the open client, to be closed
     */
    public static WlanClient open(CompletionPort port, NotificationRoom room) {
        return new WlanClient(Objects.requireNonNull(port, "port"), Objects.requireNonNull(room, "room"), null);
    }

    /**
     * Opens a client that lasts when the WLAN service stops and comes back: as {@link #openLasting(CompletionPort,
     * NotificationRoom, Duration) openLasting}, on the port of the library's own, looking every {@link #LOOK_EVERY}.
     *
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ServiceNotRunningException the service doesn't run now
     * @throws TooManyClientsException the service has no handle left, because a program leaks clients
     * @throws io.github.winnet4j.ApiUnavailableException this Windows has no Wi-Fi
     */
    public static WlanClient openLasting() {
        return new WlanClient(null, NotificationRoom.DEFAULT, LOOK_EVERY);
    }

    /**
     * Opens a client that lasts when the WLAN service stops and comes back. A service that was started anew knows none
     * of the handles of before. This client notices that, opens itself anew and goes on.
     *
     * <p>What it promises: its watches go on as they are, and hear {@link WlanNotification.ServiceLost} and then
     * {@link WlanNotification.ServiceBack}, both in order with the notifications, neither ever dropped. What still
     * waited for the service ends with a {@link io.github.winnet4j.ServiceNotRunningException} or
     * {@link io.github.winnet4j.ServiceRestartedException} when that is noticed. A call while the service doesn't run
     * throws the former; one after its start has the client opened anew first, if that wasn't done yet.
     *
     * <p>What it can't promise: Windows doesn't report that the service has stopped, so it is asked; a loss is noticed
     * by the next call or look. What happened meanwhile isn't reported. A {@link LowLatencyLease} has a handle of its
     * own, and ends with the service.
     *
     * @param port its driver handles the notifications
     * @param room how many notifications can wait, and how large they can be
     * @param lookEvery how often the service is asked if it knows the client, by a call of some 0.1 ms
     * @return the open client, to be closed
     * @throws io.github.winnet4j.ServiceNotRunningException the service doesn't run now
     * @throws IllegalArgumentException there is no time between two looks, or less than that
     */
    public static WlanClient openLasting(CompletionPort port, NotificationRoom room, Duration lookEvery) {
        if (lookEvery.isNegative() || lookEvery.isZero()) {
            throw new IllegalArgumentException("a service can't be asked every " + lookEvery);
        }
        return new WlanClient(Objects.requireNonNull(port, "port"), Objects.requireNonNull(room, "room"), lookEvery);
    }

    /** {@return the version that client and service have agreed on: 2 since Windows Vista} */
    public int version() {
        return service.version();
    }

    /** {@return the Wi-Fi interfaces, with what each is doing now ({@code WlanEnumInterfaces})} */
    public List<WlanInterface> interfaces() {
        return fetch(
                "WlanEnumInterfaces",
                SOME_INTERFACES,
                (client, bytes, size) -> Wlanapi.WlanEnumInterfaces(client, 0, bytes, size),
                list -> WlanInterface.parse(this, list));
    }

    /**
     * {@return the interface of that GUID, if there is one}
     *
     * @param interfaceId the GUID of the interface
     */
    public Optional<WlanInterface> find(UUID interfaceId) {
        Objects.requireNonNull(interfaceId, "interfaceId");
        return interfaces().stream().filter(one -> one.id().equals(interfaceId)).findFirst();
    }

    /**
     * Asks each interface for a scan, as {@link WlanInterface#scan()} does. An interface that refuses has a future that
     * has ended with its exception.
     *
     * @return the scans in progress, one for each interface
     */
    public List<WlanOperation<ScanOutcome>> scan() {
        List<WlanOperation<ScanOutcome>> scans = new ArrayList<>();
        for (WlanInterface one : interfaces()) {
            scans.add(one.tryScan());
        }
        return scans;
    }

    /**
     * Handles what the service that scans and connects reports ({@link NotificationSource#ACM}), on the thread that
     * drives the port.
     *
     * @param handler called for each notification; it must not block
     * @return the watch, which ends when it is closed
     */
    public Watch watch(Consumer<? super WlanNotification> handler) {
        return watch(Set.of(NotificationSource.ACM), handler);
    }

    /**
     * Handles what these sources report, on the thread that drives the port. That thread has all completions of the
     * port to handle, so a handler must not block it.
     *
     * @param sources what to hear of
     * @param handler called for each notification; it must not block
     * @return the watch, which ends when it is closed
     * @throws io.github.winnet4j.AccessDeniedException for {@link NotificationSource#MSM} without consent to location
     */
    public Watch watch(Set<NotificationSource> sources, Consumer<? super WlanNotification> handler) {
        Objects.requireNonNull(handler, "handler");
        int mask = NotificationSource.mask(sources);
        return watch(mask, (watch, lost) -> new Listener.Typed(mask, handler, watch, lost));
    }

    /**
     * As {@link #watch(Set, Consumer) watch}, on an executor: one at a time, in order. As many wait for it as the
     * client's {@link NotificationRoom} has events (512 by default). What it is too slow for, and what it refuses, is
     * lost and counted; the handler learns of it by a {@link WlanNotification.Dropped}, which is never lost itself. An
     * executor that drops tasks without an exception leaves the handler waiting.
     *
     * @param sources what to hear of
     * @param handler called for each notification; it may take its time
     * @param executor runs the handler
     * @return the watch, which ends when it is closed
     */
    public Watch watch(Set<NotificationSource> sources, Consumer<? super WlanNotification> handler, Executor executor) {
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(executor, "executor");
        int mask = NotificationSource.mask(sources);
        int room = notifications.room();
        return watch(mask, (watch, lost) -> new ExecutorListener(mask, handler, executor, room, watch, lost));
    }

    /**
     * As {@link #watch(Set, Consumer) watch}, without an object for any notification: a steady stream of them allocates
     * nothing.
     *
     * @param sources what to hear of
     * @param handler called for each notification; it must not block
     * @return the watch, which ends when it is closed
     */
    public Watch watchInPlace(Set<NotificationSource> sources, NotificationHandler handler) {
        Objects.requireNonNull(handler, "handler");
        int mask = NotificationSource.mask(sources);
        return watch(mask, (watch, lost) -> new Listener.InPlace(mask, handler, watch, lost));
    }

    /**
     * What these sources report as a publisher of reactive streams, on the JDK's common threads; see
     * {@link #publisher(Set, Executor) publisher}.
     *
     * @param sources what to hear of
     * @return the publisher, for any number of subscribers
     */
    public Flow.Publisher<WlanNotification> publisher(Set<NotificationSource> sources) {
        return publisher(sources, Dependents.executor());
    }

    /**
     * What these sources report as a publisher of reactive streams. Each subscriber has a watch of its own, from
     * {@code subscribe} on, and as many notifications as the client's {@link NotificationRoom} has events wait for its
     * demand. What comes in excess is lost: a {@link WlanNotification.Dropped}, an element like any other, says how
     * many were, in their place.
     *
     * <p>To cancel a subscription closes its watch. It completes when the client is closed, or its port; what waited is
     * discarded then. A watch that Windows refuses, without consent to location for example, is an error.
     * {@code onNext} never runs once {@link #close(Duration) close} has returned true; {@code onComplete} follows. A
     * subscriber that throws is cancelled. The client of a subscription counts as referred to, and isn't forgotten.
     *
     * @param sources what to hear of
     * @param executor runs the subscribers, each one signal at a time
     * @return the publisher, for any number of subscribers
     */
    public Flow.Publisher<WlanNotification> publisher(Set<NotificationSource> sources, Executor executor) {
        return new NotificationPublisher(
                this, NotificationSource.mask(sources), Objects.requireNonNull(executor, "executor"));
    }

    private Watch watch(int mask, Listener.Maker maker) {
        return new Watch(this, notifications.add(mask, maker));
    }

    /**
     * Sets whether virtual stations are reported, too ({@code WlanRegisterVirtualStationNotification}). They aren't at
     * first.
     *
     * @param include true to hear of them, false to hear no more
     */
    public void includeVirtualStations(boolean include) {
        call(
                "WlanRegisterVirtualStationNotification",
                client -> Wlanapi.WlanRegisterVirtualStationNotification(client, include, 0));
        notifications.include(include);
    }

    /**
     * Sets which device services are reported ({@code WlanRegisterDeviceServiceNotification}), to watches of
     * {@link NotificationSource#DEVICE_SERVICE}. None at first; each call replaces the services of the last.
     *
     * @param services the GUIDs of the services
     */
    public void includeDeviceServices(List<UUID> services) {
        byte[] bytes = services.isEmpty() ? null : toList(services);
        call(
                "WlanRegisterDeviceServiceNotification",
                client -> Wlanapi.WlanRegisterDeviceServiceNotification(client, bytes));
        notifications.include(bytes);
    }

    /** A {@code WLAN_DEVICE_SERVICE_GUID_LIST}. */
    static byte[] toList(List<UUID> services) {
        ByteBuffer list = Layouts.wrap(new byte[Layouts.LIST_HEADER + services.size() * Guids.SIZE]);
        list.putInt(services.size()).putInt(0);
        services.forEach(service -> list.put(Guids.bytes(service)));
        return list.array();
    }

    /** {@return the settings of the service, for the whole machine} */
    public AutoConfiguration autoConfiguration() {
        return new AutoConfiguration(this);
    }

    /** {@return which networks group policy and the user permit and deny, for the whole machine} */
    public NetworkFilters filters() {
        return new NetworkFilters(this);
    }

    /** {@return this machine as an access point, which few drivers can; see there first} */
    public HostedNetwork hostedNetwork() {
        return new HostedNetwork(this);
    }

    /** {@return what became of the notifications so far} */
    public WlanCounters counters() {
        return notifications.counters();
    }

    // -- the end

    /** {@return true until it is closed} */
    public boolean isOpen() {
        return service.client.isOpen();
    }

    /**
     * Closes the client ({@code WlanCloseHandle}), and waits at most {@link #DEFAULT_DEADLINE}. Closing again does
     * nothing. A service that has stopped, or started anew, has nothing left to close: that is no failure.
     *
     * @throws WindowsException what Windows answered; the client is closed all the same
     */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Closes the client, and waits that long for calls in progress and for handlers; what isn't back then ends the
     * client when it comes back.
     *
     * @param within how long to wait at most; not negative
     * @return true when everything has ended; false also from inside a handler, where the rest follows
     * @throws WindowsException what Windows answered; the client is closed all the same
     */
    public boolean close(Duration within) {
        return closeFor(service.client, within);
    }

    /**
     * Begins to close, without waiting.
     *
     * @return ends, with true, when everything has ended, or with a {@link WindowsException} when Windows refuses to
     *     close the handle
     */
    public Pending<Boolean> closeAsync() {
        return service.client.closeAsync();
    }

    /** Closes something of this client; from inside a handler without waiting, wherever it runs. */
    boolean closeFor(PortHandle inside, Duration within) {
        if (notifications.inHandlerElsewhere()) {
            Deadline.nanos(within);
            inside.closeLater();
            return false;
        }
        return inside.close(within);
    }

    /** What it is, and how many notifications it has handled and lost. */
    @Override
    public String toString() {
        return service.client + ", " + counters();
    }

    // -- for what belongs to a client

    CompletionPort port() {
        return service.client.port();
    }

    ServiceHandle service() {
        return service;
    }

    Notifications notifications() {
        return notifications;
    }

    /** By callers that are about to ask for what takes time, so that a lasting client is open before. */
    void require(int sources) {
        if (lasting != null) {
            lasting.look();
        }
        notifications.require(sources);
    }

    /** One call into Windows. */
    @FunctionalInterface
    interface Call extends ServiceHandle.Call {}

    /** One call into Windows that fills an array, and says how big all of it is. */
    @FunctionalInterface
    interface Fetch {
        int call(long client, byte[] bytes, int[] size);
    }

    int code(Call call) {
        return service.repeated(call);
    }

    void call(String function, Call call) {
        WlanErrors.check(function, code(call));
    }

    /**
     * What a function fills an array with, however long it is, parsed. The parser must not keep the bytes: they are
     * used again.
     */
    <T> T fetch(String function, int first, Fetch fetch, Function<ByteBuffer, T> parser) {
        int[] size = new int[1];
        byte[] bytes = scratch.getAndSet(null);
        if (bytes == null || bytes.length < first) {
            bytes = new byte[first];
        }
        for (int attempt = 1; ; attempt++) {
            byte[] into = bytes;
            int code = code(client -> fetch.call(client, into, size));
            if (code != WinError.ERROR_MORE_DATA || attempt == ATTEMPTS) {
                WlanErrors.check(function, code);
                T parsed = parser.apply(Layouts.wrap(bytes, Math.min(size[0], bytes.length)));
                if (bytes.length <= MOST_SCRATCH) {
                    scratch.set(bytes);
                }
                return parsed;
            }
            bytes = new byte[size[0] + size[0] / 8]; // a few more may come before the next call
        }
    }

    /** As {@link #fetch}, into that array when it is long enough, without an object. */
    byte[] readStations(byte[] guid, @Nullable Ssid ssid, boolean secured, byte[] kept, int[] size) {
        byte[] network = ssid == null ? null : ssid.toStruct();
        int type = ssid == null ? ANY_BSS : BssType.INFRASTRUCTURE.code();
        byte[] bytes = kept;
        for (int attempt = 1; ; attempt++) {
            PortHandle entered = service.enter();
            int code;
            try {
                code = Wlanapi.WlanGetNetworkBssList(entered.inside(), guid, network, type, secured, 0, bytes, size);
            } finally {
                entered.exit();
            }
            if (attempt == 1 && service.isAnew(entered, code)) {
                continue;
            }
            if (code != WinError.ERROR_MORE_DATA || attempt == ATTEMPTS) {
                WlanErrors.check("WlanGetNetworkBssList", code);
                return bytes;
            }
            bytes = new byte[size[0] + size[0] / 4]; // a few more may come into reach
        }
    }
}
