// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import io.github.winnet4j.figures.Chart;
import io.github.winnet4j.figures.Comparison.Way;
import io.github.winnet4j.figures.Page;
import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * A picture of a {@link Chart}: bars from a line in the middle, which is the library's time. To the right the other way
 * takes longer, to the left it is quicker. The scale is logarithmic, so that twice and half are equally far away.
 */
final class Bars {
    private static final int WIDTH = 860;
    private static final int HEAD = 120;
    private static final int BAR = 18;
    private static final int GAP = 16;
    private static final double LEAST = 0.02;

    private Bars() {}

    static String draw(Chart chart, Page page) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        List<Way> ways = chart.ways(page);
        double least = 1;
        double most = 1;
        for (Chart.Bar bar : chart.bars()) {
            for (Way way : ways) {
                double ratio = Chart.ratio(page, bar, way);
                data.addValue(Double.isNaN(ratio) ? null : (Number) Math.max(ratio, LEAST), way.title(), bar.label());
                if (!Double.isNaN(ratio)) {
                    least = Math.min(least, ratio);
                    most = Math.max(most, ratio);
                }
            }
        }
        CategoryAxis what = new CategoryAxis();
        what.setTickLabelFont(Look.text);
        what.setTickLabelPaint(Look.ink);
        what.setAxisLineVisible(false);
        what.setTickMarksVisible(false);
        what.setMaximumCategoryLabelWidthRatio(0.45f);
        what.setCategoryMargin(0.22);
        what.setLowerMargin(0.02);
        what.setUpperMargin(0.02);

        LogAxis times = new LogAxis();
        times.setBase(10);
        times.setTickUnit(new NumberTickUnit(1));
        times.setNumberFormatOverride(new Factor());
        times.setRange(Math.max(LEAST / 2, least / 1.9), most * 2.6);
        times.setTickLabelFont(Look.small);
        times.setTickLabelPaint(Look.pale);
        times.setAxisLineVisible(false);
        times.setTickMarksVisible(false);
        times.setMinorTickMarksVisible(false);

        BarRenderer bars = new FromOne();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setBase(1);
        bars.setItemMargin(0.08);
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelFont(Look.small);
        bars.setDefaultItemLabelPaint(Look.ink);
        bars.setDefaultItemLabelGenerator(new Label());
        bars.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        bars.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        for (int i = 0; i < ways.size(); i++) {
            bars.setSeriesPaint(i, Look.series.get(Chart.WAYS.indexOf(ways.get(i))));
        }

        CategoryPlot plot = new CategoryPlot(data, what, times, bars);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Look.paper);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Look.grid);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        ValueMarker ours = new ValueMarker(1, Look.ours, new BasicStroke(2));
        plot.addRangeMarker(ours);

        JFreeChart picture = new JFreeChart(chart.title(), Look.title, plot, true);
        Frame.dress(picture);
        picture.addSubtitle(
                0,
                Frame.line("The green line is winnet4j = 1×; to the left another way is quicker, to the"
                        + " right it is slower. The scale is logarithmic."));
        int height = HEAD + chart.bars().size() * (ways.size() * BAR + GAP);
        return Look.svg(picture, WIDTH, height, chart.title(), chart.words(page));
    }
}
