// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.opened;
import static io.github.winnet4j.peerdist.Peers.pattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The comfortable reader: in order, whole, holes filled from the source and shared; and no read in progress however it
 * ends.
 */
@SimulatedWindows
class CopyTest {
    private static final int SIZE = 1_000_003;

    private CompletionPort port;
    private PeerDist peers;
    private Content content;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final WritableByteChannel channel = Channels.newChannel(out);

    @BeforeEach
    void open(Simulator windows) {
        windows.tracing(false);
        windows.branchCache().publish("big", SIZE);
        port = CompletionPort.start();
        peers = PeerDist.open(port);
        content = opened(windows, peers, port, "big");
        windows.command("peerdist latency 20us peers=50us");
        windows.mode(Simulator.Mode.FREE);
    }

    @AfterEach
    void close() {
        assertTrue(content.close(Peers.LONG));
        assertEquals(0, content.outstanding());
        assertTrue(peers.close(Peers.LONG));
        port.close();
        assertEquals(0, port.abandoned());
    }

    private static ContentSource source() {
        return (offset, into) -> into.put(pattern((int) offset, into.remaining()));
    }

    @Test
    void allOfItComesInOrderWithProgress() throws Exception {
        List<Long> progress = new ArrayList<>();
        Copied copied = content.copyTo(
                channel, null, CopyOptions.DEFAULT.chunks(100_000, 3).progress(progress::add));
        assertEquals(new Copied(SIZE, SIZE, 0), copied);
        assertArrayEquals(pattern(0, SIZE), out.toByteArray());
        assertEquals(List.of(100_000L, 200_000L), progress.subList(0, 2));
        assertEquals(SIZE, progress.get(progress.size() - 1));
    }

    @Test
    void aMultipleOfTheChunkEndsToo(Simulator windows) throws Exception {
        windows.branchCache().publish("even", 400_000);
        try (Content even = peers.openContent(Peers.TAG)) {
            even.information(Peers.information(windows, "even")).future().get();
            assertEquals(
                    new Copied(400_000, 400_000, 0),
                    even.copyTo(channel, null, CopyOptions.DEFAULT.chunks(100_000, 4)));
        }
        assertArrayEquals(pattern(0, 400_000), out.toByteArray());
    }

