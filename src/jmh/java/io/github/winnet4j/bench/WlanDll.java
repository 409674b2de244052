// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

/** Wi-Fi by plain C++ on the simulator, of winnet4j-bench.dll: native/bench/wlan.cpp. */
final class WlanDll {
    static {
        BenchDll.wineVersion(); // loads the DLL
    }

    private WlanDll() {}

    /** That many clients, opened and closed; the sum of the codes. */
    static native int openClose(int count);

    /** That many lists of the interfaces; the sum of all states. */
    static native int enumerate(long client, int count);

    /** That many lists of the stations; the sum of all signals. */
    static native int stations(long client, byte[] guid, int count);

    /** Registers that function for notifications; 0: one in C++ that counts. */
    static native int registerCallback(long client, long function);

    /** How many that one has counted. */
    static native long counted();
}
