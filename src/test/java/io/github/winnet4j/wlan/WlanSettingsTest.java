// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.testkit.WifiPhy;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Settings of an interface and of the service, how good a connection is, and what else a list or a scan can have. */
@SimulatedWindows
class WlanSettingsTest {
    /** The arguments of the last call of that function. */
    private static List<String> arguments(Simulator windows, String function) {
        List<TraceEvent> calls = windows.trace().stream()
                .filter(event ->
                        event.kind() == TraceEvent.Kind.CALL && event.function().equals(function))
                .toList();
        return calls.get(calls.size() - 1).arguments();
    }

    @Test
    void theServicesSettingsAreReadAndSet(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            AutoConfiguration settings = wifi.client.autoConfiguration();
            assertFalse(settings.showsDeniedNetworks());
            settings.showDeniedNetworks(true);
            assertTrue(settings.showsDeniedNetworks());
            assertTrue(settings.allowsExplicitCredentials());
            settings.allowExplicitCredentials(false);
            assertFalse(settings.allowsExplicitCredentials());
            assertFalse(settings.allowsVirtualStations());
            settings.allowVirtualStations(true);
            assertTrue(settings.allowsVirtualStations());
            assertEquals(Duration.ofSeconds(60), settings.blockPeriod());
            settings.blockFor(Duration.ofSeconds(0xFFFF_FFFFL));
            assertEquals(Duration.ofSeconds(0xFFFF_FFFFL), settings.blockPeriod());
            settings.blockFor(Duration.ofMillis(5_900));
            assertEquals(Duration.ofSeconds(5), settings.blockPeriod());
            assertThrows(IllegalArgumentException.class, () -> settings.blockFor(Duration.ofSeconds(1L << 32)));
            assertThrows(IllegalArgumentException.class, () -> settings.blockFor(Duration.ofNanos(-1)));
            assertEquals(0, settings.powerSetting());
            assertFalse(settings.usesOnlyPolicyProfiles());
            windows.on("WlanSetAutoConfigParameter").returns(WinError.ERROR_ACCESS_DENIED);
            assertThrows(AccessDeniedException.class, () -> settings.showDeniedNetworks(false));
            assertTrue(settings.toString().startsWith("autoconfiguration of WLAN client"), settings.toString());
        }
    }

    @Test
    void anInterfaceIsConnectedByWindowsOrNot(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertTrue(wifi.wlan0.isAutoConfigured());
            wifi.wlan0.autoConfigure(false);
            assertFalse(wifi.wlan0.isAutoConfigured());
            wifi.wlan0.autoConfigure(true);
            assertTrue(wifi.wlan0.isAutoConfigured());
            windows.runUntilIdle();
        }
    }

    @Test
    void theQualityOfAConnectionNeedsNoConsentToLocation(Simulator windows) {
        windows.wifi("wlan0")
                .network("home")
                .rssi(-60)
                .frequency(5_180_000)
                .seen()
                .add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            assertTrue(wifi.wlan0.connectionQuality().isEmpty());
            WlanOperation<ConnectOutcome> connecting = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            Wifi.get(connecting.future());
            CurrentConnection connection = wifi.wlan0.connection().orElseThrow();
            windows.consent("location", false);
            assertThrows(AccessDeniedException.class, wifi.wlan0::connection);
            long before = Wifi.calls(windows, "WlanQueryInterface");
            ConnectionQuality quality = wifi.wlan0.connectionQuality().orElseThrow();
            assertEquals(before + 1, Wifi.calls(windows, "WlanQueryInterface"), "there was room for it");
            assertEquals(connection.signalQuality(), quality.linkQuality());
            assertFalse(quality.multiLink());
            assertEquals(1, quality.links().size());
            ConnectionQuality.Link link = quality.links().get(0);
            assertEquals(-60, link.rssi());
            assertEquals(36, link.channel());
            assertEquals(20, link.width());
            assertEquals(6.0, link.rates().mbps(0));
            assertTrue(link.rates().isBasic(0));
            windows.on("WlanQueryInterface").returns(WinError.ERROR_NOT_SUPPORTED);
            assertThrows(WindowsException.class, wifi.wlan0::connectionQuality);
            windows.removeRules();
            assertEquals(2, wifi.wlan0.statistics().phys().size());
        }
    }

    @Test
    void theWaysToPutStreamsBeforeOthersAreReported(Simulator windows) {
        windows.wifi("wlan0").network("home").phy(WifiPhy.HE).seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            QosInfo before = wifi.wlan0.qos();
            assertTrue(before.adapter().mirroredStreams());
            assertTrue(before.connection().isEmpty());
            WlanOperation<ConnectOutcome> connecting = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            Wifi.get(connecting.future());
            windows.consent("location", false);
            QosInfo.Connection connection = wifi.wlan0.qos().connection().orElseThrow();
            assertTrue(connection.mirroredStreams());
            assertEquals(new QosInfo.Capabilities(true, false, false, false), connection.accessPoint());
            windows.on("WlanQueryInterface").returns(WinError.ERROR_INVALID_PARAMETER);
            assertThrows(WindowsException.class, wifi.wlan0::qos);
        }
    }

    @Test
    void furtherListingsAndElementsOfAScanReachWindows(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            wifi.wlan0.networks();
            assertEquals("0", arguments(windows, "WlanGetAvailableNetworkList").get(2));
            wifi.wlan0.networks(Set.of(NetworkListing.HIDDEN_PROFILES));
            assertEquals("2", arguments(windows, "WlanGetAvailableNetworkList").get(2));
            wifi.wlan0.networks(EnumSet.allOf(NetworkListing.class));
            assertEquals("3", arguments(windows, "WlanGetAvailableNetworkList").get(2));
            InformationElements longest = InformationElements.of(new byte[240]);
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan(null, longest, WlanInterface.SCAN_TIME);
            assertEquals("*", arguments(windows, "WlanScan").get(3));
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
            wifi.wlan0.scan();
            assertEquals("NULL", arguments(windows, "WlanScan").get(3));
            InformationElements tooLong = InformationElements.of(new byte[241]);
            assertThrows(IllegalArgumentException.class, () -> wifi.wlan0.scan(null, tooLong, WlanInterface.SCAN_TIME));
            windows.runUntilIdle();
        }
    }

    @Test
    void whatWindowsDoesntSayOfAnInterfaceIsAnException(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanQueryInterface").returns(WinError.ERROR_NOT_SUPPORTED);
            for (Executable query : List.<Executable>of(
                    wifi.wlan0::currentState, wifi.wlan0::isAutoConfigured, wifi.wlan0::canHostNetwork)) {
                WindowsException refused = assertThrows(WindowsException.class, query);
                assertEquals("WlanQueryInterface", refused.function());
                assertEquals(WinError.ERROR_NOT_SUPPORTED, refused.code());
            }
            windows.on("WlanQueryAutoConfigParameter").returns(WinError.ERROR_NOT_SUPPORTED);
            assertThrows(WindowsException.class, wifi.client.autoConfiguration()::powerSetting);
            windows.on("WlanSetInterface").returns(WinError.ERROR_NOT_SUPPORTED);
            assertThrows(WindowsException.class, () -> wifi.wlan0.switchRadio(0, false));
            windows.on("WlanGetNetworkBssList").returns(WinError.ERROR_NOT_SUPPORTED);
            assertThrows(WindowsException.class, wifi.wlan0.stationCursor()::refresh);
        }
    }

    @Test
    void anInterfaceAndWhatItDoesSayWhatTheyAre(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanInterface same = wifi.client.interfaces().get(0);
            assertEquals(wifi.wlan0, same);
            assertEquals(wifi.wlan0.hashCode(), same.hashCode());
            assertNotEquals(0, same.hashCode());
            assertTrue(same.toString().contains(same.id().toString()), same.toString());
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            assertEquals("WlanScan of interface " + same.id() + ", in progress", scan.toString());
            windows.runUntilIdle();
            Wifi.get(scan.future());
            assertEquals("WlanScan of interface " + same.id() + ", ended", scan.toString());
        }
    }
}
