// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import static java.lang.invoke.MethodType.methodType;

import io.github.winnet4j.bench.DirectSessions.Sink;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The same by java.lang.foreign, looked up by name as in {@link Ffm}: one upcall stub for all opens, memory that is
 * kept.
 */
final class DirectFfm {
    private static final String DLL = "winnet4j-simulator.dll";
    private static final MethodHandle OPEN_HANDLE =
            Ffm.downcall(DLL, "WFDOpenHandle", "JAVA_INT", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle START_OPEN_SESSION =
            Ffm.downcall(DLL, "WFDStartOpenSession", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle CLOSE_SESSION = Ffm.downcall(DLL, "WFDCloseSession", "JAVA_LONG");
    private static final MethodHandle CLOSE_HANDLE = Ffm.downcall(DLL, "WFDCloseHandle", "JAVA_LONG");

    /**
     * (address) → the long there: {@code MemorySegment.ofAddress(address).reinterpret(8).get(JAVA_LONG_UNALIGNED, 0)}.
     */
    private static final MethodHandle GET;

    private static final MethodHandle SET_BYTE;
    private static final Object MEMORY;
    private static final long ADDRESS;
    private static final long CALLBACK;

    /** One client at a time is measured, so the callback's context is an index into this. */
    private static final Sink[] SINKS = new Sink[DirectSessions.COUNT];

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup(); // reinterpret looks at its caller
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
            MethodHandle of = lookup.findStatic(segment, "ofAddress", methodType(segment, long.class));
            MethodHandle sized = MethodHandles.insertArguments(
                    lookup.findVirtual(segment, "reinterpret", methodType(segment, long.class)), 1, 8L);
            Class<?> longs = Class.forName("java.lang.foreign.ValueLayout$OfLong");
            MethodHandle get = lookup.findVirtual(segment, "get", methodType(long.class, longs, long.class));
            get = MethodHandles.insertArguments(
                    get, 1, values.getField("JAVA_LONG_UNALIGNED").get(null), 0L);
            GET = MethodHandles.filterReturnValue(MethodHandles.filterReturnValue(of, sized), get);
            Class<?> bytes = Class.forName("java.lang.foreign.ValueLayout$OfByte");
            SET_BYTE = MethodHandles.insertArguments(
                    lookup.findVirtual(segment, "set", methodType(void.class, bytes, long.class, byte.class)),
                    1,
                    values.getField("JAVA_BYTE").get(null));
            Class<?> arena = Class.forName("java.lang.foreign.Arena");
            Object global = arena.getMethod("global").invoke(null);
            MEMORY = arena.getMethod("allocate", long.class, long.class).invoke(global, 32L, 8L);
            ADDRESS = (long) segment.getMethod("address").invoke(MEMORY);
            MethodHandle opened = MethodHandles.lookup()
                    .findStatic(
                            DirectFfm.class,
                            "opened",
                            methodType(int.class, long.class, long.class, long.class, int.class, int.class));
            // The result of a function that returns nothing isn't looked at.
            CALLBACK = Ffm.upcall(opened, "JAVA_LONG", "JAVA_LONG", "JAVA_LONG", "JAVA_INT", "JAVA_INT");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long client;

    DirectFfm(byte[] device) throws Throwable {
        for (int i = 0; i < device.length; i++) {
            SET_BYTE.invoke(MEMORY, (long) i, device[i]);
        }
        DirectSessions.check((int) OPEN_HANDLE.invokeExact(1, ADDRESS + 8, ADDRESS + 16));
        client = (long) GET.invokeExact(ADDRESS + 16);
    }

    @SuppressWarnings("unused") // by CALLBACK
    private static int opened(long session, long context, long guid, int error, int reason) {
        try {
            SINKS[(int) context].opened(
                    session, (long) GET.invokeExact(guid), (long) GET.invokeExact(guid + 8), error, reason);
            return 0;
        } catch (Throwable e) { // what got out of here would end the JVM
            return 1;
        }
    }

    void open(int number, Sink sink) throws Throwable {
        SINKS[number] = sink;
        DirectSessions.check(
                (int) START_OPEN_SESSION.invokeExact(client, ADDRESS, (long) number, CALLBACK, ADDRESS + 24));
    }

    void closeSession(long session) throws Throwable {
        DirectSessions.check((int) CLOSE_SESSION.invokeExact(session));
    }

    void close() throws Throwable {
        DirectSessions.check((int) CLOSE_HANDLE.invokeExact(client));
    }
}
