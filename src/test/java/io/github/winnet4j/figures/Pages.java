// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page, or the part of a page between two comments, that is made of a template.
 *
 * @param file in the project
 * @param template in src/test/figures
 * @param whole page, or only that part
 */
public record Pages(String file, String template, boolean whole) {
    public static final List<Pages> ALL = List.of(
            new Pages("docs/performance.md", "performance.md", true), new Pages("README.md", "readme.md", false));

    private static final Pattern PART =
            Pattern.compile("(<!-- figures: [^\\n]*-->\\n).*?(<!-- end of figures -->)", Pattern.DOTALL);

    /** Where the results lie. */
    public static Path results(Path root) {
        return root.resolve("docs").resolve("performance");
    }

    /** What the page is when its figures are those of the results. */
    String expected(Path root, Page page) throws IOException {
        String made =
                page.fill(Files.readString(root.resolve("src/test/figures").resolve(template)));
        if (whole) {
            return made;
        }
        Matcher part = PART.matcher(Files.readString(root.resolve(file)));
        if (!part.find()) {
            throw new IllegalStateException(file + " has no place for figures");
        }
        return part.replaceFirst(
                found -> Matcher.quoteReplacement(found.group(1) + made.stripTrailing() + "\n" + found.group(2)));
    }

    /** Puts it right. */
    public void write(Path root, Page page) throws IOException {
        String made = expected(root, page);
        Files.writeString(root.resolve(file), made);
    }
}
