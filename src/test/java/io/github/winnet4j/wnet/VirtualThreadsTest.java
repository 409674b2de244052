// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.VirtualThread;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocking calls by virtual threads: they hold no carrier, and are what they are on other threads. */
@SimulatedWindows
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is stuck is named, not waited for
class VirtualThreadsTest {
    /** One more than there are carriers. */
    private static final int MANY = Runtime.getRuntime().availableProcessors() + 1;

    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("P:"));
    }

    /** A function of Windows, and a call of the façade that ends in it. */
    record Blocker(String function, Callable<?> call) {
        @Override
        public String toString() {
            return function;
        }
    }

    static Stream<Blocker> blockers() {
        return Stream.of(
                new Blocker("WNetUseConnectionW", () -> NetworkConnections.connect(NetworkConnectRequest.to(FAR))),
                new Blocker("WNetCancelConnection2W", () -> NetworkConnections.disconnect("Q:")),
                new Blocker("WNetCancelConnectionA", () -> NetworkConnections.disconnectA("Q:", false)),
                new Blocker("WNetGetConnectionW", () -> NetworkConnections.remoteName("P:")),
                new Blocker("WNetGetUniversalNameW", () -> NetworkConnections.universalName("P:\\a")),
                new Blocker("WNetGetUniversalNameW", () -> NetworkConnections.remotePath("P:\\a")),
                new Blocker("WNetGetUserW", NetworkConnections::user),
                new Blocker("WNetGetUserW", () -> NetworkConnections.user("P:")),
                new Blocker("WNetGetProviderNameW", () -> NetworkConnections.providerName(0x00250000)),
                new Blocker(
                        "WNetGetNetworkInformationW",
                        () -> NetworkConnections.providerInformation(Shares.FIRST_PROVIDER)),
                new Blocker("WNetGetResourceInformationW", () -> NetworkConnections.information(PLANS)),
                new Blocker(
                        "WNetGetResourceParentW",
                        () -> NetworkConnections.information(PLANS).resource().parent()),
                new Blocker(
                        "WNetOpenEnumW", () -> NetworkConnections.connections().toList()),
                new Blocker(
                        "WNetEnumResourceW",
                        () -> NetworkConnections.remembered().toList()),
                new Blocker("WNetCloseEnum", () -> NetworkConnections.networks().count()),
                new Blocker("WNetCloseEnum", VirtualThreadsTest::closeHalfWay));
    }

    private static boolean closeHalfWay() {
        try (Stream<NetworkConnection> all = NetworkConnections.connections()) {
            return all.iterator().hasNext();
        }
    }

    @ParameterizedTest
    @MethodSource("blockers")
    void whileWindowsBlocksOtherVirtualThreadsGoOn(Blocker blocker, Simulator windows) throws Exception {
        windows.on(blocker.function()).hangs();
        List<CompletableFuture<?>> blocked = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            blocked.add(VirtualThread.call(blocker.call()));
        }
        windows.awaitBlocked(blocker.function(), MANY);
        assertEquals(MANY, NetworkConnections.calls().running());
        assertEquals("another", VirtualThread.call(() -> "another").get());
        windows.removeRules();
        windows.release(blocker.function());
        for (CompletableFuture<?> one : blocked) {
            one.get();
        }
        assertEquals(0, NetworkConnections.calls().running());
        assertEquals(0, Enumeration.openCount());
    }

    /** More than threads of the library: they wait for their turn, and none is refused. */
    @Test
    void whateverTheirNumberEachGetsItsTurn(Simulator windows) throws Exception {
        windows.network().serverHangs("far");
        List<CompletableFuture<NetworkConnection>> calls = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            calls.add(VirtualThread.call(() -> NetworkConnections.connect(NetworkConnectRequest.to(FAR))));
        }
        windows.awaitBlocked("WNetUseConnectionW", 64);
        while (NetworkConnections.calls().waiting() < 16) {
            Thread.onSpinWait();
        }
        assertEquals(
                PLANS,
                NetworkConnections.connectAsync(NetworkConnectRequest.to(PLANS), Duration.ofMinutes(1))
                        .future()
                        .get()
                        .remoteName(),
                "calls with a deadline have threads of their own");
        windows.network().serverUp("far");
        for (CompletableFuture<NetworkConnection> call : calls) {
            assertEquals(FAR, call.get().remoteName());
        }
    }

    @Test
    void aFailureIsTheSameAsElsewhereAndShowsTheCaller(Simulator windows) {
        windows.network().serverAnswers("far", 7, "no tape");
        ProviderException failure = assertInstanceOf(
                ProviderException.class,
                assertThrows(ExecutionException.class, VirtualThread.call(VirtualThreadsTest::connectFar)::get)
                        .getCause());
        assertEquals("no tape", failure.providerText(), "asked for on the thread of the call");
        List<String> frames = Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
        assertTrue(frames.contains("connectFar"), frames.toString());
        assertEquals("ask", frames.get(0), "and where it failed");
    }

    private static NetworkConnection connectFar() {
        return NetworkConnections.connect(NetworkConnectRequest.to(FAR));
    }

    @Test
    void anInterruptEndsNothingAndIsKept(Simulator windows) throws Exception {
        windows.network().serverHangs("far");
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = VirtualThread.start(() -> {
            connectFar();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        windows.awaitBlocked("WNetUseConnectionW", 1);
        caller.interrupt();
        assertFalse(interrupted.isDone());
        windows.network().serverUp("far");
        assertTrue(interrupted.get());
    }

    @Test
    void aPasswordIsWiped(Simulator windows) throws Exception {
        char[] password = "secret".toCharArray();
        VirtualThread.call(() ->
                        NetworkConnections.connect(NetworkConnectRequest.to(FAR).password(password)))
                .get();
        assertArrayEquals(new char[6], password);
    }

    /** The elements are handled by the virtual thread itself; only Windows is asked elsewhere. */
    @Test
    void aStreamIsReadByTheVirtualThread(Simulator windows) throws Exception {
        Map<String, Thread> seen = VirtualThread.call(() -> {
                    Iterator<NetworkConnection> all =
                            NetworkConnections.connections().iterator();
                    NetworkConnection first = all.next();
                    assertFalse(all.hasNext());
                    return Map.of(String.valueOf(first.device()), Thread.currentThread());
                })
                .get();
        assertEquals(List.of("P:"), List.copyOf(seen.keySet()));
        assertTrue(seen.get("P:").isDaemon());
        assertEquals(0, Enumeration.openCount());
    }
}
