// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports and class loaders: two at once, and loaders that are collected. */
@PortTest
@OnWindows
class ClassLoaderTest {
    @TempDir
    static Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "G1"})
    void fault50_theLoaderOfAHandlerCanBeCollected(String collector) throws Exception {
        collected(PortChild.in(temp, PortProbe.class)
                .option("-Xmx16m")
                .option("-XX:+Use" + collector + "GC")
                .run("collect", "10"));
    }

    @Test
    void fault50_alsoByZgc() throws Exception {
        ChildJvm.Result result = PortChild.in(temp, PortProbe.class)
                .option("-Xmx64m")
                .option("-XX:+UseZGC")
                .run("collect", "10");
        assumeFalse(result.exit() == 1 && !result.output().contains("Exception"), "no ZGC here: " + result.output());
        collected(result);
    }

    private static void collected(ChildJvm.Result result) throws IOException {
        assertEquals("left: 0 of 10\n", result.output());
        assertEquals(0, result.exit());
        PortChild.assertNoCrash(temp);
    }

    @Test
    void twoClassLoadersHaveAPortEach() throws Exception {
        ChildJvm.Result result = PortChild.in(temp, PortProbe.class).run("loaders", "2");
        assertEquals(
                "begin 0: alone\nbegin 1: alone\nwork 0: 17\nwork 1: 17\nwork 0: 17\nwork 1: 17\nend 0:"
                        + " true\nend 1: true\n",
                result.output());
        assertEquals(0, result.exit());
        PortChild.assertNoCrash(temp);
    }
}
