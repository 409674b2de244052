// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.CopyOptions;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.peerdist.PublicationStream;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.SessionOpening;
import io.github.winnet4j.wifidirect.SessionState;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import io.github.winnet4j.wlan.AutoConfiguration;
import io.github.winnet4j.wlan.HostedNetworkLease;
import io.github.winnet4j.wlan.LowLatencyLease;
import io.github.winnet4j.wlan.NotificationRoom;
import io.github.winnet4j.wlan.ScanOutcome;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanConnectRequest;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wlan.WlanOperation;
import io.github.winnet4j.wnet.DisconnectOptions;
import io.github.winnet4j.wnet.NetworkCall;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnections;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A negative duration is a mistake wherever one can be given, and is refused before any call into Windows. */
@SimulatedWindows
@OneJvm("arguments that are checked in Java")
class DurationsTest {
    private static final MacAddress DEVICE = MacAddress.of("02-1A-11-F0-3C-7D");

    /** The least of all, so that nothing rounds it to zero. */
    private static final Duration NEGATIVE = Duration.ofNanos(-1);

    private final Map<String, Executable> calls = new TreeMap<>();

    private void add(Class<?> type, String name, int parameters, Executable call) {
        calls.put(type.getSimpleName() + '.' + name + '/' + parameters, call);
    }

