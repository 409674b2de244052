// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 53: the DLL can't be unloaded while Windows may still write to its slots or call it; otherwise it can. */
@PortTest
@OnWindows
class UnloadTest {
    @TempDir
    Path temp;

    @Test
    void fault53_freeLibraryCantUnloadWhatWindowsOwns() throws Exception {
        assertEquals("abandoned: 1\nfreed 1000 times, loaded: true\nworks: true\n", run("free", "abandoned"));
    }

    @Test
    void fault53_freeLibraryUnloadsItOtherwise() throws Exception {
        assertEquals("abandoned: 0\nfreed 1 times, loaded: false\n", run("free", "idle"));
    }

    /**
     * What was abandoned is never forgotten, so its class loader stays too; the other goes, and the JVM unloads its
     * DLL.
     */
    @Test
    void fault53_theEndOfAClassLoaderUnloadsOnlyWhatWindowsDoesntOwn() throws Exception {
        assertEquals(
                "abandoned: 0, loaded: true\nunloaded: true\nabandoned: 1, loaded: true\nunloaded: false\n",
                run("unload", "idle", "abandoned"));
    }

    private String run(String... arguments) throws Exception {
        ChildJvm.Result result =
                PortChild.in(temp, PortProbe.class).option("-XX:+UseSerialGC").run(arguments);
        PortChild.assertNoCrash(temp);
        assertEquals(0, result.exit(), result.output());
        return result.output();
    }
}
