// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What the rounds of a topic gave. A round is one fork of every benchmark, so that a busy minute of the machine falls
 * on all of them.
 *
 * <p>A fork's figure is its quickest iteration, because what else the machine does only adds. Ratios compare the
 * quickest forks: Wine's WNetCancelConnectionA has two speeds, one or the other for the life of a process, which would
 * otherwise decide them. What differs between forks stays visible in the median and in the slowest.
 */
final class Results {
    /** A benchmark's figures in one round: nanoseconds and allocated bytes of one call. */
    record Figures(double nanoseconds, double bytes) {}

    private final List<Map<String, Figures>> rounds = new ArrayList<>();

    void add(Collection<RunResult> results) {
        Map<String, Figures> round = new TreeMap<>();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                double time = fork.getIterationResults().stream()
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                        .min()
                        .orElseThrow();
                double bytes =
                        fork.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
                round.put(benchmark.substring(benchmark.lastIndexOf('.') + 1), new Figures(time, bytes));
            }
        }
        rounds.add(round);
    }

    /** A figure for the time of each benchmark, and one for its bytes. */
    List<Map<String, Double>> flat() {
        List<Map<String, Double>> all = new ArrayList<>();
        for (Map<String, Figures> round : rounds) {
            Map<String, Double> flat = new TreeMap<>();
            round.forEach((benchmark, figures) -> {
                flat.put(benchmark, figures.nanoseconds());
                flat.put(benchmark + ".bytes", figures.bytes());
            });
            all.add(flat);
        }
        return all;
    }

    boolean has(String benchmark) {
        return rounds.stream().allMatch(round -> round.containsKey(benchmark));
    }

    int rounds() {
        return rounds.size();
    }

    /** Nanoseconds of one call: the median of the forks. */
    double median(String benchmark) {
        return median(values(benchmark, Figures::nanoseconds));
    }

    /** Nanoseconds of one call in the quickest fork. */
    double best(String benchmark) {
        return values(benchmark, Figures::nanoseconds).min().orElseThrow();
    }

    /** Nanoseconds of one call in the slowest fork. */
    double worst(String benchmark) {
        return values(benchmark, Figures::nanoseconds).max().orElseThrow();
    }

    /** Bytes allocated by one call, in the fork that allocated most. */
    double bytes(String benchmark) {
        return values(benchmark, Figures::bytes).max().orElseThrow();
    }

    /** How often the benchmark takes as long as the others together. */
    double ratio(String benchmark, String... others) {
        return best(benchmark)
                / List.of(others).stream().mapToDouble(this::best).sum();
    }

    private DoubleStream values(String benchmark, ToDoubleFunction<Figures> figure) {
        return rounds.stream().mapToDouble(round -> figure.applyAsDouble(round.get(benchmark)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
