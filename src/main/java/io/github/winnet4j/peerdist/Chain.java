// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Several steps as one: it ends when the last has ended, or when the first fails, which cancels the rest. */
final class Chain {
    private Chain() {}

    /** @param answer what it answers; asked for when all have ended well */
    static <T> Pending<T> of(Serial line, List<Step<Void>> steps, Supplier<T> answer) {
        CompletableFuture<T> whole = new CompletableFuture<>();
        AtomicBoolean failed = new AtomicBoolean();
        Step<Void> last = steps.get(steps.size() - 1);
        for (Step<Void> step : steps) {
            step.future.whenComplete((done, problem) -> {
                if (problem != null) {
                    if (failed.compareAndSet(false, true)) { // the others' ends are of our making
                        steps.forEach(Step::cancelWaiting);
                        whole.completeExceptionally(problem);
                    }
                } else if (step == last) {
                    whole.complete(answer.get());
                }
            });
        }
        line.addAll(steps);
        return new Pending<>(whole, () -> cancel(steps));
    }

    /** First those that wait, so that none of them starts when the one in progress has ended. */
    private static boolean cancel(List<Step<Void>> steps) {
        boolean accepted = false;
        for (int i = steps.size() - 1; i >= 0; i--) {
            accepted |= steps.get(i).cancel();
        }
        return accepted;
    }
}
