// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.BOSS;
import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static io.github.winnet4j.wnet.Shares.PRINTER;
import static io.github.winnet4j.wnet.Shares.SECRET;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Making connections: what Windows is asked for, what comes back, and what becomes of the password. */
@SimulatedWindows
class ConnectingTest {
    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
    }

    private static NetworkConnection connect(NetworkConnectRequest request) {
        return NetworkConnections.connect(request);
    }

    @Test
    void aDeviceIsConnected(Simulator windows) {
        NetworkConnection drive = connect(NetworkConnectRequest.to(PLANS).device("p:"));
        assertEquals(new NetworkConnection("P:", PLANS, null, ResourceType.DISK), drive);
        assertEquals("P:", drive.name());
        assertEquals(List.of("P: " + PLANS + " user=user"), windows.network().connections());
        assertEquals(List.of(), windows.network().remembered());
    }

    @Test
    void withoutADeviceTheRemoteNameIsItsName(Simulator windows) {
        NetworkConnection share = connect(NetworkConnectRequest.to(PLANS));
        assertEquals(new NetworkConnection(null, PLANS, null, ResourceType.OTHER), share);
        assertEquals(PLANS, share.name());
        assertEquals(List.of("- " + PLANS + " user=user"), windows.network().connections());
    }

    @Test
    void theNextFreeDeviceIsChosenAndReported(Simulator windows) {
        assertEquals(
                "Z:", connect(NetworkConnectRequest.to(PLANS).nextFreeDevice()).device());
        assertEquals(
                "Y:", connect(NetworkConnectRequest.to(PLANS).nextFreeDevice()).device());
        assertEquals(
                "LPT1",
                connect(NetworkConnectRequest.to(PRINTER).printer().nextFreeDevice())
                        .device());
        assertEquals(
                "LPT2",
                connect(NetworkConnectRequest.to(PRINTER).device("LPT2")).device());
    }

    /** Fault 41: ERROR_NO_MORE_ITEMS. */
    @Test
    void fault41_whenNoLetterIsFreeItSaysSo(Simulator windows) {
        for (char letter = 'D'; letter <= 'Z'; letter++) {
            windows.command("connect " + letter + ": \"" + PLANS + '"');
        }
        NetworkException none = assertThrows(
                NetworkException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).nextFreeDevice()));
        assertEquals(259, none.code());
        assertTrue(none.getMessage().contains("No device is free"), none.getMessage());
    }

    @Test
    void aPersistentOneIsRemembered(Simulator windows) {
        assertEquals(
                "Z:",
                connect(NetworkConnectRequest.to(PLANS).nextFreeDevice().persistent())
                        .device());
        assertEquals(List.of("Z: " + PLANS + " user=user"), windows.network().remembered());
    }

    @Test
    void apartFromTheCallerThePasswordIsWipedToo(Simulator windows) throws Exception {
        char[] password = "b".toCharArray();
        NetworkConnections.connectAsync(
                        NetworkConnectRequest.to(BOSS).user("boss").password(password), Duration.ofMinutes(1))
                .future()
                .get();
        assertArrayEquals(new char[1], password, "wiped before anybody hears of the end");
        char[] wrong = "wrong".toCharArray();
        ExecutionException refused = assertThrows(
                ExecutionException.class,
                NetworkConnections.connectAsync(NetworkConnectRequest.to(SECRET).password(wrong), Duration.ofMinutes(1))
                        .future()::get);
        assertInstanceOf(LogonFailedException.class, refused.getCause());
        assertArrayEquals(new char[5], wrong, "wiped");
    }

    /** Wine would connect it and then end the process. */
    @Test
    void withoutADeviceNothingIsPersistent(Simulator windows) {
        char[] password = "pw".toCharArray();
        NetworkConnectRequest request =
                NetworkConnectRequest.to(PLANS).persistent().password(password);
        assertThrows(IllegalArgumentException.class, () -> connect(request));
        assertEquals(List.of(), Shares.called(windows));
        assertArrayEquals(new char[2], password);
    }

    @Test
    void userAndPasswordLetIn(Simulator windows) {
        char[] password = "b".toCharArray();
        connect(NetworkConnectRequest.to(BOSS).user("boss").password(password));
        assertArrayEquals(new char[1], password, "wiped");
        assertEquals(List.of("- " + BOSS + " user=boss"), windows.network().connections());
        assertEquals("boss", NetworkConnections.user(BOSS));
    }

    @Test
    void aPasswordIsForOneUse(Simulator windows) {
        char[] password = "wrong".toCharArray();
        NetworkConnectRequest request =
                NetworkConnectRequest.to(BOSS).user("boss").password(password);
        LogonFailedException refused = assertThrows(LogonFailedException.class, () -> connect(request));
        assertEquals(1326, refused.code());
        assertArrayEquals(new char[5], password, "wiped");
        int calls = Shares.called(windows).size();
        assertThrows(IllegalStateException.class, () -> connect(request));
        assertEquals(calls, Shares.called(windows).size(), "Windows isn't asked with a wiped password");
        assertFalse(request.toString().contains("wrong"));

        assertEquals(
                86,
                assertThrows(LogonFailedException.class, () -> connect(NetworkConnectRequest.to(SECRET)))
                        .code());
        connect(NetworkConnectRequest.to(SECRET).password("pw".toCharArray()));
    }

    @Test
    void theDialogMayAskAndTheUserMayLeaveIt(Simulator windows) {
        windows.command("dialog cancel");
        assertThrows(
                DialogCancelledException.class,
                () -> connect(NetworkConnectRequest.to(BOSS).interactive()));
        windows.command("dialog accept");
        assertEquals(
                BOSS, connect(NetworkConnectRequest.to(BOSS).interactive(0)).remoteName());
    }

    @Test
    void aConflictOfUsersNamesTheConnectionsInTheWay(Simulator windows) {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        connect(NetworkConnectRequest.to("\\\\SERVER\\plans"));
        connect(NetworkConnectRequest.to(FAR).device("Q:"));
        CredentialConflictException conflict = assertThrows(
                CredentialConflictException.class,
                () -> connect(NetworkConnectRequest.to(BOSS).user("boss").password("b".toCharArray())));
        assertEquals(1219, conflict.code());
        assertEquals(
                List.of(
                        new NetworkConnection("P:", PLANS, Shares.FIRST_PROVIDER, ResourceType.DISK),
                        new NetworkConnection(null, PLANS, Shares.FIRST_PROVIDER, ResourceType.DISK)),
                conflict.conflicting());
        assertTrue(conflict.getMessage().contains("P: to " + PLANS), conflict.getMessage());

        conflict.conflicting()
                .forEach(one -> NetworkConnections.disconnect(one.name()).orThrow());
        connect(NetworkConnectRequest.to(BOSS).user("boss").password("b".toCharArray()));
    }

    @Test
    void whatIsInTheWayCanBeReplaced(Simulator windows) {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        connect(NetworkConnectRequest.to(PLANS));
        connect(NetworkConnectRequest.to(FAR).device("Q:"));
        windows.network().remember("P:", PLANS);
        char[] password = "b".toCharArray();
        NetworkConnection boss = connect(NetworkConnectRequest.to(BOSS)
                .user("boss")
                .password(password)
                .device("B:")
                .replacingConflicts(DisconnectOptions.gently()));
        assertEquals("B:", boss.device());
        assertArrayEquals(new char[1], password, "wiped");
        assertEquals(
                List.of("Q: " + FAR + " user=user provider=2", "B: " + BOSS + " user=boss"),
                windows.network().connections());
        assertEquals(1, windows.network().remembered().size(), "nothing is forgotten unless asked");
    }

    @Test
    void whatHasOpenFilesIsNotReplacedUnlessForced(Simulator windows) {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        connect(NetworkConnectRequest.to(PLANS));
        windows.network().openFiles("P:", 1);
        NetworkConnectRequest request = NetworkConnectRequest.to(BOSS).user("boss");
        CredentialConflictException conflict = assertThrows(
                CredentialConflictException.class,
                () -> connect(request.password("b".toCharArray()).replacingConflicts(DisconnectOptions.gently())));
        assertEquals(
                List.of(new NetworkConnection("P:", PLANS, Shares.FIRST_PROVIDER, ResourceType.DISK)),
                conflict.conflicting(),
                "what is still in the way");
        assertEquals(
                "ended before, to replace them: " + PLANS,
                conflict.getSuppressed()[0].getMessage(),
                "and they are not made again");
        DisconnectOptions force = DisconnectOptions.gently().force();
        connect(request.password("b".toCharArray()).replacingConflicts(force));
        assertEquals(List.of("- " + BOSS + " user=boss"), windows.network().connections());
    }

    @Test
    void aFailureAfterReplacingReportsWhatWasEnded(Simulator windows) {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        LogonFailedException refused = assertThrows(
                LogonFailedException.class,
                () -> connect(NetworkConnectRequest.to(BOSS)
                        .user("boss")
                        .password("wrong".toCharArray())
                        .replacingConflicts(DisconnectOptions.gently())));
        assertEquals("ended before, to replace them: P: to " + PLANS, refused.getSuppressed()[0].getMessage());
        assertEquals(List.of(), windows.network().connections());
    }

    @Test
    void withoutAConflictNothingIsReplaced(Simulator windows) {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        connect(NetworkConnectRequest.to(PLANS).replacingConflicts(DisconnectOptions.gently()));
        assertEquals(2, windows.network().connections().size());
        windows.on("WNetUseConnectionW").returns(1219);
        CredentialConflictException conflict = assertThrows(
                CredentialConflictException.class,
                () -> connect(NetworkConnectRequest.to(FAR).replacingConflicts(DisconnectOptions.gently())));
        assertEquals(List.of(), conflict.conflicting());
        assertEquals(0, conflict.getSuppressed().length);
        assertEquals(2, windows.network().connections().size(), "those to another server are not in the way");
    }

    /** After the call was given up it ends no drives. */
    @Test
    void anAbandonedCallReplacesNothing(Simulator windows) throws Exception {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        windows.network().serverHangs("server");
        NetworkCall<NetworkConnection> call = NetworkConnections.connectAsync(
                NetworkConnectRequest.to(BOSS)
                        .user("boss")
                        .password("b".toCharArray())
                        .replacingConflicts(DisconnectOptions.gently()),
                Duration.ofMinutes(1));
        windows.awaitBlocked("WNetUseConnectionW", 1);
        assertTrue(call.cancel());
        windows.network().serverUp("server");
        assertInstanceOf(
                CredentialConflictException.class,
                assertThrows(ExecutionException.class, call.late()::get).getCause());
        assertEquals(List.of("P: " + PLANS + " user=user"), windows.network().connections());
    }

    static Stream<Arguments> wishes() {
        NetworkConnectRequest plans = NetworkConnectRequest.to(PLANS);
        return Stream.of(
                Arguments.of("temporary", plans, 0x4),
                Arguments.of("privacy", plans.requiringPrivacy(), 0x8004),
                Arguments.of("integrity", plans.requiringIntegrity(), 0x4004),
                Arguments.of("both", plans.requiringIntegrity().requiringPrivacy(), 0xC004),
                Arguments.of("interactive", plans.interactive(), 0xC),
                Arguments.of("prompting", plans.prompting(), 0x1C),
                Arguments.of("saving", plans.savingCredentials(), 0x180C),
                Arguments.of("resetting", plans.resettingCredentials(), 0x280C),
                Arguments.of("reset and saved", plans.resettingCredentials().savingCredentials(), 0x380C),
                Arguments.of(
                        "all the rest stays",
                        plans.requiringPrivacy().device("P:").persistent(),
                        0x8001));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wishes")
    void eachWishIsWindowsFlag(String name, NetworkConnectRequest request, int flags, Simulator windows) {
        windows.command("dialog accept");
        connect(request);
        assertTrue(
                windows.timeline().contains("call WNetUseConnectionW \"" + PLANS + "\" NULL NULL " + flags + " *"),
                windows.timeline());
    }

    @Test
    void promptingAsksBeforeAnythingIsTaken(Simulator windows) {
        windows.command("dialog cancel");
        assertThrows(
                DialogCancelledException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).prompting()));
        assertEquals(
                PLANS, connect(NetworkConnectRequest.to(PLANS).interactive()).remoteName(), "there is no need to ask");
    }

    @Test
    void aConflictIsReportedEvenWhenTheListFails(Simulator windows) {
        windows.on("WNetUseConnectionW").returns(1219).on("WNetOpenEnumW").returns(1222);
        assertEquals(
                List.of(),
                assertThrows(CredentialConflictException.class, () -> connect(NetworkConnectRequest.to(PLANS)))
                        .conflicting());
    }

    @Test
    void theProviderCanBeNamed(Simulator windows) {
        assertEquals(
                Shares.SECOND_PROVIDER,
                connect(NetworkConnectRequest.to(FAR).provider(Shares.SECOND_PROVIDER))
                        .provider());
        assertThrows(
                NetworkNameException.class,
                () -> connect(NetworkConnectRequest.to(FAR).provider(Shares.FIRST_PROVIDER)));
        assertEquals(
                1204,
                assertThrows(
                                NetworkException.class,
                                () -> connect(NetworkConnectRequest.to(FAR).provider("none")))
                        .code());
    }

    @Test
    void realRefusalsHaveTheirTypes(Simulator windows) {
        connect(NetworkConnectRequest.to(PLANS).device("P:"));
        assertEquals(
                85,
                assertThrows(
                                DeviceTakenException.class,
                                () -> connect(NetworkConnectRequest.to(PLANS).device("P:")))
                        .code());
        windows.network().remember("R:", FAR);
        assertEquals(
                1202,
                assertThrows(
                                DeviceTakenException.class,
                                () -> connect(NetworkConnectRequest.to(PLANS)
                                        .device("R:")
                                        .persistent()))
                        .code());
        assertEquals(
                67,
                assertThrows(NetworkNameException.class, () -> connect(NetworkConnectRequest.to("\\\\server\\none")))
                        .code());
        assertEquals(
                1203,
                assertThrows(NetworkNameException.class, () -> connect(NetworkConnectRequest.to("\\\\nobody\\x")))
                        .code());
        windows.network().serverDown("far");
        assertEquals(
                53,
                assertThrows(ServerUnreachableException.class, () -> connect(NetworkConnectRequest.to(FAR)))
                        .code());
        windows.command("userprofile locked");
        assertEquals(
                1205,
                assertThrows(
                                UserProfileException.class,
                                () -> connect(NetworkConnectRequest.to(PLANS)
                                        .device("S:")
                                        .persistent()))
                        .code());
        windows.service("workstation", false);
        assertEquals(
                1222,
                assertThrows(NoNetworkException.class, () -> connect(NetworkConnectRequest.to(PLANS)))
                        .code());
        windows.service("workstation", true);
        assertEquals(
                1200,
                assertThrows(
                                NetworkException.class,
                                () -> connect(NetworkConnectRequest.to(PLANS).device("nonsense")))
                        .code());
        assertEquals(
                66,
                assertThrows(
                                NetworkException.class,
                                () -> connect(NetworkConnectRequest.to(PRINTER).device("T:")))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({
        "53, ServerUnreachableException", "67, NetworkNameException", "1203, NetworkNameException",
                "86, LogonFailedException",
        "1326, LogonFailedException", "2202, LogonFailedException", "85, DeviceTakenException",
                "1202, DeviceTakenException",
        "1201, RememberedOnlyException", "2250, NotConnectedException", "2401, StillConnectedException",
                "2404, StillConnectedException",
        "1205, UserProfileException", "1206, UserProfileException", "1208, ProviderException",
                "1219, CredentialConflictException",
        "1222, NoNetworkException", "1223, DialogCancelledException", "66, NetworkException", "170, NetworkException",
        "1200, NetworkException", "1204, NetworkException", "487, NetworkException", "31, NetworkException"
    })
    void eachCodeIsOneType(int code, String type, Simulator windows) {
        windows.on("WNetUseConnectionW").returns(code);
        char[] password = {'x'};
        NetworkException failure = assertThrows(
                NetworkException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).password(password)));
        assertEquals(type, failure.getClass().getSimpleName());
        assertEquals(code, failure.code());
        assertEquals("WNetUseConnectionW", failure.function());
        assertArrayEquals(new char[1], password, "wiped");
    }

    @Test
    void whatOtherFamiliesHaveTooIsTheSameThere(Simulator windows) {
        windows.on("WNetUseConnectionW")
                .nth(1)
                .returns(5)
                .on("WNetUseConnectionW")
                .nth(2)
                .returns(127);
        WindowsException denied = assertThrows(WindowsException.class, () -> connect(NetworkConnectRequest.to(PLANS)));
        assertInstanceOf(AccessDeniedException.class, denied);
        assertInstanceOf(
                ApiUnavailableException.class,
                assertThrows(WindowsException.class, () -> connect(NetworkConnectRequest.to(PLANS))));
    }

    @Test
    void mistakesAreRefusedBeforeTheCall(Simulator windows) {
        assertThrows(IllegalArgumentException.class, () -> NetworkConnectRequest.to(""));
        assertThrows(
                IllegalArgumentException.class,
                () -> NetworkConnectRequest.to(PLANS).device("Z:\\"));
        assertThrows(
                IllegalArgumentException.class,
                () -> NetworkConnectRequest.to(PLANS).device("Z"));
        assertThrows(
                IllegalArgumentException.class,
                () -> NetworkConnectRequest.to(PLANS).provider(""));
        char[] password = "a\0b".toCharArray();
        assertThrows(
                IllegalArgumentException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).password(password)));
        assertArrayEquals(new char[3], password, "wiped");
        assertThrows(IllegalArgumentException.class, () -> connect(NetworkConnectRequest.to("\\\\server\\a\0b")));
        assertEquals(List.of(), Shares.called(windows));
    }

    @Test
    void aRequestIsNeverChanged(Simulator windows) {
        NetworkConnectRequest first = NetworkConnectRequest.to(PLANS);
        assertEquals("connecting " + PLANS + " as Z:", first.device("Z:").toString());
        assertEquals(
                "connecting " + PLANS + " as the next free device",
                first.device("Z:").nextFreeDevice().toString());
        assertEquals("connecting " + PLANS, first.toString());
        assertEquals(
                "connecting " + PLANS + " as Z:",
                first.nextFreeDevice().device("Z:").toString());
        assertSame(first, first);
        assertEquals("Z:", connect(first.nextFreeDevice()).device());
        assertEquals("P:", connect(first.nextFreeDevice().device("P:")).device());
    }
}
