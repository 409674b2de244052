// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The way through a port of Windows, beside a plain C++ program's loop over such a port in the same process. */
final class PortTopic implements Topic {
    private static final int FORKS = 5;

    private final List<Map<String, Double>> forks = new ArrayList<>();

    @Override
    public String name() {
        return "port";
    }

    @Override
    public void check() {
        // That every operation ends is what each round waits for.
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        int count = effort.rounds(FORKS);
        for (int i = 1; i <= count; i++) {
            System.err.println("> port: fork " + i + " of " + count);
            forks.add(fork(effort.quick() ? 2 : 20));
        }
        List<String> failures = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Table table = new Table("through a port of Windows", "", "winnet4j", "C++ loop", "ratio", "worst fork");
        row(table, "one of 256 at once, ns", "throughput.java", "throughput.cpp");
        row(table, "one alone, post to handler, ns", "latency.java.0.5", "latency.cpp.0.5", "p50");
        row(table, "", "latency.java.0.99", "latency.cpp.0.99", "p99");
        row(table, "", "latency.java.0.999", "latency.cpp.0.999", "p99.9");
        text.append(table).append('\n');
        Table many = new Table("operations in progress", "", "a trip, ns", "worst fork");
        for (String number : List.of("100", "10000", "100000")) {
            many.row(number, "", number(median("pending." + number)), number(worst("pending." + number)));
        }
        text.append(many).append('\n');
        text.append("Median of ").append(count).append(" forks. Wake-ups of a port without work: ")
                .append(number(worst("idle.turns"))).append(". An operation in progress has ")
                .append(number(worst("bytes.java"))).append(" bytes of Java's heap and 128 of native memory.\n\n");
        goal(text, failures, "C++ loop's time ÷ ours, 256 at once", 1 / median("throughput.java", "throughput.cpp"), 0.95, true);
        goal(text, failures, "p50 ÷ C++ loop's", median("latency.java.0.5", "latency.cpp.0.5"), 1.1, false);
        goal(text, failures, "p99.9 ÷ C++ loop's", median("latency.java.0.999", "latency.cpp.0.999"), 1.5, false);
        goal(text, failures, "a trip with 100 000 in progress ÷ with 100", median("pending.100000", "pending.100"), 1.2, false);
        goal(text, failures, "wake-ups without work", worst("idle.turns"), 0, false);
        return new Outcome(text.toString(), effort.quick() ? List.of() : failures);
    }

    private static Map<String, Double> fork(int scale) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-PrintWarnings",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortRun.class.getName(),
                        Integer.toString(scale))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> figures = new HashMap<>();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        output.lines().map(line -> line.split("=")).forEach(line -> figures.put(line[0], Double.valueOf(line[1])));
        if (process.waitFor() != 0) {
            throw new IOException("a fork failed with " + process.exitValue() + ": " + output);
        }
        return figures;
    }

    private void row(Table table, String what, String java, String cpp) {
        row(table, what, java, cpp, "");
    }

    private void row(Table table, String what, String java, String cpp, String quantile) {
        table.row(what, quantile, number(median(java)), number(median(cpp)), number(median(java, cpp)),
                number(forks.stream().mapToDouble(fork -> fork.get(java) / fork.get(cpp)).max().orElseThrow()));
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

    private static void goal(
            StringBuilder text, List<String> failures, String what, double value, double bound, boolean atLeast) {
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
