// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What programs measure that print a figure a line, {@code name=number}, each in a JVM of its own; and what several say
 * together.
 */
final class Forks {
    private final List<Map<String, Double>> all = new ArrayList<>();

    /** The figures of one run of that program. */
    static Map<String, Double> run(Class<?> main, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-PrintWarnings",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("a fork failed with " + exit + ": " + output);
        }
        Map<String, Double> figures = new HashMap<>();
        output.lines()
                .map(line -> line.split("="))
                .filter(line -> line.length == 2)
                .forEach(line -> figures.put(line[0], Double.valueOf(line[1])));
        return figures;
    }

    void add(Map<String, Double> figures) {
        all.add(figures);
    }

    List<Map<String, Double>> all() {
        return all;
    }

    double median(String figure) {
        return median(values(figure));
    }

    /** Of the ratios within a fork. */
    double median(String figure, String other) {
        return median(ratios(figure, other));
    }

    double worst(String figure) {
        return values(figure).max().orElseThrow();
    }

    /** Of the ratios within a fork. */
    double worst(String figure, String other) {
        return ratios(figure, other).max().orElseThrow();
    }

    private DoubleStream values(String figure) {
        return all.stream().mapToDouble(fork -> fork.get(figure));
    }

    private DoubleStream ratios(String figure, String other) {
        return all.stream().mapToDouble(fork -> fork.get(figure) / fork.get(other));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
