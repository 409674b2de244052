// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.PortCounters;
import io.github.winnet4j.testkit.Misuse;
import io.github.winnet4j.testkit.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Plays one program, and says what was wrong.
 *
 * <p>Free, it has three threads at least: the client's, the port's own, and one that lets Windows go on meanwhile. Then
 * a step of Windows or of the port only leaves them some time, and handlers begin nothing.
 */
final class FamilyRun {
    /** For a close that nothing is in the way of, but perhaps a thread of the library's. */
    static final Duration A_WHILE = Duration.ofSeconds(10);

    private static final String[] CLOSES = {
        "WlanCloseHandle",
        "WFDCloseSession",
        "WFDCloseHandle",
        "PeerDistShutdown",
        "PeerDistClientCloseContent",
        "PeerDistServerCloseContentInformation",
        "PeerDistServerCloseStreamHandle",
        "WNetCloseEnum"
    };

    private static final Duration[] TIMES = {
        Duration.ofMillis(1), Duration.ofMillis(200), Duration.ofSeconds(3), Duration.ofSeconds(40)
    };

    /** More than any deadline that a client has set. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** What handlers begin has handlers, too. */
    private static final int MOST_INSIDE = 30;

    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long SOON_NANOS = 5_000_000L;
    private static final long A_MOMENT_NANOS = 100_000L;
    private static final long IDLE_NANOS = 100_000_000L;

    /** What is thrown by handlers on purpose. */
    static final class Planned extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    final Simulator windows;
    final CompletionPort port;
    final Ends ends = new Ends(this);
    final FamilyProgram program;
    private final Map<Side.Name, Side> sides = new EnumMap<>(Side.Name.class);
    private final List<String> failures = new ArrayList<>();
    private final AtomicInteger planned = new AtomicInteger();
    /** Something may answer what isn't so. */
    volatile boolean faulty;

    private final boolean free;

    /** Free: what else the thread of Windows does. */
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();

    private volatile boolean stopped;

    private final Thread player = Thread.currentThread();
    private int depth;
    private int inside;

    /** Nothing new is begun any more. */
    private boolean ending;

    private FamilyRun(Simulator windows, FamilyProgram program, boolean traced, boolean free) {
        this.windows = windows;
        this.program = program;
        this.free = free;
        windows.reset(program.seed());
        windows.tracing(traced);
        windows.simulatedDeadlines(true);
        windows.blockingDrivesTime(!free);
        // Across families they are given out again by the simulator alone.
        windows.recycleHandles(program.sides().size() == 1 && program.seed() % 2 == 0);
        port = free ? CompletionPort.start() : CompletionPort.open();
        if (!free || program.seed() % 2 == 0) {
            port.dependents(Runnable::run);
        }
        for (Side.Name name : program.sides()) {
            sides.put(name, name.in(this));
        }
    }

    static List<String> run(Simulator windows, FamilyProgram program, boolean traced, boolean free) {
        FamilyRun run = new FamilyRun(windows, program, traced, free);
        Thread goingOn = new Thread(run::windowsGoesOn, "windows");
        if (free) {
            goingOn.start();
        }
        try {
            for (FamilyProgram.Step step : program.steps()) {
                run.execute(step);
            }
            run.end();
        } catch (RuntimeException | Error e) {
            run.fail("unexpectedly thrown: " + e + at(e));
        }
        run.stopped = true;
        try {
            goingOn.join();
        } catch (InterruptedException e) {
            run.fail("interrupted: " + e);
        }
        return run.failures;
    }

    /** Time passes when nothing else has happened for a while: those that have to hear of something have had theirs. */
    private void windowsGoesOn() {
        try {
            long last = System.nanoTime();
            while (!stopped) {
                Runnable order = orders.poll();
                if (order != null) {
                    order.run();
                } else if (!windows.step()) {
                    LockSupport.parkNanos(A_MOMENT_NANOS);
                    if (System.nanoTime() - last < IDLE_NANOS) {
                        continue;
                    }
                    windows.advance(A_WHILE.dividedBy(2));
                }
                last = System.nanoTime();
            }
        } catch (RuntimeException | Error e) {
            fail("unexpectedly thrown: " + e + at(e));
        }
    }

