// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.Family;
import io.github.winnet4j.internal.testkit.LogonBinding;
import io.github.winnet4j.internal.testkit.ModuleBinding;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of Windows' DLLs the simulator has taken the place of, in this class loader's copy of the library. */
final class Installation {
    private static final Set<String> BOUND = new HashSet<>();

    private Installation() {}

    /** Takes the place of the DLLs of those families, as far as it hasn't. */
    static synchronized void include(Set<Family> families) {
        if (!Simulator.isSupported()) {
            throw new UnsupportedOperationException("the simulator needs Windows, or Wine; this is "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
        Set<String> dlls = families.stream().map(Family::dll).collect(Collectors.toCollection(TreeSet::new));
        if (dlls.contains(Family.WLAN.dll())) {
            // Of their functions the library knows those for the interfaces of Wi-Fi, and for paired devices, alone.
            dlls.add("iphlpapi.dll");
            dlls.add("cfgmgr32.dll");
        }
        for (String dll : dlls) {
            if (!BOUND.contains(dll)) {
                bind(dll);
                BOUND.add(dll);
                if (dll.equals(Family.NETWORK_CONNECTIONS.dll())) {
                    LogonBinding.bind(() -> SimulatorNatives.command("logon"));
                }
            }
        }
    }

    static synchronized boolean isDone() {
        return !BOUND.isEmpty();
    }

    private static void bind(String dll) {
        switch (ModuleBinding.bind(dll, SimulatorNatives.module())) {
            case BOUND -> {}
            case ALREADY_BOUND ->
                throw new IllegalStateException("something else has taken the place of " + dll
                        + " in this process: the testkit of another class loader?");
            case TOO_LATE ->
                throw new IllegalStateException("Windows' own " + dll
                        + " is in use in this process already, and stays. Install the simulator before"
                        + " anything calls winnet4j or asks"
                        + " Availability: first thing in main, or in a JVM of its own for these tests"
                        + " (Surefire: an execution of its own"
                        + " for the tag simulated-windows, or reuseForks=false).");
        }
    }
}
