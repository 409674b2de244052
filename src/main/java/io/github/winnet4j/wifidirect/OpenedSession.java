// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What the callback of an open leaves in the payload of its slot, as native/glue/wfd.cpp lays it down. Knows nothing of
 * sessions.
 */
final class OpenedSession {
    private static final int SESSION = 0;
    /** Where the GUID of the session's interface lies; of no meaning unless the session is open. */
    static final int INTERFACE = 8;

    private static final int REASON = 24;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private OpenedSession() {}

    /** The HANDLE of the session. */
    static long session(byte[] payload) {
        return (long) LONG.get(payload, SESSION);
    }

    /** Why the open failed. */
    static int reason(byte[] payload) {
        return (int) INT.get(payload, REASON);
    }
}
