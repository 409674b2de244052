// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.bytes;
import static io.github.winnet4j.peerdist.Peers.direct;
import static io.github.winnet4j.peerdist.Peers.end;
import static io.github.winnet4j.peerdist.Peers.fails;
import static io.github.winnet4j.peerdist.Peers.opened;
import static io.github.winnet4j.peerdist.Peers.pattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.peerdist.ContentRead.Outcome;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of a content: what they bring, what they miss, and the ownership of the buffer. */
@SimulatedWindows
class ReadTest {
    private static final int SIZE = 300_000;

    private CompletionPort port;
    private PeerDist peers;
    private Content content;

    @BeforeEach
    void open(Simulator windows) {
        windows.branchCache().publish("report", SIZE).shortReads(0);
        port = CompletionPort.open();
        peers = PeerDist.open(port);
        content = opened(windows, peers, port, "report");
    }

    @AfterEach
    void close() {
        assertTrue(content.close(Peers.LONG));
        assertTrue(peers.close(Peers.LONG));
        port.close();
        assertEquals(0, port.abandoned());
    }

    @Test
    void aBlockIsReadFromWhereItIsWanted(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(5000).position(1000).limit(4000);
        ContentRead read = content.read(70_000, into);
        assertEquals(Outcome.PENDING, read.outcome());
        assertEquals(new ContentPart(70_000, 3000, false), end(windows, port, read.future()));
        assertEquals(Outcome.DATA, read.outcome());
        assertArrayEquals(pattern(70_000, 3000), bytes(into, 3000));
        assertEquals(1000, into.position());
        assertEquals(4000, into.limit());
        assertSame(into, read.buffer());
        assertNull(read.problem());
    }

    @Test
    void aStreamIsReadToItsEndInShortParts(Simulator windows) {
        windows.branchCache().shortReads(60);
        byte[] all = new byte[SIZE];
        try (ContentRead read = content.newRead()) {
            ByteBuffer into = ByteBuffer.allocateDirect(40_000);
            int at = 0;
            while (true) {
                read.stream(into);
                ContentPart part = end(windows, port, read.future());
                if (part.end()) {
                    break;
                }
                assertEquals(at, part.offset());
                into.get(0, all, at, (int) part.length());
                at += (int) part.length();
            }
            assertEquals(SIZE, at);
            assertEquals(Outcome.END, read.outcome());
            assertEquals(WinError.PEERDIST_ERROR_NO_MORE, read.code());
        }
        assertArrayEquals(pattern(0, SIZE), all);
    }

    @Test
    void missingDataHasItsRangeAndAStreamGoesOnBehindIt(Simulator windows) {
        windows.branchCache().missing("report", 10_000, 20_000);
        ByteBuffer into = ByteBuffer.allocateDirect(10_000);
        try (ContentRead read = content.newRead()) {
            read.stream(into);
            assertEquals(new ContentPart(0, 10_000, false), end(windows, port, read.future()));
            read.stream(into);
            MissingDataException missing = fails(windows, port, MissingDataException.class, read.future());
            assertEquals(10_000, missing.offset());
            assertEquals(20_000, missing.length());
            assertFalse(missing.isTimeout());
            assertEquals(Outcome.MISSING, read.outcome());
            assertTrue(
                    missing.getMessage().contains("Get the 20000 bytes from offset 10000 on elsewhere"),
                    missing.getMessage());
            read.stream(into);
            assertEquals(new ContentPart(30_000, 10_000, false), end(windows, port, read.future()), "behind the hole");

            end(
                    windows,
                    port,
                    content.addData(10_000, direct(pattern(10_000, 20_000))).future());
            read.block(15_000, into);
            assertEquals(new ContentPart(15_000, 10_000, false), end(windows, port, read.future()));
            assertArrayEquals(pattern(15_000, 10_000), bytes(into, 10_000));
        }
    }

