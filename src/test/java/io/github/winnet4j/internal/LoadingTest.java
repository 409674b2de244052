// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OldestAndNewest;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.harness.PlainOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loading in JVMs of their own: where the DLL may come from, where it may go, and the message when it can't. Each costs
 * half a second under Wine, and none can be spared on the JVM that runs all of them.
 */
@OnWindows
@PlainOnly("it is about files; ClassLoaderTest and all other JVMs that tests start load the DLL with the flag too")
@OldestAndNewest("files and class loaders are the same to the JVMs between")
class LoadingTest {
    private static final List<String> NAMES = List.of("wlanapi.dll", "mpr.dll", "peerdist.dll", "winnet4j.dll");

    private static final String OURS =
            "the extractor decides it before any JVM loads; PrivateExtractorTest asks the extractor on all of them";

    @TempDir
    Path temp;

    private ChildJvm child() throws IOException {
        return new ChildJvm().option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"));
    }

    @Test
    void theFiveCallsAnswerOnTheClassPath() throws Exception {
        ChildJvm.Result result = child().run("call");
        assertTrue(result.worked(), result.output());
        assertTrue(result.output().contains("WlanCloseHandle=87\n"), result.output());
        assertTrue(result.output().contains("module=null"), result.output());
        assertFalse(result.output().contains("SLF4J"), "no library of ours may print: " + result.output());
        assertFalse(result.output().contains("WARNING"), result.output());
    }

    @Test
    void andOnTheModulePath() throws Exception {
        ChildJvm child = child().onModulePath();
        if (Runtime.version().feature() >= 24) {
            child.option("--illegal-native-access=deny");
        }
        ChildJvm.Result result = child.run("call");
        assertTrue(result.worked(), result.output());
        assertTrue(result.output().contains("module=io.github.winnet4j\n"), result.output());
    }

    /** The jar alone: native-lib-loader and SLF4J, which it brings, are an application's own choice. */
    @Test
    void nothingElseIsNeeded() throws Exception {
        ChildJvm.Result onClassPath = child().jars(List.of(Built.jar())).run("call");
        assertTrue(onClassPath.worked(), onClassPath.output());
        ChildJvm.Result onModulePath =
                child().jars(List.of(Built.jar())).onModulePath().run("call");
        assertTrue(onModulePath.worked(), onModulePath.output());
        assertTrue(onModulePath.output().contains("module=io.github.winnet4j\n"), onModulePath.output());
    }

    // -- fault 3: planted DLLs

    @Test
    void theBaitWorks() throws Exception {
        Path plants = plant(temp.resolve("plants"));
        child().run("load=" + plants.resolve("peerdist.dll"));
        assertEquals(List.of("peerdist.dll.loaded"), marks(plants));
    }

    @Test
    void fault3_plantedInTheCurrentDirectoryAndInPath() throws Exception {
        Path plants = plant(temp.resolve("plants"));
        ChildJvm.Result result = child().directory(plants)
                .environment("PATH", plants + ";" + System.getenv("PATH"))
                .run("call");
        assertTrue(result.worked(), result.output());
        assertEquals(List.of(), marks(plants));
    }

    @Test
    void fault3_plantedBesideTheJar() throws Exception {
        Path plants = plant(temp.resolve("plants"));
        Path jar = Files.copy(Built.jar(), plants.resolve("winnet4j.jar"));
        List<Path> jars = new ArrayList<>(Built.libraries());
        jars.add(0, jar);
        ChildJvm.Result result = child().jars(jars).directory(plants).run("call");
        assertTrue(result.worked(), result.output());
        assertEquals(List.of(), marks(plants));
    }

    @Test
    void fault3_plantedInTheBinOfJava() throws Exception {
        Path home = temp.resolve("jre");
        copyTree(Path.of(System.getProperty("java.home")), home);
        plant(home.resolve("bin"));
        ChildJvm.Result result =
                child().java(home.resolve("bin").resolve("java.exe")).run("call");
        assertTrue(result.worked(), result.output());
        assertEquals(List.of(), marks(home.resolve("bin")));
    }

