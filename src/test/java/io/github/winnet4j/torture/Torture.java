// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.PortInside;
import java.lang.reflect.InvocationTargetException;
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
        boolean clean = new Torture(arguments).run();
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
        System.out.println("FAILED: seed " + last.program.seed() + " hangs" + Stacks.ofActors());
        last.ports.forEach(port -> System.out.println("  port " + port.number + ": " + PortInside.state(port.port)));
        last.handles.forEach(handle -> System.out.println("  handle " + handle.number + ": " + handle.handle));
        last.operations.forEach(one -> System.out.println("  operation " + one.number + ": " + one.operation));
        System.out.flush();
        Runtime.getRuntime().halt(1);
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
                    tell(program, order, failures, programs, begin);
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

    private void tell(Program program, long order, List<String> failures, long programs, long begin)
            throws InterruptedException {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "FAILED: seed %d, order %d, after %d programs and %.1f s%n", program.seed(), order, programs, seconds);
        failures.forEach(failure -> System.out.println("    " + failure));
        System.out.println("  again: " + replay(program, order, arguments.keep() != null));
        System.out.flush();
        if (arguments.free() || !arguments.shrinks()) {
            return;
        }
        shrink(program, order);
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

    /** Leaves out what can be left out, as long as it still fails, in whatever order and with whatever words. */
    private void shrink(Program failing, long order) throws InterruptedException {
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
                    if (!failures.isEmpty()) {
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
