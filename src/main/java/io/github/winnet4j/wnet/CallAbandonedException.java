// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A call had no answer by its deadline. Windows can't cancel it: it is abandoned, goes on, and may still succeed;
 * {@link #late()} has. Or it had not even begun, since other calls were in the way: then it never will
 * ({@link #wasBegun}).
 *
 * @since 0.1.0
 */
public final class CallAbandonedException extends TimeoutException {
    private static final long serialVersionUID = 1L;

    /** True when the call had begun. */
    private final boolean begun;

    private final transient CompletableFuture<?> late;

    CallAbandonedException(String what, Duration deadline, boolean begun, CompletableFuture<?> late) {
        super(what + " had no answer within " + deadline
                + (begun
                        ? ". Windows can't cancel it: the call is abandoned, and may still succeed."
                        : "; it had not begun, and never will."));
        this.begun = begun;
        this.late = late;
    }

    /** {@return true if Windows was asked at all} */
    public boolean wasBegun() {
        return begun;
    }

    /**
     * Ends when Windows has answered after all: with what the call would have brought, or as it would have failed. Ends
     * as cancelled when the call never began.
     *
     * @return a future of the answer that came too late
     */
    public CompletableFuture<?> late() {
        return late != null ? late : new CompletableFuture<>(); // another JVM can't be informed
    }
}
