// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import java.util.List;

/**
 * One thing that was done in several ways.
 *
 * @param id names it in the page's template
 * @param topic where its figures are
 * @param title what was done
 * @param base the figure of the library's usual way, which the others are divided by
 * @param rows all ways, as the table shows them
 * @param why an opponent is quicker, where one is; empty where none is known to be
 */
public record Comparison(String id, String topic, String title, String base, List<Row> rows, String why) {
    /** Ways that differ by less are equally quick. */
    private static final double TIE = 0.99;

    /** In which way something is done. */
    public enum Way {
        CPP("C++"),
        OURS("winnet4j"),
        FFM("FFM"),
        JNA_DIRECT("JNA, direct"),
        JNA("JNA, interfaces"),
        OTHER("");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** An alternative to the library. */
        public boolean opponent() {
            return this == FFM || this == JNA_DIRECT || this == JNA;
        }
    }

    /**
     * A way.
     *
     * @param way of which kind it is
     * @param label what the table calls it
     * @param figure its time
     * @param bytes what it allocates; empty when that wasn't measured
     */
    public record Row(Way way, String label, String figure, String bytes) {}

    /** The ratio of the medians. */
    public double ratio(Measured measured, Row row) {
        return measured.median(row.figure()) / measured.median(base);
    }

    /** Those that were measured: a JVM may lack FFM. */
    public List<Row> rows(Measured measured) {
        return rows.stream().filter(row -> measured.has(row.figure())).toList();
    }

    /** The opponents that are quicker than the library's usual way. */
    List<Row> quicker(Measured measured) {
        return rows(measured).stream()
                .filter(row -> row.way().opponent() && ratio(measured, row) < TIE)
                .toList();
    }
}
