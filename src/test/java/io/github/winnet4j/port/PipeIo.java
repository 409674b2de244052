// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A pipe of Windows with overlapped I/O, driven by operations of a port. */
final class PipeIo implements AutoCloseable {
    /** A pipe has none, and leaves it as it was. */
    static final long OFFSET = 0x1_2345_6789L;

    private static final AtomicInteger SERIAL = new AtomicInteger();

    static {
        TestDll.load();
    }

    final long server;
    final long client;

    PipeIo(CompletionPort port) {
        long[] ends = new long[2];
        int code = pipe(port.handle(), port.key(), SERIAL.incrementAndGet(), ends);
        if (code != 0) {
            throw new IllegalStateException("no pipe: " + code);
        }
        server = ends[0];
        client = ends[1];
    }

    /** An operation on one end, which CancelIoEx cancels. */
    static Operation operation(CompletionPort port, long end) {
        return port.operation(token -> {
            long overlapped = Operation.overlapped(token);
            return overlapped == 0 ? 1168 : cancel(end, overlapped); // ERROR_NOT_FOUND, as CancelIoEx says
        });
    }

    static int startRead(Operation operation, long end, ByteBuffer buffer) {
        Operation.OverlappedCall call = overlapped -> read(end, buffer, buffer.capacity(), overlapped);
        return PortInvariants.started(operation, operation.startAt("ReadFile", OFFSET, call));
    }

    static int startWrite(Operation operation, long end, ByteBuffer buffer) {
        Operation.OverlappedCall call = overlapped -> write(end, buffer, buffer.capacity(), overlapped);
        return PortInvariants.started(operation, operation.startAt("WriteFile", OFFSET, call));
    }

    @Override
    public void close() {
        close(server);
        close(client);
    }

    static native int pipe(long port, long key, int serial, long[] ends);

    static native int read(long end, ByteBuffer buffer, int size, long overlapped);

    static native int write(long end, ByteBuffer buffer, int size, long overlapped);

    static native int cancel(long end, long overlapped);

    static native int close(long end);

    static native int forge(long port, long key, long overlapped);

    static native int handles();
}
