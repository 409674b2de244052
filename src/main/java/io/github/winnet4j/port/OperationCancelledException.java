// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.WindowsException;

/** The operation ended because somebody cancelled it, or because its port was closed. */
public final class OperationCancelledException extends WindowsException {
    private static final long serialVersionUID = 1L;

    OperationCancelledException(String function, int code) {
        this(function, code, "");
    }

    /**
     * For the families, whose operations may end as cancelled with other codes than those of the port.
     *
     * @param function Windows' own name of the function
     * @param code the code that Windows answered with
     * @param advice what the caller can do, or an empty string
     */
    public OperationCancelledException(String function, int code, String advice) {
        super(function, code, advice);
    }
}
