// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.ServiceRestartedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/** What codes of the WLAN service's functions become, where the handle is known to be open. */
final class WlanErrors {
    private WlanErrors() {}

    static void check(String function, int code) {
        if (code != WinError.ERROR_SUCCESS) {
            throw of(function, code);
        }
    }

    static WindowsException of(String function, int code) {
        return code == WinError.ERROR_INVALID_HANDLE
                ? new ServiceRestartedException(function, "close this client and open a new one.")
                : WindowsException.of(function, code);
    }

    /** True for what the functions answer when the service has stopped, or has since started anew. */
    static boolean isGone(int code) {
        return code == WinError.ERROR_INVALID_HANDLE
                || code == WinError.RPC_S_SERVER_UNAVAILABLE
                || code == WinError.ERROR_SERVICE_NOT_ACTIVE;
    }
}
