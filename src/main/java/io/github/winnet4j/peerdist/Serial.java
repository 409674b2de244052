// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps of which Windows wants one at a time: each starts when the one before it has ended, whichever threads add them.
 */
final class Serial {
    private final ArrayDeque<Step<?>> waiting = new ArrayDeque<>();
    private @Nullable Step<?> current;

    void add(Step<?> step) {
        addAll(List.of(step));
    }

    /** Without others between them. */
    void addAll(List<? extends Step<?>> steps) {
        steps.forEach(step -> step.isIn(this));
        synchronized (this) {
            waiting.addAll(steps);
            if (current != null) {
                return;
            }
            current = steps.get(0); // its turn: nothing that is next can be seen before
        }
        next();
    }

    /** The next one's turn: the current one has ended. */
    void next() {
        Step<?> next;
        synchronized (this) {
            do {
                next = waiting.pollFirst();
            } while (next != null && next.isEnded()); // cancelled meanwhile
            current = next;
        }
        if (next != null) {
            next.run();
        }
    }

    /** Those that Windows hasn't got end as cancelled. */
    void cancelWaiting() {
        List<Step<?>> all;
        synchronized (this) {
            all = new ArrayList<>(waiting);
        }
        all.forEach(Step::cancelWaiting);
    }

    void cancelCurrent() {
        Step<?> step;
        synchronized (this) {
            step = current;
        }
        if (step != null) {
            step.cancel();
        }
    }
}
