// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.bytes;
import static io.github.winnet4j.peerdist.Peers.direct;
import static io.github.winnet4j.peerdist.Peers.end;
import static io.github.winnet4j.peerdist.Peers.fails;
import static io.github.winnet4j.peerdist.Peers.id;
import static io.github.winnet4j.peerdist.Peers.pattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server: what is published by bytes, channel and file can be read; information of it, its end, and cancels. */
@SimulatedWindows
class PublicationTest {
    private CompletionPort port;
    private PeerDist server;

    @BeforeEach
    void open() {
        port = CompletionPort.open();
        server = PeerDist.open(port);
    }

    @AfterEach
    void close() {
        assertTrue(server.close(Peers.LONG));
        port.close();
        assertEquals(0, port.abandoned());
    }

    private void assertReadable(Simulator windows, byte[] information, byte[] expected, int from) {
        try (PeerDist client = PeerDist.open(port);
                Content content = client.openContent(Peers.TAG)) {
            end(windows, port, content.information(information).future());
            ByteBuffer into = ByteBuffer.allocateDirect(expected.length);
            try (ContentRead read = content.newRead()) {
                while (into.hasRemaining()) {
                    read.block(from + into.position(), into);
                    into.position(into.position()
                            + (int) end(windows, port, read.future()).length());
                }
                read.block(from + expected.length, 10);
                assertTrue(end(windows, port, read.future()).end());
            }
            assertArrayEquals(expected, bytes(into.flip(), expected.length));
        }
    }

    @Test
    void bytesArePublishedAndRead(Simulator windows) {
        byte[] data = pattern(7, 600_000);
        Publication published =
                end(windows, port, server.publish(id("report"), data).future());
        assertArrayEquals(id("report"), published.identifier());
        assertEquals("publication 7265706f7274", published.toString());
        byte[] information = end(windows, port, published.information().future());
        assertReadable(windows, information, data, 0);
        byte[] range = end(
                windows,
                port,
                published.information(InformationOptions.range(100_000, 50_000)).future());
        assertReadable(windows, range, pattern(7 + 100_000, 50_000), 100_000);
        byte[] newest = end(
                windows,
                port,
                published
                        .information(InformationOptions.WHOLE.inNewestVersion())
                        .future());
        assertEquals(2, newest[4]);
        assertReadable(windows, newest, data, 0);
        published.unpublish();
        assertEquals(
                WinError.ERROR_NOT_FOUND,
                assertThrows(WindowsException.class, published::information).code());
        assertEquals(
                WinError.ERROR_NOT_FOUND,
                assertThrows(WindowsException.class, published::unpublish).code());
    }

