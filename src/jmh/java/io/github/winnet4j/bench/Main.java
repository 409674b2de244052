// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * Measures, prints a table for each topic, and keeps it in target/bench. Ends with 1 when a topic breaks its promise.
 *
 * <p>{@code --quick} takes one short round instead of seven, to see that all is well, and judges no times; names of
 * topics choose some of them.
 */
public final class Main {
    private static final List<Topic> TOPICS = List.of(new CallPathTopic(), new DispatchTopic());
    private static final Path FOLDER = Path.of("target", "bench");

    private Main() {}

    public static void main(String[] args) throws Throwable {
        List<String> names = new ArrayList<>(Arrays.asList(args));
        boolean quick = names.remove("--quick");
        List<Topic> topics = TOPICS.stream()
                .filter(topic -> names.isEmpty() || names.contains(topic.name()))
                .toList();
        if (topics.isEmpty() || !TOPICS.stream().map(Topic::name).toList().containsAll(names)) {
            System.err.println("There is " + TOPICS.stream().map(Topic::name).toList() + ", and --quick");
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(FOLDER);
        List<String> failures = new ArrayList<>();
        for (Topic topic : topics) {
            topic.check();
            Results results = measure(topic, quick);
            String report = Machine.facts() + "\n\n" + topic.report(results);
            Files.writeString(FOLDER.resolve(topic.name() + ".md"), report);
            out.println("\n" + report);
            failures.addAll(topic.failures(results));
        }
        failures.forEach(failure -> out.println("NOT KEPT: " + failure));
        // JMH and JNA leave threads behind.
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static Results measure(Topic topic, boolean quick) throws Exception {
        Results results = new Results();
        int rounds = quick ? 1 : 7;
        Path log = FOLDER.resolve(topic.name() + ".log");
        try (PrintStream stream = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            OutputFormat format = OutputFormatFactory.createFormatInstance(stream, VerboseMode.NORMAL);
            for (int round = 1; round <= rounds; round++) {
                System.err.println("> " + topic.name() + ": round " + round + " of " + rounds + " (log: " + log + ")");
                results.add(run(options(topic, quick), format));
            }
        }
        return results;
    }

    private static Collection<RunResult> run(Options options, OutputFormat format) throws RunnerException {
        return new Runner(options, format).run();
    }

    private static Options options(Topic topic, boolean quick) {
        String type = Pattern.quote(topic.benchmarks().getName() + ".");
        var options = new OptionsBuilder()
                .include("^" + type)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 150 : 200))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 150))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs("--enable-native-access=ALL-UNNAMED", "-XX:-PrintWarnings", "-XX:+UseSerialGC");
        topic.impossible().forEach(benchmark -> options.exclude("^" + type + benchmark + "$"));
        return options.build();
    }
}
