// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.figures.Measured;
import io.github.winnet4j.figures.Measured.Stretch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures, prints a table for each topic, and keeps it in target/bench. Ends with 1 when a topic breaks its promise.
 *
 * <p>{@code --quick} takes one short round instead of seven, to see that all is well, and judges no times;
 * {@code --rounds=3} takes three; names of topics choose some of them.
 *
 * <p>{@code --page} keeps the figures in docs/performance too, a file a topic, of which the page is made afterwards;
 * {@code --add} adds to the rounds that are there, {@code --load=TEXT} says what else the machine did.
 */
public final class Main {
    private static final List<Topic> TOPICS = List.of(
            new CallPathTopic(),
            new DispatchTopic(),
            new PortTopic(),
            new WlanTopic(),
            new DirectTopic(),
            new WnetTopic(),
            new PeerDistTopic(),
            new StartupTopic(),
            new PendingTopic(),
            new SizeTopic());
    static final Path FOLDER = Path.of("target", "bench");
    private static final Path RESULTS = Path.of("docs", "performance");
    private static final String LOAD = "--load=";

    private Main() {}

    public static void main(String[] args) throws Throwable {
        List<String> names = new ArrayList<>(Arrays.asList(args));
        Effort effort = Effort.of(names);
        boolean page = names.remove("--page");
        boolean add = names.remove("--add");
        String load = "not noted";
        for (String name : List.copyOf(names)) {
            if (name.startsWith(LOAD)) {
                load = name.substring(LOAD.length());
                names.remove(name);
            }
        }
        List<Topic> topics = TOPICS.stream()
                .filter(topic -> names.isEmpty() || names.contains(topic.name()))
                .toList();
        if (topics.isEmpty() || !TOPICS.stream().map(Topic::name).toList().containsAll(names)) {
            System.err.println("There is " + TOPICS.stream().map(Topic::name).toList()
                    + ", --quick, --rounds=N, --page, --add, and --load=TEXT");
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(FOLDER);
        List<String> failures = new ArrayList<>();
        for (Topic topic : topics) {
            topic.check();
            String when = Instant.now()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString()
                    .replace(":00Z", "")
                    .replace('T', ' ');
            String before = loadAverage();
            Topic.Outcome outcome = topic.measure(effort);
            if (page && !outcome.rounds().isEmpty()) {
                String beside =
                        load + (before.isEmpty() ? "" : "; load " + before + " before, " + loadAverage() + " after");
                Stretch stretch = new Stretch(
                        when, Machine.facts(), beside, effort.quick() ? "quick" : "full", forks(outcome.rounds()));
                new Measured(topic.name(), List.of(stretch), outcome.rounds()).write(RESULTS, add);
            }
            String report = Machine.facts() + "\n\n" + outcome.report();
            Files.writeString(FOLDER.resolve(topic.name() + ".md"), report);
            out.println("\n" + report);
            failures.addAll(outcome.failures());
        }
        failures.forEach(failure -> out.println("NOT KEPT: " + failure));
        // JMH and JNA leave threads behind.
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    /** Of some topics some rounds have one half of the figures, and some the other. */
    private static int forks(List<Map<String, Double>> rounds) {
        Map<String, Integer> counts = new HashMap<>();
        rounds.forEach(round -> round.keySet().forEach(figure -> counts.merge(figure, 1, Integer::sum)));
        return Collections.max(counts.values());
    }

    /** The machine's, of the last minute; Linux has such a file, which Wine shows. */
    private static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException elsewhere) {
            return "";
        }
    }
}
