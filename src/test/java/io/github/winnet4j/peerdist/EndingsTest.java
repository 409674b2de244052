// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.opened;
import static io.github.winnet4j.peerdist.Peers.takeAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.peerdist.ContentRead.Outcome;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.BranchCache.Cancel;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every order of what can happen to a read: it completes, it is cancelled, its completion is taken, its content is
 * closed; with each way that a cancel meets it. However it goes, it ends once, as its completion says, and its buffer
 * is Windows' until then.
 */
@SimulatedWindows
class EndingsTest {
    private enum Event {
        COMPLETES,
        CANCEL,
        TAKE,
        CLOSE
    }

    @TestFactory
    Stream<DynamicTest> everyOrderOfCancelCompletionTakingAndClose(Simulator windows) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Cancel how : List.of(Cancel.WINS, Cancel.TIES, Cancel.LOSES, Cancel.LATE)) {
            for (List<Event> order : orders(List.of(Event.values()))) {
                tests.add(DynamicTest.dynamicTest(how + " " + order, () -> play(windows, how, order)));
            }
        }
        return tests.stream();
    }

    private static void play(Simulator windows, Cancel how, List<Event> order) {
        windows.reset(1);
        windows.branchCache().publish("report", 1000).shortReads(0).cancel(how);
        windows.command("peerdist local report");
        AtomicInteger ends = new AtomicInteger();
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        try (CompletionPort port = CompletionPort.open();
                PeerDist peers = PeerDist.open(port)) {
            Content content = opened(windows, peers, port, "report");
            ContentRead read = content.newRead().onEnd(ended -> ends.incrementAndGet());
            CompletableFuture<ContentPart> future = read.future();
            read.block(0, into);
            boolean completed = false;
            boolean closed = false;
            for (Event event : order) {
                boolean over = read.outcome() != Outcome.PENDING;
                switch (event) {
                    case COMPLETES -> completed |= windows.runUntilIdle() > 0;
                    case CANCEL -> {
                        boolean accepted = read.cancel();
                        assertEquals(!completed && !closed && (how == Cancel.WINS || how == Cancel.TIES), accepted);
                        completed |= how != Cancel.LATE;
                    }
                    case TAKE -> takeAll(port);
                    case CLOSE -> {
                        boolean inTime = read.outcome() != Outcome.PENDING || completed || how != Cancel.LATE;
                        assertEquals(inTime, content.close(Peers.SHORT), "it takes them itself, in time");
                        closed = true;
                        assertEquals(inTime ? 0 : 1, port.abandoned());
                    }
                }
                if (!over && read.outcome() == Outcome.PENDING) {
                    assertEquals(0, ends.get());
                    assertFalse(future.isDone());
                    ContentRead other = closed ? null : content.newRead();
                    if (other != null) {
                        assertThrows(
                                IllegalStateException.class, () -> other.block(0, into), "Windows owns the buffer");
                        other.close();
                    }
                }
            }
            assertTrue(closed && ends.get() == 1 && future.isDone(), order + ": " + ends + " ends");
            boolean cancelledFirst = order.indexOf(Event.CANCEL) < order.indexOf(Event.COMPLETES)
                    && order.indexOf(Event.CANCEL) < order.indexOf(Event.CLOSE);
            boolean completedFirst = order.indexOf(Event.COMPLETES) < order.indexOf(Event.CANCEL)
                    && order.indexOf(Event.COMPLETES) < order.indexOf(Event.CLOSE);
            // With what it has come to first: its own result, by time or by a cancel that lost, or an abort.
            boolean data = completedFirst
                    || cancelledFirst && (how == Cancel.TIES || how == Cancel.LOSES)
                    || cancelledFirst
                            && how == Cancel.LATE
                            && order.indexOf(Event.COMPLETES) < order.indexOf(Event.CLOSE)
                    // a close cancels too, and meets it in the same way
                    || !cancelledFirst && !completedFirst && (how == Cancel.TIES || how == Cancel.LOSES);
            assertEquals(data ? Outcome.DATA : Outcome.CANCELLED, read.outcome());
            if (data) {
                assertArrayEquals(Peers.pattern(0, 100), Peers.bytes(into, 100));
            }
            windows.runUntilIdle();
            takeAll(port);
            assertEquals(1, ends.get());
            assertEquals(0, port.abandoned() + content.outstanding(), "Windows has given all back after all");
            content.peerDist().openContent(Peers.TAG).close();
            read.close();
        }
        windows.assertClean();
    }

    private static List<List<Event>> orders(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> all = new ArrayList<>();
        for (Event first : events) {
            List<Event> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<Event> order : orders(rest)) {
                List<Event> one = new ArrayList<>(List.of(first));
                one.addAll(order);
                all.add(one);
            }
        }
        return all;
    }

    /** Fault 32: the completion is taken by the port's thread before the cancel has returned, and after. */
    @Test
    void aCompletionIsTakenBeforeItsCancelReturnsOrAfter(Simulator windows) throws Exception {
        for (boolean before : new boolean[] {true, false}) {
            windows.reset(1);
            windows.branchCache().publish("report", 1000);
            CompletionPort port = before ? CompletionPort.start() : CompletionPort.open();
            try (port;
                    PeerDist peers = PeerDist.open(port);
                    Content content = opened(windows, peers, port, "report");
                    ContentRead read = content.newRead()) {
                if (before) {
                    windows.command("rule PeerDistClientCancelAsyncOperation nth=1 delay=1s");
                }
                CompletableFuture<ContentPart> future = read.future();
                read.block(0, ByteBuffer.allocateDirect(10));
                CompletableFuture<Boolean> cancel = CompletableFuture.supplyAsync(read::cancel);
                if (before) {
                    windows.awaitBlocked("PeerDistClientCancelAsyncOperation", 1);
                    assertThrows(Exception.class, () -> future.get(30, java.util.concurrent.TimeUnit.SECONDS));
                    assertEquals(Outcome.CANCELLED, read.outcome(), "taken while the cancel is in Windows yet");
                    read.block(0, ByteBuffer.allocateDirect(10)); // of another slot, which that cancel can't meet
                    windows.advance(Duration.ofSeconds(1));
                    assertTrue(cancel.get());
                    Peers.end(windows, port, read.future());
                } else {
                    assertTrue(cancel.get());
                    assertEquals(Outcome.PENDING, read.outcome(), "it hasn't been taken yet");
                    takeAll(port);
                    assertEquals(Outcome.CANCELLED, read.outcome());
                }
            }
        }
    }

    /** Fault 33. */
    @Test
    void cancelAllEndsFourThousandReads(Simulator windows) {
        windows.tracing(false);
        windows.branchCache().publish("report", 1000);
        try (CompletionPort port = CompletionPort.open();
                PeerDist peers = PeerDist.open(port);
                Content content = opened(windows, peers, port, "report")) {
            assertFalse(content.cancelAll(), "none is an answer");
            ByteBuffer room = ByteBuffer.allocateDirect(4096);
            List<ContentRead> reads = new ArrayList<>();
            AtomicInteger ends = new AtomicInteger();
            for (int i = 0; i < 4096; i++) {
                ContentRead read = content.newRead().onEnd(ended -> {
                    assertEquals(Outcome.CANCELLED, ended.outcome());
                    ends.incrementAndGet();
                });
                read.block(0, room.slice(i, 1));
                reads.add(read);
            }
            assertEquals(4096, content.outstanding());
            assertTrue(content.cancelAll());
            takeAll(port);
            assertEquals(4096, ends.get());
            assertEquals(0, content.outstanding());
            assertEquals(0, port.counters().handlerExceptions());
            reads.forEach(ContentRead::close);
        }
    }

    @Test
    void whatDoesntComeBackKeepsItsMemoryAndIsCounted(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        CompletionPort port = CompletionPort.start();
        PeerDist peers = PeerDist.open(port);
        Content content = opened(windows, peers, port, "report");
        windows.on("PeerDistClientBlockRead").nth(1).neverCompletes();
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        ContentRead read = content.read(0, into);
        CompletableFuture<ContentPart> future = read.future();
        assertFalse(content.close(Peers.SHORT));
        assertEquals(1, content.outstanding());
        assertFalse(peers.close(Peers.SHORT));
        assertEquals(1, peers.outstanding());
        assertEquals(1, port.abandoned());
        assertEquals(Outcome.CANCELLED, read.outcome());
        assertTrue(assertThrows(OperationCancelledException.class, future::join).isAbandoned());
        try (PeerDist others = PeerDist.open(port);
                Content other = opened(windows, others, port, "report")) {
            assertThrows(IllegalStateException.class, () -> other.read(0, into), "Windows may write to the buffer yet");
        }
        assertFalse(port.close(Peers.SHORT));
        assertEquals(1, port.abandoned());
        windows.reset();
        windows.takeMisuses();
    }

    /** The next one that wants a buffer gets another one; if not, it would be refused, since Windows has that. */
    @Test
    void aLentBufferThatDoesntComeBackIsNotUsedAgain(Simulator windows) throws Exception {
        windows.branchCache().publish("report", 1000);
        byte[] information = Peers.information(windows, "report");
        CompletionPort port = CompletionPort.start();
        try (PeerDist peers = PeerDist.open(port)) {
            windows.on("PeerDistClientAddContentInformation").nth(1).neverCompletes();
            Content content = peers.openContent(Peers.TAG);
            CompletableFuture<Void> lost = content.information(information).future();
            assertFalse(content.close(Peers.SHORT));
            Peers.fails(windows, port, OperationCancelledException.class, lost);
            assertEquals(1, port.abandoned());
            for (int i = 0; i < 2; i++) {
                try (Content other = peers.openContent(Peers.TAG)) {
                    Peers.end(windows, port, other.information(information).future());
                }
            }
        }
        assertFalse(port.close(Peers.SHORT));
        windows.reset();
        windows.takeMisuses();
    }

    @Test
    void closedFromItsOwnHandlerTheRestFollows(Simulator windows) throws Exception {
        windows.branchCache().publish("report", 1000);
        CompletionPort port = CompletionPort.start();
        PeerDist peers = PeerDist.open(port);
        Content content = opened(windows, peers, port, "report");
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        ContentRead other = content.read(500, ByteBuffer.allocateDirect(10));
        ContentRead read = content.newRead().onEnd(ended -> answered.complete(peers.close(Peers.LONG)));
        read.block(0, ByteBuffer.allocateDirect(10));
        read.cancel();
        assertFalse(answered.get(30, java.util.concurrent.TimeUnit.SECONDS), "it can't wait for itself");
        assertThrows(Exception.class, () -> other.future().get(30, java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(Outcome.CANCELLED, other.outcome());
        read.close();
        port.close(); // when its thread has ended the rest has followed
        assertEquals(0, peers.outstanding());
        assertThrows(IllegalStateException.class, () -> peers.openContent(Peers.TAG));
        assertThrows(IllegalStateException.class, content::newRead);
        assertEquals(List.of(), windows.ledger());
    }
}
