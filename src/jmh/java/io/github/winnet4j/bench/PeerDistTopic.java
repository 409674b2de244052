// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Reads by BranchCache: the façade, beside a plain C++ program, JNA in both of its ways, and FFM, on the same simulator in the same
 * process; and, without Wine's port trips, over a port in memory.
 */
final class PeerDistTopic implements Topic {
    private static final int FORKS = 5;
    private static final String[] IN_FLIGHT = {"1", "64", "1024"};
    private static final String[] QUANTILES = {"0.5", "0.99", "0.999"};
    private static final boolean FFM = Runtime.version().feature() >= Ffm.FIRST_VERSION;

    private final List<Map<String, Double>> forks = new ArrayList<>();

    @Override
    public String name() {
        return "peerdist";
    }

    @Override
    public void check() {
        // That every read ends is what each round waits for.
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        int count = effort.rounds(FORKS);
        for (int i = 1; i <= count; i++) {
            System.err.println("> peerdist: fork " + i + " of " + count);
            Map<String, Double> figures = new HashMap<>(fork(List.of(), effort.quick() ? "2" : "20"));
            for (String way : FFM ? List.of("cpp", "java", "jna", "direct", "ffm") : List.of("cpp", "java", "jna", "direct")) {
                String library = Path.of("target", "bench", "classes", "winnet4j-memory.dll").toAbsolutePath().toString();
                figures.putAll(fork(
                        List.of("-Dbench.memory=true", "-Dwinnet4j.library.path=" + library), effort.quick() ? "2" : "20", way));
            }
            forks.add(figures);
        }
        StringBuilder text = new StringBuilder();
        text.append("Issue, complete and handle one read, ns; in the middle through a port of Windows with a thread, below in memory.\n\n");
        Table reads = new Table("reads in progress", "", "C++", "winnet4j", "JNA", "JNA direct", "FFM", "winnet4j ÷ C++");
        for (String n : IN_FLIGHT) {
            row(reads, n + " through a port", "", "read." + n + ".", "");
        }
        for (String quantile : QUANTILES) {
            row(reads, "one alone", quantile, "latency.", "." + quantile);
        }
        for (String quantile : QUANTILES) {
            row(reads, "cancel one of 10 000", quantile, "cancelOne.", "." + quantile);
        }
        row(reads, "cancel all of 10 000, each", "", "cancelAll.", "");
        for (String n : IN_FLIGHT) {
            row(reads, n + " in memory", "", "memory." + n + ".", "");
        }
        text.append(reads).append('\n');
        Table bytes = new Table("bytes allocated a read", "", "winnet4j", "JNA", "JNA direct", "FFM");
        for (String where : new String[] {"read.", "memory."}) {
            for (String n : IN_FLIGHT) {
                String what = where + n + ".";
                bytes.row(n + (where.equals("read.") ? " through a port" : " in memory"), "", number(worst(what + "java.bytes")),
                        number(worst(what + "jna.bytes")), number(worst(what + "direct.bytes")), FFM ? number(worst(what + "ffm.bytes")) : "");
            }
        }
        text.append(bytes).append('\n');
        text.append("Median of ").append(count).append(" forks. Ways take turns within a fork. \"JNA\" is the mapping by interfaces with a"
                + " Structure, as its users write it;\n\"JNA direct\" has nothing but numbers and addresses. In memory: BranchCache and the"
                + " port are a queue in the same process, one\nthread issues and polls, so its time is its CPU time, and what is left is"
                + " what each way costs by itself.\n\n");
        List<String> failures = new ArrayList<>();
        for (String n : IN_FLIGHT) {
            goal(text, failures, n + " through a port, winnet4j ÷ C++", median("read." + n + ".java", "read." + n + ".cpp"), 1.1, false);
        }
        goal(text, failures, "one alone, p50, winnet4j ÷ C++", median("latency.java.0.5", "latency.cpp.0.5"), 1.1, false);
        goal(text, failures, "cancel one, p50, winnet4j ÷ C++", median("cancelOne.java.0.5", "cancelOne.cpp.0.5"), 1.1, false);
        goal(text, failures, "cancel all, winnet4j ÷ C++", median("cancelAll.java", "cancelAll.cpp"), 1.1, false);
        for (String n : IN_FLIGHT) {
            goal(text, failures, n + " in memory, CPU: JNA ÷ winnet4j", median("memory." + n + ".jna", "memory." + n + ".java"), 10, true);
            goal(text, failures, n + " in memory, bytes: winnet4j", worst("memory." + n + ".java.bytes"), 0.5, false);
            goal(text, failures, n + " in memory, bytes: JNA", median("memory." + n + ".jna.bytes"), 5, true);
        }
        text.append("For comparison, JNA direct ÷ winnet4j in memory with 64: ")
                .append(number(median("memory.64.direct", "memory.64.java"))).append(FFM ? "; FFM ÷ winnet4j: " : "")
                .append(FFM ? number(median("memory.64.ffm", "memory.64.java")) : "").append(".\n");
        return new Outcome(text.toString(), effort.quick() ? List.of() : failures);
    }

    private static Map<String, Double> fork(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-XX:-PrintWarnings",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PeerDistRun.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, Double> figures = new HashMap<>();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("a fork failed with " + exit + ": " + output);
        }
        output.lines().map(line -> line.split("=")).filter(line -> line.length == 2)
                .forEach(line -> figures.put(line[0], Double.valueOf(line[1])));
        return figures;
    }

    private void row(Table table, String what, String detail, String before, String behind) {
        table.row(what, detail, number(median(before + "cpp" + behind)), number(median(before + "java" + behind)),
                number(median(before + "jna" + behind)), number(median(before + "direct" + behind)),
                FFM ? number(median(before + "ffm" + behind)) : "", number(median(before + "java" + behind, before + "cpp" + behind)));
    }

    private double median(String figure) {
        return median(forks.stream().mapToDouble(fork -> fork.get(figure)));
    }

    /** Of the ratios within a fork. */
    private double median(String figure, String other) {
        return median(forks.stream().mapToDouble(fork -> fork.get(figure) / fork.get(other)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private double worst(String figure) {
        return forks.stream().mapToDouble(fork -> fork.get(figure)).max().orElseThrow();
    }

    private static void goal(StringBuilder text, List<String> failures, String what, double value, double bound, boolean atLeast) {
        boolean kept = atLeast ? value >= bound : value <= bound;
        String line = what + ": " + number(value) + ", goal " + (atLeast ? "≥ " : "≤ ") + number(bound);
        text.append(kept ? "- KEPT: " : "- NOT KEPT: ").append(line).append('\n');
        if (!kept) {
            failures.add(line);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
