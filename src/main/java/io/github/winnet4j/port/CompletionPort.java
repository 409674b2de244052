// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.internal.NativeLibrary;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A completion port of Windows: takes the completions of {@link Operation}s, and calls their handlers.
 *
 * <p>It is driven in one of two ways. {@link #start()} gives it a daemon thread of its own, which sleeps in Windows and
 * calls back: the usual choice. {@link #open()} leaves it to a thread of the application, which calls {@link #poll}:
 * for those who spin, or have a loop of their own. One thread at a time drives a port.
 *
 * <p>{@link #close()} refuses new operations, cancels what is in progress, waits for Windows' answers, and ends the
 * thread. What Windows doesn't give back in time keeps its memory and is counted by {@link #abandoned()}. From inside a
 * handler close only begins that, and returns; the rest follows when the handler has returned.
 */
public final class CompletionPort implements AutoCloseable {
    /** As many operations as a port has room for, unless told otherwise. */
    public static final int DEFAULT_LIMIT = 65_536;

    /** How long {@link #close()} waits for Windows. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private static final HandleTable PORTS = new HandleTable("completion port", PortNatives::close0);

    private final int limit;
    private final long token;
    private final long address;

    /** Of the native port, with one record after the other; for the driver alone. */
    private final LongBuffer records;

    private final AtomicInteger slots = new AtomicInteger();

    /** Operations ever accepted in the upper 40 bits, calls of start in progress in the lower 24: one step for both. */
    private final AtomicLong calls = new AtomicLong();

    private static final long ACCEPTED = 1L << 24;

    /** How often one who waits looks whether nobody drives a polled port any more. */
    private static final long A_WHILE = 5_000_000;

    /** How often one who polls looks whether a guest has gone. */
    private static final long A_MOMENT = 100_000;

    private final AtomicReference<@Nullable Thread> driver = new AtomicReference<>();

    /**
     * Threads that drive a polled port only while they wait for something, or are about to; and pollers who wait for
     * such.
     */
    private final AtomicInteger guests = new AtomicInteger();

    private final AtomicInteger hosts = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable PortThread thread;
    /**
     * Whether the driver has a full fence after each batch. As long as nobody asks anything of an operation in progress
     * it has none; the first to ask wakes it, so that it looks.
     */
    private volatile boolean fenced;

    /** Operations of which somebody asks something that the driver may not have seen. */
    private final AtomicReference<@Nullable Operation> asked = new AtomicReference<>();

    private volatile boolean closing;
    private volatile long deadline;
    private volatile int abandoned;

    // Written by the driver alone, plainly, so that they cost it nothing; others read what they get to see.
    long completed;

    long failed;
    long cancelled;
    private long handlerExceptions;

    private CompletionPort(int limit, boolean withThread) {
        if (limit < 1) {
            throw new IllegalArgumentException("a port needs room for one operation at least, not " + limit);
        }
        NativeLibrary.require();
        this.limit = limit;
        long[] opened = new long[1];
        WindowsException.check("CreateIoCompletionPort", PortNatives.open0(opened));
        address = opened[0];
        ByteBuffer memory = PortNatives.records0(address);
        if (memory == null) {
            PortNatives.close0(address);
            throw new OutOfMemoryError("no memory for the records of a completion port");
        }
        records = memory.order(ByteOrder.nativeOrder()).asLongBuffer();
        token = PORTS.open(this, address);
        thread = withThread ? new PortThread(this) : null;
        if (thread != null) {
            try {
                thread.begin();
            } catch (Throwable e) { // no memory for a thread
                PORTS.close(token);
                throw e;
            }
        }
    }

    /** {@return a port with a thread of its own} */
    public static CompletionPort start() {
        return start(DEFAULT_LIMIT);
    }

    /**
     * {@return a port with a thread of its own and room for that many operations}
     *
     * @param limit how many operations there can be at once
     */
    public static CompletionPort start(int limit) {
        return new CompletionPort(limit, true);
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
        return new CompletionPort(limit, false);
    }

    /** {@return an operation of this port that can't be cancelled} */
    public Operation operation() {
        return new Operation(this, null);
    }

    /**
     * {@return an operation of this port, with the way to cancel it}
     *
     * @param canceller asks Windows to cancel, when the operation is cancelled
     */
    public Operation operation(Operation.Canceller canceller) {
        return new Operation(this, canceller);
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

    /** {@return the completion key of this library; packets with another key are counted and ignored} */
    public long key() {
        return PortNatives.key0();
    }

    /**
     * Takes the completions that are there, waiting for the first one at most so long, and calls their handlers on this
     * thread.
     *
     * @param timeout zero: don't wait
     * @return how many there were; 0 also after {@link #wakeup()}
     * @throws IllegalStateException when another thread drives this port, or it is closed
     */
    public int poll(Duration timeout) {
        return poll((int) Math.min(Integer.MAX_VALUE - 1, Math.max(0, timeout.toMillis())));
    }

    /**
     * As {@link #poll(Duration)}, without waiting.
     *
     * @return how many completions were handled
     */
    public int pollNow() {
        return poll(0);
    }

    private int poll(int timeoutMillis) {
        if (thread != null) {
            throw new IllegalStateException("this completion port is driven by its own thread, " + thread.getName());
        }
        long port = PORTS.enter(token);
        try {
            becomeDriver();
            try {
                return turn(port, closing ? 0 : timeoutMillis); // whoever closes waits for this thread to leave
            } finally {
                driver.set(null);
            }
        } finally {
            PORTS.exit(token);
            finishIfClosing();
        }
    }

    private int turn(long port, int timeoutMillis) {
        int count = PortNatives.poll0(port, timeoutMillis);
        if (count < 0) { // the wait failed
            throw WindowsException.of("GetQueuedCompletionStatusEx", -count);
        }
        PortNatives.completed(this, count);
        return count;
    }

    /** {@return whether this thread drives the port just now: handlers run on it, and it must not wait for one} */
    public boolean inHandler() {
        return Thread.currentThread() == driver.get();
    }

    /**
     * Waits for a future that completions of this port bring about, at most so long. A port that nobody else drives is
     * driven meanwhile. From inside a handler it doesn't wait, for it would wait for itself.
     *
     * @param future what to wait for
     * @param within how long to wait at most; not negative
     * @return whether the future is done
     */
    public boolean await(CompletableFuture<?> future, Duration within) {
        if (future.isDone() || inHandler()) {
            return future.isDone();
        }
        long end = System.nanoTime() + within.toNanos();
        if (thread == null) {
            future.whenComplete(
                    (result, problem) -> wakeQuietly()); // another thread may complete it while this one polls
        }
        boolean interrupted = false;
        try {
            for (long left = within.toNanos(); !future.isDone() && left > 0; left = end - System.nanoTime()) {
                try {
                    if (thread != null || !turnOfMine(left)) {
                        future.get(thread != null ? left : Math.min(left, A_WHILE), TimeUnit.NANOSECONDS);
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException | CancellationException | TimeoutException e) {
                    // done, or not: the loop sees
                }
            }
            return future.isDone();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Polls once as a guest; false when another thread drives this port or wants to, or it is closed. */
    private boolean turnOfMine(long nanos) {
        long port;
        try {
            port = PORTS.enter(token);
        } catch (IllegalStateException e) {
            return false;
        }
        boolean mine = false;
        try {
            mine = beGuest();
            if (mine) {
                turn(port, (int) Math.min(Integer.MAX_VALUE - 1, nanos / 1_000_000 + 1));
            }
            return mine;
        } finally {
            if (mine) {
                beGuestNoMore();
            }
            PORTS.exit(token);
            finishIfClosing();
        }
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
     * Refuses new operations, cancels those in progress and waits for their completions, at most so long.
     *
     * @param within how long to wait at most; not negative
     * @return whether Windows has given everything back; false also from inside a handler, where the waiting comes
     *     later
     */
    public boolean close(Duration within) {
        synchronized (closed) {
            if (!closing) {
                deadline = System.nanoTime() + within.toNanos();
                closing = true;
            }
        }
        if (closed.getCount() == 0) {
            return abandoned == 0;
        }
        wakeQuietly();
        if (Thread.currentThread() == driver.get()) {
            return false;
        }
        if (thread == null) {
            finishClosing();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // A handler that never returns keeps the thread: say so rather than wait for ever.
                    long left = deadline - System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
                    return closed.await(left, TimeUnit.NANOSECONDS) && abandoned == 0;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@return how many operations Windows still owned when the port was closed} Their memory stays Windows'. */
    public int abandoned() {
        return abandoned;
    }

    /** {@return what has happened so far} Costs nothing unless it is asked for. */
    public PortCounters counters() {
        long[] natives = new long[PortNatives.COUNTERS];
        long port = PORTS.enter(token);
        try {
            PortNatives.counters0(port, natives);
        } finally {
            PORTS.exit(token);
        }
        return new PortCounters(
                inFlight(),
                completed,
                failed,
                cancelled,
                natives[PortNatives.STALE],
                natives[PortNatives.FOREIGN],
                natives[PortNatives.TURNS],
                natives[PortNatives.BATCHES],
                natives[PortNatives.LARGEST_BATCH],
                natives[PortNatives.FAILED_WAITS],
                handlerExceptions + natives[PortNatives.ESCAPED]);
    }

    // -- for operations

    void takeSlot() {
        if (closing) {
            throw new IllegalStateException("this completion port is closed");
        }
        if (slots.incrementAndGet() > limit) {
            slots.decrementAndGet();
            throw new NoFreeSlotException("all " + limit + " operations of this completion port are in use");
        }
    }

    void giveSlot() {
        slots.decrementAndGet();
    }

    void enterCall() {
        calls.getAndIncrement();
        if (closing) {
            exitCall(false);
            throw new IllegalStateException("this completion port is closed");
        }
    }

    void exitCall(boolean accepted) {
        calls.getAndAdd(accepted ? ACCEPTED - 1 : -1);
        if (closing) {
            wakeQuietly(); // the one who closes waits for the last call
        }
    }

    /**
     * To be called by whoever asks an operation for something (a future, a wake-up, to be closed), after the wish is
     * written and before the state is read. An operation ends without a fence of its own, so its driver may miss the
     * wish while the other still sees it in progress; the fence in {@link #tellAskers}, or the wake-up, makes sure that
     * one of the two sees the other.
     */
    void asked(Operation operation) {
        if (operation.enterAsked()) {
            Operation first;
            do {
                first = asked.get();
                operation.nextAsked = first;
            } while (!asked.compareAndSet(first, operation));
            if (closed.getCount() == 0) {
                tellAskers(); // no driver comes any more
            } else if (!fenced) {
                wakeQuietly();
            }
        }
    }

    /** By the driver, after each batch, and when it was woken. */
    void tellAskers() {
        if (fenced) {
            VarHandle.fullFence();
        }
        if (asked.getPlain() != null) {
            fenced = true;
            Operation next;
            for (Operation one = asked.getAndSet(null); one != null; one = next) {
                next = one.nextAsked;
                one.leaveAsked();
            }
        }
    }

    void handlerFailed(Throwable e) {
        handlerExceptions++;
        try {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        } catch (Throwable another) {
            handlerExceptions++; // the one who should hear of it failed too; the next completion is more important
        }
    }

    @Nullable
    Thread driver() {
        return driver.get();
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

    long openChannel(int events, int size) {
        long port = PORTS.enter(token);
        try {
            return ChannelNatives.open0(port, events, size);
        } finally {
            PORTS.exit(token);
        }
    }

    // -- for the port thread

    long address() {
        return address;
    }

    LongBuffer records() {
        return records;
    }

    boolean isClosing() {
        return closing;
    }

    void driverIs(PortThread newDriver) {
        driver.set(newDriver);
    }

    /**
     * Makes this thread the driver of a polled port for as long as it waits for something, unless another one is. A
     * guest gives way: who polls meanwhile wakes it, and has its turn next.
     */
    boolean beGuest() {
        if (thread != null || hosts.get() != 0) {
            return false;
        }
        guests.getAndIncrement(); // before it drives, so that nobody takes it for one who polls
        if (driver.compareAndSet(null, Thread.currentThread())) {
            return true;
        }
        guests.getAndDecrement();
        return false;
    }

    /** {@link #finishIfClosing} must follow. */
    void beGuestNoMore() {
        driver.set(null);
        guests.getAndDecrement();
    }

    /** The one who closes leaves the second half to whoever drives just then. */
    void finishIfClosing() {
        if (closing) {
            finishClosing();
        }
    }

    private void becomeDriver() {
        if (driver.compareAndSet(null, Thread.currentThread())) {
            return;
        }
        hosts.getAndIncrement();
        try {
            while (!driver.compareAndSet(null, Thread.currentThread())) {
                Thread other = driver.get();
                if (other == Thread.currentThread() || other != null && guests.get() == 0) {
                    throw new IllegalStateException("this completion port is driven by "
                            + (other == Thread.currentThread() ? "this thread already" : other.getName()));
                }
                wakeQuietly();
                LockSupport.parkNanos(A_MOMENT);
            }
        } finally {
            hosts.getAndDecrement();
        }
    }

    /** Posts a wake-up, unless the port is gone, when nobody waits for it any more. */
    void wakeQuietly() {
        try {
            wakeup();
        } catch (IllegalStateException e) {
            // closed meanwhile
        }
    }

    /**
     * The second half of closing, by the driver or, for a polled port, by whoever closes it: cancels, waits for
     * Windows' answers until the deadline, abandons the rest, and closes the port.
     */
    void finishClosing() {
        if (thread == null) {
            if (!driver.compareAndSet(null, Thread.currentThread())) {
                return; // the one who polls does it when it comes back
            }
        }
        if (closed.getCount() == 0) {
            driver.set(null);
            return;
        }
        boolean asked = false;
        while (!drained()) {
            if (!asked && (calls.get() & (ACCEPTED - 1)) == 0) {
                Operations.forEach(this, Operation::cancel);
                asked = true;
                continue;
            }
            // What lies in the port already is taken even when the time is up.
            long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            int count = PortNatives.poll0(address, (int) Math.min(left, Integer.MAX_VALUE - 1));
            if (count < 0 || count == 0 && left == 0) {
                break;
            }
            PortNatives.completed(this, count);
        }
        int[] owned = new int[1];
        Operations.forEach(this, operation -> {
            operation.abandon();
            owned[0]++;
        });
        abandoned = owned[0];
        driver.set(null);
        if (abandoned == 0) {
            PORTS.close(token);
        } else {
            PortNatives.pin0(); // a callback may yet come and post: the port stays, with the slots and the code
        }
        closed.countDown();
        tellAskers();
    }

    private boolean drained() {
        return inFlight() == 0 && (calls.get() & (ACCEPTED - 1)) == 0;
    }

    private long inFlight() {
        return (calls.get() >>> 24) - completed - failed - cancelled;
    }
}
