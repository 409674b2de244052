// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

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

    /** The number of orders in which each program is run that once failed. */
    private static final int KNOWN_ORDERS = 1000;

    /** After this many programs every class is initialized. */
    private static final int WARMING = 40;

    private static final Logger LIBRARY = Logger.getLogger("io.github.winnet4j");

    private final Arguments arguments;
    private final ExecutorService threads = World.threads();

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
        LIBRARY.setLevel(Level.OFF); // what closers refuse is logged there
        Thread.setDefaultUncaughtExceptionHandler(World::uncaught);
        Machine.load();
        if (!arguments.free()) {
            Machine.takeTime();
        }
        Thread watch = new Thread(Torture::watch, "watch");
        watch.setDaemon(true);
        watch.start();
        Torture torture = new Torture(arguments);
        if (!arguments.free()) {
            torture.warmUp();
        }
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
                Thread.sleep(1000); // there is no event for nothing
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

    /**
     * A program in which a class is initialized goes another way; with none of those, a seed goes the same way alone.
     */
    private void warmUp() throws InterruptedException {
        for (long seed = 1; seed <= WARMING; seed++) {
            World.run(Program.of(seed), 0, true, threads);
        }
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
                Program program = Program.of(Long.parseLong(words[0])).keeping(Shrinking.steps(words[1]));
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
        for (long seed = arguments.first();
                programs < arguments.seeds() && System.nanoTime() - end < 0;
                seed += arguments.step()) {
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
        shrink(program, order, failures);
    }

    private String replay(Program program, long order, boolean keeping) {
        String steps = Shrinking.text(program.numbers());
        return "./dev torture --seed " + program.seed() + " --order " + order + (keeping ? " --keep " + steps : "")
                + (arguments.free() ? " --free" : "");
    }

    /** Leaves out what can be left out, as long as it still fails in that way, in whatever order. */
    private void shrink(Program failing, long order, List<String> failures) throws InterruptedException {
        Shrinking shrinking = new Shrinking(failures, SHRINKING);
        long[] failsIn = {order};
        Program best = failing.keeping(shrinking.of(failing.numbers(), kept -> {
            Program candidate = failing.keeping(kept);
            for (long next = failsIn[0]; next < failsIn[0] + ORDERS; next++) {
                if (shrinking.isSame(World.run(candidate, next, true, threads).failures())) {
                    failsIn[0] = next;
                    return true;
                }
            }
            return false;
        }));
        System.out.println("  shrunk to " + best.steps().size() + " steps by " + shrinking.runs() + " runs:");
        System.out.print(best.describe());
        shrinking.failures().forEach(failure -> System.out.println("    " + failure));
        System.out.println("  again: " + replay(best, failsIn[0], true));
    }
}
