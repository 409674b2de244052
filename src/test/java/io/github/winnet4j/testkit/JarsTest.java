// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OnWindows;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in which jar; they are there when Windows' tests run. */
@OnWindows
class JarsTest {
    private static final String SIMULATOR = "META-INF/lib/windows_64/winnet4j-simulator.dll";

    private static Set<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theLibrarysJarHasNothingOfTheTestkit() throws IOException {
        for (String entry : entries(Built.jar())) {
            assertFalse(entry.startsWith("io/github/winnet4j/testkit/"), entry);
            assertFalse(entry.endsWith(".dll") && !entry.endsWith("/winnet4j.dll"), entry);
            assertFalse(entry.contains("simulator") || entry.contains("faces"), entry);
        }
        assertTrue(entries(Built.jar()).contains("META-INF/LICENSE"));
    }

    @Test
    void theTestkitsJarHasNothingOfTheLibrary() throws IOException {
        Set<String> entries = entries(Built.testkitJar());
        for (String entry : entries) {
            assertTrue(
                    entry.startsWith("io/github/winnet4j/testkit/")
                            || entry.startsWith("META-INF/")
                            || entry.equals("module-info.class"),
                    entry);
            assertFalse(entry.endsWith("Test.class") || entry.endsWith("/winnet4j.dll"), entry);
        }
        assertTrue(
                entries.containsAll(List.of(
                        SIMULATOR,
                        "META-INF/lib/windows_64/faces/wlanapi.dll",
                        "META-INF/LICENSE",
                        "module-info.class",
                        "io/github/winnet4j/testkit/SimulatedWindows.class")),
                entries.toString());
    }

    /** The same sources make the same jars: ./dev release --twice compares all of their bytes. */
    @Test
    void theJarsDoNotRevealWhenOrWhereTheyWereBuilt() throws IOException {
        String folder = Built.target().getParent().toString();
        String onLinux = folder.replaceFirst("^[A-Z]:", "").replace('\\', '/');
        for (Path jar : List.of(Built.jar(), Built.testkitJar())) {
            Set<LocalDateTime> times = new TreeSet<>();
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : Collections.list(file.entries())) {
                    times.add(entry.getTimeLocal());
                    String content = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    assertFalse(content.contains(folder) || content.contains(onLinux), jar + ": " + entry);
                }
            }
            assertEquals(1, times.size(), jar + ": " + times);
        }
    }

    @Test
    void theClassesKnowTheHashOfTheSimulator() throws Exception {
        try (JarFile jar = new JarFile(Built.testkitJar().toFile());
                InputStream in = jar.getInputStream(jar.getEntry(SIMULATOR))) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertEquals(BuildInfo.sha256(SIMULATOR), HexFormat.of().formatHex(hash));
        }
    }

    @Test
    void theGateIsOpenToTheTestkitAlone() throws Exception {
        try (JarFile jar = new JarFile(Built.jar().toFile());
                InputStream in = jar.getInputStream(jar.getEntry("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            for (ModuleDescriptor.Exports exports : module.exports()) {
                boolean internal = exports.source().startsWith("io.github.winnet4j.internal");
                assertEquals(
                        internal ? Set.of("io.github.winnet4j.testkit") : Set.of(),
                        exports.targets(),
                        exports.source());
                assertTrue(
                        !internal || exports.source().equals("io.github.winnet4j.internal.testkit"), exports.source());
            }
            assertEquals(Set.of(), module.opens());
        }
    }
}
