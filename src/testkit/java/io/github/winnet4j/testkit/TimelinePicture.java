// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.testkit.TimelineLanes.Lane;
import io.github.winnet4j.testkit.TraceEvent.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws the rows, one below the other. Knows of an event only what its row says. */
final class TimelinePicture {
    /**
     * The time that a call spends in Windows, or a callback with the client; those at the same time stand side by side.
     */
    private record Bar(TimelineRow row, int top, int place) {}

    private static final int LINE = 14; // from one line of a label to the next
    private static final int MOST_LINES = 8;
    private static final int HEAD = 36;
    private static final int HEADS_AGAIN = 1000; // so far down, the lanes are named again
    private static final int NOTE = 56; // columns
    private static final int INDENT = 2; // of further lines, in columns

    private final List<TimelineRow> rows;
    private final int skipped;
    private final String title;
    private final List<String> caption;
    private final TimelineLanes lanes;
    private final StringBuilder under = new StringBuilder(); // axis and lanes
    private final StringBuilder bars = new StringBuilder();
    private final StringBuilder over = new StringBuilder(); // the rows
    /** The calls and callbacks that are going on, by their pair. */
    private final Map<Integer, Bar> going = new TreeMap<>();

    private int named; // where the lanes were named last
    private int y;

    TimelinePicture(List<TimelineRow> rows, int skipped, String title, List<String> caption) {
        this.rows = rows;
        this.skipped = skipped;
        this.title = title;
        this.caption = caption;
        int widest = 0;
        Duration before = Duration.ZERO;
        for (TimelineRow row : rows) {
            widest = Math.max(widest, Svg.cells(time(row.time())));
            widest = Math.max(widest, 1 + Svg.cells(time(row.time().minus(before))));
            before = row.time();
        }
        this.lanes = new TimelineLanes(rows, Math.max(4, widest) * TimelineStyle.CELL);
    }

    String draw() {
        y = TimelineLanes.MARGIN;
        drawCaption();
        int top = y;
        named = y;
        y += HEAD + 10;
        if (rows.isEmpty() || skipped > 0) {
            y += 16;
            String what = rows.isEmpty() && skipped == 0
                    ? "nothing happened"
                    : "after " + skipped + (skipped == 1 ? " event" : " events");
            int x = lanes.axis + 12;
            over.append(text(x, y, "muted", what)).append('\n');
            y += 8;
        }
        Duration now = null;
        for (TimelineRow row : rows) {
            if (y - named > HEADS_AGAIN) {
                nameLanes();
            }
            if (!row.time().equals(now)) {
                drawTime(now, row.time());
                now = row.time();
            }
            drawRow(row);
        }
        going.values().forEach(bar -> draw(bar, true));
        int bottom = y + 8;
        under.append(line("line", lanes.axis, top + HEAD, lanes.axis, bottom));
        for (Lane lane : lanes.all) {
            under.append(line("line", lane.x(), top + HEAD, lane.x(), bottom));
            drawHead(lane, top);
        }
        return document(bottom + TimelineLanes.MARGIN);
    }

