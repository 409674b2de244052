// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.PortHandle;

/** A handle of the program: the device's object, and what the client has of it. */
final class HandleModel extends ScopeModel {
    final Program.HandlePlan plan;
    final PortModel port;
    private final World world;
    private final int serial;
    PortHandle handle;

    /** There is something to be closed. */
    boolean opened;

    /** The device's object is gone. */
    boolean closed;

    /** The number of clients in a call that uses it. */
    int inside;

    boolean gaveUp;
    boolean askedAll;

    /** @param serial of all handles of the program */
    HandleModel(World world, int serial, int number, Program.HandlePlan plan, ScopeModel outer, PortModel port) {
        super(outer, number);
        this.serial = serial;
        this.world = world;
        this.plan = plan;
        this.port = port;
    }

    /** What the device knows the object by. */
    long value() {
        return 1000L + serial;
    }

    /** @throws IllegalStateException what it is to be opened in is closed */
    void open() {
        handle = outer instanceof HandleModel within
                ? within.handle.attach("thing", this::opens, this::close)
                : port.port.attach("thing", this::opens, this::close);
        synchronized (world) {
            requireClosingWithOuter();
        }
        if (plan.cancelsAll()) {
            handle.onClosing(this::cancelAll);
        }
        if (plan.keepsWhatIsInside()) {
            handle.onGivingUp(this::givingUp);
        }
    }

    /** Nothing is open in what is closed. */
    void requireClosingWithOuter() {
        world.require(
                !outer.isRefused() || handle == null || !handle.isOpen(),
                "handle " + number + " is open, and the close of what it is in has returned");
    }

    private long opens() {
        world.point();
        synchronized (world) {
            world.require(
                    !(outer instanceof HandleModel within && within.closed), "a handle was opened in a closed one");
            world.require(!outer.allBack, "a handle was opened after all was said to be back");
            world.require(Machine.isOpen(port.handle), "a handle was opened on a port that is closed");
            opened = true;
        }
        world.point();
        return value();
    }

    private void close(long value) {
        world.point();
        synchronized (world) {
            world.require(value == value(), "a closer was given the handle " + value);
            world.require(opened && !closed, "handle " + number + " was closed twice, or before it was opened");
            world.require(inside == 0, "handle " + number + " was closed under a call");
            world.require(
                    world.device.pendingIn(this).allMatch(use -> use.operation.isAbandoned()),
                    "handle " + number + " was closed under an operation");
            world.handles()
                    .filter(other -> other != this && other.isIn(this) && other.opened)
                    .forEach(
                            other -> world.require(other.closed, "handle " + number + " was closed before one inside"));
            closed = true;
        }
        world.point();
        switch (plan.closing()) {
            case SUCCEEDS -> {}
            case IS_REFUSED -> throw WindowsException.of("CloseThing", 5);
            case THROWS -> throw new Planned("closer");
            case THROWS_ERROR -> throw new AssertionError("planned");
        }
    }

    private void cancelAll(long value) {
        world.point();
        synchronized (world) {
            world.require(!closed, "handle " + number + " was asked to cancel all after its close");
            askedAll = true;
            world.device
                    .pendingIn(this)
                    .filter(use -> use.operation.scope == this)
                    .toList()
                    .forEach(use -> {
                        use.asked++;
                        use.cancelling = true;
                    });
        }
        world.device.wake();
    }

    private void givingUp() {
        synchronized (world) {
            world.require(!gaveUp, "handle " + number + " was given up twice");
            gaveUp = true;
        }
    }
}
