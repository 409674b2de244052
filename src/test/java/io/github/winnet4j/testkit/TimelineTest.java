// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The picture's contents; how it looks, toolchains/test/pages.py sees in a browser. */
@OneJvm("it makes text of text")
class TimelineTest {
    private static final String CANCELLED = """
            0 t1 call WFDOpenHandle 1 * *
            0 t1 return WFDOpenHandle 0 wfd#1
            0 t1 call WFDStartOpenSession wfd#1 02-1a-11-f0-3c-7d * * *
            0 t1 return WFDStartOpenSession 0 session#1
            2416440 w1 callback open session#1 error=1223 reason=0
            2416440 w1 callback-end open session#1 error=1223 reason=0
            2416440 t2 call WFDCloseHandle wfd#1
            2416440 t2 return WFDCloseHandle 6
            2416441 t1 misuse double-close WFDCloseHandle wfd#1 is closed
            2544180 w1 link down session#1
            """;

    private static List<TraceEvent> events(String lines) {
        return lines.lines().map(TraceEvent::parse).toList();
    }

    private static Drawn drawn(String lines) {
        return Drawn.of(Timeline.of(events(lines)).toSvg());
    }

    @Test
    void lanesRowsAndTimesStandInTheOrderOfTheEvents() {
        Drawn drawn = drawn(CANCELLED);
        assertEquals(List.of("Thread t1", "Thread t2", "Windows", "Callbacks"), drawn.lanes());
        assertEquals(
                List.of(
                        "WFDOpenHandle(1, *, *)",
                        "= 0 \u2192 wfd#1",
                        "WFDStartOpenSession(wfd#1, 02-1a-11-f0-3c-7d, *, *, *)",
                        "= 0 \u2192 session#1",
                        "callback open session#1 error=1223 reason=0",
                        "WFDCloseHandle(wfd#1)",
                        "= 6 ERROR_INVALID_HANDLE",
                        "misuse: double-close WFDCloseHandle, wfd#1 is closed",
                        "link down session#1"),
                drawn.labels());
        assertEquals(List.of("0", "2.41644 s", "2.416441 s", "2.54418 s"), drawn.texts("time strong"));
        assertEquals(List.of("+2.41644 s", "+127.739 ms"), drawn.texts("time muted"));
        assertEquals(
                "call,return,call,return,callback,callback,call,failed,misuse,muted", String.join(",", drawn.kinds()));
        List<Drawn.Label> down = drawn.all().stream()
                .filter(label -> label.classes().contains("event"))
                .toList();
        for (int i = 1; i < down.size(); i++) {
            assertTrue(down.get(i).y() > down.get(i - 1).y(), down.get(i).text());
        }
    }

    @Test
    void eachArrowGoesFromTheLaneThatActs() {
        Drawn drawn = drawn("""
                0 t1 call A
                0 w1 completion op#1 0
                0 t1 return A 997
                0 w2 callback c
                0 w2 call B
                0 w2 return B 0
                0 w2 callback-end c
                """);
        int thread = drawn.lane("Thread t1");
        int windows = drawn.lane("Windows");
        int client = drawn.lane("Callbacks, port");
        assertEquals(
                List.of(
                        thread + ">" + windows,
                        windows + ">" + client,
                        windows + ">" + thread,
                        windows + ">" + client,
                        client + ">" + windows,
                        windows + ">" + client,
                        client + ">" + windows),
                drawn.arrows());
        assertEquals(
                List.of(
                        "A()",
                        "completion op#1 0 \u00B7\u00A0w1",
                        "A = 997 ERROR_IO_PENDING",
                        "callback c \u00B7\u00A0w2",
                        "B()",
                        "= 0",
                        "c returns"),
                drawn.labels());
    }

    @Test
    void theWholeEventIsTheTooltipOfItsRow() {
        List<TraceEvent> events = events(CANCELLED);
        assertEquals(
                events.stream().map(event -> event.toString().strip()).toList(),
                drawn(CANCELLED).tooltips());
    }

