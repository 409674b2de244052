// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The two functions, and the way back, by java.lang.foreign, as a careful user writes them. These sources are compiled
 * for Java 17, which lacks that package, so its methods are looked up by name, once; the handles are constants of exact
 * type, and compiled code is the same as that of a source which names them.
 */
final class Ffm {
    static final int FIRST_VERSION = 22;

    /**
     * allocateFrom takes no ANSI code page, only the charsets of StandardCharsets. This is the fastest of them, and
     * right as long as names are ASCII; every other name would need a conversion of its own.
     */
    private static final Charset CHARSET = StandardCharsets.ISO_8859_1;

    private static final MethodHandle CLOSE_HANDLE =
            downcall("wlanapi.dll", "WlanCloseHandle", "JAVA_LONG", "JAVA_LONG");
    private static final MethodHandle CANCEL_CONNECTION = downcall(
                    "mpr.dll", "WNetCancelConnectionA", "ADDRESS", "JAVA_INT")
            .asType(methodType(int.class, Object.class, int.class));
    private static final MethodHandle OF_CONFINED;
    private static final MethodHandle ALLOCATE_FROM;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> arena = type("Arena");
            OF_CONFINED =
                    lookup.findStatic(arena, "ofConfined", methodType(arena)).asType(methodType(AutoCloseable.class));
            ALLOCATE_FROM = lookup.findVirtual(
                            arena, "allocateFrom", methodType(type("MemorySegment"), String.class, Charset.class))
                    .asType(methodType(Object.class, AutoCloseable.class, String.class, Charset.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Ffm() {}

    static int wlanCloseHandle(long client, long reserved) throws Throwable {
        return (int) CLOSE_HANDLE.invokeExact(client, reserved);
    }

    // try (Arena arena = Arena.ofConfined()) { return CANCEL.invokeExact(arena.allocateFrom(name, CHARSET), force); }
    @SuppressWarnings("try") // an arena's close isn't interrupted
    static int wnetCancelConnectionA(String name, boolean force) throws Throwable {
        try (AutoCloseable arena = (AutoCloseable) OF_CONFINED.invokeExact()) {
            Object text = (Object) ALLOCATE_FROM.invokeExact(arena, name, CHARSET);
            return (int) CANCEL_CONNECTION.invokeExact(text, force ? 1 : 0);
        }
    }

    /** The address of a function that calls that method, which is a static one and returns an int, forever. */
    static long upcall(MethodHandle method, String... arguments) {
        try {
            Object descriptor = descriptor(arguments);
            Object options = Array.newInstance(type("Linker$Option"), 0);
            Object global = type("Arena").getMethod("global").invoke(null);
            Class<?> linker = type("Linker");
            Object stub = linker.getMethod(
                            "upcallStub",
                            MethodHandle.class,
                            type("FunctionDescriptor"),
                            type("Arena"),
                            options.getClass())
                    .invoke(linker.getMethod("nativeLinker").invoke(null), method, descriptor, global, options);
            return (long) type("MemorySegment").getMethod("address").invoke(stub);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The handle of a function that returns a DWORD. Its arguments are named by the constants of ValueLayout. */
    static MethodHandle downcall(String dll, String function, String... arguments) {
        try {
            Object descriptor = descriptor(arguments);

            Class<?> symbols = type("SymbolLookup");
            Object global = type("Arena").getMethod("global").invoke(null);
            Object library = symbols.getMethod("libraryLookup", String.class, type("Arena"))
                    .invoke(null, dll, global);
            Optional<?> address =
                    (Optional<?>) symbols.getMethod("find", String.class).invoke(library, function);

            Class<?> linker = type("Linker");
            Object options = Array.newInstance(type("Linker$Option"), 0);
            return (MethodHandle) linker.getMethod(
                            "downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), options.getClass())
                    .invoke(linker.getMethod("nativeLinker").invoke(null), address.orElseThrow(), descriptor, options);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Object descriptor(String... arguments) throws ReflectiveOperationException {
        Class<?> layout = type("MemoryLayout");
        Object layouts = Array.newInstance(layout, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            Array.set(layouts, i, type("ValueLayout").getField(arguments[i]).get(null));
        }
        Object result = type("ValueLayout").getField("JAVA_INT").get(null);
        return type("FunctionDescriptor")
                .getMethod("of", layout, layouts.getClass())
                .invoke(null, result, layouts);
    }

    static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }
}
