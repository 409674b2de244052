// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.internal.future.PendingFuture;

/** The end of one use of an operation; it is made when somebody asks for it. Knows which use it is of. */
final class OperationFuture<T> extends PendingFuture<T> {
    final Operation.Meaning<T> meaning;
    private final OperationUses operation;

    /** The number of the use, as the life of the operation has it; 0 for one before the first. */
    volatile int use;

    OperationFuture(OperationUses operation, int use, Operation.Meaning<T> meaning) {
        super(operation.port().driver);
        this.operation = operation;
        this.use = use;
        this.meaning = meaning;
    }

    @Override
    public boolean cancel() {
        return operation.cancelUse(use);
    }

    void end(String function, int code, long bytes, long offset) {
        if (isDone()) {
            return;
        }
        T result;
        try {
            result = meaning.of(function, code, bytes, offset);
        } catch (Throwable e) { // that is how it says that it failed
            fail(e);
            return;
        }
        end(result);
    }
}
