// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import io.github.winnet4j.figures.Comparison.Row;
import io.github.winnet4j.figures.Measured.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a page of its template, in which {@code {{…}}} stands for what was measured:
 *
 * <ul>
 *   <li>{@code {{time TOPIC FIGURE}}}, {@code plain}, {@code bytes}, {@code count}: the median in words; {@code least}
 *       or {@code most} behind it chooses another round
 *   <li>{@code {{ratio TOPIC FIGURE FIGURE}}}: of two medians; {@code {{beyond TOPIC FIGURE FIGURE}}}: their difference
 *   <li>{@code {{table COMPARISON…}}}: all ways, ratios first
 *   <li>{@code {{cell COMPARISON WAY}}}: ratio and time of one way
 *   <li>{@code {{quicker}}}: each case where an opponent is quicker, and why
 *   <li>{@code {{measured}}}: when and where each topic was measured
 * </ul>
 */
public final class Page {
    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}");

    private final Map<String, Measured> topics = new TreeMap<>();

    /** With the results that lie in that folder. */
    public static Page of(Path folder) throws IOException {
        Page page = new Page();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                Measured measured = Measured.read(file);
                page.topics.put(measured.topic(), measured);
            }
        }
        return page;
    }

    public Measured topic(String name) {
        Measured measured = topics.get(name);
        if (measured == null) {
            throw new IllegalArgumentException("nothing measured is called " + name);
        }
        return measured;
    }

    /** That template with figures. */
    public String fill(String template) {
        return TAG.matcher(template).replaceAll(tag -> Matcher.quoteReplacement(word(tag.group(1))));
    }

    private String word(String tag) {
        String[] words = tag.split(" ");
        return switch (words[0]) {
            case "time" -> Words.time(value(words));
            case "plain" -> Words.plain(value(words));
            case "bytes" -> Words.bytes(value(words));
            case "count" -> Words.count(value(words));
            case "ratio" ->
                Words.ratio(topic(words[1]).median(words[2]) / topic(words[1]).median(words[3]));
            case "beyond" ->
                Words.time(topic(words[1]).median(words[2]) - topic(words[1]).median(words[3]));
            case "table" -> table(List.of(words).subList(1, words.length));
            case "cell" -> cell(words[1], words[2]);
            case "quicker" -> quicker();
            case "measured" -> measured();
            default -> throw new IllegalArgumentException("a template says {{" + tag + "}}");
        };
    }

    private double value(String[] words) {
        Measured measured = topic(words[1]);
        String which = words.length > 3 ? words[3] : "";
        return switch (which) {
            case "least" -> measured.least(words[2]);
            case "most" -> measured.most(words[2]);
            default -> measured.median(words[2]);
        };
    }

    private String table(List<String> ids) {
        StringBuilder text = new StringBuilder(
                "| | ÷ winnet4j | median | quickest fork | slowest fork | allocated |\n|---|--:|--:|--:|--:|--:|\n");
        for (String id : ids) {
            Comparison comparison = Comparisons.of(id);
            Measured measured = topic(comparison.topic());
            if (ids.size() > 1) {
                text.append("| *").append(comparison.title()).append("* | | | | | |\n");
            }
            for (Row row : comparison.rows(measured)) {
                boolean base = row.figure().equals(comparison.base());
                String bold = base ? "**" : "";
                text.append("| ").append(bold).append(row.label()).append(bold).append(" | ");
                text.append(bold)
                        .append(base ? "1" : Words.ratio(comparison.ratio(measured, row)))
                        .append(bold);
                text.append(" | ").append(Words.time(measured.median(row.figure())));
                text.append(" | ").append(Words.time(measured.least(row.figure())));
                text.append(" | ").append(Words.time(measured.most(row.figure())));
                text.append(" | ")
                        .append(measured.has(row.bytes()) ? Words.bytes(measured.most(row.bytes())) : "")
                        .append(" |\n");
            }
        }
        return text.toString().stripTrailing();
    }

    /** As in README: the time, what is allocated, and the ratio where it isn't 1. */
    private String cell(String id, String way) {
        Comparison comparison = Comparisons.of(id);
        Measured measured = topic(comparison.topic());
        for (Row row : comparison.rows(measured)) {
            if (row.way().name().equals(way)) {
                return Words.ratio(comparison.ratio(measured, row)) + ", " + Words.time(measured.median(row.figure()))
                        + (measured.has(row.bytes()) ? ", " + Words.bytes(measured.most(row.bytes())) : "");
            }
        }
        return "";
    }

    private String quicker() {
        List<String> lines = new ArrayList<>();
        for (Comparison comparison : Comparisons.ALL) {
            Measured measured = topic(comparison.topic());
            List<String> ways = new ArrayList<>();
            for (Row row : comparison.quicker(measured)) {
                ways.add(row.label() + " (" + Words.ratio(comparison.ratio(measured, row)) + ")");
            }
            if (!ways.isEmpty()) {
                if (comparison.why().isEmpty()) {
                    throw new IllegalStateException(
                            comparison.title() + ": " + ways + " quicker, and the page has no reason");
                }
                lines.add("- " + comparison.title() + ": **" + String.join(", ", ways) + "**. Why: " + comparison.why()
                        + ".");
            }
        }
        return lines.isEmpty() ? "Nowhere in this run." : String.join("\n", lines);
    }

    private String measured() {
        StringBuilder text = new StringBuilder("| topic | measured (UTC) | forks | beside it |\n|---|---|--:|---|\n");
        topics.forEach((name, measured) -> {
            for (Stretch one : measured.stretches()) {
                text.append("| ").append(name);
                text.append(" | ").append(one.when());
                text.append(" | ").append(one.rounds()).append(one.effort().equals("full") ? "" : ", " + one.effort());
                text.append(" | ").append(one.load()).append(" |\n");
            }
        });
        List<String> machines = topics.values().stream()
                .flatMap(one -> one.stretches().stream())
                .map(Stretch::machine)
                .distinct()
                .sorted()
                .toList();
        machines.forEach(machine -> text.append("\nMachine: ").append(machine).append('.'));
        return text.toString();
    }
}
