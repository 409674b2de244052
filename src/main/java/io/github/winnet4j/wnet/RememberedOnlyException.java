// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.WinError;
import org.jspecify.annotations.Nullable;

/**
 * The device is remembered for a connection that isn't there now: 1201 ERROR_CONNECTION_UNAVAIL. Not the same as no
 * connection at all, which is a {@link NotConnectedException}: the device isn't free, and connecting again may do.
 *
 * @since 0.1.0
 */
public final class RememberedOnlyException extends NetworkException {
    private static final long serialVersionUID = 1L;

    /** The remembered connection, or null. */
    private final @Nullable String remoteName;

    RememberedOnlyException(String function, @Nullable String remoteName) {
        super(
                function,
                WinError.ERROR_CONNECTION_UNAVAIL,
                (remoteName != null ? "It is remembered for " + remoteName + ". " : "")
                        + "Connect it again, or forget it." + LogonSession.hint());
        this.remoteName = remoteName;
    }

    /** {@return where it would lead; null when the profile doesn't say} */
    public @Nullable String remoteName() {
        return remoteName;
    }
}
