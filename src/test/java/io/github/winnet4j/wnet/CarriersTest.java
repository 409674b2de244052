// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.VirtualThread;
import io.github.winnet4j.testkit.Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Fault 42: on a machine with two CPUs a dead server doesn't stop all virtual threads. */
@OnWindows
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is stuck is named, not waited for
class CarriersTest {
    @TempDir
    static Path temp;

    @Test
    void fault42_virtualThreadsGoOnWhileFourOfThemWaitForADeadServer() throws Exception {
        List<Path> jars = new ArrayList<>(List.of(Built.jar(), Built.testkitJar()));
        jars.addAll(Built.testLibraries());
        ChildJvm.Result result = new ChildJvm()
                .main(Program.class)
                .jars(jars)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("-Djdk.virtualThreadScheduler.parallelism=2")
                .option("-Djdk.virtualThreadScheduler.maxPoolSize=2")
                .run();
        assertEquals("1000 others, 4 wait\n4 connected\n", result.output());
        assertEquals(0, result.exit());
    }

    /** Four virtual threads in a call that hangs, and a thousand others. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Simulator windows = Simulator.install();
            Shares.make(windows);
            windows.network().serverHangs("far");
            List<CompletableFuture<NetworkConnection>> connecting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                connecting.add(
                        VirtualThread.call(() -> NetworkConnections.connect(NetworkConnectRequest.to(Shares.FAR))));
            }
            windows.awaitBlocked("WNetUseConnectionW", 4);
            int others = 0;
            for (int i = 0; i < 1000; i++) {
                others += VirtualThread.call(() -> 1).get();
            }
            System.out.println(others + " others, " + NetworkConnections.calls().running() + " wait");
            windows.network().serverUp("far");
            for (CompletableFuture<NetworkConnection> one : connecting) {
                one.get();
            }
            System.out.println(windows.network().connections().size() + " connected");
        }
    }
}
