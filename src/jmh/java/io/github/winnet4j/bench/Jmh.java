// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of a topic by JMH, in several rounds with a fork for each benchmark. */
final class Jmh {
    static final int ROUNDS = 7;

    private Jmh() {}

    /**
     * What JMH runs.
     *
     * @param name of the log
     * @param type the class with them
     * @param impossible those that this JVM can't run
     * @param warmup how many times as long as usual each runs before it is measured
     */
    record Benchmarks(String name, Class<?> type, List<String> impossible, int warmup) {}

    static Results measure(Benchmarks benchmarks, Effort effort) throws Exception {
        Results results = new Results();
        int rounds = effort.rounds(ROUNDS);
        Path log = Main.FOLDER.resolve(benchmarks.name() + ".log");
        try (PrintStream stream = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            OutputFormat format = OutputFormatFactory.createFormatInstance(stream, VerboseMode.NORMAL);
            for (int round = 1; round <= rounds; round++) {
                System.err.println(
                        "> " + benchmarks.name() + ": round " + round + " of " + rounds + " (log: " + log + ")");
                results.add(run(options(benchmarks, effort.quick()), format));
            }
        }
        return results;
    }

    private static Collection<RunResult> run(Options options, OutputFormat format) throws RunnerException {
        return new Runner(options, format).run();
    }

    private static Options options(Benchmarks benchmarks, boolean quick) {
        String type = Pattern.quote(benchmarks.type().getName() + ".");
        var options = new OptionsBuilder()
                .include("^" + type)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds((quick ? 150L : 200L) * benchmarks.warmup()))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 150))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs("--enable-native-access=ALL-UNNAMED", "-XX:-PrintWarnings", "-XX:+UseSerialGC");
        benchmarks.impossible().forEach(benchmark -> options.exclude("^" + type + benchmark + "$"));
        return options.build();
    }
}
