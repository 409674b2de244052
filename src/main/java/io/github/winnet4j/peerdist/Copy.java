// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.WinError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Content copied to a channel in order, a few chunks being read ahead. Promises: what is written was in a cache or was
 * accepted by it; however it ends, no read of it is in progress afterwards. Knows the content by its public side.
 */
final class Copy {
    /** A read may bring nothing; this many in a row mean that Windows doesn't go on. */
    private static final int ATTEMPTS = 8;

    private final Content content;
    private final Instance instance;
    private final WritableByteChannel channel;
    private final @Nullable ContentSource source;
    private final CopyOptions options;
    private final ArrayDeque<Chunk> ahead = new ArrayDeque<>();
    private long next;
    private long written;
    private long fromSource;

    Copy(
            Content content,
            Instance instance,
            WritableByteChannel channel,
            @Nullable ContentSource source,
            CopyOptions options) {
        this.content = content;
        this.instance = instance;
        this.channel = channel;
        this.source = source;
        this.options = options;
        next = options.from();
    }

    Copied run() throws IOException, InterruptedException {
        if (instance.port.inHandler()) {
            throw new IllegalStateException("the thread that drives the port would wait for itself");
        }
        long end = options.from();
        try {
            for (int i = 0; i < options.ahead(); i++) {
                Chunk chunk = new Chunk();
                ahead.addLast(chunk);
                chunk.begin();
            }
            while (true) {
                Chunk chunk = ahead.element();
                boolean last = chunk.complete();
                end = chunk.write();
                options.progress().accept(end);
                if (last) {
                    return new Copied(end, written, fromSource);
                }
                ahead.addLast(ahead.remove());
                chunk.begin();
            }
        } finally {
            giveUp();
        }
    }

    /** Cancels what is being read, and waits for Windows to give it back. */
    private void giveUp() {
        ahead.forEach(chunk -> chunk.read.cancel());
        Deadline deadline = Deadline.in(PeerDist.DEFAULT_DEADLINE);
        for (Chunk chunk : ahead) {
            if (instance.await(chunk.read.future(), deadline) && !chunk.read.isAbandoned()) {
                instance.buffers.give(chunk.buffer);
            } // else it stays Windows', which may still write to it
            chunk.read.close();
        }
    }

    /** A part of the content, of which some is there. */
    private final class Chunk {
        final ContentRead read = content.newRead();
        final ByteBuffer buffer = instance.buffers.take(options.chunk());
        private long start;
        private int filled;

        Chunk() {
            if (options.timeout() != null) {
                read.timeout(options.timeout());
            }
        }

        void begin() {
            start = next;
            next += options.chunk();
            filled = 0;
            go();
        }

        private void go() {
            read.block(start + filled, buffer.position(filled).limit(options.chunk()));
        }

        /** All of it; true when the content ends in it. */
        boolean complete() throws IOException, InterruptedException {
            int attempts = 0;
            while (true) {
                read.pending().await(Deadline.FOREVER); // the outcome says how
                int before = filled;
                switch (read.outcome()) {
                    case DATA -> filled += (int) read.length();
                    case MISSING, TIMED_OUT -> fill();
                    case END -> {
                        return true;
                    }
                    default -> {
                        RuntimeException problem = read.problem();
                        throw problem != null ? problem : new IllegalStateException(read.outcome() + " is no end");
                    }
                }
                if (filled == options.chunk()) {
                    return false;
                }
                attempts = filled == before ? attempts + 1 : 0;
                if (attempts == ATTEMPTS) {
                    throw Errors.of("PeerDistClientBlockRead", WinError.ERROR_INVALID_DATA);
                }
                go();
            }
        }

        /** The missing range, as far as it is this chunk's. */
        private void fill() throws IOException, InterruptedException {
            RuntimeException problem = read.problem();
            long here = start + filled;
            long size = Math.min(read.offset() + read.length(), start + options.chunk()) - here;
            if (source == null || problem == null) {
                throw problem != null ? problem : new IllegalStateException("nothing is missing");
            }
            if (read.offset() > here || size <= 0) {
                return; // not where the read was to begin: ask again
            }
            ByteBuffer hole = buffer.duplicate().position(filled).limit(filled + (int) size);
            source.fill(here, hole);
            if (hole.hasRemaining()) {
                throw new IOException("the source gave " + (size - hole.remaining()) + " of " + size
                        + " bytes from offset " + here + " on");
            }
            Pending<Void> added = content.addData(here, hole.flip().position(filled));
            added.await(Deadline.FOREVER);
            try {
                added.future().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof WindowsException windows) {
                    throw windows;
                }
                throw e;
            }
            filled += (int) size;
            fromSource += size;
        }

        /** Answers the offset behind it. */
        long write() throws IOException {
            ByteBuffer bytes = buffer.duplicate().position(0).limit(filled);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written += filled;
            return start + filled;
        }
    }
}
