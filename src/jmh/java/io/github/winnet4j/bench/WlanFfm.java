// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import static java.lang.invoke.MethodType.methodType;

import io.github.winnet4j.wlan.Bss;
import io.github.winnet4j.wlan.WlanAccess;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Wi-Fi by java.lang.foreign, on the simulator, as a careful user writes it: addresses are numbers, and memory is kept.
 */
final class WlanFfm {
    private static final String DLL = "winnet4j-simulator.dll";

    private static final MethodHandle OPEN =
            Ffm.downcall(DLL, "WlanOpenHandle", "JAVA_INT", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle CLOSE = Ffm.downcall(DLL, "WlanCloseHandle", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle ENUM =
            Ffm.downcall(DLL, "WlanEnumInterfaces", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle STATIONS = Ffm.downcall(
            DLL,
            "WlanGetNetworkBssList",
            "JAVA_LONG",
            "JAVA_LONG",
            "JAVA_LONG",
            "JAVA_INT",
            "JAVA_INT",
            "JAVA_LONG",
            "JAVA_LONG");
    private static final MethodHandle FREE = Ffm.downcall(DLL, "WlanFreeMemory", "JAVA_LONG");

    /** MemorySegment.ofAddress(address).reinterpret(size).asByteBuffer(). */
    private static final MethodHandle VIEW;
    /** Of a segment that is all memory: get(JAVA_LONG_UNALIGNED, address). */
    private static final MethodHandle PEEK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> segment = Ffm.type("MemorySegment");
            MethodHandle of = lookup.findStatic(segment, "ofAddress", methodType(segment, long.class));
            MethodHandle sized = lookup.findVirtual(segment, "reinterpret", methodType(segment, long.class));
            MethodHandle buffer = lookup.findVirtual(segment, "asByteBuffer", methodType(ByteBuffer.class));
            VIEW = MethodHandles.filterReturnValue(MethodHandles.filterArguments(sized, 0, of), buffer);
            Object all = sized.invoke(of.invoke(0L), Long.MAX_VALUE);
            Class<?> layout = Ffm.type("ValueLayout$OfLong");
            MethodHandle get = lookup.findVirtual(segment, "get", methodType(long.class, layout, long.class));
            PEEK = MethodHandles.insertArguments(
                    get,
                    0,
                    all,
                    Ffm.type("ValueLayout").getField("JAVA_LONG_UNALIGNED").get(null));
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private WlanFfm() {}

    /** The kept memory of one user: version, handle or list, GUID. */
    static final class Kept {
        final ByteBuffer memory = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN);
        final long address;

        Kept(byte[] guid) {
            memory.put(16, guid);
            try {
                Object segment = Ffm.type("MemorySegment")
                        .getMethod("ofBuffer", java.nio.Buffer.class)
                        .invoke(null, memory);
                address = (long) Ffm.type("MemorySegment").getMethod("address").invoke(segment);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static long peek(long address) throws Throwable {
        return (long) PEEK.invokeExact(address);
    }

    private static ByteBuffer view(long address, long size) throws Throwable {
        return ((ByteBuffer) VIEW.invokeExact(address, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int openClose(Kept kept) throws Throwable {
        int code = (int) OPEN.invokeExact(2, 0L, kept.address, kept.address + 8);
        return code + (int) CLOSE.invokeExact(kept.memory.getLong(8), 0L);
    }

    static List<WlanInterface> enumerate(Kept kept, long handle, WlanClient client) throws Throwable {
        int code = (int) ENUM.invokeExact(handle, 0L, kept.address + 8);
        long list = kept.memory.getLong(8);
        try {
            return WlanAccess.interfaces(client, view(list, 8 + peek(list) * 532L + code));
        } finally {
            int unused = (int) FREE.invokeExact(list);
        }
    }

    private static long stationList(Kept kept, long handle) throws Throwable {
        int code = (int) STATIONS.invokeExact(handle, kept.address + 16, 0L, 3, 0, 0L, kept.address + 8);
        return code == 0 ? kept.memory.getLong(8) : 0;
    }

    static List<Bss> stations(Kept kept, long handle) throws Throwable {
        long list = stationList(kept, handle);
        try {
            return WlanAccess.stations(view(list, peek(list) & 0xFFFF_FFFFL));
        } finally {
            int unused = (int) FREE.invokeExact(list);
        }
    }

    static int walk(Kept kept, long handle) throws Throwable {
        long list = stationList(kept, handle);
        try {
            return walk(view(list, peek(list) & 0xFFFF_FFFFL));
        } finally {
            int unused = (int) FREE.invokeExact(list);
        }
    }

    /** The sum of all signals. */
    static int walk(ByteBuffer list) {
        int sum = 0;
        int count = list.getInt(4);
        for (int i = 0; i < count; i++) {
            sum += list.getInt(8 + i * 360 + 56);
        }
        return sum;
    }
}
