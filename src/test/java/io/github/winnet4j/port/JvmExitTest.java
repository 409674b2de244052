// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of the JVM, whatever a port does just then. */
@PortTest
@OnWindows
class JvmExitTest {
    /** HotSpot would wait 300 ms for a thread that doesn't come back. Quiet machines show far less than this. */
    private static final long BOUND = 150;

    private static final int PAIRS = 8;

    @TempDir
    static Path temp;

    private static ChildJvm.Running startLeaving(String load, String how) throws Exception {
        return PortChild.in(temp, PortProbe.class).option("-XX:+UseSerialGC").start(load, how);
    }

    /** Waits for the end of one that leaves, and answers how many milliseconds that took it. */
    private static long left(ChildJvm.Running leaving, String how) throws Exception {
        ChildJvm.Result result = leaving.finish();
        long gone = System.currentTimeMillis();
        assertEquals(how.equals("return") ? 0 : 7, result.exit(), result.output());
        assertTrue(result.output().matches("leaving at \\d+\\n"), result.output());
        PortChild.assertNoCrash(temp);
        return gone - Long.parseLong(result.output().replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "exit"})
    void whatTheApplicationClosesInAHookIsClosed(String how) throws Exception {
        ChildJvm.Running leaving = startLeaving("hook", how);
        ChildJvm.Result result = leaving.finish();
        assertEquals(how.equals("return") ? 0 : 7, result.exit(), result.output());
        assertTrue(result.output().contains("closed false true true CANCELLED\n"), result.output());
        PortChild.assertNoCrash(temp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"idle return halt", "pending return exit halt", "storm return exit halt", "handler exit halt"})
    void faults48And51_theJvmEndsWhateverThePortDoes(String loadAndWays) throws Exception {
        String[] words = loadAndWays.split(" ");
        List<ChildJvm.Running> leaving = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            leaving.add(startLeaving(words[0], words[i])); // at once, since JVMs take their time to start
        }
        for (int i = 1; i < words.length; i++) {
            left(leaving.get(i - 1), words[i]);
        }
    }

    @Test
    void fault51_thePortCostsNothingAtTheExit() throws Exception {
        // A port that cost anything would cost it each time; a busy machine makes some exits slow and leaves others
        // alone. So the
        // quickest of each kind are compared, of as many as that takes.
        long without = Long.MAX_VALUE;
        long with = Long.MAX_VALUE;
        for (int pair = 0; pair < PAIRS && (pair == 0 || with - without >= BOUND); pair++) {
            without = Math.min(without, left(startLeaving("none", "exit"), "exit"));
            with = Math.min(with, left(startLeaving("idle", "exit"), "exit"));
        }
        System.out.println("ms of exit without a port " + without + ", with one " + with);
        assertTrue(with - without < BOUND, with + " ms, without a port " + without);
    }

    /** Windows ends the port thread in the midst of its wait, then notifies the DLL, which must not care. */
    @Test
    void fault54_theProcessEndsWhileTheThreadLivesAndWindowsOwnsABuffer() throws Exception {
        faults48And51_theJvmEndsWhateverThePortDoes("pipe return exit halt");
    }
}
