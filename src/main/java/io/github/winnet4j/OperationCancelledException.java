// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.win32.WinError;
import java.util.concurrent.CancellationException;

/**
 * What was in progress ended because it was cancelled, or because what it belonged to was closed. It is what Java's
 * futures know as cancelled: {@code isCancelled()} is true, and {@code get()} and {@code join()} throw it as it is.
 *
 * @since 0.1.0
 */
public final class OperationCancelledException extends CancellationException {
    private static final long serialVersionUID = 1L;

    /** The Windows function that was in progress. */
    private final String function;
    /** The Win32 code it ended with. */
    private final int code;

    /**
     * The end of something that was cancelled.
     *
     * @param function Windows' own name of the function that was in progress
     * @param code the code it ended with
     * @param advice what the caller can do, or an empty string
     */
    public OperationCancelledException(String function, int code, String advice) {
        super(WindowsException.describe(function, code, WindowsException.textOf(code), advice));
        this.function = function;
        this.code = code;
    }

    /** {@return the Windows function that was in progress, by Microsoft's name} */
    public String function() {
        return function;
    }

    /** {@return the Win32 code it ended with: mostly 995 ERROR_OPERATION_ABORTED} */
    public int code() {
        return code;
    }

    /**
     * Windows still had it: it was not given back before what it belonged to was closed, or it was a call that Windows
     * can't cancel.
     *
     * @return true when Windows still had it
     */
    public boolean isAbandoned() {
        return code == WinError.ERROR_ABANDONED_WAIT_0;
    }
}