    @Test
    void whatIsLeftOutIsSaid() {
        Drawn drawn = Drawn.of(Timeline.of(events(CANCELLED)).last(9).last(7).toSvg());
        assertEquals("after 3 events", drawn.texts("muted").get(0));
        assertEquals("WFDStartOpenSession = 0 \u2192 session#1", drawn.labels().get(0));
        assertEquals(
                10,
                Drawn.of(Timeline.of(events(CANCELLED)).last(10).toSvg())
                        .tooltips()
                        .size());
        assertThrows(
                IllegalArgumentException.class, () -> Timeline.of(List.of()).last(-1));
        assertEquals(
                List.of("nothing happened"),
                Drawn.of(Timeline.of(List.of()).toSvg()).texts("muted"));
    }

    @Test
    void aCallThatNeverReturnedIsSeen() {
        Drawn drawn = drawn("""
                0 t2 call WNetUseConnectionW NULL
                0 t1 call WlanScan wlan#1
                0 t1 return WlanScan 0
                5000000 w1 callback open session#1
                """);
        List<String> labels = drawn.labels();
        assertEquals(
                List.of("WNetUseConnectionW has not returned", "callback open has not returned"),
                labels.subList(labels.size() - 2, labels.size()));
        assertEquals(2, drawn.count("rect", "paper back"), "bars that go on");
        assertNotEquals(drawn.bars().get(0), drawn.bars().get(1), "calls at the same time stand side by side");
    }

    @Test
    void marksOfXmlAndWhatXmlCannotHoldDoNoHarm() {
        String odd = "<b a=\"x\">&amp;]]>'\u0000\u001B\uD800";
        TraceEvent event = new TraceEvent(
                Duration.ZERO, "t1", TraceEvent.Kind.CALL, "WlanGet<Profile>", List.of(odd), "", "0 t1 call " + odd);
        Drawn drawn = Drawn.of(Timeline.of(List.of(event))
                .titled("<title> & \"more\"")
                .captioned("</svg>", "<script>")
                .toSvg());
        assertEquals("<title> & \"more\"", drawn.title());
        assertEquals(List.of("</svg>"), drawn.texts("caption strong"));
        assertEquals(List.of("<script>"), drawn.texts("caption small muted"));
        assertEquals(
                "WlanGet<Profile>(<b a=\"x\">&amp;]]>'\uFFFD\uFFFD\uFFFD)",
                drawn.labels().get(0));
        assertEquals(0, drawn.count("script", "") + drawn.count("b", ""));
    }

    @Test
    void aScreenReaderGetsWhatItShows() {
        Drawn drawn = drawn(CANCELLED);
        assertEquals("Timeline", drawn.title());
        assertEquals(
                "A sequence diagram from 0 to 2.54418 s of virtual time; events: 3 call, 3 return, 1 callback,"
                        + " 1 callback end, 1 misuse, 1 note; lanes from left to right: Thread t1, Thread t2, Windows,"
                        + " Callbacks.",
                drawn.description());
        assertEquals("img", drawn.attribute("role"));
    }

    @Test
    void itHasColoursForLightAndForDarkThatCanBeRead() {
        String css = TimelineStyle.css();
        int dark = css.indexOf("@media (prefers-color-scheme:dark){");
        assertTrue(dark > 0, css);
        List<String> papers = Drawn.colours(css.substring(0, dark), "background");
        assertEquals(List.of("#ffffff"), papers);
        assertEquals(List.of("#0d1117"), Drawn.colours(css.substring(dark), "background"));
        for (String kind : List.of("ink", "muted", "call", "return", "failed", "callback", "completion", "misuse")) {
            String light = Drawn.colour(css.substring(0, dark), "." + kind + " text");
            String atNight = Drawn.colour(css.substring(dark), "." + kind + " text");
            assertNotEquals(light, atNight, kind);
            assertTrue(Drawn.contrast(light, "#ffffff") >= 4.5, kind + " " + light);
            assertTrue(Drawn.contrast(atNight, "#0d1117") >= 4.5, kind + " " + atNight);
        }
    }

