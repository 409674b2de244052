// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo keeps what it says: each scene ends clean, and the same each time. */
@OnWindows
class DemoTest {
    @TempDir
    static Path temp;

    private static String run(String... arguments) throws Exception {
        ChildJvm.Result result = new ChildJvm()
                .main(Demo.class)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("-XX:TieredStopAtLevel=1")
                .directory(temp)
                .run(arguments);
        assertEquals(0, result.exit(), result.output());
        return result.output();
    }

    @Test
    void everySceneEndsCleanAndTheSameEachTime() throws Exception {
        String played = run();
        assertTrue(played.contains("scenes; nothing leaked and nothing misused"), played);
        assertTrue(played.contains("the callback ended it with 1223 ERROR_CANCELLED, and its handler ran once"), played);
        assertTrue(played.contains("and the session was closed; left open: 0"), played);
        assertTrue(played.contains("of 3 notifications 1 was handled"), played);
        assertTrue(played.contains("the first cancel was answered 2401 ERROR_OPEN_FILES"), played);
        assertTrue(played.contains("forced it was 0 ERROR_SUCCESS, and once more 2250 ERROR_NOT_CONNECTED"), played);
        assertTrue(played.contains("the read ended CANCELLED with 995 ERROR_OPERATION_ABORTED"), played);
        assertTrue(played.contains("the read ended COMPLETED with 0 ERROR_SUCCESS and 4096 bytes"), played);
        assertTrue(played.contains("100000 bytes were copied, 20000 of them from the source, and they are the same"), played);
        assertTrue(played.contains("3 reads were in progress; they ended [CANCELLED, CANCELLED, CANCELLED], and Windows has nothing"), played);
        assertEquals(played, run());
    }

    @Test
    void withoutTheSimulatorItShowsWhatThisWindowsAnswers() throws Exception {
        String shown = run("--here");
        assertTrue(shown.contains("WlanCloseHandle") && shown.contains("The five endings"), shown);
    }
}
