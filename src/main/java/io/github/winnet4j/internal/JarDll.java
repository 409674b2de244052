// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A DLL in one of our jars, and what the jar knows of it: everything that loading needs.
 *
 * @param name of the DLL without its ending, also in messages
 * @param jar a class of the jar that carries it
 * @param version of the jar, which names the folder it is unpacked to
 * @param sha256 the SHA-256 that was fixed when the jar was built, by resource; null for a resource that it doesn't
 *     have
 * @param load calls {@code System.load} from a class of the jar: the JVM ties a DLL to the class loader of that caller
 * @param answer asks the loaded DLL for its version
 * @param pathProperty the property that names a DLL to use instead, or null when there is none
 */
public record JarDll(
        String name,
        Class<?> jar,
        String version,
        Function<String, @Nullable String> sha256,
        Consumer<String> load,
        Supplier<String> answer,
        @Nullable String pathProperty) {

    /** Loads it, or says in one error why not: each attempt and its reason. */
    public @Nullable UnsatisfiedLinkError tryToLoad() {
        return new DllLoading(this).run();
    }

    /** What has to be allowed native access on the module path. */
    String module() {
        Module module = jar.getModule();
        return module.isNamed() ? module.getName() : "io.github.winnet4j";
    }
}
