// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What Windows tells unasked, on its way to the thread that drives a port.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>A thread of Windows only copies its event and goes: it never waits, and never runs Java.
 *   <li>Events of one source come in their order. When more come than there is room for, the newest are dropped and
 *       counted, and the handler is told how many before the next event.
 *   <li>After {@link #close} has returned no event is handled; what lay there is discarded and counted. From inside the
 *       handler close returns at once, and the event that is being handled is the last. Closing needs nobody who polls
 *       the port.
 *   <li>A steady stream of events allocates nothing here.
 * </ul>
 *
 * <p>The source must have been stopped before close, by the function of Windows that does so. An event that comes late
 * all the same finds no channel.
 */
public final class EventChannel implements AutoCloseable {
    /** What is done with an event, on the thread that drives the port. */
    public interface Handler {
        /**
         * An event.
         *
         * @param bytes little-endian, from position to limit; the channel's own, so of no use after this call
         * @param size how many bytes Windows gave; more than there are when the event was cut to the room for one
         */
        void event(ByteBuffer bytes, long size);

        /**
         * So many events were dropped since the last word of that.
         *
         * @param count how many events were lost
         */
        default void dropped(long count) {}
    }

    /** Taken with one call into the DLL. */
    private static final int AT_ONCE = 32;

    /** So long, and what was taken then, before operations of the port have their turn. */
    private static final long TURN_NANOS = 1_000_000;

    /** The clock is looked at each so many times: it costs as much as several events. */
    private static final int LOOKS = 16;

    /** How long {@link #close()} waits for the handler. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private final CompletionPort port;
    private final Handler handler;
    private final int stride;
    private final ByteBuffer taken;
    private final long id;
    private final Operation bell;
    private final Operation.Call arm;
    /** Done when no event is being handled and none will be. */
    private final CompletableFuture<Void> quiet = new CompletableFuture<>();

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean closed;
    private long toldDropped;
    private volatile long droppedAtLast;

    // Written by the driver alone, plainly; others read what they get to see.
    private long handled;
    private long discarded;

    private EventChannel(CompletionPort port, int events, int size, Handler handler) {
        this.port = port;
        this.handler = handler;
        stride = Long.BYTES + size;
        taken = ByteBuffer.allocateDirect(AT_ONCE * stride).order(ByteOrder.LITTLE_ENDIAN);
        bell = port.operation(token -> disarm()).onComplete(rung -> look()).onAbandon(lost -> end());
        long opened = 0;
        boolean armed = false;
        try {
            opened = port.openChannel(events, size);
            if (opened == 0) {
                throw new NoFreeSlotException(
                        "no memory for a channel of " + events + " events, or too many channels are open");
            }
            id = opened;
            arm = token -> ChannelNatives.arm0(this.id, token);
            int code = bell.start("EventChannel", arm);
            if (code != WinError.ERROR_IO_PENDING) {
                throw WindowsException.of("EventChannel", code);
            }
            armed = true;
        } finally {
            if (!armed) { // the port is being closed, or there is no memory
                if (opened != 0) {
                    ChannelNatives.close0(opened);
                }
                bell.close();
            }
        }
    }

    /**
     * Opens a channel.
     *
     * @param port its driver handles the events
     * @param events room for so many that nobody has handled yet, rounded up to a power of two
     * @param size bytes kept of an event, a multiple of 8
     * @param handler called for each event, on the thread that drives the port
     * @return the open channel, to be closed
     */
    public static EventChannel open(CompletionPort port, int events, int size, Handler handler) {
        if (events < 1 || events > 1 << 20 || size < Long.BYTES || size > 1 << 16 || size % Long.BYTES != 0) {
            throw new IllegalArgumentException(
                    "a channel has room for 1 to 1048576 events of 8 to 65536 bytes, in steps of 8; not " + events
                            + " of " + size);
        }
        return new EventChannel(port, events, size, handler);
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

    /** Closes within {@link #DEFAULT_DEADLINE}; see the class. */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Ends the handling of events, and waits that long for the one that is being handled. Any thread can end it: the
     * port's driver, or this one while the port has none.
     *
     * @param within how long to wait at most; not negative
     * @return true when no event is handled any more; false also from inside a handler, whose event is the last
     */
    public boolean close(Duration within) {
        Deadline deadline = Deadline.in(within);
        closeLater();
        return port.driver.awaitThrough(quiet, deadline);
    }

    /** Begins to close, and waits for nobody: an event may just be being handled yet. For those who must not wait. */
    public void closeLater() {
        closed = true;
        disarm();
    }

    private int disarm() {
        ChannelNatives.disarm0(id);
        return WinError.ERROR_SUCCESS;
    }

    /** By the driver: the bell has rung. */
    private void look() {
        try {
            if (bell.code() == WinError.ERROR_SUCCESS) {
                tellDropped();
            }
            long begin = System.nanoTime();
            int count = AT_ONCE;
            int turn = 0;
            while (count == AT_ONCE && !closed && bell.code() == WinError.ERROR_SUCCESS) {
                count = ChannelNatives.take0(id, taken, AT_ONCE);
                hand(count);
                if (++turn % LOOKS == 0 && System.nanoTime() - begin > TURN_NANOS) {
                    break;
                }
            }
        } finally {
            again();
        }
    }

    private void tellDropped() {
        long dropped = ChannelNatives.dropped0(id);
        if (dropped != toldDropped && !closed) {
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
        for (int i = 0; i < count; i++) {
            if (closed) {
                discarded += count - i;
                return;
            }
            int at = i * stride;
            long size = taken.getLong(at);
            taken.limit(at + Long.BYTES + (int) Math.min(size, stride - Long.BYTES))
                    .position(at + Long.BYTES);
            handled++;
            try {
                handler.event(taken, size);
            } catch (Throwable e) {
                port.handlerFailed(e);
            }
            taken.clear();
        }
    }

    private void again() {
        if (!closed && bell.code() == WinError.ERROR_SUCCESS) {
            try {
                bell.start("EventChannel", arm);
                if (closed) {
                    disarm();
                }
                return;
            } catch (IllegalStateException | WindowsException e) {
                // the port is being closed
            }
        }
        end();
    }

    /** By the driver: the bell is not armed any more; or by whoever abandons it with its port. */
    private void end() {
        if (ended.compareAndSet(false, true)) {
            closed = true;
            droppedAtLast = ChannelNatives.dropped0(id);
            discarded += ChannelNatives.close0(id);
            bell.close();
            quiet.complete(null);
        }
    }
}
