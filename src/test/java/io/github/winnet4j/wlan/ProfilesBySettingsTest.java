// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles by settings, with a Windows that checks them and connects by them. */
@SimulatedWindows
class ProfilesBySettingsTest {
    private static final Ssid HOME = Ssid.of("home");

    private static char[] key() {
        return "correct horse".toCharArray();
    }

    private static ConnectOutcome connect(Wifi wifi, WlanConnectRequest request) {
        WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect(request);
        wifi.windows.runUntilIdle();
        return Wifi.get(attempt.future());
    }

    /** Each kind, with each thing that can be set, is accepted as it is and comes back as it was. */
    @ParameterizedTest
    @MethodSource("io.github.winnet4j.wlan.ProfileSettingsTest#all")
    void windowsAcceptsThem(ProfileSettings settings, Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            boolean keyed = settings.hasKey();
            ProfileSettings expected = ProfileSettings.parse(settings.toXml());
            profiles.set(ProfileSettings.parse(settings.toXml()));
            assertEquals(settings.name(), profiles.list().get(0).name());
            ProfileSettings read = profiles.settingsWithKey(settings.name()).orElseThrow();
            assertArrayEquals(expected.toXml(), read.toXml());
            ProfileSettings unread = profiles.settings(settings.name()).orElseThrow();
            assertEquals(keyed, unread.isKeyProtected(), "the key wasn't asked for");
            profiles.set(unread.named("copy"));
            assertEquals(
                    expected.key().map(String::new),
                    profiles.settingsWithKey("copy").orElseThrow().key().map(String::new),
                    "Windows reads what it has protected");
            windows.runUntilIdle();
        }
    }

    @Test
    void thatOfAnotherNameIsNone(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(Optional.empty(), wifi.wlan0.profiles().settings("home"));
            assertEquals(Optional.empty(), wifi.wlan0.profiles().settingsWithKey("home"));
        }
    }

    @Test
    void theyConnectByTheRightKeyAndTellOfAWrongOne(Simulator windows) {
        windows.wifi("wlan0").network("home").wpa2().key("correct horse").seen().add();
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            profiles.set(
                    ProfileSettings.wpa2(HOME, "battery staple".toCharArray()).automatic(false));
            ConnectOutcome.Failed failed =
                    assertInstanceOf(ConnectOutcome.Failed.class, connect(wifi, WlanConnectRequest.byProfile("home")));
            assertTrue(failed.isWrongKey(), failed.toString());
            profiles.set(ProfileSettings.wpa2(HOME, key()).automatic(false));
            assertInstanceOf(ConnectOutcome.Connected.class, connect(wifi, WlanConnectRequest.byProfile("home")));
        }
    }

    @Test
    void aTransitionProfileTakesAnOlderNetwork(Simulator windows) {
        windows.wifi("wlan0").network("home").wpa2().key("correct horse").seen().add();
        try (Wifi wifi = new Wifi(windows)) {
            wifi.wlan0.profiles().set(ProfileSettings.wpa3(HOME, key()).automatic(false));
            assertInstanceOf(ConnectOutcome.Failed.class, connect(wifi, WlanConnectRequest.byProfile("home")));
            wifi.wlan0.profiles().set(ProfileSettings.wpa3OrWpa2(HOME, key()).automatic(false));
            assertInstanceOf(ConnectOutcome.Connected.class, connect(wifi, WlanConnectRequest.byProfile("home")));
        }
    }

    @Test
    void byATemporaryOne(Simulator windows) {
        windows.wifi("wlan0").network("home").wpa3().key("correct horse").seen().add();
        try (Wifi wifi = new Wifi(windows)) {
            char[] key = key();
            WlanConnectRequest request = WlanConnectRequest.byTemporaryProfile(
                    ProfileSettings.wpa3(HOME, key).named("once"));
            assertEquals(new ConnectOutcome.Connected("once", HOME, true), connect(wifi, request));
            assertArrayEquals(new char[key.length], key, "wiped");
            assertThrows(IllegalStateException.class, () -> wifi.wlan0.connect(request), "its key was for one use");
            assertEquals(List.of(), wifi.wlan0.profiles().list());
        }
    }

    @Test
    void theKeyIsWipedWhateverBecomesOfIt(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            char[] set = key();
            ProfileSettings settings = ProfileSettings.wpa2(HOME, set);
            profiles.set(settings);
            assertArrayEquals(new char[set.length], set, "set");
            assertThrows(IllegalStateException.class, () -> profiles.set(settings));

            char[] refused = key();
            windows.on("WlanSetProfile").nth(1).returns(WinError.ERROR_ACCESS_DENIED);
            assertThrows(
                    RuntimeException.class,
                    () -> profiles.set(ProfileSettings.wpa2(HOME, refused).named("other")));
            assertArrayEquals(new char[refused.length], refused, "refused");

            wifi.client.close();
            char[] late = key();
            assertThrows(IllegalStateException.class, () -> profiles.set(ProfileSettings.wpa2(HOME, late)));
            assertArrayEquals(new char[late.length], late, "too late");
            char[] temporary = key();
            WlanConnectRequest request = WlanConnectRequest.byTemporaryProfile(ProfileSettings.wpa2(HOME, temporary));
            assertThrows(IllegalStateException.class, () -> wifi.wlan0.connect(request));
            assertArrayEquals(new char[temporary.length], temporary, "too late to connect");
            windows.runUntilIdle();
        }
    }

    /** The raw functions with characters in the place of a String. */
    @Test
    void theRawFunctionsTakeCharactersAndTheirNumber(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            byte[] guid = wifi.wlan0.guid();
            long[] handle = new long[1];
            int[] version = new int[1];
            assertEquals(0, Wlanapi.WlanOpenHandle(2, 0, version, handle));
            char[] xml = ProfileSettings.wpa2(HOME, key()).toXml();
            char[] longer = java.util.Arrays.copyOf(xml, xml.length + 5);
            int[] reason = new int[1];
            assertEquals(0, Wlanapi.WlanSetProfile(handle[0], guid, 0, longer, xml.length, null, true, 0, reason));
            assertEquals(
                    WinError.ERROR_INVALID_NAME,
                    Wlanapi.WlanSetProfile(handle[0], guid, 0, longer, longer.length, null, true, 0, reason),
                    "a NUL inside");
            assertEquals(
                    WinError.ERROR_BAD_PROFILE,
                    Wlanapi.WlanSetProfile(handle[0], guid, 0, xml, xml.length - 1, null, true, 0, reason));
            assertTrue(reason[0] != 0);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Wlanapi.WlanSetProfile(handle[0], guid, 0, xml, xml.length + 1, null, true, 0, reason));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Wlanapi.WlanConnect(handle[0], guid, 1, xml, -1, null, null, 1, 0, 0));
            assertEquals(
                    WinError.ERROR_INVALID_PARAMETER,
                    Wlanapi.WlanConnect(handle[0], guid, 1, xml, xml.length - 1, null, null, 1, 0, 0));
            assertEquals(0, Wlanapi.WlanConnect(handle[0], guid, 1, xml, xml.length, null, null, 1, 0, 0));
            windows.runUntilIdle();
            assertEquals(0, Wlanapi.WlanCloseHandle(handle[0], 0));
            assertFalse(windows.takeMisuses().isEmpty());
        }
    }
}
