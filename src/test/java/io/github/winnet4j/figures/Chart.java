// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import io.github.winnet4j.figures.Comparison.Row;
import io.github.winnet4j.figures.Comparison.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of the page: how long other ways take compared with the library.
 *
 * @param id names its file
 * @param title of the picture
 * @param bars what it shows, from the top
 */
public record Chart(String id, String title, List<Bar> bars) {
    /**
     * What is done, and the comparison that has it; the first row of each opponent's way is shown.
     *
     * @param label to the left of the bars
     * @param comparison its name
     */
    public record Bar(String label, String comparison) {}

    /** The ways that have a colour, in the order of the legend. */
    public static final List<Way> WAYS = List.of(Way.FFM, Way.JNA_DIRECT, Way.JNA);

    public static final List<Chart> ALL = List.of(
            new Chart(
                    "overview",
                    "Time taken, compared with winnet4j",
                    List.of(
                            new Bar("WlanCloseHandle(NULL)", "close"),
                            new Bar("WNetCancelConnectionA(\"Q:\")", "cancel"),
                            new Bar("a completion, one a batch", "completion"),
                            new Bar("a completion, 64 a batch", "completion64"),
                            new Bar("a notification in a storm", "storm"),
                            new Bar("200 stations as objects", "stations"),
                            new Bar("1 000 drives enumerated", "wnet-enum"),
                            new Bar("a BranchCache read in memory", "read-memory"))),
            new Chart(
                    "wifi",
                    "Wi-Fi and Wi-Fi Direct: time taken, compared with winnet4j",
                    List.of(
                            new Bar("a handle opened and closed", "open-close"),
                            new Bar("4 interfaces as objects", "interfaces"),
                            new Bar("200 stations as objects", "stations"),
                            new Bar("200 stations walked through", "walk"),
                            new Bar("a notification in a storm", "storm"),
                            new Bar("a session of Wi-Fi Direct", "session"))),
            new Chart(
                    "network",
                    "Network connections: time taken, compared with winnet4j",
                    List.of(
                            new Bar("WNetCancelConnectionA", "wnet-cancelA"),
                            new Bar("WNetCancelConnection2W", "wnet-cancel2"),
                            new Bar("WNetGetConnectionW", "wnet-get"),
                            new Bar("1 000 drives enumerated", "wnet-enum"))),
            new Chart(
                    "branchcache",
                    "BranchCache: time taken, compared with winnet4j",
                    List.of(
                            new Bar("a read in memory", "read-memory"),
                            new Bar("one read through a port, p50", "read-one"),
                            new Bar("64 reads at once, each", "read-64"),
                            new Bar("1 024 reads at once, each", "read-1024"),
                            new Bar("one of 10 000 cancelled, p50", "cancel-one"))));

    /** The ways that one of its bars has. */
    public List<Way> ways(Page page) {
        return WAYS.stream()
                .filter(way -> bars.stream().anyMatch(bar -> !Double.isNaN(ratio(page, bar, way))))
                .toList();
    }

    /** The ratio that a bar shows, or not a number where that way doesn't exist. */
    public static double ratio(Page page, Bar bar, Way way) {
        Comparison comparison = Comparisons.of(bar.comparison());
        Measured measured = page.topic(comparison.topic());
        for (Row row : comparison.rows(measured)) {
            if (row.way() == way) {
                return comparison.ratio(measured, row);
            }
        }
        return Double.NaN;
    }

    /** All it shows in words, for screen readers and for the test: it stands in the picture's file. */
    public String words(Page page) {
        List<String> lines = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> ways = new ArrayList<>();
            for (Way way : WAYS) {
                double ratio = ratio(page, bar, way);
                if (!Double.isNaN(ratio)) {
                    ways.add(way.title() + " " + Words.ratio(ratio));
                }
            }
            lines.add(bar.label() + ": " + String.join(", ", ways));
        }
        return String.join("; ", lines).replace("\"", "'");
    }

    /** As a bar's label has it. */
    public static String label(double ratio) {
        return ratio < 10
                ? Words.ratio(ratio)
                : String.format(Locale.ROOT, "%,.0f×", ratio).replace(',', ' ');
    }
}
