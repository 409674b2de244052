// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import com.sun.management.ThreadMXBean;
import io.github.winnet4j.Family;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * The program that a JVM of its own runs: reads from BranchCache on a polled port, and prints how many bytes that took
 * of the only thread there is.
 */
public final class ReadAllocationProbe {
    private static final int WARM = 50;
    private static final int READS = 500;

    private ReadAllocationProbe() {}

    public static void main(String[] arguments) {
        Simulator windows = Simulator.install(Family.BRANCH_CACHE);
        windows.tracing(false);
        windows.branchCache().publish("report", 10_000).shortReads(0).local("report", 0, 10_000);
        try (CompletionPort port = CompletionPort.open();
                PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG);
                ContentRead read = content.newRead()) {
            windows.branchCache().instant();
            CompletableFuture<?> complete =
                    content.information(Peers.information(windows, "report")).future();
            while (!complete.isDone()) {
                windows.runUntilIdle();
                port.pollNow();
            }
            complete.join();
            ByteBuffer into = ByteBuffer.allocateDirect(100);
            long[] ends = new long[1];
            read.onEnd(done -> ends[0] += done.length());
            measure("block", port, () -> read.block(200, into));
            measure("stream", port, () -> read.stream(into));
            measure("block into a buffer of the library's", port, () -> read.block(200, 100));
            measure("query", port, () -> read.query(0));
            if (ends[0] == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }

    private static void measure(String name, CompletionPort port, Runnable start) {
        run(WARM, port, start);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(self);
        long before = threads.getThreadAllocatedBytes(self);
        run(READS, port, start);
        long allocated = threads.getThreadAllocatedBytes(self) - before; // before the line is put together
        System.out.println(name + ": " + allocated + " B");
    }

    private static void run(int reads, CompletionPort port, Runnable start) {
        for (int i = 0; i < reads; i++) {
            start.run();
            while (port.pollNow() == 0) {
                Thread.onSpinWait(); // Windows' side is a thread of its own
            }
        }
    }
}
