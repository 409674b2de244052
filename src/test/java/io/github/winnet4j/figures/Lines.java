// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of lines over a number: how figures change as it grows.
 *
 * @param id names its file
 * @param title of the picture
 * @param across the title of the axis to the right
 * @param up the title of the axis upwards
 * @param xs the numbers
 * @param lines what is shown over each of them
 */
public record Lines(String id, String title, String across, String up, List<Integer> xs, List<Line> lines) {
    /**
     * A line.
     *
     * @param label in the legend
     * @param topic that has its figures
     * @param figure with # for the number
     */
    public record Line(String label, String topic, String figure) {}

    public static final List<Lines> ALL = List.of(new Lines(
            "pending",
            "A start and a completion, by the number of operations in progress",
            "operations in progress",
            "nanoseconds, median of the forks",
            List.of(64, 1_000, 10_000, 100_000),
            List.of(
                    new Line("start", "pending", "start.#"),
                    new Line("completion, 64 a batch", "pending", "completion.#"))));

    public static double value(Page page, Line line, int x) {
        return page.topic(line.topic()).median(line.figure().replace("#", Integer.toString(x)));
    }

    /** All it shows in words. */
    public String words(Page page) {
        List<String> all = new ArrayList<>();
        for (Line line : lines) {
            List<String> values = new ArrayList<>();
            for (int x : xs) {
                values.add(Words.count(x) + ": " + Words.plain(value(page, line, x)));
            }
            all.add(line.label() + ": " + String.join(", ", values));
        }
        return String.join("; ", all);
    }
}
