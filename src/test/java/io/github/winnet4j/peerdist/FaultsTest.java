// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.end;
import static io.github.winnet4j.peerdist.Peers.fails;
import static io.github.winnet4j.peerdist.Peers.opened;
import static io.github.winnet4j.peerdist.Peers.takeAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.peerdist.ContentRead.Outcome;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.PortCounters;
import io.github.winnet4j.testkit.Action;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Windows, or another program, may do wrong with completions: each fault by its number, as seen from a read. */
@SimulatedWindows
class FaultsTest {
    private CompletionPort port;
    private PeerDist peers;
    private Content content;

    @BeforeEach
    void open(Simulator windows) {
        windows.branchCache().publish("report", 100_000).shortReads(0);
        port = CompletionPort.open();
        peers = PeerDist.open(port);
        content = opened(windows, peers, port, "report");
    }

    @AfterEach
    void close() {
        peers.close();
        port.close();
    }

    @Test
    void fault28_aRefusalFreesEverythingAtOnce(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        AtomicInteger ends = new AtomicInteger();
        try (ContentRead read = content.newRead().onEnd(ended -> ends.incrementAndGet())) {
            for (int code : new int[] {87, 6, 1260, 4065, 4057, 8, 14, 1722, 0x80342000}) {
                windows.on("PeerDistClientBlockRead").nth(1).returns(code);
                assertEquals(
                        code,
                        assertThrows(WindowsException.class, () -> read.block(0, into))
                                .code());
                assertEquals(Outcome.FAILED, read.outcome());
                assertEquals(code, read.code());
                assertEquals(0, content.outstanding());
                assertTrue(read.future().isCompletedExceptionally());
            }
            assertEquals(0, ends.get(), "a refusal is no end");
            read.block(0, into);
            assertEquals(100, end(windows, port, read.future()).length());
            assertEquals(1, ends.get());
        }
        assertEquals(0, port.counters().stale());
    }

    /** The packet lies in the port when the refusal is answered: it is stale. */
    @Test
    void fault29_aPacketAfterARefusalIsStale(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        AtomicInteger ends = new AtomicInteger();
        try (ContentRead read = content.newRead().onEnd(ended -> ends.incrementAndGet())) {
            windows.on("PeerDistClientBlockRead").nth(1).will(Action.reason(87), Action.completesInside());
            assertEquals(
                    87,
                    assertThrows(WindowsException.class, () -> read.block(0, into))
                            .code());
            takeAll(port);
            assertEquals(1, port.counters().stale());
            assertEquals(0, ends.get());
            read.block(0, into);
            assertEquals(100, end(windows, port, read.future()).length());
            assertEquals(1, ends.get());
        }
    }

    /**
     * The same with the port's thread, which may be quicker than the refusal: the first of them decides, and the other
     * counts for nothing.
     */
    @Test
    void fault29_aPacketAndARefusalAtOnceAreOneEnd(Simulator windows) throws Exception {
        try (CompletionPort threaded = CompletionPort.start();
                PeerDist mine = PeerDist.open(threaded);
                Content other = opened(windows, mine, threaded, "report")) {
            windows.on("PeerDistClientBlockRead").will(Action.reason(87), Action.completesBeforeReturn());
            ByteBuffer into = ByteBuffer.allocateDirect(100);
            AtomicInteger ends = new AtomicInteger();
            int refused = 0;
            try (ContentRead read = other.newRead().onEnd(ended -> ends.incrementAndGet())) {
                for (int i = 0; i < 500; i++) {
                    try {
                        read.block(0, into);
                        read.future().get(30, java.util.concurrent.TimeUnit.SECONDS);
                    } catch (WindowsException e) {
                        refused++;
                    }
                    assertEquals(refused == 0 ? Outcome.DATA : read.outcome(), read.outcome());
                }
                windows.removeRules();
                read.block(0, into);
                end(windows, threaded, read.future());
            }
            assertTrue(other.close(Peers.LONG));
            assertEquals(501, refused + ends.get());
        }
    }

