// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.LocalInterface;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.internal.future.AddressWait;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Wi-Fi interface: what it is connected to, what it hears, and what can be asked of it. What it was doing when it was
 * listed is {@link #state()}; every other method asks Windows.
 *
 * <p>Since Windows 11 24H2 the methods that show what is in reach ({@link #scan()}, {@link #networks},
 * {@link #stations()}, {@link #connection}) need the user's consent to location; without it they throw
 * {@link io.github.winnet4j.AccessDeniedException}, which says so.
 *
 * @since 0.1.0
 */
public final class WlanInterface {
    /** Windows asks drivers to end a scan in that time. */
    public static final Duration SCAN_TIME = Duration.ofSeconds(4);

    /** How long a disconnection has. */
    public static final Duration DISCONNECT_TIME = Duration.ofSeconds(10);

    private static final int MANY = 16;
    private static final int ANY_BSS = 3;

    /** DOT11_PSD_IE_MAX_DATA_SIZE. */
    private static final int MOST_SCAN_ELEMENTS = 240;

    private final WlanClient client;
    private final UUID id;
    private final byte[] guid;
    private final InterfaceValues values;
    private final String description;
    private final InterfaceState state;

    private WlanInterface(WlanClient client, UUID id, String description, InterfaceState state) {
        this.client = client;
        this.id = id;
        this.guid = Guids.bytes(id);
        this.values = new InterfaceValues(client, guid);
        this.description = description;
        this.state = state;
    }

    static List<WlanInterface> parse(WlanClient client, ByteBuffer list) {
        int count = Layouts.count(list, 0, Layouts.LIST_HEADER, Layouts.INTERFACE_SIZE);
        List<WlanInterface> interfaces = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = Layouts.LIST_HEADER + i * Layouts.INTERFACE_SIZE;
            interfaces.add(new WlanInterface(
                    client,
                    Guids.at(list, at),
                    Layouts.text(list, at + Layouts.INTERFACE_DESCRIPTION, Layouts.NAME),
                    InterfaceState.of(list.getInt(at + Layouts.INTERFACE_STATE))));
        }
        return interfaces;
    }

    /** {@return its GUID} */
    public UUID id() {
        return id;
    }

    /** {@return what Windows shows for it} */
    public String description() {
        return description;
    }

    /** {@return what it was doing when it was listed} */
    public InterfaceState state() {
        return state;
    }

    /** {@return what it is doing now} */
    public InterfaceState currentState() {
        return InterfaceState.of(values.number(InterfaceValues.STATE));
    }

    /** {@return the client it was listed by} */
    public WlanClient client() {
        return client;
    }

    byte[] guid() {
        return guid;
    }

    // -- its place in the network

    /**
     * {@return Java's own object for it, with the addresses to bind sockets to; empty while Windows has none}
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
        return new LocalInterface(id);
    }

    /**
     * Waits until it has an address that others can give it: any but those that Windows makes up by itself, which are
     * link-local (169.254.x.x, fe80::).
     *
     * @return ends with those addresses; a deadline is that of its future or its {@code await}. It looks ten times a
     *     second, until it has ended, or the client is closed, which is an
     *     {@link io.github.winnet4j.OperationCancelledException}
     * @throws IllegalStateException the client is closed
     */
    public Pending<List<InetAddress>> whenAddressed() {
        return whenAddressed(address -> !address.isLinkLocalAddress());
    }

    /**
     * As {@link #whenAddressed()}, for addresses of one's own choice, such as any at all.
     *
     * @param wanted which addresses will do; asked on a thread of the library
     * @return ends with those addresses
     * @throws IllegalStateException the client is closed
     */
    public Pending<List<InetAddress>> whenAddressed(Predicate<? super InetAddress> wanted) {
        Objects.requireNonNull(wanted, "wanted");
        PortHandle open = client.service().client;
        open.requireOpen();
        return AddressWait.begin(
                Completers.of(open.port()),
                local(),
                wanted,
                () -> open.isOpen()
                        ? null
                        : new OperationCancelledException(
                                "ConvertInterfaceGuidToLuid",
                                WinError.ERROR_OPERATION_ABORTED,
                                "The WLAN client was closed before the interface had an address."));
    }

    // -- what is in reach

    /**
     * Asks for a scan, and waits for its end for {@link #SCAN_TIME}.
     *
     * @return the scan in progress
     */
    public WlanOperation<ScanOutcome> scan() {
        return scan(null, SCAN_TIME);
    }

    /**
     * Asks for a scan ({@code WlanScan}). Windows reports the end of a scan but not of which, so one that was already
     * running ends this one, too; the lists are fresh all the same.
     *
     * @param ssid a hidden network to ask for; may be null
     * @param within how long to wait for the end
     * @return the scan in progress
     */
    public WlanOperation<ScanOutcome> scan(@Nullable Ssid ssid, Duration within) {
        return scan(ssid, null, within);
    }

    /**
     * As {@link #scan(Ssid, Duration) scan}, with elements that the adapter puts into its requests, if it can.
     *
     * @param ssid a hidden network to ask for; may be null
     * @param elements what stations are to hear, 240 bytes at most; may be null
     * @param within how long to wait for the end
     * @return the scan in progress
     * @throws IllegalArgumentException there are more elements than that
     */
    public WlanOperation<ScanOutcome> scan(
            @Nullable Ssid ssid, @Nullable InformationElements elements, Duration within) {
        if (elements != null && elements.size() > MOST_SCAN_ELEMENTS) {
            throw new IllegalArgumentException(
                    "a scan takes " + MOST_SCAN_ELEMENTS + " bytes of elements at most, not " + elements.size());
        }
        byte[] network = ssid == null ? null : ssid.toStruct();
        byte[] raw = elements == null ? null : elements.toRawData();
        WlanClient.Call call = handle -> Wlanapi.WlanScan(handle, guid, network, raw, 0);
        ScanWait wait = new ScanWait(client, id, () -> client.code(call));
        start("WlanScan", wait, within, call);
        return new WlanOperation<>(wait);
    }

    WlanOperation<ScanOutcome> tryScan() {
        try {
            return scan();
        } catch (WindowsException e) {
            ScanWait refused = new ScanWait(client, id, () -> {});
            refused.fails(e);
            return new WlanOperation<>(refused);
        }
    }

    /**
     * {@return the networks that the last scan found, and those with a profile ({@code WlanGetAvailableNetworkList})}
     */
    public List<AvailableNetwork> networks() {
        return networks(Set.of());
    }

    /**
     * {@return the same, and what has a profile but wasn't heard}
     *
     * @param also what else to list
     */
    public List<AvailableNetwork> networks(Set<NetworkListing> also) {
        int flags = NetworkListing.flags(also);
        int first = Layouts.LIST_HEADER + MANY * Layouts.NETWORK_SIZE;
        return client.fetch(
                "WlanGetAvailableNetworkList",
                first,
                (handle, bytes, size) -> Wlanapi.WlanGetAvailableNetworkList(handle, guid, flags, 0, bytes, size),
                AvailableNetwork::parse);
    }

    /** {@return the stations that the last scan found ({@code WlanGetNetworkBssList})} */
    public List<Bss> stations() {
        return stations(null, ANY_BSS, false);
    }

    /**
     * {@return the stations of that network that the last scan found}
     *
     * @param ssid the network's name
     * @param secured true for a network with security, false for an open one
     */
    public List<Bss> stations(Ssid ssid, boolean secured) {
        return stations(ssid.toStruct(), BssType.INFRASTRUCTURE.code(), secured);
    }

    private List<Bss> stations(byte @Nullable [] ssid, int type, boolean secured) {
        int first = Layouts.LIST_HEADER + MANY * (Layouts.BSS_SIZE + Layouts.NAME);
        return client.fetch(
                "WlanGetNetworkBssList",
                first,
                (handle, bytes, size) ->
                        Wlanapi.WlanGetNetworkBssList(handle, guid, ssid, type, secured, 0, bytes, size),
                Bss::parseTogether);
    }

    /** {@return the stations one after the other, without objects} It is empty until its first refresh. */
    public BssCursor stationCursor() {
        return new BssCursor(this, null, false);
    }

    /**
     * {@return the stations of that network one after the other, without objects}
     *
     * @param ssid the network's name
     * @param secured true for a network with security, false for an open one
     */
    public BssCursor stationCursor(Ssid ssid, boolean secured) {
        return new BssCursor(this, Objects.requireNonNull(ssid, "ssid"), secured);
    }

    // -- connecting

    /**
     * Connects by the profile of that name.
     *
     * @param profile the name of a profile of this interface
     * @return the attempt in progress, which can be given up
     */
    public WlanOperation<ConnectOutcome> connect(String profile) {
        return connect(WlanConnectRequest.byProfile(profile));
    }

    /**
     * Connects ({@code WlanConnect}, or {@code WlanConnect2} for what only that can). The outcome comes from
     * notifications, which are asked for before the call. A connection that there is ends first.
     * {@link WlanOperation#cancel} ends the attempt.
     *
     * @param request what to connect to, and how
     * @return the attempt in progress, which can be given up
     * @throws BadProfileException the temporary profile of the request is none
     * @throws io.github.winnet4j.ApiUnavailableException the request is {@linkplain WlanConnectRequest#inGroup for a
     *     group}, and this Windows has no {@code WlanConnect2}
     */
    public WlanOperation<ConnectOutcome> connect(WlanConnectRequest request) {
        ConnectWait wait = new ConnectWait(client, id, request, values::connection, this::callDisconnect);
        WlanOperation<ConnectOutcome> attempt = new WlanOperation<>(wait);
        boolean begun = false;
        try {
            begin(request, wait);
            begun = true;
            return attempt;
        } finally {
            if (!begun) {
                wait.leave(); // without memory for its time it is nobody's, though Windows makes it
            }
        }
    }

    private void begin(WlanConnectRequest request, ConnectWait wait) {
        int code;
        try {
            client.require(NotificationSource.ACM.code());
            code = client.notifications()
                    .attempts()
                    .ask(id, wait.attempt(), () -> client.code(handle -> request.connect(handle, guid)));
        } finally {
            request.spend();
        }
        if (request.isTemporary() && (code == WinError.ERROR_INVALID_PARAMETER || code == WinError.ERROR_BAD_PROFILE)) {
            throw BadProfileException.temporary(code);
        }
        WlanErrors.check(request.function(), code);
        wait.within(request.time());
    }

    /**
     * Ends the connection, or the attempt to make one ({@code WlanDisconnect}), and waits for it for
     * {@link #DISCONNECT_TIME}.
     *
     * @return the disconnection in progress
     */
    public WlanOperation<DisconnectOutcome> disconnect() {
        return disconnect(DISCONNECT_TIME);
    }

    /**
     * As {@link #disconnect()}, waiting that long.
     *
     * @param within how long to wait at most; not negative
     * @return the disconnection in progress
     */
    public WlanOperation<DisconnectOutcome> disconnect(Duration within) {
        DisconnectWait wait = new DisconnectWait(client, id, this::currentState);
        InterfaceState[] before = new InterfaceState[1];
        start("WlanDisconnect", wait, within, handle -> {
            before[0] = InterfaceState.of(values.numberInside(handle, InterfaceValues.STATE));
            return callDisconnect(handle);
        });
        if (DisconnectWait.isUnconnected(before[0])) { // nothing will be reported
            wait.leave();
            wait.finish(new DisconnectOutcome.WasNotConnected());
        }
        return new WlanOperation<>(wait);
    }

    private int callDisconnect(long handle) {
        return Wlanapi.WlanDisconnect(handle, guid, 0);
    }

    /** The waiter is there before the call, and gone when Windows refuses. */
    private void start(String function, Wait<?> wait, Duration within, WlanClient.Call call) {
        Deadline.nanos(within); // a time that can't be is refused before anything is asked for
        client.require(NotificationSource.ACM.code());
        client.notifications().add(wait);
        boolean begun = false;
        try {
            client.call(function, call);
            wait.within(within);
            begun = true;
        } finally {
            if (!begun) {
                client.notifications().remove(wait);
            }
        }
    }

    // -- how it is

    /** {@return what it is connected to; empty when it is to nothing} */
    public Optional<CurrentConnection> connection() {
        return values.connection();
    }

    /** {@return the signal of the connection in dBm; empty when there is none} */
    public OptionalInt rssi() {
        return values.optional(InterfaceValues.RSSI);
    }

    /** {@return the channel of the connection; empty when there is none} */
    public OptionalInt channel() {
        return values.optional(InterfaceValues.CHANNEL);
    }

    /** {@return the switches of its radios} */
    public RadioState radio() {
        return values.radio();
    }

    /**
     * Turns the software switch of one of its radios.
     *
     * @param index which radio, its place in {@link #radio}
     * @param on true to turn it on
     */
    public void switchRadio(int index, boolean on) {
        values.switchRadio(index, on);
    }

    /** {@return what it can do ({@code WlanGetInterfaceCapability})} */
    public InterfaceCapability capability() {
        byte[] bytes = new byte[Layouts.CAPABILITY_SIZE];
        client.call("WlanGetInterfaceCapability", handle -> Wlanapi.WlanGetInterfaceCapability(handle, guid, 0, bytes));
        return InterfaceCapability.parse(Layouts.wrap(bytes, bytes.length));
    }

    /** {@return whether Windows scans in the background, which interrupts the connection for a moment each time} */
    public boolean scansInBackground() {
        return values.number(InterfaceValues.BACKGROUND_SCAN) != 0;
    }

    /** {@return whether the driver is in its mode for streamed media} */
    public boolean isMediaStreaming() {
        return values.number(InterfaceValues.MEDIA_STREAMING) != 0;
    }

    /** {@return whether its driver has the {@link HostedNetwork}, which few have since Windows 10} */
    public boolean canHostNetwork() {
        return values.number(InterfaceValues.HOSTED_NETWORK) != 0;
    }

    /** {@return whether Windows connects it automatically, by its profiles} */
    public boolean isAutoConfigured() {
        return values.number(InterfaceValues.AUTOCONFIG) != 0;
    }

    /**
     * Sets whether Windows connects it automatically. The setting stays when the client is closed.
     *
     * @param on true to have Windows connect it
     * @throws io.github.winnet4j.AccessDeniedException the caller may not change it
     */
    public void autoConfigure(boolean on) {
        values.set(InterfaceValues.AUTOCONFIG, on);
    }

    /**
     * How good the connection is at this moment, without consent to location. Since Windows 11 24H2.
     *
     * @return the quality; empty when it is connected to nothing
     * @throws io.github.winnet4j.WindowsException this Windows has no such question (87 or 50)
     */
    public Optional<ConnectionQuality> connectionQuality() {
        return values.quality();
    }

    /**
     * Which ways of prioritising streams this interface and its access point have, and which are in use, without
     * consent to location. Since Windows 11 24H2.
     *
     * @return what there is
     * @throws io.github.winnet4j.WindowsException this Windows has no such question (87 or 50)
     */
    public QosInfo qos() {
        return values.qos();
    }

    /** {@return what the driver has counted} */
    public WlanStatistics statistics() {
        return values.statistics();
    }

    /** {@return its profiles} */
    public WlanProfiles profiles() {
        return new WlanProfiles(client, guid);
    }

    /**
     * Makes it quick for as long as the lease is open, which may outlast this client, but not its port; see
     * {@link LowLatencyLease}.
     *
     * @return the lease, to be closed
     */
    public LowLatencyLease lowLatency() {
        return LowLatencyLease.acquire(id, client.service()::attachBeside);
    }

    /** By client and GUID. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WlanInterface one && one.client == client && one.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** What Windows shows for it, its GUID and its state. */
    @Override
    public String toString() {
        return description + " " + id + " " + state;
    }
}
