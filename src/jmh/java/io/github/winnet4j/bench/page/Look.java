// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;

/**
 * How the pictures look: colours that can be distinguished without seeing red or green, on a light and on a dark page.
 * A picture is drawn in the light colours; its style sheet has the dark ones, for browsers that ask for them.
 */
final class Look {
    /** A colour, and what it becomes in the dark. */
    private record Colour(Color light, Color dark) {}

    private static final Colour PAPER = colour(0xffffff, 0x0d1117);
    private static final Colour INK = colour(0x1f2328, 0xe6edf3);
    private static final Colour PALE = colour(0x59636e, 0x9198a1);
    private static final Colour GRID = colour(0xdfe3e8, 0x2a313c);

    // The colours of Okabe and Ito, a little deeper on white.
    private static final Colour FIRST = colour(0xd55e00, 0xff8c42);
    private static final Colour SECOND = colour(0x0072b2, 0x56b4e9);
    private static final Colour THIRD = colour(0x8a6fb3, 0xb9a3e3);
    private static final Colour OURS = colour(0x007f5f, 0x2fc79a);

    private static final List<Colour> ALL = List.of(PAPER, INK, PALE, GRID, FIRST, SECOND, THIRD, OURS);

    static final Color paper = PAPER.light();
    static final Color ink = INK.light();
    static final Color pale = PALE.light();
    static final Color grid = GRID.light();
    static final Color ours = OURS.light();
    static final List<Color> series = List.of(FIRST.light(), SECOND.light(), THIRD.light());

    private static final String FAMILY = "Dialog";
    static final Font title = new Font(FAMILY, Font.BOLD, 15);
    static final Font text = new Font(FAMILY, Font.PLAIN, 13);
    static final Font small = new Font(FAMILY, Font.PLAIN, 12);

    private Look() {}

    private static Colour colour(int light, int dark) {
        return new Colour(new Color(light), new Color(dark));
    }

    /** As a file, with its words for screen readers. */
    static String svg(JFreeChart chart, int width, int height, String title, String words) {
        SVGGraphics2D graphics = new SVGGraphics2D(width, height);
        graphics.setDefsKeyPrefix("x"); // not the time: the same figures give the same file
        chart.draw(graphics, new java.awt.geom.Rectangle2D.Double(0, 0, width, height));
        String svg = graphics.getSVGElement("c", true, null, null, null)
                .replaceAll("(\\d\\.\\d\\d)\\d+", "$1")
                .replaceAll("(fill|stroke): rgb", "$1:rgb");
        int end = svg.indexOf('>', svg.indexOf("<svg")) + 1;
        return svg.substring(0, end).replace("<svg ", "<svg role=\"img\" ")
                + "\n<title>" + escaped(title) + "</title>\n<desc>" + escaped(words) + "</desc>\n<style>" + style()
                + "</style>\n"
                + svg.substring(end).replace("><", ">\n<").stripTrailing() + "\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String style() {
        StringBuilder style = new StringBuilder("text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,"
                + "'DejaVu Sans',sans-serif!important}\n@media (prefers-color-scheme:dark){\n");
        for (Colour one : ALL) {
            for (String property : List.of("fill", "stroke")) {
                style.append("[style*=\"")
                        .append(property)
                        .append(':')
                        .append(rgb(one.light()))
                        .append("\"]{")
                        .append(property)
                        .append(':')
                        .append(rgb(one.dark()))
                        .append("!important}\n");
            }
        }
        return style.append("}\n").toString();
    }

    private static String rgb(Color color) {
        return String.format(Locale.ROOT, "rgb(%d,%d,%d)", color.getRed(), color.getGreen(), color.getBlue());
    }
}
