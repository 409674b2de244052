// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The slot that an operation has, and its last token. Gives the slot back when the operation is closed or forgotten;
 * knows the port's count of slots, but not the operation, which could never be forgotten otherwise.
 */
final class SlotLease implements Runnable {
    private static final long GENERATION = 1L << 32;
    private static final VarHandle TOKEN;

    static {
        try {
            TOKEN = MethodHandles.lookup().findVarHandle(SlotLease.class, "token", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The slab never uses 0xFFFFFFFF, and retires a slot that is given back after 0xFFFFFFFD. */
    private static final int LAST_GENERATION = 0xFFFFFFFD;

    private final CompletionPort port;

    @SuppressWarnings("unused") // by TOKEN
    private long token;

    private volatile boolean abandoned;

    /** Slots that were left behind because of a cancel in progress. */
    private final AtomicReference<@Nullable Left> left = new AtomicReference<>();

    private record Left(long token, @Nullable Left next) {}

    SlotLease(CompletionPort port) {
        this.port = port;
        port.takeSlot();
        try {
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

    /**
     * The token of the next use; of another slot when a cancel may still be in progress in this one, or it is worn out.
     */
    long next(boolean ofAnotherSlot) {
        long last = token();
        if (ofAnotherSlot || (int) (last >>> 32) == LAST_GENERATION) {
            long fresh = acquire();
            try {
                leave(last);
            } catch (Throwable e) { // no memory
                PortNatives.release0(fresh);
                throw e;
            }
            last = fresh;
        } else if (left.get() != null) {
            releaseLeft();
        }
        long next = last + GENERATION;
        TOKEN.setRelease(this, next);
        return next;
    }

    private void leave(long old) {
        left.getAndUpdate(head -> new Left(old, head));
    }

    /** No cancel is in progress any more. */
    void releaseLeft() {
        for (Left slot = left.getAndSet(null); slot != null; slot = slot.next()) {
            PortNatives.release0(slot.token());
        }
    }

    void abandon() {
        abandoned = true;
    }

    /** Windows has given back what was abandoned. The operation's own end stays; this is only the slot's. */
    void reclaim() {
        PortNatives.release0(token());
    }

    /**
     * Closed or forgotten; never while Windows owns the slot, since an operation in progress is in {@link Operations}.
     */
    @Override
    public void run() {
        releaseLeft();
        if (!abandoned) {
            PortNatives.release0(token());
        }
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
