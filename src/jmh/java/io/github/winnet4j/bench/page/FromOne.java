// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.CategoryDataset;

/** Bars that begin at 1: what is less stands to the left of it, and so does its label. */
final class FromOne extends BarRenderer {
    private static final long serialVersionUID = 1;

    @Override
    protected void drawItemLabel(
            Graphics2D graphics,
            CategoryDataset data,
            int row,
            int column,
            CategoryPlot plot,
            CategoryItemLabelGenerator generator,
            Rectangle2D bar,
            boolean negative) {
        boolean less = data.getValue(row, column).doubleValue() < 1;
        super.drawItemLabel(graphics, data, row, column, plot, generator, bar, less);
    }
}
