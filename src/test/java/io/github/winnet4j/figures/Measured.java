// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What was measured of one topic: rounds of figures, times in nanoseconds, and when and where they were taken. A round
 * has each figure at most once, from a process of its own.
 *
 * @param topic its name, and that of its file
 * @param stretches when it was measured, oldest first; several when rounds were added
 * @param rounds by figure
 */
public record Measured(String topic, List<Stretch> stretches, List<Map<String, Double>> rounds) {
    /**
     * Rounds that were taken in one go.
     *
     * @param when its begin, UTC
     * @param machine processor, Windows, JVM
     * @param load what else the machine did
     * @param effort "full" or "quick"
     * @param rounds how many
     */
    public record Stretch(String when, String machine, String load, String effort, int rounds) {}

    /** With rounds that were taken later. */
    public Measured plus(Measured later) {
        List<Stretch> both = new ArrayList<>(stretches);
        both.addAll(later.stretches);
        List<Map<String, Double>> all = new ArrayList<>(rounds);
        all.addAll(later.rounds);
        return new Measured(topic, both, all);
    }

    public boolean has(String figure) {
        return rounds.stream().anyMatch(round -> round.containsKey(figure));
    }

    public double median(String figure) {
        double[] sorted = values(figure);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least(String figure) {
        return values(figure)[0];
    }

    public double most(String figure) {
        double[] sorted = values(figure);
        return sorted[sorted.length - 1];
    }

    /** The number of rounds that have it. */
    public int forks(String figure) {
        return values(figure).length;
    }

    private double[] values(String figure) {
        double[] values = rounds.stream()
                .filter(round -> round.containsKey(figure))
                .flatMapToDouble(round -> DoubleStream.of(round.get(figure)))
                .sorted()
                .toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing measured is called " + topic + " " + figure);
        }
        return values;
    }

    static Path file(Path folder, String topic) {
        return folder.resolve(topic + ".json");
    }

    @SuppressWarnings("unchecked") // as write has it
    static Measured read(Path file) throws IOException {
        Map<String, Object> all = (Map<String, Object>) Json.read(Files.readString(file));
        List<Stretch> stretches = new ArrayList<>();
        for (Map<String, Object> one : (List<Map<String, Object>>) all.get("measured")) {
            stretches.add(new Stretch(
                    (String) one.get("when"),
                    (String) one.get("machine"),
                    (String) one.get("load"),
                    (String) one.get("effort"),
                    ((Double) one.get("rounds")).intValue()));
        }
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (Map<String, Double> round : (List<Map<String, Double>>) all.get("rounds")) {
            rounds.add(Map.copyOf(round));
        }
        return new Measured((String) all.get("topic"), stretches, rounds);
    }

    /** Into its file there. With those rounds that it has already, if that is wanted. */
    public void write(Path folder, boolean add) throws IOException {
        Path file = file(folder, topic);
        Measured whole = add && Files.exists(file) ? read(file).plus(this) : this;
        Files.createDirectories(folder);
        Files.writeString(file, whole.json());
    }

    private String json() {
        StringBuilder text =
                new StringBuilder("{\n  \"topic\": ").append(Json.quoted(topic)).append(",\n  \"measured\": [");
        String comma = "\n";
        for (Stretch one : stretches) {
            text.append(comma).append("    {\"when\": ").append(Json.quoted(one.when()));
            text.append(", \"effort\": ").append(Json.quoted(one.effort()));
            text.append(", \"rounds\": ").append(one.rounds());
            text.append(",\n     \"machine\": ").append(Json.quoted(one.machine()));
            text.append(",\n     \"load\": ").append(Json.quoted(one.load())).append('}');
            comma = ",\n";
        }
        text.append("\n  ],\n  \"rounds\": [");
        String between = "\n";
        for (Map<String, Double> round : rounds) {
            text.append(between).append("    {");
            String next = "\n";
            for (Map.Entry<String, Double> figure : new TreeMap<>(round).entrySet()) {
                text.append(next)
                        .append("      ")
                        .append(Json.quoted(figure.getKey()))
                        .append(": ")
                        .append(number(figure.getValue()));
                next = ",\n";
            }
            text.append("\n    }");
            between = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }

    @Override
    public String toString() {
        return topic + " " + Arrays.asList(stretches.toArray());
    }
}
