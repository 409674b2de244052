// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * A program of {@link StartupTopic}: one call by java.lang.foreign. These sources are for Java 17, so its methods are
 * found by reflection, which costs little with the option that StartupTopic gives: no method handle is made for any.
 */
public final class StartupFfm {
    private StartupFfm() {}

    public static void main(String[] arguments) throws Throwable {
        Class<?> linker = Class.forName("java.lang.foreign.Linker");
        Class<?> symbols = Class.forName("java.lang.foreign.SymbolLookup");
        Class<?> arena = Class.forName("java.lang.foreign.Arena");
        Class<?> layout = Class.forName("java.lang.foreign.MemoryLayout");
        Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
        Class<?> descriptor = Class.forName("java.lang.foreign.FunctionDescriptor");
        Class<?> options = Class.forName("[Ljava.lang.foreign.Linker$Option;");
        Object library = symbols.getMethod("libraryLookup", String.class, arena)
                .invoke(null, "wlanapi.dll", arena.getMethod("global").invoke(null));
        Optional<?> address =
                (Optional<?>) symbols.getMethod("find", String.class).invoke(library, "WlanCloseHandle");
        Object layouts = Array.newInstance(layout, 2);
        Object handle = values.getField("JAVA_LONG").get(null);
        Array.set(layouts, 0, handle);
        Array.set(layouts, 1, handle);
        Object function = descriptor
                .getMethod("of", layout, layouts.getClass())
                .invoke(null, values.getField("JAVA_INT").get(null), layouts);
        MethodHandle call = (MethodHandle) linker.getMethod(
                        "downcallHandle", Class.forName("java.lang.foreign.MemorySegment"), descriptor, options)
                .invoke(
                        linker.getMethod("nativeLinker").invoke(null),
                        address.orElseThrow(),
                        function,
                        Array.newInstance(options.getComponentType(), 0));
        StartupCode.check((int) call.invokeExact(0L, 0L));
    }
}
