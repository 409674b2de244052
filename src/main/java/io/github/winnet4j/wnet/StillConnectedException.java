// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.WinError;

/**
 * The connection was to be ended and is still there: 2401 ERROR_OPEN_FILES, or 2404 ERROR_DEVICE_IN_USE.
 *
 * @since 0.1.0
 */
public final class StillConnectedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    StillConnectedException(String function, int code) {
        super(
                function,
                code,
                code == WinError.ERROR_OPEN_FILES
                        ? "Close the files and try again; force() ends it and loses what isn't written yet."
                        : "A process uses it; end that first.");
    }

    /** {@return which of the two} */
    public Disconnection reason() {
        return code() == WinError.ERROR_OPEN_FILES ? Disconnection.OPEN_FILES : Disconnection.IN_USE;
    }
}
