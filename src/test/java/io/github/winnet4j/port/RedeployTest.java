// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An application that is deployed again and again: nothing is left of it when its class loader is gone.
 *
 * <p>What each redeployment left behind once, and its cause: Windows JVM 17 under Wine 8, means of 50 to 150.
 *
 * <table>
 * <caption>left behind by one redeployment</caption>
 * <tr><th>application</th><th>memory</th><th>addresses</th><th>handles</th></tr>
 * <tr><td>none, another DLL, or two threads</td><td>0 KB</td><td>0</td><td>0</td></tr>
 * <tr><td>calls: with the DLL</td><td>7 KB of 75 KB asked for</td><td>75 KB</td><td>2</td></tr>
 * <tr><td>ports: with ports and operations</td><td>111 KB</td><td>128 MB</td><td>2</td></tr>
 * <tr><td>calls and ports, now</td><td>0 KB</td><td>0</td><td>0</td></tr>
 * </table>
 *
 * So it was neither Wine's nor the JVM's (whose Native Memory Tracking stayed flat), but ours: the slab was never given
 * back (64 KB in 128 MB of addresses), and the C++ runtime of mingw-w64 in the DLL kept its emergency pool for
 * exceptions (73 KB) and, for the guard of a static, two handles of the thread that loaded it.
 *
 * <p>{@code ./dev try RedeployTest} shows the lines of calls and ports. The controls are {@link RedeployProbe} with
 * {@code none}, {@code dll} or {@code threads}, how often, and when to look, by the same JVM with the same options.
 */
@PortTest
@OnWindows
@OneJvm("what would be left is the DLL's; LoadingTest deploys again and again on all")
class RedeployTest {
    private static final Pattern LINE = Pattern.compile("(\\d+) (\\d+) KB (\\d+) handles (\\d+) threads (\\d+) slabs");

    @TempDir
    Path temp;

    private record Found(int times, int kilobytes, int handles, int threads, int slabs) {
        static Found of(String line) {
            Matcher found = LINE.matcher(line);
            assertTrue(found.matches(), line);
            return new Found(number(found, 1), number(found, 2), number(found, 3), number(found, 4), number(found, 5));
        }

        private static int number(Matcher found, int group) {
            return Integer.parseInt(found.group(group));
        }
    }

    /** The second number: the KB that are noise. What is left by each of the last 15 counts 15 times. */
    @ParameterizedTest
    @CsvSource({"calls, 60", "ports, 900"})
    void nothingIsLeftOfAnApplicationThatClosedWhatItHad(String application, int noise) throws Exception {
        ChildJvm.Result result = PortChild.in(temp, RedeployProbe.class)
                .option("-XX:+UseSerialGC") // and a heap that doesn't grow, without compilers
                .option("-Xms48m")
                .option("-Xmx48m")
                .option("-XX:+AlwaysPreTouch")
                .option("-Xint")
                .run(application, "35", "5");
        PortChild.assertNoCrash(temp);
        assertEquals(0, result.exit(), result.output());
        System.out.println(application + "\n" + result.output());
        List<Found> all = result.output().lines().map(Found::of).toList();
        Found first = all.get(3); // all classes are loaded, the collector has run, and the heaps have their sizes
        Found last = all.get(all.size() - 1);
        assertEquals(35, last.times(), result.output());
        assertEquals(List.of(), all.stream().filter(one -> one.slabs() != 0).toList());
        assertEquals(first.threads(), last.threads());
        assertTrue(last.handles() - first.handles() < 10, result.output());
        int least = all.stream().skip(4).mapToInt(Found::kilobytes).min().orElseThrow();
        assertTrue(least - first.kilobytes() < noise, result.output());
    }
}
