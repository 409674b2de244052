// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.Operation;
import io.github.winnet4j.torture.Program.Answer;
import io.github.winnet4j.torture.Program.Cancelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** An operation of the program: what the client gives it, and what is known of its uses. */
final class OperationModel {
    private static final int ERROR_NOT_FOUND = 1168;
    private static final int ERROR_IO_PENDING = 997;
    private static final int REFUSAL = 1450;

    /** How often the device looks if a completion was taken that it has just posted. */
    private static final int LOOKS = 5;

    /** The use that this thread is giving up; null: it isn't, or which one isn't known. */
    static final ThreadLocal<Use> GIVES_UP = new ThreadLocal<>();

    final World world;
    final int number;
    final Program.OperationPlan plan;
    final PortModel port;
    final HandleModel handle;
    final ScopeModel scope;
    final Operation operation;
    final List<Use> uses = new ArrayList<>();
    private final Map<Long, Use> byToken = new HashMap<>();
    final List<FutureModel> futures = new ArrayList<>();

    /** Starts that were tried so far, and that are being tried just now. */
    int tries;

    int starting;

    /** How many have come out of a start. */
    int exits;

    boolean closeBegun;

    /** By a close that cancels. */
    boolean closedNotAtEnd;

    /** The number of threads in its close just now. */
    int closing;

    int handlerRuns;
    int rejections;
    int abandonments;

    /** What the canceller answered last to this thread; null: it wasn't asked. */
    final ThreadLocal<Integer> cancelAnswer = new ThreadLocal<>();

    OperationModel(World world, int number, Program.OperationPlan plan, PortModel port, HandleModel handle) {
        this.world = world;
        this.number = number;
        this.plan = plan;
        this.port = port;
        this.handle = handle;
        scope = handle != null ? handle : port;
        if (plan.cancelling() == Cancelling.NONE) {
            operation = handle != null ? handle.handle.operation() : port.port.operation();
        } else if (handle != null) {
            operation = handle.handle.operation((value, token) -> cancel(value, token));
        } else {
            operation = port.port.operation(token -> cancel(0, token));
        }
        Operation.Handler handler = new Handlers(this)::completed;
        switch (plan.running()) {
            case DRIVER -> operation.onComplete(handler);
            case AT_ONCE -> operation.onComplete(handler, Runnable::run);
            case QUEUED -> operation.onComplete(handler, world.queued::add);
            case REJECTED ->
                operation.onComplete(handler, run -> {
                    synchronized (world) {
                        rejections++;
                        world.planned++;
                    }
                    throw new RejectedExecutionException("planned");
                });
        }
        operation.onAbandon(this::abandoned);
        if (plan.checks()) {
            operation.checking((code, bytes) -> {
                if (plan.checkThrows()) {
                    throw world.planned("check");
                }
                return code;
            });
        }
    }

    boolean isAbandoned() {
        return operation.state() == Operation.State.ABANDONED || port.port.abandoned() != 0;
    }

    /** The use that the device has got last. */
    Use last() {
        return uses.isEmpty() ? null : uses.get(uses.size() - 1);
    }

    Use pending() {
        Use last = last();
        return last != null && last.pending ? last : null;
    }

    /** There was a reason to refuse. */
    boolean mayRefuse() {
        return closeBegun || scope.isClosing();
    }

    // -- what the client calls Windows with

    /** @param number which of the tries this is */
    Use called(long token, Answer answer, int number) {
        synchronized (world) {
            Use use = world.device.called(this, token, answer);
            use.number = number;
            use.exits = exits;
            require(!scope.allBack, "a start after everything was said to be back");
            require(handle == null || !handle.closed, "a start into a handle that is closed");
            require(byToken.put(token, use) == null, "the token of " + use + " is that of an earlier one");
            use.refused = answer == Answer.REFUSED_BEFORE
                    || answer == Answer.THROWN_BEFORE
                    || answer == Answer.REFUSED
                    || answer == Answer.THROWN;
            return use;
        }
    }

    int call(Use use) {
        synchronized (world) {
            if (handle != null) {
                handle.inside++; // also when the use has ended meanwhile
            }
        }
        try {
            return callInside(use);
        } finally {
            synchronized (world) {
                require(Machine.isOpen(port.handle), "a port was closed under a start");
                if (handle != null) {
                    require(!handle.closed, "handle " + handle.number + " was closed under a start");
                    handle.inside--;
                }
            }
        }
    }

