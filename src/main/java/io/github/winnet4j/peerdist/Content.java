// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Content that is read from the caches of BranchCache, opened by {@link PeerDist#openContent}.
 *
 * <p>First comes its information ({@link #information}, or {@link #addInformation} and {@link #completeInformation});
 * then reads and {@link #addData} in any order and number. All completions come to the port of the {@link PeerDist}.
 *
 * <p>{@link #close()} refuses new operations, cancels those in progress, waits for their completions, and closes the
 * handle.
 *
 * @since 0.1.0
 */
public final class Content implements AutoCloseable {
    /** The size of the portions in which information is handed over, in bytes. */
    private static final int PORTION = 64 << 10;

    private final PeerDist peerDist;
    private final ContentTag tag;
    private final Instance instance;
    private final PortHandle handle;

    /** What Windows wants one at a time. */
    private final OperationQueue queue;

    Content(PeerDist peerDist, Instance instance, ContentTag tag) {
        this.peerDist = peerDist;
        this.tag = tag;
        this.instance = instance;
        handle = instance.attach(
                "BranchCache content",
                "PeerDistClientOpenContent",
                (windows, opened) -> Peerdist.PeerDistClientOpenContent(
                        windows, tag.shared(), instance.port.handle(), instance.port.key(), opened),
                content -> Errors.check(
                        "PeerDistClientCloseContent", Peerdist.PeerDistClientCloseContent(instance.inside(), content)));
        queue = new OperationQueue();
        handle.onClosing(closing(instance, queue));
    }

    /** Doesn't know the content, which could never be forgotten otherwise. 0 is NULL: all of its operations. */
    private static LongConsumer closing(Instance instance, OperationQueue queue) {
        return content -> {
            queue.cancelWaiting();
            Peerdist.PeerDistClientCancelAsyncOperation(instance.inside(), content, 0);
        };
    }

    static PortHandle.Canceller canceller(Instance instance) {
        return (content, token) -> Peerdist.PeerDistClientCancelAsyncOperation(instance.inside(), content, token);
    }

    /** {@return the tag it was opened with} */
    public ContentTag tag() {
        return tag;
    }

    /** {@return the instance it belongs to} */
    public PeerDist peerDist() {
        return peerDist;
    }

    // -- its information --

    /**
     * All of the content's information, as it came from the server: adds it and says that it is complete.
     *
     * @param bytes the information, as it came from the server
     * @return ends with a {@link ContentInformationException} when it is cut off, forged, or of an unknown version
     */
    public Pending<Void> information(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("content information is never empty");
        }
        handle.requireOpen();
        List<SingleOperation> steps = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PORTION) {
            int start = from;
            int size = Math.min(PORTION, bytes.length - from);
            steps.add(adding(() -> instance.buffers.take(size).put(0, bytes, start, size), true));
        }
        steps.add(completing());
        return queue.addAll(instance.port, steps, () -> null);
    }

    /**
     * Adds a portion of the content's information. Portions follow each other in the order of the calls, one at a time.
     *
     * @param portion direct; its bytes from position to limit belong to Windows until the end
     * @return ends when Windows has taken the portion
     */
    public Pending<Void> addInformation(ByteBuffer portion) {
        Arguments.direct("portion", portion, 1, false);
        handle.requireOpen();
        return adding(() -> portion, false).in(queue);
    }

    /**
     * Says that the information is complete, when all portions before have been added. Then the content can be read.
     *
     * @return ends with a {@link ContentInformationException} when it is cut off, forged, or of an unknown version
     */
    public Pending<Void> completeInformation() {
        handle.requireOpen();
        return completing().in(queue);
    }

    private SingleOperation adding(Supplier<@Nullable ByteBuffer> bytes, boolean lent) {
        return operation(
                "PeerDistClientAddContentInformation",
                (token, given) -> Peerdist.PeerDistClientAddContentInformation(
                        instance.inside(), handle.inside(), given(given).remaining(), given(given), token),
                bytes,
                lent);
    }

    private SingleOperation completing() {
        return operation(
                "PeerDistClientCompleteContentInformation",
                (token, given) ->
                        Peerdist.PeerDistClientCompleteContentInformation(instance.inside(), handle.inside(), token),
                () -> null,
                false);
    }

    private SingleOperation operation(
            String function, SingleOperation.Submit submit, Supplier<@Nullable ByteBuffer> bytes, boolean lent) {
        return new SingleOperation(instance, handle, canceller(instance), this, function, submit, bytes, lent);
    }

    static ByteBuffer given(@Nullable ByteBuffer bytes) {
        return Objects.requireNonNull(bytes, "bytes");
    }

    // -- data --

    /**
     * For reads, one at a time, again and again. Close it when it isn't needed any more.
     *
     * @return a read that isn't in progress, to be closed
     */
    public ContentRead newRead() {
        handle.requireOpen();
        return new ContentRead(this, instance, handle);
    }

    /**
     * {@return one read, in progress already, as {@link ContentRead#block(long, ByteBuffer) ContentRead.block}; it
     * needn't be closed}
     *
     * @param offset where in the content to begin
     * @param into direct, and not read-only; filled from its position
     */
    public ContentRead read(long offset, ByteBuffer into) {
        ContentRead read = newRead();
        try {
            read.block(offset, into);
        } finally {
            read.closeAtTheEnd();
        }
        return read;
    }

    /**
     * Adds data of the content to the local cache, where peers get it from: what no cache had and came from elsewhere.
     *
     * @param offset where in the content the data belongs
     * @param data direct; its bytes from position to limit belong to Windows until the end
     * @return ends when Windows has taken the data
     */
    public Pending<Void> addData(long offset, ByteBuffer data) {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset can't be negative: " + offset);
        }
        Arguments.direct("data", data, 1, false);
        handle.requireOpen();
        return operation(
                        "PeerDistClientAddData",
                        (token, given) -> Peerdist.PeerDistClientAddData(
                                instance.inside(),
                                handle.inside(),
                                given(given).remaining(),
                                given(given),
                                token,
                                offset),
                        () -> data,
                        false)
                .now();
    }

    /**
     * As {@link #copyTo(WritableByteChannel, Source, CopyOptions) copyTo}: all of it, without progress.
     *
     * @param channel receives the content; it stays open
     * @param missing brings what no cache has; null when that is to fail
     * @return how many bytes came from caches, and how many from the source
     * @throws IOException the channel or the source failed
     * @throws InterruptedException this thread was interrupted
     */
    public Copied copyTo(WritableByteChannel channel, @Nullable ContentSource missing)
            throws IOException, InterruptedException {
        return copyTo(channel, missing, CopyOptions.DEFAULT);
    }

    /**
     * Reads the content to its end, and writes it to that channel in order. What no cache has comes from the source,
     * and is added to the local cache before it is written, so that peers get it and wrong data is refused.
     *
     * <p>This thread waits meanwhile. {@link #cancelAll} by another ends it with an
     * {@link io.github.winnet4j.OperationCancelledException}, an interrupt with an InterruptedException; then, and
     * after each other failure, all up to the last progress has been written, and nothing behind it is to be used.
     *
     * @param channel receives the content; it stays open
     * @param missing null: a missing range ends it with a {@link MissingDataException}
     * @param options chunks, time for peers, where to begin
     * @return how many bytes came from caches, and how many from the source
     * @throws IllegalStateException on the thread that drives the port
     * @throws IOException the channel or the source failed
     * @throws InterruptedException this thread was interrupted
     */
    public Copied copyTo(WritableByteChannel channel, @Nullable ContentSource missing, CopyOptions options)
            throws IOException, InterruptedException {
        return new Copy(this, instance, channel, missing, options).run();
    }

    /**
     * {@return true when many clients nearby load the same content, so that what is missing now may be there soon
     * ({@code PeerDistClientGetInformationByHandle})}
     */
    public boolean isFlashCrowd() {
        byte[] information = new byte[Layouts.BASIC_INFO];
        long opened = handle.enter();
        int code;
        try {
            code = Peerdist.PeerDistClientGetInformationByHandle(
                    instance.inside(), opened, Peerdist.PeerDistClientBasicInfo, information.length, information);
        } finally {
            handle.exit();
        }
        Errors.check("PeerDistClientGetInformationByHandle", code);
        return Layouts.flashCrowd(information);
    }

    // -- its end --

    /**
     * Asks Windows to cancel all operations of this content, and cancels those that wait for others. They end by their
     * completions.
     *
     * @return true when Windows found any; none (4059) is an answer, not a failure
     */
    public boolean cancelAll() {
        queue.cancelWaiting();
        long opened = handle.enter();
        int code;
        try {
            code = Peerdist.PeerDistClientCancelAsyncOperation(instance.inside(), opened, 0);
        } finally {
            handle.exit();
        }
        if (code != WinError.PEERDIST_ERROR_OPERATION_NOTFOUND) {
            Errors.check("PeerDistClientCancelAsyncOperation", code);
        }
        return code == WinError.ERROR_SUCCESS;
    }

    /**
     * Operations of this content that Windows has.
     *
     * @return how many operations
     */
    public int outstanding() {
        return handle.outstanding();
    }

    /** Closes within {@link PeerDist#DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(PeerDist.DEFAULT_DEADLINE);
    }

    /**
     * Refuses new operations, cancels those in progress, waits for their completions at most that long, and closes the
     * handle. What doesn't come back in time keeps its memory, and {@link #outstanding} counts it.
     *
     * @param within how long to wait at most; not negative
     * @return true when Windows has given everything back; false also from inside a handler, where the rest comes by
     *     itself
     */
    public boolean close(Duration within) {
        return handle.close(within);
    }

    /**
     * {@return the close, begun: it doesn't wait, and ends when everything is back. See {@link PortHandle#closeAsync}}
     */
    public Pending<Boolean> closeAsync() {
        return handle.closeAsync();
    }

    @Override
    public String toString() {
        return "content " + tag;
    }
}
