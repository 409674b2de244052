// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The open handles of one kind, and the guard in front of them: a handle is used only while it is open, and closed
 * once.
 *
 * <p>What is promised, whatever the threads do:
 *
 * <ul>
 *   <li>A façade holds a token, never a HANDLE. Windows reuses the value of a closed handle at once; a token is never
 *       reused, so a stale one can't reach another handle.
 *   <li>{@link #enter} and {@link #exit} stand around each call into Windows. After {@link #close} has begun, enter
 *       refuses with an {@link IllegalStateException} that names the kind.
 *   <li>{@link #close} calls the closer exactly once, after the last call in progress has left. Whatever the closer
 *       answers, the handle is closed; its code is reported to the closing thread. Closing again does nothing.
 *   <li>When the owner is forgotten a Cleaner closes the handle, and a warning says so; with {@value #LEAK_PROPERTY}
 *       set to true it shows where it was opened.
 * </ul>
 *
 * <p>It isn't a {@link Gate}: a gate is part of the object that is closed, and is closed by the thread that leaves
 * last; here the closing thread gets the closer's code, and the handle can be closed when the object that had it is
 * gone.
 *
 * <p>No code of the user's may run between enter and exit: a close from there would wait for itself. Entering and
 * leaving are one atomic step each and allocate nothing.
 */
public final class HandleTable {
    /** Set to true, the place where each handle is opened is kept, for the warning about a forgotten one. */
    static final String LEAK_PROPERTY = "winnet4j.leakDetection";

    /** Ends a handle with Windows, and answers its code. */
    @FunctionalInterface
    public interface Closer {
        int close(long handle);
    }

    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");
    /**
     * One thread for everything of this library that may be forgotten. The JDK's own kind of thread: any other holds,
     * until JDK 24, the class loader of the code that made it, and would keep this library's forever.
     */
    public static final Cleaner CLEANER = Cleaner.create();

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Slot.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String kind;
    private final Closer closer;
    private final int firstGeneration;

    /** Guards growth and the free list; never held during a call into Windows. */
    private final Object lock = new Object();

    /** The free slot to use next, which names the one after it; -1: none. Linked, so that a close needs no memory. */
    private int free = -1;

    private volatile Slot[] slots = new Slot[0];
    private int open;

    /**
     * @param kind how messages name it, such as {@code "WLAN client"}
     * @param closer the one function that ends this kind of handle
     */
    public HandleTable(String kind, Closer closer) {
        this(kind, closer, 1);
    }

    /** @param firstGeneration where the generations of new slots begin: for the tests of their end */
    HandleTable(String kind, Closer closer, int firstGeneration) {
        this.kind = kind;
        this.closer = closer;
        this.firstGeneration = firstGeneration;
    }

    /**
     * Takes over a handle that Windows has just opened.
     *
     * @param owner the object that closes it; when it is forgotten the Cleaner does
     * @return the token
     */
    public long open(Object owner, long handle) {
        return open(owner, handle, closer);
    }

    /**
     * The same for a handle with an end of its own, such as one that must take others with it.
     *
     * @param closer ends this handle; must not refer to the owner, which could never be forgotten then
     */
    public long open(Object owner, long handle, Closer closer) {
        int index;
        Slot slot;
        synchronized (lock) {
            if (free < 0) {
                grow();
            }
            index = free;
            slot = slots[index];
            free = slot.nextFree;
            open++;
        }
        slot.handle = handle;
        slot.closer = closer;
        int generation = generation((long) STATE.getVolatile(slot));
        long token = token(index, generation);
        try {
            slot.openedHere = Boolean.getBoolean(LEAK_PROPERTY) ? new Throwable("opened here") : null;
            slot.cleanable = CLEANER.register(owner, new Forgotten(this, token));
            STATE.setVolatile(slot, state(generation));
        } catch (Throwable e) { // no memory: the handle is the caller's, as before
            release(slot, index);
            throw e;
        } finally {
            Reference.reachabilityFence(owner); // forgotten before this, the handle would never be closed
        }
        return token;
    }

    /** The handle, for one call into Windows; {@link #exit} must follow in a finally block. */
    public long enter(long token) {
        Slot slot = slot(token);
        long state;
        do {
            if (slot == null) {
                throw closed();
            }
            state = (long) STATE.getVolatile(slot);
            if (generation(state) != generation(token) || (state & CLOSED) != 0) {
                throw closed();
            }
        } while (!STATE.compareAndSet(slot, state, state + 1));
        return slot.handle;
    }

    /** The call into Windows has returned. */
    public void exit(long token) {
        Slot slot = slots[index(token)];
        long state = (long) STATE.getAndAdd(slot, -1L) - 1; // what it is now
        if ((state & CLOSED) != 0 && users(state) == 0) {
            LockSupport.unpark(slot.waiting);
        }
    }

    /**
     * Closes the handle once the last call in progress has left. Of several callers one closes; the others return at
     * once.
     *
     * @return the closer's code; 0 when it is closed already
     */
    public int close(long token) {
        Slot slot = slot(token);
        if (slot == null || !refuseCalls(slot, token)) {
            return 0;
        }
        awaitLastCall(slot);
        Cleaner.Cleanable cleanable = slot.cleanable;
        Closer closing = slot.closer;
        try {
            return closing.close(slot.handle);
        } finally {
            release(slot, index(token));
            if (cleanable != null) {
                cleanable.clean(); // finds the token stale; only drops the registration
            }
        }
    }

    /** How many handles of this kind are open. */
    public int openCount() {
        synchronized (lock) {
            return open;
        }
    }

    private static boolean refuseCalls(Slot slot, long token) {
        long state;
        do {
            state = (long) STATE.getVolatile(slot);
            if (generation(state) != generation(token) || (state & CLOSED) != 0) {
                return false;
            }
        } while (!STATE.compareAndSet(slot, state, state | CLOSED));
        return true;
    }

    private static void awaitLastCall(Slot slot) {
        slot.waiting = Thread.currentThread();
        boolean interrupted = false;
        while (users((long) STATE.getVolatile(slot)) != 0) {
            LockSupport.park(slot);
            interrupted |= Thread.interrupted(); // closing can't be given up half-way
        }
        slot.waiting = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The slot may hold another handle now, under the next generation; after the last generation it is retired. */
    private void release(Slot slot, int index) {
        slot.handle = 0;
        slot.closer = closer;
        slot.openedHere = null;
        slot.cleanable = null;
        int next = generation((long) STATE.getVolatile(slot)) + 1;
        synchronized (lock) {
            open--;
            if (next != 0) {
                STATE.setVolatile(slot, state(next) | CLOSED);
                slot.nextFree = free;
                free = index;
            }
        }
    }

    private void forgotten(long token) {
        Slot slot = slot(token);
        if (slot == null || (long) STATE.getVolatile(slot) >>> 31 != state(generation(token)) >>> 31) {
            return; // closed by its owner, or just being so
        }
        Throwable openedHere = slot.openedHere;
        int code = close(token);
        LOG.log(
                System.Logger.Level.WARNING,
                "A " + kind + " was never closed; it is now, with the code " + code + ". "
                        + (openedHere == null ? "-D" + LEAK_PROPERTY + "=true shows where it was opened." : ""),
                openedHere);
    }

    /** All or nothing: without memory for all of it the table stays as it is. */
    private void grow() {
        int first = slots.length;
        Slot[] grown = Arrays.copyOf(slots, first == 0 ? 4 : first * 2);
        for (int i = first; i < grown.length; i++) {
            grown[i] = new Slot(closer);
            STATE.setVolatile(grown[i], state(firstGeneration) | CLOSED);
            grown[i].nextFree = i + 1 < grown.length ? i + 1 : -1;
        }
        slots = grown;
        free = first;
    }

    private @Nullable Slot slot(long token) {
        Slot[] all = slots;
        int index = index(token);
        return index >= 0 && index < all.length ? all[index] : null;
    }

    private IllegalStateException closed() {
        return new IllegalStateException("this " + kind + " is closed");
    }

    // A token is generation:32, index:32. A state is generation:32, closed:1, users:31.

    private static final long CLOSED = 1L << 31;

    private static long token(int index, int generation) {
        return state(generation) | index;
    }

    private static int index(long token) {
        return (int) token;
    }

    private static long state(int generation) {
        return (long) generation << 32;
    }

    private static int generation(long tokenOrState) {
        return (int) (tokenOrState >>> 32);
    }

    private static int users(long state) {
        return (int) (state & (CLOSED - 1));
    }

    /** The place of one handle; reused by later ones. Everything but the state is published by it. */
    private static final class Slot {
        @SuppressWarnings("unused") // by STATE
        private volatile long state;

        private long handle;
        private int nextFree;
        private Closer closer;
        private @Nullable Throwable openedHere;
        private Cleaner.@Nullable Cleanable cleanable;
        private volatile @Nullable Thread waiting;

        Slot(Closer closer) {
            this.closer = closer;
        }
    }

    /** Knows the token, not the owner, which could never be forgotten otherwise. */
    private record Forgotten(HandleTable table, long token) implements Runnable {
        @Override
        public void run() {
            table.forgotten(token);
        }
    }
}
