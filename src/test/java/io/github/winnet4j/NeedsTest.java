// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OneJvm;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a build says first on a machine that lacks something: toolchains/build/Needs.java, run where a tool is hidden.
 */
@OneJvm("it is a program of its own, on the JDK that builds")
@EnabledOnOs(value = OS.LINUX, disabledReason = "a Windows JVM has no compiler here, and a program is hidden by links")
class NeedsTest {
    private static final Path ROOT = Built.target().getParent();

    /** What this machine has for a build, and what Maven's own script is made of. */
    private static final List<String> PROGRAMS = List.of(
            "cmake",
            "ninja",
            "x86_64-w64-mingw32-g++-posix",
            "apt-get",
            "mvn",
            "sh",
            "bash",
            "basename",
            "cat",
            "cut",
            "dirname",
            "expr",
            "grep",
            "ls",
            "readlink",
            "sed",
            "tr",
            "uname");

    @TempDir
    private static Path compiled;

    @TempDir
    private Path bin;

    private record Answer(int exit, String said) {}

    /** As pom.xml runs it from its source, but compiled once. */
    @BeforeAll
    static void compile() {
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", compiled.toString(), ROOT + "/toolchains/build/Needs.java"));
    }

    private Answer run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }

    private Answer needs(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", compiled.toString(), "Needs"));
        command.addAll(List.of(arguments));
        return run(command, Map.of("ProgramFiles(x86)", bin.toString()));
    }

    /** The programs of this machine but those, by links. */
    private void hide(String... hidden) throws IOException {
        for (String program : PROGRAMS) {
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                Path there = Path.of(folder, program);
                if (!List.of(hidden).contains(program) && Files.isExecutable(there)) {
                    Files.createSymbolicLink(bin.resolve(program), there);
                    break;
                }
            }
        }
    }

    /** JUnit would say of each link where it leads. */
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> links = Files.list(bin)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    private void program(String name, String answer) throws IOException {
        Files.writeString(bin.resolve(name), "#!/bin/sh\n" + answer + "\n");
        Files.setPosixFilePermissions(bin.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void nothingIsMissingWhereThisWasBuilt() throws Exception {
        hide();
        assertEquals(new Answer(0, ""), needs("true", "mingw-x64"));
        Answer withTests = needs("false", "mingw-x64");
        assertEquals(0, withTests.exit());
        assertTrue(withTests.said().contains("./dev test runs them too, under Wine"), withTests.said());
    }

    @ParameterizedTest
    @CsvSource({
        "cmake, cmake, cmake",
        "ninja, ninja, ninja-build",
        "x86_64-w64-mingw32-g++-posix, x86_64-w64-mingw32-g++, g++-mingw-w64-x86-64-posix"
    })
    void whatIsMissingIsNamedWithTheLineThatInstallsIt(String program, String known, String brings) throws Exception {
        hide(program);
        Answer answer = needs("true", "mingw-x64");
        assertEquals(1, answer.exit());
        assertTrue(answer.said().contains("\n  " + known + "\n"), answer.said());
        assertTrue(answer.said().contains("apt-get install --no-install-recommends " + brings), answer.said());
        assertTrue(answer.said().contains("./dev setup"), answer.said());
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() throws Exception {
        Answer answer = needs("true", "mingw-x64");
        assertEquals(1, answer.exit());
        for (String name : List.of("cmake", "ninja", "x86_64-w64-mingw32-g++")) {
            assertTrue(answer.said().contains("\n  " + name + "\n"), answer.said());
        }
    }

    @Test
    void anOldCMakeIsMissingToo() throws Exception {
        hide("cmake");
        program("cmake", "echo cmake version 3.22.1");
        Answer answer = needs("true", "mingw-x64");
        assertEquals(1, answer.exit());
        assertTrue(
                answer.said().contains("CMake 3.25 or newer") && answer.said().contains("is 3.22"), answer.said());
        assertTrue(answer.said().contains("PATH=$PWD/.tools/cmake/bin:$PATH"), answer.said());
    }

    /** As on Windows, as far as that can be had here: what it has is what lies in that folder. */
    @Test
    void onWindowsEachThingHasItsLine() throws Exception {
        String script = Files.readString(ROOT.resolve("dev.cmd"));
        Answer nothing = needs("true", "msvc-x64");
        assertEquals(1, nothing.exit());
        for (String line : List.of(
                "winget install Kitware.CMake",
                "winget install Microsoft.VisualStudio.2022.BuildTools --override \"--passive --wait"
                        + " --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"")) {
            assertTrue(nothing.said().contains(line), nothing.said());
            assertTrue(script.contains(line), "dev.cmd gives the same advice: " + line);
        }
        assertTrue(nothing.said().contains("winget install Git.Git"), nothing.said());

        program("cmake.exe", "echo cmake version 3.29.5-msvc4");
        program("git.exe", "");
        program("vswhere.exe", "case \"$*\" in *x86.x64*) echo 'C:\\BuildTools' ;; esac");
        assertEquals(new Answer(0, ""), needs("false", "msvc-x64"));
        Answer arm64 = needs("true", "msvc-x64", "msvc-arm64");
        assertEquals(1, arm64.exit());
        assertTrue(arm64.said().contains("--add Microsoft.VisualStudio.Component.VC.Tools.ARM64"), arm64.said());
    }

    /** Where no profile of pom.xml knows the system. */
    @Test
    void elsewhereThereIsNoBuild() throws Exception {
        Answer answer = needs("true", "${native.preset}");
        assertEquals(1, answer.exit());
        assertTrue(answer.said().contains("Linux or Windows"), answer.said());
    }

    @Test
    void mavenLooksInItsFirstPhase() throws Exception {
        hide("ninja");
        Answer answer = run(
                List.of(bin.resolve("mvn").toString(), "-B", "-o", "-q", "validate"),
                Map.of("JAVA_HOME", System.getProperty("java.home")));
        assertNotEquals(0, answer.exit());
        assertTrue(answer.said().contains("install --no-install-recommends ninja-build"), answer.said());
        assertFalse(answer.said().contains("Configuring"), "no build has begun: " + answer.said());
    }
}