    @Test
    void fault3_plantedInTheFolderThatWeUnpackTo() throws Exception {
        assertTrue(child().run("call").worked());
        Path folder = unpacked().getParent();
        Files.delete(folder.resolve("winnet4j.dll"));
        plant(folder);
        ChildJvm.Result result = child().directory(folder).run("call");
        assertTrue(result.worked(), result.output());
        assertEquals(List.of(), marks(folder));
    }

    // -- faults 4 and 5: the cache

    @Test
    @OneJvm(OURS)
    void fault4_aTamperedDllIsReplacedNotLoaded() throws Exception {
        assertTrue(child().run("call").worked());
        Path dll = unpacked();
        byte[] good = Files.readAllBytes(dll);
        Files.write(dll, Files.readAllBytes(Built.plantedDll()));
        ChildJvm.Result result = child().run("call");
        assertTrue(result.worked(), result.output());
        assertArrayEquals(good, Files.readAllBytes(dll));
        assertEquals(List.of(), marks(dll.getParent()));
    }

    @Test
    @OneJvm(OURS)
    void fault5_manyJvmsAtOnce() throws Exception {
        List<ChildJvm.Running> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(child().start("call"));
        }
        for (ChildJvm.Running one : running) {
            ChildJvm.Result result = one.finish();
            assertTrue(result.worked(), result.output());
        }
        unpacked(); // exactly one file
    }

    @Test
    void fault5_twoClassLoadersOfOneJvm() throws Exception {
        ChildJvm.Result result = child().run("loaders=2");
        assertTrue(result.output().contains("loader 0: 87\nloader 1: 87\n"), result.output());
    }

    @Test
    void fault5_tooManyClassLoadersGetAClearError() throws Exception {
        ChildJvm.Result result = child().run("loaders=17");
        assertTrue(result.output().contains("loader 15: 87\n"), result.output());
        assertTrue(result.output().contains("loader 16: winnet4j.dll could not be loaded"), result.output());
        assertTrue(
                result.output().contains("16 class loaders of this JVM have loaded winnet4j already"), result.output());
        assertTrue(
                result.output().contains("free again only when its class loader has been collected: close what"),
                "what helps when applications come and go: " + result.output());
    }

    /** One after the other, with a heap that isn't cleaned up meanwhile, and threads that were just idle. */
    @Test
    void fault5_applicationsThatHaveEndedAreNoneTooMany() throws Exception {
        ChildJvm.Result result = child().run("redeploys=40");
        assertEquals("40 redeploys\n", result.output());
    }

    @Test
    @OneJvm(OURS)
    void fault5_aPlaceThatCantBeWrittenToIsOneClearError() throws Exception {
        Path occupied = Files.write(temp.resolve("occupied"), new byte[1]);
        ChildJvm.Result result = new ChildJvm()
                .option("-Dwinnet4j.cache.dir=" + occupied.resolve("cache"))
                .run("call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("winnet4j.cache.dir"), "says what helps: " + result.output());
    }

    /** In a log it stands once, followed by the causes of the attempts, also when it is thrown again. */
    @Test
    @OneJvm(OURS)
    void anErrorContainsItsTextOnce() throws Exception {
        Path occupied = Files.write(temp.resolve("occupied"), new byte[1]);
        ChildJvm.Result result = new ChildJvm()
                .option("-Dwinnet4j.cache.dir=" + occupied.resolve("cache"))
                .run("trace", "trace");
        String text = "winnet4j.dll could not be loaded";
        assertEquals(3, result.output().split(text, -1).length, "once in each trace: " + result.output());
        assertEquals(3, result.output().split("Suppressed: ", -1).length, "with its cause: " + result.output());
        assertFalse(result.output().contains("Caused by: java.lang.UnsatisfiedLinkError"), result.output());
    }

    @Test
    void anInterruptedThreadMayBeTheFirst() throws Exception {
        ChildJvm.Result result = child().run("interrupt", "call", "interrupted");
        assertTrue(result.worked(), result.output());
        assertTrue(result.output().contains("interrupted=true\n"), result.output());
    }

    @Test
    @OneJvm(OURS)
    void aFailureThatMayPassIsNotKept() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "in the place of a directory");
        String property = "set=" + NativeLibrary.CACHE_PROPERTY + ":";
        ChildJvm.Result result = child().run(property + file, "call", property + temp.resolve("a directory"), "call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.worked(), result.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "C:relative"})
    @OneJvm(OURS)
    void aCacheBelowTheCurrentDirectoryIsRefused(String named) throws Exception {
        Path here = Files.createDirectory(temp.resolve("here"));
        ChildJvm.Result result =
                child().directory(here).run("set=" + NativeLibrary.CACHE_PROPERTY + ":" + named, "call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("give an absolute path"), result.output());
        try (Stream<Path> files = Files.list(here)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    @OneJvm(OURS)
    void fault5_aReadOnlyFileIsLoadedAsItIs() throws Exception {
        assertTrue(child().run("call").worked());
        Path dll = unpacked();
        assertTrue(dll.toFile().setReadOnly());
        try {
            ChildJvm.Result result = child().run("call");
            assertTrue(result.worked(), result.output());
        } finally {
            assertTrue(dll.toFile().setWritable(true));
        }
    }

    @Test
    @OneJvm(OURS)
    void fault5_aReadOnlyPlaceIsOneClearError() throws Exception {
        // Under Wine as root nothing is read-only but the kernel's own file systems.
        Path readOnly = Path.of("Z:\\proc");
        assumeTrue(Files.isDirectory(readOnly), "only under Wine");
        ChildJvm.Result result =
                new ChildJvm().option("-Dwinnet4j.cache.dir=" + readOnly).run("call");
        assertTrue(result.refused(), result.output());
    }

    @Test
    void aPathWithSpaces() throws Exception {
        Path spaces = Files.createDirectory(temp.resolve("with some  spaces"));
        ChildJvm.Result result = new ChildJvm().run("set=winnet4j.cache.dir:" + spaces, "call");
        assertTrue(result.worked(), result.output());
        assertEquals(1, dlls(spaces).size());
    }

    @Test
    void aPathOutsideTheCodePageWorksOrIsOneClearError() throws Exception {
        Path foreign = Files.createDirectory(temp.resolve("テスト-ž"));
        ChildJvm.Result result = new ChildJvm().run("set=winnet4j.cache.dir:" + foreign, "call");
        assertTrue(result.worked() || result.refused(), result.output());
        if (result.refused()) {
            assertTrue(result.output().contains("code page"), result.output());
        }
    }

    @Test
    void aUserWhoseNameIsOutsideTheCodePageCanStillLoad() throws Exception {
        Path foreign = Files.createDirectory(temp.resolve("テスト"));
        Path shared = Files.createDirectory(temp.resolve("ProgramData"));
        ChildJvm.Result result = new ChildJvm()
                .environment("LOCALAPPDATA", foreign.toString())
                .environment("ProgramData", shared.toString())
                .run("call");
        assertTrue(result.worked(), result.output());
        assertEquals(1, dlls(temp).size());
    }

    @Test
    @OneJvm(OURS)
    void theUsualPlaceIsTheUsersApplicationData() throws Exception {
        Path local = Files.createDirectory(temp.resolve("Local"));
        ChildJvm.Result result =
                new ChildJvm().environment("LOCALAPPDATA", local.toString()).run("call");
        assertTrue(result.worked(), result.output());
        assertEquals(1, dlls(local.resolve("winnet4j")).size());
    }

    @Test
    @OneJvm(OURS)
    void anImpossibleDirectoryIsOneClearError() throws Exception {
        ChildJvm.Result result = new ChildJvm().run("set=winnet4j.cache.dir:C:\\a?b", "call");
        assertTrue(result.refused(), result.output());
    }

    // -- the override

    @Test
    void theOverrideIsUsedWhenItIsOurs() throws Exception {
        Path mine = Files.createDirectory(temp.resolve("my own"));
        Path dll = Files.copy(Built.nativeBuild().resolve("winnet4j.dll"), mine.resolve("winnet4j.dll"));
        ChildJvm.Result result =
                child().option("-Dwinnet4j.library.path=" + dll).run("call");
        assertTrue(result.worked(), result.output());
        assertFalse(Files.exists(temp.resolve("cache")), "nothing is unpacked");
    }

    @Test
    @OneJvm(OURS)
    void theOverrideHasNoFallback() throws Exception {
        for (String wrong : List.of("winnet4j.dll", temp.resolve("missing.dll").toString(), temp.toString())) {
            ChildJvm.Result result =
                    child().option("-Dwinnet4j.library.path=" + wrong).run("call");
            assertTrue(result.refused(), result.output());
            assertTrue(result.output().contains("winnet4j.library.path=" + wrong), result.output());
            assertFalse(Files.exists(temp.resolve("cache")));
        }
    }

    @Test
    void fault6_aFileForAnotherProcessorIsNamedAsSuch() throws Exception {
        byte[] dll = Files.readAllBytes(Built.nativeBuild().resolve("winnet4j.dll"));
        int machine = java.nio.ByteBuffer.wrap(dll)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getInt(60)
                + 4;
        dll[machine] = (byte) 0x64;
        dll[machine + 1] = (byte) 0xAA;
        Path arm = Files.write(temp.resolve("arm.dll"), dll);
        ChildJvm.Result result =
                child().option("-Dwinnet4j.library.path=" + arm).run("call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("built for arm64"), result.output());
    }

    @Test
    void fault6_aCutOffFileIsNamedAsSuch() throws Exception {
        Path cut = Files.write(temp.resolve("cut.dll"), "MZ".getBytes(UTF_8));
        ChildJvm.Result result =
                child().option("-Dwinnet4j.library.path=" + cut).run("call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("not a DLL"), result.output());
    }

    @Test
    @OneJvm(OURS)
    void fault6_aJarWithAnotherDllIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path jar = Files.copy(Built.jar(), temp.resolve("tampered.jar"));
        try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(jar)) {
            Path dll = zip.getPath(Platform.current().directory() + "winnet4j.dll");
            Files.write(dll, Files.readAllBytes(Built.plantedDll()));
        }
        List<Path> jars = new ArrayList<>(Built.libraries());
        jars.add(0, jar);
        ChildJvm.Result result = child().jars(jars).run("call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("the DLL in the jar was changed"), result.output());
        assertEquals(
                List.of(),
                dlls(temp).stream()
                        .filter(file -> !file.endsWith("tampered.jar"))
                        .toList());
    }

    @Test
    void aDllThatIsNotOursIsRefused() throws Exception {
        ChildJvm.Result result =
                child().option("-Dwinnet4j.library.path=" + Built.plantedDll()).run("call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("it is not a winnet4j DLL"), result.output());
    }

    // -- fault 7: denied native access

    @Test
    void fault7_deniedNativeAccessIsOneErrorThatNamesTheFlag() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "older JVMs deny nothing");
        ChildJvm.Result result = child().withoutNativeAccess()
                .option("--illegal-native-access=deny")
                .run("call");
        assertTrue(result.refused(), result.output());
        assertTrue(result.output().contains("--enable-native-access=ALL-UNNAMED"), result.output());
        // It would be denied from any place, so nothing is left in a second one.
        Path common = Files.createDirectory(temp.resolve("common"));
        result = new ChildJvm()
                .withoutNativeAccess()
                .option("--illegal-native-access=deny")
                .environment("LOCALAPPDATA", temp.resolve("local").toString())
                .environment("ProgramData", common.toString())
                .run("call");
        assertTrue(result.refused(), result.output());
        try (Stream<Path> files = Files.list(common)) {
            assertEquals(List.of(), files.toList());
        }
    }

    // -- helpers

    private Path unpacked() throws IOException {
        List<Path> dlls = dlls(temp.resolve("cache"));
        assertEquals(1, dlls.size(), "unpacked: " + dlls);
        return dlls.get(0);
    }

    private static List<Path> dlls(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().contains(".dll"))
                    .toList();
        }
    }

    private static Path plant(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : NAMES) {
            Files.copy(Built.plantedDll(), directory.resolve(name));
        }
        return directory;
    }

    private static List<String> marks(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".loaded"))
                    .toList();
        }
    }

    /** A second Java home. No links: what this JVM has loaded could not be deleted afterwards. */
    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
