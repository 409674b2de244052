// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;

/**
 * The two functions by JNA, in both of its ways. A HANDLE is a {@code long} here, which is JNA's fastest type for it;
 * the types of jna-platform cost more.
 */
final class Jna {
    private Jna() {}

    /** Interface mapping. */
    interface Wlanapi extends Library {
        Wlanapi DLL = Native.load("wlanapi", Wlanapi.class);

        int WlanCloseHandle(long hClientHandle, long pReserved);
    }

    /** Interface mapping. */
    interface Mpr extends Library {
        Mpr DLL = Native.load("mpr", Mpr.class);

        int WNetCancelConnectionA(String lpName, boolean fForce);
    }

    /** Direct mapping. */
    static final class DirectWlanapi {
        static {
            Native.register(DirectWlanapi.class, "wlanapi");
        }

        private DirectWlanapi() {}

        static native int WlanCloseHandle(long hClientHandle, long pReserved);
    }

    /** Direct mapping. */
    static final class DirectMpr {
        static {
            Native.register(DirectMpr.class, "mpr");
        }

        private DirectMpr() {}

        static native int WNetCancelConnectionA(String lpName, boolean fForce);
    }

    /** The way back: a function that calls Java. */
    interface Event extends Callback {
        int invoke(long a, long b, int c, int d);
    }
}