    @Test
    void longLabelsAreWrappedAndTheLongestEndInAnEllipsis() {
        String guid = "57494e34-4a00-4000-8000-00000000000";
        Drawn drawn = drawn("0 t1 call WlanConnect " + guid + "1 " + guid + "2 " + "profile".repeat(9)
                + "\n0 t1 return WlanConnect 0\n" + "0 t1 note " + "word ".repeat(400));
        List<String> labels = drawn.labels();
        assertEquals("WlanConnect(57494e34\u20260001, 57494e34\u20260002,", labels.get(0));
        assertEquals("profile".repeat(7) + "profi", labels.get(1));
        assertEquals("leprofile)", labels.get(2));
        assertEquals(8, labels.size() - 4);
        assertTrue(labels.get(labels.size() - 1).endsWith("\u2026"));
        assertTrue(drawn.tooltips().get(0).endsWith("profile".repeat(9)), "the tooltip has all of it");
        drawn.assertNothingOverlaps();
    }

    @Test
    void aCrowdOfThreadsEventsAndLongLabelsStaysReadable() throws Exception {
        for (int seed = 1; seed <= 8; seed++) {
            String svg = crowd(seed);
            Drawn drawn = Drawn.of(svg);
            drawn.assertNothingOverlaps();
            assertTrue(
                    drawn.texts("lane small muted").size() > 3 * drawn.lanes().size(), "the lanes are named again");
            assertEquals(svg, crowd(seed));
        }
        // For the browser.
        Path folder = Files.createDirectories(Built.target().resolve("pages"));
        Files.write(folder.resolve("crowd.svg"), crowd(1).getBytes(StandardCharsets.UTF_8));
    }

    private static String crowd(int seed) {
        Random random = new Random(seed);
        List<TraceEvent> events = new ArrayList<>();
        String[] open = new String[8];
        long time = 0;
        for (int i = 0; i < 400; i++) {
            time += random.nextInt(3) > 0 ? 0 : (long) Math.pow(10, random.nextInt(9));
            int thread = 1 + random.nextInt(7);
            String words = Stream.generate(() -> random.nextBoolean() ? "57494e34-4a00-4000-8000-000000000001" : "a<b>")
                    .limit(random.nextInt(9))
                    .collect(Collectors.joining(" "));
            events.add(TraceEvent.parse(time
                    + switch (random.nextInt(6)) {
                        case 0 -> " w1 completion op#" + i + " 995 " + "long".repeat(random.nextInt(60));
                        case 1 -> " w2 callback lost session#" + i + " " + words;
                        case 2 -> " t" + thread + " misuse double-close WFDCloseHandle wfd#1 " + words;
                        default -> {
                            String begun = open[thread];
                            open[thread] = begun == null ? "PeerDistClientCancelAsyncOperation" : null;
                            yield begun == null
                                    ? " t" + thread + " call " + open[thread] + " " + words + " \"\u65E5\u672C \u00E9\""
                                    : " t" + thread + " return " + begun + " " + 1223 * random.nextInt(2) + " x "
                                            + words;
                        }
                    }));
        }
        return Timeline.of(events)
                .captioned("A crowd", "seed " + seed + ": " + "Wide ".repeat(80))
                .toSvg();
    }

    @Test
    void itWritesAFileAndTheFoldersThatAreMissing(@TempDir Path temp) throws Exception {
        Timeline timeline = Timeline.of(events(CANCELLED));
        Path file = temp.resolve("one/two/three.svg");
        assertEquals(file, timeline.write(file));
        assertArrayEquals(timeline.toSvg().getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
        assertThrows(IOException.class, () -> timeline.write(file.resolve("below a file")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1 \u00B5s",
        "999, 999 \u00B5s",
        "1000, 1 ms",
        "1500, 1.5 ms",
        "999999, 999.999 ms",
        "1000000, 1 s",
        "2416440, 2.41644 s",
        "100000000, 100 s",
        "3600000001, 3600.000001 s"
    })
    void timesAreToTheMicrosecond(long micros, String text) {
        assertEquals(text, TimelinePicture.time(Duration.ofNanos(micros * 1000)));
    }
}