    @Test
    void aCopyThatHasEndedNeedsNoRoomAnyMore(Simulator windows) throws Exception {
        try (CompletionPort small = CompletionPort.start(8);
                PeerDist own = PeerDist.open(small);
                Content same = own.openContent(Peers.TAG)) {
            same.information(Peers.information(windows, "big")).future().get();
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        new Copied(SIZE, SIZE, 0), same.copyTo(channel, null, CopyOptions.DEFAULT.chunks(100_000, 4)));
            }
        }
    }

    @Test
    void holesComeFromTheSourceAndAreSharedAfterwards(Simulator windows) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            windows.branchCache().missing("big", random.nextInt(SIZE - 50_000), random.nextInt(50_000));
        }
        List<long[]> fetched = new ArrayList<>();
        Copied copied = content.copyTo(channel, (offset, into) -> {
            fetched.add(new long[] {offset, into.remaining()});
            source().fill(offset, into);
        });
        assertArrayEquals(pattern(0, SIZE), out.toByteArray());
        long total = fetched.stream().mapToLong(range -> range[1]).sum();
        assertTrue(total > 0 && total < SIZE);
        assertEquals(new Copied(SIZE, SIZE, total), copied);
        out.reset();
        assertEquals(0, content.copyTo(channel, null).fromSource(), "now it is all in a cache");
        assertArrayEquals(pattern(0, SIZE), out.toByteArray());
    }

    @Test
    void withoutASourceAHoleIsMissingData(Simulator windows) {
        windows.branchCache().missing("big", 300_000, 1000);
        MissingDataException missing = assertThrows(MissingDataException.class, () -> content.copyTo(channel, null));
        assertEquals(300_000, missing.offset());
        assertEquals(1000, missing.length());
        assertEquals(262_144, out.size(), "the chunks before it");
    }

    @Test
    void wrongDataOfTheSourceIsRefusedAndNotWritten(Simulator windows) {
        windows.branchCache().missing("big", 0, SIZE);
        ContentSource liar = (offset, into) -> into.put(new byte[into.remaining()]);
        WindowsException refused = assertThrows(WindowsException.class, () -> content.copyTo(channel, liar));
        assertEquals(WinError.PEERDIST_ERROR_TRUST_FAILURE, refused.code());
        assertEquals(0, out.size());
        IOException tooLittle =
                assertThrows(IOException.class, () -> content.copyTo(channel, (offset, into) -> into.put((byte) 1)));
        assertTrue(tooLittle.getMessage().startsWith("the source gave 1 of "), tooLittle.getMessage());
        assertThrows(
                IOException.class,
                () -> content.copyTo(channel, (offset, into) -> {
                    throw new IOException("by the test");
                }));
    }

    @Test
    void aCopyGoesOnWhereItEnded(Simulator windows) throws Exception {
        windows.branchCache().missing("big", 0, SIZE);
        long[] reached = new long[1];
        ContentSource flaky = (offset, into) -> {
            if (offset >= 524_288) {
                throw new IOException("the network is down");
            }
            source().fill(offset, into);
        };
        CopyOptions options = CopyOptions.DEFAULT.progress(at -> reached[0] = at);
        assertThrows(IOException.class, () -> content.copyTo(channel, flaky, options));
        assertEquals(reached[0], out.size());
        Copied copied = content.copyTo(channel, source(), options.from(reached[0]));
        assertEquals(SIZE, copied.end());
        assertEquals(SIZE - 524_288, copied.bytes());
        assertArrayEquals(pattern(0, SIZE), out.toByteArray());
    }

    @Test
    void anotherThreadCancelsIt(Simulator windows) throws Exception {
        windows.mode(Simulator.Mode.STEPPED); // nothing moves
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread copying = new Thread(() -> {
            try {
                content.copyTo(channel, null);
            } catch (Throwable e) {
                end.set(e);
            }
        });
        copying.start();
        while (content.outstanding() < 4) {
            Thread.onSpinWait();
        }
        assertTrue(content.cancelAll());
        copying.join(Peers.LONG.toMillis());
        assertInstanceOf(OperationCancelledException.class, end.get());
        assertEquals(0, content.outstanding());
    }

    @Test
    void anInterruptEndsIt(Simulator windows) throws Exception {
        windows.mode(Simulator.Mode.STEPPED);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread copying = new Thread(() -> {
            try {
                content.copyTo(channel, null);
            } catch (Throwable e) {
                end.set(e);
            }
        });
        copying.start();
        while (content.outstanding() < 4) {
            Thread.onSpinWait();
        }
        copying.interrupt();
        copying.join(Peers.LONG.toMillis());
        assertInstanceOf(InterruptedException.class, end.get());
        assertEquals(0, content.outstanding());
    }

    @Test
    void aVanishedServiceEndsItAndAnewItGoesOn(Simulator windows) throws Exception {
        long[] reached = new long[1];
        CopyOptions options = CopyOptions.DEFAULT.chunks(50_000, 2).progress(at -> {
            reached[0] = at;
            if (at == 300_000) {
                windows.service("peerdist", false);
            }
        });
        assertThrows(InvalidatedException.class, () -> content.copyTo(channel, source(), options));
        windows.service("peerdist", true);
        try (Content again = peers.openContent(Peers.TAG)) {
            again.information(Peers.information(windows, "big")).future().get();
            again.copyTo(channel, source(), options.from(reached[0]));
        }
        assertArrayEquals(pattern(0, SIZE), out.toByteArray());
    }

    @Test
    void aPolledPortIsPolledByTheCopy(Simulator windows) throws Exception {
        try (CompletionPort polled = CompletionPort.open();
                PeerDist mine = PeerDist.open(polled);
                Content other = mine.openContent(Peers.TAG)) {
            java.util.concurrent.CompletableFuture<Void> known =
                    other.information(Peers.information(windows, "big")).future();
            while (!known.isDone()) {
                polled.poll(Duration.ofSeconds(1));
            }
            assertEquals(SIZE, other.copyTo(channel, null).bytes());
        }
        assertArrayEquals(pattern(0, SIZE), out.toByteArray());
    }

    @Test
    void notOnTheThreadThatDrivesThePort(Simulator windows) throws Exception {
        java.util.concurrent.CompletableFuture<Void> flushed = new java.util.concurrent.CompletableFuture<>();
        try (ContentRead read = content.newRead()) {
            read.onEnd(ended -> {
                try {
                    content.copyTo(channel, null);
                } catch (Throwable e) {
                    flushed.completeExceptionally(e);
                }
            });
            read.block(0, 10);
            assertInstanceOf(
                    IllegalStateException.class,
                    assertThrows(Exception.class, () -> flushed.get(30, java.util.concurrent.TimeUnit.SECONDS))
                            .getCause());
        }
    }

    @Test
    void optionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> CopyOptions.DEFAULT.from(-1));
        assertThrows(IllegalArgumentException.class, () -> CopyOptions.DEFAULT.chunks(0, 1));
        assertThrows(IllegalArgumentException.class, () -> CopyOptions.DEFAULT.chunks(1, 0));
    }
}