    @Test
    void aTimeoutIsAMissingRangeTooAndAStreamSkipsIt(Simulator windows) {
        windows.command("peerdist latency 100us peers=20s");
        ByteBuffer into = ByteBuffer.allocateDirect(1000);
        try (ContentRead read = content.newRead().timeout(Duration.ofSeconds(2))) {
            read.stream(into);
            MissingDataException late = fails(windows, port, MissingDataException.class, read.future());
            assertTrue(late.isTimeout());
            assertEquals(Outcome.TIMED_OUT, read.outcome());
            assertEquals(0, late.offset());
            assertEquals(SIZE, late.length());
            read.stream(into);
            assertTrue(end(windows, port, read.future()).end(), "the stream is behind all of it");
            read.timeout(Duration.ZERO).block(0, into);
            assertEquals(
                    SIZE,
                    fails(windows, port, MissingDataException.class, read.future())
                            .length(),
                    "nothing is here");
            assertThrows(IllegalArgumentException.class, () -> read.timeout(Duration.ofMillis(-1)));
        }
    }

    @Test
    void aQueryReportsWhatFollowsHere(Simulator windows) {
        windows.branchCache().local("report", 1000, 5000);
        try (ContentRead read = content.newRead()) {
            read.query(2000);
            assertEquals(new ContentPart(2000, 4000, false), end(windows, port, read.future()));
            assertNull(read.buffer());
            read.query(6000);
            assertEquals(0, end(windows, port, read.future()).length());
        }
    }

    @Test
    void aBufferOfOursIsReadIntoAndUsedAgain(Simulator windows) {
        ByteBuffer first;
        ContentRead read = content.newRead();
        try (read) {
            read.block(100, 5000);
            end(windows, port, read.future());
            first = read.buffer();
            assertEquals(5000, first.remaining());
            assertArrayEquals(pattern(100, 5000), bytes(first, 5000));
            read.stream(100);
            end(windows, port, read.future());
            assertSame(first, read.buffer());
            assertEquals(100, read.buffer().remaining());
        }
        assertNull(read.buffer(), "it may be another's now");
        try (ContentRead other = content.newRead()) {
            other.block(0, 8000);
            end(windows, port, other.future());
            assertSame(first, other.buffer(), "from the pool");
        }
    }

    @Test
    void aBufferThatWindowsOwnsCantBeUsedTwice(Simulator windows) {
        ByteBuffer whole = ByteBuffer.allocateDirect(10_000);
        try (ContentRead read = content.newRead();
                ContentRead other = content.newRead()) {
            read.block(0, whole.slice(1000, 2000));
            IllegalStateException owned = assertThrows(IllegalStateException.class, () -> other.block(0, whole));
            assertTrue(owned.getMessage().contains("Windows owns this buffer"), owned.getMessage());
            assertThrows(IllegalStateException.class, () -> other.block(0, whole.slice(2999, 1)));
            assertThrows(
                    IllegalStateException.class,
                    () -> other.stream(whole.duplicate().position(1500)));
            CompletableFuture<Void> refused =
                    content.addData(0, whole.slice(0, 1001)).future();
            assertInstanceOf(
                    IllegalStateException.class,
                    assertThrows(Exception.class, refused::get).getCause());
            assertEquals(Outcome.NONE, other.outcome(), "a read that was not even asked for has not ended");
            other.block(0, whole.slice(0, 1000)); // what lies beside it is free
            end(windows, port, read.future());
            end(windows, port, other.future());
            other.block(0, whole);
            assertThrows(IllegalStateException.class, () -> read.block(0, whole.slice(1000, 2000)));
            end(windows, port, other.future());
            read.block(0, whole.slice(1000, 2000));
            end(windows, port, read.future());
        }
    }

