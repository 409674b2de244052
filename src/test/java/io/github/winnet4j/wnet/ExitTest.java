// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.testkit.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fault 42: calls that a dead server holds don't hold the JVM. */
@OnWindows
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is stuck is named, not waited for
class ExitTest {
    @TempDir
    static Path temp;

    @Test
    void fault42_theJvmExitsWhileCallsAreStuck() throws Exception {
        List<ChildJvm.Running> children = new ArrayList<>();
        for (String how : new String[] {"return", "exit", "halt"}) {
            children.add(new ChildJvm()
                    .main(Program.class)
                    .jars(jars())
                    .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                    .start(how));
        }
        for (int i = 0; i < children.size(); i++) {
            ChildJvm.Result result = children.get(i).finish();
            assertEquals("abandoned: 2\n", result.output());
            assertEquals(i == 0 ? 0 : 7, result.exit());
        }
    }

    private static List<Path> jars() throws Exception {
        List<Path> jars = new ArrayList<>(List.of(Built.jar(), Built.testkitJar()));
        jars.addAll(Built.testLibraries());
        return jars;
    }

    /** Two calls with a deadline and a daemon's call without one are stuck forever when it leaves. */
    static final class Program {
        private Program() {}

        public static void main(String[] how) throws Exception {
            Simulator windows = Simulator.install();
            Shares.make(windows);
            windows.network().serverHangs("far");
            Thread daemon = new Thread(() -> NetworkConnections.connect(NetworkConnectRequest.to(Shares.FAR)));
            daemon.setDaemon(true);
            daemon.start();
            while (NetworkConnections.calls().abandoned() < 2) { // again where the deadline came before the call
                try {
                    NetworkConnections.connectAsync(NetworkConnectRequest.to(Shares.FAR), Duration.ofMillis(10))
                            .future()
                            .get();
                } catch (ExecutionException e) {
                    // abandoned
                }
            }
            windows.awaitBlocked("WNetUseConnectionW", 3);
            System.out.println("abandoned: " + NetworkConnections.calls().abandoned());
            switch (how[0]) {
                case "exit" -> System.exit(7);
                case "halt" -> Runtime.getRuntime().halt(7);
                default -> {}
            }
        }
    }
}
