// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.ServiceNotRunningException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.win32.WinError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The hosted network: asked, set, started and stopped, and what it reports. */
@SimulatedWindows
class WlanHostedNetworkTest {
    private static final String GUEST = "02-00-00-00-00-05";

    private static HostedNetwork ready(Simulator windows, Wifi wifi) {
        windows.hostedNetwork(true);
        HostedNetwork network = wifi.client.hostedNetwork();
        network.initialise();
        return network;
    }

    private static HostedNetworkState state(HostedNetwork network) {
        return network.status().state();
    }

    @Test
    void withoutADriverThatHasItTheFailureSaysSoAndWhatTookItsPlace(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = wifi.client.hostedNetwork();
            assertFalse(wifi.wlan0.canHostNetwork());
            network.initialise();
            HostedNetworkStatus status = network.status();
            assertSame(HostedNetworkState.UNAVAILABLE, status.state());
            assertEquals(List.of(), status.peers());
            HostedNetworkException refused = assertThrows(HostedNetworkException.class, network::start);
            assertEquals(WinError.ERROR_INVALID_STATE, refused.code());
            assertEquals("WlanHostedNetworkStartUsing", refused.function());
            assertEquals(HostedNetworkReason.INTERFACE_UNAVAILABLE, refused.reason());
            assertTrue(refused.getMessage().contains("NetworkOperatorTetheringManager"), refused.getMessage());
            windows.hostedNetwork(true);
            assertTrue(wifi.wlan0.canHostNetwork());
            assertSame(HostedNetworkState.IDLE, state(network));
        }
    }

    @Test
    void settingsAreMadeOnceAndSet(Simulator windows) {
        windows.hostedNetwork(true);
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = wifi.client.hostedNetwork();
            assertTrue(network.settings().isEmpty());
            assertTrue(network.stationProfile().isEmpty());
            assertEquals(
                    WinError.ERROR_BAD_CONFIGURATION,
                    assertThrows(WindowsException.class, network::start).code());
            network.initialise();
            assertEquals(100, network.settings().orElseThrow().maxPeers());
            HostedNetworkSettings lab = new HostedNetworkSettings(Ssid.of("lab"), 5);
            network.configure(lab);
            network.initialise();
            assertEquals(lab, network.settings().orElseThrow());
            assertEquals(new HostedNetwork.Security(AuthAlgorithm.RSNA_PSK, CipherAlgorithm.CCMP), network.security());
            assertThrows(IllegalArgumentException.class, () -> new HostedNetworkSettings(Ssid.of(""), 5));
            assertThrows(IllegalArgumentException.class, () -> new HostedNetworkSettings(Ssid.of("lab"), 0));
            assertTrue(network.toString().startsWith("hosted network of WLAN client"), network.toString());
        }
    }

    @Test
    void theProfileForStationsLetsThemIn(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            network.configure(new HostedNetworkSettings(Ssid.of("x".repeat(32)), 5));
            ProfileSettings settings = network.stationProfile().orElseThrow();
            assertEquals(Ssid.of("x".repeat(32)), settings.ssid());
            wifi.wlan0.profiles().set(settings);
            assertTrue(wifi.wlan0.profiles().get("x".repeat(32)).isPresent());
            char[] key = network.stationProfile().orElseThrow().toXml();
            network.renewKey();
            assertFalse(new String(key)
                    .equals(new String(network.stationProfile().orElseThrow().toXml())));
            long before = Wifi.calls(windows, "WlanHostedNetworkQueryProperty");
            network.stationProfile().orElseThrow().toXml();
            assertEquals(before + 1, Wifi.calls(windows, "WlanHostedNetworkQueryProperty"), "there was room for it");
        }
    }

    @Test
    void aUseKeepsItInTheAirUntilItIsClosed(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            HostedNetworkLease first = network.start();
            try (HostedNetworkLease second = network.start()) {
                assertTrue(second.isOpen());
                assertSame(HostedNetworkState.ACTIVE, state(network));
                assertTrue(first.close(Duration.ofSeconds(30)));
                first.close();
                assertFalse(first.isOpen());
                assertSame(HostedNetworkState.ACTIVE, state(network), "it is in use");
                windows.hostedNetworkPeer(GUEST, true);
                HostedNetworkStatus status = network.status();
                assertEquals(List.of(new HostedNetworkStatus.Peer(MacAddress.of(GUEST), true)), status.peers());
                assertEquals(PhyType.HT, status.phy());
                assertTrue(status.local().network().isEmpty());
            }
            assertSame(HostedNetworkState.IDLE, state(network));
            assertEquals(List.of(), network.status().peers());
            assertEquals(2, Wifi.calls(windows, "WlanHostedNetworkStopUsing"));
        }
    }

    @Test
    void aCloseThatAnotherThreadIsAboutIsWaitedForNoLongerThanAsked(Simulator windows) throws InterruptedException {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetworkLease lease = ready(windows, wifi).start();
            Wifi.closeTwice("WlanHostedNetworkStopUsing", windows, lease::close);
        }
    }

    @Test
    void manyGuestsAreAllReported(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            try (HostedNetworkLease use = network.start()) {
                assertTrue(use.isOpen());
                for (int i = 0; i < 100; i++) {
                    windows.hostedNetworkPeer(String.format("02-00-00-00-01-%02X", i), true);
                }
                assertEquals(100, network.status().peers().size());
            }
        }
    }

    @Test
    void aUseEndsWithItsPort(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        HostedNetwork network = ready(windows, wifi);
        HostedNetworkLease use = network.start();
        wifi.client.close();
        assertTrue(use.isOpen(), "it may outlast the client");
        assertTrue(use.toString().startsWith("hosted network lease"), use.toString());
        wifi.port.close();
        assertFalse(use.isOpen());
        assertEquals(1, Wifi.calls(windows, "WlanHostedNetworkStopUsing"));
        use.close();
    }

    @Test
    void aUseClosesThoughItWasStoppedOrItsServiceHasGone(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            HostedNetworkLease stopped = network.start();
            network.forceStop();
            stopped.close();
            HostedNetworkLease gone = network.start();
            windows.service("wlansvc", false);
            gone.close();
            assertThrows(ServiceNotRunningException.class, network::start);
        }
    }

    @Test
    void forceTakesElevationAndOutlastsItsClient(Simulator windows) {
        windows.elevated(false);
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            AccessDeniedException refused = assertThrows(AccessDeniedException.class, network::forceStart);
            assertTrue(refused.getMessage().contains("run this program as administrator"), refused.getMessage());
            assertThrows(AccessDeniedException.class, () -> network.enable(false));
            windows.elevated(true);
            network.forceStart();
        }
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = wifi.client.hostedNetwork();
            assertSame(HostedNetworkState.ACTIVE, state(network));
            network.forceStop();
            assertSame(HostedNetworkState.IDLE, state(network));
            assertEquals(
                    HostedNetworkReason.STOP_BEFORE_START,
                    assertThrows(HostedNetworkException.class, network::forceStop)
                            .reason());
            assertTrue(network.isEnabled());
            network.enable(false);
            assertFalse(network.isEnabled());
            assertSame(HostedNetworkState.UNAVAILABLE, state(network));
        }
    }

    @Test
    void aKeyIsSetReadRemovedAndWipedWhateverBecomesOfIt(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            assertTrue(network.key().isEmpty());
            char[] phrase = "correct horse".toCharArray();
            network.setKey(phrase, true);
            assertArrayEquals(new char[13], phrase);
            HostedNetworkKey kept;
            try (HostedNetworkKey key = network.key().orElseThrow()) {
                kept = key;
                assertTrue(key.isPassPhrase() && key.isLasting());
                assertArrayEquals("correct horse".toCharArray(), key.passPhrase());
                assertEquals("passphrase, for each start", key.toString());
            }
            assertThrows(IllegalStateException.class, kept::passPhrase);
            assertThrows(IllegalStateException.class, kept::toBytes);
            for (String phraseAtALimit : List.of(" ".repeat(8), "~".repeat(63))) {
                network.setKey(phraseAtALimit.toCharArray(), true);
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> network.setKey("x".repeat(64).toCharArray(), true));
            byte[] raw = new byte[32];
            raw[31] = 7;
            network.setKey(raw, false);
            assertArrayEquals(new byte[32], raw);
            try (HostedNetworkKey key = network.key().orElseThrow()) {
                assertEquals(7, key.toBytes()[31]);
                assertThrows(IllegalStateException.class, key::passPhrase);
                assertFalse(key.isPassPhrase() || key.isLasting());
                assertEquals("key of 32 bytes, for one start", key.toString());
            }
            network.removeKey();
            assertTrue(network.key().isEmpty());
            char[] tooShort = "seven77".toCharArray();
            assertThrows(IllegalArgumentException.class, () -> network.setKey(tooShort, true));
            assertArrayEquals(new char[7], tooShort);
            char[] foreign = "pass\u00e9word".toCharArray();
            String told = assertThrows(IllegalArgumentException.class, () -> network.setKey(foreign, true))
                    .getMessage();
            assertFalse(told.contains("\u00e9"), told);
            byte[] wrong = {1, 2, 3};
            assertThrows(IllegalArgumentException.class, () -> network.setKey(wrong, true));
            assertArrayEquals(new byte[3], wrong);
            windows.on("WlanHostedNetworkSetSecondaryKey").returns(WinError.ERROR_INVALID_STATE);
            char[] refused = "correct horse".toCharArray();
            WindowsException plain = assertThrows(WindowsException.class, () -> network.setKey(refused, true));
            assertSame(WindowsException.class, plain.getClass(), "without a reason it is a plain one");
            assertArrayEquals(new char[13], refused);
        }
    }

    @Test
    void eventsComeWithTheirReason(Simulator windows) {
        List<WlanNotification> told = new ArrayList<>();
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(Set.of(NotificationSource.HOSTED_NETWORK), told::add)) {
            HostedNetwork network = ready(windows, wifi);
            try (HostedNetworkLease use = network.start()) {
                assertTrue(use.isOpen());
                windows.hostedNetworkPeer(GUEST, true).hostedNetworkPeer(GUEST, false);
                network.configure(new HostedNetworkSettings(Ssid.of("lab"), 5));
            }
            windows.runUntilIdle();
            wifi.handled();
            assertEquals(
                    List.of(
                            "UNAVAILABLE IDLE 11 wlan_hosted_network_reason_interface_available",
                            "IDLE ACTIVE 17 wlan_hosted_network_reason_user_action",
                            GUEST + " true 20 wlan_hosted_network_reason_peer_arrived",
                            GUEST + " false 21 wlan_hosted_network_reason_peer_departed",
                            "ACTIVE IDLE 26 wlan_hosted_network_reason_properties_change"),
                    told.stream().map(WlanHostedNetworkTest::words).toList());
            assertEquals(0, watch.lost());
        }
    }

    private static String words(WlanNotification one) {
        if (one instanceof WlanNotification.HostedNetworkChanged changed) {
            return changed.before() + " " + changed.now() + " " + changed.reason();
        }
        WlanNotification.HostedNetworkPeerChanged peer = (WlanNotification.HostedNetworkPeerChanged) one;
        return peer.address() + " " + peer.authenticated() + " " + peer.reason();
    }

    @Test
    void whatThisWindowsLacksIsSaid(Simulator windows) {
        windows.on("WlanHostedNetworkQueryStatus").returns(WinError.ERROR_PROC_NOT_FOUND);
        windows.on("WlanHostedNetworkStartUsing").returns(WinError.ERROR_PROC_NOT_FOUND);
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            assertThrows(ApiUnavailableException.class, network::status);
            assertThrows(ApiUnavailableException.class, network::start);
            assertEquals(
                    Set.of("WlanOpenHandle", "WlanCloseHandle"),
                    windows.trace().stream()
                            .filter(event -> event.kind() == TraceEvent.Kind.CALL)
                            .map(TraceEvent::function)
                            .filter(name -> name.endsWith("Handle"))
                            .collect(Collectors.toSet()),
                    "the handle of the start that failed was closed");
        }
    }

    @Test
    void aPassphraseEndsWithItsNulOrItsBytes() {
        byte[] longest = "x".repeat(63).getBytes(StandardCharsets.US_ASCII);
        try (HostedNetworkKey without = new HostedNetworkKey(longest.clone(), true, false);
                HostedNetworkKey with = new HostedNetworkKey(Arrays.copyOf(longest, 64), true, false);
                HostedNetworkKey none = new HostedNetworkKey(new byte[0], true, false)) {
            assertEquals("x".repeat(63), new String(without.passPhrase()));
            assertEquals("x".repeat(63), new String(with.passPhrase()));
            assertEquals(0, none.passPhrase().length);
        }
    }

    @Test
    void whatWindowsRefusesIsAnException(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            HostedNetwork network = ready(windows, wifi);
            windows.on("WlanHostedNetworkRefreshSecuritySettings").returns(WinError.ERROR_INVALID_STATE);
            WindowsException renew = assertThrows(WindowsException.class, network::renewKey);
            assertEquals("WlanHostedNetworkRefreshSecuritySettings", renew.function());
            assertEquals(WinError.ERROR_INVALID_STATE, renew.code());
            for (String function : List.of(
                    "WlanHostedNetworkInitSettings",
                    "WlanHostedNetworkSetSecondaryKey",
                    "WlanHostedNetworkQuerySecondaryKey")) {
                windows.on(function).returns(WinError.ERROR_INVALID_STATE);
            }
            for (Executable call : List.<Executable>of(network::initialise, network::removeKey, network::key)) {
                assertEquals(
                        WinError.ERROR_INVALID_STATE,
                        assertThrows(WindowsException.class, call).code());
            }
            windows.on("WlanHostedNetworkQueryProperty").returns(WinError.ERROR_INVALID_STATE);
            for (Executable query : List.<Executable>of(
                    network::stationProfile, network::settings, network::security, network::isEnabled)) {
                WindowsException refused = assertThrows(WindowsException.class, query);
                assertEquals("WlanHostedNetworkQueryProperty", refused.function());
                assertEquals(WinError.ERROR_INVALID_STATE, refused.code());
            }
        }
    }
}
