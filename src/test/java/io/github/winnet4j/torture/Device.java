// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.PortInside;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Windows' side of the program: has the operations that were given to it, and ends them in its own time and order, by a
 * thread of its own. Its state is changed under the lock of the world.
 */
final class Device {
    /** Of its thread, as an actor. */
    static final int NUMBER = 50;

    private static final int SUCCESS = 0;
    private static final int STATUS_CANCELLED = 0xC0000120;

    /** What I/O ends with, and the codes of Win32 for it. */
    private static final int[][] ENDS = {
        {SUCCESS, 0},
        {SUCCESS, 0},
        {SUCCESS, 0},
        {0xC0000011, 38},
        {0x80070FD4, 4052},
        {0x00000102, 1460},
        {0x80000005, 234}
    };

    private final World world;
    private final Random free;
    private final Map<Long, Use> pending = new LinkedHashMap<>();
    private int serials;
    private boolean released;
    private boolean stopped;

    Device(World world) {
        this.world = world;
        free = new Random(world.program.seed());
    }

    private int random(int below) {
        return Machine.controls() ? Machine.random(below) : free.nextInt(below);
    }

    // -- by its callers

    Use called(OperationModel operation, long token, Program.Answer answer) {
        return new Use(operation, ++serials, token, answer);
    }

    void begins(Use use) {
        use.address = PortInside.begin(use.token);
        world.require(use.address != 0, "the token of " + use + " was stale at its start");
    }

    /** Windows has it from now on. */
    void takes(Use use) {
        use.pending = true;
        world.require(pending.put(use.address, use) == null, use + " has the OVERLAPPED of another");
    }

    Use at(long address) {
        return pending.get(address);
    }

    Stream<Use> pendingIn(ScopeModel scope) {
        return pending.values().stream().filter(use -> use.operation.scope.isIn(scope));
    }

    boolean isIdle() {
        return pending.isEmpty();
    }

    void wake() {
        Machine.signal(0);
        synchronized (world) {
            world.notifyAll();
        }
    }

    /** Ends it: with that status of I/O and that code. */
    void completes(Use use, int status, int code) {
        use.pending = false;
        pending.remove(use.address);
        use.posted = true;
        use.code = code;
        if (!use.byCallback) {
            Machine.complete(use.operation.port.handle, use.address, status, use.serial, use.offset());
            return;
        }
        boolean first = Machine.callback(use.token, code, use.serial, use.offset());
        world.require(first, "the slot of " + use + " didn't take its callback");
        if (use.answer == Program.Answer.CALLBACK_TWICE) {
            world.require(
                    !Machine.callback(use.token, code, use.serial, use.offset()),
                    "the slot of " + use + " took a second callback");
        }
    }

    void completesSomehow(Use use) {
        int[] end = use.cancelling && random(4) != 0 ? new int[] {STATUS_CANCELLED, 995} : ENDS[random(ENDS.length)];
        completes(use, end[0], end[1]);
    }

    void aborts(Use use) {
        completes(use, STATUS_CANCELLED, 995);
    }

    void succeeds(Use use) {
        completes(use, SUCCESS, 0);
    }

    // -- its own thread

    /** Everything comes back from now on, whatever it is. */
    void release() {
        released = true;
        wake();
    }

    void stop() {
        stopped = true;
        wake();
    }

    void run() throws InterruptedException {
        while (!stopped) {
            world.point();
            boolean worked;
            synchronized (world) {
                worked = step();
                if (!worked && !stopped && !Machine.controls()) {
                    world.wait(1);
                }
            }
            if (!worked && !stopped) {
                Machine.awaitSignal(0);
            }
        }
    }

    private boolean step() {
        List<Use> ready = new ArrayList<>();
        for (Use use : pending.values()) {
            if (released || use.comesByItself() || use.cancelling && use.answer != Program.Answer.NEVER) {
                ready.add(use);
            }
        }
        if (ready.isEmpty()) {
            return false;
        }
        completesSomehow(ready.get(random(ready.size())));
        return true;
    }
}
