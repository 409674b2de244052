// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

/** What a figure means nothing without: the processor, the Windows, the JVM. */
final class Machine {
    private Machine() {}

    static String facts() {
        String wine = BenchDll.wineVersion();
        // Set by the script that keeps this process on one CPU; the JVM itself doesn't see it under Wine.
        String cpu = System.getenv("WINNET4J_CPU");
        return BenchDll.cpuName().strip() + (cpu == null || cpu.isEmpty() ? "" : ", CPU " + cpu + " alone") + "; "
                + (wine == null ? property("os.name") + " " + property("os.version") : "Wine " + wine) + "; "
                + property("java.vm.name") + " " + property("java.vm.version") + " (" + property("java.vendor") + ")";
    }

    private static String property(String name) {
        return System.getProperty(name);
    }
}
