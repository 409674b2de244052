// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures, prints a table for each topic, and keeps it in target/bench. Ends with 1 when a topic breaks its promise.
 *
 * <p>{@code --quick} takes one short round instead of seven, to see that all is well, and judges no times;
 * {@code --rounds=3} takes three; names of topics choose some of them.
 */
public final class Main {
    private static final List<Topic> TOPICS = List.of(
            new CallPathTopic(),
            new DispatchTopic(),
            new PortTopic(),
            new WlanTopic(),
            new DirectTopic(),
            new WnetTopic(),
            new PeerDistTopic());
    static final Path FOLDER = Path.of("target", "bench");

    private Main() {}

    public static void main(String[] args) throws Throwable {
        List<String> names = new ArrayList<>(Arrays.asList(args));
        Effort effort = Effort.of(names);
        List<Topic> topics = TOPICS.stream()
                .filter(topic -> names.isEmpty() || names.contains(topic.name()))
                .toList();
        if (topics.isEmpty() || !TOPICS.stream().map(Topic::name).toList().containsAll(names)) {
            System.err.println("There is " + TOPICS.stream().map(Topic::name).toList() + ", --quick, and --rounds=N");
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(FOLDER);
        List<String> failures = new ArrayList<>();
        for (Topic topic : topics) {
            topic.check();
            Topic.Outcome outcome = topic.measure(effort);
            String report = Machine.facts() + "\n\n" + outcome.report();
            Files.writeString(FOLDER.resolve(topic.name() + ".md"), report);
            out.println("\n" + report);
            failures.addAll(outcome.failures());
        }
        failures.forEach(failure -> out.println("NOT KEPT: " + failure));
        // JMH and JNA leave threads behind.
        System.exit(failures.isEmpty() ? 0 : 1);
    }
}
