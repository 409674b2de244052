// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wlan.AuthAlgorithm;
import io.github.winnet4j.wlan.AvailableNetwork;
import io.github.winnet4j.wlan.ConnectOutcome;
import io.github.winnet4j.wlan.ConnectionMode;
import io.github.winnet4j.wlan.InterfaceState;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.PhyType;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wlan.WlanNotification;
import io.github.winnet4j.wlan.WlanReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What can happen to Wi-Fi, as a program sees it by the façade: links that end, networks of all kinds, whoever
 * connects.
 */
@SimulatedWindows(blockingDrivesTime = true)
class WifiWorldTest {
    private static final String FIRST = "02-00-00-00-00-0A";
    private static final String SECOND = "02-00-00-00-00-0B";

    /** A client with all that it was told. */
    private static final class Client implements AutoCloseable {
        final Simulator windows;
        final CompletionPort port = CompletionPort.start();
        final WlanClient wifi = WlanClient.open(port);
        final WlanInterface wlan0 = wifi.interfaces().get(0);
        final List<WlanNotification> told = Collections.synchronizedList(new ArrayList<>());

        Client(Simulator windows) {
            this.windows = windows;
            wifi.watch(Set.of(NotificationSource.ACM, NotificationSource.MSM), told::add);
        }

        ConnectOutcome connect(String profile) throws Exception {
            var attempt = wlan0.connect(profile).future();
            windows.runUntil(attempt::isDone);
            return attempt.get();
        }

        /** The number of reports of a step by the source ACM. */
        Client until(WlanNotification.Step step, int count) {
            windows.runUntil(() -> steps(step).size() == count);
            return this;
        }

        List<WlanNotification.Connection> steps(WlanNotification.Step step) {
            synchronized (told) {
                return told.stream()
                        .filter(WlanNotification.Connection.class::isInstance)
                        .map(WlanNotification.Connection.class::cast)
                        .filter(one -> one.step() == step)
                        .toList();
            }
        }

        List<WlanNotification.Link> links() {
            synchronized (told) {
                return told.stream()
                        .filter(WlanNotification.Link.class::isInstance)
                        .map(WlanNotification.Link.class::cast)
                        .toList();
            }
        }

        @Override
        public void close() {
            wifi.close();
            port.close();
        }
    }

