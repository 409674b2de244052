// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import io.github.winnet4j.internal.NativeLibrary;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Windows in memory, for JVMs on Linux: the whole library over the simulator, without Wine (native/test/windows).
 *
 * <p>A JVM has it that is started by {@code toolchains/test/memory.sh}, or with the options that it prints. The file of
 * that library is the testkit's DLL too, so it has to be loaded before the first need of that one: JUnit's launcher
 * finds this class as a service and does it, other programs call {@link #load}.
 */
public final class WindowsInMemory implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        load();
    }

    /** Loads the library if this JVM was started so. */
    public static void load() {
        String later = System.getProperty("winnet4j.test.os.name");
        if (later != null) { // of a JVM that had sockets before, which are those of the system that it says it is
            System.setProperty("os.name", later);
        }
        if (isHere()) {
            NativeLibrary.require();
        }
    }

    /** {@return whether this JVM was started so} */
    public static boolean isHere() {
        return System.getProperty("os.name").equals("Windows in memory");
    }
}
