// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static io.github.winnet4j.port.Ports.watched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.Operation.State;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlapped I/O of Windows itself through slab, port and thread: it is a completion port, not a queue. */
@PortTest
@OnWindows
class PipeTest {
    @Test
    void bytesGoThroughAPipe() throws Exception {
        try (CompletionPort port = Ports.start();
                PipeIo pipe = new PipeIo(port);
                Operation read = PipeIo.operation(port, pipe.client);
                Operation write = PipeIo.operation(port, pipe.server)) {
            ByteBuffer in = ByteBuffer.allocateDirect(100);
            ByteBuffer out = ByteBuffer.allocateDirect(5).put(new byte[] {1, 2, 3, 4, 5});
            int code = PipeIo.startRead(read, pipe.client, in);
            assertTrue(code == 997, "the read waits: " + code);
            code = PipeIo.startWrite(write, pipe.server, out);
            assertTrue(code == 0 || code == 997, "the write is on its way: " + code);
            assertTrue(read.await(LONG) && write.await(LONG));
            assertEquals(State.COMPLETED, read.state());
            assertEquals(5, read.bytes());
            assertEquals(5, write.bytes());
            assertEquals(3, in.get(2));
            assertEquals(PipeIo.OFFSET, read.offset(), "what was given to start with was in the OVERLAPPED");
        }
    }

    @Test
    void fault32_theCancelWins() throws Exception {
        try (CompletionPort port = Ports.start();
                PipeIo pipe = new PipeIo(port);
                Operation read = PipeIo.operation(port, pipe.client)) {
            PipeIo.startRead(read, pipe.client, ByteBuffer.allocateDirect(10));
            assertTrue(read.cancel());
            assertTrue(read.await(LONG));
            assertEquals(State.CANCELLED, read.state());
            assertEquals(995, read.code());
        }
    }

    @Test
    void fault32_theOperationWins() throws Exception {
        try (CompletionPort port = Ports.open();
                PipeIo pipe = new PipeIo(port);
                Operation read = PipeIo.operation(port, pipe.client);
                Operation write = PipeIo.operation(port, pipe.server)) {
            PipeIo.startRead(read, pipe.client, ByteBuffer.allocateDirect(10));
            PipeIo.startWrite(write, pipe.server, ByteBuffer.allocateDirect(10));
            read.cancel(); // its packet is in the port already; what cancel answers is Windows' business
            while (read.state() == State.PENDING || write.state() == State.PENDING) {
                port.poll(LONG);
            }
            assertEquals(State.COMPLETED, read.state());
            assertEquals(10, read.bytes());
        }
    }

    @Test
    void aBrokenPipeIsAFailedOperationNotAFailedWait() throws Exception {
        try (CompletionPort port = Ports.start();
                PipeIo pipe = new PipeIo(port);
                Operation read = PipeIo.operation(port, pipe.client)) {
            PipeIo.startRead(read, pipe.client, ByteBuffer.allocateDirect(10));
            PipeIo.close(pipe.server);
            assertTrue(read.await(LONG));
            assertEquals(State.FAILED, read.state());
            assertEquals(109, read.code(), "ERROR_BROKEN_PIPE");
            assertEquals(0, port.counters().failedWaits());
            PipeIo.close(pipe.client);
        }
    }

    @Test
    void closingThePortCancelsRealReads() throws Exception {
        CompletionPort port = Ports.start();
        List<PipeIo> pipes = new ArrayList<>();
        List<Operation> reads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            PipeIo pipe = new PipeIo(port);
            pipes.add(pipe);
            Operation read = PipeIo.operation(port, pipe.client);
            PipeIo.startRead(read, pipe.client, ByteBuffer.allocateDirect(10));
            reads.add(read);
        }
        assertTrue(port.close(LONG));
        for (Operation read : reads) {
            assertEquals(State.CANCELLED, read.state());
            read.close();
        }
        pipes.forEach(PipeIo::close);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20240917})
    void readsWritesAndCancelsInRandomOrderEndOnceEach(long seed) throws Exception {
        int pipes = 16;
        int writes = 2000;
        Random random = new Random(seed);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch readEverything = new CountDownLatch(pipes);
        try (CompletionPort port = Ports.start()) {
            List<Stream> streams = new ArrayList<>();
            for (int i = 0; i < pipes; i++) {
                streams.add(new Stream(port, failure, readEverything));
            }
            for (int i = 0; i < writes; i++) {
                Stream stream = streams.get(random.nextInt(pipes));
                stream.write(1 + random.nextInt(64));
                if (random.nextInt(4) == 0) {
                    streams.get(random.nextInt(pipes)).read.cancel();
                }
            }
            streams.forEach(Stream::finish);
            // A reader that waits for more looks again when it is cancelled; it may just have looked, so more than
            // once.
            long giveUp = System.nanoTime() + LONG.toNanos();
            while (!readEverything.await(1, TimeUnit.MILLISECONDS)) {
                streams.forEach(stream -> stream.read.cancel());
                assertTrue(System.nanoTime() < giveUp, "lost: " + port.counters());
            }
            assertNull(failure.get());
            streams.forEach(Stream::close);
            assertEquals(0, port.counters().stale());
            assertEquals(0, port.counters().handlerExceptions());
        }
    }

    /** One pipe; its reader starts itself again until everything written has come, even if it is cancelled. */
    private static final class Stream {
        final PipeIo pipe;
        final Operation read;
        final Operation write;
        final ByteBuffer in = ByteBuffer.allocateDirect(48);
        final CountDownLatch everything;
        final AtomicReference<Throwable> failure;
        long received;
        volatile long sent;
        volatile boolean finished;
        boolean told;

        Stream(CompletionPort port, AtomicReference<Throwable> failure, CountDownLatch everything) {
            this.failure = failure;
            this.everything = everything;
            pipe = new PipeIo(port);
            read = PipeIo.operation(port, pipe.client);
            write = PipeIo.operation(port, pipe.server);
            read.onComplete(watched(this::received));
            PipeIo.startRead(read, pipe.client, in);
        }

        /** On the port thread. */
        void received(Operation done) {
            if (done.code() != 0 && done.code() != 995) {
                failure.set(new AssertionError("a read ended with " + done.code()));
                everything.countDown();
                return;
            }
            received += done.bytes();
            if (finished && received == sent) {
                if (!told) {
                    told = true;
                    everything.countDown();
                }
                return;
            }
            PipeIo.startRead(read, pipe.client, in);
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others read
        void write(int bytes) throws InterruptedException {
            assertTrue(write.await(LONG));
            sent += bytes;
            PipeIo.startWrite(write, pipe.server, ByteBuffer.allocateDirect(bytes));
        }

        void finish() {
            try {
                assertTrue(write.await(LONG));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            finished = true;
        }

        void close() {
            read.close();
            write.close();
            pipe.close();
        }
    }
}
