// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import org.jspecify.annotations.Nullable;

/**
 * A DLL in one of our jars, and what the jar knows of it: everything that loading needs.
 *
 * <p>Its parts are methods and not functions that are passed in: the JVM makes a class for each lambda when it first
 * meets it, which takes longer than all the rest of loading.
 */
public abstract class JarDll {
    private final String name;
    private final Class<?> jar;
    private final String version;
    private final @Nullable String pathProperty;

    /**
     * Of that jar.
     *
     * @param name of the DLL without its ending, also in messages
     * @param jar a class of the jar that carries it
     * @param version of the jar, which names the folder it is unpacked to
     * @param pathProperty the property that names a DLL to use instead, or null when there is none
     */
    protected JarDll(String name, Class<?> jar, String version, @Nullable String pathProperty) {
        this.name = name;
        this.jar = jar;
        this.version = version;
        this.pathProperty = pathProperty;
    }

    final String name() {
        return name;
    }

    final Class<?> jar() {
        return jar;
    }

    final String version() {
        return version;
    }

    final @Nullable String pathProperty() {
        return pathProperty;
    }

    /**
     * What was fixed when the jar was built.
     *
     * @param resource in the jar
     * @return its SHA-256, or null for a resource that the jar doesn't have
     */
    protected abstract @Nullable String sha256(String resource);

    /**
     * Calls {@code System.load} from a class of the jar: the JVM ties a DLL to the class loader of that caller.
     *
     * @param file to load
     */
    protected abstract void load(String file);

    /**
     * Asks the loaded DLL.
     *
     * @return its version
     */
    protected abstract String answer();

    /**
     * Loads it, or says in one error why not: each attempt and its reason.
     *
     * @return null when it is loaded
     */
    public final @Nullable UnsatisfiedLinkError tryToLoad() {
        return new DllLoading(this).run();
    }

    /** What has to be allowed native access on the module path. */
    final String module() {
        Module module = jar.getModule();
        return module.isNamed() ? module.getName() : "io.github.winnet4j";
    }
}
