// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One try to load the DLL: collects what was tried and why each try failed. */
final class DllLoading {
    /** The number of class loaders of one JVM that can have a copy of the DLL each; a JVM loads one file only once. */
    private static final int COPIES = 16;

    /** How often garbage is collected to get a copy back, before there are too many class loaders. */
    private static final int COLLECTIONS = 10;

    private static final int COLLECTION_MILLIS = 50;

    /** The number of attempts that interrupts may spoil before loading counts as failed. */
    private static final int ATTEMPTS = 100;

    /** Applications may have native-lib-loader; nothing depends on it. */
    private static final boolean HAS_CONTRACT = hasContract();

    private final List<String> failures = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();
    private final Platform platform = Platform.current();
    private final JarDll dll;

    DllLoading(JarDll dll) {
        this.dll = dll;
    }

    /** Null when the DLL is loaded. An interrupt waits until that is decided: it would close the files being read. */
    @Nullable
    UnsatisfiedLinkError run() {
        if (!platform.isWindows()) {
            return new UnsatisfiedLinkError(dll.name() + " needs Windows; this is not Windows but " + platform);
        }
        boolean interrupted = false;
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                interrupted |= Thread.interrupted();
                failures.clear();
                causes.clear();
                if (tryOnce()) {
                    return null;
                }
                if (causes.stream().noneMatch(ClosedByInterruptException.class::isInstance)) {
                    break;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(describe());
        causes.forEach(error::addSuppressed);
        return error;
    }

    /** Says if another attempt may succeed: files were in use, or missing, or the disk was full. */
    static boolean mayPass(UnsatisfiedLinkError problem) {
        return Arrays.stream(problem.getSuppressed()).anyMatch(IOException.class::isInstance);
    }

    private boolean tryOnce() {
        try {
            return load();
        } catch (RuntimeException | LinkageError e) {
            failed("loading", e);
            return false;
        }
    }

    private boolean load() {
        String property = dll.pathProperty();
        String override = property == null ? null : System.getProperty(property);
        if (override != null) {
            return loadNamed(property + "=" + override, override);
        }
        String directory = platform.directory();
        if (directory == null) {
            failures.add("the jar has no " + dll.name() + ".dll for the processor " + platform.arch());
            return false;
        }
        String named = System.getProperty(NativeLibrary.CACHE_PROPERTY);
        if (named != null && !isAbsolute(named)) { // else it would be below the current directory
            failures.add(NativeLibrary.CACHE_PROPERTY + "=" + named + ": give an absolute path");
            return false;
        }
        for (CacheRoot root : CacheRoot.candidates()) {
            Outcome outcome = loadAnyCopy(directory, root);
            for (int i = 0; i < COLLECTIONS && outcome == Outcome.IN_ANOTHER_LOADER && collect(); i++) {
                outcome = loadAnyCopy(directory, root);
            }
            if (outcome == Outcome.LOADED) {
                return true;
            }
            if (outcome == Outcome.IN_ANOTHER_LOADER) {
                failures.add(COPIES + " class loaders of this JVM have loaded " + dll.name() + " already, and a copy is"
                        + " free again only when its class loader has been collected: close what the library has"
                        + " open in an application that ends, or let the applications share one that a common parent"
                        + " loads");
                return false;
            }
            if (outcome == Outcome.DENIED) {
                return false; // as it would be from any other place
            }
        }
        return false;
    }

    private Outcome loadAnyCopy(String directory, CacheRoot root) {
        Outcome outcome = Outcome.IN_ANOTHER_LOADER;
        for (int copy = 0; copy < COPIES && outcome == Outcome.IN_ANOTHER_LOADER; copy++) {
            outcome = loadUnpacked(directory, root, copy);
        }
        return outcome;
    }

    /**
     * Copies may be taken by class loaders that are no longer in use, which a small heap keeps for hours. Some are held
     * for a moment by threads that end when they are idle.
     */
    private static boolean collect() {
        System.gc();
        try {
            Thread.sleep(COLLECTION_MILLIS); // the JVM gives DLLs back some time after a collection, unannounced
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean loadNamed(String what, String file) {
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
        String what = "the jar's " + directory + dll.name() + ".dll, unpacked under " + root.path();
        if (!loadable(root.path())) {
            failures.add(what + ": System.load can't name this directory in the code page of this Windows ("
                    + System.getProperty("sun.jnu.encoding") + ")");
            return Outcome.FAILED;
        }
        try (PrivateExtractor extractor = new PrivateExtractor(dll, root, copy)) {
            Path file = HAS_CONTRACT
                    ? new PrivateJniExtractor(extractor)
                            .extractJni(directory, dll.name())
                            .toPath()
                    : extractor.extract(directory, dll.name());
            return load(file, what);
        } catch (IOException | SecurityException e) {
            failed(what, e);
            return Outcome.FAILED;
        }
    }

    private Outcome load(Path file, String what) {
        try {
            dll.load(file.toString());
            return checkVersion(what);
        } catch (LinkageError | RuntimeException e) {
            // RuntimeException: IllegalCallerException, when this JVM denies native access.
            if (inAnotherLoader(e)) {
                return Outcome.IN_ANOTHER_LOADER;
            }
            failed(what + " (" + PeHeader.describe(file) + ")", e);
            return e instanceof IllegalCallerException ? Outcome.DENIED : Outcome.FAILED;
        }
    }

    private static boolean hasContract() {
        try {
            Class.forName("org.scijava.nativelib.JniExtractor", false, DllLoading.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException e) {
            return true; // which is reported as such
        }
    }

    private Outcome checkVersion(String what) {
        String version;
        try {
            version = dll.answer();
        } catch (UnsatisfiedLinkError e) {
            failures.add(what + ": it is not a winnet4j DLL");
            return Outcome.FAILED;
        }
        if (version.equals(dll.version())) {
            return Outcome.LOADED;
        }
        failures.add(what + ": it is version " + version + ", the classes are version " + dll.version());
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
        StringBuilder text = new StringBuilder(dll.name())
                .append(".dll could not be loaded (")
                .append(platform)
                .append(", Java ")
                .append(System.getProperty("java.version"))
                .append(")");
        failures.forEach(failure -> text.append("\n  - ").append(failure));
        if (causes.stream().anyMatch(IllegalCallerException.class::isInstance)) {
            text.append("\nAllow native access: --enable-native-access=" + dll.module() + " on the module path,"
                    + " --enable-native-access=ALL-UNNAMED on the class path.");
        } else {
            text.append(
                    "\nSet -D" + NativeLibrary.CACHE_PROPERTY + " to a directory of your own that can be written to");
            String property = dll.pathProperty();
            text.append(
                    property == null ? "." : ", or -D" + property + " to a " + dll.name() + ".dll of this version.");
        }
        return text.toString();
    }

    private enum Outcome {
        LOADED,
        IN_ANOTHER_LOADER,
        DENIED,
        FAILED
    }
}
