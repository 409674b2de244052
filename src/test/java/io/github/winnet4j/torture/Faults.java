// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.PortInside;
import io.github.winnet4j.torture.Program.Step;
import java.time.Duration;
import java.util.List;

/** What goes wrong under the library and beside it, and the calls of a port that change nothing. */
final class Faults {
    private static final int NO_SYSTEM_RESOURCES = 1450;

    private final World world;

    Faults(World world) {
        this.world = world;
    }

    void execute(Step step, PortModel port) {
        int choice = step.choice();
        switch (step.kind()) {
            case POLL -> world.actions.poll(port, choice % 2 == 0 ? Duration.ZERO : Duration.ofMillis(choice % 5));
            case WAKE -> ifOpen(port, port.port::wakeup);
            case ASK_PORT -> ifOpen(port, () -> world.require(port.port.handle() == port.handle, "another HANDLE"));
            case FAIL_POSTS -> Machine.failPosts(1 + choice % 4);
            case FAIL_WAIT -> {
                if (choice % 4 == 0) { // for the pause that follows is a real one
                    world.waitsFail = true;
                    Machine.failWait(NO_SYSTEM_RESOURCES);
                }
            }
            case FAIL_SLOTS -> failSlots(port, choice % 2 == 0);
            case LIMIT_BATCH -> Machine.limitBatch(choice % 3);
            case STRAY -> stray(port, choice);
            default -> throw new IllegalStateException("no fault: " + step);
        }
    }

    private void ifOpen(PortModel port, Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException e) {
            world.require(port.isClosing(), "a port refused a call without a reason: " + e.getMessage());
        }
    }

    private void failSlots(PortModel port, boolean fail) {
        if (!fail) {
            Machine.failCommits(false);
            world.actions.giveBackSlots();
            return;
        }
        synchronized (world) {
            if (!port.closeBegun && world.hoard.isEmpty()) {
                world.slotsFail = true;
                Machine.failCommits(true);
                List<Long> taken = PortInside.takeAllSlots(port.port);
                world.hoard.addAll(taken);
            }
        }
    }

    private void stray(PortModel port, int choice) {
        synchronized (world) {
            if (Machine.isOpen(port.handle)) {
                switch (choice % 3) {
                    case 0 -> Machine.stray(port.handle, false, choice);
                    case 1 -> Machine.stray(port.handle, true, choice + 1);
                    default -> Machine.stray(port.handle, false, 0);
                }
            }
        }
    }
}
