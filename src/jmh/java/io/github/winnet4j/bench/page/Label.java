// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import io.github.winnet4j.figures.Chart;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.data.category.CategoryDataset;

/** At the end of a bar: how many times as long. */
final class Label implements CategoryItemLabelGenerator {
    /** Between the bar and its label, whichever is first; no browser drops it. */
    private static final String GAP = "\u00a0";

    @Override
    public String generateRowLabel(CategoryDataset data, int row) {
        return "";
    }

    @Override
    public String generateColumnLabel(CategoryDataset data, int column) {
        return "";
    }

    @Override
    public String generateLabel(CategoryDataset data, int row, int column) {
        Number value = data.getValue(row, column);
        return value == null ? "" : GAP + Chart.label(value.doubleValue()) + GAP;
    }
}
