// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A publication that is being made, from {@link PeerDist#publishStream}: portions of data, then {@link #complete}.
 *
 * <p>Portions follow each other in the order of the calls, one at a time, as Windows wants it. Closed before it is
 * complete, the publication is given up; closed after that, it stays.
 *
 * @since 0.1.0
 */
public final class PublicationStream implements AutoCloseable {
    /** Bytes on the heap and those of a channel are handed over in portions of this size. */
    private static final int PORTION = 256 << 10;

    private final PeerDist peerDist;
    private final byte[] identifier;
    private final Instance instance;
    private final PortHandle handle;
    private final OperationQueue queue = new OperationQueue();

    PublicationStream(PeerDist peerDist, Instance instance, byte[] identifier, long length) {
        this.peerDist = peerDist;
        this.identifier = identifier;
        this.instance = instance;
        byte[] options = Layouts.publicationOptions(
                instance.knowsWindows8()
                        ? Peerdist.PEERDIST_PUBLICATION_OPTIONS_VERSION_2
                        : Peerdist.PEERDIST_PUBLICATION_OPTIONS_VERSION_1);
        handle = instance.attach(
                "BranchCache publication stream",
                "PeerDistServerPublishStream",
                (windows, opened) -> Peerdist.PeerDistServerPublishStream(
                        windows,
                        identifier.length,
                        identifier,
                        length,
                        options,
                        instance.port.handle(),
                        instance.port.key(),
                        opened),
                stream -> Errors.check(
                        "PeerDistServerCloseStreamHandle",
                        Peerdist.PeerDistServerCloseStreamHandle(instance.inside(), stream)));
        handle.onClosing(closing(queue));
    }

    /** Doesn't know the stream, which could never be forgotten otherwise. */
    private static LongConsumer closing(OperationQueue queue) {
        return stream -> queue.cancelAll();
    }

    /** The server's way to cancel: by identifier and operation. */
    static PortHandle.Canceller canceller(Instance instance, byte[] identifier) {
        return (handle, token) ->
                Peerdist.PeerDistServerCancelAsyncOperation(instance.inside(), identifier.length, identifier, token);
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
        return adding(() -> portion, false).in(queue);
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
        List<SingleOperation> steps = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PORTION) {
            int start = from;
            int size = Math.min(PORTION, bytes.length - from);
            steps.add(adding(() -> instance.buffers.take(size).put(0, bytes, start, size), true));
        }
        steps.add(completing());
        return published(steps);
    }

    /** All of the channel, two portions at a time: one is Windows', the other is being filled. On this thread. */
    Publication all(ReadableByteChannel channel, LongConsumer progress) throws IOException, InterruptedException {
        ByteBuffer[] buffers = {instance.buffers.take(PORTION), instance.buffers.take(PORTION)};
        @Nullable Pending<?>[] adding = new Pending<?>[2];
        long added = 0;
        for (int turn = 0; ; turn ^= 1) {
            if (adding[turn] != null) {
                finish(adding[turn]);
            }
            ByteBuffer buffer = buffers[turn].clear().limit(PORTION);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // a channel may bring little at a time
            }
            if (!buffer.flip().hasRemaining()) {
                break;
            }
            added += buffer.remaining();
            adding[turn] = add(buffer);
            progress.accept(added);
        }
        for (int i = 0; i < buffers.length; i++) {
            if (adding[i] != null) {
                finish(adding[i]);
            }
            instance.buffers.give(buffers[i]);
        }
        return finish(complete());
    }

    private static <T> T finish(Pending<T> pending) throws InterruptedException {
        pending.await(Deadline.FOREVER);
        try {
            return pending.future().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private SingleOperation adding(Supplier<@Nullable ByteBuffer> bytes, boolean lent) {
        return operation(
                "PeerDistServerPublishAddToStream",
                (token, given) -> Peerdist.PeerDistServerPublishAddToStream(
                        instance.inside(),
                        handle.inside(),
                        Content.given(given).remaining(),
                        Content.given(given),
                        token),
                bytes,
                lent);
    }

    private SingleOperation completing() {
        return operation(
                "PeerDistServerPublishCompleteStream",
                (token, given) ->
                        Peerdist.PeerDistServerPublishCompleteStream(instance.inside(), handle.inside(), token),
                () -> null,
                false);
    }

    private SingleOperation operation(
            String function, SingleOperation.Submit submit, Supplier<@Nullable ByteBuffer> bytes, boolean lent) {
        return new SingleOperation(
                instance, handle, canceller(instance, identifier), this, function, submit, bytes, lent);
    }

    private Pending<Publication> published(List<SingleOperation> steps) {
        SingleOperation last = steps.get(steps.size() - 1);
        DependentFuture.whenDone(last, problem -> {
            if (problem == null) {
                closeLater(); // the handle; the publication stays
            }
        });
        return queue.addAll(instance.port, steps, () -> new Publication(peerDist, identifier));
    }

    /** Of which identifier, and if it is closed. */
    @Override
    public String toString() {
        return handle + ": " + HexFormat.of().formatHex(identifier);
    }

    /** Closes within {@link PeerDist#DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(PeerDist.DEFAULT_DEADLINE);
    }

    /**
     * Cancels what is in progress, waits for its completion at most that long, and closes the handle; an incomplete
     * publication is given up.
     *
     * @param within how long to wait at most; not negative
     * @return true when Windows has given everything back; false also from inside a handler, where the rest comes by
     *     itself
     */
    public boolean close(Duration within) {
        return handle.close(within);
    }

    /** Begins its close, whose end nobody waits for. */
    void closeLater() {
        handle.closeLater();
    }

    /**
     * {@return the close, begun: it doesn't wait, and ends when everything is back. See {@link PortHandle#closeAsync}}
     */
    public Pending<Boolean> closeAsync() {
        return handle.closeAsync();
    }
}
