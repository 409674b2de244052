// SPDX-License-Identifier: Apache-2.0
package com.example.overlapped;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;

/** What we need of kernel32.dll, by JNA's direct mapping. A HANDLE, and the address of an OVERLAPPED, are a long. */
final class Kernel32 {
    static final int GENERIC_READ = 0x80000000;
    static final int GENERIC_WRITE = 0x40000000;
    static final int FILE_SHARE_READ = 1;
    static final int CREATE_ALWAYS = 2;
    static final int OPEN_EXISTING = 3;
    static final int FILE_FLAG_OVERLAPPED = 0x40000000;
    static final long INVALID_HANDLE = -1;

    static {
        Native.register("kernel32");
    }

    private Kernel32() {}

    static native long CreateFileW(
            WString name, int access, int share, Pointer security, int how, int flags, long like);

    static native boolean GetFileSizeEx(long file, long[] size);

    static native long CreateIoCompletionPort(long file, long port, long key, int threads);

    static native boolean ReadFile(long file, ByteBuffer into, int size, Pointer read, long overlapped);

    static native boolean WriteFile(long file, ByteBuffer from, int size, Pointer written, long overlapped);

    static native boolean CancelIoEx(long file, long overlapped);

    static native boolean CloseHandle(long handle);

    /** The Win32 code of the call just made. */
    static int code(boolean success) {
        return success ? WinError.ERROR_SUCCESS : Native.getLastError();
    }
}
