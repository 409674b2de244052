// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What holds after each test of the port, whatever it did, as seen from outside:
 *
 * <ul>
 *   <li>each start that was accepted ended exactly once, or is counted as abandoned (I1);
 *   <li>no slot is in progress but the abandoned ones, and every slot that was taken was given back (I2): read from the
 *       slots themselves;
 *   <li>no handler ran on a port that was closed (I3);
 *   <li>every port was closed, and no port thread is left (I11);
 *   <li>nothing unexpected was thrown, by a handler or by a thread of the test.
 * </ul>
 *
 * Ports, starts and handlers are known to it through {@link Ports}.
 */
final class PortInvariants implements BeforeEachCallback, AfterEachCallback {
    private static final Map<CompletionPort, Ledger> PORTS = new ConcurrentHashMap<>();
    private static final List<Throwable> UNCAUGHT = Collections.synchronizedList(new ArrayList<>());
    private static final Set<String> LATE = ConcurrentHashMap.newKeySet();

    /** How long threads have to end, and slots to come back. */
    static final long PATIENCE_MILLIS = Long.getLong("winnet4j.test.patience", 10_000);

    /** Less, where they won't. */
    static volatile long patienceMillis = PATIENCE_MILLIS;

    private Thread.UncaughtExceptionHandler handlerBefore;
    private Slots before;
    private final Set<Thread> threadsBefore = new HashSet<>();

    /** What was started on a port. */
    private record Ledger(AtomicLong accepted, Set<Operation> operations) {}

    // -- called by Ports

    static CompletionPort watch(CompletionPort port) {
        PORTS.put(port, new Ledger(new AtomicLong(), ConcurrentHashMap.newKeySet()));
        return port;
    }

    /** Passes on what a start answered. */
    static int started(Operation operation, int answer) {
        if (answer == 0 || answer == 997) {
            accepted(operation, 1);
        }
        return answer;
    }

    static void accepted(Operation operation, int times) {
        Ledger ledger = PORTS.get(operation.port());
        if (ledger == null) {
            throw new IllegalStateException("open ports with Ports in tests");
        }
        ledger.accepted.addAndGet(times);
        ledger.operations.add(operation);
    }

    static void handling(Operation operation) {
        if (isClosed(operation.port())) {
            LATE.add("a handler ran on a port that was closed");
        }
    }

    // -- called by JUnit

    @Override
    public void beforeEach(ExtensionContext context) {
        PORTS.clear();
        UNCAUGHT.clear();
        LATE.clear();
        handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> UNCAUGHT.add(e));
        before = Slots.now();
        threadsBefore.clear(); // what another test left behind isn't this one's
        threadsBefore.addAll(Thread.getAllStackTraces().keySet());
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
        List<String> violations = new ArrayList<>();
        for (CompletionPort port : PORTS.keySet()) {
            if (port.isOpen()) {
                violations.add("a port was left open");
                port.close(java.time.Duration.ZERO);
            }
        }
        portThreadsEnd(violations);
        portsEnd(violations);
        long abandoned = 0;
        for (Map.Entry<CompletionPort, Ledger> entry : PORTS.entrySet()) {
            abandoned += entry.getKey().abandoned();
            endedOnce(entry.getKey(), entry.getValue(), violations);
        }
        slotsCameBack(abandoned, violations);
        violations.addAll(LATE);
        UNCAUGHT.forEach(e -> violations.add("nobody caught " + e));
        if (!violations.isEmpty()) {
            AssertionError error = new AssertionError(String.join("; ", violations));
            UNCAUGHT.forEach(error::addSuppressed);
            throw error;
        }
    }

    static boolean isClosed(CompletionPort port) {
        try {
            port.handle();
            return false;
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    private static void endedOnce(CompletionPort port, Ledger ledger, List<String> violations) {
        long ended = port.completed + port.failed + port.cancelled;
        if (ledger.accepted.get() != ended + port.abandoned()) {
            violations.add(ledger.accepted + " starts were accepted, " + ended + " ended, " + port.abandoned()
                    + " were abandoned");
        }
        for (Operation operation : ledger.operations) {
            if (operation.state() == Operation.State.PENDING) {
                violations.add("an operation never ended");
            }
        }
    }

    /** A thread that has closed its port is on its way out; it may take that time. */
    private void portThreadsEnd(List<String> violations) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("winnet4j-port-") && !threadsBefore.contains(thread)) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                if (thread.isAlive()) {
                    violations.add("the thread " + thread.getName() + " is left");
                }
            }
        }
    }

    /**
     * A close that was given no time comes back before the driver has done the last step; but it does it, unless
     * something is abandoned.
     */
    private static void portsEnd(List<String> violations) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        for (CompletionPort port : PORTS.keySet()) {
            while (!isClosed(port) && port.abandoned() == 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            if (!isClosed(port) && port.abandoned() == 0) {
                violations.add("a port was never given back after its close");
            }
        }
    }

    private void slotsCameBack(long abandoned, List<String> violations) throws InterruptedException {
        Slots now = Slots.now();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (now.idle() > before.idle() && System.nanoTime() < end) {
            System.gc(); // forgotten ones come back too
            TimeUnit.MILLISECONDS.sleep(1);
            now = Slots.now();
        }
        if (now.idle() > before.idle()) {
            violations.add(now.idle() - before.idle() + " slots were not given back");
        }
        if (now.pending() - before.pending() != abandoned) {
            violations.add(
                    now.pending() - before.pending() + " slots are in progress, " + abandoned + " are abandoned");
        }
    }
}
