// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM of its own for tests of the port. It leaves what it leaves, a report of its crash too, in the given directory.
 */
final class PortChild {
    private PortChild() {}

    static ChildJvm in(Path temp, Class<?> main) throws IOException {
        return new ChildJvm()
                .main(main)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("-Dwinnet4j.test.native=" + Built.nativeBuild())
                .option("-XX:ErrorFile=" + temp.resolve("hs_err_%p.log"));
    }

    static void assertNoCrash(Path temp) throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                            .toList());
        }
    }
}
