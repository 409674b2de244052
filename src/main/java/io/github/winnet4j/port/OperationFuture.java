// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.win32.WinError;

/** The end of one use of an operation; it is made when somebody asks for it. Knows which use it is of. */
final class OperationFuture extends PendingFuture<Completion> {
    private final Operation operation;

    /** The number of the use, as the life of the operation has it; 0 for one before the first. */
    volatile int use;

    OperationFuture(Operation operation, int use) {
        super(operation.port().driver);
        this.operation = operation;
        this.use = use;
    }

    @Override
    public boolean cancel() {
        return operation.cancelUse(use);
    }

    void end(String function, int code, long bytes, long offset) {
        if (isDone()) {
            return;
        }
        if (code == WinError.ERROR_SUCCESS) {
            end(new Completion(code, bytes, offset));
        } else if (code == WinError.ERROR_OPERATION_ABORTED || code == WinError.ERROR_ABANDONED_WAIT_0) {
            fail(new OperationCancelledException(function, code, ""));
        } else {
            fail(WindowsException.of(function, code));
        }
    }
}
