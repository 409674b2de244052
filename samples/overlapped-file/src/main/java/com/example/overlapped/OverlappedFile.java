// SPDX-License-Identifier: Apache-2.0
package com.example.overlapped;

import com.sun.jna.WString;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file with reads and writes that end on a completion port. The port knows its handle: to close either refuses what
 * is new, cancels what is in progress, takes the completions and then closes the handle.
 */
final class OverlappedFile implements AutoCloseable {
    private final PortHandle file;

    private OverlappedFile(PortHandle file) {
        this.file = file;
    }

    static OverlappedFile open(Path path, CompletionPort port) {
        return new OverlappedFile(port.attach(
                "file",
                () -> create(path, port, Kernel32.GENERIC_READ, Kernel32.FILE_SHARE_READ, Kernel32.OPEN_EXISTING),
                Kernel32::CloseHandle));
    }

    static OverlappedFile create(Path path, CompletionPort port) {
        return new OverlappedFile(port.attach(
                "file",
                () -> create(path, port, Kernel32.GENERIC_WRITE, 0, Kernel32.CREATE_ALWAYS),
                Kernel32::CloseHandle));
    }

    private static long create(Path path, CompletionPort port, int access, int share, int how) {
        WString name = new WString(path.toAbsolutePath().toString());
        long handle = Kernel32.CreateFileW(name, access, share, null, how, Kernel32.FILE_FLAG_OVERLAPPED, 0);
        WindowsException.check("CreateFileW", Kernel32.code(handle != Kernel32.INVALID_HANDLE));
        // What is in progress on the file ends at that port from now on.
        if (Kernel32.CreateIoCompletionPort(handle, port.handle(), port.key(), 0) == 0) {
            int code = Kernel32.code(false);
            Kernel32.CloseHandle(handle);
            throw WindowsException.of("CreateIoCompletionPort", code);
        }
        return handle;
    }

    long size() {
        long[] size = new long[1];
        long handle = file.enter(); // stays open until exit
        try {
            WindowsException.check("GetFileSizeEx", Kernel32.code(Kernel32.GetFileSizeEx(handle, size)));
        } finally {
            file.exit();
        }
        return size[0];
    }

    /** One for each thing that is to be in progress at the same time. It can be started again and again. */
    Operation operation() {
        return file.operation((handle, token) -> {
            long overlapped = Operation.overlapped(token);
            // 0: it has ended. To CancelIoEx 0 means everything that is in progress on the handle.
            return overlapped == 0 ? WinError.ERROR_NOT_FOUND : Kernel32.code(Kernel32.CancelIoEx(handle, overlapped));
        });
    }

    /** From position to limit of a direct buffer, which belongs to Windows until the operation has ended. */
    void read(Operation operation, long offset, ByteBuffer into) {
        started("ReadFile", operation.keep(into).startAt("ReadFile", offset, overlapped -> {
            return Kernel32.code(Kernel32.ReadFile(file.inside(), into, into.remaining(), null, overlapped));
        }));
    }

    void write(Operation operation, long offset, ByteBuffer from) {
        started("WriteFile", operation.keep(from).startAt("WriteFile", offset, overlapped -> {
            return Kernel32.code(Kernel32.WriteFile(file.inside(), from, from.remaining(), null, overlapped));
        }));
    }

    /** Any other code is a refusal: nothing is in progress then, and no handler runs. */
    private static void started(String function, int code) {
        if (code != WinError.ERROR_IO_PENDING) {
            WindowsException.check(function, code);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
