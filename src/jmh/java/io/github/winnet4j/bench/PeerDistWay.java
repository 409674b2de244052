// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.nio.ByteBuffer;

/**
 * A way to read by BranchCache, with a thread on a completion port of its own, or in memory, polled by the thread that
 * reads. Counts ends; the way itself says how reads are started and completions taken.
 */
abstract class PeerDistWay implements AutoCloseable {
    /** The length of a read in bytes; the same in C++. */
    static final int SIZE = 64;

    final boolean memory;
    /** Each read has a part of it. */
    final ByteBuffer room;

    private final long allDone = PortDll.event();
    private int target;
    private int ended;

    PeerDistWay(boolean memory, int reads) {
        this.memory = memory;
        room = ByteBuffer.allocateDirect(reads * SIZE);
    }

    /** Starts that read. */
    abstract void issue(int read);

    abstract void cancelOne(int read);

    abstract void cancelAll();

    /** In memory: takes what is there. */
    abstract void poll();

    @Override
    public abstract void close();

    /** Called for each end, on the thread that takes completions. */
    final void one() {
        if (++ended == target && !memory) {
            PortDll.set(allDone);
        }
    }

    final void expect(int more) {
        target = ended + more;
    }

    final void await() {
        while (memory && ended != target) {
            poll();
        }
        if (!memory) {
            PortDll.await(allDone);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void rounds(int inFlight, int rounds) {
        for (int round = 0; round < rounds; round++) {
            expect(inFlight);
            for (int i = 0; i < inFlight; i++) {
                issue(i);
            }
            await();
        }
    }

    void issueAll(int count) {
        for (int i = 0; i < count; i++) {
            issue(i);
        }
    }

    void cancelOneAndAwait(int read) {
        expect(1);
        cancelOne(read);
        await();
    }

    void cancelAllAndAwait(int pending) {
        expect(pending);
        cancelAll();
        await();
    }
}
