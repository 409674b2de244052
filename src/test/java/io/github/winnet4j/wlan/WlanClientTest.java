// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.ServiceNotRunningException;
import io.github.winnet4j.ServiceRestartedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, listing, closing and forgetting a client, and what Windows' codes become. */
@SimulatedWindows
class WlanClientTest {
    @Test
    void itListsTheInterfacesWithTheirState(Simulator windows) {
        windows.wifi("wlan1").add("USB \u2014 adapter");
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(2, wifi.client.version());
            List<WlanInterface> all = wifi.client.interfaces();
            assertEquals(2, all.size());
            assertEquals("USB \u2014 adapter", all.get(1).description());
            assertEquals(windows.wifiInterfaces().get(1).guid(), all.get(1).id());
            assertEquals(InterfaceState.DISCONNECTED, all.get(0).state());
            assertEquals(all.get(0), wifi.wlan0);
            assertNotEquals(all.get(0), all.get(1));
            assertEquals(all.get(1), wifi.client.find(all.get(1).id()).orElseThrow());
            WlanOperation<ConnectOutcome> connecting = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            Wifi.get(connecting.future());
            assertEquals(
                    InterfaceState.CONNECTED, wifi.client.interfaces().get(0).state());
            assertEquals(InterfaceState.CONNECTED, wifi.wlan0.currentState());
            assertEquals(InterfaceState.DISCONNECTED, wifi.wlan0.state(), "what it was when it was listed");
            assertTrue(wifi.client.find(new java.util.UUID(0, 0)).isEmpty());
        }
    }

    @Test
    void manyInterfacesAreListedWithAsManyReadsAsItTakes(Simulator windows) {
        for (int i = 1; i < 40; i++) {
            windows.wifi("wlan" + i).add();
        }
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(40, wifi.client.interfaces().size());
        }
    }

    @Test
    void noInterfaceIsAnEmptyList(Simulator windows) {
        windows.wifi("wlan0").remove();
        try (CompletionPort port = CompletionPort.start();
                WlanClient client = WlanClient.open(port)) {
            assertEquals(List.of(), client.interfaces());
            assertEquals(List.of(), client.scan());
        }
    }

    @Test
    void fault41_aListThatGrowsEachTimeIsReadEightTimesAtMost(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanGetProfileList").returns(WinError.ERROR_MORE_DATA);
            long before = Wifi.calls(windows, "WlanGetProfileList");
            assertThrows(WindowsException.class, () -> wifi.wlan0.profiles().list());
            assertEquals(8, Wifi.calls(windows, "WlanGetProfileList") - before);
        }
    }

    // -- fault 9: open fails

    @ParameterizedTest
    @ValueSource(
            ints = {
                WinError.ERROR_INVALID_PARAMETER,
                WinError.ERROR_INVALID_HANDLE,
                WinError.ERROR_NOT_ENOUGH_MEMORY,
                WinError.ERROR_ACCESS_DENIED,
                WinError.ERROR_NOT_SUPPORTED,
                WinError.ERROR_SERVICE_NOT_ACTIVE,
                WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED,
                WinError.ERROR_INVALID_STATE,
                WinError.RPC_S_INVALID_BINDING,
                WinError.RPC_S_UNKNOWN_IF,
                WinError.RPC_S_SERVER_UNAVAILABLE,
                WinError.RPC_S_SERVER_TOO_BUSY,
                WinError.RPC_S_CALL_FAILED,
                WinError.RPC_X_NULL_REF_POINTER,
                WinError.RPC_X_BAD_STUB_DATA,
                WinError.RPC_S_CALL_CANCELLED
            })
    void fault9_anOpenThatFailsIsTheRightException(int code) {
        Simulator windows = Simulator.install();
        windows.on("WlanOpenHandle").returns(code);
        try (CompletionPort port = CompletionPort.start()) {
            WindowsException failure = assertThrows(WindowsException.class, () -> WlanClient.open(port));
            assertEquals("WlanOpenHandle", failure.function());
            assertEquals(code, failure.code());
            Class<?> expected = switch (code) {
                case WinError.ERROR_ACCESS_DENIED -> AccessDeniedException.class;
                case WinError.ERROR_SERVICE_NOT_ACTIVE, WinError.RPC_S_SERVER_UNAVAILABLE ->
                    ServiceNotRunningException.class;
                case WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED -> TooManyClientsException.class;
                default -> WindowsException.class;
            };
            assertEquals(expected, failure.getClass());
            assertThrows(
                    expected.asSubclass(WindowsException.class),
                    () -> LowLatencyLease.acquire(new java.util.UUID(1, 1)));
        }
        assertEquals(List.of(), windows.ledger());
        windows.removeRules();
    }

    @Test
    void fault1_aWindowsWithoutWifiSaysWhatBringsIt(Simulator windows) {
        windows.on("WlanOpenHandle").returns(WinError.ERROR_MOD_NOT_FOUND); // what delay-loading answers then
        try (CompletionPort port = CompletionPort.start()) {
            ApiUnavailableException missing = assertThrows(ApiUnavailableException.class, () -> WlanClient.open(port));
            assertTrue(missing.getMessage().contains("no wlanapi.dll"), missing.getMessage());
            assertTrue(missing.getMessage().contains("Wireless LAN Service"), missing.getMessage());
        }
    }

    @Test
    void aStoppedServiceIsNamed(Simulator windows) {
        windows.service("wlansvc", false);
        try (CompletionPort port = CompletionPort.start()) {
            ServiceNotRunningException failure =
                    assertThrows(ServiceNotRunningException.class, () -> WlanClient.open(port));
            assertTrue(failure.getMessage().contains("wlansvc"), failure.getMessage());
        }
    }

    @Test
    void fault9_1220NamesTheLeak(Simulator windows) {
        List<WlanClient> open = new ArrayList<>();
        try (CompletionPort port = CompletionPort.start()) {
            TooManyClientsException failure = assertThrows(TooManyClientsException.class, () -> {
                while (open.size() < 5000) {
                    open.add(WlanClient.open(port));
                }
            });
            assertEquals(open.size(), failure.open());
            assertTrue(failure.getMessage().contains("1220"), failure.getMessage());
            assertTrue(failure.getMessage().contains("Handles are leaked"), failure.getMessage());
            assertTrue(failure.getMessage().contains(open.size() + " are open in this process"), failure.getMessage());
            open.remove(0).close();
            WlanClient.open(port).close();
            open.forEach(WlanClient::close);
        }
    }

    @Test
    void fault10_successWithoutAHandleIsAFailure(Simulator windows) {
        windows.on("WlanOpenHandle")
                .nth(1)
                .handsOut(0)
                .on("WlanOpenHandle")
                .nth(2)
                .handsOut(-1);
        try (CompletionPort port = CompletionPort.start()) {
            for (int i = 0; i < 2; i++) {
                WindowsException failure = assertThrows(WindowsException.class, () -> WlanClient.open(port));
                assertEquals(WinError.ERROR_INVALID_HANDLE, failure.code());
            }
        }
        assertEquals(0, Wifi.calls(windows, "WlanCloseHandle"), "what is no handle isn't closed either");
    }

    @Test
    void fault11_closingTwiceCallsWindowsOnce(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        wifi.close();
        wifi.client.close();
        assertEquals(1, Wifi.calls(windows, "WlanCloseHandle"));
        for (Runnable use : List.<Runnable>of(
                wifi.client::interfaces,
                wifi.wlan0::scan,
                wifi.wlan0::networks,
                () -> wifi.wlan0.connect("home"),
                wifi.wlan0::disconnect,
                () -> wifi.wlan0.stationCursor().refresh(),
                () -> wifi.client.watch(one -> {}),
                () -> wifi.wlan0.profiles().list())) {
            assertEquals(
                    "this WLAN client is closed",
                    assertThrows(IllegalStateException.class, use::run).getMessage());
        }
    }

    @Test
    void fault11_closingFromTwoThreadsAtOnceCallsWindowsOnce(Simulator windows) throws Exception {
        for (int round = 0; round < 20; round++) {
            Wifi wifi = new Wifi(windows);
            wifi.client.watch(one -> {});
            long before = Wifi.calls(windows, "WlanCloseHandle");
            CyclicBarrier both = new CyclicBarrier(2);
            Thread other = new Thread(() -> {
                await(both);
                wifi.client.close();
            });
            other.start();
            await(both);
            wifi.client.close();
            other.join();
            assertEquals(1, Wifi.calls(windows, "WlanCloseHandle") - before);
            wifi.close();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fault12_aValueThatComesBackIsNotReachedByTheClosedClient(Simulator windows) {
        windows.recycleHandles(true);
        Wifi first = new Wifi(windows);
        first.client.close();
        try (Wifi second = new Wifi(windows)) {
            assertThrows(IllegalStateException.class, first.client::interfaces);
            first.client.close();
            assertEquals(1, second.client.interfaces().size());
        }
        first.close();
        windows.recycleHandles(false);
    }

    @Test
    void fault14_aCloseWaitsForTheCallInProgressAndNewOnesAreRefused(Simulator windows) throws Exception {
        Wifi wifi = new Wifi(windows);
        windows.on("WlanEnumInterfaces").hangs();
        CompletableFuture<List<WlanInterface>> listing = CompletableFuture.supplyAsync(wifi.client::interfaces);
        windows.awaitBlocked("WlanEnumInterfaces", 1);
        Thread closer = new Thread(wifi.client::close);
        closer.start();
        Wifi.awaitTrue(() -> closer.getState() == Thread.State.TIMED_WAITING);
        assertThrows(IllegalStateException.class, wifi.client::interfaces);
        assertEquals(0, Wifi.calls(windows, "WlanCloseHandle"));
        windows.removeRules().release("WlanEnumInterfaces");
        assertEquals(1, Wifi.get(listing).size());
        closer.join();
        wifi.close();
    }

    @Test
    void fault15_aFailedCloseIsReportedOnceAndIsAClose(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        wifi.client.watch(one -> {});
        windows.on("WlanCloseHandle").nth(1).returns(WinError.RPC_S_CALL_FAILED);
        assertEquals(
                WinError.RPC_S_CALL_FAILED,
                assertThrows(WindowsException.class, wifi.client::close).code());
        wifi.client.close();
        assertThrows(IllegalStateException.class, wifi.client::interfaces);
        assertEquals(1, Wifi.calls(windows, "WlanCloseHandle"));
        wifi.port.close();
        windows.reset(); // the simulator's handle stays open, as the rule wanted
    }

    @Test
    void fault16_aForgottenClientIsClosedAndNamedWithItsPlace(Simulator windows) {
        List<LogRecord> logged = new java.util.concurrent.CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.github.winnet4j");
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
        System.setProperty("winnet4j.leakDetection", "true");
        try (CompletionPort port = CompletionPort.start()) {
            forgetOne(port);
            Wifi.awaitTrue(() -> {
                System.gc();
                return !logged.isEmpty();
            });
            assertTrue(
                    logged.get(0).getMessage().startsWith("A WLAN client was never closed"),
                    logged.get(0).getMessage());
            assertTrue(java.util.Arrays.stream(logged.get(0).getThrown().getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("forgetOne")));
            Wifi.awaitTrue(() -> windows.ledger().isEmpty());
            assertTrue(port.close(java.time.Duration.ofSeconds(30)), "its channel is closed too");
        } finally {
            System.clearProperty("winnet4j.leakDetection");
            logger.removeHandler(log);
            logger.setUseParentHandlers(true);
        }
    }

    private static void forgetOne(CompletionPort port) {
        WlanClient.open(port).watch(NotificationSource.all(), one -> {});
    }

    @Test
    void aClientThatSomebodyWatchesIsNotForgotten(Simulator windows) {
        try (CompletionPort port = CompletionPort.start();
                Watch watch = WlanClient.open(port).watch(one -> {})) {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            assertEquals(1, windows.ledger().size());
            watch.client().close();
        }
    }

    // -- what codes become

    @ParameterizedTest
    @ValueSource(
            ints = {
                WinError.ERROR_ACCESS_DENIED, WinError.ERROR_INVALID_HANDLE, WinError.ERROR_INVALID_PARAMETER,
                WinError.ERROR_SERVICE_NOT_ACTIVE, WinError.ERROR_INVALID_STATE, WinError.RPC_S_SERVER_UNAVAILABLE,
                WinError.RPC_S_CALL_FAILED, WinError.ERROR_NDIS_DOT11_POWER_STATE_INVALID
            })
    void eachCodeOfACallIsTheRightException(int code) {
        Simulator windows = Simulator.install();
        try (Wifi wifi = new Wifi(windows)) {
            for (String function : List.of(
                    "WlanScan",
                    "WlanGetAvailableNetworkList",
                    "WlanGetNetworkBssList",
                    "WlanConnect",
                    "WlanDeleteProfile",
                    "WlanGetInterfaceCapability")) {
                windows.on(function).returns(code);
                WindowsException failure =
                        assertThrows(WindowsException.class, () -> use(wifi.wlan0, function), function);
                assertEquals(code, failure.code());
                assertEquals(function, failure.function());
                switch (code) {
                    case WinError.ERROR_ACCESS_DENIED -> {
                        boolean near = function.equals("WlanScan")
                                || function.startsWith("WlanGet") && function.endsWith("List");
                        assertEquals(
                                near,
                                assertInstanceOf(AccessDeniedException.class, failure)
                                        .locationConsentLikely(),
                                function);
                        assertEquals(
                                near,
                                failure.getMessage().contains("ms-settings:privacy-location"),
                                failure.getMessage());
                    }
                    case WinError.ERROR_SERVICE_NOT_ACTIVE, WinError.RPC_S_SERVER_UNAVAILABLE ->
                        assertInstanceOf(ServiceNotRunningException.class, failure);
                    case WinError.ERROR_INVALID_HANDLE -> {
                        assertInstanceOf(ServiceRestartedException.class, failure);
                        assertTrue(failure.getMessage().contains("open a new one"), failure.getMessage());
                    }
                    default -> assertEquals(WindowsException.class, failure.getClass());
                }
            }
            windows.removeRules();
        }
    }

    private static void use(WlanInterface wlan0, String function) {
        switch (function) {
            case "WlanScan" -> wlan0.scan();
            case "WlanGetAvailableNetworkList" -> wlan0.networks();
            case "WlanGetNetworkBssList" -> wlan0.stations();
            case "WlanConnect" -> wlan0.connect("home");
            case "WlanDeleteProfile" -> wlan0.profiles().delete("home");
            default -> wlan0.capability();
        }
    }

    @Test
    void withoutConsentToLocationTheRightOnesSaySo(Simulator windows) {
        windows.consent("location", false);
        try (Wifi wifi = new Wifi(windows)) {
            for (Runnable use : List.<Runnable>of(
                    wifi.wlan0::scan,
                    wifi.wlan0::networks,
                    wifi.wlan0::stations,
                    wifi.wlan0::connection,
                    () -> wifi.client.watch(Set.of(NotificationSource.MSM), one -> {}))) {
                AccessDeniedException denied = assertThrows(AccessDeniedException.class, use::run);
                assertTrue(denied.locationConsentLikely());
                assertTrue(denied.getMessage().contains(AccessDeniedException.LOCATION_SETTINGS), denied.getMessage());
            }
            wifi.client.watch(one -> {}).close(); // needs no consent
            assertEquals(InterfaceState.DISCONNECTED, wifi.wlan0.currentState());
        }
    }

    @Test
    void fault27_theServiceStopsAndComesBack(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        wifi.client.watch(one -> {});
        windows.service("wlansvc", false);
        for (Executable call : List.<Executable>of(wifi.client::interfaces, wifi.wlan0::scan)) {
            ServiceNotRunningException stopped = assertThrows(ServiceNotRunningException.class, call);
            assertEquals(WinError.RPC_S_SERVER_UNAVAILABLE, stopped.code());
            assertTrue(stopped.getMessage().contains("Start the service wlansvc"), stopped.getMessage());
        }
        windows.service("wlansvc", true);
        ServiceRestartedException restarted =
                assertThrows(ServiceRestartedException.class, wifi.client::interfaces, "it knows nothing of it");
        assertTrue(restarted.getMessage().contains("open a new one"), restarted.getMessage());
        wifi.client.close(); // nothing is left to close, and that is no failure
        wifi.close();
        try (Wifi again = new Wifi(windows)) {
            assertFalse(again.client.interfaces().isEmpty());
            WlanOperation<ScanOutcome> scan = again.wlan0.scan();
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
        }
        windows.takeMisuses();
    }

    @Test
    void whatAnInterfaceIsAndCanIsAsked(Simulator windows) {
        windows.wifi("wlan0").network("home").wpa2().rssi(-60).seen().add();
        windows.wifi("wlan0").addProfile("home", "home", true);
        try (Wifi wifi = new Wifi(windows)) {
            assertTrue(wifi.wlan0.connection().isEmpty());
            assertTrue(wifi.wlan0.rssi().isEmpty());
            assertTrue(wifi.wlan0.channel().isEmpty());
            WlanOperation<ConnectOutcome> connecting = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            Wifi.get(connecting.future());
            CurrentConnection home = wifi.wlan0.connection().orElseThrow();
            assertEquals(Ssid.of("home"), home.ssid());
            assertEquals("home", home.profile());
            assertEquals(AuthAlgorithm.RSNA_PSK, home.auth());
            assertEquals(80, home.signalQuality());
            assertEquals(-60, wifi.wlan0.rssi().orElseThrow());
            assertEquals(6, wifi.wlan0.channel().orElseThrow());
            assertTrue(wifi.wlan0.radio().isOn());
            wifi.wlan0.switchRadio(0, false);
            assertEquals(
                    List.of(
                            new RadioState.Phy(0, RadioSwitch.OFF, RadioSwitch.ON),
                            new RadioState.Phy(1, RadioSwitch.ON, RadioSwitch.ON)),
                    wifi.wlan0.radio().phys());
            wifi.wlan0.switchRadio(0, true);
            assertEquals(
                    List.of(PhyType.ERP, PhyType.HT), wifi.wlan0.capability().phys());
            assertTrue(wifi.wlan0.scansInBackground());
            assertFalse(wifi.wlan0.isMediaStreaming());
            wifi.client.includeVirtualStations(true);
            windows.on("WlanRegisterVirtualStationNotification").returns(WinError.ERROR_ACCESS_DENIED);
            assertThrows(AccessDeniedException.class, () -> wifi.client.includeVirtualStations(false));
            for (List<java.util.UUID> services :
                    List.of(List.<java.util.UUID>of(), List.of(wifi.wlan0.id(), wifi.wlan0.id()))) {
                // The simulator has none, and says so.
                assertEquals(
                        WinError.ERROR_NOT_SUPPORTED,
                        assertThrows(WindowsException.class, () -> wifi.client.includeDeviceServices(services))
                                .code());
            }
        }
    }
}
