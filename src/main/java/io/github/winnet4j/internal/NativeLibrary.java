// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads winnet4j.dll once for this class loader, and remembers how that ended.
 *
 * <p>The DLL comes from our own jar, or from the file that {@value #PATH_PROPERTY} names, and from nowhere else: the search
 * path of Java ends in the current directory, so it is never asked. Nothing is thrown while classes are initialised; what went
 * wrong is told, with every attempt, to each call that needs the DLL.
 */
public final class NativeLibrary {
    /** Names a DLL to use instead of the jar's. When it can't be loaded there is no other attempt. */
    static final String PATH_PROPERTY = "winnet4j.library.path";

    /** Names a directory to unpack the DLL under, instead of the user's local application data. */
    static final String CACHE_PROPERTY = "winnet4j.cache.dir";

    static final String NAME = "winnet4j";

    /** So many class loaders of one JVM can have a copy of the DLL each; a JVM loads one file only once. */
    private static final int COPIES = 16;

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
        static final @Nullable UnsatisfiedLinkError PROBLEM = new Attempt().run();
    }

    /** One try to load the DLL: collects what was tried and why each try failed. */
    private static final class Attempt {
        private final List<String> failures = new ArrayList<>();
        private final List<Throwable> causes = new ArrayList<>();
        private final Platform platform = Platform.current();

        /** Null when the DLL is loaded. */
        @Nullable UnsatisfiedLinkError run() {
            if (!platform.isWindows()) {
                return new UnsatisfiedLinkError("winnet4j needs Windows; this is not Windows but " + platform);
            }
            try {
                if (load()) {
                    return null;
                }
            } catch (RuntimeException | LinkageError e) {
                failed("loading", e);
            }
            UnsatisfiedLinkError error = new UnsatisfiedLinkError(describe());
            causes.forEach(error::addSuppressed);
            return error;
        }

        private boolean load() {
            String override = System.getProperty(PATH_PROPERTY);
            if (override != null) {
                return loadNamed(override);
            }
            String directory = platform.directory();
            if (directory == null) {
                failures.add("the jar has no DLL for the processor " + platform.arch());
                return false;
            }
            for (CacheRoot root : CacheRoot.candidates()) {
                Outcome outcome = Outcome.IN_ANOTHER_LOADER;
                for (int copy = 0; copy < COPIES && outcome == Outcome.IN_ANOTHER_LOADER; copy++) {
                    outcome = loadUnpacked(directory, root, copy);
                }
                if (outcome == Outcome.LOADED) {
                    return true;
                }
                if (outcome == Outcome.IN_ANOTHER_LOADER) {
                    failures.add(COPIES + " class loaders of this JVM have loaded winnet4j already; let them share one"
                            + " that a common parent loads");
                    return false;
                }
            }
            return false;
        }

        private boolean loadNamed(String file) {
            String what = PATH_PROPERTY + "=" + file;
            try {
                Path path = Path.of(file);
                if (!path.isAbsolute()) {
                    failures.add(what + ": give an absolute path");
                } else if (!Files.isRegularFile(path)) {
                    failures.add(what + ": there is no such file");
                } else {
                    Outcome outcome = load(path, what);
                    if (outcome == Outcome.IN_ANOTHER_LOADER) {
                        failures.add(what + ": another class loader of this JVM has loaded this file; give each its own");
                    }
                    return outcome == Outcome.LOADED;
                }
            } catch (InvalidPathException e) {
                failed(what, e);
            }
            return false;
        }

        private Outcome loadUnpacked(String directory, CacheRoot root, int copy) {
            String what = "the jar's " + directory + NAME + ".dll, unpacked under " + root.path();
            if (!loadable(root.path())) {
                failures.add(what + ": System.load can't name this directory in the code page of this Windows ("
                        + System.getProperty("sun.jnu.encoding") + ")");
                return Outcome.FAILED;
            }
            try (PrivateJniExtractor extractor = new PrivateJniExtractor(root, copy)) {
                File dll = extractor.extractJni(directory, NAME);
                return load(dll.toPath(), what);
            } catch (IOException | SecurityException e) {
                failed(what, e);
                return Outcome.FAILED;
            }
        }

        private Outcome load(Path dll, String what) {
            try {
                System.load(dll.toString());
                return checkVersion(what);
            } catch (LinkageError | RuntimeException e) {
                // RuntimeException: IllegalCallerException, when this JVM denies native access.
                if (inAnotherLoader(e)) {
                    return Outcome.IN_ANOTHER_LOADER;
                }
                failed(what + " (" + PeHeader.describe(dll) + ")", e);
                return Outcome.FAILED;
            }
        }

        private Outcome checkVersion(String what) {
            String version;
            try {
                version = NativeTables.version();
            } catch (UnsatisfiedLinkError e) {
                failures.add(what + ": it is some other DLL, which knows nothing of these classes");
                return Outcome.FAILED;
            }
            if (version.equals(BuildInfo.VERSION)) {
                return Outcome.LOADED;
            }
            failures.add(what + ": it is version " + version + ", the classes are version " + BuildInfo.VERSION);
            return Outcome.FAILED;
        }

        private static boolean inAnotherLoader(Throwable e) {
            String message = e.getMessage();
            return e instanceof UnsatisfiedLinkError && message != null && message.contains("in another classloader");
        }

        /** System.load passes the path to Windows in the ANSI code page. */
        private static boolean loadable(Path path) {
            String codePage = System.getProperty("sun.jnu.encoding");
            return codePage == null
                    || !Charset.isSupported(codePage)
                    || Charset.forName(codePage).newEncoder().canEncode(path.toString());
        }

        private void failed(String what, Throwable cause) {
            failures.add(what + ": " + cause);
            causes.add(cause);
        }

        private String describe() {
            StringBuilder text = new StringBuilder("winnet4j.dll could not be loaded (")
                    .append(platform).append(", Java ").append(System.getProperty("java.version")).append(")");
            failures.forEach(failure -> text.append("\n  - ").append(failure));
            if (causes.stream().anyMatch(IllegalCallerException.class::isInstance)) {
                text.append("\nAllow native access: --enable-native-access=io.github.winnet4j on the module path,"
                        + " --enable-native-access=ALL-UNNAMED on the class path.");
            } else {
                text.append("\nSet -D" + CACHE_PROPERTY + " to a directory of your own that can be written to,"
                        + " or -D" + PATH_PROPERTY + " to a winnet4j.dll of this version.");
            }
            return text.toString();
        }
    }

    private enum Outcome {
        LOADED,
        IN_ANOTHER_LOADER,
        FAILED
    }
}