    @Test
    void fault30_aPacketBeforeTheCallReturnsIsFine(Simulator windows) throws Exception {
        try (CompletionPort threaded = CompletionPort.start();
                PeerDist mine = PeerDist.open(threaded);
                Content other = opened(windows, mine, threaded, "report")) {
            windows.on("PeerDistClientBlockRead").completesBeforeReturn();
            windows.command("peerdist local report");
            AtomicInteger ends = new AtomicInteger();
            try (ContentRead read = other.newRead().onEnd(ended -> ends.incrementAndGet())) {
                ByteBuffer into = ByteBuffer.allocateDirect(100);
                for (int i = 0; i < 300; i++) {
                    read.block(i, into);
                    assertEquals(
                            new ContentPart(i, 100, false),
                            read.future().get(30, java.util.concurrent.TimeUnit.SECONDS));
                }
            }
            assertTrue(other.close(Peers.LONG));
            assertEquals(300, ends.get());
        }
    }

    @Test
    void fault31_aSecondPacketIsIgnoredAndCounted(Simulator windows) {
        windows.on("PeerDistClientBlockRead").completesTwice();
        AtomicInteger ends = new AtomicInteger();
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        try (ContentRead read = content.newRead().onEnd(ended -> ends.incrementAndGet())) {
            read.block(0, into);
            end(windows, port, read.future());
            takeAll(port);
        }
        assertEquals(1, ends.get());
        assertEquals(1, port.counters().stale());
        assertEquals(0, port.counters().foreign());
    }

    /** Fault 34: they come in another order, late, and in bursts around the size of a batch. */
    @Test
    void fault34_reorderedWithheldAndInBursts(Simulator windows) {
        Random random = new Random(34);
        windows.tracing(false);
        for (int burst : new int[] {1, 127, 128, 129, 5000}) {
            List<Integer> order = new ArrayList<>();
            ByteBuffer room = ByteBuffer.allocateDirect(burst);
            List<ContentRead> reads = new ArrayList<>();
            for (int i = 0; i < burst; i++) {
                int number = i;
                ContentRead read = content.newRead().onEnd(ended -> order.add(number));
                windows.command("rule PeerDistClientBlockRead nth=1 delay=" + (1_000_000 + random.nextInt(1000)) + "s");
                read.block(i, room.slice(i, 1));
                reads.add(read);
                windows.removeRules("PeerDistClientBlockRead");
            }
            windows.advance(Duration.ofSeconds(999_999));
            takeAll(port);
            assertEquals(0, order.size(), "withheld for a million virtual seconds");
            windows.runUntilIdle();
            takeAll(port);
            assertEquals(burst, order.size());
            assertEquals(burst, order.stream().distinct().count());
            reads.forEach(read -> assertEquals(Outcome.DATA, read.outcome()));
            reads.forEach(ContentRead::close);
            byte[] all = new byte[burst];
            room.get(0, all);
            assertArrayEquals(Peers.pattern(0, burst), all);
        }
        assertEquals(0, content.outstanding());
    }

    @Test
    void fault35_moreBytesThanThereIsRoomForAreNotBelieved(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(200).limit(100);
        try (ContentRead read = content.newRead()) {
            for (long claimed : new long[] {101, 65_536, 0xFFFF_FFFFL}) {
                windows.command("rule PeerDistClientBlockRead nth=1 value=" + claimed);
                read.block(0, into);
                WindowsException problem = fails(windows, port, WindowsException.class, read.future());
                assertEquals(WinError.ERROR_INVALID_DATA, problem.code());
                assertEquals(Outcome.FAILED, read.outcome());
                assertEquals(100, read.length(), "clamped");

                windows.command("rule PeerDistClientBlockRead nth=1 value=" + claimed);
                read.block(0, 100);
                fails(windows, port, read.future());
                assertEquals(0, read.buffer().remaining(), "nothing to be read there");
            }
            windows.command("rule PeerDistClientBlockRead nth=1 value=0");
            read.block(0, into);
            assertEquals(new ContentPart(0, 0, false), end(windows, port, read.future()));
            windows.command("rule PeerDistClientBlockRead nth=1 code=" + 0x80342001L);
            read.block(0, into);
            assertEquals(
                    317,
                    fails(windows, port, WindowsException.class, read.future()).code(),
                    "a status that is none: 317 ERROR_MR_MID_NOT_FOUND, as Windows says");
            assertEquals(Outcome.FAILED, read.outcome());
            windows.command("rule PeerDistClientBlockRead nth=1 code=4052 value=" + 0xFFFF_FFFFL);
            read.block(0, into);
            assertEquals(
                    0xFFFF_FFFFL,
                    fails(windows, port, MissingDataException.class, read.future())
                            .length(),
                    "no sign is lost");
        }
    }

