// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import io.github.winnet4j.win32.WinError;

/**
 * What the openings of Wi-Fi Direct sessions have last said of group policy. Windows has no function to ask without
 * opening one.
 */
public final class SessionPolicy {
    private static volatile boolean forbids;

    private SessionPolicy() {}

    /** {@return true when the last opening was answered that Wi-Fi Direct is switched off} */
    public static boolean forbids() {
        return forbids;
    }

    /**
     * An opening has begun, ended or been refused.
     *
     * @param code what Windows answered
     */
    public static void answered(int code) {
        boolean now = code == WinError.ERROR_INVALID_STATE;
        if (now != forbids) {
            forbids = now;
        }
    }
}
