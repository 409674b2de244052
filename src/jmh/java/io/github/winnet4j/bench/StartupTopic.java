// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first call costs: whole processes, from the start of a JVM to its end, each with one call in one way, all
 * ways in each round. The DLL was unpacked before. Where the time of ours goes is read off the JVM's own log of the
 * classes it loads.
 */
final class StartupTopic implements Topic {
    private static final int ROUNDS = 9;

    /** Milliseconds that the first call may cost beyond a JVM that calls nothing. */
    private static final double GOAL = 60;

    private static final double MILLI = 1e6;
    private static final List<String> WAYS = Runtime.version().feature() >= Ffm.FIRST_VERSION
            ? List.of("emptyFolder", "empty", "ours", "ffm", "jna")
            : List.of("emptyFolder", "empty", "ours", "jna");

    /** The classes at whose loading a part begins, in this order. */
    private static final Map<String, String> PARTS = Map.of(
            "open", "bench.StartupOurs",
            "begin", "win32.Wlanapi",
            "place", "internal.CacheRoot",
            "check", "internal.Sha256",
            "tables", "internal.SystemFacts");

    private static final List<String> ORDER = List.of("open", "begin", "place", "check", "tables");

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public void check() {
        // each program checks the answer of Windows
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        Programs programs = new Programs();
        int count = effort.quick() ? 3 : effort.rounds(ROUNDS);
        Forks forks = new Forks();
        for (String way : WAYS) {
            programs.run(way); // unpacks; brings the files into memory
        }
        for (int i = 1; i <= count; i++) {
            System.err.println("> startup: round " + i + " of " + count);
            Map<String, Double> round = new HashMap<>();
            for (String way : WAYS) {
                long begin = System.nanoTime();
                programs.run(way);
                round.put(way, (double) (System.nanoTime() - begin));
            }
            round.put("ours.beyond", round.get("ours") - round.get("emptyFolder"));
            round.putAll(parts(programs.run("ours", "-Xlog:class+load")));
            forks.add(round);
        }
        Table table = new Table("a JVM's whole life, ms", "", "median", "worst round", "beyond an empty JVM");
        for (String way : WAYS) {
            table.row(
                    way,
                    "",
                    Goals.number(forks.median(way) / MILLI),
                    Goals.number(forks.worst(way) / MILLI),
                    Goals.number((forks.median(way) - forks.median("emptyFolder")) / MILLI));
        }
        Table where = new Table("in ours, ms", "", "median");
        for (String part : ORDER) {
            where.row(part, "", Goals.number(forks.median("part." + part) / MILLI));
        }
        Goals goals = new Goals();
        goals.atMost(
                "the first call beyond an empty JVM, ms",
                (forks.median("ours") - forks.median("emptyFolder")) / MILLI,
                GOAL);
        return new Outcome(
                table + "\n" + where + "\n" + goals, effort.quick() ? List.of() : goals.failures(), forks.all());
    }

    /** From the loading of one class to that of the next, nanoseconds. */
    private static Map<String, Double> parts(String log) {
        List<Double> times = new ArrayList<>();
        for (String part : ORDER) {
            times.add(time(log, "io\\.github\\.winnet4j\\." + Pattern.quote(PARTS.get(part))));
        }
        times.add(time(log, "java\\.lang\\.Shutdown"));
        Map<String, Double> parts = new HashMap<>();
        for (int i = 0; i < ORDER.size(); i++) {
            parts.put("part." + ORDER.get(i), (times.get(i + 1) - times.get(i)) * 1e9);
        }
        return parts;
    }

    private static double time(String log, String type) {
        Matcher line =
                Pattern.compile("\\[([0-9.]+)s][^\\n]* " + type + " source:").matcher(log);
        if (!line.find()) {
            throw new IllegalStateException("the JVM's log doesn't have " + type);
        }
        return Double.parseDouble(line.group(1));
    }
}
