// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One read of a content at a time, again and again: with a handler ({@link #onEnd}) a steady stream of reads into the
 * same buffer allocates nothing.
 *
 * <p>A read ends as soon as some data is there, so it may bring less than there is room for. The bytes lie in the
 * buffer from its position on; position and limit stay as they were. From the start to the end the buffer belongs to
 * Windows: it can't be collected, and a second operation with any part of it is refused. Whatever {@link #cancel}
 * answered, the read ends once, by its completion.
 *
 * <p>Results are those of the last read, until the next start.
 *
 * @since 0.1.0
 */
public final class ContentRead implements AutoCloseable {
    /**
     * How the last read ended.
     *
     * @since 0.1.0
     */
    public enum Outcome {
        /** Never started. */
        NONE,
        /** In progress: the buffer belongs to Windows. */
        PENDING,
        /** Data came, or the answer to a query. */
        DATA,
        /** The range from {@link ContentRead#offset} on, {@link ContentRead#length} bytes, is nowhere (4052). */
        MISSING,
        /** No peer answered in time; the same range is missing for now (1460). */
        TIMED_OUT,
        /** There is nothing behind (4053). */
        END,
        /** Cancelled (995), on request or because the content is closed. */
        CANCELLED,
        /** {@link ContentRead#problem} says why. */
        FAILED
    }

