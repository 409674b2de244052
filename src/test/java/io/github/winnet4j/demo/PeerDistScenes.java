// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.demo.Scenes.Scene;
import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.Copied;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.peerdist.Publication;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * BranchCache through its façade: published here, read there, and ended in order. On a polled port, so that it goes the
 * same each time.
 */
final class PeerDistScenes {
    private static final ContentTag TAG =
            ContentTag.of("the demo's client".substring(0, 16).getBytes(StandardCharsets.US_ASCII));

    private final Simulator windows;

    PeerDistScenes(Simulator windows) {
        this.windows = windows;
    }

    Scene[] all() {
        return new Scene[] {
            new Scene(
                    "BranchCache: a read that is cancelled while pending (PeerDistClientCancelAsyncOperation)",
                    "Buffer and slot are Windows' until the completion was taken, whatever the cancel returned.",
                    () -> cancelled(true)),
            new Scene(
                    "BranchCache: a read that has finished before its cancel",
                    "A cancel that loses reports the real result; not found is an answer, not a failure.",
                    () -> cancelled(false)),
            new Scene(
                    "BranchCache: published by one, copied by another, with a hole that the source fills",
                    "What no cache has comes from the caller's source, is checked and shared; a file arrives"
                            + " byte for byte.",
                    this::copied),
            new Scene(
                    "BranchCache: a content that is closed with reads in progress",
                    "Cancel, drain, close, in this order; each read ends once, and no buffer is free before.",
                    this::closed),
            new Scene(
                    "BranchCache: the same on a Windows 7",
                    "It has version 1 of everything, and is asked for nothing else; what it lacks is named.",
                    this::windows7),
        };
    }

    private String cancelled(boolean inTime) {
        windows.branchCache().publish("report", 65_536);
        windows.command("peerdist latency 500ms");
        try (CompletionPort port = CompletionPort.open();
                PeerDist client = PeerDist.open(port);
                Content content = client.openContent(TAG)) {
            end(port, content.information(information()).future());
            ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
            ContentRead read = content.read(0, buffer);
            if (!inTime) {
                windows.runUntilIdle(); // the completion is with the port; it hasn't been taken yet
            }
            String said = "the cancel was " + (read.cancel() ? "accepted" : "refused") + " with the read "
                    + read.outcome() + ", another read into its buffer " + another(content, buffer);
            while (read.outcome() == ContentRead.Outcome.PENDING) {
                port.pollNow();
            }
            return said + "; it ended " + read.outcome() + " with " + read.length() + " bytes ("
                    + Scenes.named(read.code()) + "), and then another was " + another(content, buffer);
        }
    }

    private static String another(Content content, ByteBuffer buffer) {
        try {
            content.read(0, buffer).close();
            return "begun";
        } catch (IllegalStateException e) {
            return "refused";
        }
    }

    private byte[] information() {
        return HexFormat.of()
                .parseHex(windows.command("peerdist information report").strip());
    }

    private String copied() {
        byte[] data = new byte[100_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i / 100);
        }
        try (CompletionPort port = CompletionPort.open();
                PeerDist server = PeerDist.open(port);
                PeerDist client = PeerDist.open(port);
                Content content = client.openContent(TAG)) {
            Publication published = end(
                    port,
                    server.publish("report".getBytes(StandardCharsets.US_ASCII), data)
                            .future());
            byte[] information = end(port, published.information().future());
            end(port, content.information(information).future());
            windows.branchCache().missing("report", 30_000, 20_000);
            windows.branchCache().instant();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Copied copied = content.copyTo(
                    Channels.newChannel(out), (offset, into) -> into.put(data, (int) offset, into.remaining()));
            published.unpublish();
            return copied.bytes() + " bytes were copied, " + copied.fromSource()
                    + " of them from the source, and they are "
                    + (Arrays.equals(data, out.toByteArray()) ? "the same" : "others");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String closed() {
        windows.branchCache().publish("report", 100_000);
        List<ContentRead> reads = new ArrayList<>();
        try (CompletionPort port = CompletionPort.open();
                PeerDist client = PeerDist.open(port)) {
            Content content = client.openContent(TAG);
            end(port, content.information(information()).future());
            for (int i = 0; i < 3; i++) {
                reads.add(content.read(i * 1000L, ByteBuffer.allocateDirect(1000)));
            }
            int before = content.outstanding();
            boolean back = content.close(Duration.ofSeconds(10));
            return before + " reads were in progress; they ended "
                    + reads.stream().map(ContentRead::outcome).toList() + ", and Windows has "
                    + (back ? "nothing of them any more" : "some of them yet");
        }
    }

    private String windows7() {
        windows.branchCache().windows7().shortReads(0);
        try (CompletionPort port = CompletionPort.open();
                PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(TAG)) {
            Publication published = end(
                    port,
                    peers.publish("report".getBytes(StandardCharsets.US_ASCII), new byte[20_000])
                            .future());
            byte[] information = end(port, published.information().future());
            end(port, content.information(information).future());
            long read = end(
                            port,
                            content.read(0, ByteBuffer.allocateDirect(20_000)).future())
                    .length();
            published.unpublish();
            String missing = Scenes.message(content::isFlashCrowd);
            return "by version " + peers.version().major() + " " + read + " bytes were published and read; and "
                    + missing.replaceAll(".*(This Windows has no [^.]*\\.dll).*", "$1");
        }
    }

    private <T> T end(CompletionPort port, CompletableFuture<T> future) {
        while (!future.isDone()) {
            windows.runUntilIdle();
            port.pollNow();
        }
        return future.join();
    }
}
