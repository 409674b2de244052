// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which memory of direct buffers Windows owns at the moment: no byte is given to two operations at a time, whatever
 * buffer, duplicate or slice it is given by.
 *
 * <p>A {@link Claim} stays where it is after its use has ended, so that the next use of the same memory costs two looks
 * and no atomic step; another user of that memory takes an idle claim away. Only its owner knows if a claim is in use,
 * and says so before it claims: of an owner that begins and another that takes the claim away, one sees the other.
 */
public final class DirectMemory {
    /** Says if Windows has its memory; the answer is a volatile read. */
    @FunctionalInterface
    public interface Owner {
        boolean ownsMemory();
    }

    /** A part of memory of one owner, again and again; of one that was forgotten nothing is left in the way. */
    public static final class Claim {
        private final WeakReference<Owner> owner;

        // Written under the lock, by the owner while it is in use.
        private long from;
        private long to;

        /** The owner must claim anew. */
        private volatile boolean taken = true;

        /** A claim of no memory. */
        public Claim(Owner owner) {
            this.owner = new WeakReference<>(owner);
        }

        /** True if that memory is claimed still. To be asked by the owner that has just begun to own it. */
        public boolean covers(long address, long size) {
            return from == address && to == address + size && !taken;
        }

        private boolean isInUse() {
            Owner using = owner.get();
            return using != null && using.ownsMemory();
        }
    }

    private final Object lock = new Object();

    // The claims by address, which don't overlap; and how many there are.
    private Claim[] claims = new Claim[16];
    private int count;

    /** Where a direct buffer begins; 0 for any other. */
    public static long address(ByteBuffer buffer) {
        NativeLibrary.require();
        return address0(buffer);
    }

    /**
     * Claims that memory, by its owner, which owns it from before this call.
     *
     * @return false when some of it is in use; the owner owns nothing then
     */
    public boolean claim(Claim claim, long address, long size) {
        if (claim.covers(address, size)) {
            return true;
        }
        synchronized (lock) {
            forget(claim);
            int at = firstBehind(address);
            int end = at;
            for (; end < count && claims[end].from < address + size; end++) {
                if (!take(claims[end])) {
                    remove(at, end); // those before it are gone
                    return false;
                }
            }
            remove(at, end);
            insert(at, claim, address, size);
            return true;
        }
    }

    /** The claim may be dropped from now on, unless it is in use. */
    public void drop(Claim claim) {
        synchronized (lock) {
            if (!claim.isInUse()) {
                forget(claim);
            }
        }
    }

    private static boolean take(Claim other) {
        other.taken = true; // an owner that begins after this sees it; one that began before is seen
        if (other.isInUse()) {
            other.taken = false;
            return false;
        }
        return true;
    }

    private void forget(Claim claim) {
        int at = firstBehind(claim.from);
        if (at < count && claims[at] == claim) {
            claim.taken = true;
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
        claim.taken = false;
    }

    /** Idle claims go first: their owners may have been forgotten, and the others claim again. */
    private int makeRoom(long address) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!take(claims[i])) {
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