    /**
     * Called once for each end, on the thread that drives the port. May start the next read.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Handler {
        /**
         * Takes the end of a read, on the thread that drives the port.
         *
         * @param read the read, which may be started again from here
         */
        void ended(ContentRead read);
    }

    private static final String BLOCK = "PeerDistClientBlockRead";
    private static final String STREAMING = "PeerDistClientStreamRead";

    /** In place of an offset: the content keeps it. */
    private static final long STREAM = -1;

    private static final Operation.Meaning<ContentPart> MEANING = ContentRead::part;

    private static final VarHandle POOLED;

    static {
        try {
            POOLED = MethodHandles.lookup().findVarHandle(ContentRead.class, "pooled", ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Reading reading;
    private @Nullable Handler handler;
    private int timeout = Peerdist.PEERDIST_READ_TIMEOUT_DEFAULT;

    /** A buffer of the library's, for reads without one of the caller's. */
    private volatile @Nullable ByteBuffer pooled;

    private volatile boolean closeAtTheEnd;

    ContentRead(Content content, Instance instance, PortHandle handle) {
        reading = new Reading(content, instance, handle);
    }

    /** What Windows has of it. */
    private final class Reading extends BufferOperation {
        @SuppressWarnings("unused") // only kept: it stays open while this is in progress
        private final Content content;

        private boolean stream;

        Reading(Content content, Instance instance, PortHandle handle) {
            super(instance, handle, Content.canceller(instance));
            this.content = content;
        }

        @Override
        int submit(long token, @Nullable ByteBuffer bytes, long at, int size, long offset, int millis) {
            stream = offset == STREAM;
            return stream
                    ? Peerdist.PeerDistClientStreamRead(windowsInstance, windowsHandle, size, at, millis, token)
                    : Peerdist.PeerDistClientBlockRead(windowsInstance, windowsHandle, size, at, millis, token, offset);
        }

        @Override
        ByteBuffer lend(int size) {
            ByteBuffer own = pooled;
            if (own == null || own.capacity() < size) {
                if (own != null) {
                    instance.buffers.give(own);
                }
                own = instance.buffers.take(size);
                pooled = own;
            }
            return own.clear().limit(size);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
        public int check(int newCode, long bytes) {
            int counts = super.check(newCode, bytes);
            ByteBuffer own = pooled;
            if (own != null && own == buffer()) {
                own.position(0).limit(counts == WinError.ERROR_SUCCESS ? (int) bytes : 0);
            }
            return counts;
        }

        @Override
        void ended() {
            Handler then = handler;
            try {
                if (then != null) {
                    then.ended(ContentRead.this);
                }
            } finally {
                if (closeAtTheEnd) {
                    giveBack();
                }
            }
        }
    }

    /**
     * Sets the handler of each end. Set it while no read is in progress.
     *
     * @param newHandler takes the place of the one before
     * @return this
     */
    public ContentRead onEnd(Handler newHandler) {
        handler = newHandler;
        return this;
    }

    /**
     * Sets how long peers may take to answer, from the next start on; Windows' default is five seconds.
     *
     * @param time zero: only the local cache, and no network traffic at all
     * @return this
     */
    public ContentRead timeout(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a timeout can't be negative: " + time);
        }
        timeout = (int) Math.min(Deadline.nanos(time) / 1_000_000, 0xFFFFFFFDL);
        return this;
    }

    /**
     * Reads from that offset of the content on ({@code PeerDistClientBlockRead}).
     *
     * @param from the offset in the content
     * @param into direct, and not read-only; filled from its position, at most to its limit
     * @throws WindowsException Windows refused it; nothing has begun
     * @throws IllegalStateException a read is in progress, or the buffer is in use, or the content is closed
     */
    public void block(long from, ByteBuffer into) {
        start(BLOCK, into, room(into), from(from));
    }

    /**
     * As {@link #block(long, ByteBuffer) block}, into a buffer of the library's: {@link #buffer} has it until the next
     * start or close.
     *
     * @param from the offset in the content
     * @param size how many bytes at most
     */
    public void block(long from, int size) {
        start(BLOCK, null, room(size), from(from));
    }

    /**
     * Reads on ({@code PeerDistClientStreamRead}): from where the last such read of this content ended. One that misses
     * a range moves behind it, also when the time was up; {@link #block} gets what lies there later.
     *
     * @param into direct, and not read-only; filled from its position
     * @throws WindowsException Windows refused it; nothing has begun
     * @throws IllegalStateException a read is in progress, or the buffer is in use, or the content is closed
     */
    public void stream(ByteBuffer into) {
        start(STREAMING, into, room(into), STREAM);
    }

    /**
     * As {@link #stream(ByteBuffer) stream}, into a buffer of the library's: {@link #buffer} has it until the next
     * start or close.
     *
     * @param size how many bytes at most
     */
    public void stream(int size) {
        start(STREAMING, null, room(size), STREAM);
    }

    /**
     * Asks how many bytes follow from that offset on in the local cache without a gap; {@link #length} is the answer.
     *
     * @param from the offset in the content
     */
    public void query(long from) {
        start(BLOCK, null, 0, from(from));
    }

    private static long from(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset can't be negative: " + offset);
        }
        return offset;
    }

    /** How many bytes there is room for; a read without any would be a query. */
    private static int room(ByteBuffer into) {
        int room = into.remaining();
        if (!into.isDirect() || into.isReadOnly() || room < 1) {
            Arguments.direct("into", into, 1, true); // says what is wrong
        }
        return room;
    }

    private static int room(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a read needs room for one byte at least, not " + size);
        }
        return size;
    }

    private void start(String function, @Nullable ByteBuffer into, int room, long from) {
        if (closeAtTheEnd) {
            throw new IllegalStateException("this read is closed");
        }
        int answer = reading.start(function, into, room, from, timeout);
        if (answer != WinError.ERROR_IO_PENDING && answer != WinError.ERROR_SUCCESS) {
            throw Errors.of(function, answer);
        }
    }

    private static Outcome outcome(int code) {
        return switch (code) {
            case WinError.ERROR_SUCCESS -> Outcome.DATA;
            case WinError.PEERDIST_ERROR_MISSING_DATA -> Outcome.MISSING;
            case WinError.ERROR_TIMEOUT -> Outcome.TIMED_OUT;
            case WinError.PEERDIST_ERROR_NO_MORE -> Outcome.END;
            case WinError.ERROR_OPERATION_ABORTED, WinError.ERROR_ABANDONED_WAIT_0 -> Outcome.CANCELLED;
            default -> Outcome.FAILED;
        };
    }

    private static ContentPart part(String function, int code, long bytes, long offset) {
        return switch (outcome(code)) {
            case DATA -> new ContentPart(offset, bytes, false);
            case END -> new ContentPart(offset, 0, true);
            case MISSING, TIMED_OUT -> throw new MissingDataException(function, code, offset, bytes);
            default -> throw Errors.of(function, code);
        };
    }

    /**
     * Asks Windows to cancel the read in progress ({@code PeerDistClientCancelAsyncOperation}). It ends by its
     * completion all the same, perhaps with data.
     *
     * @return true when Windows accepted the wish; false when nothing is in progress any more (4059)
     */
    public boolean cancel() {
        return reading.operation.cancel();
    }

    /**
     * {@return the end of the read in progress, or of the last one: what it brought, or a {@link MissingDataException},
     * an {@link OperationCancelledException}, or another {@link WindowsException}} It is completed before the handler
     * runs.
     */
    public CompletableFuture<ContentPart> future() {
        return pending().future();
    }

    /** {@return the same, with the way to cancel that one read} */
    public Pending<ContentPart> pending() {
        return reading.operation.pending(MEANING);
    }

    /** {@return how it ended, or {@link Outcome#PENDING}} */
    public Outcome outcome() {
        return switch (reading.operation.state()) {
            case IDLE -> Outcome.NONE;
            case PENDING -> Outcome.PENDING;
            default -> reading.operation.function().isEmpty() ? Outcome.NONE : outcome(code());
        };
    }

    /** {@return the Win32 code of the end; 0 for data} */
    public int code() {
        return reading.operation.code();
    }

    /** {@return where the data begins in the content, or the missing range} */
    public long offset() {
        return reading.operation.offset();
    }

    /** {@return how many bytes came, or are missing, or (query) follow in the local cache} */
    public long length() {
        return switch (outcome()) {
            case DATA, MISSING, TIMED_OUT -> reading.operation.bytes();
            case FAILED -> Math.min(reading.operation.bytes(), reading.count());
            default -> 0;
        };
    }

    /**
     * {@return the last read's buffer: the caller's own as it was given, or the library's with the bytes between
     * position and limit}
     */
    public @Nullable ByteBuffer buffer() {
        return reading.buffer();
    }

    /** {@return why there is neither data nor the end; null when there is, or nothing has ended} */
    public @Nullable RuntimeException problem() {
        return switch (outcome()) {
            case NONE, PENDING, DATA, END -> null;
            case MISSING, TIMED_OUT ->
                new MissingDataException(reading.operation.function(), code(), offset(), length());
            default -> Errors.of(reading.operation.function(), code());
        };
    }

    /** Of which content, and how the last one went. */
    @Override
    public String toString() {
        return "read of " + reading.content + " (" + outcome() + ")";
    }

    /**
     * Gives everything back; what is in progress is cancelled, and given back at its end. Results stay, but for a
     * buffer of ours.
     */
    @Override
    public void close() {
        closeAtTheEnd = true;
        reading.close();
        if (reading.operation.state() == Operation.State.CLOSED) {
            giveBack();
        }
    }

    /** For a read that is used once, with a buffer of the caller's. */
    void closeAtTheEnd() {
        closeAtTheEnd = true;
        reading.operation.closeAtTheEnd();
    }

    private void giveBack() {
        ByteBuffer own = reading.isAbandoned() ? null : (ByteBuffer) POOLED.getAndSet(this, null);
        if (own != null) {
            reading.forgetBuffer();
            reading.instance.buffers.give(own);
        }
    }

    /** True when Windows never gave the buffer back. */
    boolean isAbandoned() {
        return reading.isAbandoned();
    }
}
