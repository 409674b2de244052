// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.Peerdist;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A publication that is being made, from {@link PeerDist#publishStream}: portions of data, then {@link #complete}.
 *
 * <p>Portions follow each other in the order of the calls, one at a time, as Windows wants it. Closed before it is
 * complete, the publication is given up; closed after that, it stays.
 */
public final class PublicationStream implements AutoCloseable {
    private static final Use.Submit ADD = (instance, handle, use, token) -> {
        ByteBuffer buffer = use.buffer;
        if (buffer == null) {
            throw new IllegalStateException("no bytes");
        }
        return Peerdist.PeerDistServerPublishAddToStream(instance, handle, use.count, buffer, token);
    };
    private static final Use.Submit COMPLETE =
            (instance, handle, use, token) -> Peerdist.PeerDistServerPublishCompleteStream(instance, handle, token);

    /** Bytes on the heap and those of a channel are handed over in portions of this size. */
    private static final int PORTION = 256 << 10;

    private final PeerDist peerDist;
    private final byte[] identifier;
    private final Handle handle;

    PublicationStream(PeerDist peerDist, Session session, byte[] identifier, long length) {
        this.peerDist = peerDist;
        this.identifier = identifier;
        handle = new StreamHandle(session, identifier);
        byte[] options = Layouts.publicationOptions(Peerdist.PEERDIST_PUBLICATION_OPTIONS_VERSION_2);
        handle.opened(
                this,
                PeerDist.open(
                        session,
                        "PeerDistServerPublishStream",
                        (instance, opened) -> Peerdist.PeerDistServerPublishStream(
                                instance,
                                identifier.length,
                                identifier,
                                length,
                                options,
                                session.port.handle(),
                                session.port.key(),
                                opened)));
    }

    /** Not an inner class: that would know the stream, which could never be forgotten. */
    private static final class StreamHandle extends Handle {
        private final byte[] identifier;

        StreamHandle(Session session, byte[] identifier) {
            super(session, session.streams, "PeerDistServerCloseStreamHandle");
            this.identifier = identifier;
        }

        @Override
        int cancel(long nativeHandle, long operation) {
            return cancelServers(session, identifier, operation);
        }

        @Override
        void cancelStarted() {
            serial.cancelCurrent();
        }
    }

    /** The server's way to cancel: by identifier and operation. */
    static int cancelServers(Session session, byte[] identifier, long operation) {
        return Peerdist.PeerDistServerCancelAsyncOperation(
                session.instance(), identifier.length, identifier, operation);
    }

    /**
     * Adds the next portion ({@code PeerDistServerPublishAddToStream}).
     *
     * @param portion direct; its bytes from position to limit belong to Windows until the end
     * @return ends when Windows has taken the bytes
     */
    public Pending<Void> add(ByteBuffer portion) {
        Arguments.direct("portion", portion, 1, false);
        handle.requireOpen();
        return adding(() -> portion, false).in(handle.serial).pending();
    }

    /**
     * Says that all data was added ({@code PeerDistServerPublishCompleteStream}). At its end the content is published,
     * and this closed.
     *
     * @return the publication, when Windows has made it
     */
    public Pending<Publication> complete() {
        handle.requireOpen();
        return published(List.of(completing()));
    }

    /** Portions of those bytes, and the completion. */
    Pending<Publication> all(byte[] bytes) {
        List<Step<Void>> steps = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PORTION) {
            int start = from;
            int size = Math.min(PORTION, bytes.length - from);
            steps.add(adding(() -> handle.session.buffers.take(size).put(0, bytes, start, size), true));
        }
        steps.add(completing());
        return published(steps);
    }

    /** All of the channel, two portions at a time: one is Windows', the other is being filled. On this thread. */
    Publication all(ReadableByteChannel channel, LongConsumer progress) throws IOException, InterruptedException {
        ByteBuffer[] buffers = {handle.session.buffers.take(PORTION), handle.session.buffers.take(PORTION)};
        CompletableFuture<?>[] adding = {
            CompletableFuture.completedFuture(null), CompletableFuture.completedFuture(null)
        };
        long added = 0;
        for (int turn = 0; ; turn ^= 1) {
            finish(adding[turn]);
            ByteBuffer buffer = buffers[turn].clear().limit(PORTION);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // a channel may bring little at a time
            }
            if (!buffer.flip().hasRemaining()) {
                break;
            }
            added += buffer.remaining();
            adding[turn] = add(buffer).future();
            progress.accept(added);
        }
        for (int i = 0; i < buffers.length; i++) {
            finish(adding[i]);
            handle.session.buffers.give(buffers[i]);
        }
        return finish(complete().future());
    }

    private <T> T finish(CompletableFuture<T> future) throws InterruptedException {
        handle.session.await(future.exceptionally(problem -> null));
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private Step<Void> adding(java.util.function.Supplier<@Nullable ByteBuffer> bytes, boolean lent) {
        String function = "PeerDistServerPublishAddToStream";
        return new Step<>(handle, this, function, ADD, bytes, lent, 0, Step.nothing(function));
    }

    private Step<Void> completing() {
        return Step.plain(handle, this, "PeerDistServerPublishCompleteStream", COMPLETE);
    }

    private Pending<Publication> published(List<Step<Void>> steps) {
        steps.get(steps.size() - 1).future.whenComplete((done, problem) -> {
            if (problem == null) {
                close(Duration.ZERO); // the handle; the publication stays
            }
        });
        return Chain.of(handle.serial, steps, () -> new Publication(peerDist, identifier));
    }

    /** Closes within {@link PeerDist#DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(PeerDist.DEFAULT_DEADLINE);
    }

    /**
     * Cancels what is in progress, waits for its completion at most so long, and closes the handle; an incomplete
     * publication is given up.
     *
     * @param within how long to wait at most; not negative
     * @return whether Windows has given everything back; false also from inside a handler, where the rest comes by
     *     itself
     */
    public boolean close(Duration within) {
        return handle.close(Deadline.in(within));
    }
}
