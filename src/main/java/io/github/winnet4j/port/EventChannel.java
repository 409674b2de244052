// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.internal.future.UncancellableFuture;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * What Windows reports unasked, on its way to the thread that drives a port.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>A thread of Windows only copies its event and goes: it never waits, and never runs Java.
 *   <li>Events of one source come in their order. When more come than there is room for, the newest are dropped and
 *       counted, and the handler gets the number: each event is handled, reported as dropped, or, at the end, discarded
 *       without a report.
 *   <li>After {@link #close} has returned true no event is handled; what lay there is discarded and counted. From
 *       inside the handler close returns at once, and the event that is being handled is the last. Closing needs no
 *       poller of the port, unless its handlers are {@linkplain Polling#CONFINED confined} to that thread; and the
 *       port, or the handle that the channel belongs to, closes it at the latest.
 *   <li>A steady stream of events allocates nothing here.
 * </ul>
 *
 * <p>The source must have been stopped before close, by the function of Windows that does so. An event that comes late
 * all the same finds no channel.
 *
 * @since 0.1.0
 */
public final class EventChannel implements AutoCloseable {
    /**
     * What is done with an event, on the thread that drives the port.
     *
     * @since 0.1.0
     */
    public interface Handler {
        /**
         * An event.
         *
         * @param bytes little-endian, from position to limit; the channel's own, so of no use after this call
         * @param size how many bytes Windows gave; more than there are when the event was cut to the room for one
         */
        void event(ByteBuffer bytes, long size);

        /**
         * Events were dropped since the last report.
         *
         * @param count how many events were lost
         */
        default void dropped(long count) {}

        /**
         * Runs after the last of the events that were taken together, and whenever there may be no other for a while: a
         * handler that gathers what it does passes it on here.
         */
        default void endOfBatch() {}
    }

    /** Taken with one call into the DLL; their cells are given back with the next. */
    private static final int AT_ONCE = 32;

    // A cell of native/port/ring.h.
    private static final int CELL_SIZE = 8;
    private static final int CELL_HEADER = 16;
    private static final int CACHE_LINE = 64;

    /** The time, in addition to what was taken by then, before operations of the port have their turn. */
    private static final long TURN_NANOS = 1_000_000;

    /** The clock is read once in this many times: it costs as much as several events. */
    private static final int LOOKS = 16;

    /** How long {@link #close()} waits for the handler. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private final CompletionPort port;
    private final Handler handler;
    private final int mask;
    private final int room;
    private final int stride;

    /** The cells, where the DLL writes the events and handlers read them; read-only, whatever a handler does. */
    private final ByteBuffer cells;

    private final Operation bell;
    private final Operation.Call arm = token -> ChannelNatives.arm0(id(), token);
    private final Life life;
    private long id;
    private long toldDropped;
    private volatile long droppedAtLast;

    // Written by the driver alone, plainly; others read what they get to see.
    private long handled;
    private long discarded;
    private int next;

    private EventChannel(Scope outer, int events, int size, Handler handler) {
        if (events < 1 || events > 1 << 20 || size < Long.BYTES || size > 1 << 16 || size % Long.BYTES != 0) {
            throw new IllegalArgumentException(
                    "a channel has room for 1 to 1048576 events of 8 to 65536 bytes, in steps of 8; not " + events
                            + " of " + size);
        }
        this.port = outer.port;
        this.handler = handler;
        mask = events == 1 ? 1 : Integer.highestOneBit(events - 1) * 2 - 1;
        room = size;
        stride = (CELL_HEADER + size + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
        ByteBuffer memory = memory();
        cells = memory.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        life = new Life(outer);
        bell = new Operation(life, token -> disarm()).onComplete(rung -> look());
        life.open(memory);
    }

    private ByteBuffer memory() {
        long bytes = (mask + 1L) * stride + CACHE_LINE;
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a channel has at most 2 GB, and " + (mask + 1) + " events of " + room + " bytes need " + bytes);
        }
        try {
            return ByteBuffer.allocateDirect((int) bytes).alignedSlice(CACHE_LINE);
        } catch (OutOfMemoryError e) {
            NoFreeSlotException refused = new NoFreeSlotException("no memory for a channel of " + (mask + 1)
                    + " events; -XX:MaxDirectMemorySize limits what all direct buffers may have");
            refused.initCause(e);
            throw refused;
        }
    }

    /**
     * Opens a channel.
     *
     * @param port its driver handles the events
     * @param events how many events may wait, up to 32 that are being handled included, rounded up to a power of two
     * @param size bytes kept of an event, a multiple of 8
     * @param handler called for each event, on the thread that drives the port
     * @return the open channel, to be closed
     */
    public static EventChannel open(CompletionPort port, int events, int size, Handler handler) {
        return new EventChannel(port.end, events, size, handler);
    }

    /**
     * Opens a channel that belongs to a handle: it is closed with it at the latest.
     *
     * @param handle the handle; the driver of its port handles the events
     * @param events how many events may wait, up to 32 that are being handled included, rounded up to a power of two
     * @param size bytes kept of an event, a multiple of 8
     * @param handler called for each event, on the thread that drives the port
     * @return the open channel, to be closed
     * @throws IllegalStateException the handle is closed
     */
    public static EventChannel open(PortHandle handle, int events, int size, Handler handler) {
        return new EventChannel(handle.scope(), events, size, handler);
    }

    /** {@return what functions of {@code win32} that register a callback take; it is valid until {@link #close}} */
    public long id() {
        return id;
    }

    /**
     * Events that were handled.
     *
     * @return how many, since the channel was opened
     */
    public long handled() {
        return handled;
    }

    /**
     * Events for which there was no room.
     *
     * @return how many events
     */
    public long dropped() {
        return Math.max(ChannelNatives.dropped0(id), droppedAtLast); // a closed one answers 0
    }

    /**
     * Events that lay there when the channel was closed.
     *
     * @return how many, final once the channel is closed
     */
    public long discarded() {
        return discarded;
    }

    /** How many events it has handled and lost. */
    @Override
    public String toString() {
        return "event channel, " + handled() + " handled, " + dropped() + " dropped";
    }

    /**
     * Puts an event of the application's own behind those that lie there. It is handled, and counted, as the others
     * are.
     *
     * @param event its bytes, cut to the room for one, and to 1024
     * @return false when there is no room, or the channel is closed: it isn't counted as dropped then
     */
    public boolean offer(byte[] event) {
        return ChannelNatives.offer0(id, Objects.requireNonNull(event, "event"));
    }

    // -- the end

    /** Closes within {@link #DEFAULT_DEADLINE}; see the class. */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Ends the handling of events, and waits that long for the one that is being handled.
     *
     * @param within how long to wait at most; not negative
     * @return true when no event is handled any more; false also from inside a handler, whose event is the last
     */
    public boolean close(Duration within) {
        Deadline deadline = Deadline.in(within);
        closeLater();
        return port.driver.awaitThrough(life.down, deadline);
    }

    /**
     * Begins to close, without waiting.
     *
     * @return ends, with true, when no event is handled any more
     */
    public Pending<Boolean> closeAsync() {
        UncancellableFuture<Boolean> pending = new UncancellableFuture<>(port.driver);
        DependentFuture.whenDone(life.down, none -> pending.end(true));
        closeLater();
        return pending;
    }

    /** Begins to close, without waiting: an event may still be in its handler. For callers that must not wait. */
    public void closeLater() {
        life.begin(Deadline.NEVER);
    }

    private int disarm() {
        ChannelNatives.disarm0(id);
        return WinError.ERROR_SUCCESS;
    }

    // -- by the driver: inside, as the completion of the bell

    /** The bell has rung. */
    private void look() {
        try {
            tellDropped();
            long begin = System.nanoTime();
            int count = AT_ONCE;
            int turn = 0;
            while (count == AT_ONCE && goesOn()) {
                count = ChannelNatives.take0(id, AT_ONCE);
                hand(count);
                if (++turn % LOOKS == 0 && System.nanoTime() - begin > TURN_NANOS) {
                    break;
                }
            }
            tellDropped(); // when that was the last there is nothing that could ring the bell
        } finally {
            again();
        }
    }

    private boolean goesOn() {
        return !life.isClosing() && bell.code() == WinError.ERROR_SUCCESS;
    }

    private void tellDropped() {
        long dropped = ChannelNatives.dropped0(id);
        if (dropped != toldDropped && goesOn()) {
            long more = dropped - toldDropped;
            toldDropped = dropped;
            try {
                handler.dropped(more);
            } catch (Throwable e) {
                port.handlerFailed(e);
            }
        }
    }

    private void hand(int count) {
        int end = next + count;
        for (int event = next; event != end; event++) {
            if (life.isClosing()) {
                discarded += end - event;
                break;
            }
            int cell = (event & mask) * stride;
            long size = Integer.toUnsignedLong(cells.getInt(cell + CELL_SIZE));
            int first = cell + CELL_HEADER;
            cells.limit(first + (int) Math.min(size, room)).position(first);
            handled++;
            try {
                handler.event(cells, size);
            } catch (Throwable e) {
                port.handlerFailed(e);
            }
            cells.clear();
        }
        next = end;
        if (count != 0) {
            try {
                handler.endOfBatch();
            } catch (Throwable e) {
                port.handlerFailed(e);
            }
        }
    }

    private void again() {
        if (!goesOn() || !armed()) {
            closeLater(); // mostly it is being closed already
        }
    }

    private boolean armed() {
        try {
            return bell.start("EventChannel", arm) == WinError.ERROR_IO_PENDING;
        } catch (IllegalStateException | WindowsException e) {
            return false; // it is being closed
        }
    }

    /** Inside are the bell, from its arming until after its handler, and the thread that opens. */
    private final class Life extends Scope {
        final CompletableFuture<Void> down = new CompletableFuture<>();

        Life(Scope outer) {
            super(outer.port, outer);
        }

        @Override
        String kind() {
            return "event channel";
        }

        void open(ByteBuffer memory) {
            enter(); // so that it can't end before it has begun
            boolean joined = false;
            boolean opened = false;
            try {
                join();
                joined = true;
                id = port.openChannel(memory, mask + 1, stride);
                if (id == 0) {
                    throw new NoFreeSlotException("no memory, or too many channels are open");
                }
                int code = bell.start("EventChannel", arm);
                if (code != WinError.ERROR_IO_PENDING) {
                    throw WindowsException.of("EventChannel", code);
                }
                opened = true;
            } finally {
                if (joined) {
                    if (!opened) { // the port is being closed, or there is no memory
                        begin(Deadline.NEVER);
                    }
                    exit();
                } else {
                    bell.close();
                }
            }
        }

        /** The bell is ours, not Windows': it comes as soon as the port is driven. */
        @Override
        boolean abandons() {
            return port.end.isGivenUp();
        }

        @Override
        protected void last() {
            if (id != 0) {
                droppedAtLast = ChannelNatives.dropped0(id);
                discarded += ChannelNatives.close0(id);
            }
            bell.close();
            leave();
            down.complete(null);
        }
    }
}
