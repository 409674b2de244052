// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.internal.LogCapture;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams over enumerations: complete, lazy, and closed whatever happens. */
@SimulatedWindows
class ListingTest {
    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
    }

    @AfterEach
    void nothingIsOpen() {
        assertEquals(0, Enumeration.openCount());
    }

    @Test
    void connectionsOfAllKinds(Simulator windows) {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("P:"));
        NetworkConnections.connect(NetworkConnectRequest.to(FAR));
        NetworkConnections.connect(NetworkConnectRequest.to(Shares.PRINTER).device("LPT3"));
        assertEquals(
                List.of(
                        new NetworkConnection("P:", PLANS, Shares.FIRST_PROVIDER, ResourceType.DISK),
                        new NetworkConnection(null, FAR, Shares.SECOND_PROVIDER, ResourceType.DISK),
                        new NetworkConnection("LPT3", Shares.PRINTER, Shares.FIRST_PROVIDER, ResourceType.PRINTER)),
                NetworkConnections.connections().toList());
        assertEquals(List.of(), NetworkConnections.remembered().toList());
        windows.network().remember("R:", FAR);
        assertEquals(
                List.of("R:"),
                NetworkConnections.remembered().map(NetworkConnection::device).toList());
    }

    @Test
    void aStreamThatIsNotUsedAsksNothing(Simulator windows) {
        try (Stream<NetworkConnection> unused = NetworkConnections.connections()) {
            assertFalse(unused.isParallel());
        }
        assertEquals(List.of(), Shares.called(windows));
    }

    @Test
    void theEndClosesIt(Simulator windows) {
        NetworkConnections.connections().forEach(one -> {});
        assertEquals(List.of("WNetOpenEnumW", "WNetEnumResourceW", "WNetCloseEnum"), Shares.called(windows));
    }

    @Test
    void closingHalfWayClosesItOnce(Simulator windows) {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS));
        windows.command("trace clear");
        Stream<NetworkConnection> all = NetworkConnections.connections();
        assertEquals(PLANS, all.findFirst().orElseThrow().remoteName());
        assertEquals(1, Enumeration.openCount());
        all.close();
        all.close();
        assertEquals(List.of("WNetOpenEnumW", "WNetEnumResourceW", "WNetCloseEnum"), Shares.called(windows));
    }

    @Test
    void whatWasClosedBeforeItBeganNeverBegins(Simulator windows) {
        Stream<NetworkConnection> all = NetworkConnections.connections();
        Iterator<NetworkConnection> iterator = all.iterator();
        all.close();
        assertFalse(iterator.hasNext());
        assertEquals(List.of(), Shares.called(windows));
    }

    @Test
    void closedWhileItIsOpenedItIsClosedAfterAll(Simulator windows) throws Exception {
        windows.on("WNetOpenEnumW").hangs();
        Stream<NetworkConnection> all = NetworkConnections.connections();
        Iterator<NetworkConnection> iterator = all.iterator();
        CompletableFuture<Boolean> has =
                CompletableFuture.supplyAsync(iterator::hasNext, task -> new Thread(task).start());
        windows.awaitBlocked("WNetOpenEnumW", 1);
        all.close(); // doesn't wait for Windows
        windows.release("WNetOpenEnumW");
        assertFalse(has.get());
        assertEquals(List.of("WNetOpenEnumW", "WNetCloseEnum"), Shares.called(windows));
    }

    /** It ends with the call that is in progress; closing doesn't wait. */
    @Test
    void closedWhileItIsReadItIsClosedWhenTheCallReturns(Simulator windows) throws Exception {
        windows.on("WNetEnumResourceW").hangs();
        Stream<NetworkConnection> all = NetworkConnections.connections();
        CompletableFuture<Long> read = CompletableFuture.supplyAsync(all::count, task -> new Thread(task).start());
        windows.awaitBlocked("WNetEnumResourceW", 1);
        all.close();
        assertEquals(1, Enumeration.openCount());
        assertFalse(Shares.called(windows).contains("WNetCloseEnum"), "not under the call");
        windows.release("WNetEnumResourceW");
        read.get();
        assertEquals(List.of("WNetOpenEnumW", "WNetEnumResourceW", "WNetCloseEnum"), Shares.called(windows));
    }

    @Test
    void aForgottenOneIsClosedByTheCleaner(Simulator windows) throws Exception {
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS));
        CountDownLatch told = new CountDownLatch(1);
        try (LogCapture log = new LogCapture(told)) {
            assertTrue(NetworkConnections.connections().iterator().hasNext());
            assertNotNull(NetworkConnections.connections().iterator()); // never open, so nothing to warn of
            while (!told.await(1, TimeUnit.MILLISECONDS)) {
                System.gc();
            }
            assertTrue(log.message().startsWith("An enumeration of the network was never closed"), log.message());
        }
        assertEquals(0, Enumeration.openCount());
        assertEquals(
                "WNetCloseEnum",
                Shares.called(windows).get(Shares.called(windows).size() - 1));
    }

    @Test
    void aFailureHalfWayClosesIt(Simulator windows) {
        windows.on("WNetEnumResourceW").returns(1222);
        assertThrows(
                NoNetworkException.class, () -> NetworkConnections.connections().toList());
        assertEquals(List.of("WNetOpenEnumW", "WNetEnumResourceW", "WNetCloseEnum"), Shares.called(windows));
        windows.removeRules();

        windows.on("WNetOpenEnumW").returns(5);
        assertThrows(
                RuntimeException.class, () -> NetworkConnections.connections().toList());
    }

    /** Fault 10: success without a handle is none. */
    @Test
    void fault10_successWithoutAHandleIsAFailure(Simulator windows) {
        for (long none : new long[] {0, -1}) {
            windows.on("WNetOpenEnumW").handsOut(none);
            assertEquals(
                    6,
                    assertThrows(
                                    NetworkException.class,
                                    () -> NetworkConnections.connections().toList())
                            .code());
            windows.removeRules();
        }
        windows.reset(); // what the simulator opened behind that can't be closed
    }

    /** Fault 15: closing fails; it has delivered what there is, and the enumeration counts as closed. */
    @Test
    void fault15_aCloseThatFailsSpoilsNothing(Simulator windows) {
        windows.on("WNetCloseEnum").nth(1).returns(1208);
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS));
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            assertEquals(1, NetworkConnections.connections().toList().size());
            assertTrue(log.message().startsWith("WNetCloseEnum answered"), log.message());
            assertEquals(1, NetworkConnections.connections().toList().size());
            assertEquals(1, log.messages().size(), "of a close that succeeds nothing is said");
        }
        assertEquals(0, Enumeration.openCount());
        windows.reset();
    }

    @Test
    void aThousandConnectionsComeInBatches(Simulator windows) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String share = "\\\\server\\share number " + i;
            windows.network().share(share).add();
            NetworkConnections.connect(NetworkConnectRequest.to(share));
            expected.add(share);
        }
        windows.command("trace clear");
        assertEquals(
                expected,
                NetworkConnections.connections()
                        .map(NetworkConnection::remoteName)
                        .toList());
        long batches = Shares.called(windows).stream()
                .filter("WNetEnumResourceW"::equals)
                .count();
        assertTrue(batches > 2 && batches < 50, batches + " calls");
    }

    /** The strings of a batch die with the next call: what was read before stays what it was. */
    @Test
    void whatWasReadStays(Simulator windows) {
        IntStream.range(0, 200).forEach(i -> {
            windows.network()
                    .share("\\\\server\\s" + i)
                    .comment("c" + i + "x".repeat(200))
                    .add();
        });
        NetworkResource server = NetworkConnections.networks()
                .flatMap(NetworkResource::children)
                .filter(one -> "\\\\server".equals(one.name()))
                .toList()
                .get(0);
        List<NetworkResource> read = new ArrayList<>();
        Iterator<NetworkResource> shares = server.children().iterator();
        shares.forEachRemaining(read::add);
        for (NetworkResource share : read) {
            String number = share.name().replaceAll("\\D", "");
            if (!number.isEmpty()) {
                assertEquals("c" + number + "x".repeat(200), share.comment());
            }
        }
        assertEquals(203, read.size());
    }

    /** Windows answers 0 without elements again and again: it isn't believed forever. */
    @Test
    void anEnumerationWithoutEndEnds(Simulator windows) {
        windows.on("WNetEnumResourceW").returns(0);
        assertEquals(List.of(), NetworkConnections.connections().toList());
        assertEquals(
                "WNetCloseEnum",
                Shares.called(windows).get(Shares.called(windows).size() - 1));
        assertTrue(Shares.called(windows).size() < 15, Shares.called(windows).toString());
    }

    @Test
    void theTreeIsWalkedDownAndUp(Simulator windows) {
        List<NetworkResource> roots = NetworkConnections.networks().toList();
        assertEquals(
                List.of(Shares.FIRST_PROVIDER, Shares.SECOND_PROVIDER),
                roots.stream().map(NetworkResource::provider).toList());
        assertEquals(NetworkResource.Display.NETWORK, roots.get(0).display());
        assertTrue(roots.get(0).isContainer() && !roots.get(0).isConnectable());

        NetworkResource server = roots.get(0).children().toList().get(0);
        assertEquals("\\\\server", server.name());
        assertEquals(NetworkResource.Display.SERVER, server.display());
        NetworkResource plans = server.children()
                .filter(one -> PLANS.equals(one.name()))
                .toList()
                .get(0);
        assertEquals("the plans", plans.comment());
        assertEquals(ResourceType.DISK, plans.type());
        assertTrue(plans.isConnectable() && !plans.isContainer());
        int before = Shares.called(windows).size();
        assertEquals(0, plans.children().count());
        assertEquals(before, Shares.called(windows).size(), "what is no container isn't asked");

        NetworkResource above = plans.parent().orElseThrow();
        assertEquals("\\\\server", above.name());
        assertTrue(above.parent().isEmpty());
        windows.on("WNetGetResourceParentW").nth(1).returns(1222);
        assertThrows(NoNetworkException.class, plans::parent);
        assertEquals(
                List.of(FAR),
                roots.get(1)
                        .children()
                        .flatMap(NetworkResource::children)
                        .map(NetworkResource::name)
                        .toList());
    }
}
