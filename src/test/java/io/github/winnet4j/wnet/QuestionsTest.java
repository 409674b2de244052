// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Windows answers about connections, names and providers. */
@SimulatedWindows
class QuestionsTest {
    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
    }

    @Test
    void whereADeviceLeads(Simulator windows) {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("P:"));
        assertEquals(Optional.of(PLANS), NetworkConnections.remoteName("p:"));
        assertEquals(Optional.empty(), NetworkConnections.remoteName("Q:"));
        assertEquals(
                1200,
                assertThrows(NetworkException.class, () -> NetworkConnections.remoteName("nonsense"))
                        .code());
        assertThrows(IllegalArgumentException.class, () -> NetworkConnections.remoteName("P:\\"));
    }

    /** 1201 is not 2250: the device isn't free. */
    @Test
    void aRememberedDeviceIsKnownFromOneThatIsNotConnected(Simulator windows) {
        windows.network().remember("Q:", PLANS).remember("R:", FAR);
        RememberedOnlyException only =
                assertThrows(RememberedOnlyException.class, () -> NetworkConnections.remoteName("r:"));
        assertEquals(1201, only.code());
        assertEquals(FAR, only.remoteName());
        assertTrue(only.getMessage().contains("remembered for " + FAR), only.getMessage());
        assertThrows(RememberedOnlyException.class, () -> NetworkConnections.universalName("R:\\dir"));
        assertThrows(NotConnectedException.class, () -> NetworkConnections.universalName("S:\\dir"));

        windows.on("WNetGetConnectionW").returns(1201).on("WNetOpenEnumW").returns(1222);
        assertNull(assertThrows(RememberedOnlyException.class, () -> NetworkConnections.remoteName("R:"))
                .remoteName());
    }

    @Test
    void universalNames(Simulator windows) {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("P:"));
        String name = "P:\\dir \uD83D\uDE00\\テスト";
        assertEquals(PLANS + name.substring(2), NetworkConnections.universalName(name));
        assertEquals(
                new RemotePath(PLANS + name.substring(2), PLANS, name.substring(2)),
                NetworkConnections.remotePath(name));
        assertEquals(new RemotePath(PLANS, PLANS, ""), NetworkConnections.remotePath("P:"));
    }

    @Test
    void users(Simulator windows) {
        NetworkConnections.connect(
                NetworkConnectRequest.to(Shares.BOSS).device("P:").user("boss").password(new char[] {'b'}));
        assertEquals("user", NetworkConnections.user());
        assertEquals("boss", NetworkConnections.user("P:"));
        assertEquals("boss", NetworkConnections.user(Shares.BOSS));
        assertThrows(NotConnectedException.class, () -> NetworkConnections.user("Q:"));
    }

    @Test
    void providers(Simulator windows) {
        assertEquals(Shares.SECOND_PROVIDER, NetworkConnections.providerName(0x00260001));
        assertThrows(NoNetworkException.class, () -> NetworkConnections.providerName(0x00990000));
        assertEquals(
                new ProviderInformation(0x00010000, 0, 0, 0x25, -1, -1),
                NetworkConnections.providerInformation(Shares.FIRST_PROVIDER));
        assertEquals(
                1204,
                assertThrows(NetworkException.class, () -> NetworkConnections.providerInformation("none"))
                        .code());
    }

    @Test
    void aNameIsSplit(Simulator windows) {
        ResourceInformation found = NetworkConnections.information(PLANS + "\\dir\\file");
        assertEquals(PLANS, found.resource().name());
        assertEquals("\\dir\\file", found.rest());
        assertTrue(found.resource().isConnectable() && !found.resource().isContainer());
        assertEquals("", NetworkConnections.information(PLANS).rest());
        assertThrows(NetworkNameException.class, () -> NetworkConnections.information("\\\\server\\none"));
    }

    /** Fault 2: it says what the calls answer. */
    @Test
    void fault2_availabilityIsWhatTheCallsAnswer(Simulator windows) {
        windows.command("trace clear");
        Availability there = Availability.of(Family.NETWORK_CONNECTIONS);
        assertTrue(there.isPresent(), there.explanation());
        assertEquals(List.of("WNetOpenEnumW", "WNetCloseEnum"), Shares.called(windows));

        windows.service("workstation", false);
        assertThrows(NoNetworkException.class, () -> NetworkConnections.disconnect("Q:"));
        Availability stopped = Availability.of(Family.NETWORK_CONNECTIONS);
        assertEquals(Availability.State.SERVICE_STOPPED, stopped.state());
        assertTrue(stopped.explanation().contains("1222 ERROR_NO_NETWORK"), stopped.explanation());
        assertTrue(stopped.explanation().contains("LanmanWorkstation"), stopped.explanation());

        windows.service("workstation", true).on("WNetOpenEnumW").returns(WinError.ERROR_NOT_ENOUGH_MEMORY);
        Availability refused = Availability.of(Family.NETWORK_CONNECTIONS);
        assertEquals(Availability.State.REFUSED, refused.state());
        assertTrue(refused.explanation().startsWith("WNetOpenEnumW failed: 8 "), refused.explanation());
    }
}
