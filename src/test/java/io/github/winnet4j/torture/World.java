// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import static io.github.winnet4j.win32.WinError.ERROR_NOT_ENOUGH_MEMORY;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Delivery;
import io.github.winnet4j.port.NoFreeSlotException;
import io.github.winnet4j.port.PortInside;
import io.github.winnet4j.torture.Program.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One run of a program: what there is in it, and what was seen to be wrong. It is its own lock, held for moments. */
final class World {
    private static final int THREADS_OF_PORTS = 100;
    private static final int ALL = 1 << 20;

    // Which programs of sixteen begin with a port that is refused.
    private static final int NO_QUOTA = 9;
    private static final int NO_MEMORY = 15;

    private static final int ERROR_NOT_ENOUGH_QUOTA = 1816;

    /** What came late lies there, among wake-ups. */
    private static final int LATE_TURNS = 100;

    private static final int PATIENCE = 100_000;

    /** The run of this moment, for the points inside the library. */
    static volatile World current;

    final Program program;
    final boolean controlled;
    final Device device;
    final Closings closings;
    final Actions actions;
    final List<PortModel> ports = new ArrayList<>();

    /** All that there ever were. Changed under the lock of the world, as the next three are. */
    private final List<HandleModel> handles = new ArrayList<>();

    /** Of each number the latest. */
    private final List<HandleModel> latestHandles = new ArrayList<>();

    /** All that there ever were. */
    final List<OperationModel> operations = new ArrayList<>();

    /** Of each number the latest. Changed under the lock of the world. */
    private final List<OperationModel> latest = new ArrayList<>();

    /** Handlers that an executor runs later. */
    final Queue<Runnable> queued = new ConcurrentLinkedQueue<>();

    /** Slots that are kept from the library. */
    final List<Long> hoard = new ArrayList<>();

    /** Faults that had their time: slots could run out, waits could fail. */
    volatile boolean slotsFail;

    volatile boolean waitsFail;

    /** How often code of the client threw something that the port was to hear of. */
    int planned;

    /** How often the port reported that. */
    int told;

    private final ExecutorService threads;
    private final List<String> failures = new ArrayList<>();

    /** The order of a run under control. */
    long trace;

    private World(Program program, boolean controlled, ExecutorService threads) {
        this.program = program;
        this.controlled = controlled;
        this.threads = threads;
        device = new Device(this);
        closings = new Closings(this);
        actions = new Actions(this);
    }

