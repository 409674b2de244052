// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Arguments;
import io.github.winnet4j.internal.Deadline;
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
 */
public final class Read implements AutoCloseable {
    /** How the last read ended. */
    public enum Outcome {
        /** Never started. */
        NONE,
        /** In progress: the buffer belongs to Windows. */
        PENDING,
        /** Data came, or the answer to a query. */
        DATA,
        /** The range from {@link Read#offset} on, {@link Read#length} bytes, is nowhere (4052). */
        MISSING,
        /** No peer answered in time; the same range is missing for now (1460). */
        TIMED_OUT,
        /** There is nothing behind (4053). */
        END,
        /** Cancelled (995), by somebody or because the content is closed. */
        CANCELLED,
        /** {@link Read#problem} says why. */
        FAILED
    }

    /** Called once for each end, on the thread that drives the port. May start the next read. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Takes the end of a read, on the thread that drives the port.
         *
         * @param read the read, which may be started again from here
         */
        void ended(Read read);
    }

    private static final int IDLE = 0;
    private static final int PENDING = 1;
    private static final int CLOSED = 2;

    private static final VarHandle STATE;
    private static final VarHandle FUTURE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Read.class, "state", int.class);
            FUTURE = lookup.findVarHandle(Read.class, "future", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Session session;
    private final Use use;
    private @Nullable Handler handler;
    private int timeout = Peerdist.PEERDIST_READ_TIMEOUT_DEFAULT;
    private @Nullable ByteBuffer pooled;

    private volatile int state = IDLE;
    private volatile boolean closeAtTheEnd;
    private volatile @Nullable CompletableFuture<Part> future;

    // Written before the state says that it has ended.
    private Outcome outcome = Outcome.NONE;
    private String function = "";
    private int code;
    private long offset;
    private long length;
    private @Nullable ByteBuffer buffer;

    Read(Content content, Handle handle) {
        session = handle.session;
        use = new Use(handle, content, this::ended);
    }

    /**
     * Sets the handler of each end. Set it while no read is in progress.
     *
     * @param newHandler takes the place of the one before
     * @return this
     */
    public Read onEnd(Handler newHandler) {
        handler = newHandler;
        return this;
    }

    /**
     * Sets how long peers may take to answer, from the next start on; Windows' default is five seconds.
     *
     * @param time zero: only the local cache, and no network traffic at all
     * @return this
     */
    public Read timeout(Duration time) {
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
        start("PeerDistClientBlockRead", Content.BLOCK_READ, room(into), from(from));
    }

    /**
     * As {@link #block(long, ByteBuffer)}, into a buffer of the library's: {@link #buffer} has it until the next start
     * or close.
     *
     * @param from the offset in the content
     * @param size how many bytes at most
     */
    public void block(long from, int size) {
        start("PeerDistClientBlockRead", Content.BLOCK_READ, pooled(size), from(from));
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
        start("PeerDistClientStreamRead", Content.STREAM_READ, room(into), 0);
    }

    /**
     * As {@link #stream(ByteBuffer)}, into a buffer of the library's: {@link #buffer} has it until the next start or
     * close.
     *
     * @param size how many bytes at most
     */
    public void stream(int size) {
        start("PeerDistClientStreamRead", Content.STREAM_READ, pooled(size), 0);
    }

    /**
     * Asks how many bytes follow from that offset on in the local cache without a gap; {@link #length} is the answer.
     *
     * @param from the offset in the content
     */
    public void query(long from) {
        start("PeerDistClientBlockRead", Content.BLOCK_READ, null, from(from));
    }

    private static long from(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset can't be negative: " + offset);
        }
        return offset;
    }

    private static ByteBuffer room(ByteBuffer into) {
        Arguments.direct("into", into, 1, true); // without room it would be a query
        return into;
    }

    private ByteBuffer pooled(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a read needs room for one byte at least, not " + size);
        }
        if (state == PENDING) {
            throw inUse();
        }
        ByteBuffer own = pooled;
        if (own == null || own.capacity() < size) {
            if (own != null) {
                session.buffers.give(own);
            }
            own = session.buffers.take(size);
            pooled = own;
        }
        return own.clear().limit(size);
    }

    private void start(String windowsFunction, Use.Submit submit, @Nullable ByteBuffer into, long from) {
        if (closeAtTheEnd || !STATE.compareAndSet(this, IDLE, PENDING)) {
            throw inUse();
        }
        CompletableFuture<Part> last = future;
        if (last != null && last.isDone()) {
            FUTURE.compareAndSet(this, last, null);
        }
        String lastFunction = function;
        ByteBuffer lastBuffer = buffer;
        function = windowsFunction;
        buffer = into;
        int answer = WinError.ERROR_SUCCESS;
        boolean returned = false;
        try {
            answer = use.start(windowsFunction, submit, into, into != null ? into.remaining() : 0, from, timeout);
            returned = true;
        } finally {
            if (!returned) { // not even asked: the last read's results stay
                function = lastFunction;
                buffer = lastBuffer;
                state = IDLE;
                closeIfWanted();
            }
        }
        if (answer != WinError.ERROR_IO_PENDING && answer != WinError.ERROR_SUCCESS) {
            settle(answer, 0, from, 0);
            closeIfWanted();
            throw Errors.of(windowsFunction, answer);
        }
        if (closeAtTheEnd) {
            cancel(); // closed while Windows was being called, which could not cancel it yet
        }
    }

    private IllegalStateException inUse() {
        return new IllegalStateException(
                closeAtTheEnd || state == CLOSED
                        ? "this read is closed"
                        : "this read is in progress; start it again when it has ended");
    }

    private void ended(Use done) {
        settle(done.operation.code(), done.operation.bytes(), done.operation.offset(), done.count);
        Handler then = handler;
        try {
            if (then != null) {
                then.ended(this);
            }
        } finally {
            closeIfWanted();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
    private void settle(int newCode, long bytes, long at, int room) {
        Outcome end = switch (newCode) {
            case WinError.ERROR_SUCCESS -> Outcome.DATA;
            case WinError.PEERDIST_ERROR_MISSING_DATA -> Outcome.MISSING;
            case WinError.ERROR_TIMEOUT -> Outcome.TIMED_OUT;
            case WinError.PEERDIST_ERROR_NO_MORE -> Outcome.END;
            case WinError.ERROR_OPERATION_ABORTED, WinError.ERROR_ABANDONED_WAIT_0 -> Outcome.CANCELLED;
            default -> Outcome.FAILED;
        };
        int endCode = newCode;
        long count = end == Outcome.DATA || end == Outcome.MISSING || end == Outcome.TIMED_OUT ? bytes : 0;
        if (end == Outcome.DATA && room != 0 && bytes > room) { // more than there is room for: not to be believed
            end = Outcome.FAILED;
            endCode = WinError.ERROR_INVALID_DATA;
            count = room;
        }
        outcome = end;
        code = endCode;
        offset = at;
        length = count;
        ByteBuffer own = pooled;
        if (own != null && own == buffer && !use.isAbandoned()) {
            own.position(0).limit(end == Outcome.DATA ? (int) count : 0);
        }
        String name = function;
        state = IDLE; // who asks for a future looks at this after that, and here it is the other way round
        CompletableFuture<Part> current = future;
        if (current != null) {
            complete(current, name, end, endCode, at, count);
        }
    }

    private static void complete(
            CompletableFuture<Part> current, String function, Outcome end, int code, long offset, long length) {
        RuntimeException problem = problem(function, end, code, offset, length);
        if (problem == null) {
            current.complete(new Part(offset, length, end == Outcome.END));
        } else {
            current.completeExceptionally(problem);
        }
    }

    private static @Nullable RuntimeException problem(
            String function, Outcome end, int code, long offset, long length) {
        return switch (end) {
            case NONE, PENDING, DATA, END -> null;
            case MISSING, TIMED_OUT -> new MissingDataException(function, code, offset, length);
            default -> Errors.of(function, code);
        };
    }

    private void closeIfWanted() {
        if (closeAtTheEnd) {
            closeIfEnded();
        }
    }

    /**
     * Asks Windows to cancel the read in progress ({@code PeerDistClientCancelAsyncOperation}). It ends by its
     * completion all the same, perhaps with data.
     *
     * @return whether Windows accepted the wish; false when nothing is in progress any more (4059)
     */
    public boolean cancel() {
        return use.operation.cancel();
    }

    /**
     * {@return the end of the read in progress, or of the last one: what it brought, or a {@link MissingDataException},
     * an {@link OperationCancelledException}, or another {@link WindowsException}} It is completed before the handler
     * runs.
     */
    public CompletableFuture<Part> future() {
        CompletableFuture<Part> current = future;
        if (current == null) {
            CompletableFuture<Part> fresh = new CompletableFuture<>();
            if (!FUTURE.compareAndSet(this, null, fresh)) {
                return future();
            }
            current = fresh;
        }
        if (state != PENDING && outcome != Outcome.NONE) {
            complete(current, function, outcome, code, offset, length);
        }
        return current;
    }

    /** {@return how it ended, or {@link Outcome#PENDING}} */
    public Outcome outcome() {
        return state == PENDING ? Outcome.PENDING : outcome;
    }

    /** {@return the Win32 code of the end; 0 for data} */
    public int code() {
        return code;
    }

    /** {@return where the data begins in the content, or the missing range} */
    public long offset() {
        return offset;
    }

    /** {@return how many bytes came, or are missing, or (query) follow in the local cache} */
    public long length() {
        return length;
    }

    /**
     * {@return the last read's buffer: the caller's own as it was given, or the library's with the bytes between
     * position and limit}
     */
    public @Nullable ByteBuffer buffer() {
        return buffer;
    }

    /** {@return why there is neither data nor the end; null when there is, or nothing has ended} */
    public @Nullable RuntimeException problem() {
        return problem(function, outcome(), code, offset, length);
    }

    /**
     * Gives everything back; what is in progress is cancelled, and given back at its end. Results stay, but for a
     * buffer of ours.
     */
    @Override
    public void close() {
        closeAtTheEnd = true;
        if (state == PENDING) {
            cancel();
        }
        closeIfEnded();
    }

    /** For a read that is used once. */
    void closeAtTheEnd() {
        closeAtTheEnd = true;
        closeIfEnded();
    }

    private void closeIfEnded() {
        if (STATE.compareAndSet(this, IDLE, CLOSED)) {
            use.close();
            ByteBuffer own = pooled;
            pooled = null;
            if (own != null && !use.isAbandoned()) {
                buffer = null;
                session.buffers.give(own);
            }
        }
    }

    /** Whether Windows never gave the buffer back. */
    boolean isAbandoned() {
        return use.isAbandoned();
    }
}
