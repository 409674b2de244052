// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.ModulePathProbe;
import io.github.winnet4j.harness.OldestAndNewest;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.internal.testkit.ModuleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When the simulator gets into the place of Windows' DLLs, and when nothing gets it there. In JVMs of their own, from
 * the jars.
 */
@OldestAndNewest("it is the order of calls in one process")
class GateTest {
    private static final Pattern OUTSIDE =
            Pattern.compile("getProperty|getenv|GetEnvironmentVariable|Boolean\\.getBoolean|Integer\\.getInteger"
                    + "|Long\\.getLong|RegOpenKey|RegQuery");

    @TempDir
    Path temp;

    private ChildJvm child() throws IOException {
        return new ChildJvm()
                .jars(Stream.concat(Stream.of(Built.testkitJar(), Built.jar()), Built.libraries().stream())
                        .toList())
                .main(GateProbe.class)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"));
    }

    private static String run(ChildJvm child, String... arguments) throws Exception {
        ChildJvm.Result result = child.run(arguments);
        assertEquals(0, result.exit(), result.output());
        return result.output();
    }

    @OnWindows
    @Test
    void installedFirstItAnswers() throws Exception {
        String output = run(child(), "install", "install", "ask", "bind");
        assertEquals(
                2,
                output.lines()
                        .filter(line -> line.startsWith("simulated=[null-handle WlanCloseHandle"))
                        .count(),
                output);
        assertTrue(output.contains("asked=PRESENT\n"), output);
        assertTrue(output.contains("bind=ALREADY_BOUND\n"), output);
    }

    @OneJvm("the way is LoadingTest's, which runs on all")
    @OnWindows
    @Test
    void itIsUnpackedLikeTheLibraryToAFolderOfItsHash() throws Exception {
        run(child(), "install");
        Path dll;
        try (Stream<Path> files = Files.walk(temp.resolve("cache"))) {
            dll = files.filter(file -> file.endsWith("winnet4j-simulator.dll"))
                    .findFirst()
                    .orElseThrow();
        }
        String hash = BuildInfo.sha256("META-INF/lib/windows_64/winnet4j-simulator.dll");
        assertEquals(
                BuildInfo.VERSION + "-" + hash.substring(0, 16),
                dll.getParent().getFileName().toString());
        Files.write(dll, Files.readAllBytes(Built.plantedDll()));
        assertTrue(run(child(), "install").contains("simulated=["), "a file with other bytes is replaced");
    }

    @OnWindows
    @ParameterizedTest
    @ValueSource(strings = {"call", "ask"})
    void afterWindowsOwnWasUsedOrAskedForItIsTooLate(String use) throws Exception {
        String output = run(child(), use, "install", "call");
        assertTrue(output.contains("refused: Windows' own wlanapi.dll is in use in this process already"), output);
        assertTrue(output.contains("Install the simulator before anything calls winnet4j"), output);
        assertFalse(output.contains("installed"), output);
    }

    @OnWindows
    @Test
    void theExtensionSaysThatItIsTooLate() throws Exception {
        List<Path> jars = Stream.concat(Stream.of(Built.testkitJar(), Built.jar()), Built.testLibraries().stream())
                .toList();
        String output = run(child().jars(jars), "call", "extension");
        assertTrue(output.contains("failures=1\nrefused: Windows' own wlanapi.dll is in use"), output);
        assertTrue(run(child().jars(jars), "extension").contains("failures=0\n"), "without that call it works");
    }

    @OnWindows
    @Test
    void whatIsNotInstalledStaysWindowsOwn() throws Exception {
        String without = run(child(), "mpr");
        assertTrue(run(child(), "install", "mpr").contains(without), without);
    }

    @OnWindows
    @Test
    void onTheModulePathOnlyTheTestkitGetsThrough() throws Exception {
        ChildJvm child = child().onModulePath("io.github.winnet4j", "io.github.winnet4j.testkit");
        if (Runtime.version().feature() >= 24) {
            child.option("--illegal-native-access=deny");
        }
        // The program is in no module; it speaks by reflection.
        String output = run(child.main(ModulePathProbe.class));
        assertTrue(output.contains("module io.github.winnet4j.testkit\n"), output);
        assertTrue(output.contains("simulated=[null-handle"), output);
        assertTrue(output.contains("refused: java.lang.IllegalAccessException"), output);
    }

    @OneJvm("no JVM reads these properties and variables by itself")
    @OnWindows
    @Test
    void noPropertyAndNoVariableSwitchesItOn() throws Exception {
        String dll = Built.nativeBuild()
                .resolve("native/simulator/winnet4j-simulator.dll")
                .toString();
        ChildJvm child = child();
        for (String name : List.of(
                "simulator",
                "testkit",
                "simulate",
                "simulator.path",
                "testkit.path",
                "bind",
                "wlanapi",
                "wlanapi.dll",
                "wlanapi.path")) {
            for (String value : List.of("true", dll)) {
                child.option("-Dwinnet4j." + name + "=" + value).option("-Dio.github.winnet4j." + name + "=" + value);
                child.environment(
                        "WINNET4J_" + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value);
            }
        }
        assertTrue(run(child, "call", "bind").contains("bind=TOO_LATE\n"), "Windows' own was taken");
    }

    /** The same, seen from the sources: what decides looks at nothing that can be set from outside of the program. */
    @Test
    void whatDecidesLooksAtNothingOutside() throws IOException {
        Path root = Built.target().getParent();
        List<String> found = new ArrayList<>();
        for (String part : List.of(
                "native/win",
                "native/glue/module_binding.cpp",
                "src/main/java/io/github/winnet4j/internal/testkit",
                "src/testkit/java")) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> OUTSIDE.matcher(line).find() && !line.matches(".*\"os\\.(name|arch)\".*"))
                            .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(OUTSIDE.matcher("System.getProperty(\"x\")").find());
    }

    @OneJvm("the simulator is native, and doesn't know the JVM")
    @OnWindows
    @Test
    void oneSeedGivesOneTimelineInTwoProcesses() throws Exception {
        String first = run(child(), "11");
        assertEquals(first, run(child(), "11"));
        assertNotEquals(first, run(child(), "12"));
        assertTrue(first.lines().count() > 700, first);
    }

    @OnWindows
    @Test
    void otherDllsAndOtherAddressesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ModuleBinding.bind("kernel32.dll", 4096));
        assertThrows(IllegalArgumentException.class, () -> ModuleBinding.bind("", 0));
        assertThrows(NullPointerException.class, () -> ModuleBinding.bind(null, 0));
    }
}
