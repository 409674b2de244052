// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/**
 * How an operation ended, as a value of its own: an {@link Operation} shows the same until it is started again.
 *
 * @param code the Win32 code; 0 for success
 * @param bytes the bytes transferred, which some functions report on failure too
 * @param offset what the function left in the OVERLAPPED's Offset and OffsetHigh
 * @since 0.1.0
 */
public record Completion(int code, long bytes, long offset) {
    /** What an end means by default. */
    static final Operation.Meaning<Completion> MEANING = Completion::of;

    private static Completion of(String function, int code, long bytes, long offset) {
        if (code == WinError.ERROR_SUCCESS) {
            return new Completion(code, bytes, offset);
        }
        if (code == WinError.ERROR_OPERATION_ABORTED || code == WinError.ERROR_ABANDONED_WAIT_0) {
            throw new OperationCancelledException(function, code, "");
        }
        throw WindowsException.of(function, code);
    }
}
