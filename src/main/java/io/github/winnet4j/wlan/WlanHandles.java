// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens and closes client handles of the WLAN service, and says what is wrong when there are none left. */
final class WlanHandles {
    /** For that message alone. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private WlanHandles() {}

    /** Opens a handle. */
    static long open(int[] version) {
        long[] handle = new long[1];
        int code = Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, handle);
        if (code == WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED) {
            throw new TooManyClientsException("WlanOpenHandle", OPEN.get());
        }
        WindowsException.check("WlanOpenHandle", code);
        if (handle[0] == 0 || handle[0] == -1) {
            throw WindowsException.of("WlanOpenHandle", WinError.ERROR_INVALID_HANDLE); // success, and no handle
        }
        OPEN.getAndIncrement();
        return handle[0];
    }

    /** Closes one. A service that has stopped, or started anew, has nothing left to close: that is no failure. */
    static void close(long handle) {
        OPEN.getAndDecrement();
        int code = Wlanapi.WlanCloseHandle(handle, 0);
        if (!WlanErrors.isGone(code)) {
            WindowsException.check("WlanCloseHandle", code);
        }
    }
}
