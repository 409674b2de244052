// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.*;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;

final class OverlappedFile implements AutoCloseable {
    private final long handle;

    /** How it is used: reads at that offset, as much as the direct buffer has room for. */
    static long read(String name, long offset, ByteBuffer into) throws Exception {
        try (var file = new OverlappedFile(name); // closed last, when nothing is in progress any more
                var port = CompletionPort.start(); // its own daemon thread sleeps in Windows
                var read = file.operationOf(port)) {
            read.onComplete(done -> System.out.println(done.state() + ", " + done.bytes() + " bytes"));
            int code = file.read(read, offset, into);
            if (code != WinError.ERROR_SUCCESS && code != WinError.ERROR_IO_PENDING) {
                throw WindowsException.of("ReadFile", code); // nothing is in progress, and no handler runs
            }
            // To give up on a future, also by cancelling it, asks Windows to cancel.
            return read.future().orTimeout(10, SECONDS).get().bytes();
        }
    }

    OverlappedFile(String name) {
        int readAndWrite = 0xC0000000;
        int openExisting = 3;
        int overlapped = 0x40000000;
        handle = Kernel32.CreateFileW(new WString(name), readAndWrite, 0, null, openExisting, overlapped, 0);
        WindowsException.check("CreateFileW", code(handle != -1));
    }

    /** Once: what is in progress on the file ends at that port from now on. */
    Operation operationOf(CompletionPort port) {
        long same = Kernel32.CreateIoCompletionPort(handle, port.handle(), port.key(), 0);
        WindowsException.check("CreateIoCompletionPort", code(same != 0));
        return anotherOf(port);
    }

    /** For each thing that is to be in progress at the same time. */
    Operation anotherOf(CompletionPort port) {
        return port.operation(token -> {
            long overlapped = Operation.overlapped(token);
            // 0: it has ended, while to CancelIoEx it means everything that is in progress on the handle.
            return overlapped == 0 ? WinError.ERROR_NOT_FOUND : code(Kernel32.CancelIoEx(handle, overlapped));
        });
    }

    /** From position to limit of a direct buffer. It is Windows' until the operation has ended: keep() sees to that. */
    int read(Operation operation, long offset, ByteBuffer into) {
        return operation.keep(into).startAt("ReadFile", offset, overlapped -> {
            return code(Kernel32.ReadFile(handle, into, into.remaining(), null, overlapped));
        });
    }

    int write(Operation operation, long offset, ByteBuffer from) {
        return operation.keep(from).startAt("WriteFile", offset, overlapped -> {
            return code(Kernel32.WriteFile(handle, from, from.remaining(), null, overlapped));
        });
    }

    @Override
    public void close() {
        Kernel32.CloseHandle(handle);
    }

    private static int code(boolean success) {
        return success ? WinError.ERROR_SUCCESS : Native.getLastError();
    }

    /** Of JNA's direct mapping; a HANDLE, and the address of an OVERLAPPED, are a long. */
    static final class Kernel32 {
        static {
            Native.register("kernel32");
        }

        static native long CreateFileW(
                WString name, int access, int share, Pointer security, int how, int flags, long like);

        static native long CreateIoCompletionPort(long file, long port, long key, int threads);

        static native boolean ReadFile(long file, ByteBuffer into, int size, Pointer read, long overlapped);

        static native boolean WriteFile(long file, ByteBuffer from, int size, Pointer written, long overlapped);

        static native boolean CancelIoEx(long file, long overlapped);

        static native boolean CloseHandle(long handle);
    }
}
