// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;

/** The operation ended because somebody cancelled it, or because its port was closed. */
public final class OperationCancelledException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /** For the families; an operation makes its own. */
    public OperationCancelledException(String function, int code) {
        super(function, code, "");
    }
}
