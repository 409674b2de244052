// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import io.github.winnet4j.testkit.TraceEvent.Kind;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A row of the picture: an event in words, and between which lanes it goes. Knows nothing of where that is drawn.
 *
 * @param time when; rows of one time stand together
 * @param kind what it is
 * @param thread the thread's name; its calls go from the lane of that name, those of Windows' threads from
 *     {@link #CLIENT}
 * @param pair the number of the call or callback that begins or ends here; 0 for others
 * @param name what is printed strongly, at the beginning of the text
 * @param text all of the text
 * @param failed true for the return of a code that is neither 0 nor 997, for misuse, and for what never returned
 * @param whole the event as the timeline prints it
 */
record TimelineRow(
        Duration time, Kind kind, String thread, int pair, String name, String text, boolean failed, String whole) {
    /** The lane of what Windows calls and completes. */
    static final String CLIENT = "client";

    /** The lane on the client's side. */
    String lane() {
        return isOfWindows(thread) || kind != Kind.CALL && kind != Kind.RETURN ? CLIENT : thread;
    }

    static boolean isOfWindows(String thread) {
        return thread.startsWith("w");
    }

    static List<TimelineRow> of(List<TraceEvent> events) {
        return new Reader(events).read();
    }

    private static final class Reader {
        private static final Pattern GUID =
                Pattern.compile("\\b([0-9a-fA-F]{8})(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{8}([0-9a-fA-F]{4})\\b");

        private static final String PENDING = Integer.toString(WinError.ERROR_IO_PENDING);

        private final List<TraceEvent> events;
        private final List<TimelineRow> rows = new ArrayList<>();
        /** By thread, what has begun and not ended there, innermost first: indices into rows. */
        private final Map<String, Deque<Integer>> open = new TreeMap<>();

        private final boolean oneThread;
        private int pairs;

        Reader(List<TraceEvent> events) {
            this.events = events;
            this.oneThread = events.stream()
                            .filter(event -> event.kind() == Kind.CALLBACK || event.kind() == Kind.COMPLETION)
                            .map(TraceEvent::thread)
                            .distinct()
                            .count()
                    <= 1;
        }

        List<TimelineRow> read() {
            events.forEach(this::add);
            open.values().stream().flatMap(Deque::stream).sorted().toList().forEach(this::addOpen);
            return List.copyOf(rows);
        }

        /** GUIDs as 57494e34…0001: the tooltip has them whole. */
        private static List<String> shortened(List<String> words) {
            return words.stream()
                    .map(word -> GUID.matcher(word).replaceAll("$1\u2026$2"))
                    .toList();
        }

        private void add(TraceEvent event) {
            Deque<Integer> here = open.computeIfAbsent(event.thread(), thread -> new ArrayDeque<>());
            List<String> arguments = shortened(event.arguments());
            String words = String.join(" ", arguments);
            switch (event.kind()) {
                case CALL -> {
                    here.push(rows.size());
                    row(event, ++pairs, event.function(), "(" + String.join(", ", arguments) + ")", false);
                }
                case RETURN -> {
                    int begun = begun(here, event, Kind.CALL);
                    // Right below its call it needs no name.
                    String name = begun == rows.size() - 1 && begun >= 0 ? "" : event.function() + " ";
                    String result = name + "= " + code(event.function(), event.result());
                    boolean failed =
                            !event.result().equals("0") && !event.result().equals(PENDING);
                    row(event, pair(begun), result, words.isEmpty() ? "" : " \u2192 " + words, failed);
                }
                case CALLBACK -> {
                    here.push(rows.size());
                    row(event, ++pairs, "callback " + event.function(), blank(words) + onThread(event), false);
                }
                case CALLBACK_END -> {
                    int begun = begun(here, event, Kind.CALLBACK);
                    String name = begun == rows.size() - 1 && begun >= 0 ? "" : event.function() + " returns";
                    row(event, pair(begun), name, "", false);
                }
                case COMPLETION -> row(event, 0, "completion", blank(words) + onThread(event), false);
                case MISUSE ->
                    row(
                            event,
                            0,
                            "misuse: " + event.arguments().get(0),
                            " " + event.function() + ", " + event.arguments().get(1),
                            true);
                case NOTE -> row(event, 0, "", words, false);
            }
        }

        private void row(TraceEvent event, int pair, String name, String rest, boolean failed) {
            rows.add(new TimelineRow(
                    event.time(),
                    event.kind(),
                    event.thread(),
                    pair,
                    name,
                    name + rest,
                    failed,
                    event.toString().strip()));
        }

        /** What never ended stands at the end. */
        private void addOpen(int begun) {
            TimelineRow row = rows.get(begun);
            String text = row.name() + " has not returned";
            String whole = text + ", " + row.thread();
            Duration last = rows.get(rows.size() - 1).time();
            rows.add(new TimelineRow(last, row.kind(), row.thread(), -row.pair(), row.name(), text, true, whole));
        }

        /** The row of the call that this ends; -1: it lies before the first event that is shown. */
        private int begun(Deque<Integer> here, TraceEvent event, Kind kind) {
            Integer last = here.peek();
            if (last == null || rows.get(last).kind() != kind) {
                return -1;
            }
            here.pop();
            return rows.get(last).name().endsWith(event.function()) ? last : -1;
        }

        private int pair(int row) {
            return row < 0 ? 0 : rows.get(row).pair();
        }

        private String onThread(TraceEvent event) {
            return oneThread ? "" : " \u00B7\u00A0" + event.thread();
        }

        private static String blank(String words) {
            return words.isEmpty() ? "" : " " + words;
        }

        /** With its name, unless the function's codes aren't Win32's. */
        private static String code(String function, String result) {
            if (result.equals("0") || !result.matches("[0-9]{1,10}") || function.startsWith("CM_")) {
                return result;
            }
            String name = WinError.nameOf((int) Long.parseLong(result));
            return name == null ? result : result + " " + name;
        }
    }
}
