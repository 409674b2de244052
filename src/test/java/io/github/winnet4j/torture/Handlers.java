// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.Operation;
import io.github.winnet4j.torture.Program.Answer;
import io.github.winnet4j.torture.Program.Running;
import java.time.Duration;

/** The handler of an operation: looks if it may run and what it finds, then does what the program wants of it. */
final class Handlers {
    /** How often it starts its operation again. */
    private static final int AGAIN = 3;

    private static final Duration A_WHILE = Duration.ofMillis(2);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final OperationModel model;
    private final World world;

    Handlers(OperationModel model) {
        this.model = model;
        this.world = model.world;
    }

    void completed(Operation operation) {
        world.point();
        int run;
        synchronized (world) {
            run = model.handlerRuns++;
            look(operation);
        }
        world.point();
        act(run);
    }

    private void look(Operation operation) {
        model.require(operation == model.operation, "the handler got another operation");
        if (model.plan.running() != Running.QUEUED) {
            model.require(!model.port.allBack, "its handler ran after its port said that all was back");
            model.require(
                    model.handle == null || !model.handle.closed || model.isAbandoned(),
                    "its handler ran after its handle was closed");
        }
        Use ended = model.uses.stream()
                .filter(use -> use.posted && !use.handled)
                .findFirst()
                .orElse(null);
        model.require(ended != null, "its handler ran without a completion");
        if (ended == null) {
            return;
        }
        ended.handled = true;
        boolean last = ended == model.last(); // which is the one that was abandoned; one before it may be reported late
        model.require(!last || model.abandonments == 0, "its handler ran after it was abandoned");
        if (ended.isAlone() && !model.plan.checkThrows()) {
            boolean right = operation.code() == ended.code
                    && operation.bytes() == ended.serial
                    && operation.offset() == ended.offset();
            model.require(
                    right,
                    "its handler found " + operation.code() + ", " + operation.bytes() + ", " + operation.offset()
                            + " for " + ended + ", which ended with " + ended.code);
        }
    }

    private void act(int run) {
        switch (model.plan.handling()) {
            case LOOKS -> {
                if (run == 0 && world.program.handlersBlock()) {
                    world.block(world.controlled ? A_MINUTE : A_WHILE);
                }
            }
            case STARTS_AGAIN -> {
                if (run < AGAIN) {
                    world.actions.start(model, run % 2 == 0 ? Answer.LATER : Answer.AT_ONCE);
                }
            }
            case THROWS -> throw world.planned("handler");
            case CLOSES_OPERATION -> world.actions.closeOperation(model);
            case CLOSES_HANDLE -> {
                if (model.handle != null) {
                    world.closings.close(model.handle, Duration.ofMillis(run), true);
                }
            }
            case CLOSES_PORT -> world.closings.close(model.port, A_WHILE, true);
            case CANCELS_ANOTHER -> world.actions.cancel(world.next(model));
            case STARTS_ANOTHER -> {
                if (run < AGAIN) {
                    world.actions.start(world.next(model), Answer.LATER);
                }
            }
            case ASKS_FUTURE -> world.actions.askFuture(model);
            case WAITS_FOR_ITSELF -> {
                if (run < AGAIN) {
                    waitForItself();
                }
            }
            case GIVES_UP -> world.actions.giveUp(world.next(model), run);
        }
    }

    private void waitForItself() {
        if (model.plan.running() == Running.QUEUED) {
            return; // that would be on any thread
        }
        world.actions.start(model, Answer.LATER);
        try {
            boolean over = model.operation.await(A_WHILE);
            model.require(over, "a handler waited for its own thread");
        } catch (IllegalStateException refused) {
            // in words
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
