// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Runs programs, one seed after the other, until one fails or the time is over; or one, once more. A program for a JVM
 * of its own: {@code ./dev torture} starts it.
 */
public final class Torture {
    /** How often a failing program may be run to make it shorter. */
    private static final int SHRINKING = 3000;

    private static final int HUNG_SECONDS = 60;

    /** How many orders a shorter program gets to fail. */
    private static final int ORDERS = 12;

    /** In so many orders each program is run that once failed. */
    private static final int KNOWN_ORDERS = 3000;

    private static final Logger LIBRARY = Logger.getLogger("io.github.winnet4j");

    private final Arguments arguments;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "program");
        thread.setDaemon(true);
        return thread;
    });

    private Torture(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Runs.
     *
     * @param words see {@link Arguments}
     */
    public static void main(String[] words) throws Exception {
        Arguments arguments = Arguments.of(words);
        if (!arguments.free() && Torture.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            Class<?> again = new Points(Torture.class.getClassLoader()).loadClass(Torture.class.getName());
            try {
                again.getMethod("main", String[].class).invoke(null, (Object) words);
            } catch (InvocationTargetException e) {
                e.getCause().printStackTrace();
                System.exit(3);
            }
            return;
        }
        LIBRARY.setLevel(Level.OFF); // what closers refuse is told there
        Thread.setDefaultUncaughtExceptionHandler(World::uncaught);
        Machine.load();
        if (!arguments.free()) {
            Machine.takeTime();
        }
        Thread watch = new Thread(Torture::watch, "watch");
        watch.setDaemon(true);
        watch.start();
        Torture torture = new Torture(arguments);
        boolean clean = (!arguments.known() || torture.runKnown()) && torture.run();
        System.out.flush();
        Runtime.getRuntime().halt(clean ? 0 : 1); // a program that hangs has threads
    }

    /** A program that nothing ends, not even what ends those that are stuck, ends the JVM. */
    private static void watch() {
        World last = null;
        int looks = 0;
        while (looks < HUNG_SECONDS) {
            try {
                Thread.sleep(1000); // nobody tells when nothing happens
            } catch (InterruptedException e) {
                return;
            }
            World now = World.current;
            looks = now != null && now == last ? looks + 1 : 0;
            last = now;
        }
        System.out.println("FAILED: seed " + last.program.seed() + " hangs" + Stacks.ofActors() + last.state());
        System.out.flush();
        Runtime.getRuntime().halt(1);
    }

    /** Programs that once failed. */
    private boolean runKnown() throws InterruptedException, IOException {
        long begin = System.nanoTime();
        int programs = 0;
        try (InputStream known = Torture.class.getResourceAsStream("known.txt")) {
            for (String line : new String(known.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] words = line.split(" ", 3);
                Program program = Program.of(Long.parseLong(words[0])).keeping(Arguments.steps(words[1]));
                for (long order = 0; order < KNOWN_ORDERS; order++) {
                    List<String> failures =
                            World.run(program, order, true, threads).failures();
                    if (!failures.isEmpty()) {
                        tell(program, order, failures, programs, begin, true);
                        return false;
                    }
                }
                programs++;
            }
        }
        System.out.printf(
                "%d known programs, %d orders each, %.1f s%n",
                programs, KNOWN_ORDERS, (System.nanoTime() - begin) / 1e9);
        return true;
    }

    private boolean run() throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + arguments.seconds() * 1_000_000_000L;
        long programs = 0;
        long orders = 0;
        long others = 0;
        for (long seed = arguments.seed(); programs < arguments.seeds() && System.nanoTime() - end < 0; seed++) {
            Program program = arguments.keep() == null
                    ? Program.of(seed)
                    : Program.of(seed).keeping(arguments.keep());
            for (long order = arguments.order(); order < arguments.order() + arguments.orders(); order++) {
                World world = World.run(program, order, !arguments.free(), threads);
                List<String> failures = world.failures();
                orders++;
                if (arguments.twice() && World.run(program, order, true, threads).trace != world.trace) {
                    others++;
                    System.out.println("  seed " + seed + ", order " + order + " went another way the second time");
                }
                if (!failures.isEmpty()) {
                    tell(program, order, failures, programs, begin, arguments.keep() != null);
                    return false;
                }
            }
            programs++;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d programs, %d orders, %s, %.1f s: %.0f orders a second; every promise held%s%n",
                programs,
                orders,
                arguments.free() ? "free" : "under control",
                seconds,
                orders / seconds,
                arguments.twice() ? "; " + others + " went another way the second time" : "");
        return true;
    }

    private void tell(Program program, long order, List<String> failures, long programs, long begin, boolean keeping)
            throws InterruptedException {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "FAILED: seed %d, order %d, after %d programs and %.1f s%n", program.seed(), order, programs, seconds);
        failures.forEach(failure -> System.out.println("    " + failure));
        System.out.println("  again: " + replay(program, order, keeping));
        System.out.flush();
        if (arguments.free() || !arguments.shrinks()) {
            return;
        }
        shrink(program, order, kind(failures));
    }

    /** What failed first, without its numbers: a shorter program fails in the same way, or it isn't the same. */
    private static String kind(List<String> failures) {
        return failures.get(0).lines().findFirst().orElse("").replaceAll("[0-9]+", "#");
    }

    private String replay(Program program, long order, boolean keeping) {
        String steps = program.steps().isEmpty()
                ? "none"
                : program.steps().stream()
                        .map(step -> String.valueOf(step.number()))
                        .collect(Collectors.joining(","));
        return "./dev torture --seed " + program.seed() + " --order " + order + (keeping ? " --keep " + steps : "")
                + (arguments.free() ? " --free" : "");
    }

    /** Leaves out what can be left out, as long as it still fails in that way, in whatever order. */
    private void shrink(Program failing, long order, String kind) throws InterruptedException {
        Program best = failing;
        long bestOrder = order;
        List<String> words = List.of();
        int runs = 0;
        for (int size = Math.max(1, best.steps().size() / 2); size >= 1 && runs < SHRINKING; ) {
            boolean shorter = false;
            for (int from = 0; from < best.steps().size() && runs < SHRINKING; ) {
                List<Integer> kept = new ArrayList<>();
                for (int i = 0; i < best.steps().size(); i++) {
                    if (i < from || i >= from + size) {
                        kept.add(best.steps().get(i).number());
                    }
                }
                Program candidate = best.keeping(kept);
                long fails = -1;
                for (int i = 0; i < ORDERS && fails < 0; i++, runs++) {
                    List<String> failures =
                            World.run(candidate, bestOrder + i, true, threads).failures();
                    if (!failures.isEmpty() && kind(failures).equals(kind)) {
                        fails = bestOrder + i;
                        words = failures;
                    }
                }
                if (fails >= 0) {
                    best = candidate;
                    bestOrder = fails;
                    shorter = true;
                } else {
                    from += size;
                }
            }
            if (!shorter || size > best.steps().size()) {
                size = size == 1 && shorter ? 1 : size / 2;
            }
        }
        System.out.println("  shrunk to " + best.steps().size() + " steps by " + runs + " runs:");
        System.out.print(best.describe());
        words.forEach(failure -> System.out.println("    " + failure));
        System.out.println("  again: " + replay(best, bestOrder, true));
    }
}