    /** For the threads of programs. */
    static ExecutorService threads() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "program");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs it; what was wrong. */
    static World run(Program program, long schedule, boolean controlled, ExecutorService threads)
            throws InterruptedException {
        World world = new World(program, controlled, threads);
        current = world;
        Machine.Slots before = Machine.slots();
        if (controlled) {
            Machine.begin(program.seed() * 31 + schedule, program.stay());
        }
        try {
            world.run();
        } catch (RuntimeException | Error e) {
            world.fail("unexpectedly thrown: " + e, e);
        } finally {
            world.trace = Machine.trace();
            if (controlled) {
                if (Machine.stuck()) {
                    world.fail("nobody can go on" + Stacks.ofActors() + world.state());
                }
                Machine.end();
            }
            world.device.stop(); // also of one that didn't come to its end
            current = null;
        }
        // Free, the timer of a future may be about to cancel, and keeps the slot meanwhile.
        for (int i = 0; i < PATIENCE && !controlled && Machine.slots().idle() > before.idle(); i++) {
            world.pause();
        }
        new Oracle(world).looks(before);
        return world;
    }

    private void run() throws InterruptedException {
        open();
        CountDownLatch over = new CountDownLatch(program.threads() + 1);
        for (int thread = 1; thread <= program.threads(); thread++) {
            int number = thread;
            begin(
                    number,
                    over,
                    () -> program.steps().stream()
                            .filter(step -> step.thread() == number)
                            .forEach(this::execute));
        }
        begin(Device.NUMBER, over, device::run);
        if (controlled) {
            Machine.awaitActors(1 + program.threads() + 1 + portThreads());
            Machine.awaitGone(1, Device.NUMBER - 1);
        } else {
            long left = 20_000;
            while (over.getCount() > 1 && left-- > 0) {
                over.await(1, TimeUnit.MILLISECONDS); // but for the device's
            }
            require(left > 0, "the threads of the program don't end");
        }
        if (!Machine.stuck()) {
            end(over);
        }
    }

    /** Some programs begin with a port that the quota of handles refuses, or for which there is no memory. */
    private void openRefused() {
        int choice = (int) (program.seed() & 15);
        if (choice == NO_QUOTA) {
            Machine.failPorts(1);
            requireRefused(ERROR_NOT_ENOUGH_QUOTA);
        } else if (choice == NO_MEMORY) {
            Machine.failAllocations(0, 1);
            requireRefused(ERROR_NOT_ENOUGH_MEMORY);
        }
    }

    private void requireRefused(int code) {
        int before = Machine.openPorts();
        try {
            CompletionPort.open(1).close();
            fail("a port was opened that Windows refused");
        } catch (WindowsException e) {
            require(e.code() == code, "a port that was refused with " + code + " failed with " + e.code());
        }
        require(Machine.openPorts() == before, "a port is left that was refused");
    }

    private void open() {
        openRefused();
        int number = 0;
        for (Program.PortPlan plan : program.ports()) {
            CompletionPort port = switch (plan.kind()) {
                case RETURN -> CompletionPort.start(plan.limit(), Delivery.RETURN);
                case CALLBACK -> CompletionPort.start(plan.limit(), Delivery.CALLBACK);
                case POLLED -> CompletionPort.open(plan.limit());
                case CONFINED -> CompletionPort.open(plan.limit(), io.github.winnet4j.port.Polling.CONFINED);
            };
            ports.add(new PortModel(number++, plan, port.dependents(Runnable::run)));
            if (controlled) {
                Machine.awaitActors(1 + portThreads());
            }
        }
        for (Program.HandlePlan plan : program.handles()) {
            HandleModel handle = handle(latestHandles.size(), plan);
            handle.open();
            latestHandles.add(handle);
        }
        for (Program.OperationPlan plan : program.operations()) {
            try {
                OperationModel made = operation(latest.size(), plan);
                operations.add(made);
                latest.add(made);
            } catch (NoFreeSlotException e) {
                require(isFull(plan), "no slot for an operation");
            }
        }
    }

    private OperationModel operation(int number, Program.OperationPlan plan) {
        return new OperationModel(
                this, number, plan, ports.get(plan.port()), plan.handle() >= 0 ? handle(plan.handle()) : null);
    }

    private HandleModel handle(int number, Program.HandlePlan plan) {
        synchronized (this) {
            PortModel port = ports.get(plan.port());
            ScopeModel outer = plan.outer() >= 0 ? latestHandles.get(plan.outer()) : port;
            HandleModel made = new HandleModel(this, handles.size(), number, plan, outer, port);
            handles.add(made); // before it is opened, for it may be closed at once
            return made;
        }
    }

    /** The latest handle with that number. */
    HandleModel handle(int number) {
        synchronized (this) {
            return latestHandles.get(number);
        }
    }

    /** Another in the place of one that was closed; its operations are those that are opened later. */
    void reopen(HandleModel closed) {
        HandleModel made = handle(closed.number, closed.plan);
        try {
            made.open();
        } catch (IllegalStateException e) {
            synchronized (this) {
                require(made.outer.isClosing(), "a handle was refused: " + e.getMessage());
            }
            return;
        }
        List<OperationModel> inClosed;
        synchronized (this) {
            latestHandles.set(made.number, made);
            inClosed = latest.stream().filter(one -> one.handle == closed).toList();
        }
        for (OperationModel operation : inClosed) {
            actions.closeOperation(operation);
            replace(operation);
        }
    }

    private boolean isFull(Program.OperationPlan plan) {
        return ports.get(plan.port()).plan.limit() == 2;
    }

    /** Another in the place of one that was closed, for the steps to come; it may get the slot of that. */
    Optional<OperationModel> replace(OperationModel closed) {
        OperationModel made;
        try {
            made = operation(closed.number, closed.plan);
        } catch (NoFreeSlotException e) {
            require(slotsFail || isFull(closed.plan), "no slot for another operation");
            return Optional.empty();
        } catch (IllegalStateException e) {
            synchronized (this) {
                require(closed.scope.isClosing(), "an operation was refused: " + e.getMessage());
            }
            return Optional.empty();
        }
        synchronized (this) {
            operations.add(made);
            latest.set(made.number, made);
        }
        return Optional.of(made);
    }

    private int portThreads() {
        return (int) ports.stream().filter(port -> !port.isPolled()).count();
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private void begin(int number, CountDownLatch over, Body body) {
        threads.execute(() -> {
            if (controlled) {
                Machine.enroll(number);
            }
            try {
                body.run();
            } catch (Throwable e) {
                fail("thread " + number + " was not to throw " + e, e);
            } finally {
                Thread.interrupted();
                over.countDown();
                if (controlled) {
                    Machine.retire();
                }
            }
        });
    }

    private void execute(Step step) {
        point();
        actions.execute(step);
    }

    /** The faults stop: from here on everything must come to its end. */
    private void end(CountDownLatch over) throws InterruptedException {
        Machine.failPosts(0);
        Machine.failWait(0);
        Machine.limitBatch(0);
        Machine.failCommits(false);
        actions.giveBackSlots();
        device.release();
        for (PortModel port : ports) {
            if (port.isConfined()) {
                actions.poll(port, Duration.ZERO); // from here on this thread is the one that polls
            }
            closings.close(port, controlled ? Duration.ofSeconds(Long.MAX_VALUE) : Duration.ofSeconds(10), false);
        }
        while (!isIdle() && !Machine.stuck()) {
            pause();
        }
        device.stop();
        if (controlled) {
            Machine.awaitGone(Device.NUMBER, Device.NUMBER);
            Machine.awaitGone(THREADS_OF_PORTS, ALL);
        } else {
            require(over.await(20, TimeUnit.SECONDS), "a thread of the program doesn't end");
        }
        for (PortModel port : ports) {
            for (int i = 0; i < PATIENCE && !controlled && PortInside.isDriven(port.port); i++) {
                pause(); // its own thread comes out of Windows
            }
            require(!PortInside.isDriven(port.port), "a port is driven after its end");
            for (int i = 0; i < LATE_TURNS && port.port.abandoned() != 0; i++) {
                PortInside.takeLate(port.port);
            }
        }
        for (int i = 0; i < PATIENCE && !controlled && isAnyOpen(); i++) {
            pause(); // threads of ports close what is theirs
        }
        for (Runnable run = queued.poll(); run != null; run = queued.poll()) {
            actions.runQueued(run);
        }
        // A second close may put right what the first has left, so only every other program has one.
        boolean twice = program.seed() % 2 == 0;
        for (OperationModel operation : operations) {
            operation.requireClosedIfAsked();
            if (twice || !operation.isOver()) {
                actions.closeOperation(operation);
            }
            if (twice) {
                actions.closeOperation(operation);
            }
        }
        for (HandleModel handle : handles) {
            if (handle.handle != null) {
                closings.close(handle, Duration.ZERO, false);
            }
        }
    }

    /** What there is, and in which state. */
    String state() {
        StringBuilder text = new StringBuilder();
        ports.forEach(one -> text.append(state("port", one.number, PortInside.state(one.port))));
        handles.forEach(one -> text.append(state("handle", one.number, one.handle)));
        operations.forEach(one -> text.append(state("operation", one.number, one.operation)));
        return text.toString();
    }

    private static String state(String kind, int number, Object state) {
        return System.lineSeparator() + "      " + kind + " " + number + ": " + state;
    }

    private boolean isAnyOpen() {
        return ports.stream().anyMatch(port -> Machine.isOpen(port.handle));
    }

    private boolean isIdle() {
        synchronized (this) {
            return device.isIdle();
        }
    }

    private void pause() throws InterruptedException {
        if (controlled) {
            Machine.idle(1_000_000);
        } else {
            TimeUnit.MICROSECONDS.sleep(100);
        }
    }

    // -- for all

    /** A handler blocks: others go on until so much time has passed. */
    void block(Duration time) {
        if (!controlled) {
            LockSupport.parkNanos(time.toNanos());
            return;
        }
        long end = Machine.now() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !Machine.stuck() && !Machine.isLeft(); ) {
            Machine.idle(left);
            left = end - Machine.now();
        }
    }

    /** Another thread may go on from here. */
    void point() {
        if (controlled) {
            if (!Thread.holdsLock(this)) {
                Machine.point();
            }
        } else if ((System.nanoTime() & 7) == 0) {
            Thread.yield();
        }
    }

    Stream<HandleModel> handles() {
        return handles.stream();
    }

    /** The latest operation with that number; none when a small port has refused it. */
    Optional<OperationModel> operation(int number) {
        synchronized (this) {
            return number < latest.size() ? Optional.of(latest.get(number)) : Optional.empty();
        }
    }

    OperationModel next(OperationModel operation) {
        synchronized (this) {
            return latest.get((operation.number + 1) % latest.size());
        }
    }

    Planned planned(String where) {
        synchronized (this) {
            planned++;
        }
        return new Planned(where);
    }

    /** It reaches whoever calls. */
    Planned plannedForCaller(String where) {
        return new Planned(where);
    }

    void require(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }

    void fail(String what) {
        fail(what, null);
    }

    void fail(String what, Throwable cause) {
        synchronized (this) {
            if (failures.size() < 5) {
                failures.add(cause == null ? what : what + Stacks.of(cause));
            }
        }
    }

    List<String> failures() {
        synchronized (this) {
            return List.copyOf(failures);
        }
    }

    /** By the JVM: an exception was reported. */
    static void uncaught(Thread thread, Throwable e) {
        World world = current;
        if (world == null) {
            return;
        }
        synchronized (world) {
            world.told++;
        }
        if (!(e instanceof Planned) && !"planned".equals(e.getMessage())) {
            world.fail("nobody caught " + e, e);
        }
    }
}
