// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The slot that an operation has, its last token, and the cancels that are on their way. Gives the slot back when the
 * operation is closed or forgotten; knows the port's count of slots, but not the operation, which could never be
 * forgotten otherwise.
 *
 * <p>A cancel turns a token into the address of a slot, and Windows is called with that. The operation may end
 * meanwhile, and what follows it in the same slot has the same address: the cancel would hit that. So a slot is left
 * first, by the next use, a close, a cleaner, or a driver to which Windows returns what was abandoned. It is given back
 * only when every cancel that began before has returned. A cancel that begins later finds the slot's token stale. None
 * of it needs memory, so that a close and a cancel don't.
 */
final class SlotLease implements Runnable {
    private static final long GENERATION = 1L << 32;
    private static final long BEGUN = 1L << 32;
    private static final VarHandle TOKEN;
    private static final VarHandle CANCELS;
    private static final VarHandle LEFT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOKEN = lookup.findVarHandle(SlotLease.class, "token", long.class);
            CANCELS = lookup.findVarHandle(SlotLease.class, "cancels", long.class);
            LEFT = lookup.findVarHandle(SlotLease.class, "left", Slot.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The slab never uses 0xFFFFFFFF, and retires a slot that is given back after 0xFFFFFFFD. */
    private static final int LAST_GENERATION = 0xFFFFFFFD;

    private final CompletionPort port;

    /** The one in use. */
    private Slot slot;

    @SuppressWarnings("unused") // by TOKEN
    private long token;

    private volatile boolean abandoned;

    /** How many are on their way, in the lower half, and how many have begun so far. */
    private volatile long cancels;

    /** Slots that were left, not given back yet. */
    private volatile @Nullable Slot left;

    /** Made when the slot is taken, for the time when it is left. */
    private static final class Slot {
        /** None of the cancels that had begun by then can be in it. */
        private final int begun;

        private long last;

        private @Nullable Slot next;

        Slot(int begun) {
            this.begun = begun;
        }
    }

    SlotLease(CompletionPort port) {
        this.port = port;
        port.takeSlot();
        try {
            slot = new Slot(0);
            TOKEN.setRelease(this, acquire());
        } catch (Throwable e) { // no slot, or no memory
            port.giveSlot();
            throw e;
        }
    }

    /** The token of the use in progress, or of the last one. */
    long token() {
        return (long) TOKEN.getAcquire(this);
    }

    /** {@return how many cancels have begun; to be asked before a use begins which they could mean} */
    int cancelsBegun() {
        return (int) (cancels >>> 32);
    }

    /**
     * The token of the next use; of another slot when a cancel may be on its way in this one, or it is worn out. So a
     * cancel that hangs keeps one slot, however often the operation is started.
     *
     * @param cancelsBegun before the use
     */
    long next(int cancelsBegun) {
        long last = token();
        long now = cancels;
        if ((int) now != 0 && (int) (now >>> 32) != slot.begun || (int) (last >>> 32) == LAST_GENERATION) {
            Slot fresh = new Slot(cancelsBegun);
            long acquired = acquire();
            leave();
            slot = fresh;
            last = acquired;
        }
        giveBackLeft();
        long next = last + GENERATION;
        TOKEN.setRelease(this, next);
        return next;
    }

    /** A cancel begins, before it looks what there is to cancel. */
    void cancelBegins() {
        CANCELS.getAndAdd(this, BEGUN + 1);
    }

    /** A cancel has returned; the last one gives back what was left. */
    void cancelReturned() {
        countOut();
        giveBackLeft();
    }

    /**
     * Called after a slot was left, and after a cancel has counted itself out. While another cancel is on its way, that
     * one gives the slots back. This call counts as a cancel on its way, but not as one that has begun.
     */
    private void giveBackLeft() {
        while (left != null && (int) cancels == 0) {
            CANCELS.getAndAdd(this, 1L);
            countOut();
        }
    }

    /**
     * Takes what was left, and then counts itself out, as the last one or not: what is left later may be of a cancel
     * that has begun since.
     */
    private void countOut() {
        Slot taken = left == null ? null : (Slot) LEFT.getAndSet(this, null);
        boolean last = (int) (long) CANCELS.getAndAdd(this, -1L) == 1;
        while (taken != null) {
            Slot rest = taken.next;
            if (last) {
                PortNatives.release0(taken.last);
            } else {
                leave(taken);
            }
            taken = rest;
        }
    }

    private void leave() {
        long last = token(); // before its slot, which was there before it
        slot.last = last;
        leave(slot);
    }

    private void leave(Slot old) {
        Slot head;
        do {
            head = left;
            old.next = head;
        } while (!LEFT.compareAndSet(this, head, old));
    }

    void abandon() {
        abandoned = true;
    }

    /** Windows has given back what was abandoned. The operation's own end stays; this is only the slot's. */
    void reclaim() {
        leave();
        giveBackLeft();
    }

    /**
     * Closed or forgotten; never while Windows owns the slot, since an operation in progress is in {@link Operations}.
     */
    @Override
    public void run() {
        if (!abandoned) {
            leave();
        }
        giveBackLeft();
        port.giveSlot();
    }

    private long acquire() {
        long acquired = PortNatives.acquire0(port.address());
        if (acquired == 0) {
            throw new NoFreeSlotException("native memory for operations is exhausted");
        }
        try {
            Operations.makeRoom((int) acquired);
        } catch (Throwable e) { // no memory
            PortNatives.release0(acquired);
            throw e;
        }
        return acquired;
    }
}
