// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connecting and disconnecting: the outcome is what Windows reports of that very attempt. */
@SimulatedWindows
@SuppressWarnings("try") // a watch does its work by being there
class WlanConnectTest {
    private static final int SUSPECTED = 0x48014;

    @BeforeEach
    void networks(Simulator windows) {
        windows.wifi("wlan0")
                .network("home")
                .bssid("02-00-00-00-00-01")
                .wpa2()
                .seen()
                .add();
        windows.wifi("wlan0").network("cafe").bssid("02-00-00-00-00-02").seen().add();
        windows.wifi("wlan0").network("shut").wpa2().refuses(SUSPECTED).seen().add();
        windows.wifi("wlan0")
                .addProfile("home", "home", true)
                .addProfile("cafe", "cafe", false)
                .addProfile("shut", "shut", true)
                .addProfile("gone", "gone", true);
    }

    private static <T> T run(Wifi wifi, WlanOperation<T> operation) {
        wifi.windows.runUntilIdle();
        return Wifi.get(operation.future());
    }

    @Test
    void byProfile(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(
                    new ConnectOutcome.Connected("home", Ssid.of("home"), true), run(wifi, wifi.wlan0.connect("home")));
            assertEquals(Ssid.of("home"), wifi.wlan0.connection().orElseThrow().ssid());
        }
    }

    @Test
    void itsEndIsSeenHoweverLittleRoomThereIs(Simulator windows) {
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(16, 0))) {
            assertInstanceOf(ConnectOutcome.Failed.class, run(wifi, wifi.wlan0.connect("shut")));
            assertInstanceOf(ConnectOutcome.Connected.class, run(wifi, wifi.wlan0.connect("home")));
            assertInstanceOf(DisconnectOutcome.Disconnected.class, run(wifi, wifi.wlan0.disconnect()));
        }
    }

    @Test
    void byTemporaryProfileWhichMayBeKept(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            String xml = wifi.wlan0
                    .profiles()
                    .get("cafe")
                    .orElseThrow()
                    .xml()
                    .replace("<name>cafe</name><SSIDC", "<name>once</name><SSIDC");
            assertInstanceOf(
                    ConnectOutcome.Connected.class,
                    run(wifi, wifi.wlan0.connect(WlanConnectRequest.byTemporaryProfile(xml))));
            wifi.wlan0.profiles().saveTemporary("kept", false);
            assertTrue(wifi.wlan0.profiles().get("kept").isPresent());
        }
    }

    @Test
    void aBadTemporaryProfileIsSaidToBeOne(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            BadProfileException bad = assertThrows(
                    BadProfileException.class,
                    () -> wifi.wlan0.connect(WlanConnectRequest.byTemporaryProfile("<WLANProfile/>")));
            assertEquals("WlanConnect", bad.function());
            assertEquals(WinError.ERROR_INVALID_PARAMETER, bad.code());
            assertEquals("WLAN_REASON_CODE_UNKNOWN", bad.reason().symbol());
            assertTrue(bad.getMessage().contains("WlanProfiles.set says why"), bad.getMessage());
            windows.takeMisuses();
        }
    }

    @Test
    void byDiscovery(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(
                    new ConnectOutcome.Connected("cafe", Ssid.of("cafe"), false),
                    run(wifi, wifi.wlan0.connect(WlanConnectRequest.toOpen(Ssid.of("cafe")))));
            assertInstanceOf(
                    ConnectOutcome.Connected.class,
                    run(
                            wifi,
                            wifi.wlan0.connect(WlanConnectRequest.toSecured(Ssid.of("home"))
                                    .only(List.of(MacAddress.of("02-00-00-00-00-01"))))));
        }
    }

    @Test
    void aNetworkThatRefusesIsAFailureThoughItIsCalledComplete(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            ConnectOutcome.Failed failed =
                    assertInstanceOf(ConnectOutcome.Failed.class, run(wifi, wifi.wlan0.connect("shut")));
            assertEquals(
                    "WLAN_REASON_CODE_NETWORK_NOT_AVAILABLE", failed.reason().symbol());
            assertEquals(List.of(new WlanReason(SUSPECTED)), failed.attempts());
            assertInstanceOf(ConnectOutcome.Failed.class, run(wifi, wifi.wlan0.connect("gone")));
        }
    }

    @Test
    void itsEndMayComeBeforeTheCallReturnsAndInsideIt(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanConnect")
                    .nth(1)
                    .completesBeforeReturn()
                    .on("WlanConnect")
                    .nth(2)
                    .completesInside();
            assertInstanceOf(
                    ConnectOutcome.Connected.class,
                    Wifi.get(wifi.wlan0.connect("home").future()));
            assertInstanceOf(
                    ConnectOutcome.Connected.class,
                    Wifi.get(wifi.wlan0.connect("cafe").future()));
        }
    }

    @Test
    void anAttemptThatNeverEndsTimesOut(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanConnect").neverCompletes();
            WlanConnectRequest request = WlanConnectRequest.byProfile("home").within(Duration.ofMillis(20));
            assertEquals(new ConnectOutcome.TimedOut(), run(wifi, wifi.wlan0.connect(request)));
        }
    }

    @Test
    void aCancelIsAWishAndTheEndIsWindows(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
            assertTrue(attempt.cancel());
            wifi.handled();
            assertFalse(attempt.future().isDone(), "Windows has not answered yet");
            OperationCancelledException cancelled =
                    assertThrows(OperationCancelledException.class, () -> run(wifi, attempt));
            assertEquals("WlanConnect", cancelled.function());
            assertEquals(WinError.ERROR_CANCELLED, cancelled.code());
            assertTrue(attempt.future().isCancelled());
            assertFalse(attempt.cancel(), "it has ended");
        }
    }

    @Test
    void aSecondAttemptEndsTheFirstAndEachHasItsOwnEnd(Simulator windows) {
        for (String second : List.of("cafe", "home")) {
            try (Wifi wifi = new Wifi(windows)) {
                WlanOperation<ConnectOutcome> first = wifi.wlan0.connect("home");
                WlanOperation<ConnectOutcome> next = wifi.wlan0.connect(second);
                windows.runUntilIdle();
                assertInstanceOf(ConnectOutcome.Failed.class, Wifi.get(first.future()), second);
                assertInstanceOf(ConnectOutcome.Connected.class, Wifi.get(next.future()), second);
            }
        }
    }

    @Test
    void aSecondAttemptAfterTheFirstHasBegunDoesToo(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ConnectOutcome> first = wifi.wlan0.connect("home");
            while (windows.trace().stream().noneMatch(event -> event.line().contains("code=9 "))) {
                assertTrue(windows.step());
            }
            WlanOperation<ConnectOutcome> next = wifi.wlan0.connect("home");
            windows.runUntilIdle();
            assertInstanceOf(ConnectOutcome.Failed.class, Wifi.get(first.future()));
            assertInstanceOf(ConnectOutcome.Connected.class, Wifi.get(next.future()));
        }
    }

    @Test
    void whatWindowsDoesByItselfIsNoEndOfAnAttempt(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanConnect").neverCompletes();
            WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
            byte[] data = Golden.bytes("notification.acm"); // of another network
            wifi.notification(Wifi.ACM, 10).data(data).sendNow();
            wifi.notification(Wifi.MSM, 10).data(data).sendNow();
            wifi.notification(Wifi.ACM, 10).data(new byte[4]).sendNow();
            wifi.notification(Wifi.ACM, 10).withoutData().size(572).sendNow();
            wifi.handled();
            assertFalse(attempt.future().isDone());
        }
    }

    @Test
    void aConnectionEndsAndOneThatIsNoneEndsAtOnce(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(
                    new DisconnectOutcome.WasNotConnected(),
                    Wifi.get(wifi.wlan0.disconnect().future()));
            windows.runUntilIdle();
            run(wifi, wifi.wlan0.connect("home"));
            WlanOperation<DisconnectOutcome> ending = wifi.wlan0.disconnect();
            assertFalse(ending.future().isDone());
            assertEquals(new DisconnectOutcome.Disconnected(), run(wifi, ending));
            assertTrue(wifi.wlan0.connection().isEmpty());
            windows.on("WlanDisconnect").returns(WinError.ERROR_ACCESS_DENIED);
            assertThrows(AccessDeniedException.class, wifi.wlan0::disconnect);
        }
    }

    @Test
    void aDisconnectEndsAnAttemptToo(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
            while (windows.trace().stream().noneMatch(event -> event.line().contains("code=9 "))) {
                assertTrue(windows.step());
            }
            WlanOperation<DisconnectOutcome> ending = wifi.wlan0.disconnect();
            windows.runUntilIdle();
            assertInstanceOf(ConnectOutcome.Failed.class, Wifi.get(attempt.future()));
            assertEquals(new DisconnectOutcome.Disconnected(), Wifi.get(ending.future()));
        }
    }

    @Test
    void anInterfaceThatIsPulledOutAndAClientThatIsClosedEndThem(Simulator windows) {
        windows.wifi("wlan1").add();
        windows.wifi("wlan1").addProfile("home");
        windows.runUntilIdle();
        windows.on("WlanConnect").neverCompletes();
        Wifi wifi = new Wifi(windows);
        WlanOperation<ConnectOutcome> gone = wifi.client.interfaces().get(1).connect("home");
        WlanOperation<ConnectOutcome> closed = wifi.wlan0.connect("home");
        windows.wifi("wlan1").remove();
        windows.runUntilIdle();
        assertEquals(new ConnectOutcome.InterfaceRemoved(), Wifi.get(gone.future()));
        wifi.client.close();
        assertEquals(
                "WlanConnect",
                assertThrows(OperationCancelledException.class, () -> Wifi.get(closed.future()))
                        .function());
        assertFalse(closed.cancel(), "it has ended");
        wifi.close();
    }

    @Test
    void impossibleRequestsAreRefusedBeforeTheCall(Simulator windows) {
        assertThrows(IllegalArgumentException.class, () -> WlanConnectRequest.byProfile(""));
        assertThrows(IllegalArgumentException.class, () -> WlanConnectRequest.byProfile("x".repeat(256)));
        assertThrows(
                IllegalArgumentException.class,
                () -> WlanConnectRequest.byProfile("x").keepingProfile());
        assertThrows(
                IllegalArgumentException.class,
                () -> WlanConnectRequest.byProfile("x").hidden().adHoc());
        assertThrows(
                IllegalArgumentException.class,
                () -> WlanConnectRequest.byProfile("x").adHoc().hidden());
        try (Wifi wifi = new Wifi(windows)) {
            assertThrows(IllegalArgumentException.class, () -> wifi.wlan0.connect("a\0b"));
            assertEquals(0, Wifi.calls(windows, "WlanConnect"));
            WindowsException bad = assertThrows(
                    WindowsException.class,
                    () -> wifi.wlan0.connect(WlanConnectRequest.byTemporaryProfile("no profile")));
            assertEquals(WinError.ERROR_INVALID_PARAMETER, bad.code());
            windows.takeMisuses();
        }
    }

    @Test
    void theProfileOfADiscoveryIsKeptAsTheRequestSays(Simulator windows) {
        Ssid cafe = Ssid.of("cafe");
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(
                    new ConnectOutcome.Connected("cafe 2", cafe, false),
                    run(wifi, wifi.wlan0.connect(WlanConnectRequest.toOpen(cafe).keepingProfile())),
                    "cafe is another one");
            assertFalse(connectsByItself(wifi, "cafe 2"));
            run(
                    wifi,
                    wifi.wlan0.connect(
                            WlanConnectRequest.toOpen(cafe).replacingProfile().keepingAutomaticProfile()));
            assertTrue(connectsByItself(wifi, "cafe"));
            run(wifi, wifi.wlan0.connect(WlanConnectRequest.toOpen(cafe)));
            assertEquals(
                    List.of("cafe", "cafe 2"),
                    wifi.wlan0.profiles().list().stream()
                            .map(WlanProfile::name)
                            .filter(name -> name.startsWith("cafe"))
                            .sorted()
                            .toList());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> WlanConnectRequest.byProfile("cafe").keepingAutomaticProfile());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> WlanConnectRequest.byTemporaryProfile("<x/>").replacingProfile());
        }
    }

    private static boolean connectsByItself(Wifi wifi, String profile) {
        return wifi.wlan0.profiles().get(profile).orElseThrow().xml().contains("<connectionMode>auto<");
    }

    @Test
    void aGroupOfAccessPointsTakesTheNewerFunctionAndNothingElseDoes(Simulator windows) {
        MacAddress group = MacAddress.of("02-00-00-00-00-AA");
        windows.wifi("wlan0")
                .network("cafe")
                .bssid("02-00-00-00-00-03")
                .rssi(-80)
                .hessid(group.toString())
                .add();
        try (Wifi wifi = new Wifi(windows)) {
            WlanConnectRequest inGroup = WlanConnectRequest.byProfile("cafe").inGroup(group);
            assertTrue(inGroup.toString().endsWith(", in the group " + group), inGroup.toString());
            run(wifi, wifi.wlan0.connect("cafe"));
            assertEquals(0, Wifi.calls(windows, "WlanConnect2"));
            assertInstanceOf(ConnectOutcome.Connected.class, run(wifi, wifi.wlan0.connect(inGroup)));
            assertEquals(
                    MacAddress.of("02-00-00-00-00-03"),
                    wifi.wlan0.connection().orElseThrow().address());
            assertEquals(1, Wifi.calls(windows, "WlanConnect2"));
            ConnectOutcome.Failed elsewhere = assertInstanceOf(
                    ConnectOutcome.Failed.class,
                    run(
                            wifi,
                            wifi.wlan0.connect(
                                    WlanConnectRequest.byProfile("cafe").inGroup(MacAddress.of("02-00-00-00-00-BB")))));
            assertEquals(WlanReason.NETWORK_NOT_AVAILABLE, elsewhere.reason());
        }
    }

    @Test
    void aGroupGoesWithATemporaryProfileWhoseKeyIsWiped(Simulator windows) {
        MacAddress group = MacAddress.of("02-00-00-00-00-AA");
        windows.wifi("wlan0")
                .network("lounge")
                .wpa2()
                .key("correct horse")
                .hessid(group.toString())
                .add();
        char[] key = "correct horse".toCharArray();
        try (Wifi wifi = new Wifi(windows)) {
            ProfileSettings settings =
                    ProfileSettings.wpa2(Ssid.of("lounge"), key).named("lounge");
            assertInstanceOf(
                    ConnectOutcome.Connected.class,
                    run(
                            wifi,
                            wifi.wlan0.connect(WlanConnectRequest.byTemporaryProfile(settings)
                                    .inGroup(group))));
            assertEquals("\0".repeat(key.length), new String(key));
        }
    }

    @Test
    void fault2_whereThereIsNoNewerFunctionThatIsSaid(Simulator windows) {
        windows.on("WlanConnect2").returns(WinError.ERROR_PROC_NOT_FOUND);
        try (Wifi wifi = new Wifi(windows)) {
            ApiUnavailableException missing = assertThrows(
                    ApiUnavailableException.class,
                    () -> wifi.wlan0.connect(
                            WlanConnectRequest.byProfile("cafe").inGroup(MacAddress.of("02-00-00-00-00-AA"))));
            assertEquals("WlanConnect2", missing.function());
            assertTrue(
                    missing.getMessage().contains("This Windows has no WlanConnect2 in wlanapi.dll"),
                    missing.getMessage());
            assertInstanceOf(ConnectOutcome.Connected.class, run(wifi, wifi.wlan0.connect("cafe")));
        }
    }

    // -- whose end it is, of which Windows says nothing

    /** A WLAN_CONNECTION_NOTIFICATION_DATA of an attempt by a profile that has the name of its network. */
    static byte[] data(String name, int reason) {
        ByteBuffer data = Layouts.wrap(new byte[Layouts.ACM_DATA_SIZE + Character.BYTES]);
        data.putInt(0, ConnectionMode.PROFILE.code());
        data.putInt(Layouts.ACM_SSID, name.length());
        for (int i = 0; i < name.length(); i++) {
            data.putChar(Layouts.ACM_PROFILE + i * Character.BYTES, name.charAt(i));
            data.put(Layouts.ACM_SSID + Layouts.SSID_BYTES + i, (byte) name.charAt(i));
        }
        data.putInt(Layouts.ACM_BSS_TYPE, BssType.INFRASTRUCTURE.code());
        return data.putInt(Layouts.ACM_REASON, reason).array();
    }

    private static void send(Wifi wifi, int code, String name, int reason) {
        wifi.notification(Wifi.ACM, code).data(data(name, reason)).sendNow();
    }

    @Test
    void anEndWithoutABeginningIsBelievedAfterAMoment(Simulator windows) {
        windows.on("WlanConnect").neverCompletes();
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
            send(wifi, NotificationParser.ACM_CONNECTION_COMPLETE, "home", 0);
            wifi.handled();
            assertFalse(attempt.future().isDone(), "it may be another program's, whose beginning nobody saw");
            assertEquals(new ConnectOutcome.Connected("home", Ssid.of("home"), false), Wifi.get(attempt.future()));
        }
    }

    @Test
    void anEndThatABeginningFollowsWasAnothers(Simulator windows) {
        windows.on("WlanConnect").neverCompletes();
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
            send(wifi, NotificationParser.ACM_CONNECTION_COMPLETE, "home", 0);
            send(wifi, NotificationParser.ACM_CONNECTION_START, "home", 0);
            send(wifi, NotificationParser.ACM_CONNECTION_COMPLETE, "home", SUSPECTED);
            ConnectOutcome.Failed failed = assertInstanceOf(ConnectOutcome.Failed.class, Wifi.get(attempt.future()));
            assertEquals(new WlanReason(SUSPECTED), failed.reason());
        }
    }

    /** The end of one that is cancelled is believed at once, unless it is another's. */
    @Test
    void whatAnotherProgramHasBegunEndsNoAttemptOfOurs(Simulator windows) {
        int start = NotificationParser.ACM_CONNECTION_START;
        int failed = NotificationParser.ACM_ATTEMPT_FAIL;
        int complete = NotificationParser.ACM_CONNECTION_COMPLETE;
        windows.on("WlanConnect").neverCompletes();
        for (List<Integer> before : List.of(
                List.<Integer>of(),
                List.of(start),
                List.of(failed),
                List.of(start, failed),
                List.of(start, failed, failed),
                List.of(start, complete),
                List.of(start, failed, complete),
                List.of(start, complete, failed))) {
            boolean anothers = before.contains(start) && !before.contains(complete);
            try (Wifi wifi = new Wifi(windows);
                    Watch watch = wifi.client.watch(one -> {})) {
                before.forEach(code -> send(wifi, code, "home", 0));
                wifi.handled();
                WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect("home");
                assertTrue(attempt.cancel());
                send(wifi, complete, "home", SUSPECTED);
                wifi.handled();
                assertEquals(!anothers, attempt.future().isDone(), before.toString());
                if (anothers) {
                    send(wifi, complete, "home", SUSPECTED);
                }
                assertThrows(OperationCancelledException.class, () -> Wifi.get(attempt.future()));
                windows.runUntilIdle();
            }
        }
    }

    @Test
    void aCancelThatWindowsRefusesChangesNothing(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            for (String name : List.of("home", "shut")) {
                WlanOperation<ConnectOutcome> attempt = wifi.wlan0.connect(name);
                windows.on("WlanDisconnect").returns(WinError.ERROR_ACCESS_DENIED);
                assertFalse(attempt.cancel());
                windows.removeRules("WlanDisconnect");
                Class<?> expected = name.equals("home") ? ConnectOutcome.Connected.class : ConnectOutcome.Failed.class;
                assertInstanceOf(expected, run(wifi, attempt));
            }
        }
    }

    @Test
    void anAttemptThatTimedOutCannotBeCancelledAnyMore(Simulator windows) {
        windows.on("WlanConnect").neverCompletes();
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ConnectOutcome> attempt =
                    wifi.wlan0.connect(WlanConnectRequest.byProfile("home").within(Duration.ofMillis(20)));
            assertEquals(new ConnectOutcome.TimedOut(), Wifi.get(attempt.future()));
            assertFalse(attempt.cancel(), "it has ended");
            assertEquals(0, Wifi.calls(windows, "WlanDisconnect"), "what Windows does since is not for it to end");
            assertEquals(0, Wifi.calls(windows, "WlanQueryInterface"), "nothing was lost that it could have missed");
        }
    }

    @Test
    void whatItIsConnectedToIsAnEndOnlyIfThatWasAskedFor(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            CurrentConnection[] now = new CurrentConnection[1];
            ConnectWait wait = new ConnectWait(
                    wifi.client,
                    wifi.wlan0.id(),
                    WlanConnectRequest.byProfile("home"),
                    () -> Optional.ofNullable(now[0]),
                    handle -> 0);
            assertNull(wait.ask(true), "to nothing");
            now[0] = connectedTo("cafe", InterfaceState.CONNECTED);
            assertNull(wait.ask(true));
            now[0] = connectedTo("home", InterfaceState.AUTHENTICATING);
            assertNull(wait.ask(true), "not yet");
            now[0] = connectedTo("home", InterfaceState.CONNECTED);
            assertNull(wait.ask(false), "that may be the connection before");
            assertEquals(new ConnectOutcome.Connected("home", Ssid.of("home"), true), wait.ask(true));
            wait.attempt().begun = true;
            assertEquals(new ConnectOutcome.Connected("home", Ssid.of("home"), true), wait.ask(false));
        }
    }

    private static CurrentConnection connectedTo(String name, InterfaceState state) {
        return WlanConnectRequestTest.connection(state, ConnectionMode.PROFILE, name, Ssid.of(name));
    }

    @Test
    void aRefusedAttemptByATemporaryProfileIsAnException(Simulator windows) {
        MacAddress group = MacAddress.of("02-00-00-00-00-AA");
        try (Wifi wifi = new Wifi(windows)) {
            for (String function : List.of("WlanConnect", "WlanConnect2")) {
                windows.on(function).returns(WinError.ERROR_ACCESS_DENIED);
                WlanConnectRequest request = WlanConnectRequest.byTemporaryProfile(
                        ProfileSettings.wpa2(Ssid.of("home"), "correct horse".toCharArray()));
                WindowsException refused = assertThrows(
                        WindowsException.class,
                        () -> wifi.wlan0.connect(function.equals("WlanConnect") ? request : request.inGroup(group)));
                assertEquals(function, refused.function());
                assertEquals(WinError.ERROR_ACCESS_DENIED, refused.code());
            }
        }
    }
}
