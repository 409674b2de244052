// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/**
 * Windows refused a profile: 1206 ERROR_BAD_PROFILE. The reason says what is wrong with it. A temporary profile is
 * refused by WlanConnect with 87 ERROR_INVALID_PARAMETER, which doesn't say why: the reason is unknown then.
 *
 * @since 0.1.0
 */
public final class BadProfileException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /** WLAN_REASON_CODE_UNKNOWN. */
    private static final int UNKNOWN = 0x10001;

    /** The number of the reason. */
    private final int reason;

    BadProfileException(String function, WlanReason reason) {
        super(function, WinError.ERROR_BAD_PROFILE, reason + ": " + reason.text());
        this.reason = reason.code();
    }

    private BadProfileException(String function, int code, String advice) {
        super(function, code, advice);
        reason = UNKNOWN;
    }

    /** Refused by a function that has no reason to give. */
    static BadProfileException temporary(int code) {
        return new BadProfileException(
                "WlanConnect",
                code,
                "The temporary profile was refused, and WlanConnect doesn't say why: WlanProfiles.set says why for the"
                        + " same profile.");
    }

    /** {@return what is wrong with the profile; of a temporary one that is not known} */
    public WlanReason reason() {
        return new WlanReason(reason);
    }
}
