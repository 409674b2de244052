// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Native;

/** A program of {@link StartupTopic}: one call by JNA's direct mapping. */
public final class StartupJna {
    static {
        Native.register(StartupJna.class, "wlanapi");
    }

    private StartupJna() {}

    static native int WlanCloseHandle(long hClientHandle, long pReserved);

    public static void main(String[] arguments) {
        StartupCode.check(WlanCloseHandle(0, 0));
    }
}
