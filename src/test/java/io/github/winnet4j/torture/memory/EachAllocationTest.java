// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.AllocatingCode;
import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.PlainOnly;
import io.github.winnet4j.harness.WindowsInMemory;
import io.github.winnet4j.testkit.SimulatedWindows;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each allocation of the library's fails once, and with all after it: every end is reported, and nothing stays open. On
 * each JVM, since each has a CompletableFuture of its own.
 */
@SimulatedWindows
@PlainOnly("what fails here is Java's memory")
class EachAllocationTest {
    private static final Pattern RESULT =
            Pattern.compile("runs (\\d+) refused (\\d+) failed (\\d+) bad (\\d+) open (\\d+)");

    @TempDir
    Path temp;

    static boolean isInMemory() {
        return WindowsInMemory.isHere(); // which JVMs that a test starts have not
    }

    @Test
    @DisabledIf("isInMemory")
    void allEndsCome() throws Exception {
        List<Path> jars = Stream.concat(
                        Stream.of(AllocatingCode.jar(Built.jar(), temp.resolve("winnet4j.jar"))),
                        Built.libraries().stream())
                .toList();
        ChildJvm.Result result = new ChildJvm()
                .main(EachAllocationProbe.class)
                .jars(jars)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("--patch-module=java.base=" + AllocatingCode.ofTheJdk(temp.resolve("jdk")))
                .run();
        assertEquals(0, result.exit(), result.output());
        Matcher found = RESULT.matcher(result.output());
        assertTrue(found.find(), result.output());
        System.out.println(found.group());
        assertEquals("0", found.group(4), result.output());
        assertTrue(Integer.parseInt(found.group(1)) > 1_000, "each scene has allocations");
        assertTrue(Integer.parseInt(found.group(2)) > 500, "a beginning that fails is refused");
        assertTrue(Integer.parseInt(found.group(3)) > 50, "some ends say that there was no memory");
        assertEquals("0", found.group(5), "open at Windows' side: " + result.output());
    }
}
