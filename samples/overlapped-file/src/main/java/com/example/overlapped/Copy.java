// SPDX-License-Identifier: Apache-2.0
package com.example.overlapped;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies a file block by block: each block is read, then written, with several on their way at once. Everything runs in
 * handlers, on the port's one thread. The first failure ends the copy.
 */
public final class Copy {
    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS_AT_ONCE = 8;

    private final OverlappedFile from;
    private final OverlappedFile to;
    private final long size;
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger running = new AtomicInteger(BLOCKS_AT_ONCE);
    private final CompletableFuture<Long> end = new CompletableFuture<>();

    private Copy(OverlappedFile from, OverlappedFile to) {
        this.from = from;
        this.to = to;
        this.size = from.size();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.out.println("usage: overlapped-file FROM TO");
            System.exit(2);
        }
        try {
            long bytes = copy(Path.of(arguments[0]), Path.of(arguments[1]), Duration.ofMinutes(10));
            System.out.println(bytes + " bytes copied, " + BLOCKS_AT_ONCE + " blocks at a time");
        } catch (WindowsException problem) {
            System.out.println(problem.getMessage()); // names the function, the code, and what to do
            System.exit(1);
        }
    }

    /** Whatever happens, a passed deadline too: the closes cancel and wait until Windows has given all buffers back. */
    static long copy(Path from, Path to, Duration within) throws InterruptedException, TimeoutException {
        try (CompletionPort port = CompletionPort.start(2 * BLOCKS_AT_ONCE);
                OverlappedFile source = OverlappedFile.open(from, port);
                OverlappedFile target = OverlappedFile.create(to, port)) {
            Copy copy = new Copy(source, target);
            for (int i = 0; i < BLOCKS_AT_ONCE; i++) {
                copy.new Block().next();
            }
            return copy.end.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    /** A buffer on its way from one file to the other, again and again. */
    private final class Block {
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
        private final Operation reading = from.operation().onComplete(this::hasRead);
        private final Operation writing = to.operation().onComplete(this::hasWritten);
        private long offset;

        void next() {
            offset = next.getAndAdd(BLOCK);
            if (offset < size) {
                attempt(() -> from.read(reading, offset, buffer.clear()));
            } else if (running.decrementAndGet() == 0) {
                end.complete(size);
            }
        }

        private void hasRead(Operation read) {
            attempt(() -> {
                WindowsException.check("ReadFile", read.code());
                to.write(writing, offset, buffer.limit((int) read.bytes()));
            });
        }

        private void hasWritten(Operation written) {
            attempt(() -> {
                WindowsException.check("WriteFile", written.code());
                next();
            });
        }

        private void attempt(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException problem) {
                end.completeExceptionally(problem); // copy() closes the files, which cancels the other blocks
            }
        }
    }
}
