// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that hangs fails, with its name and the place where it hangs. */
@OneJvm("it is about JUnit")
class WatchdogTest {
    @Test
    void aTestThatNeverEndsEndsItsJvmWithItsNameAndItsStack() throws Exception {
        ChildJvm.Result result = new ChildJvm()
                .jars(Stream.concat(Stream.of(Built.jar()), Built.testLibraries().stream())
                        .toList())
                .main(WatchdogProbe.class)
                .option("-D" + Watchdog.LIMIT + "=2")
                .run();
        assertEquals(Watchdog.EXIT, result.exit(), result.output());
        String first = result.output()
                .lines()
                .filter(line -> line.startsWith(Watchdog.HUNG))
                .findFirst()
                .orElseThrow(() -> new AssertionError(result.output()));
        assertTrue(first.contains("neverEnds") && first.endsWith("after 2 s"), first);
        assertTrue(result.output().contains(WatchdogProbe.Specimens.class.getName() + ".neverEnds("));
    }
}
