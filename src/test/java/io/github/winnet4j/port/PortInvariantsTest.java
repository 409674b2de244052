// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.winnet4j.harness.NeedsPort;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The invariants can fail: each is broken on purpose by a test that JUnit runs in here, and found. */
@NeedsPort
class PortInvariantsTest {
    private static final List<Runnable> CLEAN_UP = new ArrayList<>();

    @BeforeEach
    void noPatience() {
        PortInvariants.patienceMillis = 100;
    }

    @AfterEach
    void cleanUp() {
        PortInvariants.patienceMillis = PortInvariants.PATIENCE_MILLIS;
        CLEAN_UP.forEach(Runnable::run);
        CLEAN_UP.clear();
    }

    @Test
    void aTestThatKeepsThemPasses() {
        assertEquals(1, run("keepsThem").getTestsSucceededCount());
    }

    @ParameterizedTest
    @CsvSource({
        "aStartIsLost, '1 starts were accepted, 0 ended, 0 were abandoned'",
        "aStartEndsThoughNobodyStartedIt, '0 starts were accepted, 1 ended, 0 were abandoned'",
        "anOperationIsPendingForEver, 'an operation never ended'",
        "aSlotLeaks, '1 slots were not given back'",
        "aSlotIsInProgress, '1 slots are in progress, 0 are abandoned'",
        "aHandlerRunsAfterClose, 'a handler ran on a port that was closed'",
        "aPortIsLeftOpen, 'a port was left open'",
        "aThreadIsLeft, 'the thread winnet4j-port-specimen is left'",
        "aHandlerThrows, 'nobody caught java.lang.IllegalStateException: by a handler'",
    })
    void aTestThatBreaksOneFails(String specimen, String words) {
        TestExecutionSummary summary = run(specimen);
        assertEquals(1, summary.getTestsFailedCount(), specimen);
        Throwable failure = summary.getFailures().get(0).getException();
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }

    private static TestExecutionSummary run(String specimen) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Specimens.class, specimen))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertEquals(1, listener.getSummary().getTestsStartedCount(), specimen);
        return listener.getSummary();
    }

    /** Not found by Surefire, being nested. */
    @PortTest
    static class Specimens {
        @Test
        void keepsThem() throws Exception {
            try (CompletionPort port = Ports.start();
                    Operation operation = port.operation().onComplete(Ports.watched(done -> {}))) {
                Ports.post(port, operation, 5, 0);
                assertTrue(operation.await(Ports.LONG));
            }
        }

        @Test
        void aStartIsLost() {
            try (CompletionPort port = Ports.open();
                    Operation operation = port.operation()) {
                PortInvariants.accepted(operation, 1);
            }
        }

        @Test
        void aStartEndsThoughNobodyStartedIt() {
            try (CompletionPort port = Ports.open();
                    Operation operation = port.operation()) {
                operation.start("Specimen", token -> port.post(token, 0, 0));
                assertEquals(1, port.poll(Ports.LONG));
            }
        }

        @Test
        @SuppressWarnings("EnumOrdinal")
        void anOperationIsPendingForEver() throws Exception {
            try (CompletionPort port = Ports.open()) {
                Operation operation = port.operation();
                Ports.post(port, operation, 0, 0);
                assertEquals(1, port.poll(Ports.LONG));
                operation.close();
                Field state = OperationUses.class.getDeclaredField("life"); // which no use of it could bring about
                state.setAccessible(true);
                state.setInt(operation, Operation.State.PENDING.ordinal());
            }
        }

        @Test
        void aSlotLeaks() {
            try (CompletionPort port = Ports.open()) {
                Operation kept = port.operation();
                CLEAN_UP.add(kept::close);
            }
        }

        @Test
        void aSlotIsInProgress() {
            CompletionPort port = CompletionPort.open();
            long token = PortNatives.acquire0(port.address()) + (1L << 32);
            assertTrue(PortNatives.begin0(token) != 0);
            CLEAN_UP.add(() -> {
                assertTrue(PortNatives.settle0(token) && PortNatives.release0(token));
                port.close();
            });
        }

        @Test
        void aHandlerRunsAfterClose() {
            CompletionPort port = Ports.open();
            try (Operation operation = port.operation()) {
                port.close();
                Ports.watched(done -> {}).completed(operation);
            }
        }

        @Test
        void aPortIsLeftOpen() {
            Ports.start();
        }

        @Test
        void aThreadIsLeft() {
            CountDownLatch end = new CountDownLatch(1);
            Thread thread = new Thread(() -> awaitQuietly(end), "winnet4j-port-specimen");
            thread.start();
            CLEAN_UP.add(end::countDown);
        }

        @Test
        void aHandlerThrows() {
            try (CompletionPort port = Ports.open();
                    Operation operation = port.operation()) {
                operation.onComplete(done -> {
                    throw new IllegalStateException("by a handler");
                });
                Ports.post(port, operation, 0, 0);
                assertEquals(1, port.poll(Ports.LONG));
            }
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
