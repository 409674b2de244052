// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.BranchCache.Cancel;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Fault 52 for contents: four threads start and cancel reads, one by one and all, while the contents are being closed
 * under them, and at last the instance. What was started ends once; what was refused never does; nothing is left.
 */
@SimulatedWindows(mode = Simulator.Mode.FREE)
class StormTest {
    private static final int THREADS = 4;
    private static final int STARTS = 400;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void fault52_startsCancelsAndClosesAtOnce(Simulator windows) throws Exception {
        windows.tracing(false);
        windows.branchCache().publish("report", 100_000).cancel(Cancel.DRAWN);
        windows.command("peerdist latency 50us peers=100us");
        try (CompletionPort port = CompletionPort.start();
                PeerDist peers = PeerDist.open(port)) {
            for (int round = 0; round < 3; round++) {
                Content content = opened(windows, peers);
                List<Thread> threads = new ArrayList<>();
                for (int t = 0; t < THREADS; t++) {
                    Random random = new Random(52 + round * 10 + t);
                    threads.add(new Thread(() -> reads(content, random)));
                }
                threads.forEach(Thread::start);
                while (ended.get() < (round + 1) * STARTS / 2 && failure.get() == null) {
                    Thread.onSpinWait(); // well under way
                }
                if (round == 2) {
                    assertTrue(peers.close(Peers.LONG));
                } else {
                    assertTrue(content.close(Peers.LONG));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                assertNull(failure.get());
                assertEquals(started.get(), ended.get());
                assertEquals(0, content.outstanding());
            }
            assertEquals(
                    0,
                    port.counters().handlerExceptions()
                            + port.counters().stale()
                            + port.counters().foreign());
        }
        windows.mode(Simulator.Mode.STEPPED);
    }

    private static Content opened(Simulator windows, PeerDist peers) throws Exception {
        Content content = peers.openContent(Peers.TAG);
        content.information(Peers.information(windows, "report")).future().get();
        return content;
    }

    /** Ends when the content is closed. */
    private void reads(Content content, Random random) {
        List<ContentRead> mine = new ArrayList<>();
        List<ByteBuffer> buffers = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                mine.add(content.newRead().onEnd(read -> ended.incrementAndGet()));
                buffers.add(ByteBuffer.allocateDirect(1000));
            }
            while (true) {
                int which = random.nextInt(mine.size());
                ContentRead read = mine.get(which);
                if (read.outcome() != ContentRead.Outcome.PENDING) {
                    started.incrementAndGet();
                    boolean accepted = false;
                    try {
                        read.block(random.nextInt(99_000), buffers.get(which));
                        accepted = true;
                    } finally {
                        if (!accepted) {
                            started.decrementAndGet();
                        }
                    }
                } else if (random.nextInt(3) == 0) {
                    read.cancel();
                }
                if (random.nextInt(200) == 0) {
                    content.cancelAll();
                }
            }
        } catch (IllegalStateException e) {
            if (!e.getMessage().contains("closed")) {
                failure.compareAndSet(null, e);
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        } finally {
            mine.forEach(ContentRead::close);
        }
    }
}
