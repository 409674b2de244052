// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Profiles: listed in order, read, set, deleted, renamed, moved; and what is wrong with a bad one. */
@SimulatedWindows
class WlanProfilesTest {
    private static String xml(String name, String more) {
        return "<?xml version=\"1.0\"?><WLANProfile"
                + " xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\"><name>"
                + name
                + "</name><SSIDConfig><SSID><name>" + name
                + "</name></SSID></SSIDConfig><connectionType>ESS</connectionType>"
                + "<connectionMode>manual"
                + "</connectionMode><MSM><security><authEncryption><authentication>open</authentication>"
                + "<encryption>none</encryption><useOneX>false</useOneX></authEncryption></security></MSM>" + more
                + "</WLANProfile>";
    }

    private static List<String> names(WlanProfiles profiles) {
        return profiles.list().stream().map(WlanProfile::name).toList();
    }

    @Test
    void theyAreSetListedReadAndDeleted(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            assertEquals(List.of(), profiles.list());
            assertTrue(profiles.get("home").isEmpty());
            profiles.set(xml("home", ""));
            profiles.set(xml("work", ""), ProfileScope.USER, null, false);
            assertEquals(List.of("work", "home"), names(profiles), "a new one goes on top");
            assertTrue(profiles.list().get(0).ofUser());
            ProfileDocument home = profiles.get("home").orElseThrow();
            assertTrue(home.xml().contains("<name>home</name>"));
            assertTrue(home.xml().endsWith("</WLANProfile>"), "without the NUL");
            assertTrue(profiles.getWithKey("home").isPresent());
            assertTrue(profiles.delete("home"));
            assertFalse(profiles.delete("home"));
            assertFalse(profiles.delete("Work"), "upper and lower case differ");
            windows.runUntilIdle();
        }
    }

    @Test
    void aLongOneIsReadWhole(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            String longOne = xml("long", "<!--" + "x".repeat(20_000) + "-->");
            wifi.wlan0.profiles().set(longOne);
            assertEquals(
                    longOne, wifi.wlan0.profiles().get("long").orElseThrow().xml());
            windows.runUntilIdle();
        }
    }

    @Test
    void theyAreRenamedAndOrdered(Simulator windows) {
        windows.wifi("wlan0").addProfile("a").addProfile("b").addProfile("c");
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            profiles.move("c", 0);
            assertEquals(List.of("c", "a", "b"), names(profiles));
            profiles.order(List.of("b", "a", "c"));
            assertEquals(List.of("b", "a", "c"), names(profiles));
            profiles.rename("a", "z");
            assertEquals(List.of("b", "z", "c"), names(profiles));
            assertThrows(IllegalArgumentException.class, () -> profiles.order(List.of("b", "b")));
            assertThrows(IllegalArgumentException.class, () -> profiles.order(List.of()));
            assertEquals(
                    WinError.ERROR_NOT_FOUND,
                    assertThrows(WindowsException.class, () -> profiles.rename("a", "y"))
                            .code());
            windows.runUntilIdle();
        }
    }

    @Test
    void aBadOneSaysWhatIsWrong(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            BadProfileException bad = assertThrows(BadProfileException.class, () -> profiles.set("<no profile>"));
            assertEquals(WinError.ERROR_BAD_PROFILE, bad.code());
            assertTrue(bad.reason().code() != 0);
            assertTrue(bad.getMessage().contains(bad.reason().text()), bad.getMessage());
            profiles.set(xml("home", ""));
            assertEquals(
                    WinError.ERROR_ALREADY_EXISTS,
                    assertThrows(
                                    WindowsException.class,
                                    () -> profiles.set(xml("home", ""), ProfileScope.ALL_USERS, null, false))
                            .code());
            assertThrows(IllegalArgumentException.class, () -> profiles.get("a\0b"));
            windows.runUntilIdle();
            windows.takeMisuses();
        }
    }

    @Test
    void bytesMayBeAttached(Simulator windows) {
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            assertTrue(profiles.attached("home").isEmpty());
            byte[] many = new byte[5000];
            many[4999] = 7;
            profiles.attach("home", many);
            assertArrayEquals(many, profiles.attached("home").orElseThrow());
        }
    }

    @Test
    void whatIsntThereCantBeMovedNorHaveBytes(Simulator windows) {
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            assertEquals(
                    WinError.ERROR_NOT_FOUND,
                    assertThrows(WindowsException.class, () -> profiles.move("work", 0))
                            .code());
            windows.on("WlanSetProfileCustomUserData").returns(WinError.ERROR_ACCESS_DENIED);
            WindowsException refused =
                    assertThrows(WindowsException.class, () -> profiles.attach("home", new byte[] {1}));
            assertEquals("WlanSetProfileCustomUserData", refused.function());
            assertEquals(WinError.ERROR_ACCESS_DENIED, refused.code());
            assertTrue(profiles.attached("home").isEmpty());
        }
    }

    private static void refused(Simulator windows, String function, Executable call) {
        windows.on(function).returns(WinError.ERROR_NOT_SUPPORTED);
        WindowsException refused = assertThrows(WindowsException.class, call);
        assertEquals(function, refused.function());
        assertEquals(WinError.ERROR_NOT_SUPPORTED, refused.code());
        windows.removeRules(function);
    }

    @Test
    void whatWindowsRefusesIsAnException(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanProfiles profiles = wifi.wlan0.profiles();
            profiles.set(xml("home", ""));
            refused(windows, "WlanSaveTemporaryProfile", () -> profiles.saveTemporary("kept", true));
            refused(windows, "WlanSetProfileList", () -> profiles.order(List.of("home")));
            refused(windows, "WlanGetProfileCustomUserData", () -> profiles.attached("home"));
            refused(windows, "WlanSetProfileCustomUserData", () -> profiles.attach("home", new byte[1]));
            refused(windows, "WlanGetProfile", () -> profiles.get("home"));
            refused(windows, "WlanRenameProfile", () -> profiles.rename("home", "house"));
            refused(windows, "WlanSetProfilePosition", () -> profiles.move("home", 0));
            refused(windows, "WlanGetNetworkBssList", () -> wifi.wlan0.stations());
            refused(windows, "WlanSetInterface", () -> wifi.wlan0.autoConfigure(false));
        }
    }

    @Test
    void keysOfAllStationsArePersonal() {
        for (ProfileSecurity security : ProfileSecurity.values()) {
            assertEquals(security.name().endsWith("PERSONAL"), security.isPersonal(), security.name());
        }
    }
}
