// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import io.github.winnet4j.figures.Lines;
import io.github.winnet4j.figures.Page;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardXYItemLabelGenerator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A picture of {@link Lines}. */
final class Curves {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;
    private static final double DOT = 8;

    /** So that two lines that are close to each other can both be read. */
    private static final ItemLabelPosition BELOW =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER);

    private static final ItemLabelPosition ABOVE =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER);

    private Curves() {}

    static String draw(Lines lines, Page page) {
        XYSeriesCollection data = new XYSeriesCollection();
        double most = 0;
        for (Lines.Line line : lines.lines()) {
            XYSeries series = new XYSeries(line.label());
            for (int x : lines.xs()) {
                double value = Lines.value(page, line, x);
                series.add(x, value);
                most = Math.max(most, value);
            }
            data.addSeries(series);
        }
        LogAxis across = new LogAxis(lines.across());
        across.setBase(10);
        across.setTickUnit(new NumberTickUnit(1));
        across.setRange(lines.xs().get(0) / 1.6, lines.xs().get(lines.xs().size() - 1) * 1.8);
        across.setNumberFormatOverride(plain("#,##0"));
        across.setMinorTickMarksVisible(false);
        NumberAxis up = new NumberAxis(lines.up());
        up.setRange(0, most * 1.25);
        up.setNumberFormatOverride(plain("#,##0"));
        for (ValueAxis axis : new ValueAxis[] {across, up}) {
            axis.setLabelFont(Look.small);
            axis.setLabelPaint(Look.pale);
            axis.setTickLabelFont(Look.small);
            axis.setTickLabelPaint(Look.pale);
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(true, true);
        dots.setDefaultItemLabelsVisible(true);
        dots.setDefaultItemLabelFont(Look.small);
        dots.setDefaultItemLabelPaint(Look.ink);
        dots.setDefaultItemLabelGenerator(new StandardXYItemLabelGenerator("{2}", plain("0"), plain("0.0")));
        for (int i = 0; i < lines.lines().size(); i++) {
            dots.setSeriesPaint(i, Look.series.get(i));
            dots.setSeriesPositiveItemLabelPosition(i, i == 0 ? BELOW : ABOVE);
            dots.setSeriesStroke(i, new BasicStroke(2.5f));
            dots.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        }
        XYPlot plot = new XYPlot(data, across, up, dots);
        plot.setBackgroundPaint(Look.paper);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Look.grid);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        JFreeChart picture = new JFreeChart(lines.title(), Look.title, plot, true);
        Frame.dress(picture);
        return Look.svg(picture, WIDTH, HEIGHT, lines.title(), lines.words(page));
    }

    private static DecimalFormat plain(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        return new DecimalFormat(pattern, symbols);
    }
}
