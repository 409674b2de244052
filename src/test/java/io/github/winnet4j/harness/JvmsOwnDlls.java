// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets the JVM load its iphlpapi.dll before this library does. Wine's own lacks a function that Java wants since 21, so
 * one that has it lies beside java.exe; but once Wine's was loaded by its path, as this library loads what it needs,
 * the JVM gets that one, and ends when it looks at interfaces, for a SecureRandom too. Windows has one that has all.
 */
public final class JvmsOwnDlls implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            try {
                NetworkInterface.getByName("none");
            } catch (SocketException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
