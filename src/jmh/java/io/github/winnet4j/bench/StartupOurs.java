// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.win32.Wlanapi;

/** A program of {@link StartupTopic}: one call by this library. */
public final class StartupOurs {
    private StartupOurs() {}

    public static void main(String[] arguments) {
        StartupCode.check(Wlanapi.WlanCloseHandle(0, 0));
    }
}
