// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.win32.WinError;

/**
 * The service doesn't know a handle that this process has open: 6 ERROR_INVALID_HANDLE, as after its restart. What was
 * opened before is of no use any more, and whatever it had set is undone: open it anew.
 *
 * @since 0.1.0
 */
public final class ServiceRestartedException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /**
     * For the families, which know that the handle is open.
     *
     * @param function Windows' own name of the function
     * @param advice what to open anew, and how
     */
    public ServiceRestartedException(String function, String advice) {
        super(
                function,
                WinError.ERROR_INVALID_HANDLE,
                "The service doesn't know this handle, as after its restart: " + advice);
    }
}
