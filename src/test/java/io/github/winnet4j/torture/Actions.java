// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.port.NoFreeSlotException;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortInside;
import io.github.winnet4j.torture.Program.Answer;
import io.github.winnet4j.torture.Program.Cancelling;
import io.github.winnet4j.torture.Program.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What a client does, each with what it may expect. By threads of the program, and by handlers. */
final class Actions {
    private static final Duration[] TIMES = {
        Duration.ZERO, Duration.ofNanos(1), Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofSeconds(10)
    };
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** What handing over from one driver to the next may take. */
    static final long A_MOMENT = 100_000_000;

    private final World world;
    private final Closings closings;

    Actions(World world) {
        this.world = world;
        closings = world.closings;
    }

    void execute(Step step) {
        switch (step.kind()) {
            case START -> ifThere(step.target(), model -> start(model, step.answer()));
            case CANCEL -> ifThere(step.target(), this::cancel);
            case CLOSE_OPERATION ->
                ifThere(step.target(), model -> {
                    closeOperation(model);
                    replace(model, step.choice());
                });
            case CLOSE_OPERATION_AT_END ->
                ifThere(step.target(), model -> {
                    model.closeBegun = true;
                    model.operation.closeAtTheEnd();
                    replace(model, step.choice());
                });
            case ASK_FUTURE -> ifThere(step.target(), this::askFuture);
            case GIVE_UP -> ifThere(step.target(), model -> giveUp(model, step.choice()));
            case AWAIT -> ifThere(step.target(), model -> await(model, time(step.choice(), model.port, false)));
            case AWAIT_FUTURE ->
                ifThere(step.target(), model -> awaitFuture(model, time(step.choice(), model.port, false)));
            case CLOSE_HANDLE -> {
                HandleModel handle = world.handle(step.target());
                closings.close(handle, time(step.choice(), handle.port, true), false);
                reopen(handle, step.choice());
            }
            case CLOSE_HANDLE_ASYNC -> {
                HandleModel handle = world.handle(step.target());
                closings.begin(handle, h -> h.handle.closeAsync());
                reopen(handle, step.choice());
            }
            case CLOSE_HANDLE_LATER -> {
                HandleModel handle = world.handle(step.target());
                closings.begin(handle, h -> h.handle.closeLater());
                reopen(handle, step.choice());
            }
            case USE_HANDLE -> closings.useHandle(world.handle(step.target()));
            case CLOSE_PORT -> {
                PortModel port = world.ports.get(step.target());
                if (port.isConfined() && !world.controlled) {
                    return; // it would wait its grace of a second for the thread that polls
                }
                closings.close(port, time(step.choice(), port, true), false);
            }
            case INTERRUPT -> Thread.currentThread().interrupt();
            case RUN_QUEUED -> runQueued(world.queued.poll());
            default -> new Faults(world).execute(step, world.ports.get(step.target()));
        }
    }

    private void ifThere(int number, Consumer<OperationModel> action) {
        world.operation(number).ifPresent(action);
    }

    /** Clients open an operation for each thing. */
    private void replace(OperationModel closed, int choice) {
        if (choice % 2 == 0) {
            Optional<OperationModel> another = world.replace(closed);
            if (choice % 4 == 0) {
                another.ifPresent(model -> start(model, choice % 8 == 0 ? Answer.LATER : Answer.WHEN_CANCELLED));
            }
        }
    }

    private void reopen(HandleModel closed, int choice) {
        if (choice % 3 == 0) {
            world.reopen(closed);
        }
    }

    private Duration time(int choice, PortModel port, boolean ofClose) {
        if (choice % 7 == 0 && ofClose && !port.isConfined() && !world.program.mayStay() && world.controlled) {
            return FOREVER;
        }
        // Running free, nothing waits in real time for what may not come.
        boolean comes = world.controlled || ofClose && !port.isConfined() && !world.program.mayStay();
        return TIMES[choice % (comes ? TIMES.length : 3)];
    }

    // -- operations

    void start(OperationModel model, Answer answer) {
        boolean refused;
        int tries;
        boolean others;
        synchronized (world) {
            refused = model.scope.isRefused();
            tries = ++model.tries;
            others = model.operation.state() == Operation.State.PENDING
                    || model.starting != 0
                    || model.pending() != null;
            model.starting++;
        }
        int number = tries;
        Use[] got = new Use[1];
        try {
            int code = model.operation.start("Start", token -> {
                got[0] = model.called(token, answer, number);
                return model.call(got[0]);
            });
            model.require(!refused, "a start was accepted after a close had returned");
            model.require(
                    code == 0 || code == 997 || answer == Answer.REFUSED || answer == Answer.REFUSED_BEFORE,
                    "a start answered " + code);
            synchronized (world) {
                if (got[0] != null && !got[0].refused) {
                    got[0].returned = true;
                    afterStart(model, got[0]);
                }
            }
        } catch (NoFreeSlotException e) {
            model.require(model.world.slotsFail, "a start found no slot");
        } catch (IllegalStateException e) {
            synchronized (world) {
                model.require(
                        others || model.starting > 1 || model.tries != tries || model.mayRefuse(),
                        "a start was refused without a reason: " + e.getMessage());
            }
        } catch (Planned e) {
            model.require(answer == Answer.THROWN || answer == Answer.THROWN_BEFORE, "a start threw");
        } finally {
            synchronized (world) {
                model.starting--;
                model.exits++;
                if (got[0] != null) {
                    got[0].exited = true;
                }
            }
        }
    }

