// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * No test hangs unseen. One that takes longer than two minutes ends its JVM, after its name and what every thread is
 * doing were printed. It isn't interrupted: what hangs in Windows, or spins, would go on hanging.
 *
 * <p>JUnit's launcher finds it as a service.
 */
public final class Watchdog implements TestExecutionListener {
    /** Seconds that a test has; to be set higher for a debugger. */
    static final String LIMIT = "winnet4j.test.limit";

    /** How the JVM ends. */
    static final int EXIT = 86;

    /** The first words of the line that reports a hung test; toolchains/test/runs.py shows what follows. */
    static final String HUNG = "HUNG: ";

    private static final int STACK = 40;

    private final Map<TestIdentifier, Long> running = new ConcurrentHashMap<>();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        long limit = Integer.getInteger(LIMIT, 120) * 1_000_000_000L;
        Thread thread = new Thread(() -> watch(limit), "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            running.put(test, System.nanoTime());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        running.remove(test);
    }

    private void watch(long limit) {
        while (true) {
            try {
                Thread.sleep(Math.min(1_000, limit / 4_000_000)); // there is no event for nothing
            } catch (InterruptedException e) {
                return;
            }
            running.forEach((test, since) -> {
                if (System.nanoTime() - since > limit) {
                    bark(test, limit);
                }
            });
        }
    }

    private static void bark(TestIdentifier test, long limit) {
        PrintStream out = System.out;
        out.println(HUNG + test.getUniqueId() + " after " + limit / 1_000_000_000L + " s");
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            out.println("\"" + thread.getThreadName() + "\" " + thread.getThreadState()
                    + (thread.getLockName() == null ? "" : " on " + thread.getLockName())
                    + (thread.getLockOwnerName() == null ? "" : ", which \"" + thread.getLockOwnerName() + "\" has"));
            StackTraceElement[] frames = thread.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, STACK); i++) {
                out.println("    at " + frames[i]);
            }
        }
        out.flush();
        Runtime.getRuntime().halt(EXIT);
    }
}