    @Test
    void fault35_claimsOfContentInformationAreNotBelievedEither(Simulator windows) {
        for (long claimed : new long[] {0, 65_537, 0xFFFF_FFFFL}) {
            windows.command("rule PeerDistServerRetrieveContentInformation nth=1 value=" + claimed);
            CompletableFuture<byte[]> information = peers.information(Peers.id("report"), InformationOptions.WHOLE)
                    .future();
            assertEquals(
                    WinError.ERROR_INVALID_DATA,
                    fails(windows, port, WindowsException.class, information).code());
        }
    }

    /** Fault 39: only Windows has the buffer any more, and it stays until the completion; then it goes. */
    @Test
    void fault39_aDroppedBufferStaysUntilTheCompletion(Simulator windows) {
        windows.memoryGuard(true); // the simulator checks that the memory is there
        List<WeakReference<ByteBuffer>> buffers = new ArrayList<>();
        List<WeakReference<Object>> objects = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            startAndForget(buffers, objects, i);
        }
        for (int i = 0; i < 5; i++) {
            pressure();
        }
        buffers.forEach(buffer -> assertTrue(buffer.get() != null, "Windows owns it"));
        objects.forEach(object -> assertTrue(object.get() != null, "and its read, and what was done for it"));
        windows.runUntilIdle();
        takeAll(port);
        for (int i = 0; i < 100 && buffers.stream().anyMatch(buffer -> buffer.get() != null); i++) {
            pressure();
        }
        buffers.forEach(buffer -> assertFalse(buffer.get() != null, "it has no owner"));
        assertEquals(0, content.outstanding());
    }

    private void startAndForget(List<WeakReference<ByteBuffer>> buffers, List<WeakReference<Object>> objects, int i) {
        ByteBuffer into = ByteBuffer.allocateDirect(10_000);
        buffers.add(new WeakReference<>(into));
        if (i % 2 == 0) {
            objects.add(new WeakReference<>(content.read(i, into)));
        } else {
            objects.add(new WeakReference<>(
                    content.addData(i, into.put(0, Peers.pattern(i, 10_000))).future()));
        }
    }

    private static void pressure() {
        System.gc();
        byte[][] garbage = new byte[64][];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = new byte[10_000];
        }
    }

    /** Fault 16: what is forgotten is closed, contents before their instance, and the rest of the world goes on. */
    @Test
    void fault16_forgottenContentsAndInstancesAreClosed(Simulator windows) throws InterruptedException {
        int before = windows.ledger().size();
        openAndForget(windows);
        long end = System.nanoTime() + Peers.LONG.toNanos();
        while (windows.ledger().size() > before) {
            assertTrue(System.nanoTime() < end, () -> "never closed: " + windows.ledger());
            System.gc();
            Thread.sleep(1); // for the Cleaner's thread
            takeAll(port);
        }
    }

    private void openAndForget(Simulator windows) {
        PeerDist other = PeerDist.open(port);
        opened(windows, other, port, "report");
        other.addStatusListener(status -> {});
        opened(windows, peers, port, "report");
        other.publishStream(Peers.id("half"), 0);
    }

    @Test
    void theCountersOfThePortAddUp(Simulator windows) {
        PortCounters before = port.counters();
        for (int i = 0; i < 10; i++) {
            ContentRead read = content.read(i, ByteBuffer.allocateDirect(10));
            if (i % 2 == 0) {
                read.cancel();
            }
        }
        windows.runUntilIdle();
        takeAll(port);
        PortCounters after = port.counters();
        assertEquals(5, after.completed() - before.completed());
        assertEquals(5, after.cancelled() - before.cancelled());
        assertEquals(0, after.inFlight() + after.handlerExceptions() + after.stale() + after.foreign());
    }
}
