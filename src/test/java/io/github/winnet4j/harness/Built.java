// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build put what the tests look at. */
public final class Built {
    private Built() {}

    /** The jar itself; there from the phase integration-test on, which is when Windows' tests run. */
    public static Path jar() {
        return path("winnet4j.test.jar");
    }

    /** The jars that users get with it. */
    public static List<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(path("winnet4j.test.lib"))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** The testkit's jar; there when the other one is. */
    public static Path testkitJar() {
        return path("winnet4j.test.testkit");
    }

    /** Everything that the tests need but what is built here: the users' jars, JUnit. */
    public static List<Path> testLibraries() throws IOException {
        String written =
                Files.readString(target().resolve("classpath.txt")).strip(); // by Maven, maybe on the Linux round Wine
        return Stream.of(written.split(written.startsWith("/") ? ":" : ";"))
                .map(Path::of)
                .toList();
    }

    /** The CMake build of the DLL and its tests. */
    public static Path nativeBuild() {
        return path("winnet4j.test.native");
    }

    /** The target directory. */
    public static Path target() {
        return path("winnet4j.test.target");
    }

    /** The DLL that leaves a mark beside itself when it is loaded. */
    public static Path plantedDll() throws IOException {
        try (Stream<Path> files = Files.walk(nativeBuild())) {
            return files.filter(file -> file.endsWith("planted.dll"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("run by Maven, which sets " + property);
        }
        return Path.of(value).toAbsolutePath();
    }
}
