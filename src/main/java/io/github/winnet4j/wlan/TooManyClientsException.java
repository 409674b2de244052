// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/**
 * The WLAN service has no client handle left: 1220 ERROR_REMOTE_SESSION_LIMIT_EXCEEDED. It has few, so some program
 * opens clients and doesn't close them. Those of this process are counted.
 *
 * @since 0.1.0
 */
public final class TooManyClientsException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /** The open clients of this process. */
    private final int open;

    TooManyClientsException(String function, int open) {
        super(
                function,
                WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED,
                "Handles are leaked: a program opens WLAN clients and never closes them. Of this library's, " + open
                        + " are open in this process; -Dwinnet4j.leakDetection=true shows where"
                        + " forgotten ones were opened.");
        this.open = open;
    }

    /** {@return how many clients of this library are open in this process} */
    public int open() {
        return open;
    }
}
