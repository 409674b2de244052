// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wnet.NetworkConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Shows the library at its main job, endings, on the simulator: run by {@code ./dev demo}. It says of each scene what
 * was promised and what happened, and writes their timelines as pictures into the page {@code endings.html}; with
 * {@code --timeline} it prints them, too, and {@code --to=FOLDER} is another folder than {@code target/demo}. With
 * {@code --here} it leaves the simulator out, and shows what this Windows offers, and what it answers to the five
 * endings when there is nothing to end.
 */
public final class Demo {
    private record Call(String function, String arguments, IntSupplier call) {}

    private static final List<Call> ENDINGS = List.of(
            new Call("WFDCancelOpenSession", "session 0", () -> Wlanapi.WFDCancelOpenSession(0)),
            new Call("WFDCloseSession", "session 0", () -> Wlanapi.WFDCloseSession(0)),
            new Call("WlanCloseHandle", "client 0", () -> Wlanapi.WlanCloseHandle(0, 0)),
            new Call("WNetCancelConnectionA", "\"Q:\", no force", () -> Mpr.WNetCancelConnectionA("Q:", false)),
            new Call(
                    "PeerDistClientCancelAsyncOperation",
                    "content 0, all",
                    () -> Peerdist.PeerDistClientCancelAsyncOperation(0, 0, 0)));

    private static final String TO = "--to=";

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        System.out.printf("winnet4j on %s%s, Java %s%n", system, wine(), System.getProperty("java.version"));
        List<String> options = List.of(arguments);
        if (options.contains("--here")) {
            here();
        } else {
            String folder = options.stream()
                    .filter(option -> option.startsWith(TO))
                    .findFirst()
                    .map(option -> option.substring(TO.length()))
                    .orElse("target/demo");
            boolean colour = System.getenv("NO_COLOR") == null && "1".equals(System.getenv("WINNET4J_COLOUR"));
            play(folder, options.contains("--timeline"), colour);
        }
    }

    private static void play(String folder, boolean timeline, boolean colour) throws IOException {
        String bold = colour ? "\033[1m" : "";
        String green = colour ? "\033[32m" : "";
        String plain = colour ? "\033[0m" : "";
        Simulator windows = Simulator.install();
        System.out.println("Windows' side is played by the simulator; its clock is virtual.");
        List<DemoPage.Played> played = new ArrayList<>();
        for (Scenes.Scene scene : Scenes.all(windows)) {
            windows.reset(1);
            System.out.printf(
                    "%n%s%d. %s%s%n   promised: %s%n", bold, played.size() + 1, scene.title(), plain, scene.promise());
            String happened = scene.play().get();
            if (timeline) {
                System.out.println(windows.timeline(colour).indent(5).stripTrailing());
            }
            windows.assertClean();
            played.add(new DemoPage.Played(played.size() + 1, scene, happened, windows.trace()));
            System.out.printf("   %shappened: %s.%s%n", green, happened, plain);
        }
        System.out.printf("%n%d scenes; nothing leaked and nothing misused, as the simulator saw it.%n", played.size());
        DemoPage.write(Path.of(folder), played);
        System.out.printf("Their timelines as pictures: %s/%s%n", folder, DemoPage.NAME);
        System.exit(0);
    }

    private static void here() {
        System.out.printf("%nWhat this Windows offers%n");
        for (Family family : Family.values()) {
            Availability availability = Availability.of(family);
            System.out.printf("  %-20s %-16s %s%n", family, availability.state(), availability.explanation());
        }
        System.out.printf(
                "%nWhose drives are here%n  %s%n", NetworkConnections.session().explanation());

        System.out.printf("%nThe five endings, and what Windows answered%n");
        System.out.printf("  %-36s %-16s %5s  %-26s %s%n", "function", "called with", "code", "name", "Windows' text");
        for (Call ending : ENDINGS) {
            int code = ending.call().getAsInt();
            WindowsException failure = WindowsException.of(ending.function(), code);
            System.out.printf(
                    "  %-36s %-16s %5d  %-26s %s%n",
                    ending.function(), ending.arguments(), code, failure.symbol(), failure.text());
        }

        System.out.printf("%nA handle, opened and closed%n");
        int[] version = new int[1];
        long[] client = new long[1];
        int opened = Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, client);
        System.out.printf("  WlanOpenHandle  %d %s, version %d%n", opened, WinError.nameOf(opened), version[0]);
        if (opened == WinError.ERROR_SUCCESS) {
            int closed = Wlanapi.WlanCloseHandle(client[0], 0);
            int again = Wlanapi.WlanCloseHandle(client[0], 0);
            System.out.printf("  WlanCloseHandle %d %s%n", closed, WinError.nameOf(closed));
            System.out.printf("  and once more   %d %s%n", again, WinError.nameOf(again));
        }

        System.out.printf("%nThe same as an exception%n");
        try {
            WindowsException.check(
                    "PeerDistStartup", Peerdist.PeerDistStartup(Peerdist.PEERDIST_VERSION, client, null));
            System.out.println("  PeerDistStartup succeeded; " + Peerdist.PeerDistShutdown(client[0]));
        } catch (WindowsException e) {
            System.out.println("  " + e);
        }
    }

    /** Wine isn't Windows; the reader shall know which of them answered. */
    private static String wine() {
        return Files.exists(Path.of("Z:\\proc\\self")) ? " (Wine)" : "";
    }
}
