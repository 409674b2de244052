// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wnet.NetworkConnections;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program that {@link ChildJvm} runs: uses the library as an application would, and prints how that went. */
public final class Probe {
    private Probe() {}

    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) {
            String[] pair = unescape(argument).split("=", 2);
            switch (pair[0]) {
                case "set" -> System.setProperty(pair[1].split(":", 2)[0], pair[1].split(":", 2)[1]);
                case "load" -> System.load(pair[1]);
                case "call" -> call();
                case "trace" -> trace();
                case "interrupt" -> Thread.currentThread().interrupt();
                case "interrupted" -> System.out.println("interrupted=" + Thread.interrupted());
                case "redeploys" -> redeploys(Integer.parseInt(pair[1]));
                case "loaders" -> loaders(Integer.parseInt(pair[1]));
                default -> throw new IllegalArgumentException(argument);
            }
        }
    }

    private static void call() {
        try {
            System.out.println("WlanCloseHandle=" + Wlanapi.WlanCloseHandle(0, 0));
            System.out.println("WFDCloseSession=" + Wlanapi.WFDCloseSession(0));
            System.out.println("WFDCancelOpenSession=" + Wlanapi.WFDCancelOpenSession(0));
            System.out.println("WNetCancelConnectionA=" + Mpr.WNetCancelConnectionA("Q:", false));
            System.out.println("PeerDist=" + Peerdist.PeerDistClientCancelAsyncOperation(0, 0, 0));
            System.out.println("module=" + Wlanapi.class.getModule().getName());
        } catch (UnsatisfiedLinkError e) {
            System.out.println("refused: " + e.getMessage());
            try {
                Wlanapi.WlanCloseHandle(0, 0);
                System.out.println("but not the second time");
            } catch (UnsatisfiedLinkError again) {
                System.out.println(
                        again.getMessage().equals(e.getMessage()) ? "the JVM goes on" : "differently: " + again);
            }
        }
    }

    /** As an application that logs what it catches. */
    private static void trace() {
        try {
            System.out.println("WlanCloseHandle=" + Wlanapi.WlanCloseHandle(0, 0));
        } catch (UnsatisfiedLinkError e) {
            StringWriter words = new StringWriter();
            e.printStackTrace(new PrintWriter(words));
            System.out.println(words);
        }
    }

    /** Loads the library once in each of that many class loaders. */
    private static void loaders(int count) throws Exception {
        URL[] urls = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(java.io.File.pathSeparator)))
                .map(Probe::url)
                .toArray(URL[]::new);
        List<URLClassLoader> loaders = new ArrayList<>(); // reachable, so that none is unloaded
        for (int i = 0; i < count; i++) {
            URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            loaders.add(loader);
            Class<?> raw = loader.loadClass("io.github.winnet4j.win32.Wlanapi");
            try {
                Object code =
                        raw.getMethod("WlanCloseHandle", long.class, long.class).invoke(null, 0L, 0L);
                System.out.println("loader " + i + ": " + code);
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println("loader " + i + ": " + e.getCause().getMessage());
            }
        }
        System.out.println(loaders.size() + " loaders");
    }

    /** An application that is loaded, asks for its network connections with a deadline, and ends; again and again. */
    private static void redeploys(int count) throws Exception {
        URL[] urls = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(java.io.File.pathSeparator)))
                .map(Probe::url)
                .toArray(URL[]::new);
        for (int i = 0; i < count; i++) {
            try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
                Thread.currentThread().setContextClassLoader(loader);
                loader.loadClass(Application.class.getName()).getMethod("serve").invoke(null);
            } finally {
                Thread.currentThread().setContextClassLoader(null);
            }
        }
        System.out.println(count + " redeploys");
    }

    /** In a class loader of its own. */
    public static final class Application {
        private Application() {}

        public static void serve() {
            for (int i = 0; i < 3; i++) {
                NetworkConnections.callAsync(() -> Mpr.WNetCancelConnectionA("Q:", false), Duration.ofHours(1))
                        .future()
                        .join();
            }
        }
    }

    private static URL url(String file) {
        try {
            return Path.of(file).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String unescape(String argument) {
        return Pattern.compile("\\{([0-9a-f]{4})}")
                .matcher(argument)
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }
}