    @Test
    void argumentsAreRefusedBeforeWindowsIsAsked(Simulator windows) {
        int calls = windows.trace().size();
        try (ContentRead read = content.newRead()) {
            assertThrows(IllegalArgumentException.class, () -> read.block(0, ByteBuffer.allocate(10)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> read.block(0, ByteBuffer.allocateDirect(10).asReadOnlyBuffer()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> read.block(0, ByteBuffer.allocateDirect(10).position(10)),
                    "a query");
            assertThrows(IllegalArgumentException.class, () -> read.block(-1, ByteBuffer.allocateDirect(10)));
            assertThrows(IllegalArgumentException.class, () -> read.block(0, 0));
            assertThrows(IllegalArgumentException.class, () -> content.addData(-1, ByteBuffer.allocateDirect(1)));
            assertThrows(IllegalArgumentException.class, () -> content.addData(0, ByteBuffer.allocateDirect(0)));
            assertThrows(IllegalArgumentException.class, () -> content.information(new byte[0]));
            assertThrows(IllegalArgumentException.class, () -> content.addInformation(ByteBuffer.allocate(10)));
            assertThrows(IllegalArgumentException.class, () -> ContentTag.of(new byte[15]));
            assertEquals(Outcome.NONE, read.outcome());
        }
        assertEquals(calls, windows.trace().size());
    }

    /** What asks for no bytes owns none, also not those of the read before. */
    @Test
    void aQueryOwnsNoBuffer(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        try (ContentRead first = content.newRead();
                ContentRead second = content.newRead()) {
            first.block(0, into);
            end(windows, port, first.future());
            first.query(0);
            second.block(100, into.clear());
            end(windows, port, second.future());
            assertArrayEquals(pattern(100, 100), bytes(into, 100));
            end(windows, port, first.future());
        }
    }

    @Test
    void aReadThatIsUsedOnceNeedsNoClose(Simulator windows) {
        try (CompletionPort small = CompletionPort.open(4);
                PeerDist one = PeerDist.open(small);
                Content content = Peers.opened(windows, one, small, "report")) {
            ByteBuffer into = ByteBuffer.allocateDirect(10);
            for (int i = 0; i < 20; i++) {
                end(windows, small, content.read(0, into.clear()).future());
            }
        }
    }

    @Test
    void theLeastThatIsReadIsAByte(Simulator windows) {
        try (ContentRead read = content.newRead()) {
            read.block(0, 1);
            assertEquals(1, end(windows, port, read.future()).length());
        }
    }

    @Test
    void aHandlerStartsTheNextReadByItself(Simulator windows) {
        List<Long> offsets = new ArrayList<>();
        ByteBuffer into = ByteBuffer.allocateDirect(100_000);
        CompletableFuture<Void> done = new CompletableFuture<>();
        try (ContentRead read = content.newRead()) {
            read.onEnd(ended -> {
                offsets.add(ended.offset());
                if (ended.offset() + ended.length() < SIZE) {
                    ended.block(ended.offset() + ended.length(), into);
                } else {
                    done.complete(null);
                }
            });
            read.block(0, into);
            end(windows, port, done);
        }
        assertEquals(List.of(0L, 100_000L, 200_000L), offsets);
    }

    @Test
    void aReadIsOneAtATimeAndNotAfterItsClose(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        ByteBuffer second = ByteBuffer.allocateDirect(100);
        ContentRead read = content.newRead();
        read.block(0, into);
        assertThrows(IllegalStateException.class, () -> read.block(0, second));
        assertThrows(IllegalStateException.class, () -> read.block(0, 10));
        CompletableFuture<ContentPart> future = read.future();
        read.close(); // cancels
        fails(windows, port, io.github.winnet4j.OperationCancelledException.class, future);
        assertEquals(Outcome.CANCELLED, read.outcome());
        assertThrows(IllegalStateException.class, () -> read.block(0, into));
        assertFalse(read.cancel());
    }

    @Test
    void aReadOfTheContentItselfIsClosedAtItsEnd(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        ContentRead read = content.read(0, into);
        assertEquals(100, end(windows, port, read.future()).length());
        assertEquals(
                "this read is closed",
                assertThrows(IllegalStateException.class, () -> read.block(0, into))
                        .getMessage());
    }

    @Test
    void closingStopsAReadThatStartsItselfAgain(Simulator windows) {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        ContentRead read = content.newRead();
        List<String> refused = new ArrayList<>();
        CompletableFuture<Void> done = new CompletableFuture<>();
        read.onEnd(ended -> {
            ended.close();
            try {
                ended.block(0, into);
            } catch (IllegalStateException closed) {
                refused.add(closed.getMessage());
            }
            done.complete(null);
        });
        read.block(0, into);
        end(windows, port, done);
        assertEquals(List.of("this read is closed"), refused);
        assertEquals(0, content.outstanding());
    }

    @Test
    void manyAreReadAtOnce(Simulator windows) {
        List<ContentRead> reads = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            reads.add(content.read(i * 1000L, ByteBuffer.allocateDirect(1000)));
        }
        assertEquals(300, content.outstanding());
        for (int i = 0; i < 300; i++) {
            end(windows, port, reads.get(i).future());
            assertArrayEquals(pattern(i * 1000, 1000), bytes(reads.get(i).buffer(), 1000));
        }
        assertEquals(0, content.outstanding());
    }
}
