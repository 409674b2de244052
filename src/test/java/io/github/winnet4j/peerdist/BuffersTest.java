// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the library lends to Windows it uses again: what is done for the hundredth time takes no direct buffer more. */
@SimulatedWindows
class BuffersTest {
    private static final int ROUNDS = 40;

    private CompletionPort port;
    private PeerDist peers;
    private int names;

    @BeforeEach
    void open(Simulator windows) {
        windows.tracing(false);
        windows.branchCache().publish("big", 400_000);
        windows.mode(Simulator.Mode.FREE);
        port = CompletionPort.start();
        peers = PeerDist.open(port);
    }

    @AfterEach
    void close() {
        assertTrue(peers.close(Peers.LONG));
        port.close();
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    private static void assertUsesAgain(Callable<?> action) throws Exception {
        for (int i = 0; i < 3; i++) {
            action.call();
        }
        System.gc(); // what others have left isn't collected while this counts
        long before = allocated();
        for (int i = 0; i < ROUNDS; i++) {
            action.call();
        }
        long more = allocated() - before;
        assertTrue(more < ROUNDS / 2, more + " buffers in " + ROUNDS + " rounds");
    }

    private byte[] name() {
        return Peers.id("mine " + names++);
    }

    @Test
    void bytesThatArePublished() throws Exception {
        assertUsesAgain(() -> peers.publish(name(), new byte[1000]).future().get());
    }

    @Test
    void bytesThatAreRefused(Simulator windows) throws Exception {
        windows.on("PeerDistServerPublishAddToStream").returns(WinError.ERROR_INVALID_PARAMETER);
        assertUsesAgain(() -> assertThrows(
                CompletionException.class,
                () -> peers.publish(name(), new byte[1000]).future().join()));
    }

    @Test
    void aChannelThatIsPublished() throws Exception {
        assertUsesAgain(() ->
                peers.publish(name(), Channels.newChannel(new ByteArrayInputStream(new byte[1000])), 0, added -> {}));
    }

    @Test
    void informationThatIsRetrieved() throws Exception {
        Publication published = peers.publish(name(), new byte[1000]).future().get();
        assertUsesAgain(() -> published.information().future().get());
    }

    @Test
    void informationThatIsAdded(Simulator windows) throws Exception {
        byte[] information = Peers.information(windows, "big");
        assertUsesAgain(() -> {
            try (Content content = peers.openContent(Peers.TAG)) {
                return content.information(information).future().get();
            }
        });
    }

    @Test
    void aContentThatIsReadAndCopied(Simulator windows) throws Exception {
        byte[] information = Peers.information(windows, "big");
        try (Content content = peers.openContent(Peers.TAG)) {
            content.information(information).future().get();
            assertUsesAgain(() -> {
                try (ContentRead read = content.newRead()) {
                    read.block(0, 1000);
                    read.pending().await(Peers.LONG);
                }
                return null;
            });
            assertUsesAgain(() -> {
                ContentRead read = content.newRead();
                read.block(0, 1000);
                read.close();
                return read.pending().await(Peers.LONG);
            });
            assertUsesAgain(
                    () -> content.copyTo(Channels.newChannel(new ByteArrayOutputStream()), null, CopyOptions.DEFAULT));
        }
    }
}
