// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.harness.PlainOnly;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Starts and completions allocate nothing, also where no escape analysis of C2 removes what they make: as long as the
 * code is interpreted, and in what C1 compiles.
 */
@PortTest
@OnWindows
@PlainOnly("that flag says nothing of memory")
@OneJvm("without C2 what is allocated is what the bytecode says")
class OutsideC2Test {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
    void startsAndCompletionsAllocateNothing(String mode) throws Exception {
        ChildJvm.Result result =
                PortChild.in(temp, AllocationProbe.class).option(mode).run();
        PortChild.assertNoCrash(temp);
        assertEquals(0, result.exit(), result.output());
        List<String> lines = result.output().lines().toList();
        assertEquals(24, lines.size(), result.output()); // 2 deliveries and polled, 1 and 64 at once, 4 ways
        assertEquals(
                List.of(),
                lines.stream().filter(line -> !line.endsWith(": 0 B, 0 B")).toList());
    }
}
