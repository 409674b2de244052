// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/**
 * A function of the hosted network failed, and Windows has given a reason for it.
 *
 * @since 0.1.0
 */
public final class HostedNetworkException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /** The number of the reason. */
    private final int reason;

    private HostedNetworkException(String function, int code, HostedNetworkReason reason) {
        super(function, code, reason + ": " + reason.text());
        this.reason = reason.code();
    }

    /** {@return why} */
    public HostedNetworkReason reason() {
        return new HostedNetworkReason(reason);
    }

    /** What has a type of its own everywhere has it here; a failure without a reason is a plain one. */
    static void check(String function, int code, int reason) {
        if (code == WinError.ERROR_SUCCESS) {
            return;
        }
        WindowsException plain = WlanErrors.of(function, code);
        throw plain.getClass() != WindowsException.class || reason == HostedNetworkReason.SUCCESS.code()
                ? plain
                : new HostedNetworkException(function, code, new HostedNetworkReason(reason));
    }
}
