// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.figures.Comparison.Row;
import io.github.winnet4j.figures.Comparison.Way;
import io.github.winnet4j.figures.Measured.Stretch;
import io.github.winnet4j.harness.Built;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each figure of speed that a page shows is one that was measured: the results lie as JSON in docs/performance. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what the pages say depends on no JVM")
class FiguresTest {
    private static final Path ROOT = Built.target().toAbsolutePath().getParent();
    private static final List<Pages> PAGES = Pages.ALL;
    private static final String MEND = "./dev bench --draw makes the page of the results";

    /** 12 ns, 1.5 µs, 30 nanoseconds; a second or a millisecond is rarely one of speed. */
    private static final Pattern SPEED =
            Pattern.compile("\\d ?(ns|µs|us|nanoseconds|microseconds)\\b|\\d ?(ns|B)/op\\b");

    private static final Pattern PART =
            Pattern.compile("<!-- figures: [^\\n]*-->.*?<!-- end of figures -->", Pattern.DOTALL);

    @TempDir
    Path temp;

    private static Page page() throws IOException {
        return Page.of(Pages.results(ROOT));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void itSaysWhatWasMeasured(Pages one) throws IOException {
        assertEquals(one.expected(ROOT, page()), Files.readString(ROOT.resolve(one.file())), MEND);
    }

    @ParameterizedTest
    @FieldSource("io.github.winnet4j.figures.Chart#ALL")
    void itsPictureShowsWhatWasMeasured(Chart chart) throws IOException {
        Page page = page();
        String svg = picture(chart.id());
        assertTrue(svg.contains("<desc>" + chart.words(page) + "</desc>"), MEND);
        for (Chart.Bar bar : chart.bars()) {
            for (Way way : Chart.WAYS) {
                double ratio = Chart.ratio(page, bar, way);
                assertTrue(
                        Double.isNaN(ratio) || svg.contains(">\u00a0" + Chart.label(ratio) + "\u00a0<"),
                        bar + " " + way);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("io.github.winnet4j.figures.Lines#ALL")
    void itsCurveShowsWhatWasMeasured(Lines lines) throws IOException {
        assertTrue(picture(lines.id()).contains("<desc>" + lines.words(page()) + "</desc>"), MEND);
    }

    private static String picture(String id) throws IOException {
        String svg = Files.readString(Pages.results(ROOT).resolve(id + ".svg"));
        assertTrue(svg.contains("prefers-color-scheme:dark"), id + " has colours for the dark");
        return svg;
    }

    @Test
    void eachResultIsOnThePage() throws IOException {
        String template = Files.readString(ROOT.resolve("src/test/figures/performance.md"));
        for (Comparison one : Comparisons.ALL) {
            assertTrue(
                    template.matches("(?s).*\\{\\{table [^}]*\\b" + one.id() + "\\b.*")
                            || one.id().equals("completion64"),
                    one.id());
        }
        try (Stream<Path> files = Files.list(Pages.results(ROOT))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".svg")).toList()) {
                assertTrue(template.contains("](performance/" + file.getFileName() + ")"), file.toString());
            }
        }
    }

    /** A figure of speed that stands on another page, or in words of README, is none that a run would put right. */
    @Test
    void noFigureOfSpeedStandsElsewhere() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path page : Stream.concat(docs, Stream.of(ROOT.resolve("README.md")))
                    .filter(one -> one.toString().endsWith(".md") && !one.endsWith("performance.md"))
                    .sorted()
                    .toList()) {
                PART.matcher(Files.readString(page))
                        .replaceAll("")
                        .lines()
                        .filter(SPEED.asPredicate())
                        .forEach(line -> found.add(page.getFileName() + ": " + line));
            }
        }
        assertEquals(List.of(), found);
    }

    /** Nor in the words of the templates, between the figures. */
    @Test
    void noFigureOfSpeedStandsInTheTemplates() throws IOException {
        for (Pages one : PAGES) {
            String words = Files.readString(ROOT.resolve("src/test/figures").resolve(one.template()));
            assertEquals(
                    List.of(),
                    words.replaceAll("\\{\\{.*?}}", "")
                            .lines()
                            .filter(SPEED.asPredicate())
                            .toList());
        }
    }

    @Test
    void whatIsWrittenIsReadAgainAndAddedTo() throws IOException {
        Stretch stretch = new Stretch("2026-01-01 10:00", "a \"machine\" \\ of ours", "nothing", "full", 2);
        Measured first = new Measured("some", List.of(stretch), List.of(Map.of("a", 1.5, "b", 7.0), Map.of("a", 2.0)));
        first.write(temp, false);
        assertEquals(first, Measured.read(Measured.file(temp, "some")));
        first.write(temp, true);
        Measured both = Measured.read(Measured.file(temp, "some"));
        assertEquals(first.plus(first), both);
        assertEquals(4, both.forks("a"));
        assertEquals(1.75, both.median("a"));
        assertEquals(1.5, both.least("a"));
        assertEquals(2, both.most("a"));
        first.write(temp, false);
        assertEquals(first, Measured.read(Measured.file(temp, "some")));
    }

    @Test
    void aTemplateIsFilled() throws IOException {
        new Measured("some", List.of(), List.of(Map.of("a", 12_345.6, "b", 6.0, "c", 0.2))).write(temp, false);
        Page page = Page.of(temp);
        assertEquals(
                "12.3 µs, 6.0 ns, 0 B, 12 KB",
                page.fill("{{time some a}}, {{time some b}}, {{bytes some c}}, {{bytes some a}}"));
        assertEquals("2 058×, 12.3 µs, 6", page.fill("{{ratio some a b}}, {{beyond some a b}}, {{count some b most}}"));
        assertThrows(IllegalArgumentException.class, () -> page.fill("{{time some d}}"));
        assertThrows(IllegalArgumentException.class, () -> page.fill("{{time other a}}"));
        assertThrows(IllegalArgumentException.class, () -> page.fill("{{median some a}}"));
    }

    @Test
    void anOpponentThatIsQuickerIsNoticed() {
        Comparison comparison = new Comparison(
                "x",
                "some",
                "something",
                "ours",
                List.of(
                        new Row(Way.OURS, "ours", "ours", ""),
                        new Row(Way.CPP, "C++", "cpp", ""),
                        new Row(Way.FFM, "FFM", "ffm", ""),
                        new Row(Way.JNA, "JNA", "jna", "")),
                "");
        Measured measured =
                new Measured("some", List.of(), List.of(Map.of("ours", 10.0, "cpp", 1.0, "ffm", 9.0, "jna", 9.99)));
        assertEquals(
                List.of("FFM"),
                comparison.quicker(measured).stream().map(Row::label).toList());
    }

    @Test
    void otherTextIsRefused() {
        for (String text : List.of("", "{", "[1, 2", "{\"a\": }", "{\"a\": 1} x", "nothing", "\"open")) {
            assertThrows(IllegalArgumentException.class, () -> Json.read(text), text);
        }
        assertEquals(
                Map.of("a", List.of(1.0, -2.5e3), "b", "c \"d\" \\"),
                Json.read("{\"a\": [1, -2.5e3], \"b\": \"c \\\"d\\\" \\\\\"}"));
        assertFalse(Json.quoted("\"").equals("\"\"\""));
    }
}
