// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Fault 41: 234 ERROR_MORE_DATA. Room grows until it fits, and no function is asked forever. */
@SimulatedWindows
class GrowingTest {
    private static final String LONG = "\\\\server\\" + "n".repeat(900);

    private final Map<String, Executable> calls = new TreeMap<>(Map.of(
            "WNetUseConnectionW",
                    () -> NetworkConnections.connect(
                            NetworkConnectRequest.to(PLANS).device("P:").password("x".toCharArray())),
            "WNetGetConnectionW", () -> NetworkConnections.remoteName("Q:"),
            "WNetGetUniversalNameW", () -> NetworkConnections.universalName("Q:\\x"),
            "WNetGetUserW", () -> NetworkConnections.user(),
            "WNetGetProviderNameW", () -> NetworkConnections.providerName(0x00250000),
            "WNetGetResourceInformationW", () -> NetworkConnections.information(PLANS),
            "WNetEnumResourceW", () -> NetworkConnections.connections().toList()));

    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
        windows.network().share(LONG).comment("c".repeat(20_000)).add();
        windows.command("connect Q: \"" + PLANS + '"');
    }

    private static long count(Simulator windows, String function) {
        return Shares.called(windows).stream().filter(function::equals).count();
    }

    @Test
    void fault41_growingTwiceIsEnoughForEachFunction(Simulator windows) {
        calls.forEach((function, call) -> {
            windows.on(function).nth(1).returns(234).on(function).nth(2).returns(234);
            try {
                call.execute();
            } catch (Throwable e) {
                throw new AssertionError(function, e);
            }
            assertTrue(count(windows, function) >= 3, function);
            windows.removeRules();
        });
    }

    @Test
    void fault41_whatNeverFitsIsGivenUp(Simulator windows) {
        calls.forEach((function, call) -> {
            windows.command("trace clear");
            windows.on(function).returns(234);
            NetworkException failure = assertThrows(NetworkException.class, call, function);
            assertEquals(234, failure.code());
            assertEquals(function, failure.function());
            assertEquals(8, count(windows, function), function);
            windows.removeRules();
        });
        assertEquals(0, Enumeration.openCount());
    }

    @Test
    void fault41_longNamesFitAfterAll(Simulator windows) {
        assertEquals(
                LONG, NetworkConnections.connect(NetworkConnectRequest.to(LONG)).remoteName());
        assertEquals(
                "R:",
                NetworkConnections.connect(NetworkConnectRequest.to(LONG).device("R:"))
                        .device());
        windows.command("trace clear");
        assertEquals(Optional.of(LONG), NetworkConnections.remoteName("R:"));
        assertEquals(2, count(windows, "WNetGetConnectionW"), "the size that Windows answers is taken");
        assertEquals(LONG + "\\x", NetworkConnections.universalName("R:\\x"));
        ResourceInformation found = NetworkConnections.information(LONG + "\\dir");
        assertEquals("c".repeat(20_000), found.resource().comment());
        assertEquals("\\dir", found.rest());
        NetworkResource server = NetworkConnections.information("\\\\server").resource();
        assertEquals(
                20_000,
                server.children()
                        .filter(one -> LONG.equals(one.name()))
                        .toList()
                        .get(0)
                        .comment()
                        .length());
    }

    @Test
    void fault41_namesOfPairsAndHalvesOfThem(Simulator windows) {
        String name = "\\\\server\\\uD83D\uDE00 \uD83D";
        assertThrows(NetworkNameException.class, () -> NetworkConnections.information(name));
        String whole = "\\\\server\\\uD83D\uDE00";
        windows.network().share(whole).add();
        assertEquals(
                whole, NetworkConnections.information(whole + "\\x").resource().name());
        NetworkConnections.connect(NetworkConnectRequest.to(whole).device("R:"));
        assertEquals(Optional.of(whole), NetworkConnections.remoteName("R:"));
        assertEquals(
                "R:\\\uD83D".length() - 2 + whole.length(),
                NetworkConnections.universalName("R:\\\uD83D").length());
        assertTrue(NetworkConnections.universalName("R:\\\uD83D").endsWith("\uD83D"), "half a pair stays what it is");
    }

    @Test
    void fault41_namesThatWindowsWouldCutOffAreRefused(Simulator windows) {
        windows.command("trace clear");
        for (String name : new String[] {"x".repeat(32_768), "\\\\server\\a\0b"}) {
            assertThrows(
                    IllegalArgumentException.class, () -> NetworkConnections.connect(NetworkConnectRequest.to(name)));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.disconnect(name));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.disconnectA(name, false));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.remoteName(name));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.universalName(name));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.user(name));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.information(name));
            assertThrows(IllegalArgumentException.class, () -> NetworkConnections.providerInformation(name));
        }
        assertEquals(0, Shares.called(windows).size());
    }
}
