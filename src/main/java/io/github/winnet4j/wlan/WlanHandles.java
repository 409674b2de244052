// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;

/** Opens client handles of the WLAN service, and says what is wrong when there are none left. */
final class WlanHandles {
    /** Those of clients. */
    static final HandleTable CLIENTS = new HandleTable("WLAN client", WlanHandles::close);
    /** Those of leases: each has its own, for what is set lasts as long as its handle. */
    static final HandleTable LEASES = new HandleTable("low-latency lease", WlanHandles::close);

    private WlanHandles() {}

    private static int close(long handle) {
        return Wlanapi.WlanCloseHandle(handle, 0);
    }

    /** Opens a handle for that owner; answers the token. */
    static long open(HandleTable table, Object owner, int[] version) {
        long[] handle = new long[1];
        int code = Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, handle);
        if (code == WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED) {
            throw new TooManyClientsException("WlanOpenHandle", CLIENTS.openCount() + LEASES.openCount());
        }
        WindowsException.check("WlanOpenHandle", code);
        if (handle[0] == 0 || handle[0] == -1) {
            throw WindowsException.of("WlanOpenHandle", WinError.ERROR_INVALID_HANDLE); // success, and no handle
        }
        boolean kept = false;
        try {
            long token = table.open(owner, handle[0]);
            kept = true;
            return token;
        } finally {
            if (!kept) {
                close(handle[0]);
            }
        }
    }
}
