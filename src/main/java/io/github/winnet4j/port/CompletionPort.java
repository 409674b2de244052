// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.internal.future.Completers;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A completion port of Windows: takes the completions of {@link Operation}s, and calls their handlers.
 *
 * <p>{@link #start()} gives it a daemon thread of its own, which sleeps in Windows: the usual choice. {@link #open()}
 * leaves it to a thread of the application, which calls {@link #poll}: for programs that spin, or have a loop of their
 * own. One thread at a time drives a port. Without a poller, a thread that waits for something or closes drives the
 * port itself, unless handlers are {@linkplain Polling#CONFINED confined} to the thread that polls.
 *
 * <p>{@link #close()} refuses new operations, cancels what is in progress, takes Windows' answers, and gives the port
 * back. Whichever thread takes the last answer does the last step: the end of a port depends on no particular thread.
 * What Windows doesn't give back in time keeps its memory and is counted by {@link #abandoned()}. From inside a handler
 * close only begins that, and returns; the rest follows when the handler has returned.
 *
 * <p>A port that is forgotten, with nothing in progress and nothing open on it, is closed with a warning.
 *
 * @since 0.1.0
 */
public final class CompletionPort implements AutoCloseable {
    /** The number of operations that a port has room for by default. */
    public static final int DEFAULT_LIMIT = 65_536;

    /** How long {@link #close()} waits for Windows. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private static final HandleTable PORTS = new HandleTable("completion port", PortNatives::close0);

    static {
        Completers.ofPorts(port -> ((CompletionPort) port).driver);
    }

    private final int limit;
    private final long token;
    private final long address;

    /** Of the native port, with one record after the other; for the driver alone. */
    private final LongBuffer records;

    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicLong handlerExceptions = new AtomicLong();

    private final WeakReference<CompletionPort> weak = new WeakReference<>(this);

    final Driver driver;
    final PortEnd end = new PortEnd(this);

    // Written by the driver alone, plainly, so that they cost it nothing; others read what they get to see.
    long completed;

    long failed;
    long cancelled;

    private CompletionPort(int limit, @Nullable Delivery delivery, Polling polling) {
        if (limit < 1) {
            throw new IllegalArgumentException("a port needs room for one operation at least, not " + limit);
        }
        NativeLibrary.require();
        this.limit = limit;
        driver = new Driver(this, polling == Polling.CONFINED);
        long[] opened = new long[1];
        WindowsException.check("CreateIoCompletionPort", PortNatives.open0(opened));
        address = opened[0];
        PortThread thread;
        try {
            ByteBuffer memory = PortNatives.records0(address);
            if (memory == null) {
                throw new OutOfMemoryError("no memory for the records of a completion port");
            }
            records = memory.order(ByteOrder.nativeOrder()).asLongBuffer();
            thread = delivery == null ? null : new PortThread(this, delivery);
            token = thread == null ? PORTS.open(this, address) : PORTS.open(this, address, thread::closeNative);
        } catch (Throwable e) { // no memory
            PortNatives.close0(address);
            throw e;
        }
        if (thread != null) {
            try {
                thread.begin(this);
            } catch (Throwable e) { // no memory for a thread
                PORTS.close(token);
                throw e;
            }
        }
    }

    /** {@return a port with a thread of its own} */
    public static CompletionPort start() {
        return start(DEFAULT_LIMIT, Delivery.RETURN);
    }

    /**
     * {@return a port with a thread of its own and room for that many operations}
     *
     * @param limit how many operations there can be at once
     */
    public static CompletionPort start(int limit) {
        return start(limit, Delivery.RETURN);
    }

    /**
     * {@return a port with a thread of its own, room for that many operations, and that way up to Java}
     *
     * @param limit how many operations there can be at once
     * @param delivery how completions reach Java
     */
    public static CompletionPort start(int limit, Delivery delivery) {
        return new CompletionPort(limit, Objects.requireNonNull(delivery, "delivery"), Polling.SHARED);
    }

    /** {@return a port for a thread of the application, which calls {@link #poll}} */
    public static CompletionPort open() {
        return open(DEFAULT_LIMIT);
    }

    /**
     * {@return a port for a thread of the application, with room for that many operations}
     *
     * @param limit how many operations there can be at once
     */
    public static CompletionPort open(int limit) {
        return open(limit, Polling.SHARED);
    }

    /**
     * {@return a port for a thread of the application, with room for that many operations, and that rule for others}
     *
     * @param limit how many operations there can be at once
     * @param polling if other threads run handlers while none polls
     */
    public static CompletionPort open(int limit, Polling polling) {
        return new CompletionPort(limit, null, Objects.requireNonNull(polling, "polling"));
    }

    /** {@return an operation of this port that can't be cancelled} */
    public Operation operation() {
        return new Operation(end, null);
    }

    /**
     * {@return an operation of this port, with the way to cancel it}
     *
     * @param canceller asks Windows to cancel, when the operation is cancelled
     */
    public Operation operation(Operation.Canceller canceller) {
        return new Operation(end, canceller);
    }

    /** {@return the HANDLE of the port, for functions of Windows that take one; its key must be {@link #key()}} */
    public long handle() {
        long port = PORTS.enter(token);
        try {
            return PortNatives.handle0(port);
        } finally {
            PORTS.exit(token);
        }
    }

    /** {@return true until closing begins: new operations are accepted} */
    public boolean isOpen() {
        return !end.isClosing();
    }

    /**
     * Refuses a port that is closed, or is being closed; for objects that need it as long as they live.
     *
     * @throws IllegalStateException it is closed
     */
    public void requireOpen() {
        if (!isOpen()) {
            throw end.closed();
        }
    }

    /** {@return the completion key of this library; packets with another key are counted and ignored} */
    public long key() {
        return PortNatives.key0();
    }

    /**
     * Takes the completions that are there, waiting for the first one at most that long, and calls their handlers on
     * this thread. While a thread that waits for an operation of this port runs a handler, a poll lets that come to its
     * end first, however long it takes.
     *
     * @param timeout zero: don't wait; Windows counts in milliseconds, and a fraction is one
     * @return how many there were; 0 also after {@link #wakeup()}
     * @throws IllegalStateException when another thread drives this port, or it is closed
     * @throws IllegalArgumentException the timeout is negative
     */
    public int poll(Duration timeout) {
        return driver.poll(Deadline.nanos(timeout));
    }

    /**
     * As {@link #poll(Duration) poll}, without waiting.
     *
     * @return how many completions were handled
     */
    public int pollNow() {
        return driver.poll(0);
    }

    /**
     * {@return true when this thread drives the port at the moment: handlers run on it, and it must not wait for one}
     */
    public boolean inHandler() {
        return driver.isHere();
    }

    /**
     * Waits for a future that completions of this port bring about, at most that long. A port that no other thread
     * drives is driven meanwhile, unless that is {@linkplain Polling#CONFINED another thread's}. From inside a handler
     * it doesn't wait, for it would wait for itself.
     *
     * @param future what to wait for
     * @param within how long to wait at most; not negative
     * @return true when the future is done
     */
    public boolean await(CompletableFuture<?> future, Duration within) {
        return driver.awaitThrough(future, Deadline.in(within));
    }

    /**
     * Runs functions that are chained to futures of this port on that executor from now on. The default one makes a
     * virtual thread for each where the JVM has them (21), and otherwise uses the common pool: they may block there,
     * and the port goes on. {@code Runnable::run} runs them on the thread that drives the port, at once; they must not
     * block then.
     *
     * @param executor runs what is chained to futures
     * @return this
     */
    public CompletionPort dependents(Executor executor) {
        driver.dependents = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /**
     * Takes over a handle of Windows' that is to end with this port at the latest, with all its operations: those in
     * progress are cancelled, their completions are taken, then it is closed.
     *
     * @param kind what messages call it, such as {@code "pipe"}
     * @param opener opens it, inside the port: a port that is being closed waits for it; what it throws goes to the
     *     caller
     * @param closer closes it, once
     * @return the open handle, to be closed
     * @throws IllegalStateException this port is closed. If the opener has run all the same, then so does the closer:
     *     it has, or it will when the last thread has left
     */
    public PortHandle attach(String kind, LongSupplier opener, PortHandle.Closer closer) {
        return PortHandle.attach(end, kind, opener, closer);
    }

    /** Makes the driver come back from its wait, now or at its next. */
    public void wakeup() {
        long port = PORTS.enter(token);
        try {
            PortNatives.wake0(port);
        } finally {
            PORTS.exit(token);
        }
    }

    /** Closes within {@link #DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Refuses new operations, cancels those in progress and waits for their completions, at most that long. What
     * Windows hasn't given back then is abandoned. The time of the first close decides when; one that is called again
     * waits for that end, at most its own time.
     *
     * @param within how long to wait at most; not negative
     * @return true when Windows has given everything back; false also from inside a handler, where the waiting comes
     *     later
     * @throws IllegalArgumentException the duration is negative
     */
    public boolean close(Duration within) {
        return end.close(within);
    }

    /** {@return how many operations Windows still owns though the port is closed; their memory stays Windows'} */
    public int abandoned() {
        return end.abandoned();
    }

    /** How much room it has, and if it is closed. */
    @Override
    public String toString() {
        return "completion port, room for " + limit + " operations" + (isOpen() ? "" : ", closed");
    }

    /** {@return what has happened so far; it costs nothing unless it is asked for} */
    public PortCounters counters() {
        long[] natives = new long[PortNatives.COUNTERS];
        long port = PORTS.enter(token);
        try {
            PortNatives.counters0(port, natives);
        } finally {
            PORTS.exit(token);
        }
        return new PortCounters(
                Operations.count(end),
                completed,
                failed,
                cancelled,
                natives[PortNatives.STALE],
                natives[PortNatives.FOREIGN],
                natives[PortNatives.TURNS],
                natives[PortNatives.BATCHES],
                natives[PortNatives.LARGEST_BATCH],
                natives[PortNatives.FAILED_WAITS],
                handlerExceptions.get() + natives[PortNatives.ESCAPED]);
    }

    // -- for the rest of the package

    void takeSlot() {
        if (end.isClosing()) {
            throw end.closed();
        }
        if (slots.incrementAndGet() > limit) {
            slots.decrementAndGet();
            throw new NoFreeSlotException("all " + limit + " operations of this completion port are in use");
        }
    }

    void giveSlot() {
        slots.decrementAndGet();
    }

    /** Code of the user's threw: it is counted, and goes to the thread's handler of uncaught exceptions. */
    void handlerFailed(Throwable e) {
        handlerExceptions.getAndIncrement();
        try {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        } catch (Throwable another) {
            // The handler of uncaught exceptions failed, too; the next completion matters more.
            handlerExceptions.getAndIncrement();
        }
    }

    /** Posts a wake-up, unless the port is gone: then no thread waits for it any more. */
    void wakeQuietly() {
        try {
            wakeup();
        } catch (IllegalStateException e) {
            // closed meanwhile
        }
    }

    /** What a callback of Windows does: completes the operation with that token, which this very call begins. */
    int post(long operation, int code, int bytes) {
        long port = PORTS.enter(token);
        try {
            return PortNatives.post0(port, operation, code, bytes);
        } finally {
            PORTS.exit(token);
        }
    }

    long openChannel(ByteBuffer cells, int events, int stride) {
        long port = PORTS.enter(token);
        try {
            return ChannelNatives.open0(port, cells, events, stride);
        } finally {
            PORTS.exit(token);
        }
    }

    /** The native port, which stays while anybody is inside {@link #end}, and for the thread that drives. */
    long address() {
        return address;
    }

    LongBuffer records() {
        return records;
    }

    /** For its own thread, and the native loop that this one is in: they must not keep a port that is forgotten. */
    WeakReference<CompletionPort> weak() {
        return weak;
    }

    /** By {@link PortEnd}, once. */
    void closeNative() {
        PORTS.close(token);
    }
}