    /** What was asked while the device was being called has reached it now. */
    private void afterStart(OperationModel model, Use use) {
        if (model.closeBegun && !model.scope.isBeingClosed() && model.closing == 0 && model.closedNotAtEnd) {
            model.requireAsked(use, "the close that its start overlapped");
        } else if (model.scope.isClosing() && !model.scope.isBeingClosed()) {
            model.requireAsked(use, "the close of what it is in, which its start overlapped");
        }
        for (FutureModel asked : model.futures) {
            if (asked.givenUp
                    && (asked.use == use
                            // asked for before the device had it
                            || asked.use == null && PortInside.isOfLatestUse(asked.future, model.operation))) {
                model.requireAsked(use, "giving up while it was being started");
            }
        }
    }

    void cancel(OperationModel model) {
        model.cancelAnswer.remove();
        try {
            boolean answer = model.operation.cancel();
            Integer heard = model.cancelAnswer.get();
            model.require(
                    answer == (heard != null && heard == 0), "cancel answered " + answer + ", the device " + heard);
        } catch (Planned e) {
            model.require(model.plan.cancelling() == Cancelling.THROWS, "cancel threw");
            synchronized (world) {
                world.planned--; // the caller has it
            }
        }
    }

    void closeOperation(OperationModel model) {
        Use use;
        synchronized (world) {
            model.closeBegun = true;
            model.closedNotAtEnd = true;
            model.closing++;
            use = model.pending();
        }
        try {
            model.operation.close();
        } catch (Planned e) {
            model.require(model.plan.cancelling() == Cancelling.THROWS, "close threw");
            synchronized (world) {
                world.planned--;
            }
        } finally {
            synchronized (world) {
                model.closing--;
            }
        }
        synchronized (world) {
            model.requireAsked(use, "its close");
        }
    }

    void askFuture(OperationModel model) {
        Use before;
        synchronized (world) {
            before = model.pending();
        }
        FutureModel asked = new FutureModel(model.operation.future(), null);
        synchronized (world) {
            asked.use = model.pending() == before ? before : null;
            model.futures.add(asked);
        }
    }

    void giveUp(OperationModel model, int choice) {
        askFuture(model);
        FutureModel asked;
        synchronized (world) {
            asked = model.futures.get(choice % model.futures.size());
        }
        OperationModel.GIVES_UP.set(asked.use);
        boolean first = switch (choice % 3) {
            case 0 -> asked.future.cancel(choice % 2 == 0);
            case 1 -> asked.future.completeExceptionally(new TimeoutException("planned"));
            default -> asked.future.complete(null);
        };
        OperationModel.GIVES_UP.remove();
        if (!world.controlled && choice % 10 == 0) {
            model.operation.future().orTimeout(choice, TimeUnit.MICROSECONDS);
        }
        synchronized (world) {
            asked.givenUp |= first;
            if (first) {
                model.requireAsked(asked.use, "giving up");
            }
        }
    }

    void await(OperationModel model, Duration within) {
        Use use;
        synchronized (world) {
            use = model.pending();
        }
        long begin = Machine.now();
        try {
            boolean over = model.operation.await(within);
            synchronized (world) {
                model.require(
                        !over || use == null || !use.pending || model.isAbandoned(),
                        "await says that " + use + " is over");
            }
        } catch (InterruptedException e) {
            // by a step of this thread
        } catch (IllegalStateException e) {
            model.require(model.port.port.inHandler(), "await was refused: " + e.getMessage());
        }
        inTime("a wait", begin, within, A_MOMENT);
    }

    private void awaitFuture(OperationModel model, Duration within) {
        askFuture(model);
        long begin = Machine.now();
        FutureModel asked = model.futures.get(0);
        long[] done = {begin};
        DependentFuture.whenDone(asked.future, problem -> done[0] = Math.max(begin, Machine.now()));
        boolean over = model.port.port.await(asked.future, within);
        model.require(over == asked.future.isDone() || asked.future.isDone(), "the port waited for a future in vain");
        inTime("a wait for a future", begin, within, A_MOMENT);
        if (over) {
            inTime("a wait for a future after that was done", done[0], Duration.ZERO, A_MOMENT);
        }
    }

    void inTime(String what, long begin, Duration within, long more) {
        if (world.controlled && within.compareTo(Duration.ofHours(1)) < 0 && !Machine.stuck()) {
            long took = Machine.now() - begin;
            world.require(took <= within.toNanos() + more, what + " of " + within + " took " + Duration.ofNanos(took));
        }
    }

    // -- ports

    void poll(PortModel model, Duration within) {
        try {
            model.port.poll(within);
        } catch (IllegalStateException e) {
            // another thread drives, or it is closed
        } catch (WindowsException e) {
            world.require(world.waitsFail, "a poll failed: " + e);
        }
    }

    void runQueued(Runnable run) {
        if (run != null) {
            run.run();
        }
    }

    void giveBackSlots() {
        List<Long> hoarded;
        synchronized (world) {
            hoarded = List.copyOf(world.hoard);
            world.hoard.clear();
        }
        PortInside.giveBack(hoarded);
    }
}