    @Test
    void aChannelAndAFileArePublished(Simulator windows, @TempDir Path folder) throws Exception {
        byte[] data = pattern(3, 700_001);
        windows.mode(Simulator.Mode.FREE);
        ReadableByteChannel slow = new ReadableByteChannel() {
            private final ReadableByteChannel all = Channels.newChannel(new ByteArrayInputStream(data));
            private int reads;

            @Override
            public int read(ByteBuffer into) throws IOException {
                if (++reads % 3 == 0) {
                    return 0; // nothing yet, which is no end
                }
                int limit = into.limit();
                into.limit(Math.min(limit, into.position() + 50_000));
                int count = all.read(into);
                into.limit(limit);
                return count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        List<Long> progress = new ArrayList<>();
        Publication one = server.publish(id("channel"), slow, 0, progress::add);
        assertEquals(List.of(262_144L, 524_288L, 700_001L), progress);
        Path file = folder.resolve("data");
        Files.write(file, data);
        Publication two = server.publish(id("file"), file);
        assertReadable(windows, end(windows, one), data, 0);
        assertReadable(windows, end(windows, two), data, 0);
    }

    @Test
    void aChannelMayBringLittle(Simulator windows) throws Exception {
        byte[] data = pattern(3, 1000);
        windows.mode(Simulator.Mode.FREE);
        List<Long> progress = new ArrayList<>();
        Publication one =
                server.publish(id("little"), Channels.newChannel(new ByteArrayInputStream(data)), 0, progress::add);
        assertEquals(List.of(1000L), progress);
        assertReadable(windows, end(windows, one), data, 0);
    }

    @Test
    void whatWindowsRefusesEndsTheCopyOfAChannel(Simulator windows) {
        windows.mode(Simulator.Mode.FREE);
        windows.on("PeerDistServerPublishAddToStream").nth(1).completesWith(WinError.ERROR_INVALID_PARAMETER);
        ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(new byte[1000]));
        WindowsException refused =
                assertThrows(WindowsException.class, () -> server.publish(id("bad"), channel, 0, added -> {}));
        assertEquals(WinError.ERROR_INVALID_PARAMETER, refused.code());
        assertEquals("PeerDistServerPublishAddToStream", refused.function());
        windows.mode(Simulator.Mode.STEPPED);
    }

    private byte[] end(Simulator windows, Publication publication) throws Exception {
        windows.mode(Simulator.Mode.STEPPED);
        return Peers.end(windows, port, publication.information().future());
    }

    private static <T> T end(Simulator windows, CompletionPort port, CompletableFuture<T> future) {
        return Peers.end(windows, port, future);
    }

    @Test
    void aChannelThatFailsGivesThePublicationUp(Simulator windows) {
        windows.mode(Simulator.Mode.FREE);
        ReadableByteChannel bad = new ReadableByteChannel() {
            private int reads;

            @Override
            public int read(ByteBuffer into) throws IOException {
                if (++reads == 3) {
                    throw new IOException("by the test");
                }
                int count = into.remaining();
                into.position(into.limit());
                return count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        assertThrows(IOException.class, () -> server.publish(id("bad"), bad, 0, read -> {}));
        windows.mode(Simulator.Mode.STEPPED);
        end(windows, port, server.publish(id("bad"), new byte[10]).future()); // the identifier is free
    }

    @Test
    void anIdentifierIsPublishedOnce(Simulator windows) {
        end(windows, port, server.publish(id("report"), new byte[100]).future());
        assertThrows(AlreadyPublishedException.class, () -> server.publish(id("report"), new byte[100]));
        assertThrows(IllegalArgumentException.class, () -> server.publish(new byte[0], new byte[1]));
        windows.command("peerdist user other");
        end(windows, port, server.publish(id("report"), new byte[100]).future()); // of another account
        windows.command("peerdist user user");
        server.unpublish(id("report"));
        end(windows, port, server.publish(id("report"), new byte[100]).future());
    }

    @Test
    void aLengthThatIsNotKeptIsRefused(Simulator windows) {
        PublicationStream shorter = server.publishStream(id("report"), 100);
        end(windows, port, shorter.add(direct(new byte[50])).future());
        WindowsException mismatch =
                fails(windows, port, WindowsException.class, shorter.complete().future());
        assertEquals(WinError.PEERDIST_ERROR_OUT_OF_BOUNDS, mismatch.code());
        shorter.close();
        assertThrows(IllegalArgumentException.class, () -> server.publishStream(id("report"), -1));
    }

    @Test
    void portionsAreDirectAndNeverEmpty(Simulator windows) {
        try (PublicationStream stream = server.publishStream(id("report"), 0)) {
            assertThrows(IllegalArgumentException.class, () -> stream.add(ByteBuffer.allocate(10)));
            assertThrows(IllegalArgumentException.class, () -> stream.add(ByteBuffer.allocateDirect(0)));
        }
        end(windows, port, server.publish(id("report"), new byte[256 << 10]).future());
        assertEquals(1, calls(windows, "PeerDistServerPublishAddToStream"));
    }

    @Test
    void publicationsLiveAsLongAsTheInstance(Simulator windows) {
        PeerDist first = PeerDist.open(port);
        end(windows, port, first.publish(id("report"), new byte[100]).future());
        assertEquals(1, windows.branchCache().publications().size());
        first.close();
        assertEquals(List.of(), windows.branchCache().publications());
    }

    @Test
    void aPortionIsCancelledByIdentifierAndOperation(Simulator windows) {
        PublicationStream stream = server.publishStream(id("report"), 0);
        ByteBuffer data = direct(new byte[1000]);
        Pending<Void> first = stream.add(data);
        Pending<Void> second = stream.add(direct(new byte[1000]));
        assertTrue(second.cancel(), "which waits");
        windows.on("PeerDistServerCancelAsyncOperation").nth(1).returns(WinError.ERROR_NOT_FOUND);
        assertFalse(first.cancel(), "Windows has refused");
        assertTrue(first.cancel());
        assertInstanceOf(OperationCancelledException.class, fails(windows, port, first.future()));
        assertInstanceOf(OperationCancelledException.class, fails(windows, port, second.future()));
        assertFalse(first.cancel());
        assertTrue(windows.timeline().contains("call PeerDistServerCancelAsyncOperation"), windows.timeline());
        end(windows, port, stream.add(data).future());
        end(windows, port, stream.complete().future());
        assertThrows(IllegalStateException.class, () -> stream.add(data), "it is closed");
    }

    @Test
    void aWholePublicationIsCancelled(Simulator windows) {
        Pending<Publication> publishing = server.publish(id("report"), pattern(0, 900_000));
        windows.step();
        Peers.takeAll(port); // the second portion is on its way
        assertTrue(publishing.cancel());
        assertInstanceOf(OperationCancelledException.class, fails(windows, port, publishing.future()));
        Peers.takeAll(port);
        assertEquals(List.of(), windows.branchCache().publications());
    }

    /** In its first step, which Windows has. */
    @Test
    void aPublicationThatHasJustBegunIsCancelled(Simulator windows) {
        Pending<Publication> publishing = server.publish(id("report"), pattern(0, 1000));
        assertTrue(publishing.cancel());
        assertTrue(windows.timeline().contains("call PeerDistServerCancelAsyncOperation"), windows.timeline());
        assertInstanceOf(OperationCancelledException.class, fails(windows, port, publishing.future()));
        Peers.takeAll(port);
        Pending<Publication> another = server.publish(id("report"), pattern(0, 1000));
        end(windows, port, another.future());
        assertFalse(another.cancel(), "it is published");
    }

    /** Mostly it is the answer of the call that finds no more; Windows may say it by a completion, too. */
    @Test
    void theEndOfTheInformationMayBeACompletion(Simulator windows) {
        Publication published =
                end(windows, port, server.publish(id("report"), new byte[1000]).future());
        windows.on("PeerDistServerRetrieveContentInformation").nth(1).completesWith(WinError.PEERDIST_ERROR_NO_MORE);
        CompletableFuture<byte[]> information = published.information().future();
        assertArrayEquals(new byte[0], end(windows, port, information));
        assertEquals(1, windows.ledger().size(), "the instance");
        assertEquals(1, calls(windows, "PeerDistServerRetrieveContentInformation"), "that was the end");
    }

    private static int calls(Simulator windows, String function) {
        return windows.timeline().split("call " + function, -1).length - 1;
    }

    @Test
    void informationIsRetrievedUntilThereIsNoMore(Simulator windows) {
        Publication published =
                end(windows, port, server.publish(id("report"), new byte[1000]).future());
        assertTrue(end(windows, port, published.information().future()).length > 0);
        assertEquals(2, calls(windows, "PeerDistServerRetrieveContentInformation"), "the second finds no more");
    }

    @Test
    void aPortionThatFailsIsTheLast(Simulator windows) {
        windows.on("PeerDistServerPublishAddToStream").nth(1).completesWith(WinError.ERROR_INVALID_PARAMETER);
        WindowsException refused = fails(
                windows,
                port,
                WindowsException.class,
                server.publish(id("bad"), new byte[1_000_000]).future());
        assertEquals(WinError.ERROR_INVALID_PARAMETER, refused.code());
        assertEquals(1, calls(windows, "PeerDistServerPublishAddToStream"));
    }

    @Test
    void aStreamThatIsClosedInAHandlerIsClosedBehindIt(Simulator windows) {
        windows.branchCache().publish("other", 1000);
        windows.on("PeerDistServerPublishAddToStream").takes(Duration.ofHours(1));
        try (Content content = Peers.opened(windows, server, port, "other");
                ContentRead read = content.newRead()) {
            PublicationStream stream = server.publishStream(id("report"), 0);
            CompletableFuture<Void> adding = stream.add(direct(new byte[10])).future();
            List<Boolean> closed = new ArrayList<>();
            read.onEnd(ended -> closed.add(stream.close(Peers.LONG)));
            read.block(0, 10);
            windows.advance(Duration.ofMinutes(1));
            Peers.takeAll(port);
            assertEquals(List.of(false), closed);
            fails(windows, port, OperationCancelledException.class, adding);
            assertTrue(stream.close(Peers.LONG));
        }
    }

    @Test
    void aRetrievalIsCancelledAndClosesItsHandle(Simulator windows) {
        Publication published =
                end(windows, port, server.publish(id("report"), new byte[1000]).future());
        Pending<byte[]> information = published.information();
        assertTrue(information.cancel());
        assertInstanceOf(OperationCancelledException.class, fails(windows, port, information.future()));
        assertFalse(information.cancel(), "it is over");
        assertEquals(1, windows.ledger().size(), "the instance");

        CompletableFuture<byte[]> pending = published.information().future();
        assertTrue(server.close(Peers.LONG));
        assertInstanceOf(OperationCancelledException.class, fails(windows, port, pending));
        assertEquals(List.of(), windows.ledger());
    }

    /** Neither starts when the one before it ends, and no portion is given to a stream that is being closed. */
    @Test
    void whatWaitsForItsTurnIsCancelledByTheClose(Simulator windows) {
        PublicationStream stream = server.publishStream(id("report"), 0);
        CompletableFuture<Void> first = stream.add(direct(new byte[10])).future();
        CompletableFuture<Void> second = stream.add(direct(new byte[10])).future();
        assertTrue(stream.close(Peers.LONG));
        fails(windows, port, OperationCancelledException.class, first);
        fails(windows, port, OperationCancelledException.class, second);
        assertEquals(1, calls(windows, "PeerDistServerPublishAddToStream"));
    }

    @Test
    void aStreamThatIsNotClosedInTimeSaysSo(Simulator windows) {
        PublicationStream stream = server.publishStream(id("report"), 0);
        windows.on("PeerDistServerCancelAsyncOperation").returns(WinError.ERROR_NOT_FOUND);
        CompletableFuture<Void> adding = stream.add(direct(new byte[10])).future();
        assertFalse(stream.close(Peers.SHORT));
        assertTrue(
                fails(windows, port, OperationCancelledException.class, adding).isAbandoned());
        windows.removeRules();
        windows.runUntilIdle();
        Peers.takeAll(port);
    }

    @Test
    void aPublicationThatIsClosedBeforeItsEndIsGivenUp(Simulator windows) {
        PublicationStream stream = server.publishStream(id("report"), 0);
        CompletableFuture<Void> adding = stream.add(direct(new byte[10])).future();
        CompletableFuture<Void> waiting = stream.add(direct(new byte[10])).future();
        stream.close();
        fails(windows, port, OperationCancelledException.class, adding);
        fails(windows, port, OperationCancelledException.class, waiting);
        assertEquals(List.of(), windows.branchCache().publications());
    }

    @Test
    void unpublishingCancelsWhatIsPending(Simulator windows) {
        Publication published =
                end(windows, port, server.publish(id("report"), new byte[1000]).future());
        CompletableFuture<byte[]> information = published.information().future();
        published.unpublish();
        fails(windows, port, OperationCancelledException.class, information);
    }
}
