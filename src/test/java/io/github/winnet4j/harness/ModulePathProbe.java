// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The program of a JVM with the library and the testkit on its module path. */
public final class ModulePathProbe {
    private ModulePathProbe() {}

    public static void main(String[] arguments) throws Exception {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        Class<?> simulator = loader.loadClass("io.github.winnet4j.testkit.Simulator");
        System.out.println(simulator.getModule());
        Object windows = simulator.getMethod("install").invoke(null);
        loader.loadClass("io.github.winnet4j.win32.Wlanapi")
                .getMethod("WlanCloseHandle", long.class, long.class)
                .invoke(null, 0L, 0L);
        System.out.println("simulated=" + simulator.getMethod("misuses").invoke(windows));
        Method bind = loader.loadClass("io.github.winnet4j.internal.testkit.ModuleBinding")
                .getMethod("bind", String.class, long.class);
        try {
            bind.invoke(null, "wlanapi.dll", 0L);
        } catch (IllegalAccessException e) {
            System.out.println("refused: " + e);
        } catch (InvocationTargetException e) {
            System.out.println("not refused: " + e.getCause());
        }
    }
}
