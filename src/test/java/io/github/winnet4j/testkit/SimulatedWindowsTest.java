// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.winnet4j.Family;
import io.github.winnet4j.harness.OnWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extension, by tests that JUnit runs in here. */
class SimulatedWindowsTest {
    private static final List<String> SEEN = new ArrayList<>();

    @TempDir
    Path timelines;

    private String wanted;

    @BeforeEach
    void wanted() {
        wanted = timelines.toString();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void elsewhereTheTestsAreSkippedAndInstallingSaysWhy() {
        TestExecutionSummary summary = run(selectClass(Specimens.class));
        assertEquals(0, summary.getTestsStartedCount());
        assertEquals(0, summary.getTotalFailureCount());
        assertEquals(1, summary.getContainersSkippedCount());
        UnsupportedOperationException refused = assertThrows(UnsupportedOperationException.class, Simulator::install);
        assertTrue(refused.getMessage().contains("needs Windows, or Wine; this is " + System.getProperty("os.name")));
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void aTestThatIsCleanPasses() {
        assertEquals(1, run("isClean").getTestsSucceededCount());
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void aTestThatLeaksFailsWithTheTimelineAndTheSeed() {
        String message = failure("leaks").getMessage();
        assertTrue(message.contains("left behind: handle wlan#1\n"), message);
        assertTrue(message.contains("with the seed 77:\n"), message);
        assertTrue(message.contains("t1   return WlanOpenHandle 0 wlan#1\n"), message);
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void aTestThatMisusesWindowsFailsUnlessItTakesThat() {
        String message = failure("closesTwice").getMessage();
        assertTrue(message.contains("misuse of Windows: use-after-close WlanCloseHandle wlan#1 is closed\n"), message);
        assertEquals(1, run("closesTwiceAndKnows").getTestsSucceededCount());
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void aTestThatFailsByItselfHasTheTimelineBeside() {
        Throwable failure = failure("failsAndLeaks");
        assertEquals("by itself", failure.getMessage());
        assertEquals(1, failure.getSuppressed().length);
        String story = failure.getSuppressed()[0].toString();
        assertTrue(story.startsWith("on the simulator, with the seed 77:\n"), story);
        assertTrue(story.contains("call WlanOpenHandle"), story);
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void aTestThatFailsLeavesItsTimelineAsAPicture() throws Exception {
        String message = failure("leaks").getMessage();
        Path file = timelines.resolve(Specimens.class.getName().replace('$', '.') + ".leaks.svg");
        assertTrue(message.endsWith("\nthe timeline as a picture: " + file + "\n"), message);
        Drawn drawn = Drawn.of(Files.readString(file));
        assertEquals(List.of("WlanOpenHandle(2, NULL, *, *)", "= 0 \u2192 wlan#1"), drawn.labels());
        assertEquals(List.of("SimulatedWindowsTest.Specimens.leaks"), drawn.texts("caption strong"));
        assertEquals(
                List.of("left behind: handle wlan#1", "on the simulator, with the seed 77"),
                drawn.texts("caption small muted"));

        String story = failure("failsAndLeaks").getSuppressed()[0].toString();
        file = timelines.resolve(Specimens.class.getName().replace('$', '.') + ".failsAndLeaks.svg");
        assertTrue(story.endsWith("the timeline as a picture: " + file + "\n"), story);
        assertTrue(Files.readString(file).contains("AssertionFailedError: by itself"));
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void eachOfSeveralFailuresHasAFileOfItsOwnAndATestThatPassesNone() throws Exception {
        run("isClean");
        run("isAborted");
        assertEquals(List.of(), files());
        assertEquals(4, run(selectClass(Several.class)).getTestsFailedCount());
        String name = Several.class.getName().replace('$', '.');
        assertEquals(
                List.of(
                        name + ".fails-1.svg",
                        name + ".fails-2.svg",
                        name + ".overloaded.svg",
                        name + ".overloaded_2.svg"),
                files());
        run(selectClass(Several.class));
        assertEquals(4, files().size(), "the same tests write the same files");
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void picturesCanBeSwitchedOffAndOneThatCannotBeWrittenIsNoFailureOfItsOwn() throws Exception {
        wanted = "off";
        String message = failure("leaks").getMessage();
        assertTrue(message.endsWith("return WlanOpenHandle 0 wlan#1\n"), message);

        Path taken = Files.createFile(timelines.resolve("a-file"));
        wanted = taken.toString();
        message = failure("leaks").getMessage();
        assertTrue(message.contains("left behind: handle wlan#1\n"), message);
        assertTrue(message.contains("\nthe timeline as a picture could not be written: java.nio.file."), message);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(timelines)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void anAbortedTestStaysSo() {
        assertEquals(1, run("isAborted").getTestsAbortedCount());
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void whatAfterEachClosesIsNoLeak() {
        assertEquals(1, run(selectClass(ClosesLate.class)).getTestsSucceededCount());
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void eachTestBeginsAtTheStartAndTheNearestAnnotationHolds() {
        SEEN.clear();
        TestExecutionSummary summary = run(selectClass(Outer.class));
        assertEquals(
                0,
                summary.getTotalFailureCount(),
                () -> summary.getFailures().get(0).getException().toString());
        SEEN.sort(null);
        assertEquals(List.of("constructor", "constructor", "constructor", "inner 5", "outer 5", "own 9 free"), SEEN);
    }

    @Test
    @OnWindows
    @Tag(SimulatedWindows.TAG)
    void theyRunOneAtATimeAlsoWhereTestsRunInParallel() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(AtOnce.class))
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                                .build(),
                        listener);
        assertEquals(16, listener.getSummary().getTestsSucceededCount());
        assertEquals(1, AtOnce.MOST.get());
    }

    private Throwable failure(String specimen) {
        TestExecutionSummary summary = run(specimen);
        assertEquals(1, summary.getTestsFailedCount(), specimen);
        return summary.getFailures().get(0).getException();
    }

    private TestExecutionSummary run(String specimen) {
        TestExecutionSummary summary = run(selectMethod(Specimens.class, specimen, Simulator.class));
        assertEquals(1, summary.getTestsStartedCount(), specimen);
        return summary;
    }

    private TestExecutionSummary run(DiscoverySelector selector) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .configurationParameter("winnet4j.timelines", wanted)
                                .build(),
                        listener);
        return listener.getSummary();
    }

    /** Not found by Surefire, being nested. */
    @SimulatedWindows(
            seed = 77,
            families = {Family.WLAN, Family.WIFI_DIRECT})
    static class Specimens {
        @Test
        void isClean(Simulator windows) {
            Clients.close(Clients.open());
        }

        @Test
        void leaks(Simulator windows) {
            Clients.open();
        }

        @Test
        void closesTwice(Simulator windows) {
            long client = Clients.open();
            Clients.close(client);
            Clients.close(client);
        }

        @Test
        void closesTwiceAndKnows(Simulator windows) {
            closesTwice(windows);
            assertEquals("use-after-close", windows.takeMisuses().get(0).kind());
        }

        @Test
        void failsAndLeaks(Simulator windows) {
            Clients.open();
            fail("by itself");
        }

        @Test
        void isAborted(Simulator windows) {
            Clients.open();
            assumeTrue(false);
        }
    }

    @SimulatedWindows
    static class Several {
        @RepeatedTest(2)
        void fails() {
            fail("again");
        }

        @Test
        void overloaded() {
            fail("one");
        }

        @Test
        void overloaded(Simulator windows) {
            fail("two");
        }
    }

    @SimulatedWindows
    static class AtOnce {
        static final AtomicInteger RUNNING = new AtomicInteger();
        static final AtomicInteger MOST = new AtomicInteger();

        @RepeatedTest(16)
        void one(Simulator windows) {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            for (int i = 0; i < 100; i++) {
                Clients.close(Clients.open());
            }
            assertEquals(400, windows.trace().size());
            RUNNING.decrementAndGet();
        }
    }

    @SimulatedWindows
    static class ClosesLate {
        private long client;

        @BeforeEach
        void open(Simulator windows) {
            client = Clients.open();
        }

        @Test
        void runs() {
            assertTrue(client != 0);
        }

        @AfterEach
        void close() {
            Clients.close(client);
        }
    }

    @SimulatedWindows(seed = 5)
    static class Outer {
        final Simulator given;

        Outer(Simulator given) {
            this.given = assertNotNullSimulator(given);
            SEEN.add("constructor");
        }

        private static Simulator assertNotNullSimulator(Simulator simulator) {
            assertNotNull(simulator);
            return simulator;
        }

        @Test
        void outer(Simulator windows) {
            assertSame(given, windows);
            assertEquals(List.of(), windows.trace());
            windows.on("WlanOpenHandle").returns(5);
            SEEN.add("outer " + windows.seed());
        }

        @Test
        @SimulatedWindows(seed = 9, mode = Simulator.Mode.FREE)
        void own(Simulator windows) {
            assertEquals(List.of(), windows.trace());
            Clients.close(Clients.open());
            String mode = "";
            try {
                windows.step();
            } catch (IllegalStateException e) {
                mode = " free";
            }
            SEEN.add("own " + windows.seed() + mode);
        }

        @Nested
        class Inner {
            @Test
            void inner(Simulator windows) {
                Clients.close(Clients.open());
                SEEN.add("inner " + windows.seed());
            }
        }
    }
}
