// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.TagFilter.includeTags;

import io.github.winnet4j.testkit.SimulatedWindows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The program of a JVM in which Windows' own DLLs were never used: runs all tests with the tag of
 * {@link SimulatedWindows} in the folder of the tests, and prints a line for each.
 */
public final class SimulatedRun {
    /** Begins each line about a test: class, name, OK or SKIPPED or FAILED, and why in Base64. */
    public static final String MARK = "##test##";

    private SimulatedRun() {}

    /**
     * Runs the tests on the simulator in this JVM.
     *
     * @param arguments none, or a pattern for the names of the classes
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(SimulatedRun.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(folder)))
                .filters(
                        includeTags(SimulatedWindows.TAG),
                        includeClassNamePatterns(arguments.length == 0 ? ".*" : arguments[0]),
                        excludeClassNamePatterns(".*\\$.*")) // specimens, which tests run
                .build();
        LauncherFactory.create().execute(request, new Printer());
        System.out.println(MARK + "\tend");
    }

    private static final class Printer implements TestExecutionListener {
        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            print(test, "SKIPPED", reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                StringWriter why = new StringWriter();
                result.getThrowable().ifPresent(e -> e.printStackTrace(new PrintWriter(why)));
                print(
                        test,
                        switch (result.getStatus()) {
                            case SUCCESSFUL -> "OK";
                            case ABORTED -> "SKIPPED";
                            case FAILED -> "FAILED";
                        },
                        why.toString());
            }
        }

        private static void print(TestIdentifier test, String outcome, String why) {
            String type = test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getClassName())
                    .orElse(test.getLegacyReportingName());
            System.out.println(String.join(
                    "\t",
                    MARK,
                    type,
                    test.getDisplayName(),
                    outcome,
                    Base64.getEncoder().encodeToString(why.getBytes(UTF_8))));
        }
    }
}
