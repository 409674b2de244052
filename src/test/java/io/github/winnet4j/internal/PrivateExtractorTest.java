// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.harness.OldestAndNewest;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.harness.PlainOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.nativelib.JniExtractor;

/** Unpacking: the file that is loaded has the bytes that were built, or there is an error. Faults 4, 5 and 6. */
@PlainOnly("it is about files")
@OldestAndNewest("files are the same to the JVMs between")
class PrivateExtractorTest {
    private static final byte[] DLL =
            "MZ, and what a linker made of it".repeat(1000).getBytes(UTF_8);
    private static final String HASH = sha256(DLL);
    private static final byte[] OTHER =
            "MZ, and what an attacker made of it".repeat(1000).getBytes(UTF_8);

    @TempDir
    Path temp;

    @Test
    void unpacksIntoADirectoryNamedByVersionAndHash() throws IOException {
        Path file = extract();
        assertArrayEquals(DLL, Files.readAllBytes(file));
        assertEquals(
                temp.resolve("winnet4j")
                        .resolve(BuildInfo.VERSION + "-" + HASH.substring(0, 16))
                        .resolve("x.dll"),
                file);
    }

    @OneJvm("a thousand times what other tests here do once")
    @Test
    void fault5_aThousandStartsLeaveOneFile() throws IOException {
        Path file = extract();
        Object firstWritten = Files.getLastModifiedTime(file);
        for (int i = 0; i < 1000; i++) {
            assertEquals(file, extract());
        }
        assertEquals(firstWritten, Files.getLastModifiedTime(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void fault6_bytesThatDontMatchTheBuildAreNeverWritten() {
        byte[] flipped = DLL.clone();
        flipped[777] ^= 1;
        assertThrows(SecurityException.class, () -> extract(flipped));
        byte[] cutOff = java.util.Arrays.copyOf(DLL, DLL.length - 1);
        assertThrows(SecurityException.class, () -> extract(cutOff));
        assertFalse(Files.exists(temp.resolve("winnet4j")));
    }

    @Test
    void fault4_aFileWithOtherBytesIsReplaced() throws IOException {
        Path file = extract();
        Files.write(file, OTHER);
        assertEquals(file, extract());
        assertArrayEquals(DLL, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void fault4_anEmptyOrCutOffFileIsReplaced() throws IOException {
        Path file = extract();
        Files.write(file, new byte[0]);
        extract();
        Files.write(file, java.util.Arrays.copyOf(DLL, 100));
        extract();
        assertArrayEquals(DLL, Files.readAllBytes(file));
    }

    @Test
    void fault4_aFolderThatIsALinkIsRefusedAndNothingBehindItIsTouched() throws IOException {
        Path victim = Files.createDirectory(temp.resolve("victim"));
        Path precious = Files.write(victim.resolve("precious"), OTHER);
        link(temp.resolve("winnet4j"), victim);
        assertThrows(SecurityException.class, this::extract);
        assertEquals(List.of(precious), files(victim));
        assertArrayEquals(OTHER, Files.readAllBytes(precious));
    }

    @Test
    void fault4_aVersionFolderThatIsALinkIsRefused() throws IOException {
        Path folder = extract().getParent();
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.delete(folder.resolve("x.dll"));
        Files.delete(folder);
        link(folder, elsewhere);
        assertThrows(SecurityException.class, this::extract);
        assertEquals(List.of(), files(elsewhere));
    }

    @Test
    void fault4_aFileThatIsALinkIsRefusedEvenWithTheRightBytes() throws IOException {
        Path file = extract();
        Path elsewhere = Files.move(file, temp.resolve("elsewhere.dll"));
        link(file, elsewhere);
        assertThrows(SecurityException.class, this::extract);
        assertArrayEquals(DLL, Files.readAllBytes(elsewhere));
    }

    @Test
    void fault4_aFolderInPlaceOfTheFileIsRefused() throws IOException {
        Path file = extract();
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(SecurityException.class, this::extract);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fault4_aFolderOfAnotherOwnerIsRefused() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Path folder = Files.createDirectory(temp.resolve("winnet4j"));
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        SecurityException refused = assertThrows(SecurityException.class, this::extract);
        assertTrue(refused.getMessage().contains("belongs to nobody"), refused.getMessage());
        assertEquals(List.of(), files(folder));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fault4_aFolderThatOthersCanWriteToIsRefused() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("winnet4j"));
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(SecurityException.class, this::extract);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatItMakesIsForItsOwnerAlone() throws IOException {
        Path folder = extract().getParent();
        assertEquals(
                "rwx------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @OnWindows
    @Test
    void fault4_theFileCantBeSwappedBetweenCheckAndLoad() throws IOException {
        try (PrivateExtractor extractor = new PrivateExtractor(NativeLibrary.OWN, new CacheRoot(temp, "winnet4j"), 0)) {
            Path file = extractor.extract(DLL, HASH, "x.dll");
            assertThrows(FileSystemException.class, () -> Files.write(file, OTHER));
            assertThrows(FileSystemException.class, () -> Files.delete(file));
            Path swap = Files.write(temp.resolve("swap"), OTHER);
            assertThrows(
                    FileSystemException.class,
                    () -> Files.move(swap, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE));
            assertArrayEquals(DLL, Files.readAllBytes(file), "reading stays possible");
        }
        Path file = extract();
        Files.write(file, OTHER); // and the hold ends with the extractor
    }

    @OnWindows
    @Test
    void fault5_aFileThatAVirusScannerHoldsIsAClearErrorAndWorksLater() throws IOException {
        Path file = extract();
        Files.write(file, OTHER);
        try (FileChannel scanner = FileChannel.open(
                file,
                StandardOpenOption.READ,
                PrivateExtractor.extended("NOSHARE_READ"),
                PrivateExtractor.extended("NOSHARE_WRITE"),
                PrivateExtractor.extended("NOSHARE_DELETE"))) {
            assertTrue(scanner.isOpen());
            assertThrows(IOException.class, this::extract);
            assertEquals(List.of(file), files());
        }
        extract();
        assertArrayEquals(DLL, Files.readAllBytes(file));
    }

    @Test
    void fault5_aPlaceThatCantBeWrittenToIsAnErrorNotAFallback() throws IOException {
        Path occupied = Files.write(temp.resolve("occupied"), OTHER);
        assertThrows(IOException.class, () -> extract(occupied.resolve("cache"), DLL));
        assertArrayEquals(OTHER, Files.readAllBytes(occupied));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fault5_aFullDiskIsAnErrorAndLeavesNothingBehind() throws Exception {
        // A limit on the size of files stands in for the full disk: the same write fails half-way.
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 8 && exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", classPath),
                        ExtractMain.class.getName(),
                        temp.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains("IOException"), output);
        assertEquals(List.of(), files());
    }

    /** Run with a limit on the size of files. */
    static final class ExtractMain {
        public static void main(String[] arguments) {
            try {
                System.out.println("unpacked " + extract(Path.of(arguments[0]), DLL));
            } catch (IOException e) {
                System.out.println("IOException: " + e);
            }
        }
    }

    /** Windows' clock has ticks of 100 ns and more, in which several threads may ask. */
    @Test
    void theUnfinishedFilesOfThreadsHaveNamesOfTheirOwn() throws Exception {
        int threads = 8;
        Set<String> names = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier tick = new CyclicBarrier(threads);
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                asking.add(pool.submit(() -> {
                    for (int round = 0; round < 500; round++) {
                        tick.await();
                        assertTrue(names.add(PrivateDirectory.unique()), "twice");
                    }
                    return null;
                }));
            }
            for (Future<?> one : asking) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void fault5_manyAtOnceEndWithOneFile() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                Path root = Files.createDirectory(temp.resolve("round" + round));
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<Path>> results = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    results.add(pool.submit(() -> {
                        start.await();
                        return extract(root, DLL);
                    }));
                }
                for (Future<Path> result : results) {
                    assertArrayEquals(DLL, Files.readAllBytes(result.get()));
                }
                assertEquals(1, files(root).size());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFurtherCopyHasADirectoryOfItsOwn() throws IOException {
        Path first = extract();
        try (PrivateExtractor extractor = new PrivateExtractor(NativeLibrary.OWN, new CacheRoot(temp, "winnet4j"), 1)) {
            Path second = extractor.extract(DLL, HASH, "x.dll");
            assertEquals(first.getParent() + "-1", second.getParent().toString());
        }
    }

    @Test
    void aBuildWithoutThatDllSaysSo() {
        try (PrivateExtractor extractor = new PrivateExtractor(NativeLibrary.OWN, new CacheRoot(temp, "winnet4j"), 0)) {
            IOException missing =
                    assertThrows(IOException.class, () -> extractor.extract("META-INF/lib/windows_riscv/", "winnet4j"));
            assertTrue(missing.getMessage().contains("META-INF/lib/windows_riscv/winnet4j.dll"), missing.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nativeLibLoadersContractSaysTheSame() throws IOException {
        try (PrivateExtractor extractor = new PrivateExtractor(NativeLibrary.OWN, new CacheRoot(temp, "winnet4j"), 0)) {
            JniExtractor contract = new PrivateJniExtractor(extractor);
            contract.extractRegistered();
            assertEquals(List.of(), files(temp));
            IOException missing = assertThrows(
                    IOException.class, () -> contract.extractJni("META-INF/lib/windows_riscv/", "winnet4j"));
            assertTrue(missing.getMessage().contains("META-INF/lib/windows_riscv/winnet4j.dll"), missing.getMessage());
        }
    }

    private Path extract() throws IOException {
        return extract(DLL);
    }

    private Path extract(byte[] bytes) throws IOException {
        return extract(temp, bytes);
    }

    private static Path extract(Path root, byte[] bytes) throws IOException {
        try (PrivateExtractor extractor = new PrivateExtractor(NativeLibrary.OWN, new CacheRoot(root, "winnet4j"), 0)) {
            return extractor.extract(bytes, HASH, "x.dll");
        }
    }

    /** Windows lets only some users make links, and Wine has none. */
    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no links here: " + e);
        }
        assumeTrue(Files.isSymbolicLink(link), "links are not visible as such here");
    }

    private List<Path> files() throws IOException {
        return files(temp);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
