// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.WindowsInMemory;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invariant 7: a steady loop of reads, with the same operation and buffer, allocates nothing, whichever thread drives
 * the port.
 */
@SimulatedWindows
class AllocationTest {
    /** The number of reads measured at a time, and of measurements at most: it is steady when C2 has compiled it. */
    private static final int READS = 4_000;

    private static final int TIMES = 40;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path temp;

    static boolean checked() {
        // Too slow for C2 to come, and it says nothing of memory; JVMs that a test starts have no Windows in memory.
        return ChildJvm.CHECK_JNI || WindowsInMemory.isHere();
    }

    /** Reads on from its handler, and looks at the memory of its thread at regular intervals. */
    private static final class Loop implements ContentRead.Handler {
        final CompletableFuture<List<Long>> allocated = new CompletableFuture<>();
        final List<Long> each = new ArrayList<>(TIMES);
        final ByteBuffer into = ByteBuffer.allocateDirect(100);
        private int reads;
        private long before;

        @Override
        public void ended(ContentRead read) {
            if (read.outcome() != ContentRead.Outcome.DATA || read.length() != 100) {
                allocated.completeExceptionally(new AssertionError(read.outcome() + " " + read.length()));
                return;
            }
            if (++reads % READS == 0) {
                long now =
                        THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
                each.add(now - before);
                before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
                if (isSteady() || each.size() == TIMES) {
                    allocated.complete(each);
                    return;
                }
            }
            read.block(reads % 1000, into);
        }

        /** A tenth of a byte a read is the measuring's own; what allocates at all has eight at least. */
        boolean isSteady() {
            return each.get(each.size() - 1) <= READS / 10;
        }
    }

    @Test
    @DisabledIf("checked")
    void aSteadyLoopAllocatesNothing(Simulator windows) throws Exception {
        windows.tracing(false);
        windows.branchCache().publish("report", 10_000).shortReads(0).local("report", 0, 10_000);
        for (boolean polled : new boolean[] {true, false}) {
            try (CompletionPort port = polled ? CompletionPort.open() : CompletionPort.start();
                    PeerDist peers = PeerDist.open(port);
                    Content content = opened(windows, peers, port, "report");
                    ContentRead read = content.newRead()) {
                windows.branchCache().instant();
                Loop loop = new Loop();
                read.onEnd(loop).block(0, loop.into);
                while (polled && !loop.allocated.isDone()) {
                    port.pollNow();
                }
                List<Long> bytes = loop.allocated.get(60, TimeUnit.SECONDS);
                assertTrue(loop.isSteady(), "bytes in " + READS + " reads, polled " + polled + ": " + bytes);
            }
        }
    }

    /** As long as the code is interpreted, and in what C1 compiles, no escape analysis removes anything. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
    @DisabledIf("checked")
    void readsAllocateNothingOutsideC2(String mode) throws Exception {
        ChildJvm.Result result = new ChildJvm()
                .main(ReadAllocationProbe.class)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option(mode)
                .run();
        assertEquals(0, result.exit(), result.output());
        assertEquals(
                List.of("block: 0 B", "stream: 0 B", "block into a buffer of the library's: 0 B", "query: 0 B"),
                result.output().lines().toList());
    }
}
