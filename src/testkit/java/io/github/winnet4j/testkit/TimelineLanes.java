// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.testkit.TraceEvent.Kind;
import java.util.ArrayList;
import java.util.List;

/** Where each lane is, from left to right: the axis, the program's threads, Windows, and what it calls. */
final class TimelineLanes {
    /** A lane: its middle, and its head in words. */
    record Lane(String id, int x, String name, String detail) {
        /** Half of the width of its head. */
        int half() {
            return Math.max(50, 6 + name.length() * 4);
        }
    }

    static final int MARGIN = 14;

    private static final int HEAD = 112; // from thread to thread
    private static final int ROOM = 30; // what a label leaves free between two lanes
    private static final int LEAST = 190;
    private static final int MOST = 56 * TimelineStyle.CELL + ROOM;
    private static final int MOST_RIGHT = 50 * TimelineStyle.CELL + ROOM;

    final int axis;
    final List<Lane> all;
    final Lane windows;
    final int width;

    TimelineLanes(List<TimelineRow> rows, int widestTime) {
        axis = MARGIN + widestTime + 12;
        List<String> threads = rows.stream()
                .map(TimelineRow::lane)
                .filter(lane -> !lane.equals(TimelineRow.CLIENT))
                .distinct()
                .toList();
        List<Lane> lanes = new ArrayList<>();
        int x = axis + HEAD / 2 + 4;
        for (String thread : threads) {
            lanes.add(new Lane(thread, x, "Thread " + thread, "of the program"));
            x += HEAD;
        }
        int last = threads.isEmpty() ? x : x - HEAD;
        int gap = LEAST;
        for (TimelineRow row : rows) {
            int lane = threads.indexOf(row.lane());
            if (lane >= 0) {
                gap = Math.max(gap, wide(row) - (threads.size() - 1 - lane) * HEAD);
            }
        }
        windows = new Lane("windows", threads.isEmpty() ? x + 20 : last + Math.min(gap, MOST), "Windows", "simulated");
        lanes.add(windows);
        boolean calls = rows.stream().anyMatch(row -> isOf(row, Kind.CALLBACK, Kind.CALLBACK_END));
        boolean completes = rows.stream().anyMatch(row -> isOf(row, Kind.COMPLETION));
        if (calls || completes || rows.stream().anyMatch(row -> isClients(row) && isOf(row, Kind.CALL, Kind.RETURN))) {
            int right = rows.stream()
                    .filter(TimelineLanes::isClients)
                    .mapToInt(TimelineLanes::wide)
                    .reduce(LEAST, Math::max);
            lanes.add(new Lane(
                    TimelineRow.CLIENT,
                    windows.x + Math.min(right, MOST_RIGHT),
                    calls && completes ? "Callbacks, port" : completes ? "Completion port" : "Callbacks",
                    "of the program"));
        }
        all = List.copyOf(lanes);
        Lane rightmost = all.get(all.size() - 1);
        width = rightmost.x + Math.max(HEAD / 2, rightmost.half()) + MARGIN;
    }

    private static boolean isOf(TimelineRow row, Kind one, Kind other) {
        return row.kind() == one || row.kind() == other;
    }

    private static boolean isOf(TimelineRow row, Kind kind) {
        return row.kind() == kind;
    }

    /** Drawn between Windows and the client's lane. */
    private static boolean isClients(TimelineRow row) {
        return row.lane().equals(TimelineRow.CLIENT) && !isOf(row, Kind.NOTE, Kind.MISUSE);
    }

    private static int wide(TimelineRow row) {
        return Svg.cells(row.text()) * TimelineStyle.CELL + ROOM;
    }

    /** The lane on the client's side of a row. */
    Lane of(TimelineRow row) {
        return all.stream()
                .filter(lane -> lane.id.equals(row.lane()))
                .findFirst()
                .orElse(windows);
    }

    /** The lane on which the bar of a call or callback stands. */
    Lane ofBar(TimelineRow row) {
        return row.kind() == Kind.CALL ? windows : of(row);
    }

    /** The columns that a label between Windows and that lane may have. */
    int columns(Lane lane) {
        return Math.max(12, (Math.abs(windows.x - lane.x) - ROOM) / TimelineStyle.CELL);
    }
}