    private static String at(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(12, e.getStackTrace().length); i++) {
            text.append("\n        at ").append(e.getStackTrace()[i]);
        }
        return text.toString();
    }

    private void execute(FamilyProgram.Step step) {
        Side side = sides.get(step.side());
        if (free && step.kind() != FamilyProgram.Kind.CLIENT && step.kind() != FamilyProgram.Kind.FAULT) {
            leaveTime(step);
            return;
        }
        switch (step.kind()) {
            case CLIENT -> act(side, step.choice());
            case WINDOWS -> windows.step(1 + step.choice() % 3);
            case WINDOWS_ALL -> windows.runUntilIdle();
            case PORT -> poll();
            case PORT_ONCE -> port.pollNow();
            case TIME -> windows.advance(TIMES[step.choice() % TIMES.length]);
            case FAULT -> {
                faulty = true;
                side.fault(step.choice());
            }
        }
    }

    private void leaveTime(FamilyProgram.Step step) {
        if (step.kind() == FamilyProgram.Kind.TIME) {
            Duration time = TIMES[step.choice() % TIMES.length];
            orders.add(() -> windows.advance(time));
        } else {
            LockSupport.parkNanos(step.choice() % 8 * A_MOMENT_NANOS);
        }
    }

    /** A part of all calls fails, but none of the closes: what they leave open then isn't held against them. */
    void chaos(int percent) {
        windows.chaos(percent, CLOSES);
    }

    /** What a client may do, with what it may meet. */
    void act(Side side, int choice) {
        try {
            side.act(choice);
        } catch (RuntimeException e) {
            requireNamed(e);
        }
    }

    /** Other threads go on meanwhile. */
    boolean isFree() {
        return free;
    }

    /** What a close may take that nothing is in the way of. */
    Duration atOnce() {
        return free ? A_WHILE : Duration.ZERO;
    }

    /** Inside a handler: something more, seldom, and not without end. */
    void actInside(Side side, int choice) {
        if (Thread.currentThread() != player || ending || depth >= 2 || choice % 3 != 0 || inside >= MOST_INSIDE) {
            return;
        }
        inside++;
        depth++;
        try {
            act(side, choice / 3);
        } finally {
            depth--;
        }
    }

    /** The client acts inside a handler, or what is chained to a future: what called that has not returned yet. */
    boolean isInside() {
        return depth != 0;
    }

    /** Handlers may throw; the port reports it, and goes on. */
    Planned planned() {
        planned.incrementAndGet();
        return new Planned();
    }

    private void requireNamed(Throwable e) {
        Throwable root = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        boolean named = root instanceof WindowsException
                || root instanceof OperationCancelledException
                || root instanceof CancellationException
                || root instanceof TimeoutException
                || root instanceof IllegalStateException && root.getMessage() != null;
        require(named, "thrown was " + root + at(root));
    }

    void poll() {
        if (free) {
            return; // the port has a thread
        }
        for (int i = 0; i < 1000 && port.pollNow() > 0; i++) {
            // one may bring about the next
        }
    }

    /** The faults stop: everything comes to its end. */
    private void end() {
        windows.removeRules();
        windows.chaos(0);
        sides.values().forEach(Side::mend);
        settle();
        ending = true;
        for (int i = 0; i < 3 && !ends.areAllOver(); i++) {
            windows.advance(LONG);
            settle();
            if (free) {
                awaitEnds(SOON_NANOS); // what comes next may begin when its thread has heard of this
            }
        }
        awaitEnds(PATIENCE_NANOS);
        require(ends.areAllOver(), "something is pending long after the faults have stopped");
        ends.check();
        if (free) {
            // A close takes real time; simulated, its deadline is an event that the thread of Windows may go on to.
            windows.simulatedDeadlines(false);
        }
        sides.values().forEach(Side::close);
        settle();
        if (free) {
            awaitEnds(PATIENCE_NANOS);
        }
        ends.check();
        sides.values().forEach(Side::check);
        boolean counted = soon(() -> port.counters().handlerExceptions() == planned.get());
        PortCounters counters = port.counters();
        require(counted, "handlers threw " + planned + " times: " + counters);
        require(port.close(atOnce()), "the port has something yet: " + port);
        require(counters.stale() == 0 && counters.foreign() == 0, "records without an operation: " + counters);
        require(soon(() -> windows.ledger().isEmpty()), "left at Windows' side: " + windows.ledger());
        List<Misuse> misuses = windows.misuses();
        require(misuses.isEmpty(), "misuse of Windows: " + misuses);
    }

    /** True if that holds; free, other threads may have a last step to do. */
    boolean soon(BooleanSupplier holds) {
        long begin = System.nanoTime();
        boolean now = holds.getAsBoolean();
        while (free && !now && System.nanoTime() - begin < PATIENCE_NANOS) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
            now = holds.getAsBoolean();
        }
        return now;
    }

    /** What ends by the library's own threads, such as a deadline that has passed, takes real time. */
    private void awaitEnds(long nanos) {
        long begin = System.nanoTime();
        while (!ends.areAllOver() && System.nanoTime() - begin < nanos) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
            settle();
        }
    }

    private void settle() {
        for (int i = 0; i < 50; i++) {
            int done = windows.runUntilIdle();
            poll();
            if (done == 0) {
                return;
            }
        }
    }

    void require(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }

    void fail(String what) {
        synchronized (failures) {
            if (failures.size() < 5) {
                failures.add(what);
            }
        }
    }
}
