// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.SimulatedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * All tests on the simulator, from the jars, in one JVM of their own: this one has used Windows' own DLLs, which stay.
 * For some of them: {@code -Dtest=OnTheSimulatorTest -Dsimulated=.*AdapterCountTest}.
 */
@OnWindows
class OnTheSimulatorTest {
    private record Outcome(String type, String name, String result, String why) {
        static Outcome parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Outcome(
                    parts[1], parts[2], parts[3], new String(Base64.getDecoder().decode(parts[4]), UTF_8));
        }

        DynamicTest test() {
            return DynamicTest.dynamicTest(name, () -> {
                switch (result) {
                    case "OK" -> {}
                    case "SKIPPED" -> throw new TestAbortedException(why);
                    default -> fail(why);
                }
            });
        }
    }

    @TestFactory
    Stream<DynamicContainer> each() throws Exception {
        // All without a pattern: the launcher of Windows takes one such as .* for file names.
        String pattern = System.getProperty("simulated");
        ChildJvm.Result run = new ChildJvm()
                .jars(jars())
                .main(SimulatedRun.class)
                .run(pattern == null ? new String[0] : new String[] {pattern});
        assertEquals(0, run.exit(), run.output());
        assertTrue(run.output().contains(SimulatedRun.MARK + "\tend"), run.output());
        Map<String, List<Outcome>> outcomes = run.output()
                .lines()
                .filter(line -> line.startsWith(SimulatedRun.MARK + "\t") && !line.endsWith("\tend"))
                .map(Outcome::parse)
                .collect(Collectors.groupingBy(Outcome::type, TreeMap::new, Collectors.toList()));
        assertTrue(!outcomes.isEmpty(), "no tests: " + run.output());
        return outcomes.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1),
                        entry.getValue().stream().map(Outcome::test)));
    }

    private static List<Path> jars() throws IOException {
        return Stream.concat(Stream.of(Built.jar(), Built.testkitJar()), Built.testLibraries().stream())
                .toList();
    }
}
