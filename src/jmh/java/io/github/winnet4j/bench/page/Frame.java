// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What is around a plot: title, legend, margins. */
final class Frame {
    private static final int MARGIN = 14;

    private Frame() {}

    static void dress(JFreeChart picture) {
        picture.setBackgroundPaint(Look.paper);
        picture.setPadding(new RectangleInsets(MARGIN, MARGIN, MARGIN, MARGIN));
        TextTitle title = picture.getTitle();
        title.setPaint(Look.ink);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setMargin(0, 0, 2, 0);
        LegendTitle legend = picture.getLegend();
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Look.paper);
        legend.setItemFont(Look.text);
        legend.setItemPaint(Look.ink);
        legend.setMargin(4, 0, 6, 0);
    }

    static TextTitle line(String text) {
        TextTitle line = new TextTitle(text, Look.small);
        line.setPaint(Look.pale);
        line.setHorizontalAlignment(HorizontalAlignment.LEFT);
        return line;
    }
}
