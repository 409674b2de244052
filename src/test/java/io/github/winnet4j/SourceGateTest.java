// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not stand in the sources of the library. */
@OneJvm("it reads sources")
class SourceGateTest {
    private static final int COLUMNS = 120;

    /**
     * The functions for the time of day, which anybody may set (fault 60): timeouts are measured with nanoTime, or are
     * relative.
     */
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("currentTimeMillis|\\bInstant\\b|\\bClock\\b|\\bLocalDate|\\bnew Date\\b"
                    + "|GetSystemTime|GetLocalTime|system_clock|\\bgettimeofday\\b|\\btime\\((nullptr|NULL|0)\\)");

    @Test
    void fault60_nothingLooksAtTheTimeOfDay() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (String part : List.of("src/main/java", "native/port", "native/glue", "native/jni", "native/win")) {
            for (Path file : sources(part)) {
                files++;
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (TIME_OF_DAY.matcher(lines.get(i)).find()) {
                        found.add(file.getFileName() + ":" + (i + 1) + ": "
                                + lines.get(i).trim());
                    }
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(files > 40, files + " files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long end = System.currentTimeMillis() + 10;",
                "GetSystemTimeAsFileTime(&now);",
                "Instant.now()",
                "time(nullptr)"
            })
    void theTimeOfDayIsFound(String line) {
        assertTrue(TIME_OF_DAY.matcher(line).find());
    }

    /** The formatter wraps code and Javadoc, but neither long literals nor text blocks. */
    @Test
    void noLineOfJavaIsLongerThan120Columns() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (Path file : sources("src")) {
            files++;
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > COLUMNS) {
                    found.add(file + ":" + (i + 1));
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(files > 300, files + " files");
    }

    /** The formatter sees to it too, but not in package-info.java and module-info.java. */
    @Test
    void everyFileOfJavaBeginsWithItsLicence() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : sources("src")) {
            if (!Files.readString(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n")) {
                found.add(file);
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<Path> sources(String part) throws IOException {
        try (Stream<Path> files = Files.walk(Built.target().getParent().resolve(part))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|cpp|h)"))
                    .toList();
        }
    }
}
