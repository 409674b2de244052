// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import com.sun.management.OperatingSystemMXBean;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.Wlanapi;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The program that a JVM of its own runs: deploys an application again and again, each time in a class loader of its
 * own that is collected before the next one, and prints what the process has at regular intervals.
 */
public final class RedeployProbe {
    private static final Duration LONG = Duration.ofSeconds(30);

    private RedeployProbe() {}

    /** What the application does, how often it is deployed, and when to look. */
    public static void main(String[] arguments) throws Exception {
        String application = arguments[0];
        int times = Integer.parseInt(arguments[1]);
        int each = Integer.parseInt(arguments[2]);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int time = 1; time <= times; time++) {
            WeakReference<ClassLoader> loader = deploy(application);
            while (loader.get() != null || Sabotage.loaded()) {
                System.gc();
                Thread.sleep(1); // the collector has no event
            }
            if (time % each == 0) {
                System.out.println(time + " " + process.getCommittedVirtualMemorySize() / 1024 + " KB "
                        + PipeIo.handles() + " handles " + Thread.activeCount() + " threads " + Slots.slabs()
                        + " slabs");
            }
        }
    }

    private static WeakReference<ClassLoader> deploy(String application) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(RedeployProbe.class.getName())
                    .getMethod(application)
                    .invoke(null);
            return new WeakReference<>(loader);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] files = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
        URL[] urls = new URL[files.length];
        for (int i = 0; i < files.length; i++) {
            urls[i] = new File(files[i]).toURI().toURL();
        }
        return urls;
    }

    // -- applications

    /** One without the library: what a class loader costs. */
    public static void none() {}

    /** One with another DLL, without natives. */
    public static void dll() {
        System.load(System.getProperty("winnet4j.test.dll"));
    }

    /** One with as many threads as {@link #ports} has. */
    public static void threads() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(null, () -> {}, "its own", 0, false);
            thread.start();
            thread.join();
        }
    }

    /** One that calls a function of each of Windows' DLLs. */
    public static void calls() {
        Wlanapi.WlanCloseHandle(0, 0);
        Peerdist.PeerDistClientCancelAsyncOperation(0, 0, 0);
        Mpr.WNetCancelConnectionA("Q:", false);
    }

    /** One that has ports of both kinds, operations and a channel, and closes them. */
    public static void ports() throws InterruptedException {
        try (CompletionPort port = CompletionPort.start();
                CompletionPort polled = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 4, 8, (bytes, size) -> {});
                Operation operation = port.operation();
                Operation another = polled.operation()) {
            operation.start("Probe", token -> port.post(token, 0, 17));
            another.start("Probe", token -> polled.post(token, 0, 17));
            if (!operation.await(LONG) || polled.poll(LONG) != 1 || channel.dropped() != 0) {
                throw new IllegalStateException("lost");
            }
        }
    }
}
