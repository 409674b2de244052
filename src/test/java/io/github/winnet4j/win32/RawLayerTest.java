// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Availability.State;
import io.github.winnet4j.Family;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The raw functions call Windows and answer with Windows' codes. */
@OnWindows
class RawLayerTest {
    /** Read as a Windows code page name, such as Cp1252. */
    private static final Charset CODE_PAGE = Charset.forName(System.getProperty("sun.jnu.encoding"));

    @Test
    void wlanHandlesAreOpenedAndClosed() {
        assumeTrue(Availability.of(Family.WLAN).state() != State.SERVICE_STOPPED, "Wi-Fi is off");
        int[] version = new int[1];
        long[] client = new long[1];
        assertEquals(WinError.ERROR_SUCCESS, Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, client));
        assertNotEquals(0, client[0]);
        assertEquals(2, version[0]);
        assertEquals(WinError.ERROR_INVALID_PARAMETER, Wlanapi.WlanCloseHandle(client[0], 1), "reserved must be 0");
        assertEquals(WinError.ERROR_SUCCESS, Wlanapi.WlanCloseHandle(client[0], 0));
        assertEquals(WinError.ERROR_INVALID_HANDLE, Wlanapi.WlanCloseHandle(client[0], 0), "it is closed");
    }

    @Test
    void outParametersAreWrittenOnSuccessOnly() {
        int[] version = {-1};
        long[] client = {-1};
        assertEquals(WinError.ERROR_NOT_SUPPORTED, Wlanapi.WlanOpenHandle(0, 0, version, client));
        assertEquals(-1, version[0]);
        assertEquals(-1, client[0]);
    }

    @Test
    void anEnumerationReportsItsSizeWhenTheArrayIsTooShort() {
        int[] version = new int[1];
        long[] client = new long[1];
        Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, client);
        int[] size = new int[1];
        assertEquals(WinError.ERROR_MORE_DATA, Wlanapi.WlanEnumInterfaces(client[0], 0, new byte[0], size));
        assertTrue(size[0] >= 8, "the header at least");
        assertEquals(WinError.ERROR_SUCCESS, Wlanapi.WlanEnumInterfaces(client[0], 0, new byte[size[0]], size));
        assertEquals(WinError.ERROR_SUCCESS, Wlanapi.WlanCloseHandle(client[0], 0));
        assertEquals(WinError.ERROR_INVALID_HANDLE, Wlanapi.WlanEnumInterfaces(client[0], 0, new byte[8], size));
    }

    @Test
    void theEndingsOfNullHandlesAreRefusedByWindows() {
        assertEquals(WinError.ERROR_INVALID_PARAMETER, Wlanapi.WlanCloseHandle(0, 0));
        assertRefused("WFDCancelOpenSession", Wlanapi.WFDCancelOpenSession(0));
        assertRefused("WFDCloseSession", Wlanapi.WFDCloseSession(0));
        assertRefused("WFDCloseHandle", Wlanapi.WFDCloseHandle(0));
        assertRefused("PeerDistShutdown", Peerdist.PeerDistShutdown(0));
        assertRefused("PeerDistClientCloseContent", Peerdist.PeerDistClientCloseContent(0, 0));
        assertRefused("PeerDistServerCloseStreamHandle", Peerdist.PeerDistServerCloseStreamHandle(0, 0));
        assertRefused("PeerDistServerCloseContentInformation", Peerdist.PeerDistServerCloseContentInformation(0, 0));
        assertRefused("PeerDistClientCancelAsyncOperation", Peerdist.PeerDistClientCancelAsyncOperation(0, 0, 0));
    }

    /** What isn't there answers 126 or 127, as {@link Availability} predicts; what is there has a code of its own. */
    private static void assertRefused(String function, int code) {
        switch (Availability.of(function).state()) {
            case DLL_MISSING -> assertEquals(WinError.ERROR_MOD_NOT_FOUND, code);
            case EXPORT_MISSING -> assertEquals(WinError.ERROR_PROC_NOT_FOUND, code);
            default -> assertTrue(code != 0 && code != 126 && code != 127, function + " answered " + code);
        }
    }

    @Test
    void everyFormOfCancelAnswersAlikeForAnUnknownName() {
        int code = Mpr.WNetCancelConnectionW("Q:", false);
        assertTrue(code == WinError.ERROR_NOT_CONNECTED || code == WinError.ERROR_NO_NETWORK, "answered " + code);
        assertEquals(code, Mpr.WNetCancelConnectionA("Q:", false));
        assertEquals(code, Mpr.WNetCancelConnection2A("Q:", 0, false));
        assertEquals(code, Mpr.WNetCancelConnection2W("Q:", Mpr.CONNECT_UPDATE_PROFILE, false));
        assertEquals(code, Mpr.WNetCancelConnectionW("\\\\nobody\\テスト", true));
    }

    @Test
    void aNameThatTheCodePageCantHoldIsRefusedByTheAFunctionsOnly() {
        String foreign = CODE_PAGE.newEncoder().canEncode('テ') ? "\\\\nobody\\ж" : "\\\\nobody\\テスト";
        assumeTrue(!CODE_PAGE.newEncoder().canEncode(foreign), "this code page holds everything");
        assertEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetCancelConnectionA(foreign, false));
        assertEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetCancelConnection2A(foreign, 0, false));
        assertNotEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetCancelConnectionW(foreign, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u221e:", "\uff31:", "\u0101", "\ud800"})
    void aLookAlikeIsNotTheName(String name) {
        assumeTrue(!CODE_PAGE.newEncoder().canEncode(name), "this code page holds it");
        assertEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetCancelConnectionA(name, false));
    }

    @Test
    void theLastErrorOfAProviderIsAskedForInBothForms() {
        int[] error = {-1};
        int wide = Mpr.WNetGetLastErrorW(error, new char[256], 256, new char[256], 256);
        int ansi = Mpr.WNetGetLastErrorA(error, new byte[256], 256, new byte[256], 256);
        assertEquals(wide, ansi);
        assertTrue(wide == WinError.ERROR_SUCCESS || wide == WinError.ERROR_NO_NETWORK, "answered " + wide);
    }

    @Test
    @SuppressWarnings("NullAway") // the mistakes under test
    void mistakesAreRefusedBeforeTheCall() {
        int[] version = new int[1];
        long[] client = new long[1];
        assertThrows(NullPointerException.class, () -> Wlanapi.WlanOpenHandle(2, 0, null, client));
        assertThrows(NullPointerException.class, () -> Wlanapi.WlanOpenHandle(2, 0, version, null));
        assertThrows(IllegalArgumentException.class, () -> Wlanapi.WlanOpenHandle(2, 0, version, new long[0]));
        assertThrows(IllegalArgumentException.class, () -> Wlanapi.WFDOpenHandle(1, new int[0], client));
        assertThrows(NullPointerException.class, () -> Mpr.WNetCancelConnectionA(null, false));
        assertThrows(NullPointerException.class, () -> Mpr.WNetCancelConnection2W(null, 0, true));
        assertThrows(IllegalArgumentException.class, () -> Mpr.WNetCancelConnectionW("Q:\0", false));
        assertThrows(IllegalArgumentException.class, () -> Mpr.WNetCancelConnectionA("Q".repeat(1025), false));
        assertThrows(
                IllegalArgumentException.class, () -> Mpr.WNetGetLastErrorW(version, new char[4], 5, new char[4], 4));
        assertThrows(
                IllegalArgumentException.class, () -> Mpr.WNetGetLastErrorA(version, new byte[4], -1, new byte[4], 4));
        assertThrows(NullPointerException.class, () -> Peerdist.PeerDistStartup(2, null, version));
        assertEquals(
                Peerdist.PeerDistStartup(99, client, version),
                Peerdist.PeerDistStartup(99, client, null),
                "the supported version is optional");
    }

    /** The answers of Windows and of Wine's mpr.dll, which has no provider unless one was registered. */
    @Test
    void questionsAboutConnectionsAreAnswered() {
        int[] length = {256};
        char[] name = new char[256];
        assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetGetUserW(null, name, length));
        String user = text(name);
        assertTrue(!user.isEmpty(), "there is a user");
        byte[] ansi = new byte[256];
        assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetGetUserA(null, ansi, new int[] {256}));
        assertTrue(!CODE_PAGE.newEncoder().canEncode(user) || new String(ansi, CODE_PAGE).startsWith(user), user);
        length[0] = 1;
        int tooShort = Mpr.WNetGetUserW(null, name, length);
        assertTrue(
                tooShort == WinError.ERROR_MORE_DATA && length[0] > user.length()
                        || tooShort == WinError.ERROR_INSUFFICIENT_BUFFER && length[0] == 1, // Wine's
                "answered " + tooShort + ", needs " + length[0]);

        int[] room = {256};
        int local = Mpr.WNetGetConnectionW("C:", name, room);
        assertTrue(local == WinError.ERROR_NOT_CONNECTED || local == WinError.ERROR_NO_NETWORK, "answered " + local);
        assertEquals(local, Mpr.WNetGetConnectionA("C:", ansi, new int[] {256}));
        assertEquals(WinError.ERROR_INVALID_HANDLE, skipNoNetwork(Mpr.WNetCloseEnum(0), WinError.ERROR_INVALID_HANDLE));
    }

    @Test
    void anUnknownShareIsNotConnected() {
        assumeTrue(System.getenv("WINEPREFIX") != null, "Windows would look for it for half a minute");
        NetResource resource =
                new NetResource(0, NetResource.RESOURCETYPE_DISK, 0, 0, null, "\\\\nobody\\share", null, null);
        int code = Mpr.WNetAddConnection2W(resource, "secret".toCharArray(), "user", 0);
        assertTrue(
                code == WinError.ERROR_NO_NETWORK
                        || code == WinError.ERROR_NO_NET_OR_BAD_PATH
                        || code == WinError.ERROR_BAD_NET_NAME
                        || code == WinError.ERROR_BAD_PROVIDER,
                "answered " + code);
        assertEquals(code, Mpr.WNetAddConnection2A(resource, null, null, 0));
        assertEquals(code, Mpr.WNetAddConnection3W(0, resource, null, null, 0));
        assertEquals(code, Mpr.WNetAddConnection3A(0, resource, new char[0], null, 0));
        assertEquals(code, Mpr.WNetAddConnectionW("\\\\nobody\\share", null, null));
        assertEquals(
                code, Mpr.WNetUseConnectionW(0, resource, null, null, 0, new char[64], new int[] {64}, new int[1]));
        assertEquals(code, Mpr.WNetUseConnectionA(0, resource, null, null, 0, null, null, null));
        NetResource stranger = new NetResource(0, 1, 0, 0, null, "\\\\nobody\\share", null, "Nobody's Network");
        int withProvider = Mpr.WNetAddConnection2W(stranger, null, null, 0);
        assertEquals(skipNoNetwork(withProvider, WinError.ERROR_BAD_PROVIDER), WinError.ERROR_BAD_PROVIDER);
    }

    @Test
    void aPasswordThatTheCodePageCantHoldIsRefusedByTheAFunctionsOnly() {
        char[] foreign = {CODE_PAGE.newEncoder().canEncode('テ') ? 'ж' : 'テ'};
        assumeTrue(!CODE_PAGE.newEncoder().canEncode(foreign[0]), "this code page holds everything");
        NetResource resource = new NetResource(0, 1, 0, 0, null, "\\\\nobody\\share", null, null);
        assertEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetAddConnection2A(resource, foreign, null, 0));
        NetResource foreignName = new NetResource(0, 1, 0, 0, null, "\\\\nobody\\" + foreign[0], null, null);
        assertEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetAddConnection2A(foreignName, null, null, 0));
        assertEquals(WinError.ERROR_NO_UNICODE_TRANSLATION, Mpr.WNetAddConnectionA("x", null, "" + foreign[0]));
    }

    @Test
    @SuppressWarnings("NullAway") // the mistakes under test
    void badNamesOfResourcesAreDistinguished() {
        NetResource good = new NetResource(0, 1, 0, 0, null, "\\\\nobody\\share", null, null);
        NetResource bad = new NetResource(0, 1, 0, 0, null, "x", null, "a\0b");
        String message = assertThrows(IllegalArgumentException.class, () -> Mpr.WNetAddConnection2W(bad, null, null, 0))
                .getMessage();
        assertTrue(message.contains("lpProvider"), message);
        message = assertThrows(
                        IllegalArgumentException.class, () -> Mpr.WNetAddConnection2W(good, null, "x".repeat(1025), 0))
                .getMessage();
        assertTrue(message.contains("lpUserName"), message);
        message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Mpr.WNetAddConnection2W(good, "geh\0eim".toCharArray(), null, 0))
                .getMessage();
        assertTrue(message.contains("lpPassword") && !message.contains("geh"), message);
        assertThrows(NullPointerException.class, () -> Mpr.WNetAddConnection2A(null, null, null, 0));
        assertThrows(IllegalArgumentException.class, () -> Mpr.WNetGetConnectionW("Q:", new char[3], new int[] {4}));
    }

    /** Windows would write without knowing how much room there is, or say 87 of something. */
    @Test
    @SuppressWarnings("NullAway") // the mistakes under test
    void anAccessNameHasASizeAndASizeAName() {
        NetResource any = new NetResource(0, 1, 0, 0, null, "\\\\nobody\\share", null, null);
        char[] wide = new char[4];
        byte[] ansi = new byte[4];
        byte[] none = {};
        for (int[] size : new int[][] {{4}, {0}, null}) {
            boolean given = size == null;
            String expected = given ? "lpAccessName needs lpBufferSize" : "lpBufferSize needs lpAccessName";
            for (Executable call : List.<Executable>of(
                    () -> Mpr.WNetUseConnectionW(0, any, null, null, 0, given ? wide : null, size, null),
                    () -> Mpr.WNetUseConnectionA(0, any, null, null, 0, given ? ansi : null, size, null),
                    () -> Mpr.WNetUseConnection4W(0, any, none, 0, 0, none, 0, given ? wide : null, size, null),
                    () -> Mpr.WNetUseConnection4A(0, any, none, 0, 0, none, 0, given ? ansi : null, size, null))) {
                assertEquals(
                        expected,
                        assertThrows(IllegalArgumentException.class, call).getMessage());
            }
        }
        for (int[] size : new int[][] {{5}, {-1}, {}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Mpr.WNetUseConnectionW(0, any, null, null, 0, wide, size, null));
        }
    }

    /** Without any provider mpr.dll answers 1222 whatever it is asked. */
    private static int skipNoNetwork(int code, int expected) {
        return code == WinError.ERROR_NO_NETWORK ? expected : code;
    }

    private static String text(char[] text) {
        String all = new String(text);
        return all.substring(0, all.indexOf('\0'));
    }

    @Test
    void anOverlappedIsNeverAnAddressFromJava() {
        for (long forged : new long[] {1, -1, Long.MIN_VALUE, 0xDEADBEEFL}) {
            assertEquals(
                    WinError.PEERDIST_ERROR_OPERATION_NOTFOUND,
                    Peerdist.PeerDistClientCancelAsyncOperation(0, 0, forged));
            assertEquals(
                    WinError.PEERDIST_ERROR_OPERATION_NOTFOUND,
                    Peerdist.PeerDistServerCancelAsyncOperation(0, 1, new byte[1], forged));
            assertEquals(
                    WinError.ERROR_INVALID_PARAMETER, Peerdist.PeerDistClientCompleteContentInformation(0, 0, forged));
            assertEquals(
                    WinError.ERROR_INVALID_PARAMETER, Peerdist.PeerDistGetOverlappedResult(forged, new int[1], false));
        }
    }

    /** The one that answers with a BOOL, where a stub that answers 126 would mean TRUE. */
    @Test
    void aMissingFunctionThatAnswersABooleanIsMissingToo() throws InterruptedException {
        assumeTrue(!Availability.of("PeerDistGetOverlappedResult").isPresent(), "this Windows has it");
        try (CompletionPort port = CompletionPort.start();
                Operation operation = port.operation()) {
            int[] transferred = {-1};
            int[] answer = new int[1];
            int[] status = new int[1];
            operation.start("PeerDistRegisterForStatusChangeNotification", token -> {
                status[0] = Peerdist.PeerDistRegisterForStatusChangeNotification(0, port.handle(), port.key(), token);
                answer[0] =
                        Peerdist.PeerDistGetOverlappedResult(token, transferred, false); // refused, but not settled yet
                return status[0];
            });
            assertRefused("PeerDistRegisterForStatusChangeNotification", status[0]);
            assertRefused("PeerDistGetOverlappedResult", answer[0]);
            assertEquals(-1, transferred[0]);
            assertEquals(Operation.State.FAILED, operation.state());
        }
    }

    @Test
    @SuppressWarnings("NullAway") // the mistakes under test
    void buffersThatWindowsCantHaveAreRefusedBeforeTheCall() {
        ByteBuffer heap = ByteBuffer.allocate(10);
        ByteBuffer direct = ByteBuffer.allocateDirect(10).position(4);
        assertThrows(NullPointerException.class, () -> Peerdist.PeerDistClientAddData(0, 0, 0, null, 1, 0));
        assertThrows(NullPointerException.class, () -> Peerdist.PeerDistClientOpenContent(0, null, 0, 0, new long[1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> Peerdist.PeerDistClientOpenContent(0, new byte[15], 0, 0, new long[1]));
        assertThrows(IllegalArgumentException.class, () -> Peerdist.PeerDistClientAddData(0, 0, 1, heap, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Peerdist.PeerDistClientAddData(0, 0, 7, direct, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Peerdist.PeerDistClientAddData(0, 0, -1, direct, 1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Peerdist.PeerDistClientBlockRead(0, 0, 6, direct.asReadOnlyBuffer(), 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Peerdist.PeerDistClientBlockRead(0, 0, 1, null, 0, 1, 0));
        // What is right gets as far as the token, which is invalid.
        int stale = WinError.ERROR_INVALID_PARAMETER;
        assertEquals(stale, Peerdist.PeerDistClientAddData(0, 0, 6, direct.asReadOnlyBuffer(), 1, 0));
        assertEquals(stale, Peerdist.PeerDistClientBlockRead(0, 0, 0, null, 0, 1, 0));
        assertEquals(4, direct.position());
    }

    @Test
    void faults1And2_availabilityPredictsWhatACallAnswers() {
        assertEquals(State.EXPORT_MISSING, Availability.of("WlanNoSuchFunction").state());
        assertEquals(State.EXPORT_MISSING, Availability.of("NobodysFunction").state());
        assertEquals(State.PRESENT, Availability.of("WNetCancelConnectionA").state());
        boolean network = Mpr.WNetCancelConnection2W("Q:", 0, false) != WinError.ERROR_NO_NETWORK;
        assertEquals(
                network ? State.PRESENT : State.SERVICE_STOPPED,
                Availability.of(Family.NETWORK_CONNECTIONS).state());
        for (Family family : Family.values()) {
            Availability availability = Availability.of(family);
            assertEquals(family.name(), availability.subject());
            assertTrue(availability.state() != State.NOT_WINDOWS && availability.state() != State.LIBRARY_NOT_LOADED);
            assertTrue(!availability.explanation().isEmpty());
        }
    }
}
