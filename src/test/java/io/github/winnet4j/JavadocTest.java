// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.Docs;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What doclint doesn't know of the Javadoc of all that users see. */
@OneJvm("it reads sources")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a JRE has no compiler, and one JVM will do")
class JavadocTest {
    private static final Path ROOT = Built.target().getParent();

    private static Docs docs() throws IOException {
        return Docs.of(ROOT.resolve("src/main/java"), ROOT.resolve("src/testkit/java"));
    }

    /** The versions that CHANGELOG.md has, and the one that pom.xml is on the way to. */
    private static Set<String> versions() throws IOException {
        Set<String> versions = new TreeSet<>();
        Pattern released = Pattern.compile("^## \\[(\\d[^\\]]*)\\]", Pattern.MULTILINE);
        for (MatchResult found : released.matcher(Files.readString(ROOT.resolve("CHANGELOG.md")))
                .results()
                .toList()) {
            versions.add(found.group(1));
        }
        versions.add(current());
        return versions;
    }

    private static String current() throws IOException {
        Pattern version =
                Pattern.compile("<artifactId>winnet4j</artifactId>\\s*<version>([^<]+?)(-SNAPSHOT)?</version>");
        return version.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void everyTypeSaysSinceWhichVersionItIsThere() throws IOException {
        Set<String> versions = versions();
        List<Docs.Since> types = docs().types();
        assertEquals(
                List.of(),
                types.stream()
                        .filter(type ->
                                type.version().filter(versions::contains).isEmpty())
                        .toList(),
                "a new type has @since " + current());
        assertTrue(types.size() > 180, types.size() + " types");
    }

    /** A link to what isn't public is words without a link in the pages. */
    @Test
    void everyLinkLeadsToWhatUsersSee() throws IOException {
        Docs docs = docs();
        assertEquals(List.of(), docs.deadLinks());
        assertTrue(docs.links() > 500, docs.links() + " links");
    }
}
