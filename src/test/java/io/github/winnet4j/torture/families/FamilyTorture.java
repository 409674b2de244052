// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.harness.WindowsInMemory;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.torture.Shrinking;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Runs programs, one seed after the other, until one fails or the time is over; or one, once more. A program for a JVM
 * of its own, on Windows or with a Windows in memory: {@code ./dev torture [--linux] --family all} starts it.
 */
public final class FamilyTorture {
    private static final Logger LIBRARY = Logger.getLogger("io.github.winnet4j");
    private static final int STILL_SECONDS = 50;
    private static final int ENDLESS_SECONDS = 600;
    private static final long ANSWER_MILLIS = 5000;
    private static final int SHRINKING = 2000;
    private static final long LONG = 1L << 30;

    private static volatile long running;
    private static volatile long begun;

    private final Simulator windows = Simulator.install();
    private List<Side.Name> sides = List.of(Side.Name.values());
    private long seed = 1;
    private long seeds = LONG;
    private long times = 1;
    private double seconds = LONG;
    private List<Integer> keep;
    private PrintStream timelines;
    private boolean free;

    private FamilyTorture(String[] words) throws IOException {
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--free")) {
                free = true;
                continue;
            }
            String name = words[i++];
            String value = words[i];
            switch (name) {
                case "--family" -> {
                    if (!value.equals("all")) {
                        sides = Arrays.stream(value.split(","))
                                .map(side -> Side.Name.valueOf(side.toUpperCase(Locale.ROOT)))
                                .toList();
                    }
                }
                case "--seed" -> {
                    seed = Long.parseLong(value);
                    seeds = 1;
                }
                case "--from" -> seed = Long.parseLong(value);
                case "--seeds" -> seeds = Long.parseLong(value);
                case "--times" -> times = Long.parseLong(value);
                case "--minutes" -> seconds = Double.parseDouble(value) * 60;
                case "--keep" -> keep = Shrinking.steps(value);
                case "--timelines" -> timelines = new PrintStream(value, StandardCharsets.UTF_8);
                default -> throw new IllegalArgumentException("not an argument: " + name);
            }
        }
    }

    /**
     * Runs.
     *
     * @param words --family NAME[,NAME] or all; --seed, --from, --seeds, --minutes, --keep; --free: with threads, and
     *     no order is the same twice; --times N: each seed so often; --timelines FILE writes what happened in each,
     *     which is the same wherever the same programs run
     * @throws IOException that file can't be written
     */
    public static void main(String[] words) throws IOException {
        LIBRARY.setLevel(Level.OFF);
        // The port reports what handlers throw here; the counters are looked at.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (!(e instanceof FamilyRun.Planned)) {
                e.printStackTrace();
            }
        });
        WindowsInMemory.load();
        FamilyTorture torture = new FamilyTorture(words);
        inBackground("watch", torture::watch);
        boolean clean = torture.run();
        System.out.flush();
        System.exit(clean ? 0 : 1);
    }

    /**
     * A program that stands still ends the JVM, and so does one that never ends. On a machine that leaves Wine's server
     * no time one may be slow; then Windows' threads have run something from one look to the next.
     */
    private void watch() {
        String before = "";
        long age = 0; // when it was looked at last
        while (true) {
            try {
                Thread.sleep(1000); // there is no event for nothing
            } catch (InterruptedException e) {
                return;
            }
            long since = begun;
            long now = since == 0 ? 0 : (System.nanoTime() - since) / 1_000_000_000L;
            if (now < STILL_SECONDS) {
                age = 0;
            } else if (now - age >= STILL_SECONDS) {
                String threads = threads();
                if (age != 0 && (threads.equals(before) || now >= ENDLESS_SECONDS)) {
                    endsNot(threads);
                }
                age = now;
                before = threads;
            }
        }
    }

    /** What Windows' threads have done and do; asking needs the simulator's lock. */
    private String threads() {
        String[] said = {"the simulator doesn't answer: its lock is held"};
        Thread asking = inBackground("asking", () -> said[0] = windows.command("threads"));
        try {
            asking.join(ANSWER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said[0];
    }

    private void endsNot(String threads) {
        System.out.println("FAILED: seed " + running + " hangs");
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            System.out.println("      " + thread.getName());
            Arrays.stream(frames).limit(14).forEach(frame -> System.out.println("        at " + frame));
        });
        System.out.println("      Windows' threads");
        threads.lines().forEach(line -> System.out.println("        " + line));
        long still = begun;
        inBackground("waking", () -> windows.command("threads wake"));
        LockSupport.parkNanos(ANSWER_MILLIS * 1_000_000);
        System.out.println("      woken up, " + (begun == still ? "it stands still all the same" : "it goes on"));
        System.out.flush();
        Runtime.getRuntime().halt(1);
    }

    private static Thread inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private List<String> play(FamilyProgram program) {
        running = program.seed();
        begun = System.nanoTime();
        try {
            return FamilyRun.run(windows, program, free || keep != null || timelines != null, free);
        } finally {
            begun = 0;
        }
    }

    private boolean run() {
        long begin = System.nanoTime();
        long programs = 0;
        for (long first = seed; programs < seeds * times && System.nanoTime() - begin < seconds * 1e9; programs++) {
            seed = first + programs / times;
            FamilyProgram program = FamilyProgram.of(seed, sides);
            if (keep != null) {
                program = program.keeping(keep);
            }
            List<String> failures = play(program);
            if (!failures.isEmpty()) {
                System.out.printf(
                        "FAILED: seed %d, after %d programs and %.1f s%n",
                        seed, programs, (System.nanoTime() - begin) / 1e9);
                tell(program, failures);
                if (keep == null && !free) {
                    shrink(program, failures);
                } else {
                    program.steps().forEach(step -> System.out.println("    " + step));
                    windows.timeline().lines().limit(200).forEach(System.out::println);
                }
                return false;
            }
            if (timelines != null) {
                timelines.print("seed " + seed + "\n" + windows.timeline());
            }
        }
        if (timelines != null) {
            timelines.close();
        }
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d programs of %s%s, %.1f s: %.0f a second; every promise held%n",
                programs, names(", "), free ? ", free" : "", took, programs / took);
        return true;
    }

    private void tell(FamilyProgram program, List<String> failures) {
        failures.forEach(failure -> System.out.println("    " + failure));
        System.out.println("  again: ./dev torture " + (WindowsInMemory.isHere() ? "--linux " : "") + "--family "
                + (sides.size() == Side.Name.values().length ? "all" : names(",")) + (free ? " --free" : "")
                + " --seed "
                + program.seed()
                + " --keep " + Shrinking.text(program.numbers()));
        System.out.flush();
    }

    private String names(String between) {
        return sides.stream().map(name -> name.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(between));
    }

    private void shrink(FamilyProgram failing, List<String> failures) {
        Shrinking shrinking = new Shrinking(failures, SHRINKING);
        FamilyProgram best =
                failing.keeping(shrinking.of(failing.numbers(), kept -> shrinking.isSame(play(failing.keeping(kept)))));
        System.out.println("  shrunk to " + best.steps().size() + " steps by " + shrinking.runs() + " runs:");
        best.steps().forEach(step -> System.out.println("    " + step));
        tell(best, shrinking.failures());
        windows.reset(best.seed());
    }
}
