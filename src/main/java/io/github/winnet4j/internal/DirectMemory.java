// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which memory of direct buffers Windows owns at the moment: no byte is given to two operations at a time, whatever
 * buffer, duplicate or slice it is given by.
 *
 * <p>A {@link Claim} stays where it is after its use has ended, idle, so that the next use of the same memory costs one
 * atomic step; whoever else wants that memory takes an idle claim away.
 */
public final class DirectMemory {
    private final Object lock = new Object();

    // The claims by address, which don't overlap; and how many there are.
    private Claim[] claims = new Claim[16];
    private int count;

    /** A part of memory of one operation, again and again. For one thread at a time but for {@link #release}. */
    public static final class Claim {
        private static final int NONE = 0;
        private static final int IDLE = 1;
        private static final int USED = 2;

        private final AtomicInteger state = new AtomicInteger();
        private long from;
        private long to;

        /** Windows has given the memory back. */
        public void release() {
            state.setRelease(IDLE);
        }
    }

    /** Where a direct buffer begins; 0 for any other. */
    public static long address(ByteBuffer buffer) {
        NativeLibrary.require();
        return address0(buffer);
    }

    /**
     * Claims that memory.
     *
     * @return false when some of it is in use
     */
    public boolean claim(Claim claim, long address, long size) {
        boolean same = claim.from == address && claim.to == address + size;
        if (same && claim.state.compareAndSet(Claim.IDLE, Claim.USED)) {
            return true;
        }
        synchronized (lock) {
            forget(claim);
            int at = firstBehind(address);
            int end = at;
            for (; end < count && claims[end].from < address + size; end++) {
                if (!claims[end].state.compareAndSet(Claim.IDLE, Claim.NONE)) {
                    remove(at, end); // those before it are gone
                    return false;
                }
            }
            remove(at, end);
            insert(at, claim, address, size);
            return true;
        }
    }

    /** The claim won't be used again. */
    public void drop(Claim claim) {
        synchronized (lock) {
            forget(claim);
        }
    }

    private void forget(Claim claim) {
        if (claim.state.compareAndSet(Claim.IDLE, Claim.NONE)) {
            int at = firstBehind(claim.from);
            remove(at, at + 1);
        }
    }

    private void insert(int at, Claim claim, long address, long size) {
        int where = at;
        if (count == claims.length) {
            where = makeRoom(address);
        }
        System.arraycopy(claims, where, claims, where + 1, count++ - where);
        claims[where] = claim;
        claim.from = address;
        claim.to = address + size;
        claim.state.set(Claim.USED);
    }

    /** Idle claims go first: their owners may have been forgotten, and the others claim again. */
    private int makeRoom(long address) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!claims[i].state.compareAndSet(Claim.IDLE, Claim.NONE)) {
                claims[kept++] = claims[i];
            }
        }
        Arrays.fill(claims, kept, count, null);
        count = kept;
        if (count > claims.length / 2) {
            claims = Arrays.copyOf(claims, claims.length * 2);
        }
        return firstBehind(address);
    }

    private void remove(int from, int to) {
        if (from < to) {
            System.arraycopy(claims, to, claims, from, count - to);
            Arrays.fill(claims, count - (to - from), count, null);
            count -= to - from;
        }
    }

    /** The index of the first claim that ends behind that address. */
    private int firstBehind(long address) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (claims[middle].to <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static native long address0(ByteBuffer buffer);
}
