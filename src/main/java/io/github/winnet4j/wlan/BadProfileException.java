// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/** Windows refused a profile: 1206 ERROR_BAD_PROFILE. The reason says what is wrong with it. */
public final class BadProfileException extends WindowsException {
    private static final long serialVersionUID = 1L;

    private final int reason;

    BadProfileException(String function, WlanReason reason) {
        super(function, WinError.ERROR_BAD_PROFILE, reason + ": " + reason.text());
        this.reason = reason.code();
    }

    /** {@return what is wrong with the profile} */
    public WlanReason reason() {
        return new WlanReason(reason);
    }
}
