// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.SessionOpening;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From an adapter, and from a session, to the network: an interface of this machine, that of the loopback address,
 * stands for theirs.
 */
@SimulatedWindows
class AddressesTest {
    private static final MacAddress DEVICE = MacAddress.of("02-1A-11-F0-3C-7D");
    private static final Duration LONG = Duration.ofSeconds(Long.getLong("winnet4j.test.long", 30));

    private NetworkInterface real;

    @BeforeEach
    void find() throws Exception {
        real = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    }

    private static WifiDirectSession open(Simulator windows, WifiDirect direct) throws Exception {
        windows.peer(DEVICE.toString()).accepts();
        SessionOpening opening = direct.openSession(DEVICE);
        windows.runUntil(opening.future()::isDone);
        return opening.future().get();
    }

    @Test
    void anAdapterHasThem(Simulator windows) {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface adapter = wifi.interfaces().get(0);
            assertEquals(Optional.empty(), adapter.network());
            assertEquals(List.of(), adapter.addresses());
            windows.networkInterface(adapter.id(), real);
            assertEquals(Optional.of(real), adapter.network());
            assertEquals(real.inetAddresses().toList(), adapter.addresses());
            assertEquals(real.getIndex(), adapter.local().index().orElseThrow());
            assertEquals(71, adapter.local().luid().orElseThrow() >>> 48, "the type of Wi-Fi");
            windows.networkInterface(adapter.id(), null);
            assertEquals(Optional.empty(), adapter.network());
        }
    }

    @Test
    void aSessionIsWaitedForUntilItHasOne(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.start();
                WifiDirect direct = WifiDirect.open(port);
                WifiDirectSession session = open(windows, direct)) {
            Pending<List<InetAddress>> waiting = session.whenAddressed();
            assertFalse(waiting.await(Duration.ofMillis(1)), "it has none");
            windows.networkInterface(session.interfaceId(), real);
            assertTrue(waiting.await(LONG));
            assertTrue(waiting.future().get().contains(InetAddress.getLoopbackAddress()), real.toString());
            assertEquals(Optional.of(real), session.network());
            assertEquals(real.inetAddresses().toList(), session.addresses());
            assertFalse(waiting.cancel(), "it has ended");
        }
    }

    /** Addresses that Windows makes up by itself don't count: each interface of this machine that has others, too. */
    @Test
    void linkLocalAddressesAreNotWaitedFor(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.start();
                WifiDirect direct = WifiDirect.open(port);
                WifiDirectSession session = open(windows, direct);
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface adapter = wifi.interfaces().get(0);
            for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
                List<InetAddress> wanted = one.inetAddresses()
                        .filter(address -> !address.isLinkLocalAddress())
                        .toList();
                if (!wanted.isEmpty() && one.getIndex() > 0) {
                    windows.networkInterface(session.interfaceId(), one).networkInterface(adapter.id(), one);
                    assertEquals(wanted, session.whenAddressed().future().get(30, TimeUnit.SECONDS));
                    assertEquals(wanted, adapter.whenAddressed().future().get(30, TimeUnit.SECONDS));
                }
            }
        }
    }

    /** As the other deadlines of the library's, on the simulator's clock. */
    @Test
    void itLooksAgainAsTimePasses(Simulator windows) {
        windows.simulatedDeadlines(true);
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface adapter = wifi.interfaces().get(0);
            Pending<List<InetAddress>> waiting = adapter.whenAddressed();
            windows.runUntil(() -> windows.now().compareTo(Duration.ofSeconds(3)) >= 0);
            assertFalse(waiting.future().isDone());
            windows.networkInterface(adapter.id(), real);
            windows.runUntil(waiting.future()::isDone);
            assertEquals(
                    real.inetAddresses()
                            .filter(one -> !one.isLinkLocalAddress())
                            .toList(),
                    waiting.future().join());
        }
        windows.simulatedDeadlines(false);
    }

    @Test
    void whichAddressesWillDoIsTheCallersChoice(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface adapter = wifi.interfaces().get(0);
            windows.networkInterface(adapter.id(), real);
            AtomicInteger asked = new AtomicInteger();
            Pending<List<InetAddress>> never = adapter.whenAddressed(address -> asked.incrementAndGet() < 0);
            assertEquals(
                    List.of(InetAddress.getLoopbackAddress()),
                    adapter.whenAddressed(InetAddress.getLoopbackAddress()::equals)
                            .future()
                            .get(30, TimeUnit.SECONDS));
            while (asked.get() == 0) {
                Thread.onSpinWait();
            }
            assertFalse(never.future().isDone());
            assertTrue(never.cancel());
            assertThrows(CancellationException.class, () -> never.future().join());
            IllegalArgumentException thrown = new IllegalArgumentException("by the test");
            CompletableFuture<List<InetAddress>> bad = adapter.whenAddressed(address -> {
                        throw thrown;
                    })
                    .future();
            ExecutionException failed = assertThrows(ExecutionException.class, () -> bad.get(30, TimeUnit.SECONDS));
            assertSame(thrown, failed.getCause());
        }
    }

    @Test
    void aDeadlineIsThatOfTheFuture() {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            CompletableFuture<List<InetAddress>> waiting =
                    wifi.interfaces().get(0).whenAddressed().future().orTimeout(1, TimeUnit.MILLISECONDS);
            CompletionException late = assertThrows(CompletionException.class, waiting::join);
            assertInstanceOf(TimeoutException.class, late.getCause());
        }
    }

    @Test
    void whatIsClosedIsNotWaitedFor(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.start()) {
            WifiDirect direct = WifiDirect.open(port);
            WifiDirectSession session = open(windows, direct);
            WlanClient wifi = WlanClient.open(port);
            WlanInterface adapter = wifi.interfaces().get(0);
            List<Supplier<Pending<List<InetAddress>>>> both = List.of(session::whenAddressed, adapter::whenAddressed);
            List<Pending<List<InetAddress>>> waiting =
                    both.stream().map(Supplier::get).toList();
            session.close();
            wifi.close();
            for (Pending<List<InetAddress>> one : waiting) {
                assertTrue(one.await(LONG));
                assertThrows(
                        OperationCancelledException.class, () -> one.future().join());
            }
            for (Supplier<Pending<List<InetAddress>>> one : both) {
                assertThrows(IllegalStateException.class, one::get);
            }
            direct.close();
        }
    }
}
