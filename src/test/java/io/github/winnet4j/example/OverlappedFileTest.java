// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.PlainOnly;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.Operation.State;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example of docs/completion-port.md at work: functions of Windows called by JNA, that end at our port. */
@OnWindows
@PlainOnly("it finds fault with JNA's own code")
@Timeout(120)
class OverlappedFileTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int OFFSET = 3 * 4096;

    @TempDir
    Path temp;

    private Path fileOf(int size) throws Exception {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i / 4096 + i);
        }
        return Files.write(temp.resolve("file"), bytes);
    }

    @Test
    void aBlockIsReadFromItsOffset() throws Exception {
        Path file = fileOf(10 * 4096);
        ByteBuffer block = ByteBuffer.allocateDirect(120).position(10).limit(110);
        assertEquals(100, OverlappedFile.read(file.toString(), OFFSET, block));
        block.clear();
        for (int i = 0; i < 120; i++) {
            assertEquals(i < 10 || i >= 110 ? 0 : (byte) (3 + OFFSET + i - 10), block.get(i));
        }
    }

    @Test
    void aBlockIsWrittenToItsOffset() throws Exception {
        Path path = fileOf(10 * 4096);
        byte[] expected = Files.readAllBytes(path);
        ByteBuffer block = ByteBuffer.allocateDirect(5);
        try (var file = new OverlappedFile(path.toString());
                var port = CompletionPort.start();
                var write = file.operationOf(port)) {
            for (int i = 0; i < 100; i++) { // the same operation again and again
                block.put(0, new byte[] {1, 2, 3, 4, (byte) i});
                assertStarted(file.write(write, OFFSET + 5L * i, block));
                assertTrue(write.await(LONG));
                assertEquals(State.COMPLETED, write.state());
                assertEquals(5, write.bytes());
                block.get(0, expected, OFFSET + 5 * i, 5);
            }
        }
        assertArrayEquals(expected, Files.readAllBytes(path));
    }

    @Test
    void severalBlocksAtOnceOnAThreadOfOnesOwn() throws Exception {
        Path path = fileOf(64 * 4096);
        try (var file = new OverlappedFile(path.toString());
                var port = CompletionPort.open()) {
            AtomicInteger handled = new AtomicInteger();
            Operation[] reads = new Operation[64];
            ByteBuffer[] blocks = new ByteBuffer[64];
            for (int i = 0; i < 64; i++) {
                reads[i] = (i == 0 ? file.operationOf(port) : file.anotherOf(port))
                        .onComplete(done -> handled.incrementAndGet());
                blocks[i] = ByteBuffer.allocateDirect(4096);
                assertStarted(file.read(reads[i], 4096L * (63 - i), blocks[i]));
            }
            while (handled.get() < 64) {
                port.poll(LONG);
            }
            for (int i = 0; i < 64; i++) {
                assertEquals(4096, reads[i].bytes());
                assertEquals((byte) (63 - i), blocks[i].get(0));
                reads[i].close();
            }
        }
    }

    /** At once or by a completion, as Windows likes. */
    @Test
    void behindTheEndThereIsNothing() throws Exception {
        Path path = fileOf(10);
        try (var file = new OverlappedFile(path.toString());
                var port = CompletionPort.start();
                var read = file.operationOf(port)) {
            int code = file.read(read, 4096, ByteBuffer.allocateDirect(10));
            assertTrue(code == 38 || code == WinError.ERROR_IO_PENDING, "ERROR_HANDLE_EOF: " + code);
            assertTrue(read.await(LONG));
            assertEquals(State.FAILED, read.state());
            assertEquals(38, read.code());
            assertEquals(0, read.bytes());
        }
    }

    @Test
    void aMissingFileIsReportedByWindowsName() {
        WindowsException none = assertThrows(
                WindowsException.class,
                () -> OverlappedFile.read(temp.resolve("none").toString(), 0, ByteBuffer.allocateDirect(1)));
        assertEquals("CreateFileW", none.function());
        assertEquals(WinError.ERROR_FILE_NOT_FOUND, none.code());
    }

    enum GivingUp {
        CANCEL,
        CANCEL_THE_FUTURE,
        TIME_OUT,
        CLOSE_THE_PORT
    }

    /** That pipe is never written to: only a cancel that reaches Windows ends the read. */
    @ParameterizedTest
    @EnumSource
    void aReadThatWaitsIsCancelled(GivingUp how) throws Exception {
        try (var pipe = new Pipe();
                var file = new OverlappedFile(pipe.name);
                var port = CompletionPort.start();
                var read = file.operationOf(port)) {
            assertEquals(WinError.ERROR_IO_PENDING, file.read(read, 0, ByteBuffer.allocateDirect(10)));
            assertEquals(State.PENDING, read.state());
            switch (how) {
                case CANCEL -> assertTrue(read.cancel());
                case CANCEL_THE_FUTURE -> read.future().cancel(true);
                case TIME_OUT -> read.future().orTimeout(1, TimeUnit.MILLISECONDS);
                case CLOSE_THE_PORT -> assertTrue(port.close(LONG), "Windows gave everything back");
            }
            assertTrue(awaitEnd(read));
            assertEquals(State.CANCELLED, read.state());
            assertEquals(WinError.ERROR_OPERATION_ABORTED, read.code());
        }
    }

    /** The future that was given up is done at once; the operation ends by its completion. */
    private static boolean awaitEnd(Operation read) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (read.state() == State.PENDING && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return read.state() != State.PENDING;
    }

    /** A cancel reaches the read that it is meant for, not the other one of the same handle. */
    @Test
    void ofTwoReadsOneIsCancelledAndTheOtherGetsTheBytes() throws Exception {
        try (var pipe = new Pipe();
                var file = new OverlappedFile(pipe.name);
                var port = CompletionPort.start();
                var first = file.operationOf(port);
                var second = file.anotherOf(port)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(10);
            assertEquals(WinError.ERROR_IO_PENDING, file.read(first, 0, ByteBuffer.allocateDirect(10)));
            assertEquals(WinError.ERROR_IO_PENDING, file.read(second, 0, bytes));
            assertTrue(first.cancel());
            assertTrue(first.await(LONG));
            assertEquals(State.CANCELLED, first.state());
            assertEquals(State.PENDING, second.state());
            pipe.write(7, 8, 9);
            assertTrue(second.await(LONG));
            assertEquals(State.COMPLETED, second.state());
            assertEquals(3, second.bytes());
            assertEquals(8, bytes.get(1));
            assertFalse(first.cancel(), "it has ended");
        }
    }

    private static void assertStarted(int code) {
        assertTrue(code == WinError.ERROR_SUCCESS || code == WinError.ERROR_IO_PENDING, "refused: " + code);
    }

    /** The server's end of a pipe. */
    private static final class Pipe implements AutoCloseable {
        private static final AtomicInteger SERIAL = new AtomicInteger();

        static {
            Native.register("kernel32");
        }

        final String name =
                "\\\\.\\pipe\\winnet4j-example-" + ProcessHandle.current().pid() + "-" + SERIAL.incrementAndGet();
        private final long handle;

        Pipe() {
            int bothWays = 3;
            handle = CreateNamedPipeW(new WString(name), bothWays, 0, 1, 4096, 4096, 0, null);
            assertTrue(handle != -1, () -> "no pipe: " + Native.getLastError());
        }

        void write(int... bytes) {
            ByteBuffer from = ByteBuffer.allocateDirect(bytes.length);
            for (int one : bytes) {
                from.put((byte) one);
            }
            assertTrue(WriteFile(handle, from.flip(), bytes.length, new int[1], 0), () -> "" + Native.getLastError());
        }

        @Override
        public void close() {
            OverlappedFile.Kernel32.CloseHandle(handle);
        }

        static native long CreateNamedPipeW(
                WString name, int mode, int type, int most, int out, int in, int timeout, Pointer security);

        static native boolean WriteFile(long file, ByteBuffer from, int size, int[] written, long overlapped);
    }
}
