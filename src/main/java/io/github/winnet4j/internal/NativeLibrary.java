// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import org.jspecify.annotations.Nullable;

/**
 * Loads winnet4j.dll once for this class loader, and remembers how that ended.
 *
 * <p>The DLL comes from our own jar, or from the file that {@value #PATH_PROPERTY} names, and from nowhere else: the
 * search path of Java ends in the current directory, so it is never asked. Nothing is thrown while classes are
 * initialised; what went wrong is told, with every attempt, to each call that needs the DLL.
 */
public final class NativeLibrary {
    /** Names a DLL to use instead of the jar's. When it can't be loaded there is no other attempt. */
    static final String PATH_PROPERTY = "winnet4j.library.path";

    /** Names a directory to unpack the DLL under, instead of the user's local application data. */
    static final String CACHE_PROPERTY = "winnet4j.cache.dir";

    static final String NAME = "winnet4j";

    static final JarDll OWN = new JarDll(
            NAME,
            NativeLibrary.class,
            BuildInfo.VERSION,
            BuildInfo::sha256,
            file -> System.load(file), // in a method of this class, for System.load looks at its caller
            NativeTables::version,
            PATH_PROPERTY);

    private NativeLibrary() {}

    /** Returns at once when the DLL is loaded. Compiled code reads a constant here. */
    public static void require() {
        if (Loaded.PROBLEM != null) {
            throw failure(Loaded.PROBLEM);
        }
    }

    /** Why the DLL isn't loaded, or null when it is. */
    public static @Nullable String problem() {
        return Loaded.PROBLEM == null ? null : Loaded.PROBLEM.getMessage();
    }

    /** Whether this JVM runs on Windows at all. */
    public static boolean onWindows() {
        return Platform.current().isWindows();
    }

    /** A new error for each caller, with its own stack and the first failure as the cause. */
    private static UnsatisfiedLinkError failure(Throwable problem) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(problem.getMessage());
        error.initCause(problem);
        return error;
    }

    /** Initialised by the first need of the DLL. */
    private static final class Loaded {
        @SuppressWarnings("StaticAssignmentOfThrowable") // the cause of each error thrown later, never thrown itself
        static final @Nullable UnsatisfiedLinkError PROBLEM = OWN.tryToLoad();
    }
}