    /** Those of interfaces are those of what implements them. */
    private static Set<String> all() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : PublicTypes.all()) {
            Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                    .filter(one -> Modifier.isPublic(one.getModifiers()) && !one.isSynthetic())
                    .filter(one -> List.of(one.getParameterTypes()).contains(Duration.class))
                    .forEach(one -> names.add(name(type, one)));
        }
        return names;
    }

    private static String name(Class<?> type, java.lang.reflect.Executable one) {
        boolean method = one instanceof java.lang.reflect.Method;
        return type.getSimpleName() + '.' + (method ? one.getName() : "new") + '/' + one.getParameterCount();
    }

    @Test
    void negativeOnesAreRefusedEverywhere(Simulator windows) throws Exception {
        windows.peer(DEVICE.toString()).accepts();
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation();
                EventChannel channel = EventChannel.open(port, 16, 8, (bytes, at) -> {});
                PortHandle handle = port.attach("thing", () -> 1, thing -> {});
                PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(ContentTag.of(new byte[16]));
                ContentRead read = content.newRead();
                PublicationStream stream = peers.publishStream(new byte[1], 0);
                WifiDirect direct = WifiDirect.open(port);
                WlanClient wifi = WlanClient.open(port);
                Watch watch = wifi.watch(notification -> {});
                LowLatencyLease lease = wifi.interfaces().get(0).lowLatency();
                HostedNetworkLease hosted = hostedNetwork(windows, wifi)) {
            add(CompletionPort.class, "poll", 1, () -> port.poll(NEGATIVE));
            add(CompletionPort.class, "await", 2, () -> port.await(new CompletableFuture<>(), NEGATIVE));
            add(CompletionPort.class, "close", 1, () -> port.close(NEGATIVE));
            add(Operation.class, "await", 1, () -> operation.await(NEGATIVE));
            add(EventChannel.class, "close", 1, () -> channel.close(NEGATIVE));
            add(PortHandle.class, "close", 1, () -> handle.close(NEGATIVE));
            add(PeerDist.class, "close", 1, () -> peers.close(NEGATIVE));
            add(Content.class, "close", 1, () -> content.close(NEGATIVE));
            add(ContentRead.class, "timeout", 1, () -> read.timeout(NEGATIVE));
            add(CopyOptions.class, "timeout", 1, () -> CopyOptions.DEFAULT.timeout(NEGATIVE));
            add(CopyOptions.class, "new", 5, () -> new CopyOptions(0, 1, 1, NEGATIVE, written -> {}));
            add(PublicationStream.class, "close", 1, () -> stream.close(NEGATIVE));
            add(
                    WlanClient.class,
                    "openLasting",
                    3,
                    () -> WlanClient.openLasting(port, NotificationRoom.DEFAULT, NEGATIVE));
            ofWifi(wifi, watch, lease, hosted);
            ofWifiDirect(windows, port, direct);
            ofConnections();

            Set<String> untried = all();
            untried.removeAll(calls.keySet());
            assertEquals(Set.of("NetworkCall.await/1", "Pending.await/1"), untried, "by their implementations");
            int before = windows.trace().size();
            Set<String> accepted = new TreeSet<>();
            calls.forEach((name, call) -> {
                try {
                    call.execute();
                    accepted.add(name);
                } catch (IllegalArgumentException e) {
                    boolean said = e.getMessage().contains("negative")
                            || e.getMessage().contains(NEGATIVE.toString());
                    assertTrue(said, name + ": " + e.getMessage());
                } catch (Throwable e) {
                    accepted.add(name + ": " + e);
                }
            });
            assertEquals(Set.of(), accepted);
            assertEquals(before, windows.trace().size(), "calls into Windows");
            assertTrue(port.isOpen() && handle.isOpen(), "nothing was closed");
        }
    }

    private static HostedNetworkLease hostedNetwork(Simulator windows, WlanClient wifi) {
        windows.hostedNetwork(true);
        wifi.hostedNetwork().initialise();
        return wifi.hostedNetwork().start();
    }

    private void ofWifi(WlanClient wifi, Watch watch, LowLatencyLease lease, HostedNetworkLease hosted) {
        WlanInterface adapter = wifi.interfaces().get(0);
        WlanOperation<ScanOutcome> scan = adapter.scan();
        add(WlanOperation.class, "await", 1, () -> scan.await(NEGATIVE));
        add(WlanInterface.class, "scan", 2, () -> adapter.scan(null, NEGATIVE));
        add(WlanInterface.class, "scan", 3, () -> adapter.scan(null, null, NEGATIVE));
        add(
                AutoConfiguration.class,
                "blockFor",
                1,
                () -> wifi.autoConfiguration().blockFor(NEGATIVE));
        add(WlanInterface.class, "disconnect", 1, () -> adapter.disconnect(NEGATIVE));
        WlanConnectRequest request = WlanConnectRequest.byProfile("home");
        add(WlanConnectRequest.class, "within", 1, () -> request.within(NEGATIVE));
        add(WlanClient.class, "close", 1, () -> wifi.close(NEGATIVE));
        add(Watch.class, "close", 1, () -> watch.close(NEGATIVE));
        add(LowLatencyLease.class, "close", 1, () -> lease.close(NEGATIVE));
        add(HostedNetworkLease.class, "close", 1, () -> hosted.close(NEGATIVE));
    }

    private void ofWifiDirect(Simulator windows, CompletionPort port, WifiDirect direct) {
        SessionOpening opening = direct.openSession(DEVICE);
        while (opening.state() == SessionState.PENDING) {
            windows.step();
            port.pollNow();
        }
        WifiDirectSession session = opening.session();
        add(SessionOpening.class, "await", 1, () -> opening.await(NEGATIVE));
        add(WifiDirectSession.class, "close", 1, () -> session.close(NEGATIVE));
        add(WifiDirect.class, "openLegacySession", 2, () -> direct.openLegacySession(DEVICE, NEGATIVE));
        add(WifiDirect.class, "close", 1, () -> direct.close(NEGATIVE));
    }

    private void ofConnections() {
        Executor executor = Runnable::run;
        NetworkConnectRequest request = NetworkConnectRequest.to("\\\\server\\plans");
        DisconnectOptions gently = DisconnectOptions.gently();
        Class<?> type = NetworkConnections.class;
        add(type, "connectAsync", 2, () -> NetworkConnections.connectAsync(request, NEGATIVE));
        add(type, "connectAsync", 3, () -> NetworkConnections.connectAsync(request, executor, NEGATIVE));
        add(type, "disconnectAsync", 3, () -> NetworkConnections.disconnectAsync("Z:", gently, NEGATIVE));
        add(type, "disconnectAsync", 4, () -> NetworkConnections.disconnectAsync("Z:", gently, executor, NEGATIVE));
        add(type, "connectionsAsync", 1, () -> NetworkConnections.connectionsAsync(NEGATIVE));
        add(type, "connectionsAsync", 2, () -> NetworkConnections.connectionsAsync(executor, NEGATIVE));
        add(type, "remoteNameAsync", 2, () -> NetworkConnections.remoteNameAsync("Z:", NEGATIVE));
        add(type, "remoteNameAsync", 3, () -> NetworkConnections.remoteNameAsync("Z:", executor, NEGATIVE));
        add(type, "callAsync", 2, () -> NetworkConnections.callAsync(() -> 1, NEGATIVE));
        add(type, "callAsync", 3, () -> NetworkConnections.callAsync(() -> 1, executor, NEGATIVE));
    }

    /** Of what is done already, too. */
    @Test
    void alsoWhereThereIsNothingToWaitFor() {
        NetworkCall<Integer> over = NetworkConnections.callAsync(() -> 1, Duration.ZERO);
        assertThrows(IllegalArgumentException.class, () -> over.await(NEGATIVE));
        CompletionPort port = CompletionPort.open();
        port.close();
        assertThrows(IllegalArgumentException.class, () -> port.close(NEGATIVE));
    }
}
