// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.ArrayList;
import java.util.List;

/** What a text needs to stand in an SVG: escapes, a width without a font at hand, lines. Knows nothing of timelines. */
final class Svg {
    /** Characters that each monospaced font has in its own width. */
    private static final String PLAIN = "\u2026\u2192\u00B7";

    private Svg() {}

    /** The text as XML has it, in content and in attributes; what XML can't hold becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return xml.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c >= ' ' && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF;
    }

    /** The columns that the text takes in a monospaced font. */
    static int cells(String text) {
        return text.codePoints().map(Svg::cells).sum();
    }

    private static int cells(int c) {
        boolean wide = c >= 0x1100 && c < 0x1160 // Hangul
                || c >= 0x2E80 && c < 0xA4D0 // Han, Kana
                || c >= 0xAC00 && c < 0xD7A4
                || c >= 0xF900 && c < 0xFB00
                || c >= 0xFE30 && c < 0xFE70
                || c >= 0xFF00 && c < 0xFF61
                || c >= 0x1F000; // pictures, and the later Han
        return wide ? 2 : 1;
    }

    /** True when only fonts that stand in for the monospaced one may have it, in widths of their own. */
    static boolean isForeign(String text) {
        return text.codePoints().anyMatch(c -> c > 0x17F && PLAIN.indexOf(c) < 0);
    }

    /**
     * The text in lines of at most that many columns, apart at blanks or behind a parenthesis where there are some;
     * what doesn't fit into the last line ends in an ellipsis.
     */
    static List<String> wrapped(String text, int columns, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (cells(rest) > columns && lines.size() < most - 1) {
            int cut = cut(rest, columns);
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(cells(rest) > columns ? rest.substring(0, end(rest, columns - 1)) + '\u2026' : rest);
        return List.copyOf(lines);
    }

    private static int cut(String text, int columns) {
        int end = end(text, columns);
        int cut = Math.max(text.lastIndexOf(' ', end), text.lastIndexOf('(', end - 1) + 1);
        int next = text.indexOf(' ', cut + 1);
        int word = cells(text.substring(Math.max(cut, 0), next < 0 ? text.length() : next)
                .strip());
        // A word that is too long for any line is cut, unless more than half a line stands before it.
        return cut > 0 && (word <= columns || cut > end / 2) ? cut : end;
    }

    /** Where the text has filled the columns. */
    private static int end(String text, int columns) {
        int at = 0;
        int taken = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            taken += cells(c);
            if (taken > columns) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
