// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Loads winnet4j.dll once for this class loader, and remembers how that ended, unless it may end otherwise later.
 *
 * <p>The DLL comes from our own jar, or from the file that {@value #PATH_PROPERTY} names, and from nowhere else: the
 * search path of Java ends in the current directory, so it is never asked. Nothing is thrown while classes are
 * initialised; each call that needs the DLL reports what went wrong, with every attempt.
 */
public final class NativeLibrary {
    /** Names a DLL to use instead of the jar's. When it can't be loaded there is no other attempt. */
    static final String PATH_PROPERTY = "winnet4j.library.path";

    /** Names a directory to unpack the DLL under, instead of the user's local application data. */
    static final String CACHE_PROPERTY = "winnet4j.cache.dir";

    static final String NAME = "winnet4j";

    static final JarDll OWN = new Own();

    /** Held while the DLL is loaded: a lock that a virtual thread may wait for. */
    private static final ReentrantLock LOADING = new ReentrantLock();

    private static volatile boolean loaded;

    /** What was given to System.load last; of use when {@link #loaded}. */
    private static volatile String file = "";

    /** A failure that no other attempt can end otherwise. */
    private static @Nullable UnsatisfiedLinkError hopeless;

    private NativeLibrary() {}

    /**
     * Returns at once when the DLL is loaded. Where the first need of it could load it, compiled code has a constant
     * here.
     *
     * @throws RuntimeException this is not Windows: an ApiUnavailableException
     * @throws UnsatisfiedLinkError it can't be loaded
     */
    public static void require() {
        if (!AtOnce.LOADED && !loaded) {
            loadOrRefuse();
        }
    }

    private static void loadOrRefuse() {
        UnsatisfiedLinkError problem = load();
        if (problem != null) {
            if (!onWindows()) {
                throw Elsewhere.exception(String.valueOf(problem.getMessage()));
            }
            throw copy(problem);
        }
    }

    /** Why the DLL isn't loaded, or null when it is. */
    public static @Nullable String problem() {
        UnsatisfiedLinkError problem = loaded ? null : load();
        return problem == null ? null : problem.getMessage();
    }

    /** {@return the version of the library} */
    public static String version() {
        return BuildInfo.VERSION;
    }

    /** {@return the file that was loaded, when there is no {@link #problem}} */
    public static String file() {
        return file;
    }

    /** True if this JVM runs on Windows at all. */
    public static boolean onWindows() {
        return Platform.current().isWindows();
    }

    /** Loads it, unless it is loaded or never will be: a full disk or a file in use may be better the next time. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // copied for each caller, never thrown itself
    private static @Nullable UnsatisfiedLinkError load() {
        LOADING.lock();
        try {
            if (loaded || hopeless != null) {
                return hopeless;
            }
            UnsatisfiedLinkError problem = OWN.tryToLoad();
            if (problem == null) {
                loaded = true;
            } else if (!DllLoading.mayPass(problem)) {
                hopeless = problem;
            }
            return problem;
        } finally {
            LOADING.unlock();
        }
    }

    /** A class of this jar, for System.load looks at its caller. */
    private static final class Own extends JarDll {
        Own() {
            super(NAME, NativeLibrary.class, BuildInfo.VERSION, PATH_PROPERTY);
        }

        @Override
        protected @Nullable String sha256(String resource) {
            return BuildInfo.sha256(resource);
        }

        @Override
        protected void load(String path) {
            System.load(path);
            file = path;
        }

        @Override
        protected String answer() {
            return NativeTables.version();
        }
    }

    /** Initialised by the first need of the DLL. */
    private static final class AtOnce {
        static final boolean LOADED = load() == null;
    }

    /** A new error for each caller, with its own stack and the causes of the attempts. */
    private static UnsatisfiedLinkError copy(UnsatisfiedLinkError problem) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(problem.getMessage());
        for (Throwable cause : problem.getSuppressed()) {
            error.addSuppressed(cause);
        }
        return error;
    }
}
