// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.Completer;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.win32.WinError;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which thread drives a port, one at a time: its own thread, one that polls, or a guest, which waits for something and
 * finds that no other thread drives. The thread with the role may use the native port, and closes it when
 * {@link PortEnd} says so; so it is never closed under a driver.
 *
 * <p>A guest yields: a poller wakes it, and has its turn next. On a port that is {@link Polling#CONFINED} only the
 * thread that polls can be one.
 */
final class Driver implements Completer {
    /** There is nothing more to wait for. */
    static final long OVER = -1;

    /** How often a thread that waits looks if it has become its turn to drive. */
    private static final long A_WHILE = 5_000_000;

    /** After a failed wait. */
    private static final long FIRST_PAUSE = 1_000_000;

    private static final long MAX_PAUSE = 100_000_000;

    /** How long a guest stays in Windows, where it doesn't see an interrupt. */
    private static final long A_TURN = 20_000_000;

    /** How often a poller looks if a guest has gone. */
    private static final long A_MOMENT = 100_000;

    private final CompletionPort port;
    private final boolean confined;
    private final AtomicReference<@Nullable Thread> role = new AtomicReference<>();

    /** Threads that drive, or are about to, only while they wait for something; and pollers that wait for such. */
    private final AtomicInteger guests = new AtomicInteger();

    private final AtomicInteger hosts = new AtomicInteger();

    /**
     * Futures whose end wakes the thread that drives: one wake-up each, however often they are waited for. Made by the
     * first wait, since most ports have none; guarded by this.
     */
    private @Nullable Set<CompletableFuture<?>> waking;

    volatile Executor dependents = Dependents.executor();

    /** The port's own thread, from before its start until it drives no more. */
    private volatile @Nullable PortThread own;

    // That thread's: how long it pauses after a failed wait, and if the port was being closed before its wait.
    private long pause = FIRST_PAUSE;
    private boolean closingBefore;

    /** Of a port that is confined: the thread that has polled last. */
    private volatile @Nullable Thread poller;

    Driver(CompletionPort port, boolean confined) {
        this.port = port;
        this.confined = confined;
    }

    @Nullable
    Thread current() {
        return role.get();
    }

    /** True on the thread that drives, or that abandons in its place: handlers run on it, and it must not wait. */
    @Override
    public boolean isHere() {
        return Thread.currentThread() == role.get() || port.end.isAbandoning();
    }

    @Override
    public Executor dependents() {
        return dependents;
    }

    // -- the port's own thread

    void begin(PortThread thread) {
        own = thread;
        role.set(thread);
    }

    /**
     * By that thread, before its first wait and after each: handles what lies there.
     *
     * @param count how many records lie there, or the negative code of a failed wait
     * @return how long to wait next, in nanoseconds, or {@link #OVER}
     */
    long served(PortThread thread, int count) {
        if (count >= 0) {
            pause = FIRST_PAUSE;
        }
        taken(closingBefore, count);
        Thread.interrupted(); // a handler's: with it no pause here is one
        if (count == -WinError.ERROR_ABANDONED_WAIT_0 || count == -WinError.ERROR_INVALID_HANDLE) {
            port.end.begin(Deadline.in(Duration.ZERO)); // it was closed under us: nothing will ever come
            port.end.giveUp();
        } else if (count < 0) {
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, MAX_PAUSE);
        }
        if (port.end.isOver()) {
            return OVER;
        }
        closingBefore = port.end.isClosing();
        if (thread.exiting) {
            thread.seenExiting = true;
            LockSupport.parkNanos(PortThread.EXIT_PAUSE_NANOS);
            return 0;
        }
        return closingBefore ? port.end.left() : Long.MAX_VALUE;
    }

    /** The port is being closed: its own thread holds it from now on. */
    void keep() {
        PortThread thread = own;
        if (thread != null) {
            thread.keep(port);
        }
    }

    /** It couldn't be started, or it drives no more: others may. */
    void endOwn() {
        own = null;
        leave();
    }

    // -- one that polls

    int poll(long nanos) {
        PortThread thread = own;
        if (thread != null) {
            throw new IllegalStateException("this completion port is driven by its own thread, " + thread.getName());
        }
        becomeDriver();
        try {
            if (confined) {
                poller = Thread.currentThread();
            }
            if (port.end.isOver()) {
                throw port.end.closed();
            }
            int count = turn(nanos);
            if (count < 0) { // the wait failed
                throw WindowsException.of("GetQueuedCompletionStatusEx", -count);
            }
            return count;
        } finally {
            leave();
        }
    }

    private void becomeDriver() {
        if (role.compareAndSet(null, Thread.currentThread())) {
            return;
        }
        hosts.getAndIncrement(); // from here on no guest has another turn after the one that it has, or is about to
        Thread woken = null;
        boolean interrupted = false;
        try {
            while (!role.compareAndSet(null, Thread.currentThread())) {
                Thread other = role.get();
                if (other == Thread.currentThread() || other != null && guests.get() == 0) {
                    throw new IllegalStateException("this completion port is driven by "
                            + (other == Thread.currentThread() ? "this thread already" : other.getName()));
                }
                if (other != null && other != woken) { // each once: its handler may run for minutes
                    woken = other;
                    port.wakeQuietly();
                }
                LockSupport.parkNanos(A_MOMENT);
                interrupted |= Thread.interrupted(); // or else it doesn't park
            }
        } finally {
            hosts.getAndDecrement();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // -- one that waits

    /**
     * Waits for a future, driving the port while no other thread does.
     *
     * @return true when the future is done; false when the time is over, or at once on the driver's own thread
     */
    @Override
    public boolean await(CompletableFuture<?> future, Deadline deadline) throws InterruptedException {
        if (future.isDone() || isHere()) {
            return future.isDone();
        }
        wakeWhenDone(future);
        for (long left = deadline.turn(); !future.isDone() && left > 0; left = deadline.turn()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!turnAsGuest(future, Math.min(left, A_TURN))) {
                waitAWhile(future, left);
            }
        }
        return future.isDone();
    }

    /** The same, through interrupts, whose flag is left set. */
    boolean awaitThrough(CompletableFuture<?> future, Deadline deadline) {
        if (future.isDone() || isHere()) {
            return future.isDone();
        }
        wakeWhenDone(future);
        boolean interrupted = false;
        try {
            for (long left = deadline.turn(); !future.isDone() && left > 0; left = deadline.turn()) {
                try {
                    if (!turnAsGuest(future, left)) {
                        waitAWhile(future, left);
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return future.isDone();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Another may complete it while this one drives, and waits in Windows. */
    private void wakeWhenDone(CompletableFuture<?> future) {
        if (own == null && mayDrive() && isFirst(future)) {
            try {
                DependentFuture.whenDone(future, problem -> port.wakeQuietly());
            } catch (Throwable e) { // no memory
                forget(future);
                throw e;
            }
        }
    }

    private synchronized boolean isFirst(CompletableFuture<?> future) {
        Set<CompletableFuture<?>> all = waking;
        if (all == null) {
            all = Collections.newSetFromMap(new WeakHashMap<>());
            waking = all;
        }
        return all.add(future);
    }

    @SuppressWarnings("CollectionUndefinedEquality") // the same future
    private synchronized void forget(CompletableFuture<?> future) {
        if (waking != null) {
            waking.remove(future);
        }
    }

    private static void waitAWhile(CompletableFuture<?> future, long nanos) throws InterruptedException {
        try {
            future.get(Math.min(nanos, A_WHILE), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            // done, or not: the loop sees
        }
    }

    /** Handlers may run on this thread. */
    private boolean mayDrive() {
        return !confined || Thread.currentThread() == poller;
    }

    /** Drives for one turn; false when another thread does or wants to, or there is nothing to drive any more. */
    private boolean turnAsGuest(CompletableFuture<?> future, long nanos) {
        if (own != null || hosts.get() != 0 || !mayDrive()) {
            return false;
        }
        guests.getAndIncrement(); // before it drives, so that it isn't taken for a poller
        try {
            if (!role.compareAndSet(null, Thread.currentThread())) {
                return false;
            }
            try {
                // What is done from here on wakes this thread: nobody else can take the wake-up.
                return future.isDone() || !port.end.isOver() && turn(nanos) >= 0;
            } finally {
                leave();
            }
        } finally {
            guests.getAndDecrement();
        }
    }

    // -- all of them

    /**
     * By the thread with the role: waits for the first completion, at most that long, and handles what is there. While
     * the port is being closed it is the turn that sees its deadline.
     *
     * @return how many there were, or the negative code of a failed wait
     */
    int turn(long nanos) {
        boolean closing = port.end.isClosing();
        long wait = closing ? Math.min(nanos, port.end.left()) : nanos;
        int count = PortNatives.poll0(port.address(), Deadline.millis(wait));
        taken(closing, count);
        return count;
    }

    /** @param closing the port was being closed before the wait that brought these records */
    private void taken(boolean closing, int count) {
        if (count > 0) {
            completed(port, count);
        } else if (closing && (count < 0 || port.end.left() == 0)) {
            port.end.giveUp(); // what lay in the port has been taken, though the time is up
        }
    }

    /**
     * Handles that many records, which lie in the port. By the native loop of {@link Delivery#CALLBACK}, too. An Error
     * between two of them, such as no memory, loses neither.
     */
    static void completed(CompletionPort port, int count) {
        LongBuffer records = port.records();
        Operation[][] table = Operations.table();
        Scope scope = port.end;
        int leaving = 0; // of that scope: in one step, before another scope's handler runs
        for (int i = 0, end = count * PortNatives.RECORD; i < end; i += PortNatives.RECORD) {
            try {
                Operation operation = Operations.take(table, records.get(i));
                if (operation == null) {
                    continue;
                }
                if (operation.scope() != scope) {
                    leave(port, scope, leaving);
                    leaving = 0;
                    scope = operation.scope();
                }
                long bytesAndCode = records.get(i + 1);
                if (operation.completed((int) (bytesAndCode >>> 32), bytesAndCode & 0xFFFF_FFFFL, records.get(i + 2))) {
                    leaving++;
                }
            } catch (Throwable e) {
                port.handlerFailed(e);
            }
        }
        leave(port, scope, leaving);
    }

    private static void leave(CompletionPort port, Scope scope, int count) {
        if (count != 0) {
            try {
                scope.exit(count);
            } catch (Throwable e) { // of a closer, which is the last step
                port.handlerFailed(e);
            }
        }
    }

    /** Gives the role back; whatever is left to do by it alone is done before. */
    private void leave() {
        do {
            role.set(null);
        } while (port.end.isLeftToDriver() && finishAsDriver());
    }

    /** No thread is in the port any more: this one closes it if the role is free, otherwise the one with the role. */
    void finish() {
        if (finishAsDriver()) {
            leave();
        } else {
            port.wakeQuietly();
        }
    }

    private boolean finishAsDriver() {
        if (!role.compareAndSet(null, Thread.currentThread())) {
            return false;
        }
        port.end.finish();
        return true;
    }
}
