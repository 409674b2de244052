// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which networks are permitted and denied: read, set, and what comes of it. */
@SimulatedWindows
class WlanFiltersTest {
    private static final NetworkFilter HOME = NetworkFilter.of(Ssid.of("home"));
    private static final NetworkFilter CAFE = NetworkFilter.of(Ssid.of("cafe"));

    @BeforeEach
    void networks(Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").network("cafe").seen().add();
        windows.wifi("wlan0").addProfile("home").addProfile("cafe");
    }

    private static List<String> listed(Wifi wifi) {
        return wifi.wlan0.networks().stream()
                .map(network -> network.ssid() + (network.connectable() ? "" : " " + network.notConnectableReason()))
                .sorted()
                .toList();
    }

    @Test
    void aListIsSetReadAddedToAndCleared(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            NetworkFilters filters = wifi.client.filters();
            for (FilterList list : FilterList.values()) {
                assertEquals(List.of(), filters.get(list));
            }
            NetworkFilter adHoc = NetworkFilter.all(BssType.AD_HOC);
            filters.set(FilterList.USER_DENY, List.of(HOME, adHoc));
            assertEquals(List.of(HOME, adHoc), filters.get(FilterList.USER_DENY));
            assertEquals(List.of(), filters.get(FilterList.USER_PERMIT), "another list");
            assertTrue(filters.add(FilterList.USER_DENY, CAFE));
            assertFalse(filters.add(FilterList.USER_DENY, HOME), "it is there");
            assertTrue(filters.remove(FilterList.USER_DENY, HOME));
            assertFalse(filters.remove(FilterList.USER_DENY, HOME));
            assertEquals(List.of(adHoc, CAFE), filters.get(FilterList.USER_DENY));
            filters.set(FilterList.USER_DENY, List.of());
            assertEquals(List.of(), filters.get(FilterList.USER_DENY));
            assertTrue(filters.toString().startsWith("filter lists of WLAN client"), filters.toString());
        }
    }

    @Test
    void aListOfAnyLengthIsReadWhole(Simulator windows) {
        List<NetworkFilter> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(NetworkFilter.of(Ssid.of(("\0" + i).getBytes(StandardCharsets.ISO_8859_1))));
        }
        try (Wifi wifi = new Wifi(windows)) {
            wifi.client.filters().set(FilterList.USER_PERMIT, many);
            assertEquals(many, wifi.client.filters().get(FilterList.USER_PERMIT));
        }
    }

    @Test
    void deniedNetworksAreNotListedUnlessTheServiceShowsThem(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            NetworkFilters filters = wifi.client.filters();
            filters.add(FilterList.USER_DENY, HOME);
            assertEquals(List.of("cafe"), listed(wifi));
            assertEquals(2, wifi.wlan0.stations().size(), "they are heard");
            wifi.client.autoConfiguration().showDeniedNetworks(true);
            assertEquals(List.of("cafe", "home " + WlanReason.USER_DENIED), listed(wifi));
            windows.policyFilter("cafe", false);
            assertEquals(List.of(CAFE), filters.get(FilterList.POLICY_DENY));
            assertEquals(List.of("cafe " + WlanReason.GP_DENIED, "home " + WlanReason.USER_DENIED), listed(wifi));
            windows.policyFilter("home", true).policyFilter("", false);
            assertEquals(List.of("cafe " + WlanReason.GP_DENIED, "home"), listed(wifi), "policy goes before the user");
            windows.clearPolicyFilters();
            filters.add(FilterList.USER_DENY, NetworkFilter.all());
            filters.add(FilterList.USER_PERMIT, CAFE);
            assertEquals(List.of("cafe", "home " + WlanReason.USER_DENIED), listed(wifi), "all but some");
        }
    }

    @Test
    void anAttemptOnADeniedNetworkNamesTheDenyingList(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            wifi.client.filters().add(FilterList.USER_DENY, HOME);
            windows.policyFilter("cafe", false);
            for (String profile : List.of("home", "cafe")) {
                WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect(profile);
                windows.runUntilIdle();
                ConnectOutcome.Failed failed =
                        assertInstanceOf(ConnectOutcome.Failed.class, Wifi.get(attempt.future()));
                assertEquals(profile.equals("home") ? WlanReason.USER_DENIED : WlanReason.GP_DENIED, failed.reason());
            }
        }
    }

    @Test
    void aChangeIsReported(Simulator windows) {
        List<WlanNotification> told = new ArrayList<>();
        try (Wifi wifi = new Wifi(windows);
                Watch watch = wifi.client.watch(told::add)) {
            wifi.client.filters().add(FilterList.USER_PERMIT, HOME);
            windows.runUntilIdle();
            wifi.handled();
            assertEquals(
                    WlanNotification.Change.FILTER_LIST,
                    assertInstanceOf(WlanNotification.Changed.class, told.get(0))
                            .change());
            assertEquals(0, watch.lost());
        }
    }

    @Test
    void whatPolicyOrRightsForbidIsSaid(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            NetworkFilters filters = wifi.client.filters();
            for (FilterList policy : List.of(FilterList.POLICY_DENY, FilterList.POLICY_PERMIT)) {
                assertThrows(IllegalArgumentException.class, () -> filters.set(policy, List.of()));
                assertThrows(IllegalArgumentException.class, () -> filters.add(policy, HOME));
            }
            assertEquals(0, Wifi.calls(windows, "WlanSetFilterList"));
            windows.on("WlanSetFilterList").returns(WinError.ERROR_ACCESS_DENIED);
            AccessDeniedException refused =
                    assertThrows(AccessDeniedException.class, () -> filters.add(FilterList.USER_DENY, HOME));
            assertEquals("WlanSetFilterList", refused.function());
            assertFalse(refused.locationConsentLikely());
            assertTrue(refused.getMessage().contains("run this program as administrator"), refused.getMessage());
            windows.removeRules();
            windows.on("WlanGetFilterList").returns(WinError.ERROR_NOT_SUPPORTED);
            assertEquals(
                    WinError.ERROR_NOT_SUPPORTED,
                    assertThrows(WindowsException.class, () -> filters.get(FilterList.USER_DENY))
                            .code());
        }
    }

    @Test
    void aFilterSaysWhatItMeans() {
        assertEquals("home", HOME.toString());
        assertEquals("all networks (AD_HOC)", NetworkFilter.all(BssType.AD_HOC).toString());
        assertTrue(NetworkFilter.all().isAll());
        assertFalse(HOME.isAll());
        assertThrows(IllegalArgumentException.class, () -> NetworkFilter.of(Ssid.of("")));
        assertThrows(IllegalArgumentException.class, () -> NetworkFilter.all(BssType.UNKNOWN));
    }
}
