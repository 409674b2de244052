// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fault 42: a server that doesn't answer. Only its own callers wait, and those with a deadline only so long. */
@SimulatedWindows
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is stuck is named, not waited for
class DeadServerTest {
    private static final Executor EXECUTOR = task -> new Thread(task).start(); // never waits for what waits
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(2);

    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("P:"));
        windows.network().serverHangs("far");
    }

    @AfterEach
    void nothingIsLeftRunning(Simulator windows) {
        windows.network().serverUp("far");
        while (NetworkConnections.calls().running() != 0) {
            Thread.onSpinWait(); // what was abandoned has been answered by now
        }
    }

    /** That call, again until a busy machine lets it begin within its deadline. */
    private static CallAbandonedException abandoned(Supplier<NetworkCall<?>> call) {
        while (true) {
            ExecutionException ended =
                    assertThrows(ExecutionException.class, call.get().future()::get);
            CallAbandonedException abandoned = assertInstanceOf(CallAbandonedException.class, ended.getCause());
            if (abandoned.wasBegun()) {
                return abandoned;
            }
        }
    }

    @Test
    void fault42_onlyTheCallerWaits(Simulator windows) throws Exception {
        long[] client = new long[1];
        assertEquals(WinError.ERROR_SUCCESS, Wlanapi.WlanOpenHandle(2, 0, new int[1], client));
        Stream<NetworkConnection> listing = NetworkConnections.connections();
        Iterator<NetworkConnection> open = listing.iterator();
        assertTrue(open.hasNext());

        CompletableFuture<NetworkConnection> waits = CompletableFuture.supplyAsync(
                () -> NetworkConnections.connect(NetworkConnectRequest.to(FAR).device("F:")), EXECUTOR);
        windows.awaitBlocked("WNetUseConnectionW", 1);

        assertEquals("P:", open.next().device());
        listing.close();
        assertEquals(WinError.ERROR_SUCCESS, Wlanapi.WlanCloseHandle(client[0], 0));
        assertEquals(1, NetworkConnections.connections().count());
        assertEquals(Optional.of(PLANS), NetworkConnections.remoteName("P:"));
        assertEquals(Disconnection.DISCONNECTED, NetworkConnections.disconnect("P:"));
        assertEquals(
                PLANS,
                NetworkConnections.connectAsync(NetworkConnectRequest.to(PLANS), LONG)
                        .future()
                        .get()
                        .remoteName());
        assertFalse(waits.isDone());

        windows.network().serverUp("far");
        assertEquals("F:", waits.get().device());
    }

    /** An interrupt ends nothing; it is kept. */
    @Test
    void fault42_anInterruptIsKept(Simulator windows) throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            NetworkConnections.connect(NetworkConnectRequest.to(FAR));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        windows.awaitBlocked("WNetUseConnectionW", 1);
        caller.interrupt();
        assertFalse(interrupted.isDone());
        windows.network().serverUp("far");
        assertTrue(interrupted.get());
    }

    @Test
    void fault42_withADeadlineTheCallIsAbandoned(Simulator windows) throws Exception {
        long before = NetworkConnections.calls().abandonedEver();
        char[] password = "secret".toCharArray();
        CallAbandonedException abandoned = abandoned(() -> {
            System.arraycopy("secret".toCharArray(), 0, password, 0, 6);
            return NetworkConnections.connectAsync(
                    NetworkConnectRequest.to(FAR).device("F:").password(password), SOON);
        });
        assertTrue(abandoned.getMessage().contains("connecting " + FAR + " as F:"), abandoned.getMessage());
        assertFalse(abandoned.getMessage().contains("secret"));
        assertArrayEquals(new char[6], password, "wiped, though Windows hasn't answered");
        assertEquals(1, NetworkConnections.calls().abandoned());
        assertEquals(before + 1, NetworkConnections.calls().abandonedEver());

        windows.network().serverUp("far");
        NetworkConnection late = (NetworkConnection) abandoned.late().get();
        assertEquals("F:", late.device(), "it was connected after all, and can be found and ended");
        assertEquals(Disconnection.DISCONNECTED, NetworkConnections.disconnect(late.name()));
    }

    @Test
    void fault42_theAnswerMayComeLateAsAFailure(Simulator windows) throws Exception {
        CallAbandonedException abandoned =
                abandoned(() -> NetworkConnections.callAsync(() -> NetworkConnections.information(FAR), SOON));
        windows.network().serverAnswers("far", 7, "no tape");
        ProviderException late = assertInstanceOf(
                ProviderException.class,
                assertThrows(ExecutionException.class, abandoned.late()::get).getCause());
        assertEquals("no tape", late.providerText(), "asked for on the thread of the call");
    }

    @Test
    void fault42_whenAllThreadsAreStuckMoreIsRefused(Simulator windows) throws Exception {
        List<CallAbandonedException> stuck = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            stuck.add(abandoned(() -> NetworkConnections.connectAsync(NetworkConnectRequest.to(FAR), SOON)));
        }
        windows.awaitBlocked("WNetUseConnectionW", 8);
        char[] password = "secret".toCharArray();
        CompletableFuture<?> refused = NetworkConnections.connectAsync(
                        NetworkConnectRequest.to(PLANS).password(password), LONG)
                .future();
        assertInstanceOf(
                CallRefusedException.class,
                assertThrows(ExecutionException.class, refused::get).getCause());
        assertArrayEquals(new char[6], password, "wiped");
        assertEquals(Disconnection.DISCONNECTED, NetworkConnections.disconnect("P:"), "calls of others go on");
        windows.network().serverUp("far");
        for (CallAbandonedException one : stuck) {
            one.late().get();
        }
        assertEquals(8, NetworkConnections.connectionsAsync(LONG).future().get().size());
    }

    @Test
    void eachAsyncFormIsItsCall(Simulator windows) throws Exception {
        assertEquals(
                Optional.of(PLANS),
                NetworkConnections.remoteNameAsync("P:", LONG).future().get());
        assertEquals(
                Disconnection.DISCONNECTED,
                NetworkConnections.disconnectAsync(
                                "P:", DisconnectOptions.gently().force(), LONG)
                        .future()
                        .get());
        assertEquals(
                List.of(), NetworkConnections.connectionsAsync(LONG).future().get());
        assertInstanceOf(
                NetworkNameException.class,
                assertThrows(
                                ExecutionException.class,
                                () -> NetworkConnections.connectAsync(
                                                NetworkConnectRequest.to("\\\\server\\none"), LONG)
                                        .future()
                                        .get())
                        .getCause());
        assertThrows(
                IllegalArgumentException.class,
                () -> NetworkConnections.disconnectAsync("", DisconnectOptions.gently(), LONG));
    }

    @Test
    void eachAsyncFormTakesAnExecutor(Simulator windows) throws Exception {
        Thread[] ran = new Thread[1];
        Executor executor = task -> EXECUTOR.execute(() -> {
            ran[0] = Thread.currentThread();
            task.run();
        });
        List<NetworkCall<?>> calls = List.of(
                NetworkConnections.remoteNameAsync("P:", executor, LONG),
                NetworkConnections.connectionsAsync(executor, LONG),
                NetworkConnections.callAsync(NetworkConnections::user, executor, LONG),
                NetworkConnections.connectAsync(NetworkConnectRequest.to(PLANS), executor, LONG),
                NetworkConnections.disconnectAsync("P:", DisconnectOptions.gently(), executor, LONG));
        for (NetworkCall<?> call : calls) {
            Thread there =
                    call.future().thenApply(result -> Thread.currentThread()).get();
            assertSame(ran[0], there);
        }
    }

    /** To cancel the future is enough: that a drive was connected all the same is told. */
    @Test
    void fault42_aCancelledCallReportsADriveThatWasConnectedAllTheSame(Simulator windows) throws Exception {
        char[] password = "secret".toCharArray();
        NetworkCall<NetworkConnection> call = NetworkConnections.connectAsync(
                NetworkConnectRequest.to(FAR).device("F:").password(password), LONG);
        windows.awaitBlocked("WNetUseConnectionW", 1);
        CompletableFuture<Disconnection> ended =
                call.late().thenApply(late -> NetworkConnections.disconnect(late.name()));
        assertTrue(call.future().cancel(false));
        assertArrayEquals(new char[6], password, "wiped, though Windows hasn't answered");
        assertEquals(1, NetworkConnections.calls().abandoned());
        windows.network().serverUp("far");
        assertEquals(Disconnection.DISCONNECTED, ended.get());
        assertEquals(List.of("P: " + PLANS + " user=user"), windows.network().connections());
    }

    /** A mistake in another argument is no reason to leave a password behind. */
    @Test
    @SuppressWarnings("NullAway") // that is the mistake
    void whateverIsWrongThePasswordIsWiped(Simulator windows) {
        List<Consumer<NetworkConnectRequest>> mistakes = List.of(
                request -> NetworkConnections.connectAsync(request, null),
                request -> NetworkConnections.connectAsync(request, null, LONG),
                request -> NetworkConnections.connectAsync(request, EXECUTOR, null),
                request -> NetworkConnections.connectAsync(request, Duration.ofNanos(-1)));
        int before = Shares.called(windows).size();
        for (Consumer<NetworkConnectRequest> mistake : mistakes) {
            char[] password = "secret".toCharArray();
            NetworkConnectRequest request = NetworkConnectRequest.to(PLANS).password(password);
            RuntimeException refused = assertThrows(RuntimeException.class, () -> mistake.accept(request));
            assertTrue(refused instanceof NullPointerException || refused instanceof IllegalArgumentException);
            assertArrayEquals(new char[6], password, "wiped");
        }
        assertEquals(before, Shares.called(windows).size());
    }

    @Test
    void anyDurationMeansWhatItSays(Simulator windows) throws Exception {
        for (Duration within : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE))) {
            assertEquals(
                    Optional.of(PLANS),
                    NetworkConnections.remoteNameAsync("P:", within).future().get());
        }
        int before = Shares.called(windows).size();
        char[] password = "secret".toCharArray();
        NetworkCall<?> none =
                NetworkConnections.connectAsync(NetworkConnectRequest.to(PLANS).password(password), Duration.ZERO);
        ExecutionException ended = assertThrows(ExecutionException.class, none.future()::get);
        assertFalse(
                assertInstanceOf(CallAbandonedException.class, ended.getCause()).wasBegun());
        assertArrayEquals(new char[6], password, "wiped");
        assertThrows(IllegalArgumentException.class, () -> NetworkConnections.connectionsAsync(Duration.ofSeconds(-1)));
        assertEquals(before, Shares.called(windows).size());
    }
}
