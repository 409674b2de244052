// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What the tests of BranchCache have in common: contents to read, and time to move until something has ended. */
final class Peers {
    static final Duration LONG = Duration.ofSeconds(Long.getLong("winnet4j.test.long", 30));
    /** For a close of what the test keeps from ending. */
    static final Duration SHORT = Duration.ofMillis(20);

    static final ContentTag TAG = ContentTag.of("winnet4j test 01".getBytes(StandardCharsets.US_ASCII));

    private Peers() {}

    static byte[] id(String identifier) {
        return identifier.getBytes(StandardCharsets.UTF_8);
    }

    /** The content information of a publication, straight from the simulator. */
    static byte[] information(Simulator windows, String identifier) {
        return HexFormat.of()
                .parseHex(windows.command("peerdist information " + identifier).strip());
    }

    /** What the simulator publishes with a size. */
    static byte[] pattern(int from, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) ((from + i) * 31 + ((from + i) >> 8));
        }
        return bytes;
    }

    static byte[] bytes(ByteBuffer buffer, int size) {
        byte[] bytes = new byte[size];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** A content with complete information. */
    static Content opened(Simulator windows, PeerDist peers, CompletionPort port, String identifier) {
        Content content = peers.openContent(TAG);
        end(windows, port, content.information(information(windows, identifier)).future());
        return content;
    }

    /** Moves the simulated time, and polls a polled port, until it is done; its value. */
    static <T> T end(Simulator windows, CompletionPort port, CompletableFuture<T> future) {
        try {
            return ended(windows, port, future).get();
        } catch (ExecutionException e) {
            return fail(e.getCause());
        } catch (InterruptedException e) {
            return fail(e);
        }
    }

    /** The same, for one that fails. */
    static <E extends Throwable> E fails(
            Simulator windows, CompletionPort port, Class<E> type, CompletableFuture<?> future) {
        Exception thrown =
                assertThrows(Exception.class, () -> ended(windows, port, future).get());
        return org.junit.jupiter.api.Assertions.assertInstanceOf(
                type, thrown.getCause() instanceof RuntimeException cause ? cause : thrown);
    }

    static RuntimeException fails(Simulator windows, CompletionPort port, CompletableFuture<?> future) {
        return fails(windows, port, RuntimeException.class, future);
    }

    private static <T> CompletableFuture<T> ended(Simulator windows, CompletionPort port, CompletableFuture<T> future) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!future.isDone()) {
            assertTrue(System.nanoTime() < deadline, "it never ended");
            windows.runUntilIdle();
            port.await(future, Duration.ofMillis(1));
        }
        return future;
    }

    /** Takes all that lies in a polled port. */
    static void takeAll(CompletionPort port) {
        while (port.pollNow() > 0) {
            // more
        }
    }
}