    private String document(int height) {
        int width = lanes.width;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="winnet4j" role="img" width="%d" height="%d"\
                 viewBox="0 0 %d %d">
                <title>%s</title>
                <desc>%s</desc>
                <style>
                %s</style>
                <rect class="paper" width="%d" height="%d"/>
                <g transform="translate(.5 .5)">
                %s%s%s</g>
                </svg>
                """.formatted(
                        width,
                        height,
                        width,
                        height,
                        Svg.escaped(title),
                        Svg.escaped(description()),
                        TimelineStyle.css(),
                        width,
                        height,
                        under,
                        bars,
                        over);
    }

    private String description() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        rows.stream().filter(row -> row.pair() >= 0).forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
        String counted = counts.entrySet().stream()
                .map(one -> one.getValue() + " "
                        + one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        String names = lanes.all.stream().map(Lane::name).collect(Collectors.joining(", "));
        return rows.isEmpty()
                ? "A sequence diagram without events."
                : "A sequence diagram from " + time(rows.get(0).time()) + " to "
                        + time(rows.get(rows.size() - 1).time()) + " of virtual time; events: " + counted
                        + "; lanes from left to right: " + names + ".";
    }

    private void drawCaption() {
        int wide = lanes.width - 2 * TimelineLanes.MARGIN;
        for (int i = 0; i < caption.size(); i++) {
            String classes = i == 0 ? "caption strong" : "caption small muted";
            int cell = i == 0 ? TimelineStyle.CAPTION_CELL : TimelineStyle.SMALL_CAPTION_CELL;
            for (String part : Svg.wrapped(caption.get(i), wide / cell, MOST_LINES)) {
                y += i == 0 ? 18 : 16;
                over.append(text(TimelineLanes.MARGIN, y - 4, classes, part, cell))
                        .append('\n');
            }
        }
        y += caption.isEmpty() ? 0 : 12;
    }

    private void drawHead(Lane lane, int top) {
        int half = lane.half();
        over.append("<g class=\"lanes\"><rect class=\"head\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
                .formatted(lane.x() - half, top, 2 * half, HEAD));
        over.append(text(lane.x(), top + 15, "lane strong", lane.name()));
        over.append(text(lane.x(), top + 29, "lane small muted", lane.detail()));
        over.append("</g>\n");
    }

    private void nameLanes() {
        named = y;
        y += 24;
        for (Lane lane : lanes.all) {
            over.append(text(lane.x(), y - 8, "lane small muted", lane.name())).append('\n');
        }
    }

    /** The time at the axis, after a gap that grows with the digits of what has passed. */
    private void drawTime(@Nullable Duration before, Duration now) {
        if (before != null) {
            long micros = now.minus(before).toNanos() / 1000;
            int gap = 6 + 3 * Long.toString(Math.max(0, micros)).length();
            if (micros >= 1000) {
                over.append(text(lanes.axis - 12, y + gap / 2 + 5, "time muted", "+" + time(now.minus(before))))
                        .append('\n');
                gap += 6;
            }
            y += gap;
            under.append(line("line gap", lanes.axis + 12, y - 1, lanes.width - TimelineLanes.MARGIN, y - 1));
        }
        over.append(text(lanes.axis - 12, y + 18, "time strong", time(now)));
        over.append("<circle class=\"solid ink\" cx=\"%d\" cy=\"%d\" r=\"2.5\"/>\n".formatted(lanes.axis, y + 14));
    }

    private void drawRow(TimelineRow row) {
        over.append("<g class=\"").append(TimelineStyle.of(row.kind(), row.failed()));
        over.append(" event\"><title>").append(Svg.escaped(row.whole())).append("</title>");
        int top = y;
        switch (row.kind()) {
            case NOTE, MISUSE -> drawNote(row);
            case CALL, RETURN, CALLBACK, CALLBACK_END, COMPLETION -> drawArrow(row);
        }
        over.append("</g>\n");
        y = Math.max(y, top + 20);
    }

    private void drawArrow(TimelineRow row) {
        Lane lane = lanes.of(row);
        y += row.kind() == Kind.CALL || row.kind() == Kind.CALLBACK || row.kind() == Kind.COMPLETION ? 4 : 0;
        boolean right = lane.x() > lanes.windows.x();
        int x = (right ? lanes.windows.x() : lane.x()) + 15;
        if (!row.text().isEmpty()) {
            label(row, x, lanes.columns(lane));
        }
        if (row.pair() < 0) {
            y += 6;
            return; // it is the note of a call that goes on
        }
        y += row.text().isEmpty() ? 10 : 6;
        boolean back = row.kind() == Kind.RETURN || row.kind() == Kind.CALLBACK_END;
        boolean fromClient = row.kind() == Kind.CALL || row.kind() == Kind.CALLBACK_END;
        int from = fromClient ? lane.x() : lanes.windows.x();
        int to = fromClient ? lanes.windows.x() : lane.x();
        int step = to > from ? 1 : -1;
        over.append("<path%s d=\"M%d %dH%d\"/>"
                .formatted(back ? " class=\"back\"" : "", from + 4 * step, y, to - 5 * step));
        over.append(
                back
                        ? "<path d=\"M%d %dl%d -4M%d %dl%d 4\"/>"
                                .formatted(to - 5 * step, y, -8 * step, to - 5 * step, y, -8 * step)
                        : "<path class=\"solid\" d=\"M%d %dl%d -4v8z\"/>".formatted(to - 5 * step, y, -8 * step));
        if (row.kind() == Kind.COMPLETION) {
            over.append("<circle class=\"solid\" cx=\"%d\" cy=\"%d\" r=\"3\"/>".formatted(from + 6 * step, y));
        }
        if (row.kind() == Kind.CALL || row.kind() == Kind.CALLBACK) {
            going.put(row.pair(), new Bar(row, y, freePlace(row)));
        } else if (going.containsKey(row.pair())) {
            draw(going.remove(row.pair()), false);
        }
        y += 4;
    }

    private int freePlace(TimelineRow row) {
        Lane lane = lanes.ofBar(row);
        return IntStream.iterate(0, place -> place + 1)
                .filter(place -> going.values().stream()
                        .noneMatch(bar ->
                                bar.place() == place && lanes.ofBar(bar.row()).equals(lane)))
                .findFirst()
                .getAsInt();
    }

    private void draw(Bar bar, boolean goesOn) {
        bars.append("<g class=\"%s\"><rect class=\"paper%s\" x=\"%d\" y=\"%d\" width=\"8\" height=\"%d\"/></g>\n"
                .formatted(
                        TimelineStyle.of(bar.row().kind(), goesOn),
                        goesOn ? " back" : "",
                        lanes.ofBar(bar.row()).x() - 4 + 6 * bar.place(),
                        bar.top(),
                        Math.max(4, y - bar.top())));
    }

    private void drawNote(TimelineRow row) {
        List<String> parts = Svg.wrapped(row.text(), NOTE, MOST_LINES);
        int wide = parts.stream().mapToInt(Svg::cells).reduce(0, Math::max) * TimelineStyle.CELL + 20;
        int middle = lanes.windows.x();
        int x = Math.max(lanes.axis + 12, Math.min(middle - wide / 2, lanes.width - TimelineLanes.MARGIN - wide));
        y += 4;
        over.append("<rect class=\"paper\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"9\"/>"
                .formatted(x, y, wide, parts.size() * LINE + 6));
        for (int i = 0; i < parts.size(); i++) {
            y += LINE;
            over.append(label(x + 10, y, i == 0 ? row.name() : "", parts.get(i)));
        }
        y += 10;
    }

    private void label(TimelineRow row, int x, int columns) {
        boolean fits = Svg.cells(row.text()) <= columns;
        List<String> parts = Svg.wrapped(row.text(), fits ? columns : columns - INDENT, MOST_LINES);
        for (int i = 0; i < parts.size(); i++) {
            y += LINE;
            over.append(
                    label(x + (i == 0 ? 0 : INDENT * TimelineStyle.CELL), y, i == 0 ? row.name() : "", parts.get(i)));
        }
    }

    /** A line of a label; it may begin with a name. */
    private static String label(int x, int y, String name, String line) {
        if (name.isEmpty() || !line.startsWith(name)) {
            return text(x, y, "", line);
        }
        return "<text x=\"%d\" y=\"%d\"%s><tspan class=\"strong\">%s</tspan>%s</text>"
                .formatted(
                        x,
                        y,
                        length(line, TimelineStyle.CELL),
                        Svg.escaped(name),
                        Svg.escaped(line.substring(name.length())));
    }

    private static String text(int x, int y, String classes, String text) {
        return text(x, y, classes, text, TimelineStyle.CELL);
    }

    private static String text(int x, int y, String classes, String text, int cell) {
        return "<text x=\"%d\" y=\"%d\"%s%s>%s</text>"
                .formatted(
                        x,
                        y,
                        classes.isEmpty() ? "" : " class=\"" + classes + "\"",
                        length(text, cell),
                        Svg.escaped(text));
    }

    /** Letters of other fonts are made to fit where they were thought to. */
    private static String length(String text, int cell) {
        return Svg.isForeign(text)
                ? " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"".formatted(Svg.cells(text) * cell)
                : "";
    }

    private static String line(String classes, int x1, int y1, int x2, int y2) {
        return "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n".formatted(classes, x1, y1, x2, y2);
    }

    /** To the microsecond, in the unit that a reader would take. */
    static String time(Duration time) {
        long micros = time.toNanos() / 1000;
        if (micros == 0) {
            return "0";
        } else if (micros < 1000) {
            return micros + " \u00B5s";
        }
        return micros < 1_000_000 ? decimal(micros, 1000) + " ms" : decimal(micros, 1_000_000) + " s";
    }

    private static String decimal(long micros, int unit) {
        String digits = Long.toString(unit + micros % unit).substring(1);
        return micros / unit + ("." + digits).replaceAll("\\.?0+$", "");
    }
}
