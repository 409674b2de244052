// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import static java.lang.invoke.MethodType.methodType;

import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.ResourceType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The same by java.lang.foreign, over the simulator, looked up by name as in {@link Ffm}. Buffers are allocated once
 * and kept; only the name crosses in an arena of each call. Everything is an address, which costs nothing here.
 */
final class WnetFfm {
    private static final String DLL = "winnet4j-simulator.dll"; // is in the process, so its name is enough
    private static final Charset ANSI = StandardCharsets.ISO_8859_1; // as in Ffm: right for ASCII names
    private static final Charset WIDE = StandardCharsets.UTF_16LE;
    private static final int BLOCK = 16 * 1024;
    private static final int TEXT = 272;
    private static final int STRUCT = 48;

    private static final MethodHandle CANCEL_A = Ffm.downcall(DLL, "WNetCancelConnectionA", "JAVA_LONG", "JAVA_INT");
    private static final MethodHandle CANCEL_2 =
            Ffm.downcall(DLL, "WNetCancelConnection2W", "JAVA_LONG", "JAVA_INT", "JAVA_INT");
    private static final MethodHandle GET =
            Ffm.downcall(DLL, "WNetGetConnectionW", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle OPEN =
            Ffm.downcall(DLL, "WNetOpenEnumW", "JAVA_INT", "JAVA_INT", "JAVA_INT", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle NEXT =
            Ffm.downcall(DLL, "WNetEnumResourceW", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle CLOSE = Ffm.downcall(DLL, "WNetCloseEnum", "JAVA_LONG");

    private static final MethodHandle OF_CONFINED;
    private static final MethodHandle ALLOCATE_FROM;
    private static final MethodHandle ADDRESS;
    private static final MethodHandle GET_STRING;
    private static final MethodHandle GET_INT;
    private static final MethodHandle GET_LONG;
    private static final MethodHandle SET_INT;
    /** All memory, so that an address is an offset. */
    private static final Object EVERYTHING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> arena = Ffm.type("Arena");
            Class<?> segment = Ffm.type("MemorySegment");
            Class<?> ofInt = Ffm.type("ValueLayout$OfInt");
            Class<?> ofLong = Ffm.type("ValueLayout$OfLong");
            Object aInt = Ffm.type("ValueLayout").getField("JAVA_INT").get(null);
            Object aLong = Ffm.type("ValueLayout").getField("JAVA_LONG").get(null);
            OF_CONFINED =
                    lookup.findStatic(arena, "ofConfined", methodType(arena)).asType(methodType(AutoCloseable.class));
            ALLOCATE_FROM = lookup.findVirtual(arena, "allocateFrom", methodType(segment, String.class, Charset.class))
                    .asType(methodType(Object.class, AutoCloseable.class, String.class, Charset.class));
            ADDRESS = lookup.findVirtual(segment, "address", methodType(long.class))
                    .asType(methodType(long.class, Object.class));
            EVERYTHING = segment.getMethod("reinterpret", long.class)
                    .invoke(segment.getField("NULL").get(null), Long.MAX_VALUE);
            GET_STRING = lookup.findVirtual(segment, "getString", methodType(String.class, long.class, Charset.class))
                    .bindTo(EVERYTHING);
            GET_INT = MethodHandles.insertArguments(
                    lookup.findVirtual(segment, "get", methodType(int.class, ofInt, long.class)), 0, EVERYTHING, aInt);
            GET_LONG = MethodHandles.insertArguments(
                    lookup.findVirtual(segment, "get", methodType(long.class, ofLong, long.class)),
                    0,
                    EVERYTHING,
                    aLong);
            SET_INT = MethodHandles.insertArguments(
                    lookup.findVirtual(segment, "set", methodType(void.class, ofInt, long.class, int.class)),
                    0,
                    EVERYTHING,
                    aInt);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long text = allocate(TEXT * 2L);
    private final long block = allocate(BLOCK);
    private final long size = allocate(8);
    private final long count = allocate(8);
    private final long handle = allocate(8);

    /** Null where Java is too old. */
    static WnetFfm here() {
        return Runtime.version().feature() >= Ffm.FIRST_VERSION ? new WnetFfm() : null;
    }

    private static long allocate(long bytes) {
        try {
            Object global = Ffm.type("Arena").getMethod("global").invoke(null);
            Object segment = Ffm.type("Arena")
                    .getMethod("allocate", long.class, long.class)
                    .invoke(global, bytes, 8L);
            return (long) Ffm.type("MemorySegment").getMethod("address").invoke(segment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("try") // an arena's close isn't interrupted
    int cancelA(String name, boolean force) throws Throwable {
        try (AutoCloseable arena = (AutoCloseable) OF_CONFINED.invokeExact()) {
            Object passed = (Object) ALLOCATE_FROM.invokeExact(arena, name, ANSI);
            return (int) CANCEL_A.invokeExact((long) ADDRESS.invokeExact(passed), force ? 1 : 0);
        }
    }

    @SuppressWarnings("try")
    int cancel2(String name, int flags, boolean force) throws Throwable {
        try (AutoCloseable arena = (AutoCloseable) OF_CONFINED.invokeExact()) {
            Object passed = (Object) ALLOCATE_FROM.invokeExact(arena, name, WIDE);
            return (int) CANCEL_2.invokeExact((long) ADDRESS.invokeExact(passed), flags, force ? 1 : 0);
        }
    }

    @SuppressWarnings("try")
    String remoteName(String device) throws Throwable {
        try (AutoCloseable arena = (AutoCloseable) OF_CONFINED.invokeExact()) {
            Object passed = (Object) ALLOCATE_FROM.invokeExact(arena, device, WIDE);
            SET_INT.invokeExact(size, TEXT);
            int code = (int) GET.invokeExact((long) ADDRESS.invokeExact(passed), text, size);
            return code == 0 ? (String) GET_STRING.invokeExact(text, WIDE) : null;
        }
    }

    List<NetworkConnection> connections() throws Throwable {
        expect((int) OPEN.invokeExact(1, 0, 0, 0L, handle));
        long opened = (long) GET_LONG.invokeExact(handle);
        List<NetworkConnection> all = new ArrayList<>();
        while (true) {
            SET_INT.invokeExact(count, -1);
            SET_INT.invokeExact(size, BLOCK);
            int code = (int) NEXT.invokeExact(opened, count, block, size);
            if (code == 259) {
                break;
            }
            expect(code);
            int entries = (int) GET_INT.invokeExact(count);
            for (int i = 0; i < entries; i++) {
                long at = block + (long) i * STRUCT;
                int type = (int) GET_INT.invokeExact(at + 4);
                all.add(new NetworkConnection(
                        string(at + 16),
                        string(at + 24),
                        string(at + 40),
                        type == 1 ? ResourceType.DISK : ResourceType.OTHER));
            }
        }
        expect((int) CLOSE.invokeExact(opened));
        return all;
    }

    private static String string(long pointer) throws Throwable {
        long at = (long) GET_LONG.invokeExact(pointer);
        return at == 0 ? null : (String) GET_STRING.invokeExact(at, WIDE);
    }

    private static void expect(int code) {
        if (code != 0) {
            throw new IllegalStateException("answered " + code);
        }
    }
}
