// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** A GUID as it lies in memory: the first three parts are numbers, so little-endian; the rest are bytes. */
public final class Guids {
    public static final int SIZE = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Guids() {}

    /** Its first eight bytes as they lie in memory, for natives that take numbers. */
    public static long first(byte[] guid) {
        return (long) LONGS.get(guid, 0);
    }

    /** The other eight. */
    public static long second(byte[] guid) {
        return (long) LONGS.get(guid, SIZE / 2);
    }

    public static UUID at(ByteBuffer bytes, int at) {
        return new UUID(high(bytes, at), low(bytes, at));
    }

    public static byte[] bytes(UUID id) {
        long high = id.getMostSignificantBits();
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .putLong(Long.reverseBytes(id.getLeastSignificantBits()))
                .array();
    }

    /** The upper half of the UUID. */
    public static long high(ByteBuffer bytes, int at) {
        return (long) bytes.getInt(at) << 32
                | (bytes.getShort(at + 4) & 0xFFFFL) << 16
                | bytes.getShort(at + 6) & 0xFFFFL;
    }

    /** The lower half of the UUID. */
    public static long low(ByteBuffer bytes, int at) {
        return Long.reverseBytes(bytes.getLong(at + 8));
    }
}
