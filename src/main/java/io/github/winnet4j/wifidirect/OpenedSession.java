// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * What the callback of an open leaves in the payload of its slot, as native/glue/wfd.cpp lays it down, and how a GUID lies in
 * memory. Knows nothing of sessions.
 */
final class OpenedSession {
    static final int GUID = 16;

    private static final int SESSION = 0;
    private static final int INTERFACE = 8;
    private static final int REASON = 24;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private OpenedSession() {}

    /** The HANDLE of the session. */
    static long session(byte[] payload) {
        return (long) LONG.get(payload, SESSION);
    }

    /** The interface of the session; of no meaning unless it is open. */
    static UUID interfaceId(byte[] payload) {
        return guid(payload, INTERFACE);
    }

    /** Why the open failed. */
    static int reason(byte[] payload) {
        return (int) INT.get(payload, REASON);
    }

    /** A GUID: a number of 32 bits and two of 16, little-endian, then eight bytes. */
    static UUID guid(byte[] bytes, int offset) {
        long first = (int) INT.get(bytes, offset);
        long second = (short) SHORT.get(bytes, offset + 4) & 0xFFFFL;
        long third = (short) SHORT.get(bytes, offset + 6) & 0xFFFFL;
        return new UUID(first << 32 | second << 16 | third, (long) BIG_LONG.get(bytes, offset + 8));
    }
}
