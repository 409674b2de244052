// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.Operation;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a client does with handles and ports that may be closed meanwhile, and with their closes. */
final class Closings {
    /** CompletionPort waits that much longer for a driver that is about to give up. */
    private static final long GRACE = 1_000_000_000;

    private final World world;

    Closings(World world) {
        this.world = world;
    }

    void useHandle(HandleModel model) {
        if (!model.handle.tryEnter()) {
            synchronized (world) {
                world.require(model.isClosing(), "a handle refused a call without a reason");
            }
            return;
        }
        synchronized (world) {
            model.inside++;
            world.require(!model.closed, "a call got into a handle that is closed");
        }
        world.point();
        world.point();
        synchronized (world) {
            model.inside--;
        }
        model.handle.exit();
    }

    void begin(HandleModel model, Consumer<HandleModel> how) {
        closing(model, false, () -> {
            how.accept(model);
            return false;
        });
    }

    void close(HandleModel model, Duration within, boolean inHandler) {
        long begin = Machine.now();
        closing(model, !inHandler, () -> model.handle.close(within));
        if (!inHandler) {
            world.actions.inTime("the close of a handle", begin, within, Actions.A_MOMENT);
            atOnce(model.port, "handle " + model.number, begin);
        }
    }

    void close(PortModel model, Duration within, boolean inHandler) {
        long begin = Machine.now();
        boolean waits = !inHandler && !model.port.inHandler();
        boolean all = closing(model, waits, () -> model.port.close(within));
        if (all) {
            synchronized (world) {
                world.require(!Machine.isOpen(model.handle), "a port said that all was back and is open");
                world.require(
                        world.device.pendingIn(model).findAny().isEmpty(),
                        "a port said that all was back, and the device has some");
            }
        }
        if (waits) {
            world.actions.inTime("the close of a port", begin, within, GRACE + Actions.A_MOMENT);
            atOnce(model, "port " + model.number, begin);
        }
    }

    /** Nothing is in the way: the device answers all that it has, and others are only slow. */
    private void atOnce(PortModel port, String what, long begin) {
        long took = Machine.now() - begin;
        boolean inTheWay = world.program.handlersBlock()
                || port.mayStay
                || port.isConfined()
                || world.ports.stream().anyMatch(other -> other.mayStay);
        world.require(
                !world.controlled || inTheWay || took <= Actions.A_MOMENT || Machine.stuck(),
                what + " was closed only after " + Duration.ofNanos(took) + " with nothing in the way");
    }

    /** The time of the close that holds is over: what the device hasn't given back by then is abandoned. */
    private void gaveUp(ScopeModel model) {
        world.device
                .pendingIn(model)
                .filter(use -> use.returned && !isKept(use.operation.scope, model))
                .forEach(use -> use.operation.require(
                        use.operation.operation.state() != Operation.State.PENDING || Machine.stuck(),
                        use + " is in progress after the time to close it"));
    }

    /** Only the port gives it up: something between it and what was closed says so. */
    private static boolean isKept(ScopeModel inner, ScopeModel closed) {
        if (closed instanceof PortModel) {
            return false;
        }
        for (ScopeModel scope = inner; scope != closed.outer; scope = scope.outer) {
            if (scope instanceof HandleModel handle && handle.plan.keepsWhatIsInside()) {
                return true;
            }
        }
        return false;
    }

    /** @param waits until its deadline, which holds when nothing was closed before */
    private boolean closing(ScopeModel model, boolean waits, BooleanSupplier how) {
        boolean first;
        int closes;
        synchronized (world) {
            first = !model.isClosing();
            model.closeBegins();
            closes = model.closes();
        }
        boolean all = false;
        try {
            all = how.getAsBoolean();
        } catch (WindowsException | Planned | AssertionError e) {
            world.require(
                    model instanceof HandleModel handle && handle.plan.closing() != Program.Closing.SUCCEEDS,
                    "a close threw " + e);
        } finally {
            synchronized (world) {
                model.closers--;
                model.closeReturned = true;
                model.allBack |= all;
            }
        }
        synchronized (world) {
            world.handles().filter(handle -> handle.isIn(model)).forEach(HandleModel::requireClosingWithOuter);
            if (first) {
                askedToEnd(model);
                if (waits && model.closes() == closes) { // else another's time may be the one that holds
                    gaveUp(model);
                }
            }
        }
        return all;
    }

    /** Everything inside was asked to end. */
    private void askedToEnd(ScopeModel model) {
        List<Use> inside = world.device.pendingIn(model).toList();
        for (Use use : inside) {
            ScopeModel scope = use.operation.scope;
            boolean asksAll = scope instanceof HandleModel handle && handle.plan.cancelsAll();
            if (!asksAll && !scope.isBeingClosed()) {
                use.operation.requireAsked(
                        use, "the close of " + (model instanceof PortModel ? "port " : "handle ") + model.number);
            }
        }
    }
}
