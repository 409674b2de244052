// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** 1208 comes with the provider's own words, which Windows keeps for the next call of the same thread only. */
@SimulatedWindows
class ProviderErrorTest {
    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
    }

    @Test
    void theProvidersWordsAreReported(Simulator windows) {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS));
        windows.network().serverAnswers("server", 4711, "the tape is full");
        ProviderException failure = assertThrows(ProviderException.class, () -> NetworkConnections.disconnect(PLANS));
        assertEquals(1208, failure.code());
        assertEquals(4711, failure.providerCode());
        assertEquals("the tape is full", failure.providerText());
        assertEquals(Shares.FIRST_PROVIDER, failure.provider());
        assertTrue(
                failure.getMessage().contains("Winnet4j Network says: 4711, the tape is full"), failure.getMessage());
    }

    /** The simulator, as Windows may, forgets the words with the next call, so each function must ask at once. */
    @Test
    void everyFunctionAsksAtOnceAndOnItsThread(Simulator windows) {
        windows.command("extended code=5 text=no provider=Acme");
        Map<String, Executable> calls = new TreeMap<>(Map.of(
                "WNetUseConnectionW", () -> NetworkConnections.connect(NetworkConnectRequest.to(PLANS)),
                "WNetCancelConnection2W", () -> NetworkConnections.disconnect("P:"),
                "WNetCancelConnectionA", () -> NetworkConnections.disconnectA("P:", false),
                "WNetGetConnectionW", () -> NetworkConnections.remoteName("P:"),
                "WNetGetUniversalNameW", () -> NetworkConnections.universalName("P:\\x"),
                "WNetGetUserW", () -> NetworkConnections.user("P:"),
                "WNetGetResourceInformationW", () -> NetworkConnections.information(PLANS),
                "WNetOpenEnumW", () -> NetworkConnections.connections().toList(),
                "WNetEnumResourceW", () -> NetworkConnections.networks().toList()));
        calls.forEach((function, call) -> {
            windows.command("trace clear");
            windows.on(function).returns(1208);
            ProviderException failure = assertThrows(ProviderException.class, call, function);
            assertEquals(function, failure.function());
            assertEquals("Acme 5 no", failure.provider() + " " + failure.providerCode() + " " + failure.providerText());
            List<TraceEvent> events = windows.trace();
            int failed = 0;
            while (!(events.get(failed).kind() == TraceEvent.Kind.RETURN
                    && events.get(failed).function().equals(function))) {
                failed++;
            }
            assertEquals("WNetGetLastErrorW", events.get(failed + 1).function(), windows.timeline());
            assertEquals(events.get(failed).thread(), events.get(failed + 1).thread());
            windows.removeRules();
        });
    }

    /** Fault 41: WNetGetLastError itself fails, as Wine's does always. */
    @Test
    void fault41_whenTheWordsAreLostItSaysThatToo(Simulator windows) {
        windows.on("WNetCancelConnection2W")
                .returns(1208)
                .on("WNetGetLastErrorW")
                .returns(1222);
        ProviderException failure = assertThrows(ProviderException.class, () -> NetworkConnections.disconnect("P:"));
        assertEquals("", failure.provider() + failure.providerText());
        assertEquals(0, failure.providerCode());
        assertTrue(failure.getMessage().contains("1208 ERROR_EXTENDED_ERROR"), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("WNetGetLastErrorW answered 1222 ERROR_NO_NETWORK"),
                failure.getMessage());
    }

    @Test
    void endlessWordsAreCutOff(Simulator windows) {
        windows.command("extended code=5 text=" + "w".repeat(2000) + " provider=" + "P".repeat(400));
        windows.on("WNetGetUserW").returns(1208);
        ProviderException failure = assertThrows(ProviderException.class, () -> NetworkConnections.user());
        assertEquals(1023, failure.providerText().length());
        assertEquals(255, failure.provider().length());
    }
}
