// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls are with Windows already, or wait for their turn, or there is no memory for a thread; nothing was
 * begun.
 *
 * @since 0.1.0
 */
public final class CallRefusedException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    CallRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
