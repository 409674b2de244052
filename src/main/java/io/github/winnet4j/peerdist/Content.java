// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content that is read from the caches of BranchCache, opened by {@link PeerDist#openContent}.
 *
 * <p>First comes its information ({@link #information}, or {@link #addInformation} and {@link #completeInformation});
 * then reads and {@link #addData} in any order and number. All completions come to the port of the {@link PeerDist}.
 *
 * <p>{@link #close()} refuses new operations, cancels those in progress, waits for their completions, and closes the
 * handle.
 */
public final class Content implements AutoCloseable {
    static final Use.Submit BLOCK_READ = (instance, handle, use, token) ->
            Peerdist.PeerDistClientBlockRead(instance, handle, use.count, use.buffer, use.timeout, token, use.offset);
    static final Use.Submit STREAM_READ = (instance, handle, use, token) ->
            Peerdist.PeerDistClientStreamRead(instance, handle, use.count, use.buffer, use.timeout, token);
    private static final Use.Submit ADD_INFORMATION = (instance, handle, use, token) ->
            Peerdist.PeerDistClientAddContentInformation(instance, handle, use.count, given(use), token);
    private static final Use.Submit COMPLETE_INFORMATION = (instance, handle, use, token) ->
            Peerdist.PeerDistClientCompleteContentInformation(instance, handle, token);
    private static final Use.Submit ADD_DATA = (instance, handle, use, token) ->
            Peerdist.PeerDistClientAddData(instance, handle, use.count, given(use), token, use.offset);

    /** Information is handed over in portions of so many bytes. */
    private static final int PORTION = 64 << 10;

    private final PeerDist peerDist;
    private final ContentTag tag;
    private final Handle handle;

    Content(PeerDist peerDist, Session session, ContentTag tag) {
        this.peerDist = peerDist;
        this.tag = tag;
        handle = new ContentHandle(session);
        handle.opened(
                this,
                PeerDist.open(
                        session,
                        "PeerDistClientOpenContent",
                        (instance, opened) -> Peerdist.PeerDistClientOpenContent(
                                instance, tag.shared(), session.port.handle(), session.port.key(), opened)));
    }

    /** Not an inner class: that would know the content, which could never be forgotten. */
    private static final class ContentHandle extends Handle {
        ContentHandle(Session session) {
            super(session, session.contents, "PeerDistClientCloseContent");
        }

        @Override
        int cancel(long nativeHandle, long operation) {
            return Peerdist.PeerDistClientCancelAsyncOperation(session.instance(), nativeHandle, operation);
        }

        @Override
        void cancelStarted() {
            cancelNative(this);
        }
    }

    private static ByteBuffer given(Use use) {
        ByteBuffer buffer = use.buffer;
        if (buffer == null) {
            throw new IllegalStateException("no bytes");
        }
        return buffer;
    }

    /** 0 is NULL: all of the content. */
    private static int cancelNative(Handle handle) {
        long opened = handle.enter();
        try {
            return Peerdist.PeerDistClientCancelAsyncOperation(handle.session.instance(), opened, 0);
        } finally {
            handle.exit();
        }
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
        List<Step<Void>> steps = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PORTION) {
            int start = from;
            int size = Math.min(PORTION, bytes.length - from);
            steps.add(adding(() -> handle.session.buffers.take(size).put(0, bytes, start, size), true));
        }
        steps.add(completing());
        return Chain.of(handle.serial, steps, () -> null);
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
        return adding(() -> portion, false).in(handle.serial).pending();
    }

    /**
     * Says that the information is complete, when all portions before have been added. Then the content can be read.
     *
     * @return ends with a {@link ContentInformationException} when it is cut off, forged, or of an unknown version
     */
    public Pending<Void> completeInformation() {
        handle.requireOpen();
        return completing().in(handle.serial).pending();
    }

    private Step<Void> adding(java.util.function.Supplier<@Nullable ByteBuffer> bytes, boolean lent) {
        String function = "PeerDistClientAddContentInformation";
        return new Step<>(handle, this, function, ADD_INFORMATION, bytes, lent, 0, Step.nothing(function));
    }

    private Step<Void> completing() {
        return Step.plain(handle, this, "PeerDistClientCompleteContentInformation", COMPLETE_INFORMATION);
    }

    // -- data --

    /**
     * For reads, one at a time, again and again. Close it when it isn't needed any more.
     *
     * @return a read that isn't in progress, to be closed
     */
    public Read newRead() {
        handle.requireOpen();
        return new Read(this, handle);
    }

    /**
     * {@return one read, in progress already, as {@link Read#block(long, ByteBuffer)}; it needn't be closed}
     *
     * @param offset where in the content to begin
     * @param into direct, and not read-only; filled from its position
     */
    public Read read(long offset, ByteBuffer into) {
        Read read = newRead();
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
        String function = "PeerDistClientAddData";
        return new Step<>(handle, this, function, ADD_DATA, () -> data, false, offset, Step.nothing(function))
                .now()
                .pending();
    }

    /**
     * As {@link #copyTo(WritableByteChannel, Source, CopyOptions)}: all of it, without progress.
     *
     * @param channel receives the content; it stays open
     * @param missing brings what no cache has; null when that is to fail
     * @return how many bytes came from caches, and how many from the source
     * @throws IOException the channel or the source failed
     * @throws InterruptedException this thread was interrupted
     */
    public Copied copyTo(WritableByteChannel channel, @Nullable Source missing)
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
    public Copied copyTo(WritableByteChannel channel, @Nullable Source missing, CopyOptions options)
            throws IOException, InterruptedException {
        return new Copy(this, handle.session, channel, missing, options).run();
    }

    /**
     * {@return whether many clients here load the same content, so that what is missing now may be there soon
     * ({@code PeerDistClientGetInformationByHandle})}
     */
    public boolean isFlashCrowd() {
        byte[] information = new byte[Layouts.BASIC_INFO];
        long opened = handle.enter();
        int code;
        try {
            code = Peerdist.PeerDistClientGetInformationByHandle(
                    handle.session.instance(),
                    opened,
                    Peerdist.PeerDistClientBasicInfo,
                    information.length,
                    information);
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
     * @return whether Windows found any; none (4059) is an answer, not a failure
     */
    public boolean cancelAll() {
        handle.serial.cancelWaiting();
        int code = cancelNative(handle);
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
     * Refuses new operations, cancels those in progress, waits for their completions at most so long, and closes the
     * handle. What doesn't come back in time keeps its memory, and {@link #outstanding} counts it.
     *
     * @param within how long to wait at most; not negative
     * @return whether Windows has given everything back; false also from inside a handler, where the rest comes by
     *     itself
     */
    public boolean close(Duration within) {
        return handle.close(Deadline.in(within));
    }

    @Override
    public String toString() {
        return "content " + tag;
    }
}
