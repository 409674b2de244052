// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.testkit.TraceEvent.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The colours of the picture, by light and by dark, and its fonts. Each colour of a text has a contrast of 4.5 or more.
 */
final class TimelineStyle {
    /** A column of a label, in pixels: no monospaced font is wider at that size. */
    static final int CELL = 7;

    /** A column of the caption's first line. */
    static final int CAPTION_CELL = 9;

    /** A column of its other lines. */
    static final int SMALL_CAPTION_CELL = 8;

    private static final String FONT =
            "ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

    /** Lines and letters, and what they are on: what, in light, in dark. */
    private record Colour(String name, String light, String dark) {}

    private static final Colour PAPER = new Colour("paper", "#ffffff", "#0d1117");
    private static final Colour HEAD = new Colour("head", "#eef2f6", "#1b222c");

    private static final List<Colour> TEXTS = List.of(
            new Colour("ink", "#1f2328", "#e6edf3"),
            new Colour("muted", "#59636e", "#9198a1"),
            new Colour("call", "#0a58b8", "#6cb0ff"),
            new Colour("return", "#1a6e35", "#4cc764"),
            new Colour("failed", "#8a5a00", "#e0a93a"),
            new Colour("callback", "#7a3fd1", "#c095ff"),
            new Colour("completion", "#0b6b7c", "#48c9d8"),
            new Colour("misuse", "#c21a26", "#ff7b72"));

    private static final Colour LINE = new Colour("line", "#c9d1d9", "#3d444d");

    private TimelineStyle() {}

    /** The class of an event's letters and lines. */
    static String of(Kind kind, boolean failed) {
        return switch (kind) {
            case CALL -> failed ? "failed" : "call";
            case RETURN -> failed ? "failed" : "return";
            case CALLBACK, CALLBACK_END -> failed ? "failed" : "callback";
            case COMPLETION -> "completion";
            case MISUSE -> "misuse";
            case NOTE -> "muted";
        };
    }

    /** No variables: pictures are looked at in viewers that know none, and these show the light one. */
    static String css() {
        return """
                .winnet4j{font:11.5px %s}
                .winnet4j text{paint-order:stroke;stroke-width:4px;stroke-linejoin:round;white-space:pre}
                .winnet4j .strong{font-weight:600}
                .winnet4j .lane{font-family:system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
                .winnet4j .lane{font-size:12px;text-anchor:middle}
                .winnet4j .small{font-size:10.5px}
                .winnet4j .caption{font-size:14px}
                .winnet4j .caption.small{font-size:12px}
                .winnet4j .time{font-size:11px;text-anchor:end}
                .winnet4j path,.winnet4j line,.winnet4j rect{stroke-width:1;fill:none}
                .winnet4j .back{stroke-dasharray:4 3}
                .winnet4j .gap{stroke-dasharray:1 4}
                %s@media (prefers-color-scheme:dark){
                %s}
                """.formatted(FONT, colours(false), colours(true));
    }

    private static String colours(boolean dark) {
        String paper = value(PAPER, dark);
        String line = value(LINE, dark);
        String rules = ".winnet4j{background:" + paper + "}\n.winnet4j text{stroke:" + paper + ";fill:"
                + value(TEXTS.get(0), dark) + "}\n.winnet4j .paper{fill:" + paper + "}\n.winnet4j .line{stroke:" + line
                + "}\n.winnet4j .head{fill:" + value(HEAD, dark) + ";stroke:" + line
                + "}\n.winnet4j .head~text{stroke:none}\n";
        return rules
                + TEXTS.stream()
                        .map(colour -> ".winnet4j text.NAME,.winnet4j .NAME text,.winnet4j .solid.NAME{fill:VALUE}\n"
                                        .replace("NAME", colour.name())
                                        .replace("VALUE", value(colour, dark))
                                + ".winnet4j .NAME path,.winnet4j .NAME rect,.winnet4j .NAME line{stroke:VALUE}\n"
                                        .replace("NAME", colour.name())
                                        .replace("VALUE", value(colour, dark))
                                + ".winnet4j .NAME .solid{fill:VALUE}\n"
                                        .replace("NAME", colour.name())
                                        .replace("VALUE", value(colour, dark)))
                        .collect(Collectors.joining());
    }

    private static String value(Colour colour, boolean dark) {
        return dark ? colour.dark() : colour.light();
    }
}
