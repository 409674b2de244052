// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a DLL of a jar so that the file which is loaded is, byte for byte, the one that was built.
 *
 * <p>The bytes of the file are compared with a SHA-256 fixed at build time each time, and those of the jar before they
 * are written. The directory is named by version and hash: a stable path for allow-lists, nothing to clean up, shared
 * by every JVM of the user. A file with other bytes is replaced, never loaded. Until this extractor is closed the file
 * is held open so that it can't be changed between the check and the load. Nothing is ever deleted but our own
 * unfinished file.
 *
 * <p>{@link PrivateJniExtractor} is the same by native-lib-loader's contract, which this class doesn't need.
 */
final class PrivateExtractor implements Closeable {
    /** Another JVM may be unpacking the same file, or a virus scanner reading it: look again for that long. */
    private static final long PATIENCE_MILLIS = 2000;

    private static final long PAUSE_MILLIS = 20;

    private final JarDll dll;
    private final CacheRoot root;
    private final int copy;
    private @Nullable FileChannel held;

    /** @param copy 0, or the number of a further copy for a further class loader */
    PrivateExtractor(JarDll dll, CacheRoot root, int copy) {
        this.dll = dll;
        this.root = root;
        this.copy = copy;
    }

    /** The verified file for that platform directory and name; it can't be changed until {@link #close}. */
    Path extract(String directory, String name) throws IOException {
        String resource = directory + name + ".dll";
        String expected = dll.sha256(resource);
        if (expected == null) {
            throw new IOException("this build has no " + resource);
        }
        Path there = unpacked(expected, name + ".dll");
        if (there != null) {
            return there; // without a look into the jar, whose DLL can't be any other
        }
        byte[] bytes;
        try (InputStream in = dll.jar().getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IOException("the jar has no " + resource);
            }
            bytes = in.readAllBytes();
        }
        return extract(bytes, expected, name + ".dll");
    }

    /** The bytes as a file of that name in the private directory of that hash. */
    Path extract(byte[] bytes, String expected, String file) throws IOException {
        String actual = Sha256.of(bytes, bytes.length);
        if (!actual.equals(expected)) {
            throw new SecurityException(
                    "the DLL in the jar was changed: its SHA-256 is " + actual + ", it was built with " + expected);
        }
        PrivateDirectory directory = directory(expected);
        Path target = directory.path().resolve(file);
        directory.make();
        long start = System.nanoTime();
        FileSystemException inUse = null;
        do {
            if (holdsNow(target, expected)) {
                return target;
            }
            try {
                write(bytes, target);
            } catch (FileSystemException e) {
                inUse = e;
                pause();
            }
        } while (System.nanoTime() - start < PATIENCE_MILLIS * 1_000_000);
        throw new IOException(target + " has other bytes than it should and could not be replaced", inUse);
    }

    /** What is there already needs no trust in the directory: its bytes are checked and held. */
    private @Nullable Path unpacked(String expected, String file) throws IOException {
        PrivateDirectory directory = directory(expected);
        Path target = directory.path().resolve(file);
        return directory.exists() && holdsNow(target, expected) ? target : null;
    }

    private PrivateDirectory directory(String expected) {
        String leaf = dll.version() + "-" + expected.substring(0, 16) + (copy == 0 ? "" : "-" + copy);
        return new PrivateDirectory(root.path(), root.folder(), leaf);
    }

    /** False also while another process has the file open in a way that excludes us. */
    private boolean holdsNow(Path target, String expected) throws IOException {
        try {
            return holds(target, expected);
        } catch (FileSystemException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the remaining tries go on without pauses
        }
    }

    /** True when that file has the expected bytes; then it stays open, shared for reading only. */
    private boolean holds(Path target, String expected) throws IOException {
        if (Files.isSymbolicLink(target)) {
            throw new SecurityException(target + " is a link; it was not followed");
        }
        if (!Files.exists(target, NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(target, NOFOLLOW_LINKS)) {
            throw new SecurityException(target + " is not a file");
        }
        FileChannel channel = FileChannel.open(target, holding());
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(channel.size(), 1 << 26)));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is there
            }
            if (Sha256.of(bytes.array(), bytes.position()).equals(expected)) {
                held = channel;
                return true;
            }
            return false;
        } finally {
            if (held != channel) {
                channel.close();
            }
        }
    }

    /** Opens so that no one else can write, rename or delete the file. Only Windows has such opening. */
    private static Set<OpenOption> holding() throws IOException {
        Set<OpenOption> options = new HashSet<>(Set.of(READ, NOFOLLOW_LINKS));
        if (Platform.current().isWindows()) {
            options.add(extended("NOSHARE_WRITE"));
            options.add(extended("NOSHARE_DELETE"));
        }
        return options;
    }

    /**
     * One of the options that Java has for Windows alone. They are found by name: the module jdk.unsupported exports
     * them to everybody, but javac 21 and later calls them internal, in a warning that no annotation suppresses.
     */
    static OpenOption extended(String name) throws IOException {
        try {
            return (OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption")
                    .getField(name)
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IOException("this Java runtime has no " + name + "; it belongs to the module jdk.unsupported", e);
        }
    }

    /** Writes a file of our own, then puts it in place in one step: half a DLL is never visible. */
    private static void write(byte[] dll, Path target) throws IOException {
        Path unfinished = target.resolveSibling(
                target.getFileName() + "." + PrivateDirectory.unique()); // CREATE_NEW refuses any other
        try {
            try (FileChannel out = FileChannel.open(unfinished, WRITE, CREATE_NEW)) {
                ByteBuffer bytes = ByteBuffer.wrap(dll);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            Files.move(unfinished, target, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Lets the file go. Once it is loaded Windows itself guards it. */
    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}
