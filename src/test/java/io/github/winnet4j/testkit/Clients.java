// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clients of Windows in a few words, by the raw layer. */
final class Clients {
    private Clients() {}

    static int openCode() {
        return Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, new int[1], new long[1]);
    }

    /** The handle; what a rule put there, when one did. */
    static long open() {
        long[] client = {-4711};
        int code = Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, new int[1], client);
        if (code != WinError.ERROR_SUCCESS) {
            throw new IllegalStateException("WlanOpenHandle answered " + code);
        }
        return client[0];
    }

    static int close(long client) {
        return Wlanapi.WlanCloseHandle(client, 0);
    }

    static long openDirect() {
        long[] client = new long[1];
        int code = Wlanapi.WFDOpenHandle(Wlanapi.WFD_API_VERSION, new int[1], client);
        if (code != WinError.ERROR_SUCCESS) {
            throw new IllegalStateException("WFDOpenHandle answered " + code);
        }
        return client[0];
    }

    /** A long life of that many calls, wild but the same for the same seed. Leaves nothing open that it knows of. */
    static void live(long seed, int calls) {
        Random random = new Random(seed);
        List<Long> wlan = new ArrayList<>();
        List<Long> direct = new ArrayList<>();
        long[] handle = new long[1];
        for (int i = 0; i < calls; i++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (Wlanapi.WlanOpenHandle(2, 0, new int[1], handle) == 0) {
                        wlan.add(handle[0]);
                    }
                }
                case 1 -> {
                    if (Wlanapi.WFDOpenHandle(1, new int[1], handle) == 0) {
                        direct.add(handle[0]);
                    }
                }
                case 2 -> Wlanapi.WlanEnumInterfaces(any(random, wlan), 0, new byte[random.nextInt(600)], new int[1]);
                case 3 -> Wlanapi.WFDCancelOpenSession(any(random, direct));
                case 4 -> closeOne(random, wlan, false);
                default -> closeOne(random, direct, true);
            }
        }
        while (!wlan.isEmpty()) {
            closeOne(random, wlan, false);
        }
        while (!direct.isEmpty()) {
            closeOne(random, direct, true);
        }
    }

    private static long any(Random random, List<Long> handles) {
        return handles.isEmpty() ? 0 : handles.get(random.nextInt(handles.size()));
    }

    private static void closeOne(Random random, List<Long> handles, boolean direct) {
        if (!handles.isEmpty()) {
            int which = random.nextInt(handles.size());
            int code = direct ? Wlanapi.WFDCloseHandle(handles.get(which)) : close(handles.get(which));
            if (code == WinError.ERROR_SUCCESS) {
                handles.remove(which);
            }
        }
    }
}
