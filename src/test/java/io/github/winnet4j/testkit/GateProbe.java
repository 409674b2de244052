// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.internal.testkit.ModuleBinding;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Wlanapi;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The program of the JVMs in which {@link GateTest} checks what answers: Windows or the simulator. */
final class GateProbe {
    private GateProbe() {}

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            switch (argument) {
                case "call" -> System.out.println("WlanCloseHandle=" + Wlanapi.WlanCloseHandle(0, 0));
                case "ask" ->
                    System.out.println(
                            "asked=" + Availability.of("WlanCloseHandle").state());
                case "install" -> install();
                case "bind" -> bind();
                case "extension" -> extension();
                case "mpr" -> System.out.println("WNetCancelConnectionA=" + Mpr.WNetCancelConnectionA("Q:", false));
                default -> {
                    Simulator windows = Simulator.install(Family.WLAN);
                    System.out.print(SimulatorTest.life(windows, Long.parseLong(argument)));
                    System.out.println("hash=" + windows.command("trace hash"));
                }
            }
        }
    }

    private static void install() {
        try {
            Simulator windows = Simulator.install(Family.WLAN);
            System.out.println("installed, in " + Simulator.class.getModule());
            Wlanapi.WlanCloseHandle(0, 0);
            System.out.println("simulated=" + windows.misuses());
        } catch (IllegalStateException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    private static void extension() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(SimulatedWindowsTest.ClosesLate.class))
                                .build(),
                        listener);
        System.out.println("failures=" + listener.getSummary().getTotalFailureCount());
        listener.getSummary()
                .getFailures()
                .forEach(failure ->
                        System.out.println("refused: " + failure.getException().getMessage()));
    }

    /** What stands behind the gate shows if Windows' own DLL was taken: only then it is too late. */
    private static void bind() {
        try {
            System.out.println("bind=" + ModuleBinding.bind("wlanapi.dll", SimulatorNatives.module()));
        } catch (IllegalAccessError e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
