// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.port.CompletionPort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Operations of which Windows wants one at a time: each starts when the one before it has ended, whichever threads add
 * them.
 */
final class OperationQueue {
    private final ArrayDeque<SingleOperation> waiting = new ArrayDeque<>();
    private @Nullable SingleOperation current;

    void add(SingleOperation operation) {
        addAll(List.of(operation));
    }

    /** Without others between them. */
    private void addAll(List<SingleOperation> operations) {
        operations.forEach(operation -> operation.isIn(this));
        synchronized (this) {
            waiting.addAll(operations);
            if (current != null) {
                return;
            }
            current = operations.get(0); // its turn: nothing that is next can be seen before
        }
        next();
    }

    /**
     * Adds several that are one: it ends when the last has ended, or when the first fails, which cancels the rest.
     *
     * @param answer what it answers; asked for when all have ended well
     */
    <T> Pending<T> addAll(CompletionPort port, List<SingleOperation> operations, Supplier<T> answer) {
        Whole<T> whole = new Whole<>(port, operations);
        SingleOperation last = operations.get(operations.size() - 1);
        for (SingleOperation operation : operations) {
            DependentFuture.whenDone(operation, problem -> {
                if (problem != null) {
                    if (whole.ends()) { // the others' ends are of our making
                        whole.fail(problem);
                        operations.forEach(SingleOperation::cancelWaiting);
                    }
                } else if (operation == last) {
                    whole.answer(answer);
                }
            });
        }
        addAll(operations);
        return whole;
    }

    private static final class Whole<T> extends PendingFuture<T> {
        private final List<SingleOperation> operations;

        private final AtomicBoolean failed = new AtomicBoolean();

        Whole(CompletionPort port, List<SingleOperation> operations) {
            super(Completers.of(port));
            this.operations = operations;
        }

        void answer(Supplier<T> answer) {
            T value;
            try {
                value = answer.get();
            } catch (Throwable e) { // no memory
                fail(e);
                return;
            }
            end(value);
        }

        /** The first of them has failed: there is nothing to cancel any more, though the others wait for a moment. */
        boolean ends() {
            return failed.compareAndSet(false, true);
        }

        /** First those that wait, so that none of them starts when the one in progress has ended. */
        @Override
        public boolean cancel() {
            if (failed.get()) {
                return false;
            }
            boolean accepted = false;
            for (int i = operations.size() - 1; i >= 0; i--) {
                accepted |= operations.get(i).cancel();
            }
            return accepted;
        }
    }

    /** The next one's turn: the current one has ended. */
    void next() {
        SingleOperation next;
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
        List<SingleOperation> all;
        synchronized (this) {
            all = new ArrayList<>(waiting);
        }
        all.forEach(SingleOperation::cancelWaiting);
    }

    /** Those, and the one that Windows has, if it will. */
    void cancelAll() {
        cancelWaiting();
        SingleOperation started;
        synchronized (this) {
            started = current;
        }
        if (started != null) {
            started.cancel();
        }
    }
}
