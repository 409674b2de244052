// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped, alone, on a Windows that isn't simulated (or on none). */
class ToolJarTest {
    /** Not by -jar itself: the JVM takes the same class from the same jar. */
    private static ChildJvm.Result jar(String... arguments) throws Exception {
        return new ChildJvm().jars(List.of(Built.jar())).main(Main.class).run(arguments);
    }

    @Test
    void javaFindsTheTool() throws Exception {
        try (JarFile jar = new JarFile(Built.jar().toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            assertEquals(Main.class.getName(), attributes.getValue("Main-Class"));
            assertEquals("ALL-UNNAMED", attributes.getValue("Enable-Native-Access"));
            assertNotNull(attributes.getValue("Implementation-Version"));
        }
    }

    @OnWindows
    @Test
    void theDoctorNeedsTheJarAlone() throws Exception {
        ChildJvm.Result result = jar("doctor");
        assertEquals(Main.GOOD, result.exit(), result.output());
        assertTrue(result.output().contains("winnet4j.dll"), result.output());
        assertTrue(result.output().contains("network-connections"), result.output());
    }

    /** What this Windows has works, what it lacks is skipped; only that no call fails that should not is a promise. */
    @OnWindows
    @Test
    void theSelftestRunsThrough() throws Exception {
        ChildJvm.Result result = jar("selftest");
        assertTrue(result.output().contains("PASSED   port: events"), result.output());
        assertTrue(result.output().contains("PASSED   WNetCancelConnectionA, nothing to end"), result.output());
        assertTrue(result.output().contains(" 0 failed,"), result.output());
        assertEquals(Main.GOOD, result.exit(), result.output());
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void elsewhereTheDoctorSaysWhatIsMissing() throws Exception {
        ChildJvm.Result result = jar("doctor");
        assertEquals(Main.BAD, result.exit(), result.output());
        assertTrue(result.output().contains(" !  dll "), result.output());
        assertTrue(result.output().contains("this is not Windows but"), result.output());
        assertTrue(result.output().contains("NOT_WINDOWS"), result.output());
        ChildJvm.Result test = jar("selftest");
        assertEquals(Main.BAD, test.exit(), test.output());
        ChildJvm.Result drives = jar("drives");
        assertEquals(Main.BAD, drives.exit(), drives.output());
        assertTrue(drives.output().contains("doctor"), drives.output());
    }

    /** No automatic module is in the way of a runtime of its own. */
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the runtimes that the tests have there have no jlink")
    @Test
    void aRuntimeOfItsOwnIsLinked(@TempDir Path temp) throws Exception {
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        Path image = temp.resolve("image");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int linked = jlink.run(
                out,
                out,
                "--module-path",
                Built.jar().toString(),
                "--add-modules",
                "io.github.winnet4j",
                "--output",
                image.toString());
        assertEquals(0, linked, said.toString());
        Process doctor = new ProcessBuilder(
                        image.resolve("bin").resolve("java").toString(),
                        "-m",
                        "io.github.winnet4j/" + Main.class.getName(),
                        "doctor")
                .redirectErrorStream(true)
                .start();
        String output = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Main.BAD, doctor.waitFor(), output);
        assertTrue(output.contains("NOT_WINDOWS"), output);
    }
}
