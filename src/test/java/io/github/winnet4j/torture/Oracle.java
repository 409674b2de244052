// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortInside;
import java.util.Arrays;

/** What must hold when a program is over and its faults have stopped. */
final class Oracle {
    private final World world;

    Oracle(World world) {
        this.world = world;
    }

    void looks(Machine.Slots before) {
        String violations = Machine.violations();
        world.require(violations.isEmpty(), violations);
        if (!world.failures().isEmpty()) {
            return; // what is left behind now is a matter of course
        }
        world.ports.forEach(this::port);
        world.operations.forEach(this::operation);
        world.handles()
                .forEach(handle ->
                        world.require(handle.closed == handle.opened, "handle " + handle.number + " was never closed"));
        Machine.Slots after = Machine.slots();
        world.require(after.idle() == before.idle(), after.idle() - before.idle() + " slots weren't given back");
        world.require(
                after.pending() == before.pending(), after.pending() - before.pending() + " slots are in progress");
        world.require(
                world.planned == world.told,
                "code of the client threw " + world.planned + " times, and the port told of " + world.told);
    }

    private void port(PortModel port) {
        String name = "port " + port.number + ": ";
        world.require(port.port.abandoned() == 0, name + port.port.abandoned() + " are abandoned though all came back");
        world.require(!Machine.isOpen(port.handle), name + "its native half is open");
        world.require(PortInside.inProgress(port.port) == 0, name + "the table has operations in progress");
        long[] ended = PortInside.ended(port.port);
        world.require(
                Arrays.stream(ended).sum() == port.accepted,
                name + Arrays.toString(ended) + " ended of " + port.accepted + " that the device took");
    }

    private void operation(OperationModel model) {
        long completions = model.uses.stream().filter(use -> use.posted).count();
        long mine = model.uses.stream().filter(use -> use.pending).count();
        model.require(mine == 0, mine + " uses are the device's");
        Operation.State state = model.operation.state();
        model.require(
                state == Operation.State.CLOSED || state == Operation.State.ABANDONED,
                "it is " + state + " in the end");
        model.require(
                model.handlerRuns + model.rejections + model.abandonments == completions,
                completions + " completions, " + model.handlerRuns + " runs of the handler, " + model.rejections
                        + " rejections, " + model.abandonments + " abandonments");
        for (FutureModel asked : model.futures) {
            model.require(asked.future.isDone(), "a future never ended");
        }
    }
}
