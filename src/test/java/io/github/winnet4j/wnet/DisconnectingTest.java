// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Disconnection.DISCONNECTED;
import static io.github.winnet4j.wnet.Disconnection.IN_USE;
import static io.github.winnet4j.wnet.Disconnection.OPEN_FILES;
import static io.github.winnet4j.wnet.Disconnection.WAS_NOT_CONNECTED;
import static io.github.winnet4j.wnet.NetworkConnections.disconnect;
import static io.github.winnet4j.wnet.NetworkConnections.disconnectA;
import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ending connections: nothing is lost or forgotten unless asked, and each refusal is known from the others. */
@SimulatedWindows
class DisconnectingTest {
    private static final DisconnectOptions GENTLY = DisconnectOptions.gently();

    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
        windows.command("connect P: \"" + PLANS + '"');
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS));
        windows.command("trace clear");
    }

    private static String devices(Simulator windows) {
        return String.join(
                " ",
                windows.network().connections().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }

    @Test
    void aDeviceEndsThatDeviceOnly(Simulator windows) {
        assertEquals(DISCONNECTED, disconnect("p:"));
        assertEquals("-", devices(windows));
        assertEquals(WAS_NOT_CONNECTED, disconnect("P:"));
        assertTrue(DISCONNECTED.isGone() && WAS_NOT_CONNECTED.isGone());
    }

    @Test
    void aRemoteNameEndsOnlyWhatHasNoDevice(Simulator windows) {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS));
        assertEquals(DISCONNECTED, disconnect(PLANS), "both of them");
        assertEquals("P:", devices(windows));
        assertEquals(WAS_NOT_CONNECTED, disconnect(PLANS), "though P: leads there");
        assertEquals("P:", devices(windows));
    }

    @Test
    void openFilesKeepItUnlessForced(Simulator windows) {
        windows.network().openFiles("P:", 2);
        assertEquals(OPEN_FILES, disconnect("P:"));
        assertFalse(OPEN_FILES.isGone());
        assertEquals("P: -", devices(windows));
        StillConnectedException refused = assertThrows(
                StillConnectedException.class, () -> disconnect("P:").orThrow());
        assertEquals(2401, refused.code());
        assertEquals(OPEN_FILES, refused.reason());
        assertTrue(refused.getMessage().contains("ERROR_OPEN_FILES"), refused.getMessage());
        assertEquals(DISCONNECTED, disconnect("P:", GENTLY.force()).orThrow());
        assertEquals("-", devices(windows));
    }

    @Test
    void aProcessThatUsesItKeepsItForcedOrNot(Simulator windows) {
        windows.network().inUse("P:");
        assertEquals(IN_USE, disconnect("P:"));
        assertEquals(IN_USE, disconnect("P:", GENTLY.force()));
        assertEquals(
                2404,
                assertThrows(
                                StillConnectedException.class,
                                () -> disconnect("P:").orThrow())
                        .code());
        windows.network().closeFiles("P:");
        assertEquals(DISCONNECTED, disconnect("P:"));
    }

    @Test
    void forgettingIsAChoiceOfItsOwn(Simulator windows) {
        windows.network().remember("P:", PLANS);
        assertEquals(DISCONNECTED, disconnect("P:", GENTLY.force()));
        assertEquals(1, windows.network().remembered().size(), "it comes back at the next logon");
        assertEquals(WAS_NOT_CONNECTED, disconnect("P:"));
        assertEquals(DISCONNECTED, disconnect("P:", GENTLY.forget()), "also when it is only remembered");
        assertEquals(List.of(), windows.network().remembered());
    }

    @Test
    void openFilesAreRespectedAlsoWhenForgetting(Simulator windows) {
        windows.network().remember("P:", PLANS).openFiles("P:", 1);
        assertEquals(OPEN_FILES, disconnect("P:", GENTLY.forget()));
        assertEquals(1, windows.network().remembered().size());
        assertEquals(DISCONNECTED, disconnect("P:", GENTLY.forget().force()));
        assertEquals(List.of(), windows.network().remembered());
    }

    @Test
    void byARemoteNameNothingIsForgotten(Simulator windows) {
        windows.network().remember("P:", PLANS);
        assertEquals(DISCONNECTED, disconnect(PLANS, GENTLY.forget()));
        assertEquals(1, windows.network().remembered().size());
        assertEquals("P:", devices(windows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked 1205", "broken 1206"})
    void anUnreadableProfileIsReportedAndTheConnectionStays(String profile, Simulator windows) {
        windows.command("userprofile " + profile.substring(0, 6));
        UserProfileException failure =
                assertThrows(UserProfileException.class, () -> disconnect("P:", GENTLY.forget()));
        assertEquals(profile.substring(7), Integer.toString(failure.code()));
        assertEquals("P: -", devices(windows));
        assertEquals(DISCONNECTED, disconnect("P:"), "without forgetting the profile isn't needed");
    }

    @Test
    void theAnsiFormIsTheFunctionItSays(Simulator windows) {
        windows.network().openFiles("P:", 1);
        assertEquals(OPEN_FILES, disconnectA("P:", false));
        assertEquals(DISCONNECTED, disconnectA("P:", true));
        assertEquals(WAS_NOT_CONNECTED, disconnectA("P:", false));
        assertEquals(DISCONNECTED, disconnectA(PLANS, false));
        assertEquals(
                List.of("WNetCancelConnectionA"),
                Shares.called(windows).stream().distinct().toList());
    }

    @Test
    void theAnsiFormRefusesWhatTheCodePageCantHold(Simulator windows) {
        String foreign = "\\\\server\\テストж";
        windows.network().share(foreign).add();
        NetworkConnections.connect(NetworkConnectRequest.to(foreign));
        windows.command("trace clear");
        NetworkException refused = assertThrows(NetworkException.class, () -> disconnectA(foreign, false));
        assertEquals(1113, refused.code());
        assertEquals("WNetCancelConnectionA", refused.function());
        assertTrue(refused.getMessage().contains("disconnect(name) takes any name"), refused.getMessage());
        assertEquals(List.of(), Shares.called(windows), "Windows isn't even asked");
        assertEquals(DISCONNECTED, disconnect(foreign));
    }

    @Test
    void mistakesAreRefusedBeforeTheCall(Simulator windows) {
        for (String name : List.of("", "P", "P:\\", "P:/", "P\0:", "\\\\server\\" + "x".repeat(1024))) {
            assertThrows(IllegalArgumentException.class, () -> disconnect(name), name);
            assertThrows(IllegalArgumentException.class, () -> disconnectA(name, true), name);
        }
        assertEquals(List.of(), Shares.called(windows));
    }

    /** They name nothing, so "was not connected" would be no answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {"//server/plans", "\\server\\plans", "/server/plans", "\\/server/plans", "\\\\\\server\\plans"})
    void aShareWithOtherSlashesIsRefusedInWords(String name, Simulator windows) {
        for (Executable call : List.<Executable>of(
                () -> disconnect(name),
                () -> disconnectA(name, true),
                () -> NetworkConnections.disconnectAsync(name, GENTLY, Duration.ofMinutes(1)),
                () -> NetworkConnectRequest.to(name),
                () -> NetworkConnections.information(name),
                () -> NetworkConnections.user(name))) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
            assertTrue(
                    refused.getMessage().contains("ame is " + name + "; a share is written as \\\\server\\plans,"),
                    refused.getMessage());
        }
        assertEquals(List.of(), Shares.called(windows));
        assertEquals(WAS_NOT_CONNECTED, disconnect("http://server/plans"), "as WebDAV has it");
    }

    @Test
    void otherFailuresAreExceptions(Simulator windows) {
        windows.service("workstation", false);
        assertThrows(NoNetworkException.class, () -> disconnect("P:"));
        windows.service("workstation", true).on("WNetCancelConnection2W").returns(31);
        NetworkException failure = assertThrows(NetworkException.class, () -> disconnect(FAR));
        assertEquals(31, failure.code());
        assertEquals("WNetCancelConnection2W", failure.function());
    }
}
