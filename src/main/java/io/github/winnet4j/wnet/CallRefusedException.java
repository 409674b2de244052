// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import java.util.concurrent.RejectedExecutionException;

/** Too many calls with a deadline are waiting for Windows already; nothing was begun. */
public final class CallRefusedException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    CallRefusedException(String message) {
        super(message);
    }
}