    @Test
    void aLinkIsLostForAReason(Simulator windows) throws Exception {
        windows.wifi("wlan0").addProfile("home").network("home").add();
        try (Client client = new Client(windows)) {
            assertInstanceOf(ConnectOutcome.Connected.class, client.connect("home"));
            windows.wifi("wlan0").dropConnection(0x3800B);
            client.until(WlanNotification.Step.DISCONNECTED, 1);
            assertEquals(InterfaceState.DISCONNECTED, client.wlan0.currentState());
            assertEquals(
                    "WLAN_REASON_CODE_DRIVER_DISCONNECTED",
                    client.links().get(client.links().size() - 1).reason().symbol());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> windows.wifi("wlan0").dropConnection(1),
                    "there is no link any more");
        }
    }

    @Test
    void theRadioIsSwitchedOff(Simulator windows) throws Exception {
        windows.wifi("wlan0").addProfile("home").network("home").add();
        try (Client client = new Client(windows)) {
            client.connect("home");
            windows.wifi("wlan0").radio(0, false);
            windows.runUntilIdle();
            assertEquals(InterfaceState.CONNECTED, client.wlan0.currentState(), "its own PHY is on");
            windows.wifi("wlan0").radio(false);
            client.until(WlanNotification.Step.DISCONNECTED, 1);
            assertFalse(client.wlan0.radio().isOn());
            windows.wifi("wlan0").radio(true).hardwareRadio(false);
            windows.runUntilIdle();
            assertFalse(client.wlan0.radio().isOn());
            windows.wifi("wlan0").hardwareRadio(true);
            assertTrue(client.wlan0.radio().isOn());
        }
    }

    @Test
    void itRoamsAndMayLoseTheLinkOnTheWay(Simulator windows) throws Exception {
        WifiInterface wlan0 = windows.wifi("wlan0").addProfile("home");
        WifiNetwork first = wlan0.network("home").bssid(FIRST);
        first.add();
        wlan0.network("home").bssid(SECOND).rssi(-70).add();
        try (Client client = new Client(windows)) {
            client.connect("home");
            wlan0.roam(SECOND);
            windows.runUntil(
                    () -> client.wlan0.connection().orElseThrow().address().equals(MacAddress.of(SECOND)));
            wlan0.roam(FIRST);
            windows.runUntil(
                    () -> client.wlan0.connection().orElseThrow().address().equals(MacAddress.of(FIRST)));
            first.signal(-80);
            windows.runUntil(() -> client.told.stream()
                    .anyMatch(one -> one instanceof WlanNotification.ValueChanged value && value.now() == 40));
            first.removeStation();
            windows.runUntil(
                    () -> client.wlan0.connection().orElseThrow().address().equals(MacAddress.of(SECOND)));
            wlan0.roamFails(FIRST, 0x38009);
            client.until(WlanNotification.Step.DISCONNECTED, 1);
        }
    }

    @Test
    void theAttemptReportsAWrongKey(Simulator windows) throws Exception {
        WifiInterface wlan0 = windows.wifi("wlan0");
        wlan0.network("home").wpa2().key("correct horse").add();
        wlan0.network("shut").wpa2().wrongKey().add();
        wlan0.network("full").refuses(0x38002, 0x28003).add();
        wlan0.profile("typo").ssid("home").wpa2("battery staple").add();
        wlan0.profile("home").wpa2("correct horse").add();
        wlan0.profile("shut").wpa2("whatever").add();
        wlan0.profile("full").add();
        try (Client client = new Client(windows)) {
            for (String profile : List.of("typo", "shut")) {
                ConnectOutcome.Failed failed = assertInstanceOf(ConnectOutcome.Failed.class, client.connect(profile));
                assertEquals(
                        "WLAN_REASON_CODE_NETWORK_NOT_AVAILABLE",
                        failed.reason().symbol());
                assertEquals(List.of(new WlanReason(0x48014)), failed.attempts());
            }
            assertInstanceOf(ConnectOutcome.Connected.class, client.connect("home"));
            assertEquals(
                    new ConnectOutcome.Failed(new WlanReason(0x28003), List.of(new WlanReason(0x38002))),
                    client.connect("full"));
        }
    }

    @Test
    void networksAreSecuredInAllWays(Simulator windows) throws Exception {
        WifiInterface wlan0 = windows.wifi("wlan0");
        wlan0.network("wpa3").wpa3().seen().add();
        wlan0.network("both").wpa3Transition().seen().add();
        wlan0.network("owe").owe().seen().add();
        wlan0.network("work").enterprise().seen().add();
        wlan0.profile("wpa3").wpa3("12345678").add();
        wlan0.profile("both").wpa2("12345678").add();
        wlan0.profile("owe").owe().add();
        wlan0.profile("work").enterprise().ofUser().add();
        try (Client client = new Client(windows)) {
            assertEquals(
                    List.of(AuthAlgorithm.WPA3_SAE, AuthAlgorithm.WPA3_SAE, AuthAlgorithm.OWE, AuthAlgorithm.RSNA),
                    client.wlan0.networks().stream().map(AvailableNetwork::auth).toList());
            for (AvailableNetwork network : client.wlan0.networks()) {
                assertTrue(network.connectable(), network.toString());
                assertInstanceOf(ConnectOutcome.Connected.class, client.connect(network.profile()));
                assertEquals(
                        network.auth(), client.wlan0.connection().orElseThrow().auth());
            }
            assertTrue(client.wlan0.connection().orElseThrow().oneX());
        }
    }

    @Test
    void theKeyOfAProfileIsGivenOnlyOnRequest(Simulator windows) {
        windows.wifi("wlan0").profile("home").wpa2("correct horse").add();
        try (Client client = new Client(windows)) {
            String shown = client.wlan0.profiles().get("home").orElseThrow().xml();
            assertFalse(shown.contains("correct horse"), shown);
            assertTrue(shown.contains("<protected>true</protected>"), shown);
            String plain =
                    client.wlan0.profiles().getWithKey("home").orElseThrow().xml();
            assertTrue(plain.contains("<keyMaterial>correct horse</keyMaterial>"), plain);
            windows.policy("plaintext-keys", false);
            assertEquals(
                    shown,
                    client.wlan0.profiles().getWithKey("home").orElseThrow().xml());
        }
    }

    @Test
    void anAdHocNetworkIsFormedAndStationsCome(Simulator windows) throws Exception {
        windows.wifi("wlan0").profile("lan").adHoc().add();
        windows.wifi("wlan0").network("other").adHoc().seen().add();
        try (Client client = new Client(windows)) {
            client.connect("lan");
            assertEquals(InterfaceState.AD_HOC_NETWORK_FORMED, client.wlan0.currentState());
            windows.wifi("wlan0").peerJoins(FIRST);
            assertEquals(InterfaceState.CONNECTED, client.wlan0.currentState());
            windows.wifi("wlan0").peerLeaves(FIRST);
            assertThrows(
                    IllegalArgumentException.class, () -> windows.wifi("wlan0").peerLeaves(FIRST));
            assertEquals(InterfaceState.AD_HOC_NETWORK_FORMED, client.wlan0.currentState());
        }
    }

    @Test
    void theServiceConnectsByItself(Simulator windows) {
        windows.wifi("wlan0").profile("home").automatic().add();
        windows.wifi("wlan0").network("home").seen().add();
        try (Client client = new Client(windows)) {
            windows.wifi("wlan0").connectsByItself(true);
            client.until(WlanNotification.Step.COMPLETE, 1);
            assertEquals(
                    ConnectionMode.AUTO,
                    client.steps(WlanNotification.Step.COMPLETE).get(0).mode());
            windows.wifi("wlan0").dropConnection(0x3800B);
            client.until(WlanNotification.Step.COMPLETE, 2);
            windows.wifi("wlan0").connectsByItself(false).dropConnection(0x3800B);
            client.until(WlanNotification.Step.DISCONNECTED, 2);
            windows.runUntilIdle();
            assertEquals(2, client.steps(WlanNotification.Step.COMPLETE).size());
        }
    }

    @Test
    void theLastSettingWinsWhereThatIsWanted(Simulator windows) {
        long one = Clients.open();
        long two = Clients.open();
        setScans(one, false);
        setScans(two, true);
        try (Client client = new Client(windows)) {
            assertFalse(client.wlan0.scansInBackground());
            windows.lastSettingWins(true);
            assertTrue(client.wlan0.scansInBackground());
            Clients.close(two);
            assertFalse(client.wlan0.scansInBackground());
        }
        Clients.close(one);
    }

    private static void setScans(long client, boolean on) {
        byte[] list = new byte[8 + 532];
        assertEquals(0, Wlanapi.WlanEnumInterfaces(client, 0, list, new int[1]));
        byte[] guid = Arrays.copyOfRange(list, 8, 24);
        byte[] value = {(byte) (on ? 1 : 0), 0, 0, 0};
        assertEquals(0, Wlanapi.WlanSetInterface(client, guid, 2, value.length, value, 0));
    }

    @Test
    void adaptersAndNetworksAreOfAllKindsOfRadios(Simulator windows) throws Exception {
        windows.wifi("wlan0").remove();
        windows.wifi("wlan0").add(List.of(WifiPhy.VHT, WifiPhy.HE)).addProfile("home");
        windows.wifi("wlan0")
                .network("home")
                .phy(WifiPhy.HE)
                .frequency(5_180_000)
                .seen()
                .add();
        try (Client client = new Client(windows)) {
            assertEquals(
                    List.of(PhyType.VHT, PhyType.HE), client.wlan0.capability().phys());
            assertEquals(2, client.wlan0.radio().phys().size());
            assertEquals(List.of(PhyType.HE), client.wlan0.networks().get(0).phys());
            client.connect("home");
            assertEquals(36, client.wlan0.channel().orElseThrow());
            assertEquals(1, client.wlan0.connection().orElseThrow().phyIndex());
        }
    }
}
