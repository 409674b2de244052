// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.harness.WindowsInMemory;
import io.github.winnet4j.testkit.SimulatedWindows;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Windows answers while the heap is full: each end is reported all the same, if only as the error that it met, and
 * nothing stays open. It takes a while, since a heap is filled 160 times.
 */
@SimulatedWindows
@OneJvm("it is started with options of its own")
class FamilyHeapTest {
    private static final Pattern RESULT = Pattern.compile("ended (\\d+) failed (\\d+) never (\\d+) open (\\d+)");

    @TempDir
    Path temp;

    static boolean isInMemory() {
        return WindowsInMemory.isHere(); // which JVMs that a test starts have not
    }

    @Test
    @DisabledIf("isInMemory")
    void allEndsCome() throws Exception {
        ChildJvm.Result result = new ChildJvm()
                .main(FamilyHeapProbe.class)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("-XX:+UseSerialGC")
                .option("-XX:TieredStopAtLevel=1")
                .option("-Xms14m")
                .option("-Xmx14m")
                .run();
        assertEquals(0, result.exit(), result.output());
        Matcher found = RESULT.matcher(result.output());
        assertTrue(found.find(), result.output());
        System.out.println(found.group());
        assertEquals("0", found.group(3), result.output());
        assertEquals("0", found.group(4), "open at Windows' side: " + result.output());
        assertTrue(Integer.parseInt(found.group(1)) > 100, "most had enough memory");
        assertTrue(Integer.parseInt(found.group(2)) > 5, "some had not");
    }
}