    private int callInside(Use use) {
        long token = use.token;
        Answer answer = use.answer;
        world.point();
        if (answer == Answer.REFUSED_BEFORE) {
            return REFUSAL;
        }
        if (answer == Answer.THROWN_BEFORE) {
            throw world.plannedForCaller("start");
        }
        synchronized (world) {
            world.device.begins(use);
            uses.add(use);
            if (!use.refused) {
                world.device.takes(use);
            }
            if (answer == Answer.AT_ONCE || answer == Answer.SYNCHRONOUS || answer == Answer.COMPLETED_AND_REFUSED) {
                world.device.succeeds(use);
            }
            if (!use.comesByItself() && !comesWhenCancelled(use)) {
                port.mayStay = true;
            }
        }
        switch (answer) {
            case SYNCHRONOUS:
                world.point();
                return accepted(0);
            case COMPLETED_AND_REFUSED:
                for (int i = 0; i < LOOKS && Operation.overlapped(token) != 0; i++) {
                    world.point();
                }
                // Only a packet that was taken can stand beside a refusal.
                return accepted(Operation.overlapped(token) == 0 ? REFUSAL : ERROR_IO_PENDING);
            case REFUSED:
            case THROWN:
                world.point();
                if (answer == Answer.THROWN) {
                    throw world.plannedForCaller("start");
                }
                return REFUSAL;
            default:
                world.device.wake();
                world.point();
                return accepted(ERROR_IO_PENDING);
        }
    }

    private int accepted(int answer) {
        synchronized (world) {
            port.accepted++;
        }
        return answer;
    }

    private boolean comesWhenCancelled(Use use) {
        return use.answer == Answer.WHEN_CANCELLED
                && (plan.cancelling() == Cancelling.HONEST
                        || plan.cancelling() == Cancelling.SUCCEEDS_ANYWAY
                        || plan.cancelling() == Cancelling.ANSWERS_LATE);
    }

    private int cancel(long value, long token) {
        world.point();
        synchronized (world) {
            require(handle == null || value == handle.value(), "the canceller got the handle " + value);
            require(handle == null || !handle.closed, "a cancel into a handle that is closed");
            Use named = byToken.get(token);
            if (named != null && named.pending) { // else its start hasn't got as far as the device
                named.asked++;
            }
            Use meant = GIVES_UP.get();
            require(
                    meant == null || meant.operation != this || named == null || named == meant,
                    "giving up " + meant + " asked for the end of " + named);
        }
        if (plan.cancelling() == Cancelling.THROWS) {
            cancelAnswer.set(-1);
            throw world.planned("canceller");
        }
        long address = Operation.overlapped(token);
        world.point();
        int answer = answerToCancel(token, address);
        cancelAnswer.set(answer);
        world.point();
        require(address == 0 || Machine.keepsSlot(token), "a slot went on while the device was called to cancel in it");
        return answer;
    }

    private int answerToCancel(long token, long address) {
        synchronized (world) {
            Use found = address == 0 ? null : world.device.at(address);
            if (found == null) {
                return ERROR_NOT_FOUND;
            }
            require(found.operation == this && found.token == token, "a cancel hit " + found);
            if (plan.cancelling() == Cancelling.REFUSES) {
                return 5;
            }
            found.cancelling = true;
            if (found.answer == Answer.NEVER) {
                return 0;
            }
            if (plan.cancelling() == Cancelling.SUCCEEDS_ANYWAY) {
                world.device.succeeds(found);
            } else if (plan.cancelling() == Cancelling.HONEST) {
                world.device.aborts(found);
            } else {
                world.device.wake();
            }
            return 0;
        }
    }

    /** When nothing is in progress any more: whatever was closed before has come to that by itself. */
    void requireClosedIfAsked() {
        require(!closeBegun || isOver() || Machine.stuck(), "it was closed, and is " + operation.state());
    }

    /** Closed, or abandoned. */
    boolean isOver() {
        Operation.State state = operation.state();
        return state == Operation.State.CLOSED || state == Operation.State.ABANDONED;
    }

    private void abandoned(Operation ended) {
        world.point();
        synchronized (world) {
            abandonments++;
            Operation.State state = ended.state(); // its completion may have come by now
            require(
                    state == Operation.State.ABANDONED || state == Operation.State.CLOSED,
                    "it heard of an abandonment and is " + state);
            require(abandonments == 1, "it heard of its abandonment twice");
        }
        if (plan.throwsWhenAbandoned()) {
            throw world.planned("abandonment");
        }
    }

    /** After giving up or closing: the device must have been asked, if it could be. */
    void requireAsked(Use use, String by) {
        if (use != null
                && use.returned
                && use.pending
                && use.asked == 0
                && plan.cancelling() != Cancelling.NONE
                && !isAbandoned()) {
            require(use.asked != 0, use + " wasn't asked to end by " + by);
        }
    }

    void require(boolean holds, String what) {
        if (!holds) {
            world.fail("operation " + number + ": " + what);
        }
    }
}
